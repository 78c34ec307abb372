namespace Connectors.Http.Authentication;

/// <summary>
/// Keeps one token: one refresh in flight, refreshed early, a failed early refresh keeps the token that still works.
/// Thread-safe.
/// </summary>
/// <remarks>
/// A token is renewed five minutes before its end, or after four fifths of a shorter life. After a failed early renewal
/// the next is tried no sooner than 30 seconds later. A fetch is shared, so no single caller cancels it; it is given up after 100 seconds.
/// </remarks>
/// <param name="fetch">Gets a new token. Its exceptions reach the callers, except where the old token still works.</param>
/// <param name="time">Clock; the system's when null.</param>
public sealed class TokenCache(Func<CancellationToken, Task<AccessToken>> fetch, TimeProvider? time = null)
{
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestFetch = TimeSpan.FromSeconds(100);

    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly Lock _gate = new();
    private AccessToken? _token;
    private DateTimeOffset _renewAt;
    private Task<AccessToken>? _inFlight;

    /// <summary>The token to use now.</summary>
    public ValueTask<AccessToken> GetAsync(CancellationToken cancellationToken = default)
    {
        Task<AccessToken> renewal;
        AccessToken? usable;
        lock (_gate)
        {
            var now = _time.GetUtcNow();
            usable = _token is { } token && token.ExpiresAt > now ? token : null;
            if (usable is not null && (now < _renewAt || _inFlight is not null))
                return new(usable);
            renewal = _inFlight ??= RenewAsync();
        }
        return new(usable is null ? renewal.WaitAsync(cancellationToken) : RenewEarlyAsync(renewal, usable, cancellationToken));
    }

    /// <summary>Drops exactly this token, because the vendor refused it; a newer one is kept.</summary>
    public void Invalidate(AccessToken token)
    {
        lock (_gate)
        {
            if (_token == token)
                _token = null;
        }
    }

    private static async Task<AccessToken> RenewEarlyAsync(Task<AccessToken> renewal, AccessToken usable, CancellationToken cancellationToken)
    {
        try
        {
            return await renewal.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return usable;   // It still works; the next call after the pause tries again.
        }
    }

    private async Task<AccessToken> RenewAsync()
    {
        // Nothing of the caller's code runs under the lock.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            using var limit = new CancellationTokenSource(LongestFetch, _time);
            var fresh = await fetch(limit.Token).ConfigureAwait(false);
            lock (_gate)
            {
                var now = _time.GetUtcNow();
                var early = (fresh.ExpiresAt - now) / 5;
                _token = fresh;
                _renewAt = fresh.ExpiresAt - (early < Early ? early : Early);
                _inFlight = null;
            }
            return fresh;
        }
        catch
        {
            lock (_gate)
            {
                _renewAt = _time.GetUtcNow() + Pause;
                _inFlight = null;
            }
            throw;
        }
    }
}
