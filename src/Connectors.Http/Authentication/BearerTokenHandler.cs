using System.Net;
using System.Net.Http.Headers;
using Connectors.Http.Internal;

namespace Connectors.Http.Authentication;

/// <summary>
/// Sets the bearer token on each attempt; on 401 drops that token, fetches once and replays once, unless another was fetched for a 401 just before.
/// Refuses plain HTTP outside loopback, and never sends the token to another origin than the base address.
/// </summary>
/// <param name="tokens">Where tokens come from.</param>
/// <param name="baseAddress">The only origin the token is for.</param>
public sealed class BearerTokenHandler(TokenCache tokens, Uri baseAddress) : DelegatingHandler
{
    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The address is of another origin, or neither HTTPS nor this machine.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Origins.DemandSafeFor(request, baseAddress);
        var token = await GetTokenAsync(request, cancellationToken).ConfigureAwait(false);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value.Reveal());
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.Unauthorized)
            return response;

        if (!tokens.Invalidate(token) || !Replay.IsPossible(request.Content))
            return response;
        AccessToken? fresh = null;
        try
        {
            fresh = await GetTokenAsync(request, cancellationToken).ConfigureAwait(false);
            if (fresh.Value == token.Value)
                return response;
        }
        finally
        {
            if (fresh?.Value != token.Value)
                response.Dispose();
        }
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", fresh.Value.Reveal());
        if (request.Options.TryGetValue(ConnectorCall.Key, out var call))
            call.LetPass();   // Who is not known has had nothing carried out.
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>While the token is fetched nothing is under way at the vendor, whatever goes wrong.</summary>
    private async ValueTask<AccessToken> GetTokenAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Options.TryGetValue(ConnectorCall.Key, out var call);
        if (call is not null)
            call.Sending = false;
        try
        {
            var token = await tokens.GetAsync(cancellationToken).ConfigureAwait(false);
            if (call is not null)
                call.Sending = true;
            return token;
        }
        catch (Exception e) when (call is not null && e is not (ConnectorException or InvalidOperationException) && !cancellationToken.IsCancellationRequested)
        {
            throw Failures.NoToken(call, e);
        }
    }
}
