using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Domain.Ports;

/// <summary>A marketplace the merchant sells on. Every method throws <see cref="PortException"/> when the call fails. What writes sends nothing past its permit.</summary>
public interface IMarketplace
{
    /// <summary>The connection this is.</summary>
    ConnectionName Connection { get; }

    /// <summary>What this platform can do. <see cref="RetrySafety.Read"/>.</summary>
    Task<MarketplaceCapabilities> GetCapabilitiesAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Every order changed since the instant, oldest change first; repeats are normal. Orders that cannot be read are told by an exception after the last one that can.
    /// Reads the whole list before the first order: a job that must get on whatever comes between takes <see cref="GetOrderChangesAsync"/>. <see cref="RetrySafety.Read"/>.
    /// </summary>
    IAsyncEnumerable<MarketplaceOrder> GetOrdersChangedSinceAsync(DateTimeOffset since, CancellationToken cancellationToken = default);

    /// <summary>
    /// A page of the orders changed since the instant, in the marketplace's own order; repeats are normal, and what was last changed counts. A backlog of any size is
    /// read page by page, over several runs where calls are short: commit what a page gave together with its continuation. <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <param name="since">From when on; a continuation holds the instant its list began with, and that one counts.</param>
    /// <param name="continuation">Where to go on, from an earlier page; null begins anew.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">The continuation is none of this list's.</exception>
    Task<ItemPage<MarketplaceOrder>> GetOrderChangesAsync(DateTimeOffset since, string? continuation = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// The named orders as they are now, and beside them those that could not be read; an id the marketplace does not know is left out of both. <see cref="RetrySafety.Read"/>.
    /// </summary>
    Task<ItemList<MarketplaceOrder>> GetOrdersAsync(IReadOnlyCollection<OrderKey> keys, CancellationToken cancellationToken = default);

    /// <summary>
    /// Accepts or refuses every line at once. Lines that are decided differently where that is not allowed are <see cref="FailureKind.NotAvailable"/>: nothing was decided.
    /// <see cref="RetrySafety.Act"/>; look-up: <see cref="FindAcceptanceAsync"/>.
    /// </summary>
    Task AcceptAsync(OrderAcceptance acceptance, SendPermit permit, CancellationToken cancellationToken = default);

    /// <summary>Whether the order has already been decided on; what is found is its present state. <see cref="RetrySafety.Read"/>.</summary>
    Task<LookupResult<MarketplaceOrder>> FindAcceptanceAsync(OrderKey key, CancellationToken cancellationToken = default);

    /// <summary>Confirms one dispatch and returns the marketplace's id of it. <see cref="RetrySafety.Create"/>; look-up: <see cref="FindShipmentAsync"/>.</summary>
    Task<string> ConfirmShipmentAsync(ShipmentConfirmation confirmation, SendPermit permit, CancellationToken cancellationToken = default);

    /// <summary>Whether this very dispatch was already confirmed; what is found is the marketplace's id of it. <see cref="RetrySafety.Read"/>.</summary>
    Task<LookupResult<string>> FindShipmentAsync(ShipmentConfirmation confirmation, CancellationToken cancellationToken = default);

    /// <summary>
    /// Corrects carrier and tracking number of a dispatch that was confirmed. <see cref="RetrySafety.SafeRepeat"/>: the same values twice have the same effect.
    /// </summary>
    /// <param name="shipmentId">What <see cref="ConfirmShipmentAsync"/> returned.</param>
    /// <param name="confirmation">The dispatch as it should read; only carrier and tracking are changed.</param>
    /// <param name="permit">Leave to send.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task CorrectTrackingAsync(string shipmentId, ShipmentConfirmation confirmation, SendPermit permit, CancellationToken cancellationToken = default);

    /// <summary>
    /// Cancels parts of an order that the customer has not paid yet. <see cref="RetrySafety.Create"/>: a second call cancels again; look-up: <see cref="FindCancellationAsync"/>.
    /// </summary>
    /// <returns>The marketplace's ids of what was cancelled; never null, empty where it did not say.</returns>
    Task<IReadOnlyList<string>> CancelAsync(OrderReduction cancellation, SendPermit permit, CancellationToken cancellationToken = default);

    /// <summary>Whether these very parts were cancelled since the instant the attempt began; what is found is the marketplace's ids. <see cref="RetrySafety.Read"/>.</summary>
    Task<LookupResult<IReadOnlyList<string>>> FindCancellationAsync(OrderReduction cancellation, DateTimeOffset since, CancellationToken cancellationToken = default);

    /// <summary>
    /// Pays back parts of an order that the customer has paid. <see cref="RetrySafety.Create"/>: a second call pays again; look-up: <see cref="FindRefundAsync"/>.
    /// </summary>
    /// <returns>The marketplace's ids of the refunds; never null, empty where it did not say.</returns>
    Task<IReadOnlyList<string>> RefundAsync(OrderReduction refund, SendPermit permit, CancellationToken cancellationToken = default);

    /// <summary>Whether these very parts were refunded since the instant the attempt began; what is found is the marketplace's ids. <see cref="RetrySafety.Read"/>.</summary>
    Task<LookupResult<IReadOnlyList<string>>> FindRefundAsync(OrderReduction refund, DateTimeOffset since, CancellationToken cancellationToken = default);

    /// <summary>Writes our references (the ERP's numbers) to orders, and returns those that were refused. <see cref="RetrySafety.SafeRepeat"/>.</summary>
    Task<IReadOnlyList<RejectedReference>> SetSellerReferencesAsync(IReadOnlyList<SellerReference> references, SendPermit permit, CancellationToken cancellationToken = default);

    /// <summary>The carriers this marketplace approved, in its own spelling. <see cref="RetrySafety.Read"/>.</summary>
    Task<ItemList<MarketplaceCarrier>> GetCarriersAsync(CancellationToken cancellationToken = default);
}
