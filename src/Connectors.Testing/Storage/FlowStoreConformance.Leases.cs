using Connectors.Flows.Engine;
using Connectors.Testing.Internal;

namespace Connectors.Testing.Storage;

/// <content>Who may work on a case, and whose commit counts.</content>
public static partial class FlowStoreConformance
{
    private static IEnumerable<Check> OfLeases() =>
    [
        Of("A claimed case is nobody else's until its lease ends", static async store =>
        {
            await store.DeliverAsync([Input("a", "1")], T0).ConfigureAwait(false);
            var first = Expect.Single(await ClaimAsync(store).ConfigureAwait(false));

            Expect.Empty(await ClaimAsync(store, T0 + Lease - TimeSpan.FromSeconds(1)).ConfigureAwait(false));
            var second = Expect.Single(await ClaimAsync(store, T0 + Lease).ConfigureAwait(false));

            Expect.True(second.Fence > first.Fence);
        }),

        Of("A commit after the lease was lost changes nothing", static async store =>
        {
            await store.DeliverAsync([Input("a", "1")], T0).ConfigureAwait(false);
            var late = Expect.Single(await ClaimAsync(store).ConfigureAwait(false));
            var holder = Expect.Single(await ClaimAsync(store, T0 + Lease).ConfigureAwait(false));

            Expect.False(await CommitAsync(store, Commit(late) with { State = "late", Deliver = [Input("x", "1")] }).ConfigureAwait(false));
            Expect.True(await CommitAsync(store, Commit(holder) with { State = "holder" }).ConfigureAwait(false));

            Expect.Equal("holder", (await store.GetCaseAsync(holder.Case).ConfigureAwait(false))!.State);
            Expect.Null(await store.GetCaseAsync(new CaseId("order", "x")).ConfigureAwait(false));
        }),

        Of("Some of a batch of commits may be refused while the others are carried out", static async store =>
        {
            await store.DeliverAsync([Input("a", "1"), Input("b", "1")], T0).ConfigureAwait(false);
            var claimed = await ClaimAsync(store).ConfigureAwait(false);

            var done = await store.CommitAsync([Commit(claimed[0]) with { Fence = claimed[0].Fence + 1 }, Commit(claimed[1])]).ConfigureAwait(false);

            Expect.Sequence([false, true], done);
        }),

        Of("The same commit is not carried out twice", static async store =>
        {
            await store.DeliverAsync([Input("a", "1")], T0).ConfigureAwait(false);
            var claimed = Expect.Single(await ClaimAsync(store).ConfigureAwait(false));

            Expect.True(await CommitAsync(store, Commit(claimed)).ConfigureAwait(false));
            Expect.False(await CommitAsync(store, Commit(claimed)).ConfigureAwait(false));
        }),

        Of("An extended lease holds and a released case is due at once", static async store =>
        {
            await store.DeliverAsync([Input("a", "1")], T0).ConfigureAwait(false);
            var held = Expect.Single(await ClaimAsync(store).ConfigureAwait(false));
            await store.ExtendAsync([(held.Case, held.Fence)], T0 + (2 * Lease)).ConfigureAwait(false);
            Expect.Empty(await ClaimAsync(store, T0 + Lease).ConfigureAwait(false));

            await store.ReleaseAsync([(held.Case, held.Fence)], T0 + Lease).ConfigureAwait(false);

            Expect.Single(await ClaimAsync(store, T0 + Lease).ConfigureAwait(false));
        }),

        Of("Many workers at once never share a case and lose none", static async store =>
        {
            await store.DeliverAsync([.. Enumerable.Range(0, 200).Select(i => Input($"k{i}", "1", $"c{i % 3}"))], T0).ConfigureAwait(false);

            var done = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
            {
                var mine = new List<string>();
                while (await ClaimAsync(store, max: 5).ConfigureAwait(false) is { Count: > 0 } claimed)
                {
                    var committed = await store.CommitAsync([.. claimed.Select(Commit)]).ConfigureAwait(false);
                    mine.AddRange(claimed.Where((_, i) => committed[i]).Select(static c => c.Case.Key));
                }

                return mine;
            }))).ConfigureAwait(false);

            Expect.Equal(200, done.Sum(static d => d.Count));
            Expect.Equal(200, done.SelectMany(static d => d).Distinct().Count());
        }),
    ];
}
