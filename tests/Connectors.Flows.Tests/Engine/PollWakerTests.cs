using Connectors.Flows.Engine;
using Connectors.Flows.Engine.Polling;
using Connectors.Flows.Storage;
using Connectors.Flows.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Connectors.Flows.Tests.Engine;

/// <summary>News makes a poll ask sooner, and changes nothing else: what is lost, doubled or invented changes when something is known.</summary>
public sealed class PollWakerTests : IDisposable
{
    private static readonly CaseId Case = new("poll", "bq");
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);
    private static readonly TimeSpan Soonest = TimeSpan.FromMinutes(1);

    private readonly FakeTimeProvider _clock = new(Given.T0);
    private readonly InMemoryFlowStore _store;
    private readonly List<DateTimeOffset> _runs = [];
    private readonly Queue<string?> _continuations = [];
    private readonly PollFlow<string> _poll;
    private readonly FlowRunner _runner;
    private readonly PollWaker _waker;
    private Action _whileReading = static () => { };

    public PollWakerTests()
    {
        _store = new InMemoryFlowStore(_clock);
        _poll = Poll("poll", Soonest);
        var deaf = Poll("deaf", null);
        _runner = new FlowRunner(_store, [_poll], new FlowRunnerOptions { LeaseClock = _clock }, _clock, NullLogger<FlowRunner>.Instance);
        _waker = new PollWaker(_store, [_poll, deaf], _clock);
    }

    [Fact]
    public async Task Without_news_a_poll_asks_at_its_interval()
    {
        await PassAsync(Every - TimeSpan.FromSeconds(1));
        Assert.Single(_runs);

        await PassAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(2, _runs.Count);
    }

    [Fact]
    public async Task News_makes_it_ask_once_more_a_moment_after_the_last_time_and_then_at_its_interval_again()
    {
        await PassAsync(TimeSpan.FromMinutes(5));
        Assert.Equal(1, await _waker.WakeAsync(Given.Bc));

        await PassAsync(TimeSpan.Zero);
        Assert.Equal(2, _runs.Count);

        await PassAsync(Every - TimeSpan.FromSeconds(1));
        Assert.Equal(2, _runs.Count);
    }

    [Fact]
    public async Task News_of_another_system_wakes_nobody()
    {
        await PassAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(0, await _waker.WakeAsync(Given.Bq));
        await PassAsync(TimeSpan.FromMinutes(5));

        Assert.Single(_runs);
    }

    [Fact]
    public async Task However_often_it_is_told_it_asks_no_more_than_once_a_minute()
    {
        await PassAsync(TimeSpan.FromMinutes(5));
        for (var second = 0; second < 600; second++)
        {
            await _waker.WakeAsync(Given.Bc);
            await PassAsync(TimeSpan.FromSeconds(1));
        }

        Assert.InRange(_runs.Count, 10, 12);
        Assert.All(_runs.Zip(_runs.Skip(1), static (before, after) => after - before), static gap => Assert.True(gap >= Soonest));
    }

    [Fact]
    public async Task What_is_told_a_thousand_times_while_nobody_works_waits_once()
    {
        await PassAsync(TimeSpan.FromMinutes(5));
        var before = (await _store.GetCaseAsync(Case))!.Version;

        for (var i = 0; i < 1000; i++)
            await _waker.WakeAsync(Given.Bc);
        var claimed = Assert.Single(await _store.ClaimAsync(new ClaimRequest("test", _clock.GetUtcNow(), TimeSpan.FromMinutes(1), 10)));

        Assert.Single(claimed.Inputs);
        Assert.Equal(before, claimed.Version);
    }

    [Fact]
    public async Task What_is_told_while_it_asks_makes_it_ask_again()
    {
        var told = 0;
        _whileReading = () =>
        {
            if (_runs.Count == 2 && told++ == 0)
                _waker.WakeAsync(Given.Bc).GetAwaiter().GetResult();
        };
        await PassAsync(Every);
        Assert.Equal(2, _runs.Count);

        await PassAsync(Soonest);

        Assert.Equal(3, _runs.Count);
    }

    [Fact]
    public async Task What_is_told_between_two_pages_makes_it_ask_again_from_the_first()
    {
        await PassAsync(TimeSpan.FromMinutes(5));
        _continuations.Enqueue("2");
        _continuations.Enqueue(null);
        _whileReading = () =>
        {
            if (_runs.Count == 2)
                _waker.WakeAsync(Given.Bc).GetAwaiter().GetResult();
        };
        await PassAsync(Every - TimeSpan.FromMinutes(5));
        Assert.Equal(3, _runs.Count);

        await PassAsync(Soonest);

        Assert.Equal(4, _runs.Count);
    }

    [Fact]
    public async Task A_list_that_takes_long_is_not_read_all_the_time()
    {
        // Three pages, half a minute apart: ten minutes of rest after them.
        _whileReading = () =>
        {
            if (_continuations.Count > 0)
                _clock.Advance(TimeSpan.FromSeconds(30));
        };
        await PassAsync(Every);
        _continuations.Enqueue("2");
        _continuations.Enqueue("3");
        _continuations.Enqueue(null);
        await PassAsync(Every);
        var runs = _runs.Count;

        await _waker.WakeAsync(Given.Bc);
        await PassAsync(TimeSpan.FromMinutes(9));
        Assert.Equal(runs, _runs.Count);

        await PassAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(runs + 1, _runs.Count);
    }

    [Fact]
    public async Task A_poll_that_has_not_begun_needs_no_news()
    {
        Assert.Equal(1, await _waker.WakeAsync(Given.Bc));

        Assert.Null(await _store.GetCaseAsync(Case));
    }

    [Fact]
    public async Task A_worker_that_only_knows_pages_is_not_given_news()
    {
        await PassAsync(TimeSpan.FromMinutes(5));
        await _waker.WakeAsync(Given.Bc);

        Assert.Empty(await _store.ClaimAsync(new ClaimRequest("old", _clock.GetUtcNow(), TimeSpan.FromMinutes(1), 10) { Serves = [new ServedFlow("poll")] }));
    }

    public void Dispose() => _runner.Dispose();

    private PollFlow<string> Poll(string name, TimeSpan? soonest) => new(
        new PollOptions(name, Priority.Order, TimeSpan.MaxValue) { SoonestAgain = soonest },
        [new PollListener<string>(Given.Bq, Every, static (_, _, _) => default) { Asks = Given.Bc }],
        (_, _, _, _) =>
        {
            _runs.Add(_clock.GetUtcNow());
            _whileReading();
            return Task.FromResult(new PollPage<string>([]) { Continuation = _continuations.TryDequeue(out var next) ? next : null });
        });

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
