namespace Connectors.Http.Authentication;

/// <summary>
/// Keeps one token: one refresh in flight, refreshed early, a failed early refresh keeps the token that still works.
/// Thread-safe.
/// </summary>
/// <param name="fetch">Gets a new token.</param>
/// <param name="time">Clock; the system's when null.</param>
public sealed class TokenCache(Func<CancellationToken, Task<AccessToken>> fetch, TimeProvider? time = null)
{
    /// <summary>The token to use now.</summary>
    public ValueTask<AccessToken> GetAsync(CancellationToken cancellationToken = default) => throw new NotImplementedException($"{fetch} {time}");

    /// <summary>Drops exactly this token, because the vendor refused it; a newer one is kept.</summary>
    public void Invalidate(AccessToken token) => throw new NotImplementedException();
}
