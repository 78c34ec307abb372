using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;
using Connectors.Flows.Engine.Polling;

namespace Connectors.Flows.B2BOrders;

/// <summary>What business orders ask of stores, and what they hear of warehouses and ERPs.</summary>
internal static class B2BPolls
{
    private const string ChangesFlow = "b2b-order-poll";
    private const int KeysInOneRead = 20;

    /// <summary>The poll that asks a store for changed orders.</summary>
    public static CaseId ChangesOf(ConnectionName store) => new(ChangesFlow, store.Value);

    /// <summary>Asks stores for changed orders, by update date with an overlap.</summary>
    public static PollFlow<StorefrontOrder> Orders(B2BPorts ports, IReadOnlyList<B2BInstance> instances) => ByDate(
        new PollOptions(ChangesFlow, Priority.Order, ToleranceOf(instances)), ports, instances, static (s, since, place, ct) => s.GetOrderChangesAsync(since, place, ct),
        static p => p.PollEvery, static p => p.PollOverlap, static p => p.FirstPollReach);

    /// <summary>Asks stores for changed drafts likewise.</summary>
    public static PollFlow<StorefrontOrder> Drafts(B2BPorts ports, IReadOnlyList<B2BInstance> instances) => ByDate(
        new PollOptions("b2b-draft-poll", Priority.Order, TimeSpan.MaxValue), ports, instances, static (s, since, place, ct) => s.GetDraftChangesAsync(since, place, ct),
        static p => p.PollEvery, static p => p.PollOverlap, static p => p.FirstPollReach);

    /// <summary>Asks for orders once more, much further back: a list may show one so late that the polls have gone past it.</summary>
    public static PollFlow<StorefrontOrder> LateOrders(B2BPorts ports, IReadOnlyList<B2BInstance> instances) => ByDate(
        new PollOptions("b2b-order-late", Priority.Order, TimeSpan.MaxValue), ports, instances, static (s, since, place, ct) => s.GetOrderChangesAsync(since, place, ct),
        static p => p.SweepEvery, static p => p.LateReach, static _ => TimeSpan.Zero);

    /// <summary>Re-reads every open order and draft by its id: finds whatever polling by date missed.</summary>
    public static PollFlow<StorefrontOrder> Sweep(B2BPorts ports, IReadOnlyList<B2BInstance> instances) => OrderSweep.Create(
        new PollOptions("b2b-order-sweep", Priority.Order, TimeSpan.MaxValue),
        Listen(instances, static p => p.SweepEvery),
        B2BMessages.Flow,
        static stage => stage is B2BStage.Completed, // those that only wait for their posting are over in the store
        KeysInOneRead,
        (connection, keys, ct) => ports.Storefronts[connection].GetOrdersAsync(keys, ct));

    /// <summary>What the orders of these stores hear of their warehouses.</summary>
    public static IEnumerable<DispatchListener<WarehouseOrder>> OfWarehouses(IReadOnlyList<B2BInstance> instances) => instances.SelectMany(static i => i.Routes.Select(r => new DispatchListener<WarehouseOrder>
    {
        System = r.Warehouse,
        Channel = r.Store,
        Flow = B2BMessages.Flow,
        Every = i.Policy.DispatchPollEvery,
        Overlap = i.Policy.PollOverlap,
        FirstReach = i.Policy.FirstPollReach,
        ClockTolerance = i.Policy.ClockTolerance,
        Hear = B2BMessages.Seen,
        Read = B2BMessages.OfficeOf,
    }));

    /// <summary>What the orders of these stores hear of their ERPs.</summary>
    public static IEnumerable<ErpListener> OfErps(IReadOnlyList<B2BInstance> instances) => instances.SelectMany(static i => i.Routes.Select(r => new ErpListener
    {
        Erp = r.Erp,
        Channel = r.Store,
        Flow = B2BMessages.Flow,
        Every = i.Policy.ErpCheckEvery,
        Tell = static (key, inputId, news) => B2BMessages.Of(OrderKey.Parse(key), inputId, news),
        Read = B2BMessages.OfficeOf,
    }));

    /// <summary>Time between two looks at a warehouse's stock while an order waits for it.</summary>
    public static Func<ConnectionName, TimeSpan> BackorderEvery(IReadOnlyList<B2BInstance> instances) =>
        warehouse => instances.Where(i => i.Routes.Any(r => r.Warehouse == warehouse)).Min(static i => i.Policy.BackorderEvery);

    private static PollFlow<StorefrontOrder> ByDate(
        PollOptions options, B2BPorts ports, IReadOnlyList<B2BInstance> instances, Func<IStorefrontOrders, DateTimeOffset, string?, CancellationToken, Task<ItemPage<StorefrontOrder>>> read,
        Func<B2BPolicy, TimeSpan> every, Func<B2BPolicy, TimeSpan> overlap, Func<B2BPolicy, TimeSpan> firstReach) => new(
        options with { IsByDate = true },
        Listen(instances, every),
        async (connection, position, _, cancellationToken) =>
        {
            var policy = B2BInstance.Of(instances, connection).Policy;
            var store = ports.Storefronts[connection];
            var page = await read(store, position.Since(overlap(policy), firstReach(policy)), position.Continuation, cancellationToken).ConfigureAwait(false);
            return await PollPage<StorefrontOrder>.OfAsync(
                page, position.Unreadable, static o => o.Key.OrderId, static o => o.UpdatedAt, open => ReadAloneAsync(store, open, cancellationToken)).ConfigureAwait(false);
        });

    private static async Task<PollPage<StorefrontOrder>> ReadAloneAsync(IStorefrontOrders store, IReadOnlyList<UnreadableDocument> open, CancellationToken cancellationToken)
    {
        // One call each: those that must wait for their turn are the first of the next run.
        var found = await store.GetOrdersAsync([.. open.Take(KeysInOneRead).Select(e => new OrderKey(store.Connection, e.Id))], cancellationToken).ConfigureAwait(false);
        return new PollPage<StorefrontOrder>(found) { Unreadable = [.. open.Skip(KeysInOneRead), .. found.Unreadable.Select(UnreadableDocument.From)] };
    }

    private static IEnumerable<PollListener<StorefrontOrder>> Listen(IReadOnlyList<B2BInstance> instances, Func<B2BPolicy, TimeSpan> every) => instances.SelectMany(i =>
        i.Routes.Select(r => new PollListener<StorefrontOrder>(r.Store, every(i.Policy), static (order, _, _) => new ValueTask<InboxMessage?>(B2BMessages.Seen(order)))));

    private static TimeSpan ToleranceOf(IReadOnlyList<B2BInstance> instances) => instances.Min(static i => i.Policy.ClockTolerance);
}
