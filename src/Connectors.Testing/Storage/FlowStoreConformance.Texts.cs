using Connectors.Flows.Engine;
using Connectors.Flows.Storage;
using Connectors.Testing.Internal;

namespace Connectors.Testing.Storage;

/// <content>Texts that other systems choose: they come back as they were, they stay one, and they never mean anything.</content>
public static partial class FlowStoreConformance
{
    private const int LongId = 2_000;
    private const int LongText = 200_000;

    private static readonly (string Name, string Text)[] Hostile =
    [
        ("line breaks", "1\n2\r\n3"),
        ("separators", "a/b:c,d;e|f\tg\u001fh\u2028i"),
        ("quotes and brackets", """a'b"c\d[e]{f}`g` """),
        ("what databases read", "%_'; DROP TABLE cases; --"),
        ("a zero character", "a\0b"),
        ("characters outside the basic plane", "parcel \U0001F4E6\U0001F4E6"),
        ("combining and right-to-left marks", "e\u0301 \u202Eabc \uFEFF"),
        ("spaces at both ends", "  a  "),
        ("a very long id", new string('x', LongId)),
    ];

    private static IEnumerable<Check> OfTexts()
    {
        foreach (var (name, text) in Hostile)
        {
            yield return Of($"A case, its connection and its inputs may be named with {name}", async store =>
            {
                var input = new InboxMessage(new CaseId("order", text), text, text, text, Priority.Order);
                Expect.Equal(2, await store.DeliverAsync([input, Input("other", "1")], T0).ConfigureAwait(false));
                Expect.Equal(0, await store.DeliverAsync([input], T0).ConfigureAwait(false));

                var claimed = Expect.Single((await ClaimAsync(store).ConfigureAwait(false)).Where(c => c.Case.Key == text));
                Expect.Equal(text, claimed.Connection);
                Expect.Equal((text, text), (Expect.Single(claimed.Inputs).InputId, claimed.Inputs[0].Content));
                Expect.True(await CommitAsync(store, Commit(claimed) with { State = text, Stage = text, Value = text }).ConfigureAwait(false));

                var view = await store.GetCaseAsync(input.Case).ConfigureAwait(false);
                Expect.Equal((text, text, text), (view?.State, view?.Stage, view?.Value));
                Expect.Single((await ToListAsync(store.GetCasesAsync("order")).ConfigureAwait(false)).Where(c => c.Case == input.Case));
            });

            yield return Of($"Names that differ only behind {name} stay two", async store =>
            {
                await store.DeliverAsync([Input(text + "1", "1"), Input(text + "2", "1"), Input(text, text + "1"), Input(text, text + "2")], T0).ConfigureAwait(false);

                var claimed = await ClaimAsync(store).ConfigureAwait(false);

                Expect.Sequence(new[] { text, text + "1", text + "2" }.Order(StringComparer.Ordinal), claimed.Select(static c => c.Case.Key).Order(StringComparer.Ordinal));
                Expect.Sequence([text + "1", text + "2"], claimed.Single(c => c.Case.Key == text).Inputs.Select(static i => i.InputId));
            });

            yield return Of($"A problem about a subject with {name} stays one", async store =>
            {
                await store.DeliverAsync([Input("a", "1")], T0).ConfigureAwait(false);
                await CommitAsync(store, Commit(Expect.Single(await ClaimAsync(store).ConfigureAwait(false))) with { Problems = [Problem(text, "first"), Problem("", "second")] }).ConfigureAwait(false);
                await store.WakeAsync(new CaseId("order", "a"), T0.AddMinutes(1)).ConfigureAwait(false);

                var again = Expect.Single(await ClaimAsync(store, T0.AddMinutes(1)).ConfigureAwait(false));

                Expect.Sequence(new[] { Problem(text, "").Key, Problem("", "").Key }.Order(StringComparer.Ordinal), again.ProblemKeys.Order(StringComparer.Ordinal));
                await CommitAsync(store, Commit(again) with { Now = T0.AddMinutes(1), Problems = [Problem(text, text)] }).ConfigureAwait(false);
                var open = Expect.Single(await store.GetExceptionsAsync().ConfigureAwait(false));
                Expect.Equal((text, text, T0), (open.Subject, open.Message, open.RaisedAt));
            });

            yield return Of($"An effect may be named with {name} and carry it", async store =>
            {
                await store.DeliverAsync([Input("a", "1")], T0).ConfigureAwait(false);
                OutboxEntry[] effects = [Effect(text, T0) with { Content = text, LastFailure = text, Trouble = text }, Effect(text + "2", T0.AddHours(1))];
                await CommitAsync(store, Commit(Expect.Single(await ClaimAsync(store).ConfigureAwait(false))) with { Effects = effects }).ConfigureAwait(false);

                var claimed = Expect.Single(await ClaimAsync(store).ConfigureAwait(false));

                Expect.Equal(text, claimed.DueEffect);
                Expect.Sequence([effects[0].Begin(T0), effects[1]], claimed.Effects.OrderBy(static e => e.DueAt));
            });

            yield return Of($"A journal entry may hold {name}", async store =>
            {
                await store.DeliverAsync([Input("a", "1")], T0).ConfigureAwait(false);
                var claimed = Expect.Single(await ClaimAsync(store).ConfigureAwait(false));
                await CommitAsync(store, Commit(claimed) with { Journal = JournalChain.Append(claimed.Case, 0, "", [new(text, text)], T0) }).ConfigureAwait(false);

                var journal = await store.GetJournalAsync(claimed.Case).ConfigureAwait(false);

                Expect.Equal((text, text), (Expect.Single(journal).Code, journal[0].Text));
                Expect.Null(JournalChain.FindBreak(journal, 1));
            });

            yield return Of($"A topic named with {name} wakes exactly those that wait for it", async store =>
            {
                await store.DeliverAsync([Input("held", "1"), Input("other", "1")], T0).ConfigureAwait(false);
                foreach (var claimed in await ClaimAsync(store).ConfigureAwait(false))
                    await CommitAsync(store, Commit(claimed) with { Problems = [Problem("", "unmapped", "carriers") with { Topics = [claimed.Case.Key == "held" ? text : text + " more"] }] }).ConfigureAwait(false);

                Expect.Equal(1, await store.WakeWaitingAsync(text, T0).ConfigureAwait(false));
                Expect.Equal("held", Expect.Single(await ClaimAsync(store).ConfigureAwait(false)).Case.Key);
            });

            yield return Of($"Records of a scope with {name} are told from others", async store =>
            {
                await store.SetExceptionsAsync(text, [Problem("", "one")], T0).ConfigureAwait(false);
                await store.SetExceptionsAsync(text + "2", [Problem("", "two")], T0).ConfigureAwait(false);

                await store.SetExceptionsAsync(text + "2", [], T0).ConfigureAwait(false);

                Expect.Equal((text, "one"), (Expect.Single(await store.GetExceptionsAsync(scope: text).ConfigureAwait(false)).Scope, (await store.GetExceptionsAsync().ConfigureAwait(false))[0].Message));
            });

            yield return Of($"A side table and its keys may be named with {name}", async store =>
            {
                var claimed = await NewCaseAsync(store).ConfigureAwait(false);
                await CommitAsync(store, Commit(claimed) with { Rows = [new(text, text, text), new(text, text + "2", "two"), new(text + "2", text, "other")] }).ConfigureAwait(false);

                Expect.Sequence([new TableRow(text, text), new TableRow(text + "2", "two")], await ToListAsync(store.GetRowsAsync(text)).ConfigureAwait(false));
                Expect.Sequence([new TableRow(text, text)], await ToListAsync(store.GetRowsAsync(text, text, text + "2")).ConfigureAwait(false));
            });
        }

        yield return Of("Contents of any length come back whole", static store =>
            ComesBackAsync(store, string.Concat(Enumerable.Repeat("0123456789\n\U0001F4E6", LongText / 13)), mayBeRefused: false));

        yield return Of("A long content with a zero character comes back as it was or is refused, and is never cut", static store =>
            ComesBackAsync(store, string.Concat(Enumerable.Repeat("0123456789\0", LongText / 11)), mayBeRefused: true));

        yield return Of("A text that is no Unicode comes back as it was or is refused, and never becomes another", static store =>
            ComesBackAsync(store, "a\uD83D", mayBeRefused: true));
    }

    private static async Task ComesBackAsync(IFlowStore store, string content, bool mayBeRefused)
    {
        try
        {
            await store.DeliverAsync([Input("before", "1"), new InboxMessage(new CaseId("order", "a"), "bq", "1", content, Priority.Order)], T0).ConfigureAwait(false);
        }
        catch (Exception e) when (mayBeRefused && e is (ArgumentException or FlowStoreException))
        {
            Expect.Empty(await ClaimAsync(store).ConfigureAwait(false));   // Refused as a whole, as every transaction is.
            return;
        }
        var heard = Expect.Single((await ClaimAsync(store).ConfigureAwait(false)).Single(static c => c.Case.Key == "a").Inputs).Content;
        Expect.Equal(content.Length, heard.Length);
        Expect.True(content == heard);
    }

    private static async Task<List<T>> ToListAsync<T>(IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items.ConfigureAwait(false))
            list.Add(item);
        return list;
    }
}
