using Connectors.Domain.Ports;
using Connectors.Http;

namespace Connectors.Mirakl;

/// <content>Operations of <see cref="MiraklClient.Orders"/>.</content>
public static partial class MiraklOperations
{
    /// <summary>
    /// OR11 <c>GET /api/orders</c> as a machine polls it. Published: once a minute, counted by the hour, pages included;
    /// keys of external partners once in 15 minutes (<see cref="MiraklPresets.UseExternalPartnerLimits"/>).
    /// </summary>
    public static Operation GetOrders { get; } = Read("OR11", "api/orders") with { Limits = [new CallLimit(60, TimeSpan.FromHours(1))] };

    /// <summary>OR11 <c>GET /api/orders</c> for named orders, which the vendor allows at each page display: look-ups must not wait for the poll.</summary>
    public static Operation GetOrdersById { get; } = Read("OR11", "api/orders") with { ShortestInterval = null, RecommendedInterval = null };

    /// <summary>OR04 <c>PUT /api/orders</c>: changes references; the same value twice has the same effect. Published: once a minute with at most 100 orders.</summary>
    public static Operation UpdateOrders { get; } = Write("OR04", HttpMethod.Put, "api/orders", RetrySafety.SafeRepeat) with { Limits = [PerHour(60)] };

    /// <summary>OR21 <c>PUT /api/orders/{order_id}/accept</c>: decides on all lines. A second call is refused as a wrong state; look up with OR11.</summary>
    public static Operation AcceptOrder { get; } = Write("OR21", HttpMethod.Put, "api/orders/{order_id}/accept", RetrySafety.Act);

    /// <summary>OR23 <c>PUT /api/orders/{order_id}/tracking</c>: sets carrier and number; a repeat overwrites them with the same.</summary>
    public static Operation SetTracking { get; } = Write("OR23", HttpMethod.Put, "api/orders/{order_id}/tracking", RetrySafety.SafeRepeat);

    /// <summary>OR24 <c>PUT /api/orders/{order_id}/ship</c>: ships the whole order. Look up with OR11: <c>SHIPPED</c> or later means done.</summary>
    public static Operation ShipOrder { get; } = Write("OR24", HttpMethod.Put, "api/orders/{order_id}/ship", RetrySafety.Act);

    /// <summary>OR28 <c>PUT /api/orders/refund</c>: refunds lines. A repeat is a second refund: look up with OR11 before every repeat.</summary>
    public static Operation RefundOrderLines { get; } = Write("OR28", HttpMethod.Put, "api/orders/refund", RetrySafety.Create);

    /// <summary>OR30 <c>PUT /api/orders/cancel</c>: cancels parts of lines. A repeat is a second cancelation: look up with OR11 before every repeat.</summary>
    public static Operation CancelOrderLines { get; } = Write("OR30", HttpMethod.Put, "api/orders/cancel", RetrySafety.Create);

    /// <summary>OR29 <c>PUT /api/orders/{order_id}/cancel</c>: cancels the whole order. Look up with OR11: <c>CANCELED</c> means done.</summary>
    public static Operation CancelOrder { get; } = Write("OR29", HttpMethod.Put, "api/orders/{order_id}/cancel", RetrySafety.Act);

    /// <summary>OR32 <c>PUT /api/orders/adjust</c>: adjusts goods sold by measure, once. Look up with OR11. Published: once a minute with at most 100 lines.</summary>
    public static Operation AdjustOrderLines { get; } = Write("OR32", HttpMethod.Put, "api/orders/adjust", RetrySafety.Act) with { Limits = [PerHour(60)] };

    /// <summary>OR64 <c>PUT /api/orders/{order_id}/lines/{line}/resolve_incident</c>: closes an incident. Look up with OR11: the line has left <c>INCIDENT_OPEN</c>.</summary>
    public static Operation ResolveIncident { get; } = Write("OR64", HttpMethod.Put, "api/orders/{order_id}/lines/{line}/resolve_incident", RetrySafety.Act);

    /// <summary>OR07 <c>PUT /api/orders/shipping_from</c>: where lines are sent from. Published: 60 an hour with at most 100 lines.</summary>
    public static Operation UpdateOrderLineShippingOrigins { get; } =
        Write("OR07", HttpMethod.Put, "api/orders/shipping_from", RetrySafety.SafeRepeat) with { Limits = [PerHour(60)] };

    /// <summary>OR31 <c>PUT /api/orders/{order_id}/additional_fields</c>: custom fields. Published: five a second.</summary>
    public static Operation UpdateOrderAdditionalFields { get; } =
        Write("OR31", HttpMethod.Put, "api/orders/{order_id}/additional_fields", RetrySafety.SafeRepeat) with { Limits = [new CallLimit(5, TimeSpan.FromSeconds(1))] };

    /// <summary>OR51 <c>GET /api/orders/{order_id}/evaluation</c>: what the customer thought. Published: at each page display.</summary>
    public static Operation GetOrderEvaluation { get; } = Read("OR51", "api/orders/{order_id}/evaluation");

    /// <summary>OR75 <c>GET /api/orders/taxes</c>: tax codes of orders. Published: once a day.</summary>
    public static Operation GetOrderTaxes { get; } = Read("OR75", "api/orders/taxes");

    /// <summary>OR13 <c>POST /api/orders/async-export</c>: begins an export; another one does no harm. Published: every five minutes, without dates of change once a day.</summary>
    public static Operation ExportOrders { get; } = Write("OR13", HttpMethod.Post, "api/orders/async-export", RetrySafety.SafeRepeat) with { Limits = [PerHour(12)] };

    /// <summary>OR14 <c>GET /api/orders/async-export/status/{tracking_id}</c>: state of an export. Published: every two seconds.</summary>
    public static Operation GetOrderExport { get; } = Read("OR14", "api/orders/async-export/status/{tracking_id}") with { Limits = [PerMinute(30)] };

    /// <summary>OR15 <c>GET</c> of an address that OR14 gave: a file of an export. The path is the contract's placeholder.</summary>
    public static Operation DownloadOrderFile { get; } = Read("OR15", "dynamic-url/The+URL+is+retrieved+from+OR14+output/OR15");

    private static IEnumerable<Operation> OfOrders =>
    [
        GetOrders, GetOrdersById, UpdateOrders, AcceptOrder, SetTracking, ShipOrder, RefundOrderLines, CancelOrderLines, CancelOrder, AdjustOrderLines,
        ResolveIncident, UpdateOrderLineShippingOrigins, UpdateOrderAdditionalFields, GetOrderEvaluation, GetOrderTaxes, ExportOrders,
        GetOrderExport, DownloadOrderFile,
    ];
}
