using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>A posted invoice of a sales order, as the ERP holds it.</summary>
/// <remarks>Value equality does not look into <see cref="Lines"/>.</remarks>
public sealed record ErpInvoice
{
    /// <summary>The ERP's internal id.</summary>
    public required string Id { get; init; }

    /// <summary>The number people use.</summary>
    public required string Number { get; init; }

    /// <summary>The external number that it carries, that of its order as a rule; empty when there is none.</summary>
    public string ExternalNumber { get; init; } = string.Empty;

    /// <summary>Currency of its amounts.</summary>
    public required CurrencyCode Currency { get; init; }

    /// <summary>Whether its prices contain the tax; null when the ERP did not say.</summary>
    public bool? PricesIncludeTax { get; init; }

    /// <summary>Total with tax, as the ERP computed it; null when the ERP did not say.</summary>
    public decimal? Total { get; init; }

    /// <summary>The goods on it; never null.</summary>
    public IReadOnlyList<ErpInvoiceLine> Lines { get => field ?? []; init; }
}
