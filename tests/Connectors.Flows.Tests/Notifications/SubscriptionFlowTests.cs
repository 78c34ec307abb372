using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;
using Connectors.Flows.Notifications;
using Connectors.Flows.Storage;
using Connectors.Flows.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Connectors.Flows.Tests.Notifications;

/// <summary>Subscriptions are kept by one worker at a time, whatever fails, and nobody else's is touched.</summary>
public sealed class SubscriptionFlowTests : IDisposable
{
    private const string Orders = "companies(1)/salesOrders";
    private static readonly CaseId Case = new("erp-subscriptions", "bc");

    private readonly FakeTimeProvider _clock = new(Given.T0);
    private readonly InMemoryFlowStore _store;
    private readonly FakeNotifications _erp;
    private readonly FlowRunner _runner;

    public SubscriptionFlowTests()
    {
        _store = new InMemoryFlowStore(_clock);
        _erp = new FakeNotifications(_clock);
        _runner = Runner();
    }

    [Fact]
    public async Task What_is_wanted_is_subscribed_to_once_and_lasts_for_weeks()
    {
        await PassAsync(TimeSpan.FromDays(21));

        Assert.Equal("S1", Assert.Single(_erp.All).Id);
        Assert.True(_erp.All[0].ExpiresAt > _clock.GetUtcNow().AddDays(1));
        Assert.Single(_erp.Calls, static c => c.StartsWith("subscribe", StringComparison.Ordinal));
        Assert.InRange(_erp.Calls.Count(static c => c.StartsWith("renew", StringComparison.Ordinal)), 19, 22);
        Assert.Equal("Subscribed", (await _store.GetCaseAsync(Case))!.Stage);
    }

    [Fact]
    public async Task Two_workers_on_one_store_make_one()
    {
        using var other = Runner();
        for (var hour = 0; hour < 48; hour++)
        {
            await Task.WhenAll(_runner.RunUntilIdleAsync(), other.RunUntilIdleAsync());
            _clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Single(_erp.All);
        Assert.Single(_erp.Calls, static c => c.StartsWith("subscribe", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_others_have_is_left_alone_for_weeks()
    {
        var theirs = new ErpSubscription("T1", Orders) { Version = "7", ExpiresAt = Given.T0.AddYears(1) };
        _erp.All.Add(theirs);

        await PassAsync(TimeSpan.FromDays(14));

        Assert.Contains(theirs, _erp.All);
        Assert.DoesNotContain(_erp.Calls, static c => c.EndsWith("T1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_that_the_ERP_dropped_is_made_anew_within_the_hour()
    {
        await PassAsync(TimeSpan.FromHours(5));
        _erp.All.Clear();

        await PassAsync(TimeSpan.FromHours(1));

        Assert.Equal("S2", Assert.Single(_erp.All).Id);
    }

    [Fact]
    public async Task A_worker_that_was_away_for_a_week_subscribes_anew()
    {
        await PassAsync(TimeSpan.FromHours(1));
        _clock.Advance(TimeSpan.FromDays(7));

        await PassAsync(TimeSpan.FromMinutes(1));

        Assert.Equal("S2", Assert.Single(_erp.All).Id);
    }

    [Fact]
    public async Task An_answer_that_was_lost_after_it_was_made_makes_no_second_one()
    {
        var isLost = false;
        _erp.Loses = call => call.StartsWith("subscribe", StringComparison.Ordinal) && !isLost && (isLost = true);

        await PassAsync(TimeSpan.FromHours(4));

        Assert.Single(_erp.All);
        Assert.Single(_erp.Calls, static c => c.StartsWith("subscribe", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refusal_is_told_and_tried_again_every_hour_and_no_more_often()
    {
        _erp.Fails = static call => call.StartsWith("subscribe", StringComparison.Ordinal) ? FailureKind.Rejected : null;

        await PassAsync(TimeSpan.FromHours(10));

        Assert.InRange(_erp.Calls.Count(static c => c.StartsWith("subscribe", StringComparison.Ordinal)), 10, 11);
        var record = Assert.Single(await _store.GetExceptionsAsync(scope: Case.ToString()));
        Assert.Equal(("erp.not-subscribed", Orders, false), (record.Code, record.Subject, record.Holds));

        _erp.Fails = static _ => null;
        await PassAsync(TimeSpan.FromHours(1));

        Assert.Single(_erp.All);
        Assert.Empty(await _store.GetExceptionsAsync(scope: Case.ToString()));
    }

    [Fact]
    public async Task A_full_ERP_is_told_of_and_tried_again_when_there_is_room()
    {
        for (var i = 0; i < 200; i++)
            _erp.All.Add(new ErpSubscription($"T{i}", "companies(2)/items") { ExpiresAt = Given.T0.AddYears(1) });
        await PassAsync(TimeSpan.FromHours(3));
        Assert.Contains("200", Assert.Single(await _store.GetExceptionsAsync(scope: Case.ToString())).Message, StringComparison.Ordinal);
        Assert.DoesNotContain(_erp.Calls, static c => c.StartsWith("subscribe", StringComparison.Ordinal));

        _erp.All.RemoveAt(0);
        await PassAsync(TimeSpan.FromHours(1));

        Assert.Single(_erp.All, static s => s.IsOurs);
        Assert.Empty(await _store.GetExceptionsAsync(scope: Case.ToString()));
    }

    [Fact]
    public async Task Somebody_who_was_faster_is_looked_at_and_not_overwritten()
    {
        await PassAsync(TimeSpan.FromHours(20));
        var isChanged = false;
        _erp.Fails = call =>
        {
            if (call.StartsWith("renew", StringComparison.Ordinal) && !isChanged)
            {
                isChanged = true;
                _erp.All[0] = _erp.All[0] with { Version = "another", ExpiresAt = _clock.GetUtcNow().AddDays(3) };
            }

            return null;
        };

        await PassAsync(TimeSpan.FromHours(6));

        Assert.Equal("another", Assert.Single(_erp.All).Version);
        Assert.Single(_erp.Calls, static c => c.StartsWith("renew", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_no_longer_wanted_is_ended_and_once()
    {
        await PassAsync(TimeSpan.FromHours(1));
        _erp.Wanted.Clear();

        await PassAsync(TimeSpan.FromHours(5));

        Assert.Empty(_erp.All);
        Assert.Single(_erp.Calls, static c => c == "end S1");
        Assert.Equal("Idle", (await _store.GetCaseAsync(Case))!.Stage);
    }

    [Fact]
    public async Task One_that_vanishes_while_it_is_to_be_renewed_is_made_anew()
    {
        await PassAsync(TimeSpan.FromHours(20));
        _erp.Fails = call =>
        {
            if (call.StartsWith("renew", StringComparison.Ordinal))
                _erp.All.Clear();
            return null;
        };

        await PassAsync(TimeSpan.FromHours(6));

        Assert.Equal("S2", Assert.Single(_erp.All).Id);
    }

    [Fact]
    public async Task Nothing_that_is_kept_holds_a_secret_or_an_address()
    {
        await PassAsync(TimeSpan.FromHours(30));

        var kept = (await _store.GetCaseAsync(Case))!.State + string.Join('\n', (await _store.GetJournalAsync(Case)).Select(static e => e.Text));
        Assert.DoesNotContain("http", kept, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("subscription.made", (await _store.GetJournalAsync(Case)).Select(static e => e.Code));
    }

    public void Dispose() => _runner.Dispose();

    private FlowRunner Runner() => new(
        _store, [new SubscriptionFlow(new Dictionary<ConnectionName, IErpNotifications> { [Given.Bc] = _erp })], new FlowRunnerOptions { LeaseClock = _clock }, _clock, NullLogger<FlowRunner>.Instance);

    private async Task PassAsync(TimeSpan time)
    {
        var end = _clock.GetUtcNow() + time;
        await _runner.RunUntilIdleAsync();
        while (await _store.GetNextDueAsync() is { } due && due <= end)
        {
            if (due > _clock.GetUtcNow())
                _clock.SetUtcNow(due);
            await _runner.RunUntilIdleAsync();
        }

        if (end > _clock.GetUtcNow())
            _clock.SetUtcNow(end);
        await _runner.RunUntilIdleAsync();
    }
}
