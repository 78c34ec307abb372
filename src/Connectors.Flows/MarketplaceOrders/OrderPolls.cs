using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;
using Connectors.Flows.Engine.Polling;

namespace Connectors.Flows.MarketplaceOrders;

/// <summary>What orders ask of marketplaces, and what they hear of warehouses and ERPs.</summary>
internal static class OrderPolls
{
    private const string ChangesFlow = "order-poll";
    private const int KeysInOneRead = 100;

    /// <summary>The poll that asks a marketplace for changed orders.</summary>
    public static CaseId ChangesOf(ConnectionName marketplace) => new(ChangesFlow, marketplace.Value);

    /// <summary>Asks marketplaces for changed orders, by update date with an overlap.</summary>
    public static PollFlow<MarketplaceOrder> Changes(OrderPorts ports, IReadOnlyList<OrderInstance> instances) => ByDate(
        new PollOptions(ChangesFlow, Priority.Acknowledge, ToleranceOf(instances)), ports, instances, static p => p.PollEvery, static p => p.PollOverlap, static p => p.FirstPollReach);

    /// <summary>
    /// Asks for the same once more, much further back: a list may show an order so late that the polls have gone past it, and an order that nobody has seen has no case
    /// that a sweep could find.
    /// </summary>
    public static PollFlow<MarketplaceOrder> LateChanges(OrderPorts ports, IReadOnlyList<OrderInstance> instances) => ByDate(
        new PollOptions("order-late", Priority.Order, TimeSpan.MaxValue), ports, instances, static p => p.SweepEvery, static p => p.LateReach, static _ => TimeSpan.Zero);

    /// <summary>Re-reads every open order by its id: finds addresses that came late, lost orders, and whatever polling by date missed.</summary>
    public static PollFlow<MarketplaceOrder> Sweep(OrderPorts ports, IReadOnlyList<OrderInstance> instances) => OrderSweep.Create(
        new PollOptions("order-sweep", Priority.Order, TimeSpan.MaxValue),
        Listen(instances, static p => p.SweepEvery),
        OrderMessages.Flow,
        static stage => stage is OrderStage.AtWarehouse or OrderStage.InErp or OrderStage.Completed, // those that only wait for their posting are over at the marketplace
        KeysInOneRead,
        (connection, keys, ct) => ports.Marketplaces[connection].GetOrdersAsync(keys, ct));

    /// <summary>What the orders of these marketplaces hear of their warehouses.</summary>
    public static IEnumerable<DispatchListener<WarehouseOrder>> OfWarehouses(IReadOnlyList<OrderInstance> instances) =>
        instances.SelectMany(static i => i.Routes.Where(static r => r.Sender is not null).Select(r => OfDispatches<WarehouseOrder>(r.Sender!.Value, r, i.Policy, OrderMessages.Seen)));

    /// <summary>What the orders of these marketplaces hear of what their ERPs' own people have sent, where no warehouse does.</summary>
    public static IEnumerable<DispatchListener<(CaseId Case, ErpShipment Shipment)>> OfErpShipments(IReadOnlyList<OrderInstance> instances) =>
        instances.SelectMany(static i => i.Routes.Where(static r => r.Sender is null).Select(r =>
            OfDispatches<(CaseId Case, ErpShipment Shipment)>(r.Erp, r, i.Policy, static sent => OrderMessages.Seen(OrderKey.Parse(sent.Case.Key), sent.Shipment)) with
            {
                // A list may show what was posted so late that a poll has gone past it, and nothing asks for a shipment alone.
                Overlap = i.Policy.LateReach > i.Policy.PollOverlap ? i.Policy.LateReach : i.Policy.PollOverlap,
            }));

    /// <summary>What the orders of these marketplaces hear of their ERPs.</summary>
    public static IEnumerable<ErpListener> OfErps(IReadOnlyList<OrderInstance> instances) => instances.SelectMany(static i => i.Routes.Select(r => new ErpListener
    {
        Erp = r.Erp,
        Channel = r.Marketplace,
        Flow = OrderMessages.Flow,
        Every = i.Policy.ErpCheckEvery,
        LeavesFromErp = r.Sender is null,
        Tell = static (key, inputId, news) => OrderMessages.Of(OrderKey.Parse(key), inputId, news),
        Read = OrderMessages.OfficeOf,
    }));

    /// <summary>An order that cannot be read may wait for its acceptance: by its id a person can see to it in time.</summary>
    private static PollFlow<MarketplaceOrder> ByDate(
        PollOptions options, OrderPorts ports, IReadOnlyList<OrderInstance> instances, Func<OrderPolicy, TimeSpan> every, Func<OrderPolicy, TimeSpan> overlap, Func<OrderPolicy, TimeSpan> firstReach) => new(
        options with { IsByDate = true, Window = connection => OrderInstance.Of(instances, new ConnectionName(connection)).Policy.AcceptanceWindow },
        Listen(instances, every),
        async (connection, position, _, cancellationToken) =>
        {
            var policy = OrderInstance.Of(instances, connection).Policy;
            var marketplace = ports.Marketplaces[connection];
            var page = await marketplace.GetOrderChangesAsync(position.Since(overlap(policy), firstReach(policy)), position.Continuation, cancellationToken).ConfigureAwait(false);
            return await PollPage<MarketplaceOrder>.OfAsync(
                page, position.Unreadable, static o => o.Key.OrderId, static o => o.UpdatedAt, open => ReadAloneAsync(marketplace, open, cancellationToken)).ConfigureAwait(false);
        });

    private static async Task<PollPage<MarketplaceOrder>> ReadAloneAsync(IMarketplace marketplace, IReadOnlyList<UnreadableDocument> open, CancellationToken cancellationToken)
    {
        var orders = new List<MarketplaceOrder>();
        var unreadable = new List<UnreadableDocument>();
        foreach (var chunk in open.Chunk(KeysInOneRead))
        {
            var found = await marketplace.GetOrdersAsync([.. chunk.Select(e => new OrderKey(marketplace.Connection, e.Id))], cancellationToken).ConfigureAwait(false);
            orders.AddRange(found);
            unreadable.AddRange(found.Unreadable.Select(UnreadableDocument.From));
        }

        return new PollPage<MarketplaceOrder>(orders) { Unreadable = unreadable };
    }

    private static IEnumerable<PollListener<MarketplaceOrder>> Listen(IReadOnlyList<OrderInstance> instances, Func<OrderPolicy, TimeSpan> every) => instances.SelectMany(i =>
        i.Routes.Select(r => new PollListener<MarketplaceOrder>(r.Marketplace, every(i.Policy), static (order, _, _) => new ValueTask<InboxMessage?>(OrderMessages.Seen(order)))));

    private static DispatchListener<T> OfDispatches<T>(ConnectionName system, OrderRoute route, OrderPolicy policy, Func<T, InboxMessage> hear) => new()
    {
        System = system,
        Channel = route.Marketplace,
        Flow = OrderMessages.Flow,
        Every = policy.DispatchPollEvery,
        Overlap = policy.PollOverlap,
        FirstReach = policy.FirstPollReach,
        ClockTolerance = policy.ClockTolerance,
        Hear = hear,
        Read = OrderMessages.OfficeOf,
    };

    private static TimeSpan ToleranceOf(IReadOnlyList<OrderInstance> instances) => instances.Min(static i => i.Policy.ClockTolerance);
}
