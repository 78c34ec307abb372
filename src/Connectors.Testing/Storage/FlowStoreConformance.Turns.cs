using Connectors.Flows.Engine;
using Connectors.Flows.Storage;
using Connectors.Testing.Internal;

namespace Connectors.Testing.Storage;

/// <content>What is claimed first.</content>
public static partial class FlowStoreConformance
{
    private static IEnumerable<Check> OfTurns() =>
    [
        Of("Connections take turns also when cases are claimed one at a time", static async store =>
        {
            await store.DeliverAsync([.. Enumerable.Range(0, 50).Select(i => Input($"a{i:00}", "1", "busy"))], T0.AddHours(-1)).ConfigureAwait(false);
            await store.DeliverAsync([Input("b", "1", "quiet")], T0).ConfigureAwait(false);

            var connections = new[] { await ClaimAsync(store, max: 1).ConfigureAwait(false), await ClaimAsync(store, max: 1).ConfigureAwait(false), await ClaimAsync(store, max: 1).ConfigureAwait(false) }.Select(static c => Expect.Single(c).Connection);

            Expect.Sequence(["busy", "quiet", "busy"], connections);
        }),

        Of("The connection with the least under way comes first", static async store =>
        {
            await store.DeliverAsync([Input("a", "1", "a"), Input("b", "1", "b")], T0).ConfigureAwait(false);

            var claimed = await store.ClaimAsync(new ClaimRequest("test", T0, Lease, 1) { UnderWay = new Dictionary<string, int> { ["a"] = 3, ["b"] = 2 } }).ConfigureAwait(false);

            Expect.Equal("b", Expect.Single(claimed).Connection);
        }),

        Of("Of all that is overdue the most urgent decides the priority", static async store =>
        {
            await store.DeliverAsync([Input("a", "1"), Input("b", "1")], T0).ConfigureAwait(false);
            foreach (var claimed in await ClaimAsync(store).ConfigureAwait(false))
            {
                await CommitAsync(store, Commit(claimed) with
                {
                    Now = T0.AddMinutes(5),
                    Effects = [Effect("old", T0) with { Priority = Priority.Order }, .. claimed.Case.Key == "b" ? [Effect("new", T0.AddMinutes(5)) with { Priority = Priority.Ship }] : Array.Empty<OutboxEntry>()],
                }).ConfigureAwait(false);
            }

            Expect.Equal("b", Expect.Single(await ClaimAsync(store, T0.AddMinutes(5), max: 1).ConfigureAwait(false)).Case.Key);
        }),

        Of("Urgent lanes are claimed first whatever waits longer", static async store =>
        {
            await store.DeliverAsync([.. Enumerable.Range(0, 50).Select(i => Input($"stock{i}", "1", priority: Priority.StockUp))], T0.AddHours(-1)).ConfigureAwait(false);
            await store.DeliverAsync([Input("ship", "1", priority: Priority.Ship), Input("ack", "1", priority: Priority.Acknowledge)], T0).ConfigureAwait(false);

            var claimed = await ClaimAsync(store, max: 2).ConfigureAwait(false);

            Expect.Sequence(["ack", "ship"], claimed.Select(static c => c.Case.Key));
        }),

        Of("A busy connection does not starve another", static async store =>
        {
            await store.DeliverAsync([.. Enumerable.Range(0, 50).Select(i => Input($"a{i:00}", "1", "busy"))], T0.AddHours(-1)).ConfigureAwait(false);
            await store.DeliverAsync([Input("b", "1", "quiet")], T0).ConfigureAwait(false);

            var claimed = await ClaimAsync(store, max: 4).ConfigureAwait(false);

            Expect.Contains(claimed, static c => c.Connection == "quiet");
            Expect.Equal(4, claimed.Count);
        }),

        Of("The next due instant is the earliest of all", static async store =>
        {
            Expect.Null(await store.GetNextDueAsync().ConfigureAwait(false));
            await store.DeliverAsync([Input("a", "1", "one"), Input("b", "1", "two")], T0).ConfigureAwait(false);
            var claimed = await ClaimAsync(store).ConfigureAwait(false);
            await CommitAsync(store, Commit(claimed[0]) with { LookAgainAt = T0.AddHours(3) }).ConfigureAwait(false);
            await CommitAsync(store, Commit(claimed[1]) with { LookAgainAt = T0.AddHours(5), Effects = [Effect("x", T0.AddHours(2))] }).ConfigureAwait(false);

            Expect.Equal(T0.AddHours(2), await store.GetNextDueAsync().ConfigureAwait(false));
        }),

        Of("A connection gets no more than its share, but for what is to be heard", static async store =>
        {
            await store.DeliverAsync([.. Enumerable.Range(0, 6).Select(static i => Input($"slow{i}", "1", "slow"))], T0).ConfigureAwait(false);
            foreach (var claimed in await ClaimAsync(store).ConfigureAwait(false))
                await CommitAsync(store, Commit(claimed) with { Effects = [Effect("now", T0)] }).ConfigureAwait(false);
            var later = T0.AddMinutes(1);
            await store.DeliverAsync([Input("slow7", "1", "slow"), Input("other", "1", "other"), Input("other2", "1", "other")], later).ConfigureAwait(false);
            var request = new ClaimRequest("test", later, Lease, 100) { MaxOfConnection = 3, UnderWay = new Dictionary<string, int> { ["slow"] = 1 } };

            var first = await store.ClaimAsync(request).ConfigureAwait(false);
            var second = await store.ClaimAsync(request with { UnderWay = new Dictionary<string, int> { ["slow"] = 3 } }).ConfigureAwait(false);

            Expect.Sequence(["other", "other2", "slow0", "slow1", "slow7"], first.Select(static c => c.Case.Key).Order(StringComparer.Ordinal));
            Expect.Empty(second);
            Expect.Equal(4, (await ClaimAsync(store, later).ConfigureAwait(false)).Count);
        }),
    ];
}
