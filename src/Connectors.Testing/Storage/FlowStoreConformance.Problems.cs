using Connectors.Domain.Reasons;
using Connectors.Flows.Engine;
using Connectors.Flows.Storage;
using Connectors.Testing.Internal;

namespace Connectors.Testing.Storage;

/// <content>Exception records.</content>
public static partial class FlowStoreConformance
{
    private static IEnumerable<Check> OfProblems() =>
    [
        Of("Problems become exception records that keep their age and close themselves", static async store =>
        {
            await store.DeliverAsync([Input("a", "1")], T0).ConfigureAwait(false);
            await CommitAsync(store, Commit(Expect.Single(await ClaimAsync(store).ConfigureAwait(false))) with { Problems = [Problem("S1", "first")] }).ConfigureAwait(false);
            await store.WakeAsync(new CaseId("order", "a"), T0.AddMinutes(1)).ConfigureAwait(false);
            var again = Expect.Single(await ClaimAsync(store, T0.AddMinutes(1)).ConfigureAwait(false));
            await CommitAsync(store, Commit(again) with { Now = T0.AddMinutes(1), Problems = [Problem("S1", "second")] }).ConfigureAwait(false);

            var open = Expect.Single(await store.GetExceptionsAsync().ConfigureAwait(false));
            Expect.Equal(("order/a", "S1", "carrier.unmapped", Owner.Operations, "second", T0), (open.Scope, open.Subject, open.Code, open.Owner, open.Message, open.RaisedAt));
            Expect.Sequence([new Fact("carrier text", "Acme")], open.Facts);
            Expect.Sequence(["carrier.unmapped S1"], again.ProblemKeys);

            await store.WakeAsync(new CaseId("order", "a"), T0.AddMinutes(2)).ConfigureAwait(false);
            await CommitAsync(store, Commit(Expect.Single(await ClaimAsync(store, T0.AddMinutes(2)).ConfigureAwait(false))) with { Now = T0.AddMinutes(2) }).ConfigureAwait(false);

            Expect.Empty(await store.GetExceptionsAsync().ConfigureAwait(false));
            Expect.Equal(T0.AddMinutes(2), Expect.Single(await store.GetExceptionsAsync(includeCleared: true).ConfigureAwait(false)).ClearedAt);
        }),

        Of("A case set aside is not due although inputs wait", static async store =>
        {
            await store.DeliverAsync([Input("a", "1")], T0).ConfigureAwait(false);
            var poisoned = Expect.Single(await ClaimAsync(store).ConfigureAwait(false));
            await CommitAsync(store, Commit(poisoned) with { HeardUpTo = 0, IsSetAside = true, State = null }).ConfigureAwait(false);

            Expect.Empty(await ClaimAsync(store, T0.AddYears(1)).ConfigureAwait(false));
            await store.WakeAsync(poisoned.Case, T0.AddYears(1)).ConfigureAwait(false);
            Expect.Sequence(["1", "wake"], Expect.Single(await ClaimAsync(store, T0.AddYears(1)).ConfigureAwait(false)).Inputs.Select(static i => i.InputId));
        }),

        Of("Records of a scope that is no case are replaced as a whole", static async store =>
        {
            await store.SetExceptionsAsync("table/carriers", [Problem("", "row 3 is wrong")], T0).ConfigureAwait(false);
            Expect.Equal("row 3 is wrong", Expect.Single(await store.GetExceptionsAsync(scope: "table/carriers").ConfigureAwait(false)).Message);

            await store.SetExceptionsAsync("table/carriers", [], T0.AddMinutes(1)).ConfigureAwait(false);

            Expect.Empty(await store.GetExceptionsAsync().ConfigureAwait(false));
        }),

        Of("A commit may keep what is open and add to it", static async store =>
        {
            var due = T0.AddHours(6);
            await CommitAsync(store, Commit(await NewCaseAsync(store).ConfigureAwait(false)) with { Problems = [Problem("S1", "due soon") with { Severity = Severity.Page, Deadline = due }] }).ConfigureAwait(false);
            await store.WakeAsync(new CaseId("order", "a"), T0.AddMinutes(1)).ConfigureAwait(false);
            await CommitAsync(store, Commit(await ClaimOneAsync(store, T0.AddMinutes(1)).ConfigureAwait(false)) with
            {
                Now = T0.AddMinutes(1),
                IsSetAside = true,
                KeepsProblems = true,
                Problems = [Problem("", "set aside", "offers")],
            }).ConfigureAwait(false);

            var open = await store.GetExceptionsAsync().ConfigureAwait(false);
            Expect.Sequence([("S1", "due soon", Severity.Page, (DateTimeOffset?)due, T0), ("", "set aside", Severity.Warning, null, T0.AddMinutes(1))], open.Select(static e => (e.Subject, e.Message, e.Severity, e.Deadline, e.RaisedAt)));
            Expect.Equal(1, await store.WakeWaitingAsync(Topic.Table("carriers"), T0.AddMinutes(2)).ConfigureAwait(false));
            var again = await ClaimOneAsync(store, T0.AddMinutes(2)).ConfigureAwait(false);
            Expect.Sequence(["carrier.unmapped", "carrier.unmapped S1"], again.ProblemKeys.Order(StringComparer.Ordinal));

            await CommitAsync(store, Commit(again) with { Now = T0.AddMinutes(2) }).ConfigureAwait(false);
            Expect.Empty(await store.GetExceptionsAsync().ConfigureAwait(false));
        }),

        Of("A kept record that is named again says what is said last and keeps its age", static async store =>
        {
            await CommitAsync(store, Commit(await NewCaseAsync(store).ConfigureAwait(false)) with { Problems = [Problem("S1", "first"), Problem("S2", "other")] }).ConfigureAwait(false);
            await store.WakeAsync(new CaseId("order", "a"), T0.AddMinutes(1)).ConfigureAwait(false);
            await CommitAsync(store, Commit(await ClaimOneAsync(store, T0.AddMinutes(1)).ConfigureAwait(false)) with { Now = T0.AddMinutes(1), KeepsProblems = true, Problems = [Problem("S1", "second")] }).ConfigureAwait(false);

            Expect.Sequence([("S1", "second", T0), ("S2", "other", T0)], (await store.GetExceptionsAsync().ConfigureAwait(false)).Select(static e => (e.Subject, e.Message, e.RaisedAt)).Order());
        }),

        Of("Of many records only what changed is told as changed", static async store =>
        {
            Problem[] many = [.. Enumerable.Range(0, 50).Select(static i => Problem($"S{i:00}", "same"))];
            await CommitAsync(store, Commit(await NewCaseAsync(store).ConfigureAwait(false)) with { Problems = many }).ConfigureAwait(false);
            await store.WakeAsync(new CaseId("order", "a"), T0.AddMinutes(1)).ConfigureAwait(false);
            await CommitAsync(store, Commit(await ClaimOneAsync(store, T0.AddMinutes(1)).ConfigureAwait(false)) with
            {
                Now = T0.AddMinutes(1),
                Problems = [.. many[1..49], Problem("S49", "other"), Problem("S50", "same")],
            }).ConfigureAwait(false);

            var open = await store.GetExceptionsAsync().ConfigureAwait(false);
            Expect.Equal((50, 49), (open.Count, open.Count(static e => e.RaisedAt == T0)));
            Expect.Sequence(["S49"], open.Where(static e => e.Message == "other").Select(static e => e.Subject));
            Expect.Equal("S00", Expect.Single((await store.GetExceptionsAsync(includeCleared: true).ConfigureAwait(false)).Where(static e => e.ClearedAt is not null)).Subject);
        }),

        Of("Everything that a record says is kept", static async store =>
        {
            var problem = Problem("S1", "unmapped") with { Severity = Severity.Lost, Deadline = T0.AddDays(1), Holds = false };
            await CommitAsync(store, Commit(await NewCaseAsync(store).ConfigureAwait(false)) with { Problems = [problem] }).ConfigureAwait(false);

            var record = Expect.Single(await store.GetExceptionsAsync(scope: "order/a").ConfigureAwait(false));

            Expect.Equal(ExceptionRecord.From("order/a", problem, T0) with { Facts = [] }, record with { Facts = [] });
        }),

        Of("What a person acknowledges is heard, and runs that strayed stay until then", static async store =>
        {
            var stray = new StrayRun("erp.create", "one", T0, "It was sent.");
            var first = await NewCaseAsync(store).ConfigureAwait(false);
            Expect.Empty(first.Strays);
            await CommitAsync(store, Commit(first) with { Strays = [stray], Failures = 2 }).ConfigureAwait(false);

            Expect.True(await store.ActAsync(first.Case, CaseAct.Acknowledge, Somebody, T0).ConfigureAwait(false));
            Expect.False(await store.ActAsync(new CaseId("order", "nobody"), CaseAct.Acknowledge, Somebody, T0).ConfigureAwait(false));

            var seen = await ClaimOneAsync(store).ConfigureAwait(false);
            Expect.Sequence([stray], seen.Strays);
            Expect.Equal((InputKind.Acknowledge, 2), (Expect.Single(seen.Inputs).Kind, seen.Failures));
            await CommitAsync(store, Commit(seen)).ConfigureAwait(false);
            await store.WakeAsync(first.Case, T0).ConfigureAwait(false);
            Expect.Empty((await ClaimOneAsync(store).ConfigureAwait(false)).Strays);
        }),

        Of("Every act of a person is heard apart, with who, from where and why", static async store =>
        {
            var first = await NewCaseAsync(store).ConfigureAwait(false);
            await CommitAsync(store, Commit(first) with { IsSetAside = true }).ConfigureAwait(false);
            await store.WakeAsync(first.Case, T0).ConfigureAwait(false);
            CaseAct[] acts = [CaseAct.Wake, CaseAct.Erase, CaseAct.Wake, CaseAct.Acknowledge];
            foreach (var act in acts)
                Expect.True(await store.ActAsync(first.Case, act, Somebody, T0).ConfigureAwait(false));

            var claimed = await ClaimOneAsync(store).ConfigureAwait(false);

            Expect.Sequence([InputKind.Wake, .. acts.Select(static a => CaseActMessage.Of(a, Somebody).Kind)], claimed.Inputs.Select(static i => i.Kind));
            Expect.Sequence([string.Empty, .. acts.Select(static a => CaseActMessage.Of(a, Somebody).Content)], claimed.Inputs.Select(static i => i.Content));
        }),
    ];

    private static Requester Somebody { get; } = new("operations", "admin console", "ticket 12");
}
