using System.Globalization;
using System.Runtime.CompilerServices;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Http;
using Connectors.ShipBob.Internal;
using Connectors.ShipBob.Models;

namespace Connectors.ShipBob;

/// <summary>
/// ShipBob behind the neutral warehouse port. Where the pieces in its parcels do not tell how many of a product they are, reads of orders ask what it is made of too
/// (<c>GET product</c>), and fail when that call fails in a way that may pass; writes never do. Thread-safe.
/// </summary>
/// <param name="connection">The connection this is.</param>
/// <param name="client">The client of the channel.</param>
/// <param name="options">How orders are written and read.</param>
/// <param name="time">Clock for the instant of stock levels; the system's when null.</param>
public sealed class ShipBobWarehouse(ConnectionName connection, ShipBobClient client, ShipBobWarehouseOptions options, TimeProvider? time = null) : IWarehouse
{
    /// <summary>Up to this many SKUs are asked for one by one; for more the whole list is cheaper.</summary>
    private const int SearchesAtMost = 3;

    /// <summary>References hold up to 300 characters, and an address no more than some thousands.</summary>
    private const int ReferencesACall = 20;

    /// <summary>The vendor's own page where none is asked for: an answer with fewer orders is whole.</summary>
    private const int UsualPage = 50;

    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly CallBatcher<string, LookupResult<Order>> _lookups = new(ReferencesACall, static reference => reference, (references, ct) => LookupTogetherAsync(client, references, ct));
    private readonly Compositions _compositions = new(client, options, time ?? TimeProvider.System);

    /// <inheritdoc/>
    public ConnectionName Connection => connection;

    /// <summary>Orders leave in any number of shipments; callbacks are signed; instructions are stored as tags that nobody sees.</summary>
    public WarehouseCapabilities Capabilities { get; } = new()
    {
        PartialDispatch = true, SignedCallbacks = true, PrintsInstructions = false, StillWorkingFor = options.StillWorkingFor,
    };

    /// <summary>
    /// The order with exactly that reference (<c>GET order?ReferenceIds=</c>, shared by those looked for at the same time). Several, or only others, is <see cref="LookupResult{T}.CannotTell"/>.
    /// <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <exception cref="PortException">The call failed, or the reference is longer than 300 characters or holds a comma.</exception>
    public async Task<LookupResult<WarehouseOrder>> FindOrderAsync(string reference, CancellationToken cancellationToken = default) =>
        await ToDocumentAsync(await LookupAsync(reference, cancellationToken).ConfigureAwait(false), mayStayUncounted: false, cancellationToken).ConfigureAwait(false);

    /// <summary>The order with that id (<c>GET order/{order_id}</c>). One that is not there, or has another reference, is <see cref="LookupResult{T}.CannotTell"/>. <see cref="RetrySafety.Read"/>.</summary>
    /// <exception cref="PortException">The call failed, or the id is none of this warehouse's.</exception>
    public async Task<LookupResult<WarehouseOrder>> FindKnownOrderAsync(string orderId, string reference, CancellationToken cancellationToken = default)
    {
        var found = await LookupAsync(client, IdOf(orderId, ShipBobOperations.GetOrder), reference, cancellationToken).ConfigureAwait(false);
        return found is LookupResult<Order>.Absent
            ? new LookupResult<WarehouseOrder>.CannotTell($"The warehouse does not show order {orderId} any more, which it gave us.")
            : await ToDocumentAsync(found, mayStayUncounted: false, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// The order with exactly that reference and, as far as the warehouse tells them, the same goods, quantities and recipient (<c>GET order?ReferenceIds=</c>).
    /// <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <exception cref="PortException">The call failed; or, before anything was sent, the order is none that could be submitted.</exception>
    public async Task<LookupResult<WarehouseOrder>> FindSubmittedOrderAsync(FulfilmentOrder order, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(order);
        var wire = OrderMapping.Map(order, options);
        var found = await LookupAsync(order.Reference, cancellationToken).ConfigureAwait(false);
        return found is LookupResult<Order>.Found(var there) && OrderComparison.Difference(there, wire, needsGoods: true) is { } difference
            ? new LookupResult<WarehouseOrder>.CannotTell($"The warehouse holds order {there.Id} with that reference and {difference}.")
            : await ToDocumentAsync(found, mayStayUncounted: true, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Asks for the goods to be sent (<c>POST order</c>), in eaches and with the line's place as its number. A reference that exists already
    /// is looked up: the same order is success, another a conflict; so is an answer that shows another order than was sent. A SKU the warehouse does not know makes a new product there.
    /// <see cref="RetrySafety.Create"/>; look-up: <see cref="FindSubmittedOrderAsync"/>.
    /// </summary>
    /// <exception cref="PortException">The call failed; or, before anything was sent, a quantity is no whole number, or a text is missing or too long.</exception>
    public async Task<WarehouseOrder> SubmitOrderAsync(FulfilmentOrder order, SendPermit permit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(order);
        var wire = OrderMapping.Map(order, options);
        var permitted = client.Under(permit);
        Order created;
        try
        {
            created = await permitted.CreateOrderAsync(wire, cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectorException e) when (e.ErrorCode == ShipBobErrorCodes.DuplicateReference)
        {
            var existing = await LookupAsync(permitted, order.Reference, ShipBobOperations.CreateOrder, cancellationToken).ConfigureAwait(false);
            if (existing is LookupResult<Order>.Found(var found) && OrderComparison.Difference(found, wire, needsGoods: true) is null)
                return MapWritten(found);
            throw;
        }

        return OrderComparison.Difference(created, wire, needsGoods: false) is { } difference
            ? throw ConnectorException.For(ShipBobOperations.CreateOrder, FailureKind.Conflict, $"the answer shows order {created.Id.ToString(CultureInfo.InvariantCulture)} with {difference} than was sent")
            : MapWritten(created);
    }

    /// <summary>
    /// Stops what has not left (<c>POST order/{order_id}:cancel</c>), labelled parcels too. An order that is cancelled already counts as cancelled; one that is not found
    /// does not. <see cref="RetrySafety.Act"/>; look-up: <see cref="FindKnownOrderAsync"/>.
    /// </summary>
    /// <exception cref="PortException">
    /// The call failed; more than one order has the reference, or the order has another (<see cref="FailureKind.Rejected"/>); or no order is found
    /// (<see cref="FailureKind.OutcomeUnknown"/>).
    /// </exception>
    public async Task<WarehouseCancellation> CancelOrderAsync(string reference, string? orderId, SendPermit permit, CancellationToken cancellationToken = default)
    {
        var operation = ShipBobOperations.CancelOrder;
        var permitted = client.Under(permit);
        var found = orderId is null
            ? await LookupAsync(permitted, reference, operation, cancellationToken).ConfigureAwait(false)
            : await LookupAsync(permitted, IdOf(orderId, operation), reference, cancellationToken).ConfigureAwait(false);
        if (found is not LookupResult<Order>.Found(var there))
        {
            throw found is LookupResult<Order>.CannotTell(var reason)
                ? FieldText.Refuse(operation, reason)
                : ConnectorException.For(operation, FailureKind.OutcomeUnknown, "no such order is found; it may be there and not be seen yet, so that nothing was stopped");
        }

        var live = there.Shipments.Where(s => s is not null && WarehouseOrderMapping.State(s, options) != ShipmentState.Cancelled).ToArray();
        var left = live.Count(static s => s.Status == ShipmentStatus.Completed);
        if (MapWritten(there).State == WarehouseOrderState.Cancelled)
            return WarehouseCancellation.Cancelled;
        if (left > 0 && left == live.Length && there.Status != OrderStatus.PartiallyFulfilled)
            return WarehouseCancellation.TooLate;

        OrderCancellation result;
        try
        {
            result = await permitted.CancelOrderAsync(there.Id, cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectorException e) when (e is { StatusCode: System.Net.HttpStatusCode.UnprocessableEntity, Kind: FailureKind.Rejected })
        {
            return WarehouseCancellation.TooLate;
        }
        catch (ConnectorNotFoundException e)
        {
            // It was there a moment ago: that it is not found now refuses nothing.
            throw ConnectorException.For(operation, FailureKind.OutcomeUnknown, "the order that was just found is not found any more; nothing may have been stopped", e);
        }

        return CancellationAnswer.Read(result, there.Id, anyLeft: left > 0);
    }

    /// <summary>
    /// Orders changed since the instant (<c>GET order?LastUpdateStartDate=</c>), then those whose tracking changed (<c>LastTrackingUpdateStartDate</c>), read a little
    /// behind it, each once. <c>HasTracking</c> is not sent along: together they have failed at the vendor. <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <exception cref="ConnectorUnreadableItemsException">After the last order: some could not be read.</exception>
    /// <exception cref="PortException">The call failed.</exception>
    public async IAsyncEnumerable<WarehouseOrder> GetOrdersChangedSinceAsync(
        DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var seen = new HashSet<long>();
        var unreadable = new Dictionary<string, UnreadableItem>(StringComparer.Ordinal);
        for (var place = ChangesPlace.First(Overlap.Before(since, options.Overlap)); place is not null; place = place.NextList)
        {
            await foreach (var page in client.GetOrdersAsync(place.Filter, cancellationToken).AsPages(cancellationToken: cancellationToken).ConfigureAwait(false))
            {
                foreach (var item in page.Unreadable)
                    unreadable.TryAdd(item.Id ?? item.Path, item);

                // Pages shift while they are read, so an order may come twice.
                var (orders, unsure) = await MapAsync(page.Items.Where(o => seen.Add(o.Id) && IsOurs(o)), cancellationToken).ConfigureAwait(false);
                foreach (var item in unsure)
                {
                    seen.Remove(long.Parse(item.Id!, CultureInfo.InvariantCulture));
                    unreadable.TryAdd(item.Id!, item);
                }

                foreach (var order in orders)
                    yield return order;
            }
        }

        var left = unreadable.Values.Where(u => !long.TryParse(u.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || !seen.Contains(id)).ToArray();
        if (left.Length > 0)
            throw ConnectorUnreadableItemsException.Of(ShipBobOperations.ListOrders, left);
    }

    /// <summary>
    /// A page of the same lists, one after the other. An order whose bundles cannot be told now (<c>GET product</c> fails) is among <see cref="ItemPage{T}.Unreadable"/>; the others come all the same.
    /// <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The continuation is none of this list's.</exception>
    /// <exception cref="PortException">The call failed.</exception>
    public async Task<ItemPage<WarehouseOrder>> GetOrderChangesAsync(DateTimeOffset since, string? continuation = null, CancellationToken cancellationToken = default)
    {
        var place = continuation is null ? ChangesPlace.First(Overlap.Before(since, options.Overlap)) : ChangesPlace.Parse(continuation);
        await foreach (var page in client.GetOrdersAsync(place.Filter, cancellationToken).AsPages(place.Token, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            var (orders, unsure) = await MapAsync(page.Items.Where(IsOurs), cancellationToken).ConfigureAwait(false);
            return new ItemPage<WarehouseOrder>(orders, place.After(page)?.ToString())
            {
                Unreadable = [.. page.Unreadable, .. unsure],
                SystemTime = page.SystemTime,
            };
        }

        return new ItemPage<WarehouseOrder>([], place.NextList?.ToString());
    }

    /// <summary>
    /// Stock over all centres (<c>GET inventory-level</c>), or of the one centre that must send (<c>GET inventory-level/locations</c>): available is what can be sent now,
    /// not the vendor's "sellable", which has two meanings. Several inventory items of one SKU are added up. <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <exception cref="ConnectorUnreadableItemsException">After the last level: some rows could not be read.</exception>
    /// <exception cref="PortException">The call failed.</exception>
    public async IAsyncEnumerable<StockLevel> GetStockAsync(
        IReadOnlyCollection<Sku> skus, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(skus);
        var stock = new StockSum(skus, options.LocationId, _time.GetUtcNow());
        string?[] searches = stock.Asked.Count is > 0 and <= SearchesAtMost ? [.. stock.Asked.Select(static sku => sku.Value)] : [null];
        foreach (var search in searches)
        {
            if (options.LocationId is null)
            {
                await foreach (var page in client.GetInventoryLevelsAsync(search, cancellationToken).AsPages(cancellationToken: cancellationToken).ConfigureAwait(false))
                    stock.Add(page);
            }
            else
            {
                // Of all centres: an item that is in others only has none in ours, and a list of ours alone would not say so.
                await foreach (var page in client.GetLocationInventoryLevelsAsync(search, null, cancellationToken).AsPages(cancellationToken: cancellationToken).ConfigureAwait(false))
                    stock.Add(page);
            }
        }

        foreach (var level in stock.Levels)
            yield return level;
        if (stock.Unreadable.Count > 0)
        {
            throw ConnectorUnreadableItemsException.Of(
                options.LocationId is null ? ShipBobOperations.ListInventoryLevels : ShipBobOperations.ListLocationInventoryLevels, stock.Unreadable);
        }
    }

    /// <summary>A reference that is no id is none of ours.</summary>
    private static bool IsOurs(Order order) => VendorText.IsId(order.ReferenceId);

    private static long IdOf(string orderId, Operation operation) => long.TryParse(orderId, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        ? id
        : throw FieldText.Refuse(operation, "the id of the order is none of this warehouse's.");

    /// <summary>
    /// What the products are made of whose pieces do not tell how many there are is read before, once for all of these orders. Where it cannot be had now, only the orders that need it are not read.
    /// </summary>
    private async Task<(IReadOnlyList<WarehouseOrder> Orders, IReadOnlyList<UnreadableItem> Unsure)> MapAsync(IEnumerable<Order> orders, CancellationToken cancellationToken)
    {
        List<Order> read = [.. orders];
        var asked = read.ConvertAll(order => (Order: order, Skus: WarehouseOrderMapping.Unsure(order, options).ToList()));
        IReadOnlyDictionary<string, Composition?> known;
        List<Order> unsure = [];
        try
        {
            known = await _compositions.ReadAsync(asked.SelectMany(static a => a.Skus), cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectorException)
        {
            known = _compositions.Remembered(asked.SelectMany(static a => a.Skus));
            unsure = [.. asked.Where(a => a.Skus.Exists(sku => known.GetValueOrDefault(sku) is null)).Select(static a => a.Order)];
        }

        return (
            [.. read.Except(unsure).Select(order => WarehouseOrderMapping.Map(order, options, known))],
            [.. unsure.Select(static order => new UnreadableItem(order.Id.ToString(CultureInfo.InvariantCulture), "what its products are made of"))]);
    }

    /// <summary>One order, counted by what its products are made of; where that cannot be had now, the read fails, or what is not remembered stays uncounted.</summary>
    private async Task<WarehouseOrder> MapAsync(Order order, bool mayStayUncounted, CancellationToken cancellationToken)
    {
        try
        {
            return WarehouseOrderMapping.Map(order, options, await _compositions.ReadAsync(WarehouseOrderMapping.Unsure(order, options), cancellationToken).ConfigureAwait(false));
        }
        catch (ConnectorException) when (mayStayUncounted)
        {
            return MapWritten(order);
        }
    }

    /// <summary>An order that was read for a write: no further call may fail what was done, so that what is not remembered stays uncounted.</summary>
    private WarehouseOrder MapWritten(Order order) => WarehouseOrderMapping.Map(order, options, _compositions.Remembered(WarehouseOrderMapping.Unsure(order, options)));

    private async Task<LookupResult<WarehouseOrder>> ToDocumentAsync(LookupResult<Order> found, bool mayStayUncounted, CancellationToken cancellationToken) => found switch
    {
        LookupResult<Order>.Found(var order) => new LookupResult<WarehouseOrder>.Found(await MapAsync(order, mayStayUncounted, cancellationToken).ConfigureAwait(false)),
        LookupResult<Order>.CannotTell(var reason) => new LookupResult<WarehouseOrder>.CannotTell(reason),
        _ => new LookupResult<WarehouseOrder>.Absent(),
    };

    /// <summary>By id. Absent proves nothing: the order was there, or we had no id of it; it may be in another channel now.</summary>
    private static async Task<LookupResult<Order>> LookupAsync(ShipBobClient from, long orderId, string reference, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reference);
        Order order;
        try
        {
            order = await from.GetOrderAsync(orderId, cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectorNotFoundException)
        {
            return new LookupResult<Order>.Absent();
        }

        return order.Id == orderId && order.ReferenceId == reference
            ? new LookupResult<Order>.Found(order)
            : new LookupResult<Order>.CannotTell($"Order {orderId.ToString(CultureInfo.InvariantCulture)} of the warehouse has another reference.");
    }

    private Task<LookupResult<Order>> LookupAsync(string reference, CancellationToken cancellationToken)
    {
        OrderMapping.DemandReference(reference, ShipBobOperations.ListOrders);
        return _lookups.AskAsync(reference, cancellationToken);
    }

    private static async Task<LookupResult<Order>> LookupAsync(ShipBobClient from, string reference, Operation operation, CancellationToken cancellationToken)
    {
        OrderMapping.DemandReference(reference, operation);
        return Among(await AnswerAsync(from, [reference], cancellationToken).ConfigureAwait(false), reference);
    }

    /// <summary>What each alone would be told; null where the answer holds what cannot be told apart, so that each is to be looked for alone.</summary>
    private static async Task<IReadOnlyList<LookupResult<Order>?>> LookupTogetherAsync(ShipBobClient from, IReadOnlyList<string> references, CancellationToken cancellationToken)
    {
        var answer = await AnswerAsync(from, references, cancellationToken).ConfigureAwait(false);
        if (references is [var only])
            return [Among(answer, only)];
        return answer.Unreadable.Count == 0 && answer.Items.Count < UsualPage && answer.Items.All(o => references.Contains(o.ReferenceId))
            ? [.. references.Select(r => Among(new Page<Order>([.. answer.Items.Where(o => o.ReferenceId == r)], null), r))]
            : new LookupResult<Order>?[references.Count];
    }

    /// <summary>A reference is one order, so the first page is the answer.</summary>
    private static async Task<Page<Order>> AnswerAsync(ShipBobClient from, IReadOnlyList<string> references, CancellationToken cancellationToken)
    {
        await foreach (var page in from.GetOrdersAsync(new OrderFilter { ReferenceIds = references }, cancellationToken).AsPages(cancellationToken: cancellationToken).ConfigureAwait(false))
            return page;
        return new Page<Order>([], null);
    }

    private static LookupResult<Order> Among(Page<Order> answer, string reference)
    {
        if (answer.Unreadable is [var unreadable, ..])
            return new LookupResult<Order>.CannotTell($"The warehouse answered with an order that cannot be read: {unreadable.Id ?? "one without an id"} at {unreadable.Path}.");
        var matches = answer.Items.Where(o => o.ReferenceId == reference).DistinctBy(static o => o.Id).ToList();
        return (matches.Count, answer.Items.Count) switch
        {
            (1, _) => new LookupResult<Order>.Found(matches[0]),
            (0, 0) => new LookupResult<Order>.Absent(),
            (0, var others) => new LookupResult<Order>.CannotTell($"The warehouse answered with {others} orders of other references."),
            _ => new LookupResult<Order>.CannotTell($"The warehouse holds {matches.Count} orders with that reference."),
        };
    }
}
