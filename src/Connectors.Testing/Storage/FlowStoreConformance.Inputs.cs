using Connectors.Flows.Engine;
using Connectors.Flows.Storage;
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

        Of("What kind of news an input is and in what format it is written come with it", static async store =>
        {
            InboxMessage[] sent = [.. Enum.GetValues<InputKind>().Select(static kind => Input("a", kind.ToString()) with { Kind = kind, Format = (int)kind + 1 })];
            await store.DeliverAsync(sent, T0).ConfigureAwait(false);

            var heard = (await ClaimOneAsync(store).ConfigureAwait(false)).Inputs;

            Expect.Sequence(sent.Select(static i => (i.InputId, i.Kind, i.Format)), heard.Select(static i => (i.InputId, i.Kind, i.Format)));
        }),

        Of("An input that a commit delivers twice, or that was delivered before, is heard once", static async store =>
        {
            await store.DeliverAsync([Input("b", "known")], T0).ConfigureAwait(false);
            foreach (var claimed in await ClaimAsync(store).ConfigureAwait(false))
                await CommitAsync(store, Commit(claimed)).ConfigureAwait(false);
            await CommitAsync(store, Commit(await NewCaseAsync(store).ConfigureAwait(false)) with { Deliver = [Input("b", "known"), Input("b", "new"), Input("b", "new")] }).ConfigureAwait(false);

            Expect.Sequence(["new"], (await ClaimOneAsync(store).ConfigureAwait(false)).Inputs.Select(static i => i.InputId));
        }),

        Of("What a commit delivers to its own case is heard next", static async store =>
        {
            var claimed = await NewCaseAsync(store).ConfigureAwait(false);
            await CommitAsync(store, Commit(claimed) with { Deliver = [Input("a", "outcome") with { Priority = Priority.Ship }], Effects = [Effect("now", T0)], KeepFor = Lease }).ConfigureAwait(false);

            var next = await ClaimOneAsync(store).ConfigureAwait(false);

            Expect.Sequence(["outcome"], next.Inputs.Select(static i => i.InputId));
            Expect.Null(next.DueEffect);
        }),

        Of("A case with many inputs hears them in portions, in order, each once", static async store =>
        {
            const int Many = 2000;
            var most = new ClaimRequest("test", T0, Lease, 1).MaxInputs;
            await store.DeliverAsync([.. Enumerable.Range(0, Many).Select(static i => Input("a", $"{i}"))], T0).ConfigureAwait(false);
            var heard = new List<string>();
            while (heard.Count < Many)
            {
                var claimed = await ClaimOneAsync(store).ConfigureAwait(false);
                Expect.True(claimed.Inputs.Count is > 0 && claimed.Inputs.Count <= most);
                heard.AddRange(claimed.Inputs.Select(static i => i.InputId));

                // An effect that is due waits for what is yet to be heard.
                Expect.Equal(new CommitResult(true), Expect.Single(await store.CommitAsync([Commit(claimed) with { Effects = [Effect("now", T0)], KeepFor = heard.Count < Many ? Lease : null }]).ConfigureAwait(false)));
            }

            Expect.Sequence(Enumerable.Range(0, Many).Select(static i => $"{i}"), heard);
            Expect.Equal("now", (await ClaimOneAsync(store).ConfigureAwait(false)).DueEffect);
        }),

        Of("A worker says how many inputs of a case it takes at once", static async store =>
        {
            await store.DeliverAsync([.. Enumerable.Range(0, 5).Select(static i => Input("a", $"{i}"))], T0).ConfigureAwait(false);

            var claimed = Expect.Single(await store.ClaimAsync(new ClaimRequest("test", T0, Lease, 1) { MaxInputs = 2 }).ConfigureAwait(false));

            Expect.Sequence(["0", "1"], claimed.Inputs.Select(static i => i.InputId));
        }),

        Of("A case that was set aside hears what is new", static async store =>
        {
            await CommitAsync(store, Commit(await NewCaseAsync(store).ConfigureAwait(false)) with { HeardUpTo = 0, IsSetAside = true }).ConfigureAwait(false);

            await store.DeliverAsync([Input("a", "2")], T0).ConfigureAwait(false);

            Expect.Sequence(["1", "2"], (await ClaimOneAsync(store).ConfigureAwait(false)).Inputs.Select(static i => i.InputId));
        }),
    ];
}
