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
        Of("Effects wait for their time and attempts are counted before they begin", static async store =>
        {
            await store.DeliverAsync([Input("a", "1")], T0).ConfigureAwait(false);
            var claimed = Expect.Single(await ClaimAsync(store).ConfigureAwait(false));
            await CommitAsync(store, Commit(claimed) with { Effects = [Effect("now", T0), Effect("later", T0.AddHours(1))] }).ConfigureAwait(false);

            Expect.Sequence([1, 0], Attempts(Expect.Single(await ClaimAsync(store).ConfigureAwait(false))));
            Expect.Sequence([2, 0], Attempts(Expect.Single(await ClaimAsync(store, T0 + Lease).ConfigureAwait(false))));

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
            var effect = Effect("accept", T0.AddMinutes(5)) with { Attempts = 3, Failures = 2, IsWithdrawn = true, LastFailure = "OR21 failed", Trouble = "system.denied", RetrySafety = RetrySafety.Act, Priority = Priority.Acknowledge };
            await CommitAsync(store, Commit(Expect.Single(await ClaimAsync(store).ConfigureAwait(false))) with { Effects = [effect] }).ConfigureAwait(false);

            Expect.Equal(effect, Expect.Single((await store.GetCaseAsync(new CaseId("order", "a")).ConfigureAwait(false))!.Effects));
        }),
    ];
}
