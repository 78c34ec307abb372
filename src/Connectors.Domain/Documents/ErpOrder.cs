using Connectors.Domain.Reasons;
using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>A sales order as the ERP holds it.</summary>
/// <remarks>Value equality does not look into <see cref="Differences"/>.</remarks>
public sealed record ErpOrder
{
    /// <summary>The ERP's internal id.</summary>
    public required string Id { get; init; }

    /// <summary>The number people use.</summary>
    public required string Number { get; init; }

    /// <summary>Our external number on it.</summary>
    public required string ExternalNumber { get; init; }

    /// <summary>Whether it was found as an invoice because the order itself was posted and is gone.</summary>
    public bool IsInvoiced { get; init; }

    /// <summary>Total with tax, as the ERP computed it; null when the ERP did not say.</summary>
    public Money? Total { get; init; }

    /// <summary>The tax in <see cref="Total"/>, as the ERP computed it; null when the ERP did not say.</summary>
    public Money? TaxTotal { get; init; }

    /// <summary>Whether it was found without its lines, which could not be read: it is there, and what it holds is not known yet.</summary>
    public bool IsIncomplete { get; init; }

    /// <summary>
    /// What a look-up found to be otherwise than it was asked for: customer, goods, charges, address. Figures and codes only; of an address that it differs, not how.
    /// Empty when nothing is, or it was not compared. Never null.
    /// </summary>
    public IReadOnlyList<Fact> Differences { get => field ?? []; init => field = value is { Count: > 0 } ? value : null; }
}
