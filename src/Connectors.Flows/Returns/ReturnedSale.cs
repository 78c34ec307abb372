using Connectors.Domain.Documents;
using Connectors.Domain.Returns;
using Connectors.Domain.Values;

namespace Connectors.Flows.Returns;

/// <summary>What goods that come back were sold with, as the order's own case and the ERP know it.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
internal sealed record ReturnedSale
{
    /// <summary>The order in the ERP.</summary>
    public required ErpOrder Order { get; init; }

    /// <summary>Whether its prices contain the tax.</summary>
    public required bool PricesIncludeTax { get; init; }

    /// <summary>Currency of every amount.</summary>
    public required CurrencyCode Currency { get; init; }

    /// <summary>Its lines; never null.</summary>
    public IReadOnlyList<SoldUnit> Lines { get => field ?? []; init; }

    /// <summary>The delivery as it was booked; null when there was none.</summary>
    public SoldDelivery? Delivery { get; init; }

    /// <summary>When the first of it left, UTC; null when nobody said.</summary>
    public DateTimeOffset? LeftAt { get; init; }

    /// <summary>Its posted invoices, oldest first; empty while there is none. Never null.</summary>
    public IReadOnlyList<ErpInvoice> Invoices { get => field ?? []; init; }
}
