using Connectors.Domain.Ports;
using Connectors.Http;

namespace Connectors.Mirakl;

/// <content>Operations of <see cref="MiraklClient.Orders"/>.</content>
public static partial class MiraklOperations
{
    /// <summary>
    /// OR11 <c>GET /api/orders</c> as a machine polls it. Published: once a minute, counted by the hour, pages included;
    /// keys of external partners once in 15 minutes (set <see cref="MiraklClientOptions.CallLimits"/>).
    /// </summary>
    public static Operation GetOrders { get; } = Read("OR11", "api/orders") with { Limits = [new CallLimit(60, TimeSpan.FromHours(1))] };

    /// <summary>OR11 <c>GET /api/orders</c> for named orders, which the vendor allows at each page display: look-ups must not wait for the poll.</summary>
    public static Operation GetOrdersById { get; } = Read("OR11", "api/orders");

    /// <summary>OR04 <c>PUT /api/orders</c>: changes references; the same value twice has the same effect. Published: once a minute with at most 100 orders.</summary>
    public static Operation UpdateOrders { get; } = new()
    {
        System = System, Code = "OR04", Method = HttpMethod.Put, Path = "api/orders", Repeat = RepeatRule.SafeRepeat,
        Limits = [new CallLimit(60, TimeSpan.FromHours(1))],
    };

    /// <summary>OR21 <c>PUT /api/orders/{order_id}/accept</c>: decides on all lines. A second call is refused as a wrong state; look up with OR11.</summary>
    public static Operation AcceptOrder { get; } = Write("OR21", HttpMethod.Put, "api/orders/{order_id}/accept", RepeatRule.Act);

    /// <summary>OR23 <c>PUT /api/orders/{order_id}/tracking</c>: sets carrier and number; a repeat overwrites them with the same.</summary>
    public static Operation SetTracking { get; } = Write("OR23", HttpMethod.Put, "api/orders/{order_id}/tracking", RepeatRule.SafeRepeat);

    /// <summary>OR24 <c>PUT /api/orders/{order_id}/ship</c>: ships the whole order. Look up with OR11: <c>SHIPPED</c> or later means done.</summary>
    public static Operation ShipOrder { get; } = Write("OR24", HttpMethod.Put, "api/orders/{order_id}/ship", RepeatRule.Act);

    private static IEnumerable<Operation> OfOrders => [GetOrders, GetOrdersById, UpdateOrders, AcceptOrder, SetTracking, ShipOrder];
}
