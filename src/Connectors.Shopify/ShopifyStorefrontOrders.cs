using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Http;
using Connectors.Shopify.Internal;
using Connectors.Shopify.Models;

namespace Connectors.Shopify;

/// <summary>
/// Shopify behind the neutral port of a store. Orders are known by the number in their global id, drafts by that number behind <c>draft-</c>; amounts are those of the shop's currency. An order costs one
/// call more while goods of it are to leave (its holds), and one each where something has left, was refunded or was taken off. Thread-safe.
/// </summary>
/// <param name="connection">The connection this is.</param>
/// <param name="client">The client of the store.</param>
/// <param name="options">How orders are read, and what the store is told.</param>
public sealed class ShopifyStorefrontOrders(ConnectionName connection, ShopifyClient client, ShopifyStorefrontOptions options) : IStorefrontOrders
{
    private readonly StorefrontMapping _mapping = new(connection, options);
    private readonly RecentOrders _recent = new();

    /// <inheritdoc/>
    public ConnectionName Connection => connection;

    /// <summary>Orders leave in any number of dispatches, drafts become orders, and all that the port can ask is done.</summary>
    public StorefrontCapabilities Capabilities { get; } = new()
    {
        SeveralDispatches = true, Drafts = true, CompletesDrafts = true, Cancels = true, RecordsPayments = true, NotifiesCustomers = true, StillWorkingFor = options.StillWorkingFor,
    };

    /// <summary>
    /// A page of changed orders, by <c>updated_at</c> (<c>orders</c>; <c>fulfillment-orders</c>, <c>fulfillments</c> and <c>refunds</c> of each as needed). What belongs to an order that has not changed since it was listed
    /// is asked for again after a quarter of an hour. <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <exception cref="PortException">The call failed.</exception>
    /// <exception cref="ArgumentException">The continuation is none of this list's.</exception>
    public async Task<ItemPage<StorefrontOrder>> GetOrderChangesAsync(DateTimeOffset since, string? continuation = null, CancellationToken cancellationToken = default)
    {
        var place = ListPlace.Of(since, continuation);
        await foreach (var page in client.Orders.GetOrdersAsync(new OrderFilter { UpdatedSince = place.Since }, cancellationToken).AsPages(place.Cursor, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            var orders = new List<StorefrontOrder>(page.Items.Count);
            foreach (var order in page.Items.Where(_mapping.IsOurs))
            {
                if (_recent.Find(order, page.SystemTime) is { } known)
                {
                    orders.Add(known);
                    continue;
                }

                orders.Add(await WholeAsync(client, order, cancellationToken).ConfigureAwait(false));
                _recent.Keep(order, orders[^1], page.SystemTime);
            }

            return new ItemPage<StorefrontOrder>(orders, place.Next(page.ContinuationToken))
            {
                Unreadable = [.. page.Unreadable.Select(static u => new UnreadableItem(StorefrontMapping.KeyTextOf(u.Id, isDraft: false), u.Path))],
                SystemTime = page.SystemTime,
            };
        }

        return new ItemPage<StorefrontOrder>([], null);
    }

    /// <summary>A page of changed drafts, by <c>updated_at</c> (<c>draft-orders</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <exception cref="PortException">The call failed.</exception>
    /// <exception cref="ArgumentException">The continuation is none of this list's.</exception>
    public async Task<ItemPage<StorefrontOrder>> GetDraftChangesAsync(DateTimeOffset since, string? continuation = null, CancellationToken cancellationToken = default)
    {
        var place = ListPlace.Of(since, continuation);
        await foreach (var page in client.DraftOrders.GetDraftOrdersAsync(new DraftOrderFilter { UpdatedSince = place.Since }, cancellationToken).AsPages(place.Cursor, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            return new ItemPage<StorefrontOrder>([.. page.Items.Where(_mapping.IsOurs).Select(_mapping.Map)], place.Next(page.ContinuationToken))
            {
                Unreadable = [.. page.Unreadable.Select(static u => new UnreadableItem(StorefrontMapping.KeyTextOf(u.Id, isDraft: true), u.Path))],
                SystemTime = page.SystemTime,
            };
        }

        return new ItemPage<StorefrontOrder>([], null);
    }

    /// <summary>Each order or draft by its id (<c>order</c>, <c>draft-order</c>, and what belongs to it). <see cref="RetrySafety.Read"/>.</summary>
    /// <exception cref="PortException">A call failed.</exception>
    public async Task<ItemList<StorefrontOrder>> GetOrdersAsync(IReadOnlyCollection<OrderKey> keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var orders = new List<StorefrontOrder>(keys.Count);
        var unreadable = new List<UnreadableItem>();
        foreach (var key in keys)
        {
            try
            {
                if (await ReadAsync(client, key, cancellationToken).ConfigureAwait(false) is { } order)
                    orders.Add(order);
            }
            catch (ConnectorException one) when (one.Kind == FailureKind.Unreadable)
            {
                unreadable.Add(new UnreadableItem(key.OrderId, "$.data.result"));
            }
        }

        return new ItemList<StorefrontOrder>(orders, unreadable);
    }

    /// <summary>Completes a draft (<c>draft-order</c>, then <c>draft-order-complete</c>). <see cref="RetrySafety.Create"/>; look-up: <see cref="FindCompletedDraftAsync"/>.</summary>
    /// <exception cref="PortException">
    /// The call failed; or, before anything was sent, the key names no draft, or the draft was completed, is not ready, or has no payment terms, so that it would count as paid
    /// (<see cref="FailureKind.Rejected"/>).
    /// </exception>
    public async Task<OrderKey> CompleteDraftAsync(OrderKey draft, SendPermit permit, CancellationToken cancellationToken = default)
    {
        var operation = ShopifyOperations.CompleteDraftOrder;
        var permitted = client.Under(permit);
        var seen = await permitted.DraftOrders.GetDraftOrderAsync(DraftIdOf(draft, operation), cancellationToken).ConfigureAwait(false);
        if (ShopifyDraftOrders.CompletionObstacle(seen) is { } obstacle)
            throw FieldText.Refuse(operation, obstacle);
        var made = await permitted.DraftOrders.CompleteAsync(seen, cancellationToken).ConfigureAwait(false);
        return new OrderKey(connection, StorefrontMapping.KeyTextOf(made.Id, isDraft: false)!);
    }

    /// <summary>Whether the draft names an order (<c>draft-order</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <exception cref="PortException">The call failed, or the key names no draft.</exception>
    public async Task<LookupResult<StorefrontOrder>> FindCompletedDraftAsync(OrderKey draft, CancellationToken cancellationToken = default)
    {
        var seen = _mapping.Map(await client.DraftOrders.GetDraftOrderAsync(DraftIdOf(draft, ShopifyOperations.GetDraftOrder), cancellationToken).ConfigureAwait(false));
        return seen switch
        {
            { CompletedAs: not null } => new LookupResult<StorefrontOrder>.Found(seen),
            { State: StorefrontOrderState.Completed } => new LookupResult<StorefrontOrder>.CannotTell("The draft was completed, and the store does not say as which order."),
            _ => new LookupResult<StorefrontOrder>.Absent(),
        };
    }

    /// <summary>
    /// Creates a fulfilment of what the store lets leave (<c>fulfillment-orders</c>, then <c>fulfillment-create</c>). <see cref="RetrySafety.Create"/>; look-up: <see cref="FindDispatchAsync"/>.
    /// </summary>
    /// <exception cref="PortException">
    /// The call failed; or, before anything was sent, units are held in the store, have left or were never ordered, stand at several locations, or are no whole numbers
    /// (<see cref="FailureKind.Rejected"/>).
    /// </exception>
    public async Task<string> TellDispatchAsync(StorefrontDispatch dispatch, SendPermit permit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dispatch);
        var operation = ShopifyOperations.CreateFulfillment;
        var (order, lines) = (WrittenOrderIdOf(dispatch.Order, operation), LinesOf(dispatch, operation));
        var permitted = client.Under(permit);
        var plan = FulfillmentPlan.Of(await permitted.Fulfillments.GetFulfillmentOrdersAsync(order, cancellationToken).ConfigureAwait(false), lines, LocationId);
        if (plan.Missing.Count > 0)
            throw FieldText.Refuse(operation, $"the store lets these lines not leave, or not so many of them: {string.Join(", ", plan.Missing.Select(static m => FormattableString.Invariant($"{m.Quantity} of {StorefrontMapping.KeyTextOf(m.LineId, isDraft: false)}")))}. They are held there, have left already, or were never ordered.");
        if (plan.Parts is not [var part])
            throw FieldText.Refuse(operation, "the goods stand at several locations of the store, and one dispatch leaves from one: move them to the location that sends.");
        var made = await permitted.Fulfillments.CreateFulfillmentAsync(
            new NewFulfillment { Lines = part, Tracking = TrackingOf(dispatch), NotifyCustomer = options.NotifiesCustomer }, cancellationToken).ConfigureAwait(false);
        return made.Id;
    }

    /// <summary>The fulfilment with the same units and tracking numbers (<c>fulfillments</c>); one of the two alone is <see cref="LookupResult{T}.CannotTell"/>. <see cref="RetrySafety.Read"/>.</summary>
    /// <exception cref="PortException">The call failed, or the dispatch is none that could be told.</exception>
    public async Task<LookupResult<string>> FindDispatchAsync(StorefrontDispatch dispatch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dispatch);
        var operation = ShopifyOperations.ListFulfillments;
        var (order, lines) = (OrderIdOf(dispatch.Order, operation), LinesOf(dispatch, operation));
        return FulfillmentLookup.Find(
            await client.Fulfillments.GetFulfillmentsAsync(order, cancellationToken).ConfigureAwait(false), lines, [.. dispatch.TrackingNumbers.Select(static n => n.Value)], [.. dispatch.OtherFulfilments]) switch
        {
            LookupResult<Fulfillment>.Found(var there) => new LookupResult<string>.Found(there.Id),
            LookupResult<Fulfillment>.CannotTell(var reason) => new LookupResult<string>.CannotTell(reason),
            _ => new LookupResult<string>.Absent(),
        };
    }

    /// <summary>Sets carrier and tracking of a fulfilment, unless it reads so already (<c>fulfillments</c>, then <c>fulfillment-tracking-update</c>); no mail is sent. <see cref="RetrySafety.SafeRepeat"/>.</summary>
    /// <exception cref="PortException">The call failed, or the order has no such fulfilment.</exception>
    public async Task CorrectTrackingAsync(string fulfilmentId, StorefrontDispatch dispatch, SendPermit permit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dispatch);
        var operation = ShopifyOperations.UpdateTracking;
        var permitted = client.Under(permit);
        var shown = (await permitted.Fulfillments.GetFulfillmentsAsync(WrittenOrderIdOf(dispatch.Order, operation), cancellationToken).ConfigureAwait(false)).FirstOrDefault(f => f.Id == fulfilmentId)
            ?? throw FieldText.Refuse(operation, "the order has no such fulfilment any more.");
        var tracking = TrackingOf(dispatch) ?? throw FieldText.Refuse(operation, "there is no tracking to correct it to.");
        if (shown.TrackingInfo.Select(static t => t.Number ?? string.Empty).SequenceEqual(tracking.Numbers) && shown.TrackingInfo.All(t => t.Company == tracking.Company))
            return;
        await permitted.Fulfillments.UpdateTrackingAsync(fulfilmentId, tracking, notifyCustomer: false, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Begins to cancel an order, with its goods back in stock and nothing paid back (<c>order-cancel</c>); the store does it later. <see cref="RetrySafety.Act"/>; look-up:
    /// <see cref="FindCancellationAsync"/>.
    /// </summary>
    /// <exception cref="PortException">The call failed, the store refused, or the note is longer than 255 characters.</exception>
    public Task CancelAsync(StorefrontCancellation cancellation, SendPermit permit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(cancellation);
        var operation = ShopifyOperations.CancelOrder;
        return client.Under(permit).Orders.CancelOrderAsync(
            WrittenOrderIdOf(cancellation.Order, operation),
            new OrderCancellation
            {
                Reason = OrderCancelReason.Other,
                Restock = true,
                NotifyCustomer = cancellation.NotifiesCustomer,
                StaffNote = FieldText.Fit(operation, cancellation.Note, 255, "staffNote"),
            },
            cancellationToken);
    }

    /// <summary>Whether the order is cancelled (<c>order</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <exception cref="PortException">The call failed.</exception>
    public Task<LookupResult<StorefrontOrder>> FindCancellationAsync(OrderKey order, CancellationToken cancellationToken = default) =>
        FindAsync(order, static o => o.State == StorefrontOrderState.Cancelled, cancellationToken);

    /// <summary>Records what is outstanding as paid (<c>order-mark-as-paid</c>). <see cref="RetrySafety.Act"/>; look-up: <see cref="FindPaymentAsync"/>.</summary>
    /// <exception cref="PortException">The call failed, or the store refused: the order is paid, cancelled, or a payment is under way.</exception>
    public Task MarkAsPaidAsync(OrderKey order, SendPermit permit, CancellationToken cancellationToken = default) =>
        client.Under(permit).Payments.MarkAsPaidAsync(WrittenOrderIdOf(order, ShopifyOperations.MarkOrderAsPaid), cancellationToken);

    /// <summary>Whether the order counts as paid (<c>order</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <exception cref="PortException">The call failed.</exception>
    public Task<LookupResult<StorefrontOrder>> FindPaymentAsync(OrderKey order, CancellationToken cancellationToken = default) =>
        FindAsync(order, static o => o.PaymentState == OrderFinancialStatus.Paid.Value, cancellationToken);

    private string? LocationId => string.IsNullOrEmpty(options.LocationId) ? null : options.LocationId;

    private async Task<LookupResult<StorefrontOrder>> FindAsync(OrderKey key, Func<StorefrontOrder, bool> happened, CancellationToken cancellationToken)
    {
        OrderIdOf(key, ShopifyOperations.GetOrder);
        return await ReadAsync(client, key, cancellationToken).ConfigureAwait(false) switch
        {
            { } order when happened(order) => new LookupResult<StorefrontOrder>.Found(order),
            { } => new LookupResult<StorefrontOrder>.Absent(),
            _ => new LookupResult<StorefrontOrder>.CannotTell("The store does not show the order any more."),
        };
    }

    private async Task<StorefrontOrder?> ReadAsync(ShopifyClient from, OrderKey key, CancellationToken cancellationToken)
    {
        if (StorefrontMapping.IdOf(key) is not var (id, isDraft))
            return null;
        try
        {
            if (isDraft)
                return await from.DraftOrders.GetDraftOrderAsync(id, cancellationToken).ConfigureAwait(false) is var draft && _mapping.IsOurs(draft) ? _mapping.Map(draft) : null;
            var order = await from.Orders.GetOrderAsync(id, cancellationToken).ConfigureAwait(false);
            return _mapping.IsOurs(order) ? await WholeAsync(from, order, cancellationToken).ConfigureAwait(false) : null;
        }
        catch (ConnectorNotFoundException)
        {
            return null;
        }
    }

    private async Task<StorefrontOrder> WholeAsync(ShopifyClient from, Order order, CancellationToken cancellationToken)
    {
        var isOpen = order is { CancelledAt: null } && order.DisplayFulfillmentStatus != OrderFulfillmentStatus.Fulfilled;
        return _mapping.Map(
            order,
            isOpen ? await from.Fulfillments.GetFulfillmentOrdersAsync(order.Id, cancellationToken).ConfigureAwait(false) : [],
            StorefrontMapping.HasFulfilments(order) ? await from.Fulfillments.GetFulfillmentsAsync(order.Id, cancellationToken).ConfigureAwait(false) : [],
            StorefrontMapping.IsReduced(order) ? await from.Payments.GetRefundsAsync(order.Id, cancellationToken).ConfigureAwait(false) : []);
    }

    private static NewTracking? TrackingOf(StorefrontDispatch dispatch)
    {
        if (dispatch.TrackingNumbers.Count == 0)
            return null;
        return new NewTracking
        {
            Company = dispatch.CarrierName,
            Numbers = [.. dispatch.TrackingNumbers.Select(static n => n.Value)],

            // Links pair with numbers by their place, and there is one link at most.
            Urls = dispatch is { TrackingNumbers.Count: 1, TrackingUrl: { } url } && Uri.TryCreate(url, UriKind.Absolute, out var link) ? [link] : [],
        };
    }

    private static IReadOnlyList<LineQuantity> LinesOf(StorefrontDispatch dispatch, Operation operation)
    {
        if (dispatch.Lines.Count == 0)
            throw FieldText.Refuse(operation, "a dispatch without lines cannot be told.");
        return
        [
            .. dispatch.Lines.Select(line => line.Quantity == decimal.Truncate(line.Quantity) && line.Quantity is >= 1 and <= int.MaxValue
                ? new LineQuantity(StorefrontMapping.LineIdOf(line.LineId), (int)line.Quantity)
                : throw FieldText.Refuse(operation, string.Create(CultureInfo.InvariantCulture, $"{line.Quantity} of line {line.LineId} is no whole number above zero."))),
        ];
    }

    /// <summary>Of an order that is about to be written: what was read of it before does not hold any more.</summary>
    private string WrittenOrderIdOf(OrderKey key, Operation operation)
    {
        var id = OrderIdOf(key, operation);
        _recent.Forget(id);
        return id;
    }

    private static string OrderIdOf(OrderKey key, Operation operation) =>
        StorefrontMapping.IdOf(key) is (var id, false) ? id : throw FieldText.Refuse(operation, $"{key.OrderId} is no order of this store.");

    private static string DraftIdOf(OrderKey key, Operation operation) =>
        StorefrontMapping.IdOf(key) is (var id, true) ? id : throw FieldText.Refuse(operation, $"{key.OrderId} is no draft of this store.");
}
