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

    internal MiraklOrders(MiraklTransport transport)
        : base(transport)
    {
    }

    /// <summary>For mocks: override what the test needs.</summary>
    protected MiraklOrders()
        : base(null)
    {
    }

    /// <summary>Lists orders, oldest order first. OR11 <c>GET /api/orders</c>; <see cref="RepeatRule.Read"/>.</summary>
    /// <param name="filter">Which; null for all.</param>
    /// <param name="cancellationToken">Cancels every page.</param>
    /// <returns>
    /// Pages of at most 100, by offset: a continuation token is the number of items already read. Orders that enter the set while paging
    /// can show up twice; none is left out as long as none leaves the set (see <see cref="OrderFilter"/>).
    /// </returns>
    public virtual AsyncPageable<Order> GetOrdersAsync(OrderFilter? filter = null, CancellationToken cancellationToken = default) =>
        Transport.ByOffset(
            () => GetOrders(filter ?? new OrderFilter()), MiraklJsonContext.Default.OrderPage, static p => (p.Orders, p.TotalCount), MaxOrdersPerCall, cancellationToken);

    /// <summary>
    /// Reads the named orders, 100 to a call. OR11 <c>GET /api/orders</c> with <c>order_ids</c>; <see cref="RepeatRule.Read"/>.
    /// </summary>
    /// <param name="orderIds">Order ids such as <c>12345-A</c>, not commercial ids.</param>
    /// <param name="orderTaxMode">Tax mode the amounts are wanted in; null for the platform's default.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>The orders that exist, in no particular order; ids the platform does not know are left out.</returns>
    /// <exception cref="ArgumentException">An id is empty or contains a comma.</exception>
    public virtual async Task<IReadOnlyList<Order>> GetOrdersByIdAsync(
        IEnumerable<string> orderIds, OrderTaxMode? orderTaxMode = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(orderIds);
        var ids = orderIds.Distinct(StringComparer.Ordinal).ToList();
        if (ids.Exists(static id => string.IsNullOrWhiteSpace(id) || id.Contains(',', StringComparison.Ordinal)))
            throw new ArgumentException("An order id is empty or contains a comma.", nameof(orderIds));

        var orders = new List<Order>(ids.Count);
        foreach (var chunk in ids.Chunk(MaxOrdersPerCall))
        {
            var page = await Transport.SendAsync(
                Transport.Call(MiraklOperations.GetOrdersById)
                    .QueryJoined("order_ids", chunk)
                    .Query("order_tax_mode", orderTaxMode?.Value)
                    .Query("max", (long?)MaxOrdersPerCall),
                MiraklJsonContext.Default.OrderPage,
                cancellationToken).ConfigureAwait(false);
            orders.AddRange(page.Orders);
        }

        return orders;
    }

    /// <summary>
    /// Accepts or refuses the lines of an order that waits for acceptance. OR21 <c>PUT /api/orders/{order_id}/accept</c>.
    /// <see cref="RepeatRule.Act"/>: after an unknown outcome read the order (OR11); a second call is refused with <c>ORDER_INVALID_STATE</c>.
    /// </summary>
    /// <param name="orderId">The order.</param>
    /// <param name="decisions">One for every line of the order: the platform wants all of them in one call.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorException">
    /// Refused, among others with <c>ORDER_INVALID_STATE</c>, <c>ORDER_LINE_NOT_FOUND</c>, <c>ORDER_LINE_ACCEPTANCE_DECISION_MISSING</c> or
    /// <c>ORDER_PARTIAL_ACCEPTANCE_DISABLED</c>; or the call failed.
    /// </exception>
    public virtual Task AcceptOrderAsync(string orderId, IReadOnlyList<OrderLineDecision> decisions, CancellationToken cancellationToken = default) =>
        Transport.SendAsync(
            Transport.Call(MiraklOperations.AcceptOrder).Path("order_id", orderId).Json(new AcceptanceBody(decisions), MiraklJsonContext.Default.AcceptanceBody),
            cancellationToken);

    /// <summary>
    /// Sets carrier and tracking number of a whole order, before shipping or later to correct them.
    /// OR23 <c>PUT /api/orders/{order_id}/tracking</c>; <see cref="RepeatRule.SafeRepeat"/>.
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
    /// <see cref="RepeatRule.Act"/>: after an unknown outcome read the order; <c>SHIPPED</c> or later means done.
    /// </summary>
    /// <param name="orderId">The order, in <c>SHIPPING</c>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorException">Refused: wrong state, or tracking is mandatory and missing; or the call failed.</exception>
    public virtual Task ShipOrderAsync(string orderId, CancellationToken cancellationToken = default) =>
        Transport.SendAsync(Transport.Call(MiraklOperations.ShipOrder).Path("order_id", orderId), cancellationToken);

    /// <summary>Writes references to orders. OR04 <c>PUT /api/orders</c>; <see cref="RepeatRule.SafeRepeat"/>.</summary>
    /// <param name="updates">1 to 100 orders.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Changed orders, and the errors of those that were refused: the call succeeds even when all fail.</returns>
    /// <exception cref="ArgumentException">There are none, or more than 100.</exception>
    public virtual async Task<BatchResult<UpdatedOrder>> UpdateOrdersAsync(IReadOnlyList<OrderUpdate> updates, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(updates);
        if (updates.Count is 0 or > MaxOrdersPerCall)
            throw new ArgumentException("1 to 100 orders can be changed in one call.", nameof(updates));

        var result = await Transport.SendAsync(
            Transport.Call(MiraklOperations.UpdateOrders).Json(new OrderUpdatesBody(updates), MiraklJsonContext.Default.OrderUpdatesBody),
            MiraklJsonContext.Default.OrderUpdatesResult,
            cancellationToken).ConfigureAwait(false);
        return new BatchResult<UpdatedOrder>(
            [.. result.UpdatedOrders.Where(static o => o.Errors.Count == 0).Select(static o => (o.Updated ?? new UpdatedOrder()) with { OrderId = o.OrderId })],
            [.. result.UpdatedOrders.SelectMany(static o => o.Errors.Select(e => new BatchFailure(o.OrderId ?? string.Empty, e.Code, e.Field, e.Message)))]);
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
