using Connectors.Flows.Engine;
using Connectors.Flows.Storage;
using Connectors.Testing.Internal;

namespace Connectors.Testing.Storage;

/// <content>Commits that keep the lease for the next effect, and those that wait after a failure.</content>
public static partial class FlowStoreConformance
{
    private static IEnumerable<Check> OfKeeping() =>
    [
        Of("A commit may keep the lease and begin the next due effect", static async (store, clock) =>
        {
            var first = await NewCaseAsync(store).ConfigureAwait(false);
            var result = Expect.Single(await store.CommitAsync(
            [
                Commit(first) with
                {
                    KeepFor = 2 * Lease,
                    Format = 2,
                    Value = "12.50 GBP",
                    Problems = [Problem("S1", "unmapped")],
                    Journal = JournalChain.Append(first.Case, 0, "", [new("one", "1")], T0),
                    Effects = [Effect("order", T0), Effect("ship", T0) with { Priority = Priority.Ship }],
                },
            ]).ConfigureAwait(false));

            var next = result.Next ?? throw Expect.Failure("result.Next", "the case", "nothing");
            Expect.Equal((first.Case, first.Connection, first.Fence, 1L, "state", 2, "ship", "12.50 GBP", 1L), (next.Case, next.Connection, next.Fence, next.Version, next.State, next.Format, next.DueEffect, next.Value, next.JournalLength));
            Expect.Equal(JournalChain.Append(first.Case, 0, "", [new("one", "1")], T0)[0].Hash, next.JournalHash);
            Expect.Sequence([("order", 0, null), ("ship", 1, (DateTimeOffset?)T0)], next.Effects.Select(static e => (e.Id, e.Attempts, e.BegunAt)).Order());
            Expect.Sequence(["carrier.unmapped S1"], next.ProblemKeys);
            Expect.Empty(next.Inputs);
            clock.Advance((2 * Lease) - Moment);
            Expect.Empty(await ClaimAsync(store).ConfigureAwait(false));

            Expect.True(await CommitAsync(store, Commit(next)).ConfigureAwait(false));
        }),

        Of("An attempt that began with a kept lease is kept", static async (store, clock) =>
        {
            await store.CommitAsync([Commit(await NewCaseAsync(store).ConfigureAwait(false)) with { KeepFor = Lease, Effects = [Effect("now", T0)] }]).ConfigureAwait(false);
            clock.Advance(Lease);

            var again = Expect.Single((await ClaimOneAsync(store, T0.AddMinutes(3)).ConfigureAwait(false)).Effects);

            Expect.Equal((2, T0.AddMinutes(3), T0), (again.Attempts, again.BegunAt, again.SentAt));
        }),

        Of("A lease is not kept when nothing is due", static async store =>
        {
            var result = Expect.Single(await store.CommitAsync([Commit(await NewCaseAsync(store).ConfigureAwait(false)) with { KeepFor = Lease, Effects = [Effect("later", T0.AddHours(1))] }]).ConfigureAwait(false));

            Expect.Equal((true, (ClaimedCase?)null), (result.IsDone, result.Next));
            await ClaimOneAsync(store, T0.AddHours(1)).ConfigureAwait(false);
        }),

        Of("A lease is not kept when an input waits", static async store =>
        {
            var first = await NewCaseAsync(store).ConfigureAwait(false);
            await store.DeliverAsync([Input("a", "2")], T0).ConfigureAwait(false);

            var result = Expect.Single(await store.CommitAsync([Commit(first) with { KeepFor = Lease, Effects = [Effect("now", T0)] }]).ConfigureAwait(false));

            Expect.Null(result.Next);
            var next = await ClaimOneAsync(store).ConfigureAwait(false);
            Expect.Equal(("2", 0), (Expect.Single(next.Inputs).InputId, Expect.Single(next.Effects).Attempts));
        }),

        Of("A lease is not kept when it is not asked for, nor by a case set aside", static async store =>
        {
            var first = await NewCaseAsync(store).ConfigureAwait(false);
            var second = await NewCaseAsync(store, "b").ConfigureAwait(false);

            var results = await store.CommitAsync([Commit(first) with { Effects = [Effect("now", T0)] }, Commit(second) with { KeepFor = Lease, IsSetAside = true, Effects = [Effect("now", T0)] }]).ConfigureAwait(false);

            Expect.Sequence([null, null], results.Select(static r => r.Next));
            Expect.Equal("a", (await ClaimOneAsync(store).ConfigureAwait(false)).Case.Key);
        }),

        Of("A failed case waits for its retry whatever else is due, and a new input is tried at once", static async store =>
        {
            var first = await NewCaseAsync(store).ConfigureAwait(false);
            var result = Expect.Single(await store.CommitAsync([Commit(first) with { HeardUpTo = 0, RetryAt = T0.AddMinutes(5), KeepFor = Lease, Failures = 1, Effects = [Effect("now", T0)] }]).ConfigureAwait(false));
            Expect.Null(result.Next);

            Expect.Empty(await ClaimAsync(store, T0.AddMinutes(4)).ConfigureAwait(false));
            Expect.Equal(T0.AddMinutes(5), await store.GetNextDueAsync().ConfigureAwait(false));
            await store.DeliverAsync([Input("a", "2")], T0.AddMinutes(1)).ConfigureAwait(false);

            var again = await ClaimOneAsync(store, T0.AddMinutes(1)).ConfigureAwait(false);
            Expect.Sequence(["1", "2"], again.Inputs.Select(static i => i.InputId));
            Expect.Equal(1, again.Failures);
        }),

        Of("A failed case is tried again when its time has come", static async store =>
        {
            await CommitAsync(store, Commit(await NewCaseAsync(store).ConfigureAwait(false)) with { HeardUpTo = 0, RetryAt = T0.AddMinutes(5) }).ConfigureAwait(false);

            Expect.Single((await ClaimOneAsync(store, T0.AddMinutes(5)).ConfigureAwait(false)).Inputs);
        }),
    ];
}
