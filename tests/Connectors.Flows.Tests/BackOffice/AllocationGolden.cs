using System.Text.Json.Serialization.Metadata;
using Connectors.Domain.Documents;
using Connectors.Domain.Fulfilment;
using Connectors.Domain.Ports;
using Connectors.Domain.Units;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Tests.Support;

namespace Connectors.Flows.Tests.BackOffice;

/// <summary>What a warehouse's stock, and an order that waits for it, keep, with every member filled.</summary>
internal static class AllocationGolden
{
    private static readonly OrderKey Key = new(new("trade"), "1001");

    public static readonly OrderPart Goods = new()
    {
        Lines = [new OrderPartLine(new OrderLineId("11"), new Sku("SKU-1"), 4m, new Ratio(12, 1), new Money(24m, Given.Gbp), new Money(4m, Given.Gbp)) { Parts = [new KitPart(new Sku("SKU-2"), 2m)] }],
        Charges = [new SalesOrderCharge(ChargeKind.Shipping, new Money(6m, Given.Gbp), new Money(1m, Given.Gbp))],
        PricesIncludeTax = true,
        Total = new Money(30m, Given.Gbp),
        ExpectedFees = new Money(1m, Given.Gbp),
    };

    public static readonly StockQuestion Question = new(2, "v1", Given.T0)
    {
        AnsweredAt = Given.T0.AddMinutes(1), Held = Goods, Allocated = 2, Told = 1, ForcedBy = "operations from console: ticket 7", IsForced = true, GivenUpBy = "operations from console: ticket 8", IsWithdrawn = true,
    };

    public static ReleasedPart Part => new()
    {
        Number = 2,
        Goods = Goods,
        ShipmentIds = ["S2"],
        Fulfilment = new FulfilmentOrder { Reference = "trade:1001/p2", DisplayNumber = "SO-1", Origin = Origin.B2B, OrderedAt = Given.T0, ShipTo = Given.Address, Lines = [new FulfilmentLine(new OrderLineId("11"), new Sku("SKU-2"), 8m, "Wall plug")] },
        WarehouseOrderId = "W2",
        IsSubmitted = true,
        Unasked = new UnaskedOrder("W3", WarehouseOrderState.Accepted, "Processing", Given.T0, [Given.Shipment()]),
        Warehouse = WarehouseOrderState.Dispatched,
        WarehouseText = "Fulfilled",
        WarehouseChangedAt = Given.T0,
        WarehouseCheckAt = Given.T0.AddMinutes(1),
        WarehouseCancellation = WarehouseCancellation.TooLate,
    };

    public static IReadOnlyList<AllocationInput> Inputs { get; } =
    [
        new AllocationInput.Asked(Key, 2, Goods, Given.T0, 1) { IsForced = true },
        new AllocationInput.Taken(Key, 2, 1),
        new AllocationInput.Withdrawn(Key, 2, 1),
        new AllocationInput.LevelsRead(3, Given.T0, [new SeenStock(new Sku("SKU-1"), 5m), new SeenStock(new Sku("SKU-2"), null)]),
    ];

    public static IEnumerable<(string Name, JsonTypeInfo Type, Func<object> Make)> Kept =>
    [
        ("allocation-state", AllocationJsonContext.Default.AllocationState, static () => new AllocationState
        {
            Waiting = [new WaitingOrder(Key, 2, Goods, Given.T0, 1) { IsAnswered = true, IsForced = true }],
            Allocated = [new Allocation(Key, 1, [new AllocatedGoods(new Sku("SKU-1"), 4m)]) { TakenAt = Given.T0 }],
            Reading = 3,
            ReadAt = Given.T0,
        }),
        .. Inputs.Select(static i => ($"allocation-input-{i.GetType().Name}", (JsonTypeInfo)AllocationJsonContext.Default.AllocationInput, (Func<object>)(() => i))),
        ("allocation-effect", AllocationJsonContext.Default.AllocationEffect, static () => new AllocationEffect(3, [new Sku("SKU-1")])),
    ];
}
