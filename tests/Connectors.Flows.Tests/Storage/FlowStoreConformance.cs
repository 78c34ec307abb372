using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Flows.Engine;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Tests.Storage;

/// <summary>What every flow store must do. Each store's tests derive from it.</summary>
public abstract class FlowStoreConformance : IAsyncLifetime
{
    private static readonly DateTimeOffset T0 = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private IFlowStore _store = null!;

    protected abstract IFlowStore Open();

    public async Task InitializeAsync()
    {
        _store = Open();
        await _store.InitialiseAsync();
    }

    public virtual Task DisposeAsync()
    {
        (_store as IDisposable)?.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_delivered_input_makes_its_case_due_at_once()
    {
        Assert.Equal(1, await _store.DeliverAsync([Input("a", "1")], T0));

        var claimed = Assert.Single(await ClaimAsync());

        Assert.Equal(("order/a", 0L, (string?)null), (claimed.Case.ToString(), claimed.Version, claimed.State));
        Assert.Equal(["content 1"], claimed.Inputs.Select(static i => i.Content));
    }

    [Fact]
    public async Task An_input_is_heard_once_however_often_it_is_delivered()
    {
        await _store.DeliverAsync([Input("a", "1")], T0);
        var claimed = Assert.Single(await ClaimAsync());
        Assert.True(await CommitAsync(Commit(claimed)));

        Assert.Equal(0, await _store.DeliverAsync([Input("a", "1")], T0));
        Assert.Empty(await ClaimAsync());
    }

    [Fact]
    public async Task Inputs_are_heard_in_the_order_of_delivery()
    {
        await _store.DeliverAsync([Input("a", "1"), Input("b", "1"), Input("a", "2")], T0);
        await _store.DeliverAsync([Input("a", "3")], T0);

        var claimed = (await ClaimAsync()).Single(c => c.Case.Key == "a");

        Assert.Equal(["1", "2", "3"], claimed.Inputs.Select(static i => i.InputId));
    }

    [Fact]
    public async Task A_claimed_case_is_nobody_elses_until_its_lease_ends()
    {
        await _store.DeliverAsync([Input("a", "1")], T0);
        var first = Assert.Single(await ClaimAsync());

        Assert.Empty(await ClaimAsync(T0 + Lease - TimeSpan.FromSeconds(1)));
        var second = Assert.Single(await ClaimAsync(T0 + Lease));

        Assert.True(second.Fence > first.Fence);
    }

    [Fact]
    public async Task A_commit_after_the_lease_was_lost_changes_nothing()
    {
        await _store.DeliverAsync([Input("a", "1")], T0);
        var late = Assert.Single(await ClaimAsync());
        var holder = Assert.Single(await ClaimAsync(T0 + Lease));

        Assert.False(await CommitAsync(Commit(late) with { State = "late", Deliver = [Input("x", "1")] }));
        Assert.True(await CommitAsync(Commit(holder) with { State = "holder" }));

        Assert.Equal("holder", (await _store.GetCaseAsync(holder.Case))!.State);
        Assert.Null(await _store.GetCaseAsync(new CaseId("order", "x")));
    }

    [Fact]
    public async Task Some_of_a_batch_of_commits_may_be_refused_while_the_others_are_carried_out()
    {
        await _store.DeliverAsync([Input("a", "1"), Input("b", "1")], T0);
        var claimed = await ClaimAsync();

        var done = await _store.CommitAsync([Commit(claimed[0]) with { Fence = claimed[0].Fence + 1 }, Commit(claimed[1])]);

        Assert.Equal([false, true], done);
    }

    [Fact]
    public async Task The_same_commit_is_not_carried_out_twice()
    {
        await _store.DeliverAsync([Input("a", "1")], T0);
        var claimed = Assert.Single(await ClaimAsync());

        Assert.True(await CommitAsync(Commit(claimed)));
        Assert.False(await CommitAsync(Commit(claimed)));
    }

    [Fact]
    public async Task An_input_that_arrives_while_a_case_is_held_is_due_right_after_the_commit()
    {
        await _store.DeliverAsync([Input("a", "1")], T0);
        var held = Assert.Single(await ClaimAsync());
        await _store.DeliverAsync([Input("a", "2")], T0);
        Assert.Empty(await ClaimAsync());

        await CommitAsync(Commit(held));

        Assert.Equal(["2"], Assert.Single(await ClaimAsync()).Inputs.Select(static i => i.InputId));
    }

    [Fact]
    public async Task Effects_wait_for_their_time_and_attempts_are_counted_before_they_begin()
    {
        await _store.DeliverAsync([Input("a", "1")], T0);
        var claimed = Assert.Single(await ClaimAsync());
        await CommitAsync(Commit(claimed) with { Effects = [Effect("now", T0), Effect("later", T0.AddHours(1))] });

        Assert.Equal([1, 0], Attempts(Assert.Single(await ClaimAsync())));
        Assert.Equal([2, 0], Attempts(Assert.Single(await ClaimAsync(T0 + Lease))));

        static IEnumerable<int> Attempts(ClaimedCase c) => c.Effects.OrderBy(static e => e.DueAt).Select(static e => e.Attempts);
    }

    [Fact]
    public async Task Only_the_most_urgent_due_effect_is_named_and_counted()
    {
        await _store.DeliverAsync([Input("a", "1")], T0);
        await CommitAsync(Commit(Assert.Single(await ClaimAsync())) with
        {
            Effects = [Effect("order", T0), Effect("ship", T0.AddMinutes(1)) with { Priority = Priority.Ship }, Effect("soon", T0.AddHours(1)) with { Priority = Priority.Acknowledge }],
        });

        var claimed = Assert.Single(await ClaimAsync(T0.AddMinutes(1)));

        Assert.Equal("ship", claimed.DueEffect);
        Assert.Equal([("order", 0), ("ship", 1), ("soon", 0)], claimed.Effects.Select(static e => (e.Id, e.Attempts)).Order());
    }

    [Fact]
    public async Task A_claim_names_no_effect_when_only_the_time_to_look_again_has_come()
    {
        await _store.DeliverAsync([Input("a", "1")], T0);
        await CommitAsync(Commit(Assert.Single(await ClaimAsync())) with { LookAgainAt = T0.AddMinutes(1), Effects = [Effect("later", T0.AddHours(1))] });

        var claimed = Assert.Single(await ClaimAsync(T0.AddMinutes(1)));

        Assert.Null(claimed.DueEffect);
        Assert.Equal(0, Assert.Single(claimed.Effects).Attempts);
    }

    [Fact]
    public async Task Connections_take_turns_also_when_cases_are_claimed_one_at_a_time()
    {
        await _store.DeliverAsync([.. Enumerable.Range(0, 50).Select(i => Input($"a{i:00}", "1", "busy"))], T0.AddHours(-1));
        await _store.DeliverAsync([Input("b", "1", "quiet")], T0);

        var connections = new[] { await ClaimAsync(max: 1), await ClaimAsync(max: 1), await ClaimAsync(max: 1) }.Select(static c => Assert.Single(c).Connection);

        Assert.Equal(["busy", "quiet", "busy"], connections);
    }

    [Fact]
    public async Task The_connection_with_the_least_under_way_comes_first()
    {
        await _store.DeliverAsync([Input("a", "1", "a"), Input("b", "1", "b")], T0);

        var claimed = await _store.ClaimAsync(new ClaimRequest("test", T0, Lease, 1) { UnderWay = new Dictionary<string, int> { ["a"] = 3, ["b"] = 2 } });

        Assert.Equal("b", Assert.Single(claimed).Connection);
    }

    [Fact]
    public async Task Of_all_that_is_overdue_the_most_urgent_decides_the_lane()
    {
        await _store.DeliverAsync([Input("a", "1"), Input("b", "1")], T0);
        foreach (var claimed in await ClaimAsync())
        {
            await CommitAsync(Commit(claimed) with
            {
                Now = T0.AddMinutes(5),
                Effects = [Effect("old", T0) with { Priority = Priority.Order }, .. claimed.Case.Key == "b" ? [Effect("new", T0.AddMinutes(5)) with { Priority = Priority.Ship }] : Array.Empty<OutboxEntry>()],
            });
        }

        Assert.Equal("b", Assert.Single(await ClaimAsync(T0.AddMinutes(5), max: 1)).Case.Key);
    }

    [Fact]
    public async Task A_claim_that_hears_inputs_counts_no_attempt()
    {
        await _store.DeliverAsync([Input("a", "1")], T0);
        await CommitAsync(Commit(Assert.Single(await ClaimAsync())) with { Effects = [Effect("now", T0)] });
        await _store.DeliverAsync([Input("a", "2")], T0);

        Assert.Equal(0, Assert.Single(Assert.Single(await ClaimAsync()).Effects).Attempts);
    }

    [Fact]
    public async Task Effects_survive_with_everything_known_of_them()
    {
        await _store.DeliverAsync([Input("a", "1")], T0);
        var effect = Effect("accept", T0.AddMinutes(5)) with { Attempts = 3, Failures = 2, IsWithdrawn = true, LastFailure = "OR21 failed", Trouble = "system.denied", RetrySafety = RetrySafety.Act, Priority = Priority.Acknowledge };
        await CommitAsync(Commit(Assert.Single(await ClaimAsync())) with { Effects = [effect] });

        Assert.Equal(effect, Assert.Single((await _store.GetCaseAsync(new CaseId("order", "a")))!.Effects));
    }

    [Fact]
    public async Task Urgent_lanes_are_claimed_first_whatever_waits_longer()
    {
        await _store.DeliverAsync([.. Enumerable.Range(0, 50).Select(i => Input($"stock{i}", "1", priority: Priority.StockUp))], T0.AddHours(-1));
        await _store.DeliverAsync([Input("ship", "1", priority: Priority.Ship), Input("ack", "1", priority: Priority.Acknowledge)], T0);

        var claimed = await ClaimAsync(max: 2);

        Assert.Equal(["ack", "ship"], claimed.Select(static c => c.Case.Key));
    }

    [Fact]
    public async Task A_busy_connection_does_not_starve_another()
    {
        await _store.DeliverAsync([.. Enumerable.Range(0, 50).Select(i => Input($"a{i:00}", "1", "busy"))], T0.AddHours(-1));
        await _store.DeliverAsync([Input("b", "1", "quiet")], T0);

        var claimed = await ClaimAsync(max: 4);

        Assert.Contains(claimed, static c => c.Connection == "quiet");
        Assert.Equal(4, claimed.Count);
    }

    [Fact]
    public async Task Problems_become_exception_records_that_keep_their_age_and_close_themselves()
    {
        await _store.DeliverAsync([Input("a", "1")], T0);
        await CommitAsync(Commit(Assert.Single(await ClaimAsync())) with { Problems = [Problem("S1", "first")] });
        await _store.WakeAsync(new CaseId("order", "a"), T0.AddMinutes(1));
        var again = Assert.Single(await ClaimAsync(T0.AddMinutes(1)));
        await CommitAsync(Commit(again) with { Now = T0.AddMinutes(1), Problems = [Problem("S1", "second")] });

        var open = Assert.Single(await _store.GetExceptionsAsync());
        Assert.Equal(("order/a", "S1", "carrier.unmapped", Owner.Operations, "second", T0), (open.Scope, open.Subject, open.Code, open.Owner, open.Message, open.RaisedAt));
        Assert.Equal([new Fact("carrier text", "Acme")], open.Facts);
        Assert.Equal(["carrier.unmapped S1"], again.ProblemKeys);

        await _store.WakeAsync(new CaseId("order", "a"), T0.AddMinutes(2));
        await CommitAsync(Commit(Assert.Single(await ClaimAsync(T0.AddMinutes(2)))) with { Now = T0.AddMinutes(2) });

        Assert.Empty(await _store.GetExceptionsAsync());
        Assert.Equal(T0.AddMinutes(2), Assert.Single(await _store.GetExceptionsAsync(includeCleared: true)).ClearedAt);
    }

    [Fact]
    public async Task A_changed_table_wakes_exactly_the_cases_that_wait_for_it()
    {
        await _store.DeliverAsync([Input("held", "1"), Input("free", "1")], T0);
        foreach (var claimed in await ClaimAsync())
            await CommitAsync(Commit(claimed) with { Problems = claimed.Case.Key == "held" ? [Problem("S1", "unmapped")] : [] });

        Assert.Equal(0, await _store.WakeWaitingAsync("offers", T0));
        Assert.Equal(1, await _store.WakeWaitingAsync("carriers", T0));

        var woken = Assert.Single(await ClaimAsync());
        Assert.Equal(("held", ""), (woken.Case.Key, Assert.Single(woken.Inputs).Content));
    }

    [Fact]
    public async Task A_case_woken_while_it_is_held_looks_again_afterwards()
    {
        await _store.DeliverAsync([Input("a", "1")], T0);
        var held = Assert.Single(await ClaimAsync());
        await _store.WakeAsync(held.Case, T0);

        await CommitAsync(Commit(held));

        Assert.Single(await ClaimAsync());
    }

    [Fact]
    public async Task A_case_set_aside_is_not_due_although_inputs_wait()
    {
        await _store.DeliverAsync([Input("a", "1")], T0);
        var poisoned = Assert.Single(await ClaimAsync());
        await CommitAsync(Commit(poisoned) with { HeardUpTo = 0, IsSetAside = true, State = null });

        Assert.Empty(await ClaimAsync(T0.AddYears(1)));
        await _store.WakeAsync(poisoned.Case, T0.AddYears(1));
        Assert.Equal(["1", "wake"], Assert.Single(await ClaimAsync(T0.AddYears(1))).Inputs.Select(static i => i.InputId));
    }

    [Fact]
    public async Task Inputs_for_other_cases_arrive_with_the_commit()
    {
        await _store.DeliverAsync([Input("poll", "1")], T0);
        await CommitAsync(Commit(Assert.Single(await ClaimAsync())) with { Deliver = [Input("new", "1")] });

        Assert.Equal("new", Assert.Single(await ClaimAsync()).Case.Key);
    }

    [Fact]
    public async Task The_journal_is_kept_in_order_and_its_chain_holds()
    {
        await _store.DeliverAsync([Input("a", "1")], T0);
        var first = Assert.Single(await ClaimAsync());
        await CommitAsync(Commit(first) with { Journal = JournalChain.Append(first.Case, 0, "", [new("one", "1"), new("two", "2")], T0) });
        await _store.WakeAsync(first.Case, T0);
        var second = Assert.Single(await ClaimAsync());
        await CommitAsync(Commit(second) with { Journal = JournalChain.Append(second.Case, second.JournalLength, second.JournalHash, [new("three", "3")], T0) });

        var journal = await _store.GetJournalAsync(first.Case);

        Assert.Equal(["one", "two", "three"], journal.Select(static e => e.Code));
        Assert.Null(JournalChain.FindBreak(journal, 3));
    }

    [Fact]
    public async Task An_extended_lease_holds_and_a_released_case_is_due_at_once()
    {
        await _store.DeliverAsync([Input("a", "1")], T0);
        var held = Assert.Single(await ClaimAsync());
        await _store.ExtendAsync([(held.Case, held.Fence)], T0 + (2 * Lease));
        Assert.Empty(await ClaimAsync(T0 + Lease));

        await _store.ReleaseAsync([(held.Case, held.Fence)], T0 + Lease);

        Assert.Single(await ClaimAsync(T0 + Lease));
    }

    [Fact]
    public async Task The_next_due_instant_is_the_earliest_of_all()
    {
        Assert.Null(await _store.GetNextDueAsync());
        await _store.DeliverAsync([Input("a", "1", "one"), Input("b", "1", "two")], T0);
        var claimed = await ClaimAsync();
        await CommitAsync(Commit(claimed[0]) with { LookAgainAt = T0.AddHours(3) });
        await CommitAsync(Commit(claimed[1]) with { LookAgainAt = T0.AddHours(5), Effects = [Effect("x", T0.AddHours(2))] });

        Assert.Equal(T0.AddHours(2), await _store.GetNextDueAsync());
    }

    [Fact]
    public async Task Cases_of_a_flow_are_listed_by_key()
    {
        await _store.DeliverAsync([.. Enumerable.Range(0, 1200).Reverse().Select(i => Input($"k{i:0000}", "1"))], T0);

        var keys = new List<string>();
        await foreach (var view in _store.GetCasesAsync("order"))
            keys.Add(view.Case.Key);

        Assert.Equal(Enumerable.Range(0, 1200).Select(static i => $"k{i:0000}"), keys);
    }

    [Fact]
    public async Task Cases_that_are_over_can_be_left_out_of_the_list()
    {
        await _store.DeliverAsync([Input("done", "1"), Input("open", "1")], T0);
        foreach (var claimed in await ClaimAsync())
            await CommitAsync(Commit(claimed) with { IsClosed = claimed.Case.Key == "done" });

        var open = new List<string>();
        await foreach (var view in _store.GetCasesAsync("order", openOnly: true))
            open.Add(view.Case.Key);

        Assert.Equal(["open"], open);
    }

    [Fact]
    public async Task Records_of_a_scope_that_is_no_case_are_replaced_as_a_whole()
    {
        await _store.SetExceptionsAsync("table/carriers", [Problem("", "row 3 is wrong")], T0);
        Assert.Equal("row 3 is wrong", Assert.Single(await _store.GetExceptionsAsync(scope: "table/carriers")).Message);

        await _store.SetExceptionsAsync("table/carriers", [], T0.AddMinutes(1));

        Assert.Empty(await _store.GetExceptionsAsync());
    }

    [Fact]
    public async Task Many_workers_at_once_never_share_a_case_and_lose_none()
    {
        await _store.DeliverAsync([.. Enumerable.Range(0, 200).Select(i => Input($"k{i}", "1", $"c{i % 3}"))], T0);

        var done = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            var mine = new List<string>();
            while (await ClaimAsync(max: 5) is { Count: > 0 } claimed)
            {
                var committed = await _store.CommitAsync([.. claimed.Select(Commit)]);
                mine.AddRange(claimed.Where((_, i) => committed[i]).Select(static c => c.Case.Key));
            }

            return mine;
        })));

        Assert.Equal(200, done.Sum(static d => d.Count));
        Assert.Equal(200, done.SelectMany(static d => d).Distinct().Count());
    }

    private static InboxMessage Input(string key, string id, string connection = "bq", Priority priority = Priority.Order) => new(new CaseId("order", key), connection, id, $"content {id}", priority);

    private static OutboxEntry Effect(string id, DateTimeOffset due) => new() { Id = id, Content = "{}", RetrySafety = RetrySafety.Create, Priority = Priority.Order, DueAt = due };

    private static Problem Problem(string subject, string message) => new(subject, new Refusal
    {
        Reason = ReasonCatalogue.CarrierUnmapped,
        Message = message,
        Remedy = "Map it.",
        Facts = [new Fact("carrier text", "Acme")],
        Table = "carriers",
        TableVersion = "v1",
    });

    private static CaseCommit Commit(ClaimedCase claimed) => new()
    {
        Case = claimed.Case,
        Fence = claimed.Fence,
        ExpectedVersion = claimed.Version,
        State = "state",
        Stage = "Stage",
        HeardUpTo = claimed.Inputs.Count == 0 ? 0 : claimed.Inputs[^1].Sequence,
        Now = T0,
    };

    private Task<IReadOnlyList<ClaimedCase>> ClaimAsync(DateTimeOffset? now = null, int max = 100) => _store.ClaimAsync(new ClaimRequest("test", now ?? T0, Lease, max));

    private async Task<bool> CommitAsync(CaseCommit commit) => Assert.Single(await _store.CommitAsync([commit]));
}
