using Connectors.Flows.Engine;
using Connectors.Flows.Storage;
using Connectors.Testing.Internal;

namespace Connectors.Testing.Storage;

/// <content>Which cases a worker is given: those of flows, formats and connections that it serves.</content>
public static partial class FlowStoreConformance
{
    private static IEnumerable<Check> OfServing() =>
    [
        Of("A worker is given only cases of flows that it serves", static async store =>
        {
            await store.DeliverAsync([Input("a", "1"), Stock("a", "1")], T0).ConfigureAwait(false);

            Expect.Empty(await ClaimAsync(store, serves: []).ConfigureAwait(false));
            Expect.Equal("stock/a", Expect.Single(await ClaimAsync(store, serves: [new("stock")]).ConfigureAwait(false)).Case.ToString());
            Expect.Equal("order/a", Expect.Single(await ClaimAsync(store, serves: [new("stock"), new("order")]).ConfigureAwait(false)).Case.ToString());
        }),

        Of("A worker is given only cases of connections that it serves", static async store =>
        {
            await store.DeliverAsync([Input("a", "1", "one"), Input("b", "1", "two")], T0).ConfigureAwait(false);

            Expect.Equal("two", Expect.Single(await ClaimAsync(store, serves: [new("order", Connections: ["two", "three"])]).ConfigureAwait(false)).Connection);
            Expect.Empty(await ClaimAsync(store, serves: [new("order", Connections: [])]).ConfigureAwait(false));
        }),

        Of("A case whose state or input is of a later format is left to a newer worker", static async store =>
        {
            await CommitAsync(store, Commit(await NewCaseAsync(store, "state").ConfigureAwait(false)) with { Format = 2, LookAgainAt = T0 }).ConfigureAwait(false);
            await store.DeliverAsync([Input("input", "1"), Input("input", "2") with { Format = 3 }, Input("input", "3"), Input("old", "1")], T0).ConfigureAwait(false);

            Expect.Sequence(["old"], (await ClaimAsync(store, serves: [new("order")]).ConfigureAwait(false)).Select(static c => c.Case.Key));
            Expect.Sequence(["state"], (await ClaimAsync(store, serves: [new("order", 2)]).ConfigureAwait(false)).Select(static c => c.Case.Key));
            Expect.Sequence(["input"], (await ClaimAsync(store, serves: [new("order", 3)]).ConfigureAwait(false)).Select(static c => c.Case.Key));
        }),

        Of("Once the newer input is heard the state's format decides", static async store =>
        {
            await store.DeliverAsync([Input("a", "1") with { Format = 3 }], T0).ConfigureAwait(false);
            await CommitAsync(store, Commit(await ClaimOneAsync(store).ConfigureAwait(false)) with { Format = 2, LookAgainAt = T0 }).ConfigureAwait(false);

            Expect.Empty(await ClaimAsync(store, serves: [new("order", 1)]).ConfigureAwait(false));
            Expect.Single(await ClaimAsync(store, serves: [new("order", 2)]).ConfigureAwait(false));
        }),

        Of("A newer input that is still waiting after a commit counts", static async store =>
        {
            var held = await NewCaseAsync(store).ConfigureAwait(false);
            await store.DeliverAsync([Input("a", "2") with { Format = 2 }], T0).ConfigureAwait(false);
            await CommitAsync(store, Commit(held)).ConfigureAwait(false);

            Expect.Empty(await ClaimAsync(store, serves: [new("order", 1)]).ConfigureAwait(false));
            Expect.Single(await ClaimAsync(store, serves: [new("order", 2)]).ConfigureAwait(false));
        }),

        Of("A format that is read for one connection says nothing of another", static async store =>
        {
            await store.DeliverAsync([Input("a", "1", "one") with { Format = 2 }], T0).ConfigureAwait(false);
            ServedFlow[] serves = [new("order", 1, ["one"]), new("order", 2, ["two"])];

            Expect.Empty(await ClaimAsync(store, serves: serves).ConfigureAwait(false));
            Expect.Null(await store.GetNextDueAsync(serves).ConfigureAwait(false));
        }),

        Of("Cases that are not served do not stand in the way of those that are", static async store =>
        {
            await store.DeliverAsync([.. Enumerable.Range(0, 300).Select(static i => Input($"new{i:000}", "1") with { Format = 2 })], T0.AddHours(-1)).ConfigureAwait(false);
            await store.DeliverAsync([Input("old", "1")], T0).ConfigureAwait(false);

            Expect.Equal("old", Expect.Single(await ClaimAsync(store, max: 1, serves: [new("order")]).ConfigureAwait(false)).Case.Key);
        }),

        Of("The next due instant is that of what is served and of nobody's hold", static async store =>
        {
            await store.DeliverAsync([Input("a", "1", "one")], T0.AddMinutes(1)).ConfigureAwait(false);
            await store.DeliverAsync([Input("b", "1", "two")], T0.AddMinutes(2)).ConfigureAwait(false);
            await store.DeliverAsync([Stock("c", "1") with { Format = 2 }], T0.AddMinutes(3)).ConfigureAwait(false);

            Expect.Equal(T0.AddMinutes(1), await store.GetNextDueAsync().ConfigureAwait(false));
            Expect.Equal(T0.AddMinutes(2), await store.GetNextDueAsync([new("order", Connections: ["two"]), new("stock", 1)]).ConfigureAwait(false));
            Expect.Equal(T0.AddMinutes(3), await store.GetNextDueAsync([new("stock", 2)]).ConfigureAwait(false));
            Expect.Null(await store.GetNextDueAsync([]).ConfigureAwait(false));
            await ClaimAsync(store, T0.AddMinutes(2)).ConfigureAwait(false);
            Expect.Equal(T0.AddMinutes(3), await store.GetNextDueAsync().ConfigureAwait(false));
        }),

        Of("What no worker serves is told, by flow and connection", static async (store, clock) =>
        {
            await store.DeliverAsync([Input("a", "1", "one"), Input("b", "1", "one") with { Format = 3 }, Input("c", "1", "two"), Stock("d", "1")], T0).ConfigureAwait(false);
            await store.DeliverAsync([Input("e", "1", "one")], T0.AddMinutes(1)).ConfigureAwait(false);
            await store.DeliverAsync([Input("f", "1", "three")], T0.AddMinutes(2)).ConfigureAwait(false);
            await ClaimAsync(store, serves: [new("stock")]).ConfigureAwait(false);

            Expect.Sequence(
                [new UnservedCases("order", "one", 3, 3, T0), new UnservedCases("order", "two", 1, 1, T0)],
                (await store.GetUnservedAsync(T0.AddMinutes(2)).ConfigureAwait(false)).OrderBy(static u => u.Connection, StringComparer.Ordinal));
            Expect.Empty(await store.GetUnservedAsync(T0).ConfigureAwait(false));
            clock.Advance(Lease);
            Expect.Contains(await store.GetUnservedAsync(T0.AddMinutes(2)).ConfigureAwait(false), static u => u is { Flow: "stock", Count: 1 });
        }),
    ];

    private static InboxMessage Stock(string key, string id) => Input(key, id) with { Case = new CaseId("stock", key) };
}
