namespace Connectors.Domain.Documents;

/// <summary>A line of an ERP's ledger, or of the journal that settlements are drafted in, whoever wrote it.</summary>
public sealed record ErpLedgerLine
{
    /// <summary>The document number on it; empty when it has none.</summary>
    public required string DocumentNumber { get; init; }

    /// <summary>Another's number on it; null when it has none, and where the ERP does not tell.</summary>
    public string? ExternalNumber { get; init; }

    /// <summary>Its text; null when it has none.</summary>
    public string? Text { get; init; }

    /// <summary>Number of the account, or of the customer or bank that a draft names; empty where the ERP does not tell.</summary>
    public required string Account { get; init; }

    /// <summary>How much, above zero for debit, in the ledger's own currency.</summary>
    public required decimal Amount { get; init; }

    /// <summary>The day it is posted on; null where the ERP does not tell.</summary>
    public DateOnly? PostingDate { get; init; }

    /// <summary>Whether it is in the ledger; false for a draft.</summary>
    public bool IsPosted { get; init; }
}
