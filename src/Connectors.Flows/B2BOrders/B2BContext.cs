using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Rules;

namespace Connectors.Flows.B2BOrders;

/// <summary>Everything besides the order that a decision rests on: an immutable snapshot.</summary>
/// <param name="Now">The present instant, UTC.</param>
/// <param name="Route">The way of the order.</param>
/// <param name="Policy">The merchant's choices.</param>
/// <param name="Tables">The mapping tables.</param>
internal sealed record B2BContext(DateTimeOffset Now, B2BRoute Route, B2BPolicy Policy, B2BTables Tables)
{
    /// <summary>What the store can do.</summary>
    public StorefrontCapabilities Storefront { get; init; } = new();

    /// <summary>What the ERP can do.</summary>
    public ErpCapabilities Erp { get; init; } = new();

    /// <summary>How the ERP writes a unit.</summary>
    public Func<UnitCode, string> UnitText { get; init; } = static unit => unit.Value;

    /// <summary>What the ERP can do with goods that left; null when its connection posts nothing.</summary>
    public ErpFulfilmentCapabilities? Fulfilment { get; init; }

    /// <summary>Whether the ERP's connection has returns, so that refunds can be credited.</summary>
    public bool TakesReturns { get; init; }

    /// <summary>Whether the ERP's connection tells what customers owe.</summary>
    public bool TellsReceivables { get; init; }

    /// <summary>What the warehouse can do.</summary>
    public WarehouseCapabilities Warehouse { get; init; } = new();

    /// <summary>Rules of the host's own, in the order they are asked; never null.</summary>
    public IReadOnlyList<HostRule> Rules { get => field ?? []; init; }

    /// <summary>The part of it that the back office's conclusions rest on.</summary>
    /// <param name="orderName">The order as people know it.</param>
    public BackOfficeContext BackOffice(string orderName) => new(Now, Erp, Warehouse)
    {
        TotalTolerance = Policy.ErpTotalTolerance,
        RecheckHolds = Policy.RecheckHolds,
        ErpCheckEvery = Policy.ErpCheckEvery,
        WarehouseName = Route.Warehouse,
        UnitText = UnitText,
        ShipmentsShowWithin = Policy.DispatchPollEvery + Policy.DispatchPollEvery + Policy.PollOverlap,
        Fulfilment = Fulfilment,
        Posting = Policy.Posting,
        DeliveryServices = Tables.DeliveryServices,
        SplitsBackorders = Policy.Backorders == Backorders.ReleaseInStock,
        OrderName = orderName,
    };
}
