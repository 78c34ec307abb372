using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>One line of a settlement journal: either debit or credit is above zero, the other is zero.</summary>
public sealed record SettlementJournalLine
{
    /// <summary>Where it is booked.</summary>
    public required PostingTarget Target { get; init; }

    /// <summary>The ERP's tax code; null when there is none.</summary>
    public string? TaxCode { get; init; }

    /// <summary>The ERP's dimension value; null when there is none.</summary>
    public string? Dimension { get; init; }

    /// <summary>The marketplace's order id when the journal is grouped by order or line; otherwise null.</summary>
    public string? OrderId { get; init; }

    /// <summary>The transaction id when the journal has a line for each; otherwise null.</summary>
    public string? LineId { get; init; }

    /// <summary>Amount on the left side, zero or above.</summary>
    public required Money Debit { get; init; }

    /// <summary>Amount on the right side, zero or above.</summary>
    public required Money Credit { get; init; }
}
