using Connectors.Flows.Engine;
using Connectors.Flows.Storage;
using Connectors.Testing.Internal;

namespace Connectors.Testing.Storage;

/// <content>What a policy no longer keeps.</content>
public static partial class FlowStoreConformance
{
    private static readonly RetentionPolicy Month = new()
    {
        ClosedCases = TimeSpan.FromDays(30),
        JournalOfOpenCases = TimeSpan.FromDays(30),
        HeardInputs = TimeSpan.FromDays(30),
        ClearedExceptions = TimeSpan.FromDays(30),
    };

    private static IEnumerable<Check> OfRetention() =>
    [
        Of("Cases that are over long enough go with everything of them, in portions", static async store =>
        {
            await store.DeliverAsync([.. Enumerable.Range(0, 7).Select(static i => Input($"k{i}", "1"))], T0).ConfigureAwait(false);
            foreach (var claimed in await ClaimAsync(store).ConfigureAwait(false))
            {
                await CommitAsync(store, Commit(claimed) with
                {
                    Now = T0.AddDays(int.Parse(claimed.Case.Key[1..], System.Globalization.CultureInfo.InvariantCulture)),
                    IsClosed = true,
                    Journal = JournalChain.Append(claimed.Case, 0, "", [new("one", "1"), new("two", "2")], T0),
                }).ConfigureAwait(false);
            }

            var pruned = await store.PruneAsync(Month with { Portion = 2 }, T0.AddDays(35)).ConfigureAwait(false);

            Expect.Equal(new PrunedCases(5, 10, 5, 0), pruned);
            Expect.Sequence(["k5", "k6"], (await ToListAsync(store.GetCasesAsync("order")).ConfigureAwait(false)).Select(static c => c.Case.Key));
            Expect.Null(await store.GetCaseAsync(new CaseId("order", "k0")).ConfigureAwait(false));
            Expect.Empty(await store.GetJournalAsync(new CaseId("order", "k0")).ConfigureAwait(false));
            Expect.Equal(new PrunedCases(0, 0, 0, 0), await store.PruneAsync(Month, T0.AddDays(35)).ConfigureAwait(false));
        }),

        Of("A case that was pruned begins anew when there is news of it", static async store =>
        {
            await CommitAsync(store, Commit(await NewCaseAsync(store).ConfigureAwait(false)) with { IsClosed = true }).ConfigureAwait(false);
            await store.PruneAsync(Month, T0.AddDays(31)).ConfigureAwait(false);

            Expect.Equal(1, await store.DeliverAsync([Input("a", "1")], T0.AddDays(32)).ConfigureAwait(false));

            var anew = await ClaimOneAsync(store, T0.AddDays(32)).ConfigureAwait(false);
            Expect.Equal((0L, null, 0L, ""), (anew.Version, anew.State, anew.JournalLength, anew.JournalHash));
        }),

        Of("A case that is over stays while something of it is open: an input, a hold, a record", static async (store, clock) =>
        {
            foreach (var key in (string[])["hears", "held", "record"])
                await CommitAsync(store, Commit(await NewCaseAsync(store, key).ConfigureAwait(false)) with { IsClosed = true, LookAgainAt = key == "held" ? T0.AddDays(1) : null, Problems = key == "record" ? [Problem("", "stays")] : [] }).ConfigureAwait(false);
            Expect.Equal("held", (await ClaimOneAsync(store, T0.AddDays(1)).ConfigureAwait(false)).Case.Key);
            await store.DeliverAsync([Input("hears", "2")], T0.AddDays(1)).ConfigureAwait(false);

            Expect.Equal(0L, (await store.PruneAsync(Month, T0.AddDays(60)).ConfigureAwait(false)).Cases);
            clock.Advance(Lease);
            Expect.Equal(1L, (await store.PruneAsync(Month, T0.AddDays(60)).ConfigureAwait(false)).Cases);
            Expect.Sequence(["hears", "record"], (await ToListAsync(store.GetCasesAsync("order")).ConfigureAwait(false)).Select(static c => c.Case.Key));
        }),

        Of("A policy without a length keeps for ever", static async store =>
        {
            var first = await NewCaseAsync(store).ConfigureAwait(false);
            await CommitAsync(store, Commit(first) with { IsClosed = true, Journal = JournalChain.Append(first.Case, 0, "", [new("one", "1")], T0) }).ConfigureAwait(false);
            await store.SetExceptionsAsync("system/x", [Problem("", "gone")], T0).ConfigureAwait(false);
            await store.SetExceptionsAsync("system/x", [], T0).ConfigureAwait(false);

            Expect.Equal(new PrunedCases(0, 0, 0, 0), await store.PruneAsync(new RetentionPolicy(), T0.AddYears(50)).ConfigureAwait(false));
            Expect.Equal(new PrunedCases(0, 0, 0, 1), await store.PruneAsync(Month with { ClosedCases = null }, T0.AddYears(50)).ConfigureAwait(false));
            Expect.Single(await store.GetJournalAsync(first.Case).ConfigureAwait(false));
        }),

        Of("What stays of a pruned journal still proves itself, and goes on", static async store =>
        {
            var first = await NewCaseAsync(store).ConfigureAwait(false);
            var old = JournalChain.Append(first.Case, 0, "", [new("one", "1"), new("two", "2")], T0);
            var late = JournalChain.Append(first.Case, 2, old[^1].Hash, [new("three", "3")], T0.AddDays(20));
            await CommitAsync(store, Commit(first) with { Journal = [.. old, .. late], LookAgainAt = T0.AddDays(32) }).ConfigureAwait(false);

            Expect.Equal(2L, (await store.PruneAsync(Month, T0.AddDays(31)).ConfigureAwait(false)).JournalEntries);

            var claimed = await ClaimOneAsync(store, T0.AddDays(32)).ConfigureAwait(false);
            Expect.Equal((3L, late[^1].Hash), (claimed.JournalLength, claimed.JournalHash));
            await CommitAsync(store, Commit(claimed) with { Journal = JournalChain.Append(first.Case, 3, claimed.JournalHash, [new("four", "4")], T0.AddDays(32)) }).ConfigureAwait(false);
            await ProvesItselfAsync(store, first.Case, 2, 4).ConfigureAwait(false);

            Expect.Equal(2L, (await store.PruneAsync(Month, T0.AddDays(90)).ConfigureAwait(false)).JournalEntries);
            await ProvesItselfAsync(store, first.Case, 4, 4).ConfigureAwait(false);
        }),

        Of("A journal is cut before the first entry that is kept, also where a clock was set back", static async store =>
        {
            var first = await NewCaseAsync(store).ConfigureAwait(false);
            var old = JournalChain.Append(first.Case, 0, "", [new("one", "1")], T0);
            var ahead = JournalChain.Append(first.Case, 1, old[^1].Hash, [new("two", "2")], T0.AddDays(20));
            var back = JournalChain.Append(first.Case, 2, ahead[^1].Hash, [new("three", "3")], T0);
            await CommitAsync(store, Commit(first) with { Journal = [.. old, .. ahead, .. back] }).ConfigureAwait(false);

            Expect.Equal(1L, (await store.PruneAsync(Month, T0.AddDays(31)).ConfigureAwait(false)).JournalEntries);
            await ProvesItselfAsync(store, first.Case, 1, 3).ConfigureAwait(false);
        }),

        Of("Ids of heard inputs are forgotten, those that wait are not", static async store =>
        {
            await CommitAsync(store, Commit(await NewCaseAsync(store).ConfigureAwait(false))).ConfigureAwait(false);
            await store.DeliverAsync([Input("a", "waits")], T0.AddDays(1)).ConfigureAwait(false);

            Expect.Equal(new PrunedCases(0, 0, 1, 0), await store.PruneAsync(Month, T0.AddDays(60)).ConfigureAwait(false));

            Expect.Equal(1, await store.DeliverAsync([Input("a", "1"), Input("a", "waits")], T0.AddDays(60)).ConfigureAwait(false));
            await CommitAsync(store, Commit(await ClaimOneAsync(store, T0.AddDays(60)).ConfigureAwait(false))).ConfigureAwait(false);
            Expect.Equal(1L, (await store.PruneAsync(Month, T0.AddDays(61)).ConfigureAwait(false)).HeardInputs);
        }),

        Of("Closed exception records go, open ones stay however old they are", static async store =>
        {
            await store.SetExceptionsAsync("system/x", [Problem("1", "old"), Problem("2", "open")], T0).ConfigureAwait(false);
            await store.SetExceptionsAsync("system/x", [Problem("2", "open"), Problem("3", "late")], T0.AddDays(1)).ConfigureAwait(false);
            await store.SetExceptionsAsync("system/x", [Problem("2", "open")], T0.AddDays(20)).ConfigureAwait(false);

            Expect.Equal(new PrunedCases(0, 0, 0, 1), await store.PruneAsync(Month with { Portion = 1 }, T0.AddDays(40)).ConfigureAwait(false));
            Expect.Sequence(["2", "3"], (await store.GetExceptionsAsync(includeCleared: true).ConfigureAwait(false)).Select(static e => e.Subject).Order(StringComparer.Ordinal));
        }),
    ];

    private static async Task ProvesItselfAsync(IFlowStore store, CaseId caseId, long prunedTo, long length)
    {
        var view = await store.GetCaseAsync(caseId).ConfigureAwait(false);
        var journal = await store.GetJournalAsync(caseId).ConfigureAwait(false);
        Expect.Equal((prunedTo, length), (view?.JournalPrunedTo, view?.JournalLength));
        Expect.Equal((int)(length - prunedTo), journal.Count);
        Expect.Null(JournalChain.FindBreak(journal, length, prunedTo, view!.JournalPrunedHash));
    }
}
