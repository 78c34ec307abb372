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
/// <param name="header">Name of the header that takes the token alone; null for <c>Authorization: Bearer</c>.</param>
public sealed class BearerTokenHandler(TokenCache tokens, Uri baseAddress, string? header = null) : DelegatingHandler
{
    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The address is of another origin, or neither HTTPS nor this machine.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Origins.DemandSafeFor(request, baseAddress);
        var token = await GetTokenAsync(request, cancellationToken).ConfigureAwait(false);
        SignIn(request, token);
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.Unauthorized)
            return response;

        if (!tokens.Invalidate(token) || !Replay.IsPossible(request.Content) || IsForeign(response, request))
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
        SignIn(request, fresh);
        if (request.Options.TryGetValue(ConnectorCall.Key, out var call))
            call.LetPass();   // Who is not known has had nothing carried out.
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private void SignIn(HttpRequestMessage request, AccessToken token)
    {
        if (header is null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value.Reveal());
            return;
        }
        request.Headers.Remove(header);
        request.Headers.TryAddWithoutValidation(header, token.Value.Reveal());
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
        catch (Exception e) when (call is not null && e is not (ConnectorAuthenticationException or InvalidOperationException) && !cancellationToken.IsCancellationRequested)
        {
            throw Failures.NoToken(call, e);   // Only a no about who we are is the token endpoint's answer to the call; all else is trouble on the way to a token.
        }
    }

    /// <summary>A page is no refusal of the token: nobody knows what became of the request, so one that must not be repeated is not.</summary>
    private static bool IsForeign(HttpResponseMessage response, HttpRequestMessage request) =>
        WebPages.IsMediaType(response.Content.Headers.ContentType?.MediaType) && request.GetOperation() is not null && !request.MayBeRepeated();
}
