using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Domain.Ports;

/// <summary>A warehouse or 3PL. Quantities are base units. Every method throws <see cref="PortException"/> when the call fails. What writes sends nothing past its permit.</summary>
public interface IWarehouse
{
    /// <summary>The connection this is.</summary>
    ConnectionName Connection { get; }

    /// <summary>What this warehouse can do.</summary>
    WarehouseCapabilities Capabilities { get; }

    /// <summary>The order with our reference. Several, or an unclear answer, is <see cref="LookupResult{T}.CannotTell"/>. <see cref="RetrySafety.Read"/>.</summary>
    Task<LookupResult<WarehouseOrder>> FindOrderAsync(string reference, CancellationToken cancellationToken = default);

    /// <summary>
    /// The order with the warehouse's own id. It is never absent: an order whose id we hold was there, so that not finding it is <see cref="LookupResult{T}.CannotTell"/>,
    /// and so is another reference on it. <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <param name="orderId">The warehouse's id.</param>
    /// <param name="reference">Our reference.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<LookupResult<WarehouseOrder>> FindKnownOrderAsync(string orderId, string reference, CancellationToken cancellationToken = default);

    /// <summary>
    /// Whether this order was submitted: the question before it is submitted. An order with its reference that has other goods, other quantities or another recipient is
    /// <see cref="LookupResult{T}.CannotTell"/>: it is not this one, and this one cannot be submitted beside it. <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <param name="order">The order that is to be submitted.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<LookupResult<WarehouseOrder>> FindSubmittedOrderAsync(FulfilmentOrder order, CancellationToken cancellationToken = default);

    /// <summary>
    /// Asks for the goods to be sent. An answer that shows another reference or other goods is a <see cref="FailureKind.Conflict"/>.
    /// <see cref="RetrySafety.Create"/>; look-up: <see cref="FindSubmittedOrderAsync"/>.
    /// </summary>
    Task<WarehouseOrder> SubmitOrderAsync(FulfilmentOrder order, SendPermit permit, CancellationToken cancellationToken = default);

    /// <summary>
    /// Stops an order before it leaves; the warehouse is asked for as long as anything of it has not left. An order that is not found is never cancelled: it may not be
    /// seen yet, so that is <see cref="FailureKind.OutcomeUnknown"/>. <see cref="RetrySafety.Act"/>; look-up: <see cref="FindKnownOrderAsync"/>.
    /// </summary>
    /// <param name="reference">Our reference.</param>
    /// <param name="orderId">The warehouse's id of the order, by which it is asked for; null when its answer was lost, and the reference must do.</param>
    /// <param name="permit">Leave to send.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    Task<WarehouseCancellation> CancelOrderAsync(string reference, string? orderId, SendPermit permit, CancellationToken cancellationToken = default);

    /// <summary>
    /// Every order changed since the instant, dispatched or not: also what people cancelled, held or put on back-order there; repeats are normal. Those that cannot be
    /// read are told by an exception after the last one that can: a job takes <see cref="GetOrderChangesAsync"/>. <see cref="RetrySafety.Read"/>.
    /// </summary>
    IAsyncEnumerable<WarehouseOrder> GetOrdersChangedSinceAsync(DateTimeOffset since, CancellationToken cancellationToken = default);

    /// <summary>
    /// A page of the orders changed since the instant, and what of it could not be read; repeats are normal. Commit what a page gave together with its continuation.
    /// <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <param name="since">From when on; a continuation holds the instant its list began with, and that one counts.</param>
    /// <param name="continuation">Where to go on, from an earlier page; null begins anew.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">The continuation is none of this list's.</exception>
    Task<ItemPage<WarehouseOrder>> GetOrderChangesAsync(DateTimeOffset since, string? continuation = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Stock of the given SKUs, or of all when the list is empty, where our orders are sent from; a SKU it says nothing about is left out. Rows that cannot be read are told
    /// by an exception after the last one that can. <see cref="RetrySafety.Read"/>.
    /// </summary>
    IAsyncEnumerable<StockLevel> GetStockAsync(IReadOnlyCollection<Sku> skus, CancellationToken cancellationToken = default);
}
