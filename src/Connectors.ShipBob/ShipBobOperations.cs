using Connectors.Domain.Ports;
using Connectors.Http;

namespace Connectors.ShipBob;

/// <summary>The operations that this client calls, as data. The vendor has no codes of its own: they are named entity and verb.</summary>
public static class ShipBobOperations
{
    /// <summary>The vendor counts every call of a token: 150 in any minute. Ten are left to people and other tools.</summary>
    private static readonly IReadOnlyList<CallLimit> Limits = [new CallLimit(140, TimeSpan.FromMinutes(1))];

    /// <summary><c>GET channel</c>.</summary>
    public static Operation ListChannels { get; } = Make("channel.list", HttpMethod.Get, "channel", RetrySafety.Read);

    /// <summary><c>POST order</c>. The reference is unique, but a repeat is still preceded by a look-up.</summary>
    public static Operation CreateOrder { get; } = Make("order.create", HttpMethod.Post, "order", RetrySafety.Create);

    /// <summary><c>GET order</c>.</summary>
    public static Operation ListOrders { get; } = Make("order.list", HttpMethod.Get, "order", RetrySafety.Read);

    /// <summary><c>GET order/{order_id}</c>.</summary>
    public static Operation GetOrder { get; } = Make("order.get", HttpMethod.Get, "order/{order_id}", RetrySafety.Read);

    /// <summary><c>GET order/{order_id}/shipment</c>.</summary>
    public static Operation ListShipments { get; } = Make("order.shipments", HttpMethod.Get, "order/{order_id}/shipment", RetrySafety.Read);

    /// <summary><c>POST order/{order_id}:cancel</c>. Only before packing.</summary>
    public static Operation CancelOrder { get; } = Make("order.cancel", HttpMethod.Post, "order/{order_id}:cancel", RetrySafety.Act);

    /// <summary><c>GET inventory-level</c>.</summary>
    public static Operation ListInventoryLevels { get; } = Make("inventory-level.list", HttpMethod.Get, "inventory-level", RetrySafety.Read);

    /// <summary><c>GET inventory-level/locations</c>.</summary>
    public static Operation ListLocationInventoryLevels { get; } =
        Make("inventory-level.locations", HttpMethod.Get, "inventory-level/locations", RetrySafety.Read);

    /// <summary><c>GET product</c>.</summary>
    public static Operation ListProducts { get; } = Make("product.list", HttpMethod.Get, "product", RetrySafety.Read);

    internal const string SystemName = "shipbob";

    private static Operation Make(string code, HttpMethod method, string path, RetrySafety repeat) => new()
    {
        System = SystemName,
        Code = code,
        Method = method,
        Path = path,
        RetrySafety = repeat,
        Group = repeat == RetrySafety.Read ? $"read {path.Split('/')[0]}" : code,
        Budget = "token",
        Limits = Limits,
    };
}
