using Connectors.Domain.Carriers;
using Connectors.Domain.Fulfilment;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;

namespace Connectors.Flows.BackOffice;

/// <summary>What conclusions about ERP and warehouse rest on besides the order: an immutable snapshot.</summary>
/// <param name="Now">The present instant, UTC.</param>
/// <param name="Erp">What the ERP can do.</param>
/// <param name="Warehouse">What the warehouse can do.</param>
internal sealed record BackOfficeContext(DateTimeOffset Now, ErpCapabilities Erp, WarehouseCapabilities Warehouse)
{
    /// <summary>Largest difference between the ERP's total and the order's, in major units, that is let pass.</summary>
    public decimal TotalTolerance { get; init; }

    /// <summary>How soon a held order is looked at again although nothing changed.</summary>
    public required TimeSpan RecheckHolds { get; init; }

    /// <summary>Time between two looks at a sales order that people are to change in the ERP.</summary>
    public required TimeSpan ErpCheckEvery { get; init; }

    /// <summary>The warehouse that sends the goods; null where the ERP's own people do, and what it posted is what left.</summary>
    public required ConnectionName? WarehouseName { get; init; }

    /// <summary>How the ERP writes a unit.</summary>
    public Func<UnitCode, string> UnitText { get; init; } = static unit => unit.Value;

    /// <summary>How soon what the ERP posted is certain to have been read: shipments of an order that is posted whole may show that much later.</summary>
    public TimeSpan ShipmentsShowWithin { get; init; }

    /// <summary>Carriers and numbers that people entered; null without such a table.</summary>
    public TrackingMap? Tracking { get; init; }

    /// <summary>Delivery services to the warehouse's texts; null where the channel's own are passed on.</summary>
    public DeliveryServiceMap? DeliveryServices { get; init; }

    /// <summary>What the ERP's connection can do with goods that left; null where others post.</summary>
    public ErpFulfilmentCapabilities? Fulfilment { get; init; }

    /// <summary>Who posts; <see cref="DispatchPosting.ByOthers"/> counts for each where <see cref="Fulfilment"/> is null.</summary>
    public DispatchPosting Posting { get; init; }

    /// <summary>Whether what the warehouse does not have waits, and what it has leaves; otherwise orders go to it whole.</summary>
    public bool SplitsBackorders { get; init; }

    /// <summary>The order as people know it, for messages.</summary>
    public required string OrderName { get; init; }
}
