using System.Net;
using Connectors.Domain.Ports;
using Connectors.Http.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Http.Tests;

public sealed class CallBudgetsTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void Place_is_free_again_one_window_after_it_was_taken()
    {
        var clock = new ManualClock();
        var budgets = new CallBudgets(clock);
        var operation = Limited(new CallLimit(2, Minute));

        Assert.Null(budgets.TryTake("a", operation));
        clock.Advance(20 * Second);
        Assert.Null(budgets.TryTake("a", operation));
        Assert.Equal(40 * Second, budgets.TryTake("a", operation));
        clock.Advance((40 * Second) - TimeSpan.FromTicks(1));
        Assert.Equal(TimeSpan.FromTicks(1), budgets.TryTake("a", operation));
        clock.Advance(TimeSpan.FromTicks(1));
        Assert.Null(budgets.TryTake("a", operation));
        Assert.Equal(20 * Second, budgets.TryTake("a", operation));
    }

    [Fact]
    public void Refusal_takes_no_place()
    {
        var clock = new ManualClock();
        var budgets = new CallBudgets(clock);
        var operation = Limited(new CallLimit(1, Minute));
        budgets.TryTake("a", operation);
        for (var i = 0; i < 10; i++)
            Assert.NotNull(budgets.TryTake("a", operation));

        clock.Advance(Minute);

        Assert.Null(budgets.TryTake("a", operation));
    }

    [Fact]
    public void Every_limit_holds_and_the_longest_wait_counts()
    {
        var clock = new ManualClock();
        var budgets = new CallBudgets(clock);
        var operation = Limited(new CallLimit(1, Second), new CallLimit(3, Minute));

        for (var i = 0; i < 3; i++)
        {
            Assert.Null(budgets.TryTake("a", operation));
            Assert.NotNull(budgets.TryTake("a", operation));
            clock.Advance(Second);
        }

        Assert.Equal(57 * Second, budgets.TryTake("a", operation));
    }

    [Fact]
    public void Operations_count_for_themselves()
    {
        var budgets = new CallBudgets(new ManualClock());
        var one = Limited(new CallLimit(1, Minute));

        Assert.Null(budgets.TryTake("a", one));
        Assert.Null(budgets.TryTake("a", one with { Code = "GET2" }));
        Assert.Null(budgets.TryTake("a", one with { System = "other" }));
        Assert.NotNull(budgets.TryTake("a", one));
    }

    [Fact]
    public void Operations_of_one_budget_count_together()
    {
        var budgets = new CallBudgets(new ManualClock());
        var one = Limited(new CallLimit(1, Minute)) with { Budget = "account" };

        Assert.Null(budgets.TryTake("a", one));
        Assert.Equal(Minute, budgets.TryTake("a", one with { Code = "GET2" }));
        Assert.Null(budgets.TryTake("a", one with { Code = "GET3", Budget = null }));
    }

    [Fact]
    public void Accounts_are_independent()
    {
        var budgets = new CallBudgets(new ManualClock());
        var operation = Limited(new CallLimit(1, Minute));

        Assert.Null(budgets.TryTake("a", operation));
        Assert.Null(budgets.TryTake("b", operation));
        Assert.NotNull(budgets.TryTake("a", operation));
    }

    [Fact]
    public void Deferral_closes_even_an_operation_without_limits()
    {
        var clock = new ManualClock();
        var budgets = new CallBudgets(clock);
        budgets.Defer("a", Samples.Read, Minute);

        Assert.Equal(Minute, budgets.TryTake("a", Samples.Read));
        Assert.Null(budgets.TryTake("b", Samples.Read));
        clock.Advance(Minute);
        Assert.Null(budgets.TryTake("a", Samples.Read));
    }

    [Fact]
    public void Deferral_never_shortens_a_longer_one()
    {
        var budgets = new CallBudgets(new ManualClock());
        budgets.Defer("a", Samples.Read, Minute);
        budgets.Defer("a", Samples.Read, Second);
        budgets.Defer("a", Samples.Read, TimeSpan.Zero);
        budgets.Defer("a", Samples.Read, -Minute);

        Assert.Equal(Minute, budgets.TryTake("a", Samples.Read));
    }

    [Fact]
    public void Deferral_without_end_is_no_trouble()
    {
        var budgets = new CallBudgets(new ManualClock());
        budgets.Defer("a", Samples.Read, TimeSpan.MaxValue);

        Assert.True(budgets.TryTake("a", Samples.Read) > TimeSpan.FromDays(300));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Limit_without_permits_is_refused(int permits)
    {
        var budgets = new CallBudgets(new ManualClock());

        Assert.Throws<ArgumentOutOfRangeException>(() => budgets.TryTake("a", Limited(new CallLimit(permits, Minute))));
    }

    [Fact]
    public void Idle_budgets_are_forgotten()
    {
        var clock = new ManualClock();
        var budgets = new CallBudgets(clock);
        var operation = Limited(new CallLimit(1, Minute));
        for (var i = 0; i < 5_000; i++)
        {
            budgets.TryTake($"account {i}", operation);
            clock.Advance(Second);
        }

        Assert.InRange(budgets.Count, 60, 600);
    }

    [Fact]
    public void Limits_hold_for_any_calls_at_any_times()
    {
        var limits = Gen.Choose(1, 6).Zip(Gen.Choose(1, 40)).Select(pair => new CallLimit(pair.Item1, pair.Item2 * Second)).NonEmptyListOf();
        var steps = Gen.Choose(0, 15).ListOf();

        Prop.ForAll(limits.Zip(steps).ToArbitrary(), pair =>
        {
            var clock = new ManualClock();
            var budgets = new CallBudgets(clock);
            var operation = Limited([.. pair.Item1]);
            var taken = new List<DateTimeOffset>();
            foreach (var step in pair.Item2)
            {
                clock.Advance(step * Second);
                while (true)
                {
                    var wait = budgets.TryTake("a", operation);
                    if (wait is null)
                        taken.Add(clock.GetUtcNow());
                    else if (step % 3 == 0)
                        clock.Advance(wait.Value);   // The promised wait must be enough.
                    if (wait is not null && step % 3 == 0)
                    {
                        Assert.Null(budgets.TryTake("a", operation));
                        taken.Add(clock.GetUtcNow());
                    }
                    if (wait is not null)
                        break;
                }
            }
            return operation.Limits.All(limit => taken.All(at => taken.Count(other => other >= at && other < at + limit.Window) <= limit.Permits));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Limits_hold_for_parallel_callers()
    {
        var budgets = new CallBudgets(new ManualClock());
        var operation = Limited(new CallLimit(50, Minute), new CallLimit(60, 2 * Minute));
        var taken = 0;

        Parallel.For(0, 1_000, _ =>
        {
            if (budgets.TryTake("a", operation) is null)
                Interlocked.Increment(ref taken);
        });

        Assert.Equal(50, taken);
    }

    [Fact]
    public async Task Call_without_a_place_waits_for_one_when_the_wait_is_short()
    {
        using var rig = new Rig();
        rig.Transport.Then(200, 200);
        var operation = Limited(new CallLimit(1, 10 * Second));

        await rig.SendAsync(operation);
        await rig.SendAsync(operation);

        Assert.Equal([10 * Second], rig.Clock.Waits);
        Assert.Equal(2, rig.Transport.Attempts);
    }

    [Fact]
    public async Task Call_without_a_place_is_refused_at_once_when_the_wait_is_long()
    {
        using var rig = new Rig();
        rig.Transport.Then(200);
        var operation = Limited(new CallLimit(1, 11 * Second)) with { RetrySafety = RetrySafety.Create };
        await rig.SendAsync(operation);
        rig.Clock.Advance(TimeSpan.FromMilliseconds(500));

        var failure = await rig.FailAsync<ConnectorBusyException>(operation);

        Assert.Equal(FailureKind.NotExecuted, failure.Kind);
        Assert.Equal(10.5 * Second, failure.RetryAfter);
        Assert.True(failure.IsTransient);
        Assert.Equal("acme GET1 failed: call budget is used up", failure.Message);
        Assert.Empty(rig.Clock.Waits);
        Assert.Equal(1, rig.Transport.Attempts);
    }

    [Fact]
    public async Task Every_attempt_takes_a_place()
    {
        using var rig = new Rig(o => (o.BaseDelay, o.MaxBudgetWait) = (TimeSpan.FromMilliseconds(1), TimeSpan.Zero));
        rig.Transport.Then(503, 503);

        var failure = await rig.FailAsync<ConnectorBusyException>(Limited(new CallLimit(2, Minute)));

        Assert.Equal(2, rig.Transport.Attempts);
        Assert.Equal(FailureKind.NotExecuted, failure.Kind);
    }

    [Fact]
    public async Task Refusal_after_an_unknown_outcome_does_not_make_it_known()
    {
        using var rig = new Rig(o => o.MaxBudgetWait = TimeSpan.Zero);
        rig.Transport.Then(503);

        var failure = await rig.FailAsync(Limited(new CallLimit(1, Minute)) with { RetrySafety = RetrySafety.SafeRepeat });

        Assert.IsNotType<ConnectorBusyException>(failure);
        Assert.Equal(FailureKind.OutcomeUnknown, failure.Kind);
        Assert.NotNull(failure.RetryAfter);
    }

    [Fact]
    public async Task Throttled_account_is_left_alone_by_all_its_callers()
    {
        using var rig = new Rig(o => o.MaxRetries = 0);
        rig.Transport.Then(HttpStatusCode.TooManyRequests, retryAfter: "60").ThenOk();
        await rig.FailAsync<ConnectorRateLimitException>(Samples.Read);

        var failure = await rig.FailAsync<ConnectorBusyException>(Samples.Read);
        await rig.OtherHttp.SendAsync(new ConnectorRequest(Samples.Read));

        Assert.Equal(Minute, failure.RetryAfter);
        Assert.Equal(2, rig.Transport.Attempts);
    }

    [Fact]
    public async Task Accounts_named_on_the_request_have_their_own_budgets()
    {
        using var rig = new Rig(o => o.MaxBudgetWait = TimeSpan.Zero);
        rig.Transport.Then(200, 200);
        var operation = Limited(new CallLimit(1, Minute));

        await rig.Http.SendAsync(new ConnectorRequest(operation).Account("acme:one"));
        await rig.Http.SendAsync(new ConnectorRequest(operation).Account("acme:two"));

        await Rig.FailAsync<ConnectorBusyException>(rig.Http.SendAsync(new ConnectorRequest(operation).Account("acme:one")));
    }

    [Theory]
    [InlineData("3600")]
    [InlineData("99999999999999999999")]
    public async Task Account_that_asks_for_a_long_wait_is_left_alone_for_a_quarter_of_an_hour_and_the_caller_is_told_all_of_it(string wait)
    {
        using var rig = new Rig(o => (o.MaxRetries, o.MaxBudgetWait) = (0, TimeSpan.Zero));
        rig.Transport.Then(HttpStatusCode.TooManyRequests, retryAfter: wait).Then(200);
        var operation = Limited(new CallLimit(10, Second));

        Assert.Equal(TimeSpan.FromHours(1), (await rig.FailAsync<ConnectorRateLimitException>(operation)).RetryAfter);
        rig.Clock.Advance((15 * Minute) - Second);
        Assert.Equal(Second, (await rig.FailAsync<ConnectorBusyException>(operation)).RetryAfter);
        rig.Clock.Advance(Second);
        await rig.SendAsync(operation);

        Assert.Equal(2, rig.Transport.Attempts);
    }

    [Fact]
    public async Task Call_stopped_by_the_circuit_gives_its_place_back()
    {
        using var rig = new Rig(o => (o.MaxRetries, o.MaxBudgetWait) = (0, TimeSpan.Zero));
        rig.Transport.Then(500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 200);
        var operation = Limited(new CallLimit(11, TimeSpan.FromHours(1)));
        for (var i = 0; i < 10; i++)
            await rig.FailAsync(operation);
        for (var i = 0; i < 5; i++)
            await rig.FailAsync<ConnectorBusyException>(operation);

        rig.Clock.Advance(Minute);
        await rig.SendAsync(operation);

        Assert.Equal(11, rig.Transport.Attempts);
    }

    [Fact]
    public async Task Budgets_may_run_on_another_clock_than_the_calls()
    {
        var flows = new ManualClock(skipsWaits: false);
        using var rig = new Rig(services: services => services.AddSingleton(new CallBudgets(flows)));
        rig.Transport.Then(200, 200);
        var operation = Limited(new CallLimit(1, 5 * Second));
        await rig.SendAsync(operation);

        var second = rig.SendAsync(operation);
        var wait = await flows.NextWaitAsync();
        flows.Advance(wait);
        await second;

        Assert.Equal(5 * Second, wait);
        Assert.Empty(rig.Clock.Waits);
    }

    [Fact]
    public async Task Caller_who_cancels_while_he_waits_for_a_place_gets_his_cancellation()
    {
        using var rig = new Rig(clock: new(skipsWaits: false));
        using var caller = new CancellationTokenSource();
        rig.Transport.Then(200);
        var operation = Limited(new CallLimit(1, 5 * Second));
        await rig.SendAsync(operation);

        var second = rig.SendAsync(operation, caller.Token);
        await rig.Clock.NextWaitAsync();
        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.Equal(1, rig.Transport.Attempts);
    }

    [Fact]
    public async Task Parallel_calls_never_exceed_the_limit_on_the_wire()
    {
        var window = TimeSpan.FromSeconds(2);

        // The clock is skipped ahead by whoever waits: no time-out may fall into a call that is on its way meanwhile.
        using var rig = new Rig(o =>
        {
            (o.MaxConcurrency, o.MaxBudgetWait) = (20, TimeSpan.FromSeconds(100));
            (o.AttemptTimeout, o.TotalTimeout) = (TimeSpan.FromMinutes(30), TimeSpan.FromHours(1));
        });
        var sent = new System.Collections.Concurrent.ConcurrentQueue<DateTimeOffset>();
        rig.Transport.Otherwise = (_, _) =>
        {
            sent.Enqueue(rig.Clock.GetUtcNow());
            return Task.FromResult<HttpResponseMessage>(Transport.Answer(HttpStatusCode.OK));
        };
        var operation = Limited(new CallLimit(3, window));

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => rig.SendAsync(operation))));

        Assert.Equal(20, sent.Count);
        Assert.True(rig.Clock.Elapsed >= 6 * window, "twenty calls of three a window need six windows in between");
    }

    private static Operation Limited(params ReadOnlySpan<CallLimit> limits) => Samples.Read with { Limits = [.. limits] };
}
