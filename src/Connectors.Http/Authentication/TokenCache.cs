using Connectors.Http.Internal;

namespace Connectors.Http.Authentication;

/// <summary>
/// Keeps one token: one refresh in flight, refreshed early, a failed early refresh keeps the token that still works. A refused sign-in is
/// remembered, so that calls never hammer the token endpoint. Thread-safe.
/// </summary>
/// <remarks>
/// A token is renewed five minutes before its end, or after four fifths of a shorter life. After a failed early renewal
/// the next is tried no sooner than 30 seconds later. A fetch is shared, so no single caller cancels it; it is given up after 100 seconds.
/// After a refusal nothing is fetched for 30 seconds, twice as long after each further one, at most 15 minutes; a changed secret ends that at once.
/// A token that the API refuses, or that ends within moments, is replaced once; within the same times after that, the token there is must do.
/// </remarks>
/// <param name="fetch">Gets a new token; one that no header can carry is a failure too. Its exceptions reach the callers, except where the old token still works.</param>
/// <param name="time">Clock of the tokens, which end on the vendor's; the system's when null.</param>
/// <param name="secret">Reads what is signed in with now, to notice that it changed; null when it never does.</param>
/// <param name="timeouts">Clock of the time-out of a fetch, where it is another; null for <paramref name="time"/>.</param>
public sealed class TokenCache(
    Func<CancellationToken, Task<AccessToken>> fetch, TimeProvider? time = null, Func<Secret>? secret = null, TimeProvider? timeouts = null)
{
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestFetch = TimeSpan.FromSeconds(100);

    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly SignInPause _pause = new();
    private readonly Lock _gate = new();
    private AccessToken? _token;
    private DateTimeOffset _fetchedAt;
    private DateTimeOffset _renewAt;
    private Task<AccessToken>? _inFlight;
    private Refusal? _refusal;

    /// <summary>The token to use now.</summary>
    /// <exception cref="ConnectorAuthenticationException">The sign-in was refused, now or a moment ago with the same secret.</exception>
    public ValueTask<AccessToken> GetAsync(CancellationToken cancellationToken = default)
    {
        // Read outside the lock: it is the caller's code. It only matters while a refusal is remembered.
        var present = Volatile.Read(ref _refusal) is null ? default : ReadSecret();
        Task<AccessToken> renewal;
        AccessToken? usable;
        lock (_gate)
        {
            var now = _time.GetUtcNow();
            usable = _token is { } token && token.ExpiresAt > now ? token : null;
            if (usable is not null && (now < _renewAt || _inFlight is not null))
                return new(usable);
            if (usable is null && _inFlight is null)
            {
                if (_refusal is { } refusal && _pause.Holds(now) && refusal.Secret == present)
                    return ValueTask.FromException<AccessToken>(refusal.Again(_pause.Until - now));
                if (_token is { } ended && now - _fetchedAt < Pause)
                {
                    if (_pause.Holds(now))
                        return new(ended);
                    _pause.Begin(now);   // It ended within moments, so the next may too.
                }
            }
            renewal = _inFlight ??= RenewAsync();
        }
        return new(usable is null ? renewal.WaitAsync(cancellationToken) : RenewEarlyAsync(renewal, usable, cancellationToken));
    }

    /// <summary>Drops exactly this token, because the vendor refused it; a newer one is kept.</summary>
    /// <param name="token">The token that was refused.</param>
    /// <returns>Whether another may work: false when this one was itself fetched for a refusal just before, and so is kept.</returns>
    public bool Invalidate(AccessToken token)
    {
        lock (_gate)
        {
            if (_token != token)
                return true;
            var now = _time.GetUtcNow();
            if (_pause.Holds(now))
                return false;
            _pause.Begin(now);
            _token = null;
            return true;
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
        var used = default(Secret);
        try
        {
            used = ReadSecret();
            using var limit = new CancellationTokenSource(LongestFetch, timeouts ?? _time);
            var fresh = await fetch(limit.Token).ConfigureAwait(false);
            if (!fresh.Value.IsSet || !HeaderText.CanBeSent(fresh.Value.Reveal()))
                throw new FormatException("The token is empty or holds something else than printable ASCII characters.");
            lock (_gate)
            {
                var now = _time.GetUtcNow();
                var early = (fresh.ExpiresAt - now) / 5;
                _token = fresh;
                _fetchedAt = now;
                _renewAt = fresh.ExpiresAt - (early < Early ? early : Early);
                _refusal = null;
                _inFlight = null;
            }
            return fresh;
        }
        catch (Exception e)
        {
            lock (_gate)
            {
                var now = _time.GetUtcNow();
                _renewAt = now + Pause;
                _inFlight = null;
                if (e is ConnectorAuthenticationException refused)
                {
                    _pause.Begin(now);
                    _renewAt = _pause.Until;
                    _refusal = new(refused, used);
                }
            }
            throw;
        }
    }

    private Secret ReadSecret() => secret?.Invoke() ?? default;

    /// <summary>What the token endpoint said no to.</summary>
    private sealed record Refusal(ConnectorAuthenticationException Exception, Secret Secret)
    {
        public ConnectorAuthenticationException Again(TimeSpan wait) => Failures.Remembered(Exception, wait);
    }
}
