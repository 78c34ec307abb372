using Connectors.Domain.Ports;
using Connectors.Http;

namespace Connectors.Mirakl;

/// <summary>
/// The operations this package calls, as data. Limits are the published maxima that a client can keep; what is published as
/// "once a business event" or "at each page display" has none, and what is published as "once a day" is for the caller to keep
/// (<see cref="MiraklMarketplace"/> does): a budget of one call a day would also forbid the repeat after a failure.
/// </summary>
public static class MiraklOperations
{
    private const string System = "mirakl";

    /// <summary>V01 <c>GET /api/version</c>: health, judged by the status alone.</summary>
    public static Operation CheckHealth { get; } = Read("V01", "api/version");

    /// <summary>A01 <c>GET /api/account</c>: the shop. Published: once a day.</summary>
    public static Operation GetAccount { get; } = Read("A01", "api/account");

    /// <summary>PC01 <c>GET /api/platform/configuration</c>: settings of the platform. Needs a shop administrator's key.</summary>
    public static Operation GetPlatformConfiguration { get; } = Read("PC01", "api/platform/configuration");

    /// <summary>SH21 <c>GET /api/shipping/carriers</c>: registered carriers. Published: once a day.</summary>
    public static Operation GetCarriers { get; } = Read("SH21", "api/shipping/carriers");

    /// <summary>SH12 <c>GET /api/shipping/types</c>: shipping methods. Published: once a day.</summary>
    public static Operation GetShippingTypes { get; } = Read("SH12", "api/shipping/types");

    /// <summary>RE01 <c>GET /api/reasons</c>: reasons. Published: at each page display.</summary>
    public static Operation GetReasons { get; } = Read("RE01", "api/reasons");

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

    /// <summary>ST01 <c>POST /api/shipments</c>: creates shipments. A part of a quantity could be shipped twice: look up with ST11 before every repeat.</summary>
    public static Operation CreateShipments { get; } = Write("ST01", HttpMethod.Post, "api/shipments", RepeatRule.Create);

    /// <summary>ST11 <c>GET /api/shipments</c>: shipments. Published: at each page display.</summary>
    public static Operation GetShipments { get; } = Read("ST11", "api/shipments");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Operation> All { get; } =
    [
        CheckHealth, GetAccount, GetPlatformConfiguration, GetCarriers, GetShippingTypes, GetReasons, GetOrders, GetOrdersById,
        UpdateOrders, AcceptOrder, SetTracking, ShipOrder, CreateShipments, GetShipments,
    ];

    private static Operation Read(string code, string path) => Write(code, HttpMethod.Get, path, RepeatRule.Read);

    private static Operation Write(string code, HttpMethod method, string path, RepeatRule repeat) =>
        new() { System = System, Code = code, Method = method, Path = path, Repeat = repeat };
}
