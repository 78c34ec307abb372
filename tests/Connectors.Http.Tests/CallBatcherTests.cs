using System.Collections.Concurrent;
using Connectors.Domain.Ports;

namespace Connectors.Http.Tests;

public sealed class CallBatcherTests
{
    private readonly ConcurrentQueue<Round> _rounds = new();
    private readonly CallBatcher<string, string> _batcher;

    public CallBatcherTests() => _batcher = new(3, static item => item[..1], (items, cancellationToken) =>
    {
        var round = new Round(items, cancellationToken);
        _rounds.Enqueue(round);
        return round.Answer.Task;
    });

    [Fact]
    public async Task One_alone_leaves_at_once()
    {
        var asked = _batcher.AskAsync("a");

        Assert.Equal(["a"], Round(1).Items);
        Round(1).Reply();
        Assert.Equal("A", await asked);
    }

    [Fact]
    public async Task What_is_asked_while_a_call_is_under_way_leaves_together_in_the_next_as_far_as_it_holds()
    {
        var asked = "abcdef".Select(c => _batcher.AskAsync($"{c}")).ToList();

        Assert.Single(_rounds);
        await ReplyAsync(1);
        await ReplyAsync(2);
        await ReplyAsync(3);

        Assert.Equal(["A", "B", "C", "D", "E", "F"], await Task.WhenAll(asked));
        Assert.Equal([["a"], ["b", "c", "d"], ["e", "f"]], _rounds.Select(static r => r.Items));
    }

    [Fact]
    public async Task Two_of_one_key_are_never_in_one_call()
    {
        var asked = new[] { "x", "a1", "b1", "a2", "c1" }.Select(item => _batcher.AskAsync(item)).ToList();

        for (var round = 1; round <= 3; round++)
            await ReplyAsync(round);

        Assert.Equal(["X", "A1", "B1", "A2", "C1"], await Task.WhenAll(asked));
        Assert.Equal([["x"], ["a1", "b1", "c1"], ["a2"]], _rounds.Select(static r => r.Items));
    }

    [Theory]
    [InlineData(FailureKind.Rejected)]
    [InlineData(FailureKind.NotFound)]
    [InlineData(FailureKind.Conflict)]
    public async Task A_call_that_is_refused_is_made_again_item_by_item(FailureKind kind)
    {
        var asked = "abcd".Select(c => _batcher.AskAsync($"{c}")).ToList();

        await ReplyAsync(1);
        await FailAsync(2, kind);
        await ReplyAsync(3);
        await FailAsync(4, kind);
        await ReplyAsync(5);

        Assert.Equal(["A", "B", "D"], [await asked[0], await asked[1], await asked[3]]);
        Assert.Equal(kind, (await Assert.ThrowsAsync<PortException>(() => asked[2])).Kind);
        Assert.Equal([["a"], ["b", "c", "d"], ["b"], ["c"], ["d"]], _rounds.Select(static r => r.Items));
    }

    [Theory]
    [InlineData(FailureKind.OutcomeUnknown, true)]
    [InlineData(FailureKind.Unreadable, true)]
    [InlineData(FailureKind.NotExecuted, true)]
    [InlineData(FailureKind.Denied, false)]
    public async Task What_was_in_a_call_whose_outcome_is_not_known_is_not_repeated_and_goes_alone_the_next_time(FailureKind kind, bool goesAlone)
    {
        var lost = "abc".Select(c => _batcher.AskAsync($"{c}")).ToList();
        await ReplyAsync(1);
        await FailAsync(2, kind);
        Assert.Equal("A", await lost[0]);
        foreach (var one in lost.Skip(1))
            Assert.Equal(kind, (await Assert.ThrowsAsync<PortException>(() => one)).Kind);

        Assert.Equal(["X", "B", "C", "Y", "Z"], await AnswerAllAsync("xbcyz".Select(c => _batcher.AskAsync($"{c}")).ToList()));
        Assert.Equal((goesAlone, goesAlone), (WasAlone("b", after: 2), WasAlone("c", after: 2)));

        // It has shown itself: the next time it has company again.
        var before = _rounds.Count;
        await AnswerAllAsync("xbc".Select(c => _batcher.AskAsync($"{c}")).ToList());
        Assert.Equal((false, false), (WasAlone("b", before), WasAlone("c", before)));
    }

    [Fact]
    public async Task While_every_call_fails_only_the_first_has_its_items_go_alone()
    {
        await FailAsync(1, FailureKind.NotExecuted, _batcher.AskAsync("a"));
        await FailAsync(2, FailureKind.NotExecuted, _batcher.AskAsync("b"));

        Assert.Equal(["X", "A", "B", "C"], await AnswerAllAsync("xabc".Select(c => _batcher.AskAsync($"{c}")).ToList()));
        Assert.Equal((true, false), (WasAlone("a", after: 2), WasAlone("b", after: 2)));
    }

    [Fact]
    public async Task One_that_hangs_alone_keeps_nobody_waiting_once_it_is_known()
    {
        await FailAsync(1, FailureKind.OutcomeUnknown, _batcher.AskAsync("p"));

        var again = _batcher.AskAsync("p");
        var others = "ab".Select(c => _batcher.AskAsync($"{c}")).ToList();

        Assert.Equal(["A", "B"], await AnswerAllAsync(others, but: "p"));
        Assert.False(again.IsCompleted);
        Assert.Equal(["P"], await AnswerAllAsync([again]));
    }

    [Fact]
    public async Task An_item_that_a_call_with_others_does_not_answer_is_asked_alone()
    {
        var asked = "abcd".Select(c => _batcher.AskAsync($"{c}")).ToList();

        await ReplyAsync(1);
        (await RoundAsync(2)).Answer.SetResult(["B", null, "D"]);
        await ReplyAsync(3);

        Assert.Equal(["A", "B", "C", "D"], await Task.WhenAll(asked));
        Assert.Equal(["c"], Round(3).Items);
    }

    [Fact]
    public async Task A_caller_that_cancels_leaves_the_others_where_they_are()
    {
        using var waiting = new CancellationTokenSource();
        using var inCall = new CancellationTokenSource();
        var first = _batcher.AskAsync("a");
        var gone = _batcher.AskAsync("b", waiting.Token);
        var left = _batcher.AskAsync("c", inCall.Token);
        var stays = _batcher.AskAsync("d");

        await waiting.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        await ReplyAsync(1);
        var round = await RoundAsync(2);
        await inCall.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);

        Assert.Equal(["c", "d"], round.Items);
        Assert.False(round.CancellationToken.IsCancellationRequested);
        round.Reply();
        Assert.Equal(["A", "D"], [await first, await stays]);
    }

    [Fact]
    public async Task A_call_that_nobody_wants_any_more_is_cancelled_and_the_next_is_made()
    {
        using var caller = new CancellationTokenSource();
        var first = _batcher.AskAsync("a");
        var gone = new[] { _batcher.AskAsync("b", caller.Token), _batcher.AskAsync("c", caller.Token) };
        await ReplyAsync(1);
        var round = await RoundAsync(2);
        var cancelled = new TaskCompletionSource();
        await using var registered = round.CancellationToken.Register(cancelled.SetResult);

        await caller.CancelAsync();
        await cancelled.Task.WaitAsync(TimeSpan.FromMinutes(1));
        foreach (var one in gone)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
        round.Answer.SetCanceled(round.CancellationToken);
        var next = _batcher.AskAsync("d");
        await ReplyAsync(3);

        Assert.Equal(["A", "D"], [await first, await next]);
    }

    [Theory]
    [InlineData(FailureKind.OutcomeUnknown)]
    [InlineData(FailureKind.Unreadable)]
    public async Task One_that_fails_alone_too_spoils_no_others_afterwards(FailureKind kind)
    {
        var lost = "abc".Select(c => _batcher.AskAsync($"{c}")).ToList();
        await ReplyAsync(1);
        await FailAsync(2, kind);
        foreach (var one in lost.Skip(1))
            await Assert.ThrowsAsync<PortException>(() => one);
        var again = _batcher.AskAsync("b");
        await FailAsync(3, kind);
        await Assert.ThrowsAsync<PortException>(() => again);

        Assert.Equal(["Y", "B", "Z"], await AnswerAllAsync("ybz".Select(c => _batcher.AskAsync($"{c}")).ToList()));
        Assert.True(WasAlone("b", after: 2));
    }

    [Fact]
    public async Task What_was_in_a_call_that_hung_until_all_had_gone_goes_alone_the_next_time()
    {
        using var caller = new CancellationTokenSource();
        var first = _batcher.AskAsync("a");
        var gone = new[] { _batcher.AskAsync("b", caller.Token), _batcher.AskAsync("c", caller.Token) };
        await ReplyAsync(1);
        var hung = await RoundAsync(2);
        await caller.CancelAsync();
        foreach (var one in gone)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
        hung.Answer.SetCanceled(CancellationToken.None);

        Assert.Equal("A", await first);
        Assert.Equal(["X", "B", "C"], await AnswerAllAsync("xbc".Select(c => _batcher.AskAsync($"{c}")).ToList()));
        Assert.True(WasAlone("b", after: 2) && WasAlone("c", after: 2));
    }

    [Fact]
    public async Task One_that_is_cancelled_already_is_never_asked()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _batcher.AskAsync("a", new CancellationToken(true)));

        Assert.Empty(_rounds);
    }

    [Fact]
    public async Task A_call_that_answers_too_few_is_told_as_a_mistake_and_keeps_nobody_waiting()
    {
        var asked = "abc".Select(c => _batcher.AskAsync($"{c}")).ToList();
        await ReplyAsync(1);
        (await RoundAsync(2)).Answer.SetResult(["B"]);
        foreach (var one in asked.Skip(1))
            await Assert.ThrowsAsync<InvalidOperationException>(() => one);

        var alone = _batcher.AskAsync("d");
        (await RoundAsync(3)).Answer.SetResult([null]);

        await Assert.ThrowsAsync<InvalidOperationException>(() => alone);
    }

    [Fact]
    public async Task A_call_belongs_to_the_first_of_its_callers()
    {
        var ambient = new AsyncLocal<string>();
        var seen = new ConcurrentQueue<string?>();
        var first = new TaskCompletionSource();
        var batcher = new CallBatcher<string, string>(3, static item => item, async (items, _) =>
        {
            seen.Enqueue(ambient.Value);
            if (items is ["a"])
                await first.Task;
            return [.. items];
        });
        var asked = "abc".Select(c =>
        {
            ambient.Value = $"caller {c}";
            return batcher.AskAsync($"{c}");
        }).ToList();

        first.SetResult();
        await Task.WhenAll(asked);

        Assert.Equal(["caller a", "caller b"], seen);
    }

    private Round Round(int number) => _rounds.ElementAt(number - 1);

    /// <summary>A call follows the one before it on another thread.</summary>
    private async Task<Round> RoundAsync(int number)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (_rounds.Count < number)
            await Task.Delay(1, limit.Token);
        return Round(number);
    }

    private async Task ReplyAsync(int number) => (await RoundAsync(number)).Reply();

    private async Task FailAsync(int number, FailureKind kind, Task<string> asked)
    {
        await FailAsync(number, kind);
        Assert.Equal(kind, (await Assert.ThrowsAsync<PortException>(() => asked)).Kind);
    }

    /// <summary>Answers every call until all of them are: how many calls it takes depends on whether the last one had ended when they were asked.</summary>
    private async Task<string[]> AnswerAllAsync(IEnumerable<Task<string>> asked, string? but = null)
    {
        var all = Task.WhenAll(asked);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!all.IsCompleted)
        {
            foreach (var round in _rounds.Where(r => !r.Answer.Task.IsCompleted && (but is null || !r.Items.Contains(but))))
                round.Reply();
            await Task.WhenAny(all, Task.Delay(1, limit.Token));
            limit.Token.ThrowIfCancellationRequested();
        }

        return await all;
    }

    private bool WasAlone(string item, int after) => _rounds.Skip(after).Where(r => r.Items.Contains(item)).All(static r => r.Items.Count == 1);

    private async Task FailAsync(int number, FailureKind kind) =>
        (await RoundAsync(number)).Answer.SetException(new PortException("no") { System = "test", Operation = "ask", Kind = kind });
}

internal sealed record Round(IReadOnlyList<string> Items, CancellationToken CancellationToken)
{
    public TaskCompletionSource<IReadOnlyList<string?>> Answer { get; } = new();

    public void Reply() => Answer.SetResult([.. Items.Select(static i => i.ToUpperInvariant())]);
}
