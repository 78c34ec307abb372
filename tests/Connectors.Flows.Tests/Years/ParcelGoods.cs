using Connectors.Domain.Documents;
using Connectors.Domain.Fulfilment;
using Connectors.Domain.Units;
using Connectors.Domain.Values;
using Connectors.Flows.Tests.Support;

namespace Connectors.Flows.Tests.Years;

/// <summary>What parcels hold: one line each, of goods of one kind or of kits of two parts.</summary>
internal static class ParcelGoods
{
    public static readonly OrderLineId Line = new("1");

    public static readonly Sku Kit = new("table");

    private static readonly Sku Goods = new("lamp");

    private static readonly IReadOnlyList<KitPart> KitParts = [new(new Sku("top"), 1m), new(new Sku("leg"), 2m)];

    public static bool IsKit(string key) => key.EndsWith('1') || key.EndsWith('5') || key.EndsWith('7');

    /// <summary>How many are ordered at first: what leaves can always be less.</summary>
    public static decimal Ordered(string key) => IsKit(key) ? 1 + (key[^1] % 4 / 2) : 2 + (key[^1] % 2);

    public static OrderedLine LineOf(string key, decimal quantity) => IsKit(key) ? new OrderedLine(Line, Kit, quantity) { Parts = KitParts } : new OrderedLine(Line, Goods, quantity);

    /// <summary>What B is asked to send.</summary>
    public static IReadOnlyList<DispatchedLine> ToSend(string key) =>
        IsKit(key) ? [.. KitParts.Select(p => new DispatchedLine(p.Sku, Ordered(key) * p.Quantity))] : [new(Goods, Ordered(key))];

    /// <summary>How many whole ones are in what has left.</summary>
    public static decimal Whole(string key, IEnumerable<DispatchedLine> left)
    {
        var quantities = left.GroupBy(static l => l.Sku).ToDictionary(static g => g.Key, static g => g.Sum(static l => l.Quantity));
        return IsKit(key) ? KitParts.Min(p => decimal.Floor(quantities.GetValueOrDefault(p.Sku) / p.Quantity)) : quantities.GetValueOrDefault(Goods);
    }

    /// <summary>How many kits a part alone would be, were each taken for all of it.</summary>
    public static decimal Share(DispatchedLine part) => decimal.Floor(part.Quantity / KitParts.First(p => p.Sku == part.Sku).Quantity);

    /// <summary>All of it in a single shipment.</summary>
    public static WarehouseOrder AllLeft(string key, DateTimeOffset at) => new()
    {
        Id = MoveIdOf(key),
        Reference = key,
        State = WarehouseOrderState.Dispatched,
        ChangedAt = at,
        Shipments = [new DispatchedShipment { ShipmentId = "S1", State = ShipmentState.Dispatched, DispatchedAt = at, ChangedAt = at, Lines = ToSend(key) }],
    };

    public static string MoveIdOf(string key) => $"B-{key}";

    /// <summary>As much of a sales order as says whose the order at B is.</summary>
    public static SalesOrder SalesOf(string moveId) => new()
    {
        Key = OrderKey.Parse(moveId[2..]),
        ExternalNumber = moveId,
        Origin = Origin.Marketplace,
        OrderedAt = default,
        Customer = new CustomerNumber("C"),
        Currency = Given.Gbp,
        PricesIncludeTax = true,
        ShipTo = new PostalAddress(),
        Total = Money.Zero(Given.Gbp),
    };
}
