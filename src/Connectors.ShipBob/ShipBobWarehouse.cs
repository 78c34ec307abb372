using System.Globalization;
using System.Runtime.CompilerServices;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Http;
using Connectors.ShipBob.Internal;
using Connectors.ShipBob.Models;

namespace Connectors.ShipBob;

/// <summary>ShipBob behind the neutral warehouse port. Thread-safe.</summary>
/// <param name="connection">The connection this is.</param>
/// <param name="client">The client of the channel.</param>
/// <param name="options">How orders are written and read.</param>
/// <param name="time">Clock for the instant of stock levels; the system's when null.</param>
public sealed class ShipBobWarehouse(ConnectionName connection, ShipBobClient client, ShipBobWarehouseOptions options, TimeProvider? time = null) : IWarehouse
{
    /// <summary>Up to this many SKUs are asked for one by one; for more the whole list is cheaper.</summary>
    private const int SearchesAtMost = 3;

    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <inheritdoc/>
    public ConnectionName Connection => connection;

    /// <summary>Orders leave in any number of shipments; callbacks are signed; instructions are stored as tags that nobody sees.</summary>
    public WarehouseCapabilities Capabilities { get; } = new() { PartialDispatch = true, SignedCallbacks = true, PrintsInstructions = false };

    /// <summary>
    /// The order with exactly that reference (<c>GET order?ReferenceIds=</c>). Several, or only others, is <see cref="LookupResult{T}.CannotTell"/>.
    /// <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <exception cref="PortException">The call failed, or the reference is longer than 300 characters or holds a comma.</exception>
    public Task<LookupResult<WarehouseOrder>> FindOrderAsync(string reference, CancellationToken cancellationToken = default) => FindAsync(client, reference, cancellationToken);

    /// <summary>
    /// Asks for the goods to be sent (<c>POST order</c>), in eaches and with the line's place as its number. A reference that exists already
    /// is looked up: the same goods are success, other goods a conflict. A SKU the warehouse does not know makes a new product there.
    /// <see cref="RetrySafety.Create"/>; look-up: <see cref="FindOrderAsync"/>.
    /// </summary>
    /// <exception cref="PortException">The call failed; or, before anything was sent, a quantity is no whole number, or a text is missing or too long.</exception>
    public async Task<WarehouseOrder> SubmitOrderAsync(FulfilmentOrder order, SendPermit permit, CancellationToken cancellationToken = default)
    {
        var wire = OrderMapping.Map(order, options);
        var permitted = client.Under(permit);
        try
        {
            return WarehouseOrderMapping.Map(await permitted.CreateOrderAsync(wire, cancellationToken).ConfigureAwait(false), options);
        }
        catch (ConnectorException e) when (e.ErrorCode == ShipBobErrorCodes.DuplicateReference)
        {
            var existing = await LookupAsync(permitted, order.Reference, ShipBobOperations.CreateOrder, cancellationToken).ConfigureAwait(false);
            if (existing is LookupResult<Order>.Found(var found) && HasSameGoods(found, wire))
                return WarehouseOrderMapping.Map(found, options);
            throw;
        }
    }

    /// <summary>
    /// Stops what is not yet packed (<c>POST order/{order_id}:cancel</c>). An order that is not there, or cancelled already, counts as cancelled.
    /// <see cref="RetrySafety.Act"/>; look-up: <see cref="FindOrderAsync"/>.
    /// </summary>
    /// <exception cref="PortException">The call failed, or more than one order has the reference.</exception>
    public async Task<WarehouseCancellation> CancelOrderAsync(string reference, SendPermit permit, CancellationToken cancellationToken = default)
    {
        var permitted = client.Under(permit);
        var found = await FindAsync(permitted, reference, cancellationToken).ConfigureAwait(false);
        if (found is LookupResult<WarehouseOrder>.CannotTell(var reason))
            throw FieldText.Refuse(ShipBobOperations.CancelOrder, reason);
        if (found is not LookupResult<WarehouseOrder>.Found(var order) || order.State == WarehouseOrderState.Cancelled)
            return WarehouseCancellation.Cancelled;
        if (order.State == WarehouseOrderState.Dispatched)
            return WarehouseCancellation.TooLate;

        OrderCancellation result;
        try
        {
            result = await permitted.CancelOrderAsync(long.Parse(order.Id, CultureInfo.InvariantCulture), cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectorException e) when (e.StatusCode == System.Net.HttpStatusCode.UnprocessableEntity)
        {
            return WarehouseCancellation.TooLate;
        }

        return Read(result, anyLeft: order.State == WarehouseOrderState.PartiallyDispatched);
    }

    /// <summary>
    /// Orders whose tracking changed since the instant (<c>GET order?LastTrackingUpdateStartDate=</c>), read a little behind it, each once.
    /// <c>HasTracking</c> is not sent along: together they have failed at the vendor. A shipment without tracking does not show here, only
    /// in <see cref="FindOrderAsync"/>. <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <exception cref="PortException">The call failed.</exception>
    public async IAsyncEnumerable<WarehouseOrder> GetDispatchedSinceAsync(
        DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var from = Overlap.Before(since, options.Overlap);
        var seen = new HashSet<long>();
        await foreach (var order in client.GetOrdersAsync(new OrderFilter { LastTrackingUpdateStartDate = from }, cancellationToken).ConfigureAwait(false))
        {
            // Pages shift while they are read, so an order may come twice. A reference that is no id is none of ours.
            if (seen.Add(order.Id) && VendorText.IsId(order.ReferenceId))
                yield return WarehouseOrderMapping.Map(order, options);
        }
    }

    /// <summary>
    /// Stock over all centres (<c>GET inventory-level</c>): available is what can be sent now, not the vendor's "sellable", which has two
    /// meanings. Several inventory items of one SKU are added up. <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <exception cref="PortException">The call failed.</exception>
    public async IAsyncEnumerable<StockLevel> GetStockAsync(
        IReadOnlyCollection<Sku> skus, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var asOf = _time.GetUtcNow();
        var asked = skus.ToHashSet();
        var seen = new HashSet<long>();
        var levels = new Dictionary<Sku, StockLevel>();
        string?[] searches = asked.Count is > 0 and <= SearchesAtMost ? [.. asked.Select(static sku => sku.Value)] : [null];
        foreach (var search in searches)
        {
            await foreach (var item in client.GetInventoryLevelsAsync(search, cancellationToken).ConfigureAwait(false))
            {
                // A search matches parts of names and SKUs too; what holds a control character is no SKU of ours.
                if (string.IsNullOrWhiteSpace(item.Sku) || VendorText.HasControl(item.Sku) || !seen.Add(item.InventoryId))
                    continue;
                var sku = new Sku(item.Sku);
                if (asked.Count > 0 && !asked.Contains(sku))
                    continue;
                var level = new StockLevel(sku, null, item.TotalOnHandQuantity, item.TotalCommittedQuantity, item.TotalFulfillableQuantity, asOf);
                levels[sku] = levels.TryGetValue(sku, out var other)
                    ? level with { OnHand = level.OnHand + other.OnHand, Allocated = level.Allocated + other.Allocated, Available = level.Available + other.Available }
                    : level;
            }
        }

        foreach (var level in levels.Values)
            yield return level;
    }

    private async Task<LookupResult<WarehouseOrder>> FindAsync(ShipBobClient from, string reference, CancellationToken cancellationToken) =>
        await LookupAsync(from, reference, ShipBobOperations.ListOrders, cancellationToken).ConfigureAwait(false) switch
        {
            LookupResult<Order>.Found(var order) => new LookupResult<WarehouseOrder>.Found(WarehouseOrderMapping.Map(order, options)),
            LookupResult<Order>.CannotTell(var reason) => new LookupResult<WarehouseOrder>.CannotTell(reason),
            _ => new LookupResult<WarehouseOrder>.Absent(),
        };

    private static async Task<LookupResult<Order>> LookupAsync(ShipBobClient from, string reference, Operation operation, CancellationToken cancellationToken)
    {
        OrderMapping.DemandReference(reference, operation);
        var answered = 0;
        var matches = new Dictionary<long, Order>();
        await foreach (var page in from.GetOrdersAsync(new OrderFilter { ReferenceIds = [reference] }, cancellationToken).AsPages(cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            answered = page.Items.Count;
            foreach (var order in page.Items)
            {
                if (order.ReferenceId == reference)
                    matches[order.Id] = order;
            }

            // A reference is one order, so its answer is one page.
            break;
        }

        return (matches.Count, answered) switch
        {
            (1, _) => new LookupResult<Order>.Found(matches.Values.First()),
            (0, 0) => new LookupResult<Order>.Absent(),
            (0, _) => new LookupResult<Order>.CannotTell($"The warehouse answered with {answered} orders of other references."),
            _ => new LookupResult<Order>.CannotTell($"The warehouse holds {matches.Count} orders with that reference."),
        };
    }

    private static bool HasSameGoods(Order order, NewOrder wire)
    {
        var there = order.Products.Where(static p => p is not null).GroupBy(static p => p.ReferenceId, static p => (long)p.Quantity).ToDictionary(static g => g.Key, static g => g.Sum());
        var here = wire.Products.GroupBy(static p => p.ReferenceId, static p => (long)p.Quantity).ToDictionary(static g => g.Key, static g => g.Sum());
        return there.Count == here.Count && here.All(p => there.TryGetValue(p.Key, out var quantity) && quantity == p.Value);
    }

    /// <summary>A success answer may hold failures, so every item is read.</summary>
    private static WarehouseCancellation Read(OrderCancellation result, bool anyLeft)
    {
        var items = result.CanceledShipmentResults.Where(static r => r is not null).ToArray();
        var stopped = items.Count(static r => r.IsSuccess is true);
        if (result.Status == CancellationResult.Failure || (items.Length > 0 && stopped == 0))
            return WarehouseCancellation.TooLate;
        if (result.Status == CancellationResult.PartialSuccess || stopped < items.Length || anyLeft)
            return WarehouseCancellation.PartlyCancelled;
        return result.Status == CancellationResult.Success || items.Length > 0
            ? WarehouseCancellation.Cancelled
            : throw ConnectorException.For(ShipBobOperations.CancelOrder, FailureKind.Unreadable, "the answer says neither yes nor no");
    }
}
