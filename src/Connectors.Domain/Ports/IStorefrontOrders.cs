using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Domain.Ports;

/// <summary>
/// The orders of business customers in the seller's own store, with the drafts that become orders there. What else a store sells is none of this port's. Every method throws
/// <see cref="PortException"/> when the call fails. What writes sends nothing past its permit.
/// </summary>
public interface IStorefrontOrders
{
    /// <summary>The connection this is.</summary>
    ConnectionName Connection { get; }

    /// <summary>What this store can do.</summary>
    StorefrontCapabilities Capabilities { get; }

    /// <summary>
    /// A page of the orders changed since the instant, in the store's own order; repeats are normal, and what was last changed counts. Commit what a page gave together with its
    /// continuation. <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <param name="since">From when on.</param>
    /// <param name="continuation">Where to go on, from an earlier page of the same instant; null begins anew.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<ItemPage<StorefrontOrder>> GetOrderChangesAsync(DateTimeOffset since, string? continuation = null, CancellationToken cancellationToken = default);

    /// <summary>A page of the drafts and quotes changed since the instant, as <see cref="GetOrderChangesAsync"/> has orders; empty where the store has none. <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="since">From when on.</param>
    /// <param name="continuation">Where to go on, from an earlier page of the same instant; null begins anew.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<ItemPage<StorefrontOrder>> GetDraftChangesAsync(DateTimeOffset since, string? continuation = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// The named orders and drafts as they are now, and beside them those that could not be read; one that the store does not know, or that no business placed, is left out of both.
    /// <see cref="RetrySafety.Read"/>.
    /// </summary>
    Task<ItemList<StorefrontOrder>> GetOrdersAsync(IReadOnlyCollection<OrderKey> keys, CancellationToken cancellationToken = default);

    /// <summary>
    /// Makes a draft the order that it is to become, and never marks it as paid by that: a draft that would be is refused. <see cref="RetrySafety.Create"/>; look-up:
    /// <see cref="FindCompletedDraftAsync"/>.
    /// </summary>
    /// <returns>The order.</returns>
    Task<OrderKey> CompleteDraftAsync(OrderKey draft, SendPermit permit, CancellationToken cancellationToken = default);

    /// <summary>Whether the draft became an order already; what is found names it (<see cref="StorefrontOrder.CompletedAs"/>). <see cref="RetrySafety.Read"/>.</summary>
    Task<LookupResult<StorefrontOrder>> FindCompletedDraftAsync(OrderKey draft, CancellationToken cancellationToken = default);

    /// <summary>
    /// Tells the store that goods have left, and returns its id of that. Goods that the store does not let leave (held there, or gone already) are refused, and nothing of the dispatch is told then.
    /// <see cref="RetrySafety.Create"/>; look-up: <see cref="FindDispatchAsync"/>.
    /// </summary>
    Task<string> TellDispatchAsync(StorefrontDispatch dispatch, SendPermit permit, CancellationToken cancellationToken = default);

    /// <summary>Whether this very dispatch was told already; what is found is the store's id of it. <see cref="RetrySafety.Read"/>.</summary>
    Task<LookupResult<string>> FindDispatchAsync(StorefrontDispatch dispatch, CancellationToken cancellationToken = default);

    /// <summary>Corrects carrier and tracking of a dispatch that was told. <see cref="RetrySafety.SafeRepeat"/>: what reads so already is left alone.</summary>
    /// <param name="fulfilmentId">What <see cref="TellDispatchAsync"/> returned.</param>
    /// <param name="dispatch">The dispatch as it should read; only carrier and tracking are changed.</param>
    /// <param name="permit">Leave to send.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task CorrectTrackingAsync(string fulfilmentId, StorefrontDispatch dispatch, SendPermit permit, CancellationToken cancellationToken = default);

    /// <summary>
    /// Calls an order off. It may be done later than it is answered: the look-up tells. <see cref="RetrySafety.Act"/>; look-up: <see cref="FindCancellationAsync"/>.
    /// </summary>
    Task CancelAsync(StorefrontCancellation cancellation, SendPermit permit, CancellationToken cancellationToken = default);

    /// <summary>Whether the order is called off; what is found is its present state. <see cref="RetrySafety.Read"/>.</summary>
    Task<LookupResult<StorefrontOrder>> FindCancellationAsync(OrderKey order, CancellationToken cancellationToken = default);

    /// <summary>
    /// Records all that is outstanding as paid. It must not be told to the B2B layer besides, which would count it twice. <see cref="RetrySafety.Act"/>; look-up: <see cref="FindPaymentAsync"/>.
    /// </summary>
    Task MarkAsPaidAsync(OrderKey order, SendPermit permit, CancellationToken cancellationToken = default);

    /// <summary>Whether nothing of the order is outstanding; what is found is its present state. <see cref="RetrySafety.Read"/>.</summary>
    Task<LookupResult<StorefrontOrder>> FindPaymentAsync(OrderKey order, CancellationToken cancellationToken = default);
}
