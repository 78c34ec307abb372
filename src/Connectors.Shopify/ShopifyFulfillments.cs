using System.Text.Json.Nodes;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Shopify.Internal;
using Connectors.Shopify.Json;
using Connectors.Shopify.Models;

namespace Connectors.Shopify;

/// <summary>
/// Fulfilment orders (what a location has to send) and fulfilments (what has left). Rights: <c>read_</c> and <c>write_merchant_managed_fulfillment_orders</c> for locations of the shop,
/// <c>…_assigned_…</c> or <c>…_third_party_…</c> for others.
/// </summary>
public class ShopifyFulfillments : ShopifyOperationGroup
{
    /// <summary>Fulfilments of an order come without pages: so many are asked for first, and all of them where there are more.</summary>
    private const int FirstMost = 20;
    private const int Most = 250;

    /// <summary>Lines of what was just made.</summary>
    private const int Lines = 50;

    internal ShopifyFulfillments(ShopifyTransport transport)
        : base(transport)
    {
    }

    /// <summary>For mocks: override what the test needs.</summary>
    protected ShopifyFulfillments()
        : base(null)
    {
    }

    /// <summary>
    /// The fulfilment orders of an order, each with all its lines, those among them that were merged or moved away (<c>fulfillment-orders</c>, <c>fulfillment-order-lines</c>).
    /// <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <param name="orderId">Global id of the order.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such order.</exception>
    /// <exception cref="ConnectorConflictException">They change faster than they can be read.</exception>
    public virtual async Task<IReadOnlyList<FulfillmentOrder>> GetFulfillmentOrdersAsync(string orderId, CancellationToken cancellationToken = default)
    {
        var id = GlobalId.Of(orderId, "Order");
        var operation = ShopifyOperations.ListFulfillmentOrders;
        var all = new List<FulfillmentOrder>();
        string? after = null;
        do
        {
            var page = (await Transport.GetAsync(
                operation, new JsonObject { ["id"] = id, ["first"] = 20, ["after"] = after, ["lines"] = 50 }, ShopifyJsonContext.Default.FulfillmentOrders, cancellationToken).ConfigureAwait(false)).Items;
            foreach (var one in page.Nodes)
            {
                all.Add(await Transport.RestAsync(ShopifyOperations.ListFulfillmentOrderLines, one.Id, one.LineItems, one.UpdatedAt, ShopifyJsonContext.Default.FulfillmentOrderLines, cancellationToken).ConfigureAwait(false)
                    is { } lines ? one with { LineItems = lines } : throw Changed(operation));
            }

            after = page.PageInfo.HasNextPage && page.PageInfo.EndCursor != after ? page.PageInfo.EndCursor : null;
            if (page.PageInfo.HasNextPage && after is null)
                throw ConnectorException.For(operation, FailureKind.Unreadable, "a list goes on and does not say where");
        }
        while (after is not null);
        return all;
    }

    /// <summary>
    /// The fulfilments of an order, each with all that is in it: the look-up of <see cref="CreateFulfillmentAsync"/> (<c>fulfillments</c>, <c>fulfillment-lines</c>). <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <param name="orderId">Global id of the order.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such order.</exception>
    /// <exception cref="ConnectorException">There are more than one answer holds, of kind <see cref="FailureKind.Unreadable"/>: nobody takes a part for the whole.</exception>
    public virtual async Task<IReadOnlyList<Fulfillment>> GetFulfillmentsAsync(string orderId, CancellationToken cancellationToken = default)
    {
        var operation = ShopifyOperations.ListFulfillments;
        var id = GlobalId.Of(orderId, "Order");
        var read = await ReadAsync(FirstMost, 10).ConfigureAwait(false);
        if (IsPart(read, FirstMost))
            read = await ReadAsync(Math.Clamp(read.FulfillmentsCount?.Count ?? Most, FirstMost, Most), 1).ConfigureAwait(false);
        if (IsPart(read, Most))
            throw ConnectorException.For(operation, FailureKind.Unreadable, "the order has more fulfilments than one answer holds");
        var all = new List<Fulfillment>();
        foreach (var one in read.Fulfillments)
            all.Add(await WholeAsync(operation, one, cancellationToken).ConfigureAwait(false));
        return all;

        Task<FulfillmentsOf> ReadAsync(int most, int lines) => Transport.GetAsync(
            operation, new JsonObject { ["id"] = id, ["most"] = most, ["lines"] = lines }, ShopifyJsonContext.Default.Fulfillments, cancellationToken);

        static bool IsPart(FulfillmentsOf read, int most) => read.FulfillmentsCount is { } count ? count.Count > read.Fulfillments.Count : read.Fulfillments.Count >= most;
    }

    /// <summary>
    /// Says that goods have left (<c>fulfillment-create</c>). <see cref="RetrySafety.Create"/>: no key guards it, so look it up before every attempt
    /// (<see cref="GetFulfillmentsAsync"/>, <see cref="FulfillmentLookup"/>).
    /// </summary>
    /// <param name="fulfillment">What has left.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The fulfilment with its first lines; <see cref="GetFulfillmentsAsync"/> reads all of them.</returns>
    /// <exception cref="ArgumentException">It names nothing.</exception>
    public virtual async Task<Fulfillment> CreateFulfillmentAsync(NewFulfillment fulfillment, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(fulfillment);
        if (fulfillment.Lines.Count == 0)
            throw new ArgumentException("A fulfilment needs something that has left.", nameof(fulfillment));
        var operation = ShopifyOperations.CreateFulfillment;
        return await Transport.ChangeAsync(
            operation, new JsonObject { ["fulfillment"] = Inputs.Of(fulfillment), ["lines"] = Lines }, ShopifyJsonContext.Default.FulfillmentMade, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Replaces the tracking of a fulfilment (<c>fulfillment-tracking-update</c>). <see cref="RetrySafety.Act"/>: a repeat could send the customer a second mail, so look up what is shown.
    /// </summary>
    /// <param name="fulfillmentId">Global id of the fulfilment.</param>
    /// <param name="tracking">All of its tracking from now on.</param>
    /// <param name="notifyCustomer">Whether the customer gets a mail.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The fulfilment with its first lines; <see cref="GetFulfillmentsAsync"/> reads all of them.</returns>
    public virtual Task<Fulfillment> UpdateTrackingAsync(string fulfillmentId, NewTracking tracking, bool notifyCustomer = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tracking);
        return Transport.ChangeAsync(
            ShopifyOperations.UpdateTracking,
            new JsonObject { ["id"] = GlobalId.Of(fulfillmentId, "Fulfillment"), ["tracking"] = Inputs.Of(tracking), ["notify"] = notifyCustomer, ["lines"] = Lines },
            ShopifyJsonContext.Default.FulfillmentMade,
            cancellationToken);
    }

    /// <summary>Takes a fulfilment back (<c>fulfillment-cancel</c>). <see cref="RetrySafety.Act"/>: look its status up.</summary>
    /// <param name="fulfillmentId">Global id of the fulfilment.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<FulfillmentReference> CancelFulfillmentAsync(string fulfillmentId, CancellationToken cancellationToken = default) => Transport.ChangeAsync(
        ShopifyOperations.CancelFulfillment, new JsonObject { ["id"] = GlobalId.Of(fulfillmentId, "Fulfillment") }, ShopifyJsonContext.Default.FulfillmentChanged, cancellationToken);

    /// <summary>Holds a fulfilment order (<c>fulfillment-order-hold</c>). <see cref="RetrySafety.Create"/>: ten holds of an app may stand, so look its handle up among the holds that are shown.</summary>
    /// <param name="fulfillmentOrderId">Global id of the fulfilment order.</param>
    /// <param name="hold">The hold.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<FulfillmentHold> HoldAsync(string fulfillmentOrderId, NewHold hold, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(hold);
        return Transport.ChangeAsync(
            ShopifyOperations.HoldFulfillmentOrder, new JsonObject { ["id"] = Order(fulfillmentOrderId), ["hold"] = Inputs.Of(hold) }, ShopifyJsonContext.Default.HoldMade, cancellationToken);
    }

    /// <summary>Releases holds (<c>fulfillment-order-release-hold</c>). <see cref="RetrySafety.Act"/>: look up the holds that are shown.</summary>
    /// <param name="fulfillmentOrderId">Global id of the fulfilment order.</param>
    /// <param name="holdIds">Global ids of the holds; at least one, so that nobody releases what others hold without meaning to.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<FulfillmentOrderReference> ReleaseHoldsAsync(string fulfillmentOrderId, IReadOnlyList<string> holdIds, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(holdIds);
        ArgumentOutOfRangeException.ThrowIfZero(holdIds.Count, nameof(holdIds));
        return Transport.ChangeAsync(
            ShopifyOperations.ReleaseFulfillmentOrderHold,
            new JsonObject { ["id"] = Order(fulfillmentOrderId), ["holds"] = Inputs.Texts(holdIds.Select(static hold => GlobalId.Of(hold, "FulfillmentHold"))) },
            ShopifyJsonContext.Default.FulfillmentOrderChanged,
            cancellationToken);
    }

    /// <summary>
    /// Moves a fulfilment order, or units of it, to another location (<c>fulfillment-order-move</c>). <see cref="RetrySafety.Act"/>: look up the fulfilment orders of the order.
    /// </summary>
    /// <param name="fulfillmentOrderId">Global id of the fulfilment order.</param>
    /// <param name="locationId">Global id of the location.</param>
    /// <param name="lines">Which units; null or empty for all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The fulfilment order at the new location.</returns>
    public virtual Task<FulfillmentOrderReference> MoveAsync(
        string fulfillmentOrderId, string locationId, IReadOnlyList<FulfillmentOrderQuantity>? lines = null, CancellationToken cancellationToken = default) => Transport.ChangeAsync(
        ShopifyOperations.MoveFulfillmentOrder,
        new JsonObject { ["id"] = Order(fulfillmentOrderId), ["location"] = GlobalId.Of(locationId, "Location"), ["items"] = lines is { Count: > 0 } ? Inputs.List(lines, Inputs.Of) : null },
        ShopifyJsonContext.Default.FulfillmentOrderChanged,
        cancellationToken);

    /// <summary>
    /// Splits units off a fulfilment order, so that they can be held or sent on their own (<c>fulfillment-order-split</c>). <see cref="RetrySafety.Act"/>: look up the fulfilment orders of the order.
    /// </summary>
    /// <param name="split">The fulfilment order, and the units.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">It names no units.</exception>
    public virtual async Task<SplitResult> SplitAsync(FulfillmentOrderLines split, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(split);
        if (split.Lines.Count == 0)
            throw new ArgumentException("A split needs the units that are split off.", nameof(split));
        var operation = ShopifyOperations.SplitFulfillmentOrder;
        var results = await Transport.ChangeAsync(
            operation,
            new JsonObject
            {
                ["splits"] = new JsonArray(new JsonObject { ["fulfillmentOrderId"] = Order(split.FulfillmentOrderId), ["fulfillmentOrderLineItems"] = Inputs.List(split.Lines, Inputs.Of) }),
            },
            ShopifyJsonContext.Default.FulfillmentOrdersSplit,
            cancellationToken).ConfigureAwait(false);
        return results is [var only] ? only : throw ConnectorException.For(operation, FailureKind.OutcomeUnknown, "the answer does not name what came of the split");
    }

    private static string Order(string id) => GlobalId.Of(id, "FulfillmentOrder");

    private static ConnectorException Changed(Operation operation) => ConnectorException.For(operation, FailureKind.Conflict, "it changed while its lines were read");

    private async Task<Fulfillment> WholeAsync(Operation operation, Fulfillment one, CancellationToken cancellationToken) =>
        await Transport.RestAsync(ShopifyOperations.ListFulfillmentLines, one.Id, one.FulfillmentLineItems, one.UpdatedAt, ShopifyJsonContext.Default.FulfillmentLines, cancellationToken).ConfigureAwait(false)
            is { } lines ? one with { FulfillmentLineItems = lines } : throw Changed(operation);
}
