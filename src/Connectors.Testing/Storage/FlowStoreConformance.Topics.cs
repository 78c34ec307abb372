using Connectors.Flows.Engine;
using Connectors.Testing.Internal;

namespace Connectors.Testing.Storage;

/// <content>What wakes a case.</content>
public static partial class FlowStoreConformance
{
    private static IEnumerable<Check> OfTopics() =>
    [
        Of("A changed table wakes exactly the cases that wait for it", static async store =>
        {
            await store.DeliverAsync([Input("held", "1"), Input("free", "1")], T0).ConfigureAwait(false);
            foreach (var claimed in await ClaimAsync(store).ConfigureAwait(false))
                await CommitAsync(store, Commit(claimed) with { Problems = claimed.Case.Key == "held" ? [Problem("S1", "unmapped")] : [] }).ConfigureAwait(false);

            Expect.Equal(0, await store.WakeWaitingAsync(Topic.Table("offers"), T0).ConfigureAwait(false));
            Expect.Equal(1, await store.WakeWaitingAsync(Topic.Table("carriers"), T0).ConfigureAwait(false));

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

        Of("A problem may wait for several topics and another for none", static async store =>
        {
            var problem = Problem("S1", "unmapped") with { Topics = [Topic.Sku("P-1"), Topic.Customer("10000")] };
            await CommitAsync(store, Commit(await NewCaseAsync(store).ConfigureAwait(false)) with { Problems = [problem] }).ConfigureAwait(false);
            await CommitAsync(store, Commit(await NewCaseAsync(store, "b").ConfigureAwait(false)) with { Problems = [problem with { Topics = [] }] }).ConfigureAwait(false);

            Expect.Equal(1, await store.WakeWaitingAsync(Topic.Sku("P-1"), T0).ConfigureAwait(false));
            Expect.Equal(1, await store.WakeWaitingAsync(Topic.Customer("10000"), T0).ConfigureAwait(false));
            Expect.Equal(0, await store.WakeWaitingAsync(Topic.Table("carriers"), T0).ConfigureAwait(false));
        }),

        Of("A topic that no problem names any more wakes nobody", static async store =>
        {
            await CommitAsync(store, Commit(await NewCaseAsync(store).ConfigureAwait(false)) with { Problems = [Problem("S1", "unmapped")] }).ConfigureAwait(false);
            await store.WakeAsync(new CaseId("order", "a"), T0).ConfigureAwait(false);
            await CommitAsync(store, Commit(await ClaimOneAsync(store).ConfigureAwait(false)) with { Problems = [Problem("S1", "unmapped", "offers")] }).ConfigureAwait(false);

            Expect.Equal(0, await store.WakeWaitingAsync(Topic.Table("carriers"), T0).ConfigureAwait(false));
            Expect.Equal(1, await store.WakeWaitingAsync(Topic.Table("offers"), T0).ConfigureAwait(false));
        }),

        Of("A commit wakes those that wait for what it changed", static async store =>
        {
            await CommitAsync(store, Commit(await NewCaseAsync(store, "held").ConfigureAwait(false)) with { Problems = [Problem("", "unknown") with { Topics = [Topic.Platform("bq")] }] }).ConfigureAwait(false);
            await CommitAsync(store, Commit(await NewCaseAsync(store, "platform").ConfigureAwait(false)) with { Wake = [Topic.Platform("bq"), Topic.Platform("other")] }).ConfigureAwait(false);

            var woken = await ClaimOneAsync(store).ConfigureAwait(false);

            Expect.Equal(("held", InputKind.Wake), (woken.Case.Key, Expect.Single(woken.Inputs).Kind));
        }),

        Of("A refused commit wakes nobody", static async store =>
        {
            await CommitAsync(store, Commit(await NewCaseAsync(store, "held").ConfigureAwait(false)) with { Problems = [Problem("", "unknown")] }).ConfigureAwait(false);
            var claimed = await NewCaseAsync(store, "platform").ConfigureAwait(false);

            Expect.False(await CommitAsync(store, Commit(claimed) with { Fence = claimed.Fence + 1, Wake = [Topic.Table("carriers")] }).ConfigureAwait(false));

            Expect.Empty(await ClaimAsync(store).ConfigureAwait(false));
        }),

        Of("A case that nobody works on is not filled with wakes", static async store =>
        {
            await CommitAsync(store, Commit(await NewCaseAsync(store).ConfigureAwait(false)) with { Problems = [Problem("S1", "unmapped")] }).ConfigureAwait(false);
            for (var i = 0; i < 5; i++)
                Expect.Equal(1, await store.WakeWaitingAsync(Topic.Table("carriers"), T0.AddMinutes(i)).ConfigureAwait(false));
            await store.WakeAsync(new CaseId("order", "a"), T0.AddMinutes(5)).ConfigureAwait(false);

            var held = await ClaimOneAsync(store, T0.AddMinutes(5)).ConfigureAwait(false);
            Expect.Single(held.Inputs);

            await store.WakeAsync(held.Case, T0.AddMinutes(6)).ConfigureAwait(false);
            await CommitAsync(store, Commit(held) with { Now = T0.AddMinutes(6) }).ConfigureAwait(false);
            Expect.Single((await ClaimOneAsync(store, T0.AddMinutes(6)).ConfigureAwait(false)).Inputs);
        }),
    ];
}
