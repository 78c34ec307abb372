using Connectors.Testing.Internal;

namespace Connectors.Testing.Storage;

/// <content>What a case hears.</content>
public static partial class FlowStoreConformance
{
    private static IEnumerable<Check> OfInputs() =>
    [
        Of("A delivered input makes its case due at once", static async store =>
        {
            Expect.Equal(1, await store.DeliverAsync([Input("a", "1")], T0).ConfigureAwait(false));

            var claimed = Expect.Single(await ClaimAsync(store).ConfigureAwait(false));

            Expect.Equal(("order/a", 0L, (string?)null), (claimed.Case.ToString(), claimed.Version, claimed.State));
            Expect.Sequence(["content 1"], claimed.Inputs.Select(static i => i.Content));
        }),

        Of("An input is heard once however often it is delivered", static async store =>
        {
            await store.DeliverAsync([Input("a", "1")], T0).ConfigureAwait(false);
            var claimed = Expect.Single(await ClaimAsync(store).ConfigureAwait(false));
            Expect.True(await CommitAsync(store, Commit(claimed)).ConfigureAwait(false));

            Expect.Equal(0, await store.DeliverAsync([Input("a", "1")], T0).ConfigureAwait(false));
            Expect.Empty(await ClaimAsync(store).ConfigureAwait(false));
        }),

        Of("Inputs are heard in the order of delivery", static async store =>
        {
            await store.DeliverAsync([Input("a", "1"), Input("b", "1"), Input("a", "2")], T0).ConfigureAwait(false);
            await store.DeliverAsync([Input("a", "3")], T0).ConfigureAwait(false);

            var claimed = (await ClaimAsync(store).ConfigureAwait(false)).Single(c => c.Case.Key == "a");

            Expect.Sequence(["1", "2", "3"], claimed.Inputs.Select(static i => i.InputId));
        }),

        Of("An input that arrives while a case is held is due right after the commit", static async store =>
        {
            await store.DeliverAsync([Input("a", "1")], T0).ConfigureAwait(false);
            var held = Expect.Single(await ClaimAsync(store).ConfigureAwait(false));
            await store.DeliverAsync([Input("a", "2")], T0).ConfigureAwait(false);
            Expect.Empty(await ClaimAsync(store).ConfigureAwait(false));

            await CommitAsync(store, Commit(held)).ConfigureAwait(false);

            Expect.Sequence(["2"], Expect.Single(await ClaimAsync(store).ConfigureAwait(false)).Inputs.Select(static i => i.InputId));
        }),

        Of("Inputs for other cases arrive with the commit", static async store =>
        {
            await store.DeliverAsync([Input("poll", "1")], T0).ConfigureAwait(false);
            await CommitAsync(store, Commit(Expect.Single(await ClaimAsync(store).ConfigureAwait(false))) with { Deliver = [Input("new", "1")] }).ConfigureAwait(false);

            Expect.Equal("new", Expect.Single(await ClaimAsync(store).ConfigureAwait(false)).Case.Key);
        }),

        Of("A claim that hears inputs counts no attempt", static async store =>
        {
            await store.DeliverAsync([Input("a", "1")], T0).ConfigureAwait(false);
            await CommitAsync(store, Commit(Expect.Single(await ClaimAsync(store).ConfigureAwait(false))) with { Effects = [Effect("now", T0)] }).ConfigureAwait(false);
            await store.DeliverAsync([Input("a", "2")], T0).ConfigureAwait(false);

            Expect.Equal(0, Expect.Single(Expect.Single(await ClaimAsync(store).ConfigureAwait(false)).Effects).Attempts);
        }),
    ];
}
