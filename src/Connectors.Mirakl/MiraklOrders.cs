using System.Runtime.CompilerServices;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Mirakl.Internal;
using Connectors.Mirakl.Json;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl;

/// <summary>Order operations. Immutable and thread-safe. Methods throw <see cref="ConnectorException"/> when the call fails.</summary>
public class MiraklOrders : MiraklOperationGroup
{
    /// <summary>Most order ids in one call of OR11, and most orders in one call of OR04.</summary>
    public const int MaxOrdersPerCall = 100;

    /// <summary>Most order lines in one call of OR07 and of OR32.</summary>
    public const int MaxOrderLinesPerCall = 100;

    /// <summary>The pace that the vendor recommends; OR14 could be asked every two seconds.</summary>
    private static readonly TimeSpan ExportPace = TimeSpan.FromSeconds(10);

    internal MiraklOrders(MiraklTransport transport)
        : base(transport)
    {
    }

    /// <summary>For mocks: override what the test needs.</summary>
    protected MiraklOrders()
        : base(null)
    {
    }

    /// <summary>Lists orders, oldest order first. OR11 <c>GET /api/orders</c>; <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="filter">Which; null for all.</param>
    /// <param name="cancellationToken">Cancels every page.</param>
    /// <returns>
    /// Pages of at most 100, by offset: a continuation token is the number of items already read. Orders that enter the set while paging
    /// can show up twice; none is left out as long as none leaves the set (see <see cref="OrderFilter"/>).
    /// </returns>
    /// <example>
    /// <code>
    /// var mirakl = provider.GetRequiredKeyedService&lt;MiraklClient&gt;("bq");
    /// var ready = new OrderFilter { OrderStates = [OrderState.Shipping] };
    /// await foreach (var order in mirakl.Orders.GetOrdersAsync(ready, cancellationToken))
    /// {
    ///     Console.WriteLine(order.OrderId);
    /// }
    /// </code>
    /// </example>
    public virtual AsyncPageable<Order> GetOrdersAsync(OrderFilter? filter = null, CancellationToken cancellationToken = default) =>
        Transport.ByOffset(
            () => GetOrders(filter ?? new OrderFilter()), MiraklJsonContext.Default.OrderPage, Lists.Orders, static p => (p.Orders, p.TotalCount), static o => o.OrderId, MaxOrdersPerCall, cancellationToken);

    /// <summary>
    /// Reads the named orders, 100 to a call. OR11 <c>GET /api/orders</c> with <c>order_ids</c>; <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <param name="orderIds">Order ids such as <c>12345-A</c>, not commercial ids.</param>
    /// <param name="orderTaxMode">Tax mode the amounts are wanted in; null for the platform's default.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>
    /// The orders that exist, in no particular order, and beside them those that could not be read; ids the platform does not know are left out.
    /// </returns>
    /// <exception cref="ArgumentException">An id is empty or contains a comma.</exception>
    public virtual async Task<ItemList<Order>> GetOrdersByIdAsync(
        IEnumerable<string> orderIds, OrderTaxMode? orderTaxMode = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(orderIds);
        var ids = orderIds.Distinct(StringComparer.Ordinal).ToList();
        if (ids.Exists(static id => string.IsNullOrWhiteSpace(id) || id.Contains(',', StringComparison.Ordinal)))
            throw new ArgumentException("An order id is empty or contains a comma.", nameof(orderIds));

        var orders = new List<Order>(ids.Count);
        var unreadable = new List<UnreadableItem>();
        foreach (var chunk in ids.Chunk(MaxOrdersPerCall))
        {
            var page = await Transport.SendForListAsync(
                Transport.Call(MiraklOperations.GetOrdersById)
                    .QueryJoined("order_ids", chunk)
                    .Query("order_tax_mode", orderTaxMode?.Value)
                    .Query("max", (long?)MaxOrdersPerCall)
                    .Expect(MaxOrdersPerCall),
                MiraklJsonContext.Default.OrderPage,
                Lists.Orders,
                cancellationToken).ConfigureAwait(false);
            orders.AddRange(page.Value.Orders);
            unreadable.AddRange(page.Unreadable);
        }

        return new ItemList<Order>(orders, unreadable);
    }

    /// <summary>
    /// Accepts or refuses the lines of an order that waits for acceptance. OR21 <c>PUT /api/orders/{order_id}/accept</c>.
    /// <see cref="RetrySafety.Act"/>: after an unknown outcome read the order (OR11); a second call is refused with <c>ORDER_INVALID_STATE</c>.
    /// </summary>
    /// <param name="orderId">The order.</param>
    /// <param name="decisions">One for every line of the order: the platform wants all of them in one call.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">There is no decision, or one whose line is no id.</exception>
    /// <exception cref="ConnectorNotAvailableException">The shop may not decide its lines differently (<c>ORDER_PARTIAL_ACCEPTANCE_DISABLED</c>): nothing was decided.</exception>
    /// <exception cref="ConnectorException">
    /// Refused, among others with <c>ORDER_INVALID_STATE</c>, <c>ORDER_LINE_NOT_FOUND</c> or <c>ORDER_LINE_ACCEPTANCE_DECISION_MISSING</c>; or the call failed.
    /// </exception>
    public virtual Task AcceptOrderAsync(string orderId, IReadOnlyList<OrderLineDecision> decisions, CancellationToken cancellationToken = default)
    {
        Batches.ThrowUnlessOneTo(int.MaxValue, decisions, static d => [d.Id]);
        return Transport.SendAsync(
            Transport.Call(MiraklOperations.AcceptOrder).Path("order_id", orderId).Json(new AcceptanceBody(decisions), MiraklJsonContext.Default.AcceptanceBody),
            cancellationToken);
    }

    /// <summary>
    /// Sets carrier and tracking number of a whole order, before shipping or later to correct them.
    /// OR23 <c>PUT /api/orders/{order_id}/tracking</c>; <see cref="RetrySafety.SafeRepeat"/>.
    /// </summary>
    /// <param name="orderId">The order.</param>
    /// <param name="tracking">Carrier and number.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorException">Refused, for example an unregistered carrier; or the call failed.</exception>
    public virtual Task SetTrackingAsync(string orderId, OrderTracking tracking, CancellationToken cancellationToken = default) =>
        Transport.SendAsync(
            Transport.Call(MiraklOperations.SetTracking).Path("order_id", orderId).Json(tracking, MiraklJsonContext.Default.OrderTracking),
            cancellationToken);

    /// <summary>
    /// Confirms the whole order as shipped; parts are impossible here. OR24 <c>PUT /api/orders/{order_id}/ship</c>.
    /// <see cref="RetrySafety.Act"/>: after an unknown outcome read the order; <c>SHIPPED</c> or later means done.
    /// </summary>
    /// <param name="orderId">The order, in <c>SHIPPING</c>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorException">Refused: wrong state, or tracking is mandatory and missing; or the call failed.</exception>
    public virtual Task ShipOrderAsync(string orderId, CancellationToken cancellationToken = default) =>
        Transport.SendAsync(Transport.Call(MiraklOperations.ShipOrder).Path("order_id", orderId), cancellationToken);

    /// <summary>Writes references to orders. OR04 <c>PUT /api/orders</c>; <see cref="RetrySafety.SafeRepeat"/>.</summary>
    /// <param name="updates">1 to 100 orders.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Changed orders, and the errors of those that were refused: the call succeeds even when all fail.</returns>
    /// <exception cref="ArgumentException">There are none, or more than 100.</exception>
    public virtual async Task<BatchResult<UpdatedOrder>> UpdateOrdersAsync(IReadOnlyList<OrderUpdate> updates, CancellationToken cancellationToken = default)
    {
        Batches.ThrowUnlessOneTo(MaxOrdersPerCall, updates, static u => [u.OrderId]);
        var result = await Transport.SendAsync(
            Transport.Call(MiraklOperations.UpdateOrders).Json(new OrderUpdatesBody(updates), MiraklJsonContext.Default.OrderUpdatesBody),
            MiraklJsonContext.Default.OrderUpdatesResult,
            cancellationToken).ConfigureAwait(false);
        return new BatchResult<UpdatedOrder>(
            [.. result.UpdatedOrders.Where(static o => o.Errors.Count == 0).Select(static o => (o.Updated ?? new UpdatedOrder()) with { OrderId = o.OrderId })],
            [.. result.UpdatedOrders.SelectMany(static o => Batches.Failures(o.OrderId, o.Errors))]);
    }

    /// <summary>
    /// Refunds order lines, on orders whose customer was debited. OR28 <c>PUT /api/orders/refund</c>.
    /// <see cref="RetrySafety.Create"/>: a repeat is a second refund; <see cref="FindRefundAsync"/> tells whether one was made.
    /// </summary>
    /// <param name="refunds">At least one.</param>
    /// <param name="orderTaxMode">Tax mode the amounts are in, best that of the order as it was read; null for the platform's default.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The refunds with their ids.</returns>
    /// <exception cref="ArgumentException">There are none.</exception>
    /// <exception cref="ConnectorException">Refused, for example the line cannot be refunded or the seller's balance is too small; or the call failed.</exception>
    public virtual Task<CreatedRefunds> RefundOrderLinesAsync(
        IReadOnlyList<NewRefund> refunds, OrderTaxMode? orderTaxMode = null, CancellationToken cancellationToken = default)
    {
        Batches.ThrowUnlessOneTo(int.MaxValue, refunds, static r => [r.OrderLineId]);
        return Transport.SendAsync(
            Transport.Call(MiraklOperations.RefundOrderLines).Json(new NewRefundsBody(orderTaxMode, refunds), MiraklJsonContext.Default.NewRefundsBody),
            MiraklJsonContext.Default.CreatedRefunds,
            cancellationToken);
    }

    /// <summary>
    /// Whether a refund was made: equal amounts and reason on the line, made since the attempt began. OR11 <c>GET /api/orders</c>; <see cref="RetrySafety.Read"/>.
    /// Two equal refunds of a line at the same time cannot be told apart: make one after the other.
    /// </summary>
    /// <param name="orderId">The order.</param>
    /// <param name="refund">The refund, as it was sent.</param>
    /// <param name="since">When the attempt began. An equal refund up to five minutes older proves nothing, as clocks differ.</param>
    /// <param name="orderTaxMode">The tax mode it was sent in.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual async Task<LookupResult<OrderLineRefund>> FindRefundAsync(
        string orderId, NewRefund refund, DateTimeOffset since, OrderTaxMode? orderTaxMode = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(refund);
        return OrderLookup.Refund(await FindAsync(orderId, orderTaxMode, cancellationToken).ConfigureAwait(false), refund, since);
    }

    /// <summary>
    /// Cancels parts of order lines, on orders whose customer was not debited yet. OR30 <c>PUT /api/orders/cancel</c>.
    /// <see cref="RetrySafety.Create"/>: a repeat is a second cancelation; <see cref="FindCancelationAsync"/> tells whether one was made.
    /// </summary>
    /// <param name="cancelations">At least one.</param>
    /// <param name="orderTaxMode">Tax mode the amounts are in, best that of the order as it was read; null for the platform's default.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The cancelations with their ids.</returns>
    /// <exception cref="ArgumentException">There are none.</exception>
    /// <exception cref="ConnectorException">Refused, for example the order cannot be cancelled any more; or the call failed.</exception>
    public virtual Task<CreatedCancelations> CancelOrderLinesAsync(
        IReadOnlyList<NewCancelation> cancelations, OrderTaxMode? orderTaxMode = null, CancellationToken cancellationToken = default)
    {
        Batches.ThrowUnlessOneTo(int.MaxValue, cancelations, static c => [c.OrderLineId]);
        return Transport.SendAsync(
            Transport.Call(MiraklOperations.CancelOrderLines)
                .Json(new NewCancelationsBody(orderTaxMode, cancelations), MiraklJsonContext.Default.NewCancelationsBody),
            MiraklJsonContext.Default.CreatedCancelations,
            cancellationToken);
    }

    /// <summary>
    /// Whether a cancelation was made: equal quantity, amounts and reason on the line, made since the attempt began.
    /// OR11 <c>GET /api/orders</c>; <see cref="RetrySafety.Read"/>. Two equal ones at the same time cannot be told apart: make one after the other.
    /// </summary>
    /// <param name="orderId">The order.</param>
    /// <param name="cancelation">The cancelation, as it was sent.</param>
    /// <param name="since">When the attempt began. An equal cancelation up to five minutes older proves nothing, as clocks differ.</param>
    /// <param name="orderTaxMode">The tax mode it was sent in.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual async Task<LookupResult<OrderLineCancelation>> FindCancelationAsync(
        string orderId, NewCancelation cancelation, DateTimeOffset since, OrderTaxMode? orderTaxMode = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(cancelation);
        return OrderLookup.Cancelation(await FindAsync(orderId, orderTaxMode, cancellationToken).ConfigureAwait(false), cancelation, since);
    }

    /// <summary>
    /// Cancels a whole order whose customer was not debited yet. OR29 <c>PUT /api/orders/{order_id}/cancel</c>.
    /// <see cref="RetrySafety.Act"/>: <see cref="FindOrderCancelationAsync"/> tells whether it happened.
    /// </summary>
    /// <param name="orderId">The order; its <see cref="Order.CanCancel"/> says whether it can be cancelled.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorException">Refused: wrong state; or the call failed.</exception>
    public virtual Task CancelOrderAsync(string orderId, CancellationToken cancellationToken = default) =>
        Transport.SendAsync(Transport.Call(MiraklOperations.CancelOrder).Path("order_id", orderId), cancellationToken);

    /// <summary>Whether a whole order is cancelled (OR29). OR11 <c>GET /api/orders</c>; <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual async Task<LookupResult<Order>> FindOrderCancelationAsync(string orderId, CancellationToken cancellationToken = default) =>
        OrderLookup.Cancelation(await FindAsync(orderId, null, cancellationToken).ConfigureAwait(false));

    /// <summary>Whether an order was decided on (OR21): absent while it is staging or waits for acceptance. OR11 <c>GET /api/orders</c>; <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual async Task<LookupResult<Order>> FindAcceptanceAsync(string orderId, CancellationToken cancellationToken = default) =>
        OrderLookup.Acceptance(await FindAsync(orderId, null, cancellationToken).ConfigureAwait(false));

    /// <summary>Whether a whole order was shipped (OR24). OR11 <c>GET /api/orders</c>; <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual async Task<LookupResult<Order>> FindOrderShipmentAsync(string orderId, CancellationToken cancellationToken = default) =>
        OrderLookup.Shipment(await FindAsync(orderId, null, cancellationToken).ConfigureAwait(false));

    /// <summary>
    /// Reports what was really delivered of goods sold by measure; the platform cancels or refunds the difference. OR32 <c>PUT /api/orders/adjust</c>,
    /// at most once a minute. <see cref="RetrySafety.Act"/>: a line is adjusted once; <see cref="FindAdjustmentAsync"/> tells whether it was.
    /// </summary>
    /// <param name="adjustments">1 to 100 lines.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Adjusted lines, and the errors of those that were refused: the call succeeds even when all fail.</returns>
    /// <exception cref="ArgumentException">There are none, or more than 100.</exception>
    public virtual async Task<BatchResult<AdjustedOrderLine>> AdjustOrderLinesAsync(
        IReadOnlyList<OrderLineAdjustment> adjustments, CancellationToken cancellationToken = default)
    {
        Batches.ThrowUnlessOneTo(MaxOrderLinesPerCall, adjustments, static a => [a.OrderLineId]);
        var result = await Transport.SendAsync(
            Transport.Call(MiraklOperations.AdjustOrderLines).Json(new AdjustmentsBody(adjustments), MiraklJsonContext.Default.AdjustmentsBody),
            MiraklJsonContext.Default.AdjustmentsResult,
            cancellationToken).ConfigureAwait(false);
        return new BatchResult<AdjustedOrderLine>(
            [.. result.OrderLinesAdjusted.Where(static l => l.Errors.Count == 0)],
            [.. result.OrderLinesAdjusted.SelectMany(static l => Batches.Failures(l.OrderLineId, l.Errors))]);
    }

    /// <summary>Whether a line was adjusted (OR32). OR11 <c>GET /api/orders</c>; <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="orderId">The order of the line.</param>
    /// <param name="adjustment">The adjustment, as it was sent.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual async Task<LookupResult<OrderLine>> FindAdjustmentAsync(string orderId, OrderLineAdjustment adjustment, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(adjustment);
        return OrderLookup.Adjustment(await FindAsync(orderId, null, cancellationToken).ConfigureAwait(false), adjustment);
    }

    /// <summary>
    /// Closes the incident of an order line. OR64 <c>PUT /api/orders/{order_id}/lines/{line}/resolve_incident</c>.
    /// <see cref="RetrySafety.Act"/>: <see cref="FindIncidentResolutionAsync"/> tells whether it happened.
    /// </summary>
    /// <param name="orderId">The order.</param>
    /// <param name="orderLineId">The line, in <c>INCIDENT_OPEN</c>.</param>
    /// <param name="reasonCode">Reason, a code of RE01 of type <c>INCIDENT_CLOSE</c>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorException">Refused: wrong state; or the call failed.</exception>
    public virtual Task ResolveIncidentAsync(string orderId, string orderLineId, string reasonCode, CancellationToken cancellationToken = default) =>
        Transport.SendAsync(
            Transport.Call(MiraklOperations.ResolveIncident)
                .Path("order_id", orderId)
                .Path("line", orderLineId)
                .Json(new IncidentResolutionBody(reasonCode), MiraklJsonContext.Default.IncidentResolutionBody),
            cancellationToken);

    /// <summary>Whether the incident of an order line is closed (OR64): absent while the line is in <c>INCIDENT_OPEN</c>. OR11 <c>GET /api/orders</c>; <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="orderLineId">The line.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual async Task<LookupResult<OrderLine>> FindIncidentResolutionAsync(string orderId, string orderLineId, CancellationToken cancellationToken = default) =>
        OrderLookup.IncidentResolution(await FindAsync(orderId, null, cancellationToken).ConfigureAwait(false), orderLineId);

    /// <summary>Says where order lines are sent from. OR07 <c>PUT /api/orders/shipping_from</c>, at most 60 times an hour; <see cref="RetrySafety.SafeRepeat"/>.</summary>
    /// <param name="origins">1 to 100 lines.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Origins as they are now, and the errors of lines that were refused: the call succeeds even when all fail.</returns>
    /// <exception cref="ArgumentException">There are none, or more than 100.</exception>
    public virtual async Task<BatchResult<ShippingOriginUpdate>> UpdateShippingOriginsAsync(
        IReadOnlyList<ShippingOriginUpdate> origins, CancellationToken cancellationToken = default)
    {
        Batches.ThrowUnlessOneTo(MaxOrderLinesPerCall, origins, static o => [o.Id]);
        var result = await Transport.SendAsync(
            Transport.Call(MiraklOperations.UpdateOrderLineShippingOrigins).Json(new OrderLineOriginsBody(origins), MiraklJsonContext.Default.OrderLineOriginsBody),
            MiraklJsonContext.Default.OrderLineOriginsResult,
            cancellationToken).ConfigureAwait(false);
        return new BatchResult<ShippingOriginUpdate>(
            [
                .. result.OrderLines.Where(static l => l.Errors.Count == 0)
                    .Select(static l => new ShippingOriginUpdate { Id = l.Id ?? string.Empty, ShippingFrom = l.Updated, AdditionalData = l.AdditionalData }),
            ],
            [.. result.OrderLines.SelectMany(static l => Batches.Failures(l.Id, l.Errors))]);
    }

    /// <summary>
    /// Changes custom fields of an order and its lines. OR31 <c>PUT /api/orders/{order_id}/additional_fields</c>, at most five times a second;
    /// <see cref="RetrySafety.SafeRepeat"/>. Fields that are not named stay; one without a value is cleared, unless the operator requires it.
    /// </summary>
    /// <param name="orderId">The order.</param>
    /// <param name="fields">The fields to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>All fields as they are now, or the errors, keyed by the order: nothing changed then, though the call succeeds.</returns>
    public virtual async Task<BatchResult<OrderAdditionalFields>> UpdateAdditionalFieldsAsync(
        string orderId, OrderAdditionalFields fields, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var result = await Transport.SendAsync(
            Transport.Call(MiraklOperations.UpdateOrderAdditionalFields).Path("order_id", orderId).Json(fields, MiraklJsonContext.Default.OrderAdditionalFields),
            MiraklJsonContext.Default.OrderAdditionalFieldsResult,
            cancellationToken).ConfigureAwait(false);
        return new BatchResult<OrderAdditionalFields>(
            result.OrderUpdateResult is { } updated ? [updated] : [],
            [.. Batches.Failures(orderId, result.OrderUpdateErrors?.Errors ?? [])]);
    }

    /// <summary>Reads what the customer thought of an order. OR51 <c>GET /api/orders/{order_id}/evaluation</c>; <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="locale">Language of labels, for example <c>en_GB</c>; null for the default.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such order, or no evaluation of it.</exception>
    public virtual Task<OrderEvaluation> GetEvaluationAsync(string orderId, string? locale = null, CancellationToken cancellationToken = default) =>
        Transport.SendAsync(
            Transport.Call(MiraklOperations.GetOrderEvaluation).Path("order_id", orderId).Query("locale", locale), MiraklJsonContext.Default.OrderEvaluation, cancellationToken);

    /// <summary>Lists the taxes that orders can bear; never null. OR75 <c>GET /api/orders/taxes</c>, published for once a day; <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="locale">Language of labels, for example <c>en_GB</c>; null for the default.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<ItemList<OrderTax>> GetOrderTaxesAsync(string? locale = null, CancellationToken cancellationToken = default) =>
        Transport.SendForListAsync(
            Transport.Call(MiraklOperations.GetOrderTaxes).Query("locale", locale), MiraklJsonContext.Default.OrderTaxList, Lists.OrderTaxes, static l => l.Taxes, cancellationToken);

    /// <summary>
    /// Exports orders in volume: starts, waits until the platform has made the files, and reads them order by order in constant memory.
    /// OR13, OR14 every 10 seconds, OR15. Same as <see cref="StartOrderExportAsync"/> and <see cref="ReadOrderExportAsync"/>, which a durable flow takes one by one.
    /// </summary>
    /// <param name="export">Which orders.</param>
    /// <param name="cancellationToken">Cancels waiting and reading; the export goes on.</param>
    /// <returns>The orders in the order of the files. Enumerating again exports again.</returns>
    /// <exception cref="ArgumentException">There is no pair of dates, or half of one.</exception>
    /// <exception cref="MiraklJobException">The export failed, or did not end in time.</exception>
    public virtual async IAsyncEnumerable<Order> ExportOrdersAsync(OrderExport export, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var trackingId = await StartOrderExportAsync(export, cancellationToken).ConfigureAwait(false);
        await foreach (var order in ReadOrderExportAsync(trackingId, cancellationToken).ConfigureAwait(false))
            yield return order;
    }

    /// <summary>
    /// Starts an export of orders. OR13 <c>POST /api/orders/async-export</c>, every five minutes; <see cref="RetrySafety.SafeRepeat"/>.
    /// Only one export of a shop may run at a time.
    /// </summary>
    /// <param name="export">Which orders.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The tracking id of the export.</returns>
    /// <exception cref="ArgumentException">There is no pair of dates, or half of one.</exception>
    public virtual Task<string> StartOrderExportAsync(OrderExport export, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(export);
        if (export.CreatedFrom is null != export.CreatedTo is null || export.UpdatedFrom is null != export.UpdatedTo is null || (export.CreatedFrom ?? export.UpdatedFrom) is null)
            throw new ArgumentException("An export of orders needs both dates of creation, both dates of change, or all four.", nameof(export));
        return Transport.StartExportAsync(
            Transport.Call(MiraklOperations.ExportOrders).Query("locale", export.Locale).Json(export, MiraklJsonContext.Default.OrderExport), cancellationToken);
    }

    /// <summary>Asks how an export stands. OR14 <c>GET /api/orders/async-export/status/{tracking_id}</c>; <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="trackingId">The export.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<ExportStatus> GetOrderExportAsync(string trackingId, CancellationToken cancellationToken = default) =>
        Transport.GetExportStatusAsync(MiraklOperations.GetOrderExport, trackingId, cancellationToken);

    /// <summary>Waits until an export is complete, at most <see cref="MiraklClientOptions.JobTimeout"/>, and reads its orders in constant memory. OR14 every 10 seconds, OR15.</summary>
    /// <param name="trackingId">The export.</param>
    /// <param name="cancellationToken">Cancels waiting and reading; the export goes on.</param>
    /// <returns>The orders in the order of the files. Enumerating again downloads again.</returns>
    /// <exception cref="MiraklJobException">The export failed, or did not end in time.</exception>
    public virtual IAsyncEnumerable<Order> ReadOrderExportAsync(string trackingId, CancellationToken cancellationToken = default) =>
        Transport.ReadExportAsync(
            MiraklOperations.GetOrderExport, ExportPace, MiraklOperations.DownloadOrderFile, trackingId, MiraklJsonContext.Default.Order, "orders", Lists.Orders.IdMembers, cancellationToken);

    /// <summary>Downloads one file of an export as it is. OR15 <c>GET</c> of the address; <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="file">An address of <see cref="ExportStatus.Urls"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The file as it arrives; the caller disposes it.</returns>
    public virtual Task<ConnectorDownload> DownloadOrderFileAsync(Uri file, CancellationToken cancellationToken = default) =>
        Transport.DownloadFileAsync(MiraklOperations.DownloadOrderFile, file, cancellationToken);

    internal async Task<Order?> FindAsync(string orderId, OrderTaxMode? orderTaxMode, CancellationToken cancellationToken)
    {
        var orders = await GetOrdersByIdAsync([orderId], orderTaxMode, cancellationToken).ConfigureAwait(false);
        if (orders.FirstOrDefault(o => string.Equals(o.OrderId, orderId, StringComparison.Ordinal)) is { } found)
            return found;

        // One that cannot be read is there all the same: nothing may be concluded from its absence.
        return orders.Unreadable.Count == 0 ? null : throw ConnectorUnreadableItemsException.Of(MiraklOperations.GetOrdersById, orders.Unreadable);
    }

    private ConnectorRequest GetOrders(OrderFilter filter) => Transport.Call(MiraklOperations.GetOrders)
        .QueryJoined("order_state_codes", filter.OrderStates.Select(static s => s.Value))
        .QueryJoined("order_references_for_seller", filter.ReferencesForSeller)
        .QueryJoined("order_references_for_customer", filter.ReferencesForCustomer)
        .QueryJoined("channel_codes", filter.ChannelCodes)
        .Query("only_null_channel", filter.OnlyNullChannel)
        .QueryRepeated("fulfillment_center_code", filter.FulfillmentCenterCodes)
        .Query("start_date", filter.CreatedFrom)
        .Query("end_date", filter.CreatedTo)
        .Query("start_update_date", filter.UpdatedFrom)
        .Query("end_update_date", filter.UpdatedTo)
        .Query("customer_debited", filter.CustomerDebited)
        .Query("payment_workflow", filter.PaymentWorkflow?.Value)
        .Query("has_incident", filter.HasIncident)
        .Query("order_tax_mode", filter.OrderTaxMode?.Value)
        .Query("locale", filter.Locale)
        .Query("sort", "dateCreated")
        .Query("order", "asc");
}
