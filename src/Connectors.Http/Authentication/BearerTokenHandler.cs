namespace Connectors.Http.Authentication;

/// <summary>
/// Sets the bearer token on each attempt; on 401 drops that token, fetches once and replays once. Refuses plain HTTP outside loopback,
/// and never sends the token to another origin than the base address.
/// </summary>
/// <param name="tokens">Where tokens come from.</param>
/// <param name="baseAddress">The only origin the token is for.</param>
public sealed class BearerTokenHandler(TokenCache tokens, Uri baseAddress) : DelegatingHandler
{
    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => throw new NotImplementedException($"{tokens} {baseAddress}");
}
