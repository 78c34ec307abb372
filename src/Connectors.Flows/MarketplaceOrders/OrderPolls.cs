using System.Text.Json;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;
using Connectors.Flows.Engine.Polling;
using Connectors.Flows.Storage;

namespace Connectors.Flows.MarketplaceOrders;

/// <summary>What orders ask of marketplaces and warehouses, and who listens to it.</summary>
internal static class OrderPolls
{
    private const int KeysInOneRead = 100;

    /// <summary>Asks marketplaces for changed orders, by update date with an overlap.</summary>
    public static PollFlow<MarketplaceOrder> Changes(OrderPorts ports, IReadOnlyList<OrderInstance> instances) => ByDate(
        new PollOptions("order-poll", Priority.Acknowledge, ToleranceOf(instances)), ports, instances, static p => p.PollEvery, static p => p.PollOverlap, static p => p.FirstPollReach);

    /// <summary>
    /// Asks for the same once more, much further back: a list may show an order so late that the polls have gone past it, and an order that nobody has seen has no case
    /// that a sweep could find.
    /// </summary>
    public static PollFlow<MarketplaceOrder> LateChanges(OrderPorts ports, IReadOnlyList<OrderInstance> instances) => ByDate(
        new PollOptions("order-late", Priority.Order, TimeSpan.MaxValue), ports, instances, static p => p.SweepEvery, static p => p.LateReach, static _ => TimeSpan.Zero);

    /// <summary>Re-reads every open order by its id: finds addresses that came late, lost orders, and whatever polling by date missed.</summary>
    public static PollFlow<MarketplaceOrder> Sweep(OrderPorts ports, IReadOnlyList<OrderInstance> instances) => new(
        new PollOptions("order-sweep", Priority.Order, TimeSpan.MaxValue),
        Listen(instances, static p => p.SweepEvery),
        async (connection, position, context, cancellationToken) =>
        {
            // A portion a page, by key: what is read is committed before the next is asked for.
            var keys = new List<OrderKey>();
            string? next = null;
            var ours = $"{connection.Value}:";
            await foreach (var view in context.Cases.GetCasesAsync(OrderMessages.Flow, openOnly: true, position.Continuation ?? ours, cancellationToken).ConfigureAwait(false))
            {
                // Keys begin with their connection and come in order: behind ours there are only those of others.
                if (!view.Case.Key.StartsWith(ours, StringComparison.Ordinal))
                    break;
                if (view.Stage == OrderStage.AtWarehouse)
                    continue;
                if (keys.Count == KeysInOneRead)
                {
                    next = keys[^1].ToString();
                    break;
                }

                keys.Add(OrderKey.Parse(view.Case.Key));
            }

            if (keys.Count == 0)
                return new PollPage<MarketplaceOrder>([]);
            var orders = await ports.Marketplaces[connection].GetOrdersAsync(keys, cancellationToken).ConfigureAwait(false);
            return new PollPage<MarketplaceOrder>(orders) { Continuation = next, Unreadable = [.. orders.Unreadable.Select(UnreadableDocument.From)] };
        });

    /// <summary>Asks warehouses what changed. Orders of the warehouse that are not ours are passed over.</summary>
    public static PollFlow<WarehouseOrder> Warehouse(OrderPorts ports, IReadOnlyList<OrderInstance> instances) => new(
        new PollOptions("dispatch-poll", Priority.Ship, ToleranceOf(instances)),
        instances.SelectMany(static i => i.Routes.Select(r => new PollListener<WarehouseOrder>(r.Warehouse, i.Policy.DispatchPollEvery, (order, cases, ct) => HearAsync(order, r.Marketplace, cases, ct)))),
        async (connection, position, context, cancellationToken) =>
        {
            var policy = instances.First(i => i.Routes.Any(r => r.Warehouse == connection)).Policy;
            var warehouse = ports.Warehouses[connection];
            var page = await warehouse.GetOrderChangesAsync(position.Since(policy.PollOverlap, policy.FirstPollReach), position.Continuation, cancellationToken).ConfigureAwait(false);
            var again = await ReadAgainAsync(warehouse, position.Unreadable, page, ids => ReferencesAsync(ids, connection, instances, context.Cases, cancellationToken), cancellationToken).ConfigureAwait(false);
            return new PollPage<WarehouseOrder>([.. page.Items, .. again.Items])
            {
                Newest = page.Items.Max(static o => o.ChangedAt),
                Continuation = page.Continuation,
                SystemTime = page.SystemTime,
                Unreadable = [.. page.Unreadable.Select(UnreadableDocument.From), .. again.Unreadable],
            };
        });

    /// <summary>An order that cannot be read may wait for its acceptance: by its id a person can see to it in time.</summary>
    private static PollFlow<MarketplaceOrder> ByDate(
        PollOptions options, OrderPorts ports, IReadOnlyList<OrderInstance> instances, Func<OrderPolicy, TimeSpan> every, Func<OrderPolicy, TimeSpan> overlap, Func<OrderPolicy, TimeSpan> firstReach) => new(
        options with { Window = connection => PolicyOf(instances, new ConnectionName(connection)).AcceptanceWindow },
        Listen(instances, every),
        async (connection, position, _, cancellationToken) =>
        {
            var policy = PolicyOf(instances, connection);
            var marketplace = ports.Marketplaces[connection];
            var page = await marketplace.GetOrderChangesAsync(position.Since(overlap(policy), firstReach(policy)), position.Continuation, cancellationToken).ConfigureAwait(false);
            var again = await ReadAgainAsync(marketplace, position.Unreadable, page, cancellationToken).ConfigureAwait(false);
            return new PollPage<MarketplaceOrder>([.. page.Items, .. again.Items])
            {
                Newest = page.Items.Count == 0 ? null : page.Items.Max(static o => o.UpdatedAt),
                Continuation = page.Continuation,
                SystemTime = page.SystemTime,
                Unreadable = [.. page.Unreadable.Select(UnreadableDocument.From), .. again.Unreadable],
            };
        });

    /// <summary>
    /// What an earlier run could not read is asked for alone, until it can be: the list may have gone past it. Without an id it cannot be asked for, and stays for a
    /// person to see.
    /// </summary>
    private static async Task<PollPage<MarketplaceOrder>> ReadAgainAsync(
        IMarketplace marketplace, IReadOnlyList<UnreadableDocument> earlier, ItemPage<MarketplaceOrder> page, CancellationToken cancellationToken)
    {
        var shown = page.Items.Select(static o => o.Key.OrderId).Concat(page.Unreadable.Select(static u => UnreadableDocument.From(u).Id)).ToHashSet(StringComparer.Ordinal);
        var open = earlier.Where(e => !shown.Contains(e.Id)).ToList();
        var orders = new List<MarketplaceOrder>();
        var unreadable = open.Where(static e => !e.HasId).ToList();
        foreach (var chunk in open.Where(static e => e.HasId).Chunk(KeysInOneRead))
        {
            var found = await marketplace.GetOrdersAsync([.. chunk.Select(e => new OrderKey(marketplace.Connection, e.Id))], cancellationToken).ConfigureAwait(false);
            orders.AddRange(found);
            unreadable.AddRange(found.Unreadable.Select(UnreadableDocument.From));
        }

        return new PollPage<MarketplaceOrder>(orders) { Unreadable = unreadable };
    }

    /// <summary>
    /// The same for a warehouse, which is asked for an order by its own id and the reference that the order's case knows it by. Whatever answer there is for one that no
    /// case knows ends it: it can be read, or is there no more, and an order of ours without an id looks for itself.
    /// </summary>
    private static async Task<PollPage<WarehouseOrder>> ReadAgainAsync(
        IWarehouse warehouse, IReadOnlyList<UnreadableDocument> earlier, ItemPage<WarehouseOrder> page, Func<HashSet<string>, Task<Dictionary<string, string>>> referencesOf, CancellationToken cancellationToken)
    {
        var shown = page.Items.Select(static o => o.Id).Concat(page.Unreadable.Select(static u => UnreadableDocument.From(u).Id)).ToHashSet(StringComparer.Ordinal);
        var open = earlier.Where(e => !shown.Contains(e.Id)).ToList();
        var named = open.Where(static e => e.HasId).ToList();
        if (named.Count == 0)
            return new PollPage<WarehouseOrder>([]) { Unreadable = open };

        // One call each: those that must wait for their turn are the first of the next run.
        var references = await referencesOf([.. named.Select(static e => e.Id)]).ConfigureAwait(false);
        var orders = new List<WarehouseOrder>();
        var unreadable = open.Where(static e => !e.HasId).Concat(named.Skip(UnreadableDocument.MostShown)).ToList();
        foreach (var one in named.Take(UnreadableDocument.MostShown))
        {
            var reference = references.GetValueOrDefault(one.Id);
            try
            {
                var found = await warehouse.FindKnownOrderAsync(one.Id, reference ?? one.Id, cancellationToken).ConfigureAwait(false);
                if (found is LookupResult<WarehouseOrder>.Found there)
                    orders.Add(there.Value);
                else if (reference is not null)
                    unreadable.Add(one);
            }
            catch (PortException)
            {
                unreadable.Add(one);
            }
        }

        return new PollPage<WarehouseOrder>(orders) { Unreadable = unreadable };
    }

    /// <summary>Our references of orders with these ids of a warehouse, by id, from the cases that are open.</summary>
    private static async Task<Dictionary<string, string>> ReferencesAsync(
        HashSet<string> ids, ConnectionName warehouse, IReadOnlyList<OrderInstance> instances, ICaseQuery cases, CancellationToken cancellationToken)
    {
        var marketplaces = instances.SelectMany(static i => i.Routes).Where(r => r.Warehouse == warehouse).Select(static r => r.Marketplace).ToHashSet();
        var references = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var view in cases.GetCasesAsync(OrderMessages.Flow, openOnly: true, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            if (references.Count == ids.Count)
                break;
            if (!marketplaces.Contains(OrderKey.Parse(view.Case.Key).Connection))
                continue;
            var known = await cases.GetCaseAsync(view.Case, cancellationToken).ConfigureAwait(false);
            if (BackOfficeIn(known?.State) is { WarehouseOrderId: { } id, SalesOrder: not null } office && ids.Contains(id))
                references.TryAdd(id, office.Reference);
        }

        return references;
    }

    internal static BackOfficeState? BackOfficeIn(string? state)
    {
        try
        {
            return MarketplaceOrdersFlow.Read(state)?.BackOffice;
        }
        catch (Exception unreadable) when (unreadable is JsonException or FormatException or ArgumentException)
        {
            // Kept by another release: its own case tells of that, and the poll of all others does not stop for it.
            return null;
        }
    }

    private static IEnumerable<PollListener<MarketplaceOrder>> Listen(IReadOnlyList<OrderInstance> instances, Func<OrderPolicy, TimeSpan> every) => instances.SelectMany(i =>
        i.Routes.Select(r => new PollListener<MarketplaceOrder>(r.Marketplace, every(i.Policy), static (order, _, _) => new ValueTask<InboxMessage?>(OrderMessages.Seen(order)))));

    private static async ValueTask<InboxMessage?> HearAsync(WarehouseOrder order, ConnectionName marketplace, ICaseQuery cases, CancellationToken cancellationToken) =>
        order.Reference.StartsWith(marketplace.Value + ":", StringComparison.Ordinal)
        && await cases.GetCaseAsync(new CaseId(OrderMessages.Flow, WarehouseReference.KeyOf(order.Reference)), cancellationToken).ConfigureAwait(false) is not null
            ? OrderMessages.Seen(order)
            : null;

    private static OrderPolicy PolicyOf(IReadOnlyList<OrderInstance> instances, ConnectionName marketplace) => instances.First(i => i.Routes.Any(r => r.Marketplace == marketplace)).Policy;

    private static TimeSpan ToleranceOf(IReadOnlyList<OrderInstance> instances) => instances.Min(static i => i.Policy.ClockTolerance);
}
