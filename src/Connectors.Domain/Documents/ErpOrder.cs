using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>A sales order as the ERP holds it.</summary>

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
}
