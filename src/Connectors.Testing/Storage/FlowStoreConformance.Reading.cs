using Connectors.Flows.Storage;
using Connectors.Testing.Internal;

namespace Connectors.Testing.Storage;

/// <content>Journal and lists.</content>
public static partial class FlowStoreConformance
{
    private static IEnumerable<Check> OfReading() =>
    [
        Of("The journal is kept in order and its chain holds", static async store =>
        {
            await store.DeliverAsync([Input("a", "1")], T0).ConfigureAwait(false);
            var first = Expect.Single(await ClaimAsync(store).ConfigureAwait(false));
            await CommitAsync(store, Commit(first) with { Journal = JournalChain.Append(first.Case, 0, "", [new("one", "1"), new("two", "2")], T0) }).ConfigureAwait(false);
            await store.WakeAsync(first.Case, T0).ConfigureAwait(false);
            var second = Expect.Single(await ClaimAsync(store).ConfigureAwait(false));
            await CommitAsync(store, Commit(second) with { Journal = JournalChain.Append(second.Case, second.JournalLength, second.JournalHash, [new("three", "3")], T0) }).ConfigureAwait(false);

            var journal = await store.GetJournalAsync(first.Case).ConfigureAwait(false);

            Expect.Sequence(["one", "two", "three"], journal.Select(static e => e.Code));
            Expect.Null(JournalChain.FindBreak(journal, 3));
        }),

        Of("Cases of a flow are listed by key", static async store =>
        {
            await store.DeliverAsync([.. Enumerable.Range(0, 1200).Reverse().Select(i => Input($"k{i:0000}", "1"))], T0).ConfigureAwait(false);

            var keys = new List<string>();
            await foreach (var view in store.GetCasesAsync("order").ConfigureAwait(false))
                keys.Add(view.Case.Key);

            Expect.Sequence(Enumerable.Range(0, 1200).Select(static i => $"k{i:0000}"), keys);
        }),

        Of("Cases that are over can be left out of the list", static async store =>
        {
            await store.DeliverAsync([Input("done", "1"), Input("open", "1")], T0).ConfigureAwait(false);
            foreach (var claimed in await ClaimAsync(store).ConfigureAwait(false))
                await CommitAsync(store, Commit(claimed) with { IsClosed = claimed.Case.Key == "done" }).ConfigureAwait(false);

            var open = new List<string>();
            await foreach (var view in store.GetCasesAsync("order", openOnly: true).ConfigureAwait(false))
                open.Add(view.Case.Key);

            Expect.Sequence(["open"], open);
        }),
    ];
}
