using Connectors.Flows.Engine;
using Connectors.Testing.Internal;

namespace Connectors.Testing.Storage;

/// <content>Stores that outlive their process. A store that does not has nothing to show here.</content>
public static partial class FlowStoreConformance
{
    private static IEnumerable<(string Name, Func<IFlowStorePlace, LeaseClock, Task> RunAsync)> OfRestarts() =>
    [
        ("Everything is there again after a restart", static async (place, clock) =>
        {
            await WithStoreAsync(place, clock, static async store =>
            {
                await store.DeliverAsync([Input("a", "1"), Input("b", "1")], T0).ConfigureAwait(false);
                var claimed = (await ClaimAsync(store).ConfigureAwait(false)).Single(static c => c.Case.Key == "a");
                await CommitAsync(store, Commit(claimed) with { Effects = [Effect("x", T0)], Problems = [Problem("S1", "unmapped")], LookAgainAt = T0.AddHours(1) }).ConfigureAwait(false);
            }).ConfigureAwait(false);

            clock.Advance(Lease);
            await WithStoreAsync(place, clock, static async store =>
            {
                var view = await store.GetCaseAsync(new CaseId("order", "a")).ConfigureAwait(false);
                Expect.Equal(("state", 1L), (view?.State, view?.Version ?? 0));
                Expect.Equal("x", Expect.Single(view!.Effects).Id);
                Expect.Equal("S1", Expect.Single(await store.GetExceptionsAsync().ConfigureAwait(false)).Subject);
                Expect.Sequence(["a", "b"], (await ClaimAsync(store).ConfigureAwait(false)).Select(static c => c.Case.Key).Order());
            }).ConfigureAwait(false);
        }),

        ("Two stores at one place never share a case", static (place, clock) => WithStoreAsync(place, clock, one => WithStoreAsync(place, clock, async other =>
        {
            await one.DeliverAsync([.. Enumerable.Range(0, 20).Select(static i => Input($"k{i}", "1"))], T0).ConfigureAwait(false);

            // Two workers at once are what is tried here.
            var claims = await Task.WhenAll(new[] { one, other }.Select(store => Task.Run(() => ClaimAsync(store)))).ConfigureAwait(false);

            Expect.Equal(20, claims.Sum(static c => c.Count));
            Expect.Equal(20, claims.SelectMany(static c => c).DistinctBy(static c => c.Case).Count());
        }))),

        ("What one store commits the other sees", static (place, clock) => WithStoreAsync(place, clock, one => WithStoreAsync(place, clock, async other =>
        {
            await one.DeliverAsync([Input("a", "1")], T0).ConfigureAwait(false);
            var claimed = Expect.Single(await ClaimAsync(other).ConfigureAwait(false));
            Expect.True(await CommitAsync(other, Commit(claimed) with { State = "written by the other" }).ConfigureAwait(false));

            Expect.Equal("written by the other", (await one.GetCaseAsync(claimed.Case).ConfigureAwait(false))?.State);
            Expect.False(await CommitAsync(one, Commit(claimed)).ConfigureAwait(false));
        }))),
    ];
}
