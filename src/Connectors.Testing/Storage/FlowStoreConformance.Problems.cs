using Connectors.Domain.Reasons;
using Connectors.Flows.Engine;
using Connectors.Testing.Internal;

namespace Connectors.Testing.Storage;

/// <content>Exception records, and what wakes a case.</content>
public static partial class FlowStoreConformance
{
    private static IEnumerable<Check> OfProblems() =>
    [
        Of("Problems become exception records that keep their age and close themselves", static async store =>
        {
            await store.DeliverAsync([Input("a", "1")], T0).ConfigureAwait(false);
            await CommitAsync(store, Commit(Expect.Single(await ClaimAsync(store).ConfigureAwait(false))) with { Problems = [Problem("S1", "first")] }).ConfigureAwait(false);
            await store.WakeAsync(new CaseId("order", "a"), T0.AddMinutes(1)).ConfigureAwait(false);
            var again = Expect.Single(await ClaimAsync(store, T0.AddMinutes(1)).ConfigureAwait(false));
            await CommitAsync(store, Commit(again) with { Now = T0.AddMinutes(1), Problems = [Problem("S1", "second")] }).ConfigureAwait(false);

            var open = Expect.Single(await store.GetExceptionsAsync().ConfigureAwait(false));
            Expect.Equal(("order/a", "S1", "carrier.unmapped", Owner.Operations, "second", T0), (open.Scope, open.Subject, open.Code, open.Owner, open.Message, open.RaisedAt));
            Expect.Sequence([new Fact("carrier text", "Acme")], open.Facts);
            Expect.Sequence(["carrier.unmapped S1"], again.ProblemKeys);

            await store.WakeAsync(new CaseId("order", "a"), T0.AddMinutes(2)).ConfigureAwait(false);
            await CommitAsync(store, Commit(Expect.Single(await ClaimAsync(store, T0.AddMinutes(2)).ConfigureAwait(false))) with { Now = T0.AddMinutes(2) }).ConfigureAwait(false);

            Expect.Empty(await store.GetExceptionsAsync().ConfigureAwait(false));
            Expect.Equal(T0.AddMinutes(2), Expect.Single(await store.GetExceptionsAsync(includeCleared: true).ConfigureAwait(false)).ClearedAt);
        }),

        Of("A changed table wakes exactly the cases that wait for it", static async store =>
        {
            await store.DeliverAsync([Input("held", "1"), Input("free", "1")], T0).ConfigureAwait(false);
            foreach (var claimed in await ClaimAsync(store).ConfigureAwait(false))
                await CommitAsync(store, Commit(claimed) with { Problems = claimed.Case.Key == "held" ? [Problem("S1", "unmapped")] : [] }).ConfigureAwait(false);

            Expect.Equal(0, await store.WakeWaitingAsync("offers", T0).ConfigureAwait(false));
            Expect.Equal(1, await store.WakeWaitingAsync("carriers", T0).ConfigureAwait(false));

            var woken = Expect.Single(await ClaimAsync(store).ConfigureAwait(false));
            Expect.Equal(("held", ""), (woken.Case.Key, Expect.Single(woken.Inputs).Content));
        }),

        Of("A case woken while it is held looks again afterwards", static async store =>
        {
            await store.DeliverAsync([Input("a", "1")], T0).ConfigureAwait(false);
            var held = Expect.Single(await ClaimAsync(store).ConfigureAwait(false));
            await store.WakeAsync(held.Case, T0).ConfigureAwait(false);

            await CommitAsync(store, Commit(held)).ConfigureAwait(false);

            Expect.Single(await ClaimAsync(store).ConfigureAwait(false));
        }),

        Of("A case set aside is not due although inputs wait", static async store =>
        {
            await store.DeliverAsync([Input("a", "1")], T0).ConfigureAwait(false);
            var poisoned = Expect.Single(await ClaimAsync(store).ConfigureAwait(false));
            await CommitAsync(store, Commit(poisoned) with { HeardUpTo = 0, IsSetAside = true, State = null }).ConfigureAwait(false);

            Expect.Empty(await ClaimAsync(store, T0.AddYears(1)).ConfigureAwait(false));
            await store.WakeAsync(poisoned.Case, T0.AddYears(1)).ConfigureAwait(false);
            Expect.Sequence(["1", "wake"], Expect.Single(await ClaimAsync(store, T0.AddYears(1)).ConfigureAwait(false)).Inputs.Select(static i => i.InputId));
        }),

        Of("Records of a scope that is no case are replaced as a whole", static async store =>
        {
            await store.SetExceptionsAsync("table/carriers", [Problem("", "row 3 is wrong")], T0).ConfigureAwait(false);
            Expect.Equal("row 3 is wrong", Expect.Single(await store.GetExceptionsAsync(scope: "table/carriers").ConfigureAwait(false)).Message);

            await store.SetExceptionsAsync("table/carriers", [], T0.AddMinutes(1)).ConfigureAwait(false);

            Expect.Empty(await store.GetExceptionsAsync().ConfigureAwait(false));
        }),
    ];
}
