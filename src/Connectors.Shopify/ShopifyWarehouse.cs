using System.Globalization;
using System.Runtime.CompilerServices;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Http;
using Connectors.Shopify.Internal;
using Connectors.Shopify.Models;

namespace Connectors.Shopify;

/// <summary>
/// A Shopify store that sends the orders of other channels, behind the neutral warehouse port: an order is put into the store, its people or apps send it, and what they mark there as fulfilled is what left. Such an order carries our
/// reference as its source identifier, a tag of its own, no price (the marketplace is paid, the ERP books it), no e-mail address and no customer, so that the shopper is told nothing by the store and business orders are others.
/// Nothing guards a repeat and the search lags: an order is looked up before it is put in, and after a lost answer for as long as <see cref="ShopifyWarehouseOptions.StillWorkingFor"/>. Thread-safe.
/// </summary>
/// <param name="connection">The connection this is.</param>
/// <param name="client">The client of the store.</param>
/// <param name="options">How orders are put in.</param>
/// <param name="time">Clock of stock levels and of the wait for a cancellation; the system's when null.</param>
public sealed class ShopifyWarehouse(ConnectionName connection, ShopifyClient client, ShopifyWarehouseOptions options, TimeProvider? time = null) : IWarehouse
{
    /// <summary>The store cancels a moment later: it is looked at so often, each time after twice the wait of before.</summary>
    private const int CancellationLooks = 4;
    private static readonly TimeSpan FirstCancellationWait = TimeSpan.FromSeconds(1);

    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly StoredOrderMapping _mapping = new(options);
    private string? _currency;

    /// <inheritdoc/>
    public ConnectionName Connection => connection;

    /// <summary>Orders leave in any number of fulfilments, to addresses alone; the delivery note is the order's note, which people see.</summary>
    public WarehouseCapabilities Capabilities { get; } = new() { PartialDispatch = true, PrintsInstructions = true, StillWorkingFor = options.StillWorkingFor };

    /// <summary>
    /// The order with exactly that source identifier (<c>orders</c>, and <c>fulfillments</c> where something has left). Several are <see cref="LookupResult{T}.CannotTell"/>, unless people have cancelled all but one. The search lags: what was put in a moment ago may not be
    /// found yet. <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <exception cref="PortException">The call failed, or the reference is none that could be put in.</exception>
    public async Task<LookupResult<WarehouseOrder>> FindOrderAsync(string reference, CancellationToken cancellationToken = default) =>
        await ToDocumentAsync(await LookupAsync(client, reference, ShopifyOperations.ListOrders, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    /// <summary>The order with that number (<c>order</c>). One that is not there, or has another source identifier, is <see cref="LookupResult{T}.CannotTell"/>. <see cref="RetrySafety.Read"/>.</summary>
    /// <exception cref="PortException">The call failed, or the id is none of this store's.</exception>
    public async Task<LookupResult<WarehouseOrder>> FindKnownOrderAsync(string orderId, string reference, CancellationToken cancellationToken = default)
    {
        var found = await KnownAsync(client, orderId, reference, ShopifyOperations.GetOrder, cancellationToken).ConfigureAwait(false);
        return found is LookupResult<Order>.Absent
            ? new LookupResult<WarehouseOrder>.CannotTell($"The store does not show order {orderId} any more, which it gave us.")
            : await ToDocumentAsync(found, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The order with exactly that source identifier, the same goods and recipient (<c>orders</c>); another with it is <see cref="LookupResult{T}.CannotTell"/>. <see cref="RetrySafety.Read"/>.</summary>
    /// <exception cref="PortException">The call failed; or, before anything was sent, the order is none that could be put in.</exception>
    public async Task<LookupResult<WarehouseOrder>> FindSubmittedOrderAsync(FulfilmentOrder order, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(order);
        StoredOrderMapping.Check(order);
        return await ToDocumentAsync(await SubmittedAsync(client, order, ShopifyOperations.ListOrders, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Puts the order in (<c>orders</c>, <c>inventory</c> for the variants of its SKUs, then <c>order-create</c>): paid, without prices, in pieces, and nobody is written to. One that is found there is that order.
    /// <see cref="RetrySafety.Create"/>; look-up: <see cref="FindSubmittedOrderAsync"/>.
    /// </summary>
    /// <exception cref="PortException">
    /// The call failed; or, before anything was sent, another order has the reference (<see cref="FailureKind.Conflict"/>), or the store has no variant of a SKU or several
    /// (<see cref="FailureKind.Rejected"/>, <c>storefront.sku-unclear</c>), a quantity is no whole number, or a text is missing or too long.
    /// </exception>
    public async Task<WarehouseOrder> SubmitOrderAsync(FulfilmentOrder order, SendPermit permit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(order);
        var operation = ShopifyOperations.CreateOrder;
        StoredOrderMapping.Check(order);
        var permitted = client.Under(permit);

        // The store takes one reference as often as it is told, so it has to be looked for right before.
        switch (await SubmittedAsync(permitted, order, operation, cancellationToken).ConfigureAwait(false))
        {
            case LookupResult<Order>.Found(var there):
                return await ToDocumentAsync(permitted, there, cancellationToken).ConfigureAwait(false);
            case LookupResult<Order>.CannotTell(var reason):
                throw ConnectorException.For(operation, FailureKind.Conflict, reason.TrimEnd('.'));
        }

        var (variants, unreadable) = await Variants.ReadAsync(permitted, order.Lines.Select(static l => l.Sku.Value), cancellationToken).ConfigureAwait(false);
        if (unreadable.Count > 0)
            throw ConnectorException.For(ShopifyOperations.ListInventory, FailureKind.Unreadable, "some variants of the store cannot be read, and the goods may be among them");
        var made = await permitted.Orders.CreateOrderAsync(_mapping.Map(order, variants, await CurrencyAsync(permitted, cancellationToken).ConfigureAwait(false)), cancellationToken).ConfigureAwait(false);
        return new WarehouseOrder
        {
            Id = StorefrontMapping.NumberOf(made.Id, 0), Reference = order.Reference, State = WarehouseOrderState.Accepted, StateText = OrderFulfillmentStatus.Unfulfilled.Value, ChangedAt = _time.GetUtcNow(),
        };
    }

    /// <summary>
    /// Cancels an order of which nothing has left, with its goods back in stock, nothing paid back and nobody told (<c>order-cancel</c>), and looks for a moment whether it is done: the store cancels later. Of one of which something
    /// has left it is too late: what is still to leave, people take off there. <see cref="RetrySafety.Act"/>; look-up: <see cref="FindKnownOrderAsync"/>.
    /// </summary>
    /// <exception cref="PortException">
    /// The call failed; more than one order has the reference, or the order has another (<see cref="FailureKind.Rejected"/>); no order is found, or the store has begun and was not done in that time
    /// (<see cref="FailureKind.OutcomeUnknown"/>).
    /// </exception>
    public async Task<WarehouseCancellation> CancelOrderAsync(string reference, string? orderId, SendPermit permit, CancellationToken cancellationToken = default)
    {
        var operation = ShopifyOperations.CancelOrder;
        var permitted = client.Under(permit);
        var found = orderId is null
            ? await LookupAsync(permitted, reference, operation, cancellationToken).ConfigureAwait(false)
            : await KnownAsync(permitted, orderId, reference, operation, cancellationToken).ConfigureAwait(false);
        if (found is not LookupResult<Order>.Found(var there))
        {
            throw found is LookupResult<Order>.CannotTell(var reason)
                ? FieldText.Refuse(operation, reason)
                : ConnectorException.For(operation, FailureKind.OutcomeUnknown, "no such order is found; it may be there and not be seen yet, so that nothing was stopped");
        }

        if (Ended(there) is { } already)
            return already;
        ConnectorException? refusal = null;
        try
        {
            await permitted.Orders.CancelOrderAsync(there.Id, new OrderCancellation { Reason = OrderCancelReason.Other, Restock = true }, cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectorException refused) when (refused.Kind is FailureKind.Rejected or FailureKind.Conflict)
        {
            refusal = refused; // gone or cancelled in that moment, or being cancelled: the order tells
        }

        var wait = FirstCancellationWait;
        for (var look = 0; ; look++, wait *= 2)
        {
            if (Ended(await permitted.Orders.GetOrderAsync(there.Id, cancellationToken).ConfigureAwait(false)) is { } ended)
                return ended;
            if (refusal is not null)
                throw refusal;
            if (look == CancellationLooks)
                throw ConnectorException.For(operation, FailureKind.OutcomeUnknown, "the store has begun to cancel the order and has not done it yet");
            await Task.Delay(wait, _time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Orders of ours that changed since the instant, by <c>updated_at</c> (<c>orders</c>, and <c>fulfillments</c> where something has left). <see cref="RetrySafety.Read"/>.</summary>
    /// <exception cref="ConnectorUnreadableItemsException">After the last order: some could not be read.</exception>
    /// <exception cref="PortException">The call failed.</exception>
    public async IAsyncEnumerable<WarehouseOrder> GetOrdersChangedSinceAsync(DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var unreadable = new List<UnreadableItem>();
        string? continuation = null;
        do
        {
            var page = await GetOrderChangesAsync(since, continuation, cancellationToken).ConfigureAwait(false);
            unreadable.AddRange(page.Unreadable);
            foreach (var order in page.Items)
                yield return order;
            continuation = page.Continuation;
        }
        while (continuation is not null);
        if (unreadable.Count > 0)
            throw ConnectorUnreadableItemsException.Of(ShopifyOperations.ListOrders, unreadable);
    }

    /// <summary>A page of the same list; what others bought in the store is passed over. <see cref="RetrySafety.Read"/>.</summary>
    /// <exception cref="ArgumentException">The continuation is none of this list's.</exception>
    /// <exception cref="PortException">The call failed.</exception>
    public async Task<ItemPage<WarehouseOrder>> GetOrderChangesAsync(DateTimeOffset since, string? continuation = null, CancellationToken cancellationToken = default)
    {
        var place = ListPlace.Of(since, continuation);
        await foreach (var page in client.Orders.GetOrdersAsync(new OrderFilter { UpdatedSince = place.Since }, cancellationToken).AsPages(place.Cursor, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            var orders = new List<WarehouseOrder>();
            foreach (var order in page.Items.Where(IsOurs))
                orders.Add(await ToDocumentAsync(client, order, cancellationToken).ConfigureAwait(false));
            return new ItemPage<WarehouseOrder>(orders, place.Next(page.ContinuationToken))
            {
                Unreadable = [.. page.Unreadable.Select(static u => new UnreadableItem(StorefrontMapping.KeyTextOf(u.Id, isDraft: false), u.Path))],
                SystemTime = page.SystemTime,
            };
        }

        return new ItemPage<WarehouseOrder>([], null);
    }

    /// <summary>
    /// Stock of the store's variants (<c>inventory</c>) at the location of the options, or at all together. What cannot be sent for us is left out: a SKU of no variant or of several, and one whose stock the store does not count.
    /// <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <exception cref="ConnectorUnreadableItemsException">After the last level: some rows could not be read.</exception>
    /// <exception cref="PortException">The call failed.</exception>
    public async IAsyncEnumerable<StockLevel> GetStockAsync(IReadOnlyCollection<Sku> skus, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(skus);
        var (variants, unreadable) = skus.Count > 0
            ? await Variants.ReadAsync(client, skus.Select(static s => s.Value), cancellationToken).ConfigureAwait(false)
            : await Variants.ReadAllAsync(client, cancellationToken).ConfigureAwait(false);
        foreach (var (sku, same) in variants)
        {
            if (same is [{ InventoryItem: { Tracked: true, InventoryLevels: { PageInfo.HasNextPage: false } levels } }] && LevelOf(new Sku(sku), levels.Nodes) is { } level)
                yield return level;
        }

        if (unreadable.Count > 0)
            throw ConnectorUnreadableItemsException.Of(ShopifyOperations.ListInventory, unreadable);
    }

    private static bool IsOurs(Order order) => StoredOrder.Is(order) && VendorText.IsId(order.SourceIdentifier);

    /// <summary>How a cancellation ended; null while it is open.</summary>
    private static WarehouseCancellation? Ended(Order order) => order.CancelledAt is not null ? WarehouseCancellation.Cancelled
        : StorefrontMapping.HasFulfilments(order) && order.DisplayFulfillmentStatus.Value is "FULFILLED" or "PARTIALLY_FULFILLED" ? WarehouseCancellation.TooLate
        : null;

    private StockLevel? LevelOf(Sku sku, IReadOnlyList<InventoryLevel> levels)
    {
        var here = levels.Where(l => options.LocationId is null || l.Location?.Id == options.LocationId).ToList();
        return here.Count == 0 ? null : new StockLevel(sku, options.LocationId, Sum("on_hand"), Sum("committed"), Sum("available"), _time.GetUtcNow());

        decimal? Sum(string name)
        {
            var told = here.ConvertAll(l => l.Quantities.FirstOrDefault(q => q.Name == name)?.Quantity);
            return told.Contains(null) ? null : told.Sum();
        }
    }

    /// <summary>The store's currency, asked for once.</summary>
    private async Task<string> CurrencyAsync(ShopifyClient from, CancellationToken cancellationToken)
    {
        if (_currency is { } known)
            return known;
        var currency = (await from.GetShopAsync(cancellationToken).ConfigureAwait(false)).Shop.CurrencyCode;
        return _currency = currency.Length > 0 ? currency : throw ConnectorException.For(ShopifyOperations.GetShop, FailureKind.Unreadable, "the store does not say its currency");
    }

    private static async Task<LookupResult<Order>> SubmittedAsync(ShopifyClient from, FulfilmentOrder order, Operation operation, CancellationToken cancellationToken) =>
        await LookupAsync(from, order.Reference, operation, cancellationToken).ConfigureAwait(false) is var found
        && found is LookupResult<Order>.Found(var there) && StoredOrderMapping.Difference(there, order) is { } difference
            ? new LookupResult<Order>.CannotTell($"The store holds order {StorefrontMapping.NumberOf(there.Id, 0)} with that reference and {difference}.")
            : found;

    private static async Task<LookupResult<Order>> LookupAsync(ShopifyClient from, string reference, Operation operation, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reference);
        StoredOrderMapping.DemandReference(reference, operation);
        var all = (await from.Orders.FindBySourceIdentifierAsync(reference, cancellationToken).ConfigureAwait(false)).DistinctBy(static o => o.Id).ToList();

        // Of several, people have settled which it is when they cancelled the others.
        var live = all.FindAll(static o => o.CancelledAt is null);
        return (live.Count == 1 ? live : all) switch
        {
            [] => new LookupResult<Order>.Absent(),
            [var only] => new LookupResult<Order>.Found(only),
            var several => new LookupResult<Order>.CannotTell(string.Create(CultureInfo.InvariantCulture, $"The store holds {several.Count} orders with that reference: {string.Join(", ", several.Select(static o => o.Name))}.")),
        };
    }

    /// <summary>By its number. Absent proves nothing: the order was there.</summary>
    private static async Task<LookupResult<Order>> KnownAsync(ShopifyClient from, string orderId, string reference, Operation operation, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reference);
        if (orderId is not { Length: > 0 and <= 20 } || !orderId.All(char.IsAsciiDigit))
            throw FieldText.Refuse(operation, "the id of the order is none of this store's.");
        try
        {
            var order = await from.Orders.GetOrderAsync($"gid://shopify/Order/{orderId}", cancellationToken).ConfigureAwait(false);
            return order.SourceIdentifier == reference
                ? new LookupResult<Order>.Found(order)
                : new LookupResult<Order>.CannotTell($"Order {orderId} of the store has another reference.");
        }
        catch (ConnectorNotFoundException)
        {
            return new LookupResult<Order>.Absent();
        }
    }

    private async Task<LookupResult<WarehouseOrder>> ToDocumentAsync(LookupResult<Order> found, CancellationToken cancellationToken) => found switch
    {
        LookupResult<Order>.Found(var order) => new LookupResult<WarehouseOrder>.Found(await ToDocumentAsync(client, order, cancellationToken).ConfigureAwait(false)),
        LookupResult<Order>.CannotTell(var reason) => new LookupResult<WarehouseOrder>.CannotTell(reason),
        _ => new LookupResult<WarehouseOrder>.Absent(),
    };

    private static async Task<WarehouseOrder> ToDocumentAsync(ShopifyClient from, Order order, CancellationToken cancellationToken) => StoredOrderMapping.Map(
        order, StorefrontMapping.HasFulfilments(order) ? await from.Fulfillments.GetFulfillmentsAsync(order.Id, cancellationToken).ConfigureAwait(false) : []);
}
