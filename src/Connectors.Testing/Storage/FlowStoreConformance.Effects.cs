using Connectors.Domain.Ports;
using Connectors.Flows.Engine;
using Connectors.Flows.Storage;
using Connectors.Testing.Internal;

namespace Connectors.Testing.Storage;

/// <content>The outbox.</content>
public static partial class FlowStoreConformance
{
    private static IEnumerable<Check> OfEffects() =>
    [
        Of("Effects wait for their time and attempts are counted before they begin", static async (store, clock) =>
        {
            await store.DeliverAsync([Input("a", "1")], T0).ConfigureAwait(false);
            var claimed = Expect.Single(await ClaimAsync(store).ConfigureAwait(false));
            await CommitAsync(store, Commit(claimed) with { Effects = [Effect("now", T0), Effect("later", T0.AddHours(1))] }).ConfigureAwait(false);

            Expect.Sequence([1, 0], Attempts(Expect.Single(await ClaimAsync(store).ConfigureAwait(false))));
            clock.Advance(Lease);
            Expect.Sequence([2, 0], Attempts(Expect.Single(await ClaimAsync(store).ConfigureAwait(false))));

            static IEnumerable<int> Attempts(ClaimedCase c) => c.Effects.OrderBy(static e => e.DueAt).Select(static e => e.Attempts);
        }),

        Of("Only the most urgent due effect is named and counted", static async store =>
        {
            await store.DeliverAsync([Input("a", "1")], T0).ConfigureAwait(false);
            await CommitAsync(store, Commit(Expect.Single(await ClaimAsync(store).ConfigureAwait(false))) with
            {
                Effects = [Effect("order", T0), Effect("ship", T0.AddMinutes(1)) with { Priority = Priority.Ship }, Effect("soon", T0.AddHours(1)) with { Priority = Priority.Acknowledge }],
            }).ConfigureAwait(false);

            var claimed = Expect.Single(await ClaimAsync(store, T0.AddMinutes(1)).ConfigureAwait(false));

            Expect.Equal("ship", claimed.DueEffect);
            Expect.Sequence([("order", 0), ("ship", 1), ("soon", 0)], claimed.Effects.Select(static e => (e.Id, e.Attempts)).Order());
        }),

        Of("A claim names no effect when only the time to look again has come", static async store =>
        {
            await store.DeliverAsync([Input("a", "1")], T0).ConfigureAwait(false);
            await CommitAsync(store, Commit(Expect.Single(await ClaimAsync(store).ConfigureAwait(false))) with { LookAgainAt = T0.AddMinutes(1), Effects = [Effect("later", T0.AddHours(1))] }).ConfigureAwait(false);

            var claimed = Expect.Single(await ClaimAsync(store, T0.AddMinutes(1)).ConfigureAwait(false));

            Expect.Null(claimed.DueEffect);
            Expect.Equal(0, Expect.Single(claimed.Effects).Attempts);
        }),

        Of("Effects survive with everything known of them", static async store =>
        {
            await store.DeliverAsync([Input("a", "1")], T0).ConfigureAwait(false);
            var effect = Effect("accept", T0.AddMinutes(5)) with
            {
                Format = 3,
                StillWorkingFor = TimeSpan.FromMinutes(8),
                TimeLimit = TimeSpan.FromMinutes(2),
                BegunAt = T0.AddSeconds(2),
                SentAt = T0.AddSeconds(1),
                Surprises = 1,
                Attempts = 3,
                Failures = 2,
                FailingSince = T0.AddMinutes(-3),
                FailedAt = T0.AddMinutes(-1),
                JournaledFailures = "NotExecuted\nDenied: system.denied",
                IsWithdrawn = true,
                LastFailure = "OR21 failed",
                Trouble = "system.denied",
                RetrySafety = RetrySafety.Act,
                Priority = Priority.Acknowledge,
            };
            await CommitAsync(store, Commit(Expect.Single(await ClaimAsync(store).ConfigureAwait(false))) with { Effects = [effect] }).ConfigureAwait(false);

            Expect.Equal(effect, Expect.Single((await store.GetCaseAsync(new CaseId("order", "a")).ConfigureAwait(false))!.Effects));
        }),

        Of("Every retry safety comes back as it was", static async store =>
        {
            OutboxEntry[] effects = [.. Enum.GetValues<RetrySafety>().Select(static safety => Effect(safety.ToString(), T0.AddHours(1)) with { RetrySafety = safety })];
            await CommitAsync(store, Commit(await NewCaseAsync(store).ConfigureAwait(false)) with { Effects = effects }).ConfigureAwait(false);

            Expect.Sequence(effects.OrderBy(static e => e.Id, StringComparer.Ordinal), (await store.GetCaseAsync(new CaseId("order", "a")).ConfigureAwait(false))!.Effects.OrderBy(static e => e.Id, StringComparer.Ordinal));
        }),

        Of("An attempt that was never reported back may have left something until the next began", static async (store, clock) =>
        {
            await CommitAsync(store, Commit(await NewCaseAsync(store).ConfigureAwait(false)) with { Effects = [Effect("now", T0)] }).ConfigureAwait(false);

            var first = Expect.Single((await ClaimOneAsync(store).ConfigureAwait(false)).Effects);
            Expect.Equal((T0, null), (first.BegunAt, first.SentAt));
            clock.Advance(Lease);
            var second = Expect.Single((await ClaimOneAsync(store, T0.AddMinutes(3)).ConfigureAwait(false)).Effects);
            Expect.Equal((T0.AddMinutes(3), T0.AddMinutes(3)), (second.BegunAt, second.SentAt));
        }),

        Of("An outbox becomes what the commit says: what is missing goes, what changed changes, what is the same stays", static async store =>
        {
            await CommitAsync(store, Commit(await NewCaseAsync(store).ConfigureAwait(false)) with { Effects = [Effect("same", T0.AddHours(1)), Effect("changed", T0.AddHours(1)), Effect("gone", T0.AddHours(1))] }).ConfigureAwait(false);
            await store.WakeAsync(new CaseId("order", "a"), T0).ConfigureAwait(false);
            OutboxEntry[] effects = [Effect("same", T0.AddHours(1)), Effect("changed", T0.AddHours(2)) with { Failures = 1 }, Effect("new", T0.AddHours(3))];
            await CommitAsync(store, Commit(await ClaimOneAsync(store).ConfigureAwait(false)) with { Effects = effects }).ConfigureAwait(false);

            Expect.Sequence(effects.OrderBy(static e => e.Id, StringComparer.Ordinal), (await store.GetCaseAsync(new CaseId("order", "a")).ConfigureAwait(false))!.Effects.OrderBy(static e => e.Id, StringComparer.Ordinal));
        }),
    ];
}
