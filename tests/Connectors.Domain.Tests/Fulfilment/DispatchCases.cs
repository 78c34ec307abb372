using Connectors.Domain.Documents;
using Connectors.Domain.Values;
using FsCheck;
using FsCheck.Fluent;

namespace Connectors.Domain.Tests.Fulfilment;

/// <summary>What warehouses send: few shipments, many snapshots, some of the same instant, with and without line ids.</summary>
internal static class DispatchCases
{
    internal static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly Gen<DispatchedLine> Line =
        from sku in Gen.Elements("PAINT", "PAINT", "BRUSH", "LADDER")
        from quantity in Gen.Choose(0, 30)
        from line in Gen.Elements("", "", "L1", "L2", "L3", "L9")
        select new DispatchedLine(new Sku(sku), quantity, line.Length == 0 ? null : new OrderLineId(line));

    internal static Gen<DispatchedShipment[]> Snapshots { get; } =
        from snapshots in Snapshot().ArrayOf()
        select snapshots;

    /// <summary>Two cases of twelve.</summary>
    internal static SalesOrder Order { get; } = new()
    {
        Key = new OrderKey(new ConnectionName("store"), "1-A"), ExternalNumber = "store:1-A", Origin = Origin.Marketplace, OrderedAt = Noon,
        Customer = new CustomerNumber("C1"), Currency = CurrencyCode.Gbp, PricesIncludeTax = true, ShipTo = new PostalAddress(),
        Lines =
        [
            new SalesOrderLine
            {
                LineId = new OrderLineId("L1"), Sku = new Sku("PAINT"), Quantity = new Quantity(24, new UnitCode("EA")), Amount = new Money(40m, CurrencyCode.Gbp),
                Tax = new Money(8m, CurrencyCode.Gbp), Ordered = new OrderedPack(new UnitCode("CASE"), 2, new Ratio(12), new Money(20m, CurrencyCode.Gbp)),
            },
        ],
        Charges = [new SalesOrderCharge(ChargeKind.Shipping, new Money(6m, CurrencyCode.Gbp))],
        Total = new Money(46m, CurrencyCode.Gbp),
        ExpectedFees = new Money(5m, CurrencyCode.Gbp),
    };

    internal static DispatchedShipment Shipment(string id, int changed, IReadOnlyList<DispatchedLine> lines) => new()
    {
        ShipmentId = id,
        State = ShipmentState.Dispatched,
        ChangedAt = Noon.AddMinutes(changed),
        DispatchedAt = Noon.AddMinutes(changed),
        CarrierText = "DPD",
        Lines = lines,
    };

    private static Gen<DispatchedShipment> Snapshot() =>
        from id in Gen.Choose(1, 4)
        from changed in Gen.Choose(0, 3)
        from state in Gen.Elements(ShipmentState.Dispatched, ShipmentState.Dispatched, ShipmentState.Pending, ShipmentState.Cancelled)
        from first in Line
        from rest in Line.ListOf()
        select Shipment($"S{id}", changed, [first, .. rest.Take(3)]) with { State = state };
}
