using Connectors.Flows.Engine;
using Connectors.Flows.Storage;
using Connectors.Testing.Internal;

namespace Connectors.Testing.Storage;

/// <content>Journal and lists.</content>
public static partial class FlowStoreConformance
{
    private static IEnumerable<Check> OfReading() =>
    [
        Of("A case is shown with the seal of its last commit, its instant and the end of its journal", static async store =>
        {
            await store.DeliverAsync([Input("a", "1")], T0).ConfigureAwait(false);
            var before = await store.GetCaseAsync(new CaseId("order", "a")).ConfigureAwait(false);
            Expect.Equal((string.Empty, string.Empty, null), (before?.Seal, before?.JournalHash, before?.CommittedAt));
            var first = await ClaimOneAsync(store).ConfigureAwait(false);
            var journal = JournalChain.Append(first.Case, 0, "", [new("one", "1"), new("two", "2")], T0);
            await CommitAsync(store, Commit(first) with { Journal = journal, Seal = "first" }).ConfigureAwait(false);
            await store.WakeAsync(first.Case, T0).ConfigureAwait(false);
            var second = await ClaimOneAsync(store).ConfigureAwait(false);
            await CommitAsync(store, Commit(second) with { Seal = "second", Now = T0.AddMinutes(1) }).ConfigureAwait(false);

            foreach (var view in (CaseView?[])[await store.GetCaseAsync(first.Case).ConfigureAwait(false), Expect.Single(await ToListAsync(store.GetCasesAsync("order")).ConfigureAwait(false))])
                Expect.Equal(("second", journal[^1].Hash, T0.AddMinutes(1)), (view?.Seal, view?.JournalHash, view?.CommittedAt));
        }),

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

        Of("Keys are listed in the order of their code points", static async store =>
        {
            string[] keys = ["A", "Z", "a", "\u00E9", "\uFF5E", "\U0001F4E6"];
            await store.DeliverAsync([.. keys.Reverse().Select(static k => Input(k, "1"))], T0).ConfigureAwait(false);

            Expect.Sequence(keys, (await ToListAsync(store.GetCasesAsync("order")).ConfigureAwait(false)).Select(static c => c.Case.Key));
        }),

        Of("A list of cases can be gone on with behind a key, which need not be there", static async store =>
        {
            await store.DeliverAsync([.. Enumerable.Range(0, 1200).Reverse().Select(i => Input($"k{i:0000}", "1"))], T0).ConfigureAwait(false);

            Expect.Sequence(
                Enumerable.Range(600, 600).Select(static i => $"k{i:0000}"),
                (await ToListAsync(store.GetCasesAsync("order", after: "k0599")).ConfigureAwait(false)).Select(static c => c.Case.Key));
            Expect.Equal(600, (await ToListAsync(store.GetCasesAsync("order", openOnly: true, after: "k0599+")).ConfigureAwait(false)).Count);
            Expect.Empty(await ToListAsync(store.GetCasesAsync("order", after: "k1199")).ConfigureAwait(false));
            Expect.Empty(await ToListAsync(store.GetCasesAsync("other", after: "k0599")).ConfigureAwait(false));
        }),

        Of("A view shows everything that a commit said", static async store =>
        {
            await CommitAsync(store, Commit(await NewCaseAsync(store).ConfigureAwait(false)) with
            {
                State = "written",
                Format = 4,
                Stage = "Held",
                IsClosed = true,
                Deadline = T0.AddHours(2),
                Value = "12.50 GBP",
                LookAgainAt = T0.AddHours(1),
            }).ConfigureAwait(false);

            var view = await store.GetCaseAsync(new CaseId("order", "a")).ConfigureAwait(false);

            Expect.Equal(
                ("written", 4, "Held", true, T0.AddHours(2), "12.50 GBP", T0.AddHours(1), 1L),
                (view?.State, view?.Format, view?.Stage, view?.IsClosed, view?.Deadline, view?.Value, view?.DueAt, view?.Version));
            var listed = Expect.Single(await ToListAsync(store.GetCasesAsync("order")).ConfigureAwait(false));
            Expect.Equal((null, 4, "Held", true), (listed.State, listed.Format, listed.Stage, listed.IsClosed));
        }),

        Of("A claim gives everything that the last commit said", static async store =>
        {
            var first = await NewCaseAsync(store).ConfigureAwait(false);
            await CommitAsync(store, Commit(first) with
            {
                State = "written",
                Format = 2,
                Stage = "Held",
                Failures = 3,
                Deadline = T0.AddHours(2),
                Value = "12.50 GBP",
                Journal = JournalChain.Append(first.Case, 0, "", [new("one", "1")], T0),
                LookAgainAt = T0,
            }).ConfigureAwait(false);

            var claimed = await ClaimOneAsync(store).ConfigureAwait(false);

            Expect.Equal(
                ("written", 2, "Held", 3, T0.AddHours(2), "12.50 GBP", 1L, 1L),
                (claimed.State, claimed.Format, claimed.Stage, claimed.Failures, claimed.Deadline, claimed.Value, claimed.JournalLength, claimed.Version));
            Expect.Equal(JournalChain.Append(first.Case, 0, "", [new("one", "1")], T0)[0].Hash, claimed.JournalHash);
        }),
    ];
}
