using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;
using Connectors.Flows.Engine.Polling;
using Connectors.Flows.Storage;

namespace Connectors.Flows.MarketplaceOrders;

/// <summary>What orders ask of marketplaces and warehouses, and who listens to it.</summary>
internal static class OrderPolls
{
    private const int KeysInOneRead = 100;

    /// <summary>Asks marketplaces for changed orders, by update date with an overlap.</summary>
    public static PollFlow<MarketplaceOrder> Changes(OrderPorts ports, IReadOnlyList<OrderInstance> instances) => new(
        new PollOptions("order-poll", Priority.Acknowledge, ToleranceOf(instances)),
        Listen(instances, static p => p.PollEvery),
        async (connection, position, _, cancellationToken) =>
        {
            var policy = PolicyOf(instances, connection);
            var marketplace = ports.Marketplaces[connection];
            var page = await marketplace.GetOrderChangesAsync(position.Since(policy.PollOverlap, policy.FirstPollReach), position.Continuation, cancellationToken).ConfigureAwait(false);
            var again = await ReadAgainAsync(marketplace, position.Unreadable, page, cancellationToken).ConfigureAwait(false);
            return new PollPage<MarketplaceOrder>([.. page.Items, .. again.Items])
            {
                Newest = page.Items.Count == 0 ? null : page.Items.Max(static o => o.UpdatedAt),
                Continuation = page.Continuation,
                SystemTime = page.SystemTime,
                Unreadable = [.. page.Unreadable.Select(UnreadableDocument.From), .. again.Unreadable],
            };
        });

    /// <summary>Re-reads every open order by its id: finds addresses that came late, lost orders, and whatever polling by date missed.</summary>
    public static PollFlow<MarketplaceOrder> Sweep(OrderPorts ports, IReadOnlyList<OrderInstance> instances) => new(
        new PollOptions("order-sweep", Priority.Order, TimeSpan.MaxValue),
        Listen(instances, static p => p.SweepEvery),
        async (connection, position, context, cancellationToken) =>
        {
            // A portion a page, by key: what is read is committed before the next is asked for.
            var keys = new List<OrderKey>();
            string? next = null;
            await foreach (var view in context.Cases.GetCasesAsync(OrderMessages.Flow, openOnly: true, cancellationToken).ConfigureAwait(false))
            {
                if (view.Stage == OrderStage.AtWarehouse || OrderKey.Parse(view.Case.Key) is var key && key.Connection != connection
                    || (position.Continuation is { } after && string.CompareOrdinal(view.Case.Key, after) <= 0))
                {
                    continue;
                }

                if (keys.Count == KeysInOneRead)
                {
                    next = keys[^1].ToString();
                    break;
                }

                keys.Add(key);
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
        async (connection, position, _, cancellationToken) =>
        {
            var policy = instances.First(i => i.Routes.Any(r => r.Warehouse == connection)).Policy;
            var page = await ports.Warehouses[connection].GetOrderChangesAsync(position.Since(policy.PollOverlap, policy.FirstPollReach), position.Continuation, cancellationToken).ConfigureAwait(false);
            return new PollPage<WarehouseOrder>(page.Items)
            {
                Newest = page.Items.Max(static o => o.ChangedAt),
                Continuation = page.Continuation,
                SystemTime = page.SystemTime,
                Unreadable = [.. page.Unreadable.Select(UnreadableDocument.From)],
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

    private static IEnumerable<PollListener<MarketplaceOrder>> Listen(IReadOnlyList<OrderInstance> instances, Func<OrderPolicy, TimeSpan> every) => instances.SelectMany(i =>
        i.Routes.Select(r => new PollListener<MarketplaceOrder>(r.Marketplace, every(i.Policy), static (order, _, _) => new ValueTask<InboxMessage?>(OrderMessages.Seen(order)))));

    private static async ValueTask<InboxMessage?> HearAsync(WarehouseOrder order, ConnectionName marketplace, ICaseQuery cases, CancellationToken cancellationToken) =>
        order.Reference.StartsWith(marketplace.Value + ":", StringComparison.Ordinal)
        && await cases.GetCaseAsync(new CaseId(OrderMessages.Flow, order.Reference), cancellationToken).ConfigureAwait(false) is not null
            ? OrderMessages.Seen(order)
            : null;

    private static OrderPolicy PolicyOf(IReadOnlyList<OrderInstance> instances, ConnectionName marketplace) => instances.First(i => i.Routes.Any(r => r.Marketplace == marketplace)).Policy;

    private static TimeSpan ToleranceOf(IReadOnlyList<OrderInstance> instances) => instances.Min(static i => i.Policy.ClockTolerance);
}
