using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;
using Connectors.Flows.Explain;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.Storage;
using Connectors.Flows.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Connectors.Flows.Tests.Engine;

public sealed class FlowRunnerTests
{
    private readonly World _world = new();
    private readonly InMemoryFlowStore _store;

    public FlowRunnerTests() => _store = new InMemoryFlowStore(_world.Clock);

    // What must come first: R1, R5, R10.

    [Fact]
    public async Task An_effect_begins_only_after_the_decision_for_it_was_committed()
    {
        var seen = new List<long>();
        var flow = new ScriptFlow("test")
        {
            OnRun = async (caseId, _, _, cancellationToken) =>
            {
                seen.Add((await _store.GetCaseAsync(caseId, cancellationToken))!.Version);
                return "done";
            },
        };
        await _store.DeliverAsync([flow.Input("a")], _world.Clock.GetUtcNow());

        await Runner(flow).RunUntilIdleAsync();

        Assert.Equal([1L], seen);
    }

    [Fact]
    public async Task The_acceptance_is_journaled_before_the_erp_is_asked()
    {
        _world.Show(Given.Order(MarketplaceOrderState.WaitingAcceptance));
        await RunAsync();
        await ClearAsync();

        var codes = (await _store.GetJournalAsync(Case())).Select(static e => e.Code).ToList();

        Assert.InRange(codes.IndexOf("order.accepted"), 0, codes.IndexOf("erp.order-created"));
        Assert.InRange(_world.Calls.IndexOf("accept bq:1-A"), 0, _world.Calls.IndexOf("create-erp-order bq:1-A"));
    }

    [Fact]
    public async Task Every_waiting_order_is_accepted_although_the_erp_is_down()
    {
        _world.Faults = static (name, _) => name.EndsWith("erp-order", StringComparison.Ordinal) ? Fault.LostBefore : Fault.None;
        for (var i = 0; i < 20; i++)
            _world.Show(Given.Order(i % 2 == 0 ? MarketplaceOrderState.Shipping : MarketplaceOrderState.WaitingAcceptance, $"{i}-A"));

        await RunAsync();

        Assert.Equal(10, _world.Accepted.Count);
        Assert.Empty(_world.ErpCreated);
    }

    // The whole way.

    [Fact]
    public async Task An_order_goes_from_receipt_to_confirmation()
    {
        await AtWarehouseAsync();
        _world.Dispatch("1-A", Given.Shipment());
        await LaterAsync(TimeSpan.FromMinutes(15));

        Assert.Equal(MarketplaceOrderState.Shipped, _world["1-A"].State);
        await LaterAsync(TimeSpan.FromMinutes(15));
        Assert.Equal((OrderStage.Completed, true), await WhereAsync());
        Assert.Equal((1, 1, 1, 1), (_world.Accepted[Given.Key()], _world.ErpCreated.Count, _world.Submitted.Count, _world.Confirmed.Count()));
    }

    [Fact]
    public async Task An_order_whose_prices_exclude_tax_survives_being_kept()
    {
        _world.Show(Given.Order(MarketplaceOrderState.Shipping) with { PricesIncludeTax = false });

        await RunAsync();

        Assert.Equal((OrderStage.AtWarehouse, false), await WhereAsync());
    }

    // Answers that were lost: R7, R12.

    [Theory]
    [InlineData("accept")]
    [InlineData("create-erp-order")]
    [InlineData("submit")]
    [InlineData("confirm")]
    public async Task A_lost_answer_is_looked_up_and_not_repeated(string call)
    {
        FailOnce(call, Fault.LostAfter);

        await ThroughAsync();

        Assert.Equal(1, _world.TimesCalled(call));
        Assert.Equal((OrderStage.Completed, true), await WhereAsync());
        Assert.Equal((1, 1, 1, 1), (_world.Accepted[Given.Key()], _world.ErpCreated.Count, _world.Submitted.Count, _world.Confirmed.Count()));
    }

    [Theory]
    [InlineData("accept")]
    [InlineData("create-erp-order")]
    [InlineData("submit")]
    [InlineData("confirm")]
    public async Task A_call_that_did_not_arrive_is_made_again(string call)
    {
        // The platform is read, and does not work on what it lost: until then nothing would be repeated for some minutes.
        await RunAsync();
        _world.Clock.Advance(TimeSpan.FromMinutes(15));
        FailOnce(call, Fault.LostBefore);

        await ThroughAsync();

        Assert.Equal(2, _world.TimesCalled(call));
        Assert.Equal((OrderStage.Completed, true), await WhereAsync());
    }

    [Fact]
    public async Task A_failure_that_provably_had_no_effect_is_not_looked_up()
    {
        FailOnce("accept", Fault.NotExecuted);
        _world.Show(Given.Order(MarketplaceOrderState.WaitingAcceptance));
        await RunAsync();
        Assert.Null(Assert.Single((await _store.GetCaseAsync(Case()))!.Effects).SentAt);

        await LaterAsync(TimeSpan.FromMinutes(1));

        Assert.Equal((2, 0), (_world.TimesCalled("accept"), _world.TimesCalled("find-acceptance")));
    }

    [Fact]
    public async Task Only_the_effect_that_begins_counts_as_one_that_may_have_happened()
    {
        var calls = new List<(string, int, bool)>();
        var flow = new ScriptFlow("test")
        {
            OnDecide = static (_, state, input, _) => new FlowStep
            {
                State = $"{state}{input}",
                Stage = "S",
                Effects = [.. new[] { "a", "b" }.Where(e => state?.Contains(e, StringComparison.Ordinal) != true && input != e)
                    .Select(static e => new PlannedEffect<string>(e, e, RetrySafety.Act, Priority.Order))],
            },
            OnRun = (_, effect, call, _) =>
            {
                calls.Add((effect, call.Attempt, call.MayHaveHappened));
                return Task.FromResult<string?>(effect);
            },
        };
        await _store.DeliverAsync([flow.Input("k")], _world.Clock.GetUtcNow());

        await Runner(flow).RunUntilIdleAsync();

        Assert.Equal([("a", 1, false), ("b", 1, false)], calls);
    }

    // Failures: R78.

    [Fact]
    public async Task Waits_between_attempts_grow()
    {
        _world.Faults = static (name, _) => name == "accept" ? Fault.NotExecuted : Fault.None;
        _world.Show(Given.Order(MarketplaceOrderState.WaitingAcceptance));
        await RunAsync();

        var waits = new List<TimeSpan>();
        for (var i = 0; i < 7; i++)
        {
            var due = (await _store.GetCaseAsync(Case()))!.Effects[0].DueAt;
            waits.Add(due - _world.Clock.GetUtcNow());
            _world.Clock.SetUtcNow(due);
            await RunAsync();
        }

        Assert.InRange(waits[0], TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(38));
        Assert.All(waits.Zip(waits.Skip(1)).Take(4), static w => Assert.True(w.Second > w.First));
        Assert.All(waits, static w => Assert.True(w <= TimeSpan.FromMinutes(15 * 1.25)));
    }

    [Fact]
    public async Task A_system_that_asks_to_be_left_alone_is_left_alone()
    {
        _world.RetryAfter = TimeSpan.FromMinutes(10);
        FailOnce("accept", Fault.NotExecuted);
        _world.Show(Given.Order(MarketplaceOrderState.WaitingAcceptance));

        await RunAsync();

        Assert.True((await _store.GetCaseAsync(Case()))!.Effects[0].DueAt >= Given.T0.AddMinutes(10));
        Assert.Empty(await _store.GetExceptionsAsync());
    }

    [Theory]
    [InlineData("02:00:00")]
    [InlineData("365.00:00:00")]
    [InlineData("10675199.02:48:05.4775807")]
    [InlineData("2912423.14:59:59")] // until 9999-12-31 23:59:59, as a date in Retry-After says
    public async Task A_system_that_asks_for_more_than_orders_can_wait_is_asked_again_in_time_and_a_person_is_told(string asks)
    {
        _world.RetryAfter = TimeSpan.Parse(asks, System.Globalization.CultureInfo.InvariantCulture);
        FailOnce("accept", Fault.NotExecuted);
        _world.Show(Given.Order(MarketplaceOrderState.WaitingAcceptance));

        await RunAsync();

        Assert.True((await _store.GetCaseAsync(Case()))!.Effects[0].DueAt <= Given.T0.AddMinutes(20));
        Assert.Equal("system.asks-long-wait", Assert.Single(await _store.GetExceptionsAsync()).Code);
    }

    [Fact]
    public async Task A_system_that_keeps_failing_is_shown_to_a_person_until_it_works_again()
    {
        _world.Faults = static (name, _) => name == "create-erp-order" ? Fault.NotExecuted : Fault.None;
        _world.Show(Given.Order(MarketplaceOrderState.Shipping));
        await RunAsync(patience: 3);
        Assert.Empty(await _store.GetExceptionsAsync(scope: Case().ToString()));

        for (var i = 0; i < 10; i++)
            await LaterAsync(TimeSpan.FromMinutes(5), patience: 3);
        Assert.Equal("system.unavailable", Assert.Single(await _store.GetExceptionsAsync(scope: Case().ToString())).Code);

        _world.Faults = static (_, _) => Fault.None;
        await LaterAsync(TimeSpan.FromMinutes(30));
        Assert.Empty(await _store.GetExceptionsAsync(scope: Case().ToString()));
    }

    [Fact]
    public async Task What_fails_for_days_leaves_a_handful_of_entries_that_say_how_often_since_when_and_until_when()
    {
        // Two ways of failing in turn, as systems do that are half away.
        var attempts = new List<DateTimeOffset>();
        _world.Faults = (name, _) =>
        {
            if (name != "create-erp-order")
                return Fault.None;
            attempts.Add(_world.Clock.GetUtcNow());
            return attempts.Count % 2 == 0 ? Fault.Denied : Fault.NotExecuted;
        };
        _world.Show(Given.Order(MarketplaceOrderState.Shipping));
        await RunAsync();
        for (var i = 0; i < 3 * 24 * 4; i++)
            await LaterAsync(TimeSpan.FromMinutes(15));

        Assert.InRange(attempts.Count, 100, 400);
        var waiting = (await _store.GetCaseAsync(Case()))!.Effects.Single(static e => e.Id == "erp-order");
        Assert.Equal((attempts.Count, attempts[0], attempts[^1]), (waiting.Failures, waiting.FailingSince, waiting.FailedAt));
        Assert.InRange((await _store.GetJournalAsync(Case())).Count(static e => e.Code == "effect.failed"), 2, 6);
        Assert.Contains(FormattableString.Invariant($"{attempts.Count} failures since {attempts[0]:u}, the last at {attempts[^1]:u}: "), (await _store.ExplainAsync(Case(), _world.Clock.GetUtcNow()))!.ToString(), StringComparison.Ordinal);

        _world.Faults = static (_, _) => Fault.None;
        await LaterAsync(TimeSpan.FromMinutes(30));

        var over = Assert.Single(await _store.GetJournalAsync(Case()), static e => e.Code == "effect.failures-over");
        Assert.StartsWith(FormattableString.Invariant($"erp-order: it failed {attempts.Count} times from {attempts[0]:u} to {attempts[^1]:u}"), over.Text, StringComparison.Ordinal);
        var view = (await _store.GetCaseAsync(Case()))!;
        Assert.Null(JournalChain.FindBreak(await _store.GetJournalAsync(Case()), view.JournalLength));
    }

    [Fact]
    public async Task What_fails_once_leaves_one_entry()
    {
        FailOnce("create-erp-order", Fault.NotExecuted);
        _world.Show(Given.Order(MarketplaceOrderState.Shipping));
        await RunAsync();
        await LaterAsync(TimeSpan.FromMinutes(5));

        Assert.Single(await _store.GetJournalAsync(Case()), static e => e.Code.StartsWith("effect.fail", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Denied_credentials_are_shown_at_once_and_stay_shown_while_other_news_come()
    {
        _world.Faults = static (name, _) => name == "create-erp-order" ? Fault.Denied : Fault.None;
        _world.Show(Given.Order(MarketplaceOrderState.Shipping));
        await RunAsync();
        Assert.Equal("system.denied", Assert.Single(await _store.GetExceptionsAsync(scope: Case().ToString())).Code);

        await _store.DeliverAsync([MarketplaceOrdersFlow.Seen(_world["1-A"] with { UpdatedAt = Given.T0.AddSeconds(1) })], _world.Clock.GetUtcNow());
        await RunAsync();

        Assert.Equal("system.denied", Assert.Single(await _store.GetExceptionsAsync(scope: Case().ToString())).Code);
    }

    [Fact]
    public async Task What_a_platform_does_not_offer_is_shown_at_once_and_done_when_it_is_switched_on()
    {
        _world.Faults = static (name, _) => name == "create-erp-order" ? Fault.NotAvailable : Fault.None;
        _world.Show(Given.Order(MarketplaceOrderState.Shipping));
        await RunAsync();
        Assert.Equal("system.not-available", Assert.Single(await _store.GetExceptionsAsync(scope: Case().ToString())).Code);

        _world.Faults = static (_, _) => Fault.None;
        await LaterAsync(TimeSpan.FromMinutes(30));

        Assert.Equal(["bq:1-A"], _world.ErpCreated);
        Assert.Empty(await _store.GetExceptionsAsync(scope: Case().ToString()));
    }

    [Fact]
    public async Task A_case_that_fails_unexpectedly_again_and_again_stops_alone_and_goes_on_when_it_is_woken()
    {
        _world.Faults = static (name, about) => name == "create-erp-order" && about == "bq:bad-A" ? Fault.Unexpected : Fault.None;
        _world.Show(Given.Order(MarketplaceOrderState.Shipping, "bad-A"));
        _world.Show(Given.Order(MarketplaceOrderState.Shipping, "good-A"));
        await RunAsync();
        Assert.Empty(await _store.GetExceptionsAsync());
        for (var i = 0; i < 10; i++)
            await LaterAsync(TimeSpan.FromMinutes(30));

        Assert.Equal("case.poisoned", Assert.Single(await _store.GetExceptionsAsync(scope: Case("bad-A").ToString()), static e => e.Holds).Code);
        Assert.Equal(["bq:good-A"], _world.ErpCreated);
        Assert.Equal(Given.T0.AddDays(2), (await _store.GetCaseAsync(Case("bad-A")))!.Deadline);
        var tried = _world.Calls.Count(static c => c == "create-erp-order bq:bad-A");
        Assert.Equal(new FlowRunnerOptions().SetAsideAfter, tried);
        await LaterAsync(TimeSpan.FromDays(1));
        Assert.Equal(tried, _world.Calls.Count(static c => c == "create-erp-order bq:bad-A"));

        _world.Faults = static (_, _) => Fault.None;
        await _store.WakeAsync(Case("bad-A"), _world.Clock.GetUtcNow());
        await RunAsync();

        Assert.Contains("bq:bad-A", _world.ErpCreated);
        Assert.DoesNotContain(await _store.GetExceptionsAsync(), static e => e.Code == "case.poisoned");
    }

    [Fact]
    public async Task What_fails_unexpectedly_once_is_tried_again_by_itself()
    {
        FailOnce("create-erp-order", Fault.Unexpected);

        await ThroughAsync();

        Assert.Equal((OrderStage.Completed, true), await WhereAsync());
        Assert.Equal(["bq:1-A"], _world.ErpCreated);
    }

    [Fact]
    public async Task A_flow_that_plans_one_effect_twice_stops_only_its_own_case()
    {
        var twice = new ScriptFlow("twice")
        {
            OnDecide = static (_, _, _, _) => new FlowStep
            {
                State = string.Empty,
                Stage = "S",
                Effects = [new PlannedEffect<string>("e", "1", RetrySafety.Act, Priority.Order), new PlannedEffect<string>("e", "2", RetrySafety.Act, Priority.Order)],
            },
        };
        await _store.DeliverAsync([twice.Input("a")], _world.Clock.GetUtcNow());
        for (var i = 0; i < 6; i++)
        {
            await Runner(twice).RunUntilIdleAsync();
            _world.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal("case.poisoned", Assert.Single(await _store.GetExceptionsAsync()).Code);
    }

    [Fact]
    public async Task A_flow_whose_Rejected_throws_stops_only_its_own_case()
    {
        var flow = new ScriptFlow("test")
        {
            OnRun = static (caseId, _, context, _) =>
            {
                context.Permit.MarkSent();
                return caseId.Key == "bad" ? throw Refused() : Task.FromResult<string?>("done");
            },
            OnRejected = static () => throw new InvalidOperationException(),
        };
        await _store.DeliverAsync([flow.Input("bad"), flow.Input("good")], _world.Clock.GetUtcNow());
        for (var i = 0; i < 6; i++)
        {
            await Runner(flow).RunUntilIdleAsync();
            _world.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal("done", (await _store.GetCaseAsync(new CaseId("test", "good")))!.State);
        Assert.Equal(("case.poisoned", "test/bad"), (await _store.GetExceptionsAsync()).Select(static e => (e.Code, e.Scope)).Single());
    }

    [Fact]
    public async Task News_of_a_stray_run_that_cannot_be_read_stop_only_their_own_case()
    {
        var flow = new ScriptFlow("test");
        await _store.DeliverAsync([flow.Input("bad") with { Content = "{", Kind = InputKind.Stray }, flow.Input("good")], _world.Clock.GetUtcNow());
        for (var i = 0; i < 6; i++)
        {
            await Runner(flow).RunUntilIdleAsync();
            _world.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal("done", (await _store.GetCaseAsync(new CaseId("test", "good")))!.State);
        Assert.Equal(("case.poisoned", "test/bad"), (await _store.GetExceptionsAsync()).Select(static e => (e.Code, e.Scope)).Single());
    }

    [Fact]
    public async Task A_time_limit_that_a_flow_sets_too_high_ends_no_worker()
    {
        var flow = new ScriptFlow("test")
        {
            OnKnow = () =>
            {
                // Some time has passed on the worker's clock: with it the limit cannot be added up.
                _world.Clock.Advance(TimeSpan.FromSeconds(1));
                return Knowledge.None;
            },
            OnDecide = static (_, state, input, _) => new FlowStep
            {
                State = input ?? state ?? string.Empty,
                Stage = "S",
                Effects = input == "done" ? [] : [new PlannedEffect<string>("e", "e", RetrySafety.Act, Priority.Order) { TimeLimit = TimeSpan.MaxValue }],
            },
        };
        await _store.DeliverAsync([flow.Input("a")], _world.Clock.GetUtcNow());

        await Runner(flow).RunUntilIdleAsync();

        Assert.Equal("done", (await _store.GetCaseAsync(new CaseId("test", "a")))!.State);
    }

    [Theory]
    [InlineData(typeof(TimeoutException))]
    [InlineData(typeof(IOException))]
    [InlineData(typeof(HttpRequestException))]
    [InlineData(typeof(TaskCanceledException))]
    public async Task Every_kind_of_surprise_is_tried_again_set_aside_only_after_several_and_never_for_a_poll(Type kind)
    {
        var runs = new Dictionary<string, int>(StringComparer.Ordinal);
        Func<CaseId, string, EffectContext, CancellationToken, Task<string?>> run = (caseId, _, _, _) =>
        {
            var times = runs[caseId.Key] = runs.GetValueOrDefault(caseId.Key) + 1;
            return caseId.Key == "once" && times > 1 ? Task.FromResult<string?>("done") : throw (Exception)Activator.CreateInstance(kind)!;
        };
        var flow = new ScriptFlow("test") { OnRun = run };
        var poll = new ScriptFlow("poll") { NeverSetsAside = true, OnRun = run };
        await _store.DeliverAsync([flow.Input("once"), flow.Input("always"), poll.Input("polled")], _world.Clock.GetUtcNow());
        await Runner([flow, poll]).RunUntilIdleAsync();
        Assert.Empty(await _store.GetExceptionsAsync());
        Assert.True(Assert.Single((await _store.GetCaseAsync(new CaseId("test", "once")))!.Effects).DueAt > _world.Clock.GetUtcNow());

        for (var i = 0; i < 9; i++)
        {
            _world.Clock.Advance(TimeSpan.FromHours(1));
            await Runner([flow, poll]).RunUntilIdleAsync();
        }

        Assert.Equal("done", (await _store.GetCaseAsync(new CaseId("test", "once")))!.State);
        Assert.Equal((2, new FlowRunnerOptions().SetAsideAfter, 10), (runs["once"], runs["always"], runs["polled"]));
        Assert.Equal([("poll/polled", "system.unavailable"), ("test/always", "case.poisoned")], (await _store.GetExceptionsAsync()).Select(static e => (e.Scope, e.Code)).Order());
    }

    [Fact]
    public async Task A_case_of_a_flow_or_connection_this_worker_does_not_serve_is_left_alone()
    {
        var served = new ScriptFlow("test") { Connections = ["bq"] };
        await _store.DeliverAsync([new ScriptFlow("newer").Input("a"), served.Input("b", connection: "other"), served.Input("c")], _world.Clock.GetUtcNow());

        await Runner(served).RunUntilIdleAsync();

        Assert.Empty(await _store.GetExceptionsAsync());
        Assert.Equal((0L, 0L), ((await _store.GetCaseAsync(new CaseId("newer", "a")))!.Version, (await _store.GetCaseAsync(new CaseId("test", "b")))!.Version));
        Assert.Equal("done", (await _store.GetCaseAsync(new CaseId("test", "c")))!.State);
    }

    [Fact]
    public async Task A_case_whose_format_this_worker_does_not_know_is_left_to_a_newer_one()
    {
        var flow = new ScriptFlow("test");
        await _store.DeliverAsync([flow.Input("a") with { Format = 2 }], _world.Clock.GetUtcNow());

        await Runner(flow).RunUntilIdleAsync();
        Assert.Equal(0, (await _store.GetCaseAsync(new CaseId("test", "a")))!.Version);

        await Runner(new ScriptFlow("test") { Format = 2 }).RunUntilIdleAsync();
        Assert.Equal("done", (await _store.GetCaseAsync(new CaseId("test", "a")))!.State);
    }

    [Fact]
    public async Task A_case_that_is_set_aside_keeps_its_open_records_with_their_severity()
    {
        var fails = false;
        var flow = new ScriptFlow("test")
        {
            OnDecide = (_, state, _, _) => fails ? throw new InvalidOperationException() : new FlowStep
            {
                State = state ?? string.Empty,
                Stage = "S",
                Deadline = Given.T0.AddHours(6),
                Problems = [new Problem("clock", new Refusal { Reason = ReasonCatalogue.AcceptanceDue, Message = "m", Remedy = "r" }, Severity.Page, Given.T0.AddHours(6))],
            },
        };
        await _store.DeliverAsync([flow.Input("a")], _world.Clock.GetUtcNow());
        await Runner(flow).RunUntilIdleAsync();
        fails = true;
        await _store.WakeAsync(new CaseId("test", "a"), _world.Clock.GetUtcNow());
        for (var i = 0; i < 6; i++)
        {
            await Runner(flow).RunUntilIdleAsync();
            _world.Clock.Advance(TimeSpan.FromHours(1));
        }

        var open = await _store.GetExceptionsAsync(scope: "test/a");
        Assert.Equal(["case.poisoned", "order.acceptance-due"], open.Select(static e => e.Code).Order());
        Assert.Equal((Severity.Page, Given.T0.AddHours(6)), (open.Single(static e => e.Subject == "clock").Severity, open.Single(static e => e.Subject == "clock").Deadline));
        Assert.Equal(Given.T0.AddHours(6), (await _store.GetCaseAsync(new CaseId("test", "a")))!.Deadline);
    }

    [Fact]
    public async Task A_poll_is_never_set_aside_and_its_records_tell_that_it_fails()
    {
        var flow = new ScriptFlow("poll") { NeverSetsAside = true, OnRun = static (_, _, _, _) => throw new InvalidOperationException() };
        await _store.DeliverAsync([flow.Input("a")], _world.Clock.GetUtcNow());
        for (var i = 0; i < 30; i++)
        {
            await Runner(flow).RunUntilIdleAsync();
            _world.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal("system.unavailable", Assert.Single(await _store.GetExceptionsAsync()).Code);
        Assert.Equal(30, Assert.Single((await _store.GetCaseAsync(new CaseId("poll", "a")))!.Effects).Failures);
    }

    [Fact]
    public async Task What_was_carried_out_is_not_forgotten_with_the_decision_that_fails_over_it()
    {
        var fails = true;
        var runs = 0;
        var flow = new ScriptFlow("test")
        {
            OnDecide = (_, state, input, _) => input == "done" && fails ? throw new InvalidOperationException() : new FlowStep
            {
                State = input ?? state ?? string.Empty,
                Stage = "S",
                Effects = (input ?? state) == "go" ? [new PlannedEffect<string>("effect", "content", RetrySafety.Act, Priority.Order)] : [],
            },
            OnRun = (_, _, _, _) =>
            {
                runs++;
                return Task.FromResult<string?>("done");
            },
        };
        await _store.DeliverAsync([flow.Input("a")], _world.Clock.GetUtcNow());
        await Runner(flow).RunUntilIdleAsync();
        fails = false;
        _world.Clock.Advance(TimeSpan.FromHours(1));

        await Runner(flow).RunUntilIdleAsync();

        Assert.Equal(1, runs);
        Assert.Equal("done", (await _store.GetCaseAsync(new CaseId("test", "a")))!.State);
    }

    [Fact]
    public async Task Cases_whose_flow_cannot_know_what_it_must_wait_while_others_go_on()
    {
        var knows = false;
        var blind = new ScriptFlow("blind") { OnKnow = () => knows ? Knowledge.None : throw new InvalidOperationException() };
        var other = new ScriptFlow("other");
        await _store.DeliverAsync([blind.Input("a"), other.Input("b")], _world.Clock.GetUtcNow());
        for (var i = 0; i < 10; i++)
        {
            await Runner([blind, other]).RunUntilIdleAsync();
            _world.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal("done", (await _store.GetCaseAsync(new CaseId("other", "b")))!.State);
        Assert.Null((await _store.GetCaseAsync(new CaseId("blind", "a")))!.State);

        knows = true;
        await Runner([blind, other]).RunUntilIdleAsync();
        Assert.Equal("done", (await _store.GetCaseAsync(new CaseId("blind", "a")))!.State);
    }

    // Unclear answers and withdrawn effects.

    [Fact]
    public async Task An_unclear_look_up_stops_the_effect_until_the_answer_is_clear()
    {
        _world.Faults = static (name, _) => name == "find-erp-order" ? Fault.CannotTell : Fault.None;
        _world.Show(Given.Order(MarketplaceOrderState.Shipping));
        await RunAsync();
        await LaterAsync(TimeSpan.FromDays(1));

        Assert.Equal("system.outcome-unclear", Assert.Single(await _store.GetExceptionsAsync(), static e => e.Holds).Code);
        Assert.Empty(_world.ErpCreated);

        _world.Faults = static (_, _) => Fault.None;
        await LaterAsync(TimeSpan.FromMinutes(20));

        Assert.Single(_world.ErpCreated);
        Assert.DoesNotContain(await _store.GetExceptionsAsync(), static e => e.Code == "system.outcome-unclear");
    }

    [Fact]
    public async Task An_unclear_look_up_is_one_record_whatever_fails_on_the_way_to_it_meanwhile()
    {
        _world.Faults = static (name, _) => name == "find-erp-order" ? Fault.CannotTell : Fault.None;
        _world.Show(Given.Order(MarketplaceOrderState.Shipping));
        await RunAsync();
        var raised = Unclear(await _store.GetExceptionsAsync()).RaisedAt;

        // Days in which now the way fails, now the answer is unclear.
        for (var day = 0; day < 4; day++)
        {
            _world.Faults = (name, _) => name != "find-erp-order" ? Fault.None : day % 2 == 0 ? Fault.NotExecuted : Fault.CannotTell;
            await LaterAsync(TimeSpan.FromDays(1));
            Assert.Equal(raised, Unclear(await _store.GetExceptionsAsync()).RaisedAt);
        }

        _world.Faults = static (_, _) => Fault.None;
        await LaterAsync(TimeSpan.FromMinutes(20));
        Assert.Single(_world.ErpCreated);
        Assert.DoesNotContain(await _store.GetExceptionsAsync(), static e => e.Holds);

        static ExceptionRecord Unclear(IReadOnlyList<ExceptionRecord> records) => Assert.Single(records, static e => e is { Holds: true, Code: "system.outcome-unclear" });
    }

    [Fact]
    public async Task A_refused_look_up_forgets_nothing_that_may_have_left()
    {
        var (looks, acts) = (0, 0);
        var flow = new ScriptFlow("test")
        {
            OnDecide = static (_, state, input, _) => new FlowStep
            {
                State = input ?? state ?? string.Empty,
                Stage = "S",
                Effects = (input ?? state) == "done" ? [] : [new PlannedEffect<string>("e", "e", RetrySafety.Create, Priority.Order) { StillWorkingFor = TimeSpan.FromHours(2) }],
            },
            OnRun = async (_, _, context, cancellationToken) => (await context.OnceAsync<string>(
                _ => ++looks == 2 ? throw Refused() : Task.FromResult<LookupResult<string>>(new LookupResult<string>.Absent()),
                (_, _) => ++acts == 1 ? throw new PortException("lost") { System = "s", Operation = "o", Kind = FailureKind.OutcomeUnknown } : Task.FromResult("made"),
                "thing", cancellationToken: cancellationToken)) is null ? null : "done",
            OnRejected = static () => "refused",
        };
        await _store.DeliverAsync([flow.Input("a")], _world.Clock.GetUtcNow());
        await Runner(flow).RunUntilIdleAsync();
        var left = Assert.Single((await _store.GetCaseAsync(new CaseId("test", "a")))!.Effects).SentAt;

        _world.Clock.Advance(TimeSpan.FromMinutes(1));
        await Runner(flow).RunUntilIdleAsync();
        Assert.Equal(left, Assert.Single((await _store.GetCaseAsync(new CaseId("test", "a")))!.Effects).SentAt);
        Assert.Equal("system.outcome-unclear", Assert.Single(await _store.GetExceptionsAsync()).Code);

        _world.Clock.Advance(TimeSpan.FromMinutes(30));
        await Runner(flow).RunUntilIdleAsync();
        Assert.Equal(1, acts);
        for (var i = 0; i < 12; i++)
        {
            _world.Clock.Advance(TimeSpan.FromMinutes(20));
            await Runner(flow).RunUntilIdleAsync();
        }

        Assert.Equal((2, "done"), (acts, (await _store.GetCaseAsync(new CaseId("test", "a")))!.State));
        Assert.Empty(await _store.GetExceptionsAsync());
    }

    [Fact]
    public async Task A_refusal_that_cannot_be_looked_up_is_not_final()
    {
        var looks = 0;
        var flow = new ScriptFlow("test")
        {
            OnRun = async (_, _, context, cancellationToken) => (await context.OnceAsync<string>(
                _ => ++looks switch
                {
                    1 => Task.FromResult<LookupResult<string>>(new LookupResult<string>.Absent()),
                    2 => throw Refused(),
                    _ => Task.FromResult<LookupResult<string>>(new LookupResult<string>.Found("there")),
                },
                static (_, _) => throw Refused(), "thing", cancellationToken: cancellationToken))!.Value == "there" ? "done" : null,
            OnRejected = static () => "refused",
        };
        await _store.DeliverAsync([flow.Input("a")], _world.Clock.GetUtcNow());
        await Runner(flow).RunUntilIdleAsync();
        Assert.NotNull(Assert.Single((await _store.GetCaseAsync(new CaseId("test", "a")))!.Effects).SentAt);

        _world.Clock.Advance(TimeSpan.FromMinutes(1));
        await Runner(flow).RunUntilIdleAsync();

        Assert.Equal("done", (await _store.GetCaseAsync(new CaseId("test", "a")))!.State);
    }

    [Fact]
    public async Task A_withdrawn_effect_that_happened_is_found_and_taken_back()
    {
        FailOnce("create-erp-order", Fault.LostAfter);
        _world.Show(Given.Order(MarketplaceOrderState.Shipping));
        await RunAsync();
        _world.Clock.Advance(TimeSpan.FromSeconds(5));
        _world.Move("1-A", MarketplaceOrderState.Cancelled);

        await LaterAsync(TimeSpan.FromMinutes(6));

        Assert.Equal(["bq:1-A"], _world.ErpCreated);
        Assert.Equal(["bq:1-A"], _world.ErpCancelled);
        Assert.Equal((OrderStage.Cancelled, true), await WhereAsync());
    }

    [Fact]
    public async Task A_sales_order_whose_answer_was_lost_is_not_made_twice_because_a_person_overwrote_its_number()
    {
        FailOnce("create-erp-order", Fault.LostAfter);
        _world.Show(Given.Order(MarketplaceOrderState.Shipping));
        await RunAsync();
        _world.ChangeErpOrders(static o => o with { ExternalNumber = "CUSTOMER-PO-1" });

        await LaterAsync(TimeSpan.FromHours(2));

        Assert.Equal(["bq:1-A"], _world.ErpCreated);
        Assert.NotNull(_world.AtWarehouse("1-A"));
    }

    [Fact]
    public async Task A_withdrawn_effect_that_did_not_happen_is_not_done()
    {
        FailOnce("create-erp-order", Fault.LostBefore);
        _world.Show(Given.Order(MarketplaceOrderState.Shipping));
        await RunAsync();
        _world.Clock.Advance(TimeSpan.FromSeconds(5));
        _world.Move("1-A", MarketplaceOrderState.Cancelled);

        await LaterAsync(TimeSpan.FromMinutes(6));

        Assert.Equal((1, 0), (_world.TimesCalled("create-erp-order"), _world.ErpCreated.Count));
        Assert.Equal((OrderStage.Cancelled, true), await WhereAsync());
    }

    [Theory]
    [InlineData(Fault.CannotTell)]
    [InlineData(Fault.Rejected)]
    public async Task A_withdrawn_effect_is_not_forgotten_while_nobody_can_tell_whether_it_happened(Fault fault)
    {
        FailOnce("create-erp-order", Fault.LostAfter);
        _world.Show(Given.Order(MarketplaceOrderState.Shipping));
        await RunAsync();
        _world.Faults = (name, _) => name == "find-erp-order" ? fault : Fault.None;
        _world.Clock.Advance(TimeSpan.FromSeconds(5));
        _world.Move("1-A", MarketplaceOrderState.Cancelled);
        await LaterAsync(TimeSpan.FromMinutes(6));
        Assert.False((await WhereAsync()).IsClosed);

        _world.Faults = static (_, _) => Fault.None;
        await LaterAsync(TimeSpan.FromMinutes(20));

        Assert.Equal(["bq:1-A"], _world.ErpCancelled);
        Assert.Equal((OrderStage.Cancelled, true), await WhereAsync());
    }

    [Fact]
    public async Task Goods_are_stopped_before_the_erp_order_is_taken_back_also_when_the_submissions_answer_was_lost()
    {
        FailOnce("submit", Fault.LostAfter);
        _world.Show(Given.Order(MarketplaceOrderState.Shipping));
        await RunAsync();
        _world.Clock.Advance(TimeSpan.FromSeconds(5));
        _world.Move("1-A", MarketplaceOrderState.Cancelled);

        await LaterAsync(TimeSpan.FromMinutes(6));

        Assert.InRange(_world.Calls.IndexOf("cancel-warehouse-order bq:1-A"), 0, _world.Calls.IndexOf("cancel-erp-order bq:1-A"));
        Assert.Equal(WarehouseOrderState.Cancelled, _world.AtWarehouse("1-A")!.State);
        Assert.Equal((OrderStage.Cancelled, true), await WhereAsync());
    }

    [Fact]
    public async Task Goods_are_stopped_again_at_once_when_the_answer_was_lost_although_the_warehouse_may_still_be_working_on_it()
    {
        _world.Warehouse = _world.Warehouse with { StillWorkingFor = TimeSpan.FromMinutes(30) };
        await AtWarehouseAsync();
        FailOnce("cancel-warehouse-order", Fault.LostBefore);
        _world.Clock.Advance(TimeSpan.FromSeconds(5));
        _world.Move("1-A", MarketplaceOrderState.Cancelled);

        await LaterAsync(TimeSpan.FromMinutes(6));
        await LaterAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(WarehouseOrderState.Cancelled, _world.AtWarehouse("1-A")!.State);
    }

    [Fact]
    public async Task That_goods_cannot_be_stopped_is_not_believed_while_the_warehouse_may_still_be_working_on_an_earlier_stop()
    {
        _world.Warehouse = _world.Warehouse with { StillWorkingFor = TimeSpan.FromMinutes(30) };
        _world.LateBy = TimeSpan.FromMinutes(20);
        await AtWarehouseAsync();
        FailOnce("cancel-warehouse-order", Fault.Late);
        _world.RefusesStops = true;
        _world.Clock.Advance(TimeSpan.FromSeconds(5));
        _world.Move("1-A", MarketplaceOrderState.Cancelled);

        await LaterAsync(TimeSpan.FromMinutes(6));
        await LaterAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(2, _world.TimesCalled("cancel-warehouse-order"));
        Assert.DoesNotContain(await _store.GetExceptionsAsync(includeCleared: true), static e => e.Code == ReasonCatalogue.CancelledTooLate.Code);

        _world.RefusesStops = false;
        await LaterAsync(TimeSpan.FromMinutes(30));
        await LaterAsync(TimeSpan.FromMinutes(15));
        Assert.DoesNotContain(await _store.GetExceptionsAsync(includeCleared: true), static e => e.Code == ReasonCatalogue.CancelledTooLate.Code);
        Assert.Equal((OrderStage.Cancelled, true), await WhereAsync());
    }

    [Fact]
    public async Task That_goods_cannot_be_stopped_is_believed_once_no_earlier_stop_can_still_be_worked_on()
    {
        _world.Warehouse = _world.Warehouse with { StillWorkingFor = TimeSpan.FromMinutes(30) };
        await AtWarehouseAsync();
        FailOnce("cancel-warehouse-order", Fault.LostBefore);
        _world.RefusesStops = true;
        _world.Clock.Advance(TimeSpan.FromSeconds(5));
        _world.Move("1-A", MarketplaceOrderState.Cancelled);

        await LaterAsync(TimeSpan.FromMinutes(6));
        await LaterAsync(TimeSpan.FromMinutes(40));

        Assert.Contains(await _store.GetExceptionsAsync(), static e => e.Code == ReasonCatalogue.CancelledTooLate.Code);
    }

    [Fact]
    public async Task A_submission_of_which_nobody_can_tell_ends_when_a_person_says_which_order_of_the_warehouse_it_is()
    {
        // The answer was lost, and a person changed the order there: it is no longer what was asked for, so that the look-up cannot tell.
        FailOnce("submit", Fault.LostAfter);
        var submits = _world.Faults;
        _world.Faults = (name, about) => name == "find-warehouse-order" && _world.Submitted.Count > 0 ? Fault.CannotTell : submits(name, about);
        _world.Show(Given.Order(MarketplaceOrderState.Shipping));
        await RunAsync();
        for (var i = 0; i < 12; i++)
            await LaterAsync(TimeSpan.FromMinutes(15));
        Assert.Contains(await _store.GetExceptionsAsync(), static e => e.Code == "system.outcome-unclear");

        await _store.DeliverAsync([MarketplaceOrdersFlow.TakeWarehouseOrder(Given.Key(), "W1", "Anna")], _world.Clock.GetUtcNow());
        await LaterAsync(TimeSpan.FromMinutes(60));
        _world.Dispatch("1-A", Given.Shipment());
        for (var i = 0; i < 4; i++)
            await LaterAsync(TimeSpan.FromMinutes(15));

        Assert.DoesNotContain(await _store.GetExceptionsAsync(), static e => e.Code == "system.outcome-unclear");
        Assert.Equal((1, 1), (_world.TimesCalled("submit"), _world.Confirmed.Count()));
        Assert.Equal((OrderStage.Completed, true), await WhereAsync());
    }

    [Fact]
    public async Task A_failed_effect_asks_for_what_is_wanted_now_as_long_as_it_provably_had_no_effect()
    {
        await AtWarehouseAsync();
        _world.Dispatch("1-A", Given.Shipment(tracking: "15500000000000"));
        _world.Faults = static (name, _) => name == "confirm" ? Fault.NotExecuted : Fault.None;
        await LaterAsync(TimeSpan.FromMinutes(16));
        _world.Dispatch("1-A", Given.Shipment(tracking: "15501111111111", minutes: 60));
        _world.Faults = static (_, _) => Fault.None;

        await _store.DeliverAsync([MarketplaceOrdersFlow.Seen(_world.AtWarehouse("1-A")!)], _world.Clock.GetUtcNow());
        await LaterAsync(TimeSpan.FromMinutes(20));

        Assert.Equal(new TrackingNumber("15501111111111"), Assert.Single(_world.Confirmed).Told.TrackingNumber);
    }

    [Fact]
    public async Task An_effect_that_falls_due_is_decided_on_anew_and_asks_for_what_is_wanted_now()
    {
        var (wanted, sent) = ("old", new List<(string, int)>());
        var flow = new ScriptFlow("test")
        {
            OnDecide = (_, _, input, _) => new FlowStep
            {
                State = "s", Stage = "S", Effects = input == "done" || wanted.Length == 0 ? [] : [new PlannedEffect<string>("effect", wanted, RetrySafety.Act, Priority.Order)],
            },
            OnRun = (_, content, call, _) =>
            {
                sent.Add((content, call.Attempt));
                return sent.Count == 1 ? throw Failed(FailureKind.NotExecuted) : Task.FromResult<string?>("done");
            },
        };
        await _store.DeliverAsync([flow.Input("changed"), flow.Input("dropped")], _world.Clock.GetUtcNow());
        await Runner(flow).RunUntilIdleAsync();

        wanted = "new";
        _world.Clock.Advance(TimeSpan.FromHours(1));
        await Runner(flow).RunUntilIdleAsync();

        Assert.Equal(("old", 1), sent[0]);
        Assert.Contains(sent.Skip(1), static s => s.Item1 == "new");
        Assert.DoesNotContain(sent.Skip(2), static s => s.Item1 == "old");
    }

    [Fact]
    public async Task An_effect_that_is_no_longer_wanted_when_it_falls_due_is_not_begun_and_the_journal_says_so()
    {
        var (isWanted, runs) = (true, 0);
        var flow = new ScriptFlow("test")
        {
            OnDecide = (_, _, _, _) => new FlowStep { State = "s", Stage = "S", Effects = isWanted ? [new PlannedEffect<string>("effect", "content", RetrySafety.Act, Priority.Order)] : [] },
            OnRun = (_, _, _, _) => ++runs > 0 ? throw Failed(FailureKind.NotExecuted) : Task.FromResult<string?>(null),
        };
        await _store.DeliverAsync([flow.Input("k")], _world.Clock.GetUtcNow());
        await Runner(flow).RunUntilIdleAsync();

        isWanted = false;
        _world.Clock.Advance(TimeSpan.FromHours(1));
        await Runner(flow).RunUntilIdleAsync();

        Assert.Equal(1, runs);
        Assert.Empty((await _store.GetCaseAsync(new CaseId("test", "k")))!.Effects);
        Assert.Single(await _store.GetJournalAsync(new CaseId("test", "k")), static e => e.Code == "effect.withdrawn");
    }

    // Clocks.

    [Fact]
    public async Task A_poll_that_failed_while_the_clock_was_ahead_is_asked_again_when_the_clock_is_set_right()
    {
        var asked = 0;
        var poll = new ScriptFlow("poll")
        {
            NeverSetsAside = true,
            Schedules = [new FlowSchedule("bq", "bq", TimeSpan.FromMinutes(15), Priority.Order)],
            OnDecide = static (_, _, _, _) => new FlowStep { State = "s", Stage = "Polling", Effects = [new PlannedEffect<string>("poll", "poll", RetrySafety.Read, Priority.Order)] },
            OnRun = (_, _, _, _) =>
            {
                asked++;
                throw new PortException("away") { System = "s", Operation = "o", Kind = FailureKind.NotExecuted };
            },
        };
        await RunAsync(TimeSpan.FromHours(6));
        Assert.Equal(1, asked);

        for (var i = 0; i < 3; i++)
        {
            await RunAsync(TimeSpan.Zero);
            _world.Clock.Advance(TimeSpan.FromMinutes(20));
        }

        Assert.Equal(3, asked);

        async Task RunAsync(TimeSpan aheadBy)
        {
            using var runner = new FlowRunner(_store, [poll], new FlowRunnerOptions { Concurrency = 1, LeaseClock = _world.Clock }, new SkewedClock(_world.Clock, aheadBy), NullLogger<FlowRunner>.Instance);
            await runner.RunUntilIdleAsync();
        }
    }

    // Lanes and fairness: R6, R112.

    [Fact]
    public async Task An_acceptance_leaves_in_the_next_free_slot_whatever_waits()
    {
        var order = new List<string>();
        var stock = new ScriptFlow("stock") { OnRun = Record, OnDecide = Decide(Priority.StockUp) };
        var accept = new ScriptFlow("accept") { OnRun = Record, OnDecide = Decide(Priority.Acknowledge) };
        await _store.DeliverAsync([.. Enumerable.Range(0, 10_000).Select(i => stock.Input($"s{i}", priority: Priority.StockUp))], _world.Clock.GetUtcNow().AddHours(-1));
        using var runner = Runner([stock, accept], concurrency: 4);

        await runner.RunUntilIdleAsync();

        var at = order.IndexOf("accept");
        Assert.InRange(at, 1, 120);
        Assert.Equal(10_001, order.Count);

        async Task<string?> Record(CaseId caseId, string effect, EffectContext context, CancellationToken cancellationToken)
        {
            int done;
            lock (order)
            {
                order.Add(caseId.Flow);
                done = order.Count;
            }

            if (done == 100)
                await _store.DeliverAsync([new ScriptFlow("accept").Input("a", priority: Priority.Acknowledge)], _world.Clock.GetUtcNow(), cancellationToken);
            return "done";
        }

        static Func<CaseId, string?, string?, DateTimeOffset, FlowStep> Decide(Priority priority) => (_, _, input, _) => new FlowStep
        {
            State = string.Empty, Stage = "S", Effects = input == "done" ? [] : [new PlannedEffect<string>("e", "e", RetrySafety.Act, priority)],
        };
    }

    [Fact]
    public async Task A_slow_connection_takes_only_the_slots_nobody_else_wants()
    {
        var release = new TaskCompletionSource();
        var done = 0;
        var flow = new ScriptFlow("test")
        {
            OnRun = async (caseId, _, _, _) =>
            {
                if (caseId.Key[0] == 's')
                    await release.Task;
                else if (Interlocked.Increment(ref done) == 50)
                    release.SetResult();
                return "done";
            },
        };
        await _store.DeliverAsync([.. Enumerable.Range(0, 50).Select(i => flow.Input($"s{i}", connection: "slow"))], _world.Clock.GetUtcNow().AddHours(-1));
        await _store.DeliverAsync([.. Enumerable.Range(0, 50).Select(i => flow.Input($"z{i}", connection: "zippy"))], _world.Clock.GetUtcNow());
        using var runner = Runner([flow], concurrency: 4);

        await runner.RunUntilIdleAsync().WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(50, done);
    }

    // Leases, several runners, stops and restarts: R12.

    [Fact]
    public async Task Two_runners_on_one_store_do_nothing_twice()
    {
        for (var i = 0; i < 30; i++)
            _world.Show(Given.Order(MarketplaceOrderState.Shipping, $"{i}-A"));
        _world.BeforeEach = static async _ => await Task.Yield();
        using var one = _world.Runner(_store, concurrency: 4);
        using var other = _world.Runner(_store, concurrency: 4);

        await Task.WhenAll(Task.Run(() => one.RunUntilIdleAsync()), Task.Run(() => other.RunUntilIdleAsync()));
        await one.RunUntilIdleAsync();

        Assert.Equal(30, _world.Submitted.Distinct().Count());
        Assert.Equal((30, 30), (_world.ErpCreated.Count, _world.Submitted.Count));
    }

    [Fact]
    public async Task A_run_that_is_cancelled_in_the_middle_of_an_effect_is_finished_by_the_next()
    {
        using var stop = new CancellationTokenSource();
        _world.Show(Given.Order(MarketplaceOrderState.Shipping));
        _world.Faults = (name, _) =>
        {
            if (name == "create-erp-order")
                stop.Cancel();
            return name == "create-erp-order" ? Fault.LostAfter : Fault.None;
        };
        _world.BeforeEach = async cancellationToken =>
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
        };
        using (var runner = _world.Runner(_store))
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => runner.RunUntilIdleAsync(stop.Token));
        _world.Faults = static (_, _) => Fault.None;

        await LaterAsync(TimeSpan.FromMinutes(3));

        Assert.Equal((1, 1), (_world.ErpCreated.Count, _world.Submitted.Count));
    }

    [Fact]
    public async Task A_commit_that_fails_for_a_moment_is_made_again()
    {
        var flow = new ScriptFlow("test");
        await _store.DeliverAsync([flow.Input("a")], _world.Clock.GetUtcNow());
        var failing = new TroubledStore(_store, int.MaxValue, true) { FailingCommits = 1 };
        using var runner = Runner(failing, flow);

        await runner.RunUntilIdleAsync();

        Assert.Equal("done", (await _store.GetCaseAsync(new CaseId("test", "a")))!.State);
    }

    [Fact]
    public async Task A_commit_that_always_fails_keeps_nobody_elses_work()
    {
        var flow = new ScriptFlow("test");
        await _store.DeliverAsync([.. Enumerable.Range(0, 20).Select(i => flow.Input($"k{i}"))], _world.Clock.GetUtcNow());
        var failing = new TroubledStore(_store, int.MaxValue, true) { FailingCases = static c => c.Case.Key == "k7" };
        using var runner = Runner(failing, flow, concurrency: 8);

        await Assert.ThrowsAsync<FlowStoreException>(() => runner.RunUntilIdleAsync());

        failing.FailingCases = static _ => false;
        _world.Clock.Advance(TimeSpan.FromMinutes(10));
        await runner.RunUntilIdleAsync();
        for (var i = 0; i < 20; i++)
            Assert.Equal("done", (await _store.GetCaseAsync(new CaseId("test", $"k{i}")))!.State);
    }

    // Tables and people: R75, R94, R98.

    [Fact]
    public async Task A_changed_table_wakes_what_waits_for_it()
    {
        _world.Tables = static () => Given.Tables(mapsCarrier: false);
        await AtWarehouseAsync();
        _world.Dispatch("1-A", Given.Shipment());
        await LaterAsync(TimeSpan.FromMinutes(15));
        Assert.Equal("carrier.unmapped", Assert.Single(await _store.GetExceptionsAsync()).Code);

        _world.Tables = static () => Given.Tables("carriers-2");
        Assert.Equal(1, await _store.ReportTableAsync("carriers", null, _world.Clock.GetUtcNow()));
        await RunAsync();

        Assert.Single(_world.Confirmed);
        Assert.Empty(await _store.GetExceptionsAsync());
    }

    [Fact]
    public async Task A_total_that_was_corrected_in_the_erp_releases_the_order_by_itself()
    {
        _world.ErpSurcharge = 0.01m;
        _world.Show(Given.Order(MarketplaceOrderState.Shipping));
        await RunAsync();
        Assert.Equal("erp.total-mismatch", Assert.Single(await _store.GetExceptionsAsync()).Code);

        _world.SetErpTotal(12m);
        await LaterAsync(TimeSpan.FromMinutes(15));

        Assert.Single(_world.Submitted);
        Assert.Empty(await _store.GetExceptionsAsync());
    }

    [Fact]
    public async Task An_order_that_shrinks_while_the_warehouse_is_down_is_made_anew_and_only_that_is_sent()
    {
        _world.Faults = static (name, _) => name == "submit" ? Fault.NotExecuted : Fault.None;
        _world.Show(Given.Order(MarketplaceOrderState.Shipping, "1-A", 0, Given.Line("L1"), Given.Line("L2", "O2")));
        await RunAsync();
        _world.Clock.Advance(TimeSpan.FromMinutes(1));
        _world.Show(Given.Order(MarketplaceOrderState.Shipping, "1-A", 0, Given.Line("L1")));
        _world.Faults = static (_, _) => Fault.None;
        await LaterAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(["bq:1-A"], _world.ErpCancelled);
        Assert.Equal(new Money(12m, Given.Gbp), Assert.Single(_world.ErpOrders).Total);
        Assert.Equal(["bq:1-A"], _world.Submitted);
    }

    [Fact]
    public async Task An_explanation_says_why_which_table_who_what_would_help_how_long_and_how_much()
    {
        _world.Tables = static () => Given.Tables(mapsOffer: false);
        _world.Show(Given.Order(MarketplaceOrderState.Shipping));
        await RunAsync();

        var text = (await _store.ExplainAsync(Case(), Given.T0.AddHours(6)))!.ToString();

        Assert.Contains("order/bq:1-A is Held, time left 1.18:00, worth 12 GBP.", text, StringComparison.Ordinal);
        Assert.Contains("It waits because: Offer 'O1' of bq is not in the offer table. [offer.unmapped, table offers version offers-1]", text, StringComparison.Ordinal);
        Assert.Contains("Catalogue can change that: Add the offer with its SKU and pack.", text, StringComparison.Ordinal);
        Assert.Contains("order.received: the marketplace shows SHIPPING", text, StringComparison.Ordinal);
        Assert.DoesNotContain("tampered", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_written_and_nothing_asked_of_a_person_when_the_same_polls_bring_the_same_news()
    {
        await AtWarehouseAsync();
        var before = await _store.GetJournalAsync(Case());

        for (var i = 0; i < 5; i++)
            await LaterAsync(TimeSpan.FromMinutes(30));

        Assert.Equal(before, await _store.GetJournalAsync(Case()));
    }

    private static PortException Refused() => Failed(FailureKind.Rejected);

    private static PortException Failed(FailureKind kind) => new("no") { System = "s", Operation = "o", Kind = kind };

    private static CaseId Case(string id = "1-A") => new("order", Given.Key(id).ToString());

    private FlowRunner Runner(ScriptFlow flow) => Runner([flow]);

    private FlowRunner Runner(IEnumerable<IFlow> flows, int concurrency = 1) =>
        new(_store, flows, new FlowRunnerOptions { Concurrency = concurrency, LeaseClock = _world.Clock }, _world.Clock, NullLogger<FlowRunner>.Instance);

    private FlowRunner Runner(IFlowStore store, ScriptFlow flow, int concurrency = 1) =>
        new(store, [flow], new FlowRunnerOptions { Concurrency = concurrency, LeaseClock = _world.Clock }, _world.Clock, NullLogger<FlowRunner>.Instance);

    private async Task RunAsync(int patience = 5)
    {
        using var runner = _world.Runner(_store, patience: patience);
        await runner.RunUntilIdleAsync();
    }

    private async Task LaterAsync(TimeSpan by, int patience = 5)
    {
        _world.Clock.Advance(by);
        await RunAsync(patience);
    }

    private async Task ClearAsync()
    {
        _world.Clock.Advance(TimeSpan.FromMinutes(1));
        _world.Move("1-A", MarketplaceOrderState.Shipping);
        await LaterAsync(TimeSpan.FromMinutes(5));
    }

    private async Task AtWarehouseAsync()
    {
        _world.Show(Given.Order(MarketplaceOrderState.WaitingAcceptance));
        await RunAsync();
        await LaterAsync(TimeSpan.FromMinutes(1));
        await ClearAsync();
        await LaterAsync(TimeSpan.FromMinutes(2));
    }

    private async Task ThroughAsync()
    {
        await AtWarehouseAsync();
        _world.Dispatch("1-A", Given.Shipment());
        for (var i = 0; i < 4; i++)
            await LaterAsync(TimeSpan.FromMinutes(15));
    }

    private async Task<(string Stage, bool IsClosed)> WhereAsync()
    {
        var view = (await _store.GetCaseAsync(Case()))!;
        return (view.Stage, view.IsClosed);
    }

    private void FailOnce(string call, Fault fault)
    {
        var failed = false;
        _world.Faults = (name, _) =>
        {
            if (name != call || failed)
                return Fault.None;
            failed = true;
            return fault;
        };
    }
}
