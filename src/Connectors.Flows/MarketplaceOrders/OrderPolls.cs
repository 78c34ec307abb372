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
            var orders = new List<MarketplaceOrder>();
            await foreach (var order in ports.Marketplaces[connection].GetOrdersChangedSinceAsync(position.Since(policy.PollOverlap, policy.FirstPollReach), cancellationToken).ConfigureAwait(false))
                orders.Add(order);
            return new PollPage<MarketplaceOrder>(orders) { Newest = orders.Count == 0 ? null : orders.Max(static o => o.UpdatedAt) };
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

            return keys.Count == 0
                ? new PollPage<MarketplaceOrder>([])
                : new PollPage<MarketplaceOrder>(await ports.Marketplaces[connection].GetOrdersAsync(keys, cancellationToken).ConfigureAwait(false)) { Continuation = next };
        });

    /// <summary>Asks warehouses what changed. Orders of the warehouse that are not ours are passed over.</summary>
    public static PollFlow<WarehouseOrder> Warehouse(OrderPorts ports, IReadOnlyList<OrderInstance> instances) => new(
        new PollOptions("dispatch-poll", Priority.Ship, ToleranceOf(instances)),
        instances.SelectMany(static i => i.Routes.Select(r => new PollListener<WarehouseOrder>(r.Warehouse, i.Policy.DispatchPollEvery, (order, cases, ct) => HearAsync(order, r.Marketplace, cases, ct)))),
        async (connection, position, _, cancellationToken) =>
        {
            var policy = instances.First(i => i.Routes.Any(r => r.Warehouse == connection)).Policy;
            var orders = new List<WarehouseOrder>();
            await foreach (var order in ports.Warehouses[connection].GetDispatchedSinceAsync(position.Since(policy.PollOverlap, TimeSpan.Zero), cancellationToken).ConfigureAwait(false))
                orders.Add(order);
            return new PollPage<WarehouseOrder>(orders) { Newest = orders.Max(static o => o.ChangedAt) };
        });

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
