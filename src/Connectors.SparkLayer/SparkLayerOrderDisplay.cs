using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Http;
using Connectors.SparkLayer.Internal;
using Connectors.SparkLayer.Models;

namespace Connectors.SparkLayer;

/// <summary>
/// Shows orders of other channels in a B2B store, as purchases of a customer of the seller's own: without address, person or payment, marked as a copy, so that no reader takes them for business orders. A purchase makes no order on the
/// commerce platform. Thread-safe.
/// </summary>
/// <param name="connection">The connection this is.</param>
/// <param name="client">The client of the site.</param>
/// <param name="options">On whom they are shown, and in which words.</param>
public sealed class SparkLayerOrderDisplay(ConnectionName connection, SparkLayerClient client, SparkLayerOrderDisplayOptions options) : IOrderDisplay
{
    /// <inheritdoc/>
    public ConnectionName Connection => connection;

    /// <summary>
    /// Looks for the purchase with the order's key as its internal number (<c>purchases.get</c>), and writes it whole under that number (<c>purchases.put</c>), so that a repeat makes no second one. One with that number that is no copy
    /// of this order is left alone. <see cref="RetrySafety.SafeRepeat"/>.
    /// </summary>
    /// <exception cref="PortException">The call failed; or, before anything was written, the number is another purchase's, or a line asks for a part of a pack (<see cref="FailureKind.Rejected"/>).</exception>
    public async Task ShowAsync(DisplayedOrder order, SendPermit permit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(order);
        var operation = SparkLayerOperations.PutPurchase;
        if (order.Lines.FirstOrDefault(static l => l.Quantity != decimal.Truncate(l.Quantity) || l.Quantity > int.MaxValue) is { } broken)
            throw FieldText.Refuse(operation, FormattableString.Invariant($"line {broken.LineId} holds {broken.Quantity}; whole packs are expected."));
        var (permitted, key) = (client.Under(permit), PurchaseKey.OfInternal(order.Key.ToString()));
        var there = await permitted.Purchases.FindPurchaseAsync(key, cancellationToken).ConfigureAwait(false) is LookupResult<Purchase>.Found(var found) ? found : null;
        if (there is not null && !DisplayedPurchase.IsCopy(there, order.Key, options))
            throw FieldText.Refuse(operation, $"the purchase with the internal number {order.Key} is no copy of that order: it is left alone.");
        await permitted.Purchases.PutPurchaseAsync(key, DisplayedPurchase.Of(order, there, options), cancellationToken).ConfigureAwait(false);
    }
}
