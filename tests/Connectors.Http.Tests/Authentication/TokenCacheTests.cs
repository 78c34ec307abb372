using Connectors.Domain.Ports;
using Connectors.Http.Authentication;

namespace Connectors.Http.Tests.Authentication;

public sealed class TokenCacheTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly ManualClock _clock = new();
    private int _fetches;

    [Fact]
    public async Task Token_is_fetched_once_and_kept()
    {
        var cache = Cache();

        var first = await cache.GetAsync();
        _clock.Advance(54 * Minute);
        var second = await cache.GetAsync();

        Assert.Same(first, second);
        Assert.Equal(1, _fetches);
    }

    [Fact]
    public async Task Callers_at_the_same_time_share_one_fetch()
    {
        var gate = new TaskCompletionSource();
        var cache = new TokenCache(
            async _ =>
            {
                Interlocked.Increment(ref _fetches);
                await gate.Task;
                return new("t", _clock.GetUtcNow() + (60 * Minute));
            },
            _clock);

        var callers = Enumerable.Range(0, 50).Select(_ => Task.Run(async () => await cache.GetAsync())).ToList();
        gate.SetResult();
        var tokens = await Task.WhenAll(callers);

        Assert.Equal(1, _fetches);
        Assert.Single(tokens.Distinct());
    }

    [Theory]
    [InlineData(60, 55)]
    [InlineData(10, 8)]
    public async Task Token_is_renewed_five_minutes_or_a_fifth_of_its_life_before_its_end(int life, int renewed)
    {
        var cache = Cache(life * Minute);
        await cache.GetAsync();

        _clock.Advance((renewed * Minute) - Second);
        await cache.GetAsync();
        var before = _fetches;
        _clock.Advance(Second);
        var token = await cache.GetAsync();

        Assert.Equal(1, before);
        Assert.Equal("token 2", token.Value.Reveal());
    }

    [Fact]
    public async Task Early_renewal_keeps_nobody_else_waiting()
    {
        var gate = new TaskCompletionSource();
        var cache = new TokenCache(
            async _ =>
            {
                if (Interlocked.Increment(ref _fetches) > 1)
                    await gate.Task;
                return new($"token {_fetches}", _clock.GetUtcNow() + (60 * Minute));
            },
            _clock);
        await cache.GetAsync();
        _clock.Advance(56 * Minute);

        var renewing = cache.GetAsync();
        var other = cache.GetAsync();

        Assert.True(other.IsCompletedSuccessfully);
        Assert.Equal("token 1", (await other).Value.Reveal());
        gate.SetResult();
        Assert.Equal("token 2", (await renewing).Value.Reveal());
    }

    [Fact]
    public async Task Failed_early_renewal_keeps_the_token_and_is_tried_again_after_a_pause()
    {
        var cache = Cache(60 * Minute, failOn: [2]);
        await cache.GetAsync();
        _clock.Advance(56 * Minute);

        var kept = await cache.GetAsync();
        _clock.Advance(29 * Second);
        await cache.GetAsync();
        var fetchesWithinThePause = _fetches;
        _clock.Advance(Second);
        var renewed = await cache.GetAsync();

        Assert.Equal("token 1", kept.Value.Reveal());
        Assert.Equal(2, fetchesWithinThePause);
        Assert.Equal("token 3", renewed.Value.Reveal());
    }

    [Fact]
    public async Task Failed_fetch_without_a_token_reaches_the_caller_and_the_next_one_tries_again()
    {
        var cache = Cache(60 * Minute, failOn: [1]);

        await Assert.ThrowsAsync<HttpRequestException>(() => cache.GetAsync().AsTask());

        Assert.Equal("token 2", (await cache.GetAsync()).Value.Reveal());
    }

    [Fact]
    public async Task Failed_renewal_of_a_dead_token_reaches_the_caller()
    {
        var cache = Cache(60 * Minute, failOn: [2]);
        await cache.GetAsync();
        _clock.Advance(60 * Minute);

        await Assert.ThrowsAsync<HttpRequestException>(() => cache.GetAsync().AsTask());
    }

    [Fact]
    public async Task Invalidate_drops_exactly_that_token()
    {
        var cache = Cache();
        var old = await cache.GetAsync();
        cache.Invalidate(old);
        var fresh = await cache.GetAsync();
        cache.Invalidate(old);   // A late 401 of a call that used the old token.

        Assert.Same(fresh, await cache.GetAsync());
        Assert.Equal(2, _fetches);
    }

    [Fact]
    public async Task Caller_who_cancels_stops_waiting_and_the_fetch_goes_on_for_the_others()
    {
        var gate = new TaskCompletionSource();
        var cache = new TokenCache(
            async cancellationToken =>
            {
                Interlocked.Increment(ref _fetches);
                await gate.Task.WaitAsync(cancellationToken);
                return new("t", _clock.GetUtcNow() + (60 * Minute));
            },
            _clock);
        using var caller = new CancellationTokenSource();
        var impatient = cache.GetAsync(caller.Token).AsTask();
        var patient = cache.GetAsync().AsTask();

        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        gate.SetResult();

        Assert.Equal("t", (await patient).Value.Reveal());
        Assert.Equal(1, _fetches);
    }

    [Fact]
    public async Task Fetch_that_hangs_is_given_up()
    {
        var began = new TaskCompletionSource();
        var cache = new TokenCache(
            async cancellationToken =>
            {
                began.TrySetResult();
                await Task.Delay(Timeout.Infinite, cancellationToken);
                return new("never", default);
            },
            _clock);

        var caller = cache.GetAsync().AsTask();
        await began.Task;
        _clock.Advance(100 * Second);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => caller);
    }

    [Fact]
    public async Task Refused_sign_in_is_remembered_for_longer_each_time()
    {
        var cache = new TokenCache(_ => Refuse(), _clock);

        var counts = new List<int>();
        foreach (var wait in (int[])[0, 29, 1, 59, 1, 119, 1])
        {
            _clock.Advance(wait * Second);
            await Call(cache, 50);
            counts.Add(_fetches);
        }

        Assert.Equal([1, 1, 2, 2, 3, 3, 4], counts);
    }

    [Fact]
    public async Task Remembered_refusal_says_what_was_refused_and_when_it_is_tried_again()
    {
        var cache = new TokenCache(_ => Refuse(), _clock);
        await Call(cache, 1);
        _clock.Advance(10 * Second);

        var failure = await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => cache.GetAsync().AsTask());

        Assert.Equal(("entra", "token", FailureKind.Denied, 20 * Second), (failure.System, failure.Operation, failure.Kind, failure.RetryAfter));
        Assert.StartsWith("entra token failed: refused", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changed_secret_is_tried_at_once()
    {
        var secret = "wrong";
        var cache = new TokenCache(
            _ => secret == "wrong" ? Refuse() : Task.FromResult(new AccessToken("token", _clock.GetUtcNow() + (60 * Minute))), _clock, () => new Secret(secret));
        await Call(cache, 50);

        secret = "right";

        Assert.Equal("token", (await cache.GetAsync()).Value.Reveal());
        Assert.Equal(1, _fetches);
    }

    [Fact]
    public async Task Sign_in_that_fails_otherwise_is_not_remembered()
    {
        var cache = Cache(60 * Minute, failOn: [1, 2]);

        await Call(cache, 2);

        Assert.Equal("token 3", (await cache.GetAsync()).Value.Reveal());
    }

    [Fact]
    public async Task Tokens_that_end_at_once_are_not_fetched_for_each_call()
    {
        var cache = Cache(TimeSpan.Zero);

        await Call(cache, 50);

        Assert.Equal(2, _fetches);
    }

    [Fact]
    public async Task Token_that_was_fetched_for_a_refusal_is_kept_when_it_is_refused_too()
    {
        var cache = Cache();
        Assert.True(cache.Invalidate(await cache.GetAsync()));
        var second = await cache.GetAsync();

        Assert.False(cache.Invalidate(second));
        Assert.Same(second, await cache.GetAsync());
        _clock.Advance(30 * Second);
        Assert.True(cache.Invalidate(second));
        Assert.Equal("token 3", (await cache.GetAsync()).Value.Reveal());
    }

    [Fact]
    public void Token_never_shows_its_secret() =>
        Assert.DoesNotContain("s3cret", new AccessToken("s3cret", ManualClock.Start).ToString(), StringComparison.Ordinal);

    private static async Task Call(TokenCache cache, int times)
    {
        for (var i = 0; i < times; i++)
            await Record.ExceptionAsync(() => cache.GetAsync().AsTask());
    }

    private Task<AccessToken> Refuse()
    {
        _fetches++;
        return Task.FromException<AccessToken>(new ConnectorAuthenticationException("entra token failed: refused") { System = "entra", Operation = "token", Kind = FailureKind.Denied });
    }

    private TokenCache Cache(TimeSpan? life = null, int[]? failOn = null) => new(
        _ => (failOn ?? []).Contains(++_fetches)
            ? Task.FromException<AccessToken>(new HttpRequestException("down"))
            : Task.FromResult(new AccessToken($"token {_fetches}", _clock.GetUtcNow() + (life ?? (60 * Minute)))),
        _clock);
}
