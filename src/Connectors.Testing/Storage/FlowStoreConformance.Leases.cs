using Connectors.Flows.Engine;
using Connectors.Testing.Internal;

namespace Connectors.Testing.Storage;

/// <content>Who may work on a case, and whose commit counts. Leases end on the store's real clock, whatever the clock of flows says.</content>
public static partial class FlowStoreConformance
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private static IEnumerable<Check> OfLeases() =>
    [
        Of("A claimed case is nobody else's until its lease ends", static async (store, clock) =>
        {
            var first = await NewCaseAsync(store).ConfigureAwait(false);

            clock.Advance(Lease - Moment);
            Expect.Empty(await ClaimAsync(store).ConfigureAwait(false));
            clock.Advance(Moment);
            var second = await ClaimOneAsync(store).ConfigureAwait(false);

            Expect.True(second.Fence > first.Fence);
        }),

        Of("A lease does not end by the clock of flows", static async store =>
        {
            await NewCaseAsync(store).ConfigureAwait(false);

            Expect.Empty(await ClaimAsync(store, T0.AddYears(1)).ConfigureAwait(false));
        }),

        Of("A case whose lease ended is due as before, on the clock of flows", static async (store, clock) =>
        {
            await CommitAsync(store, Commit(await NewCaseAsync(store).ConfigureAwait(false)) with { LookAgainAt = T0.AddHours(1) }).ConfigureAwait(false);
            await ClaimOneAsync(store, T0.AddHours(1)).ConfigureAwait(false);
            clock.Advance(TimeSpan.FromDays(1));

            Expect.Empty(await ClaimAsync(store, T0.AddMinutes(59)).ConfigureAwait(false));
            Expect.Equal(T0.AddHours(1), await store.GetNextDueAsync().ConfigureAwait(false));
            await ClaimOneAsync(store, T0.AddHours(1)).ConfigureAwait(false);
        }),

        Of("A commit after the lease was lost changes nothing", static async (store, clock) =>
        {
            var late = await NewCaseAsync(store).ConfigureAwait(false);
            clock.Advance(Lease);
            var holder = await ClaimOneAsync(store).ConfigureAwait(false);

            Expect.False(await CommitAsync(store, Commit(late) with { State = "late", Deliver = [Input("x", "1")], Rows = [new("stock", "P-1", "1")], Problems = [Problem("", "late")] }).ConfigureAwait(false));
            Expect.Empty(await store.GetExceptionsAsync().ConfigureAwait(false));
            Expect.Empty(await ToListAsync(store.GetRowsAsync("stock")).ConfigureAwait(false));
            Expect.True(await CommitAsync(store, Commit(holder) with { State = "holder" }).ConfigureAwait(false));

            Expect.Equal("holder", (await store.GetCaseAsync(holder.Case).ConfigureAwait(false))!.State);
            Expect.Null(await store.GetCaseAsync(new CaseId("order", "x")).ConfigureAwait(false));
        }),

        Of("A commit after the lease ended counts as long as nobody else has the case", static async (store, clock) =>
        {
            var late = await NewCaseAsync(store).ConfigureAwait(false);
            clock.Advance(2 * Lease);

            Expect.True(await CommitAsync(store, Commit(late)).ConfigureAwait(false));
        }),

        Of("Some of a batch of commits may be refused while the others are carried out", static async store =>
        {
            await store.DeliverAsync([Input("a", "1"), Input("b", "1")], T0).ConfigureAwait(false);
            var claimed = await ClaimAsync(store).ConfigureAwait(false);

            var done = await store.CommitAsync([Commit(claimed[0]) with { Fence = claimed[0].Fence + 1 }, Commit(claimed[1])]).ConfigureAwait(false);

            Expect.Sequence([false, true], done.Select(static d => d.IsDone));
        }),

        Of("The same commit is not carried out twice", static async store =>
        {
            var claimed = await NewCaseAsync(store).ConfigureAwait(false);

            Expect.True(await CommitAsync(store, Commit(claimed)).ConfigureAwait(false));
            Expect.False(await CommitAsync(store, Commit(claimed)).ConfigureAwait(false));
        }),

        Of("An extended lease holds from then on, and a released case is due at once", static async (store, clock) =>
        {
            var held = await NewCaseAsync(store).ConfigureAwait(false);
            clock.Advance(Lease - Moment);
            Expect.Empty(await store.ExtendAsync([(held.Case, held.Fence)], 2 * Lease).ConfigureAwait(false));
            clock.Advance((2 * Lease) - Moment);
            Expect.Empty(await ClaimAsync(store).ConfigureAwait(false));

            await store.ReleaseAsync([(held.Case, held.Fence)], T0.AddMinutes(1)).ConfigureAwait(false);

            Expect.Empty(await ClaimAsync(store).ConfigureAwait(false));
            await ClaimOneAsync(store, T0.AddMinutes(1)).ConfigureAwait(false);
        }),

        Of("An extension tells what was lost and prolongs only the rest", static async (store, clock) =>
        {
            await store.DeliverAsync([Input("lost", "1"), Input("mine", "1"), Input("over", "1")], T0).ConfigureAwait(false);
            var held = (await ClaimAsync(store).ConfigureAwait(false)).ToDictionary(static c => c.Case.Key);
            await CommitAsync(store, Commit(held["over"])).ConfigureAwait(false);
            await store.ReleaseAsync([(held["lost"].Case, held["lost"].Fence)], T0).ConfigureAwait(false);
            var other = await ClaimOneAsync(store).ConfigureAwait(false);

            var lost = await store.ExtendAsync(
                [(other.Case, held["lost"].Fence), (held["mine"].Case, held["mine"].Fence), (held["over"].Case, held["over"].Fence), (new CaseId("order", "nobody"), 1)], 3 * Lease).ConfigureAwait(false);

            Expect.Sequence(["lost", "nobody", "over"], lost.Select(static l => l.Case.Key).Order(StringComparer.Ordinal));
            Expect.Equal(held["lost"].Fence, lost.Single(static l => l.Case.Key == "lost").Fence);
            clock.Advance(2 * Lease);
            Expect.Equal("lost", (await ClaimOneAsync(store).ConfigureAwait(false)).Case.Key);
        }),

        Of("One that has lost a case cannot give it back for its holder", static async (store, clock) =>
        {
            var late = await NewCaseAsync(store).ConfigureAwait(false);
            clock.Advance(Lease);
            var holder = await ClaimOneAsync(store).ConfigureAwait(false);

            await store.ReleaseAsync([(late.Case, late.Fence)], T0).ConfigureAwait(false);

            Expect.Empty(await ClaimAsync(store).ConfigureAwait(false));
            Expect.True(await CommitAsync(store, Commit(holder)).ConfigureAwait(false));
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
                    mine.AddRange(claimed.Where((_, i) => committed[i].IsDone).Select(static c => c.Case.Key));
                }

                return mine;
            }))).ConfigureAwait(false);

            Expect.Equal(200, done.Sum(static d => d.Count));
            Expect.Equal(200, done.SelectMany(static d => d).Distinct().Count());
        }),
    ];
}
