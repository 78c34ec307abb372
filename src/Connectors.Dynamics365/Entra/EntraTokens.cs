using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Http.Authentication;

namespace Connectors.Dynamics365.Entra;

/// <summary>Gets application tokens from Microsoft Entra with client credentials (<c>POST {tenant}/oauth2/v2.0/token</c>).</summary>
internal static class EntraTokens
{
    public static readonly Operation Token = new()
    {
        System = "entra",
        Code = "token",
        Method = HttpMethod.Post,
        Path = "oauth2/v2.0/token",
        RetrySafety = RetrySafety.SafeRepeat,
    };

    /// <summary>Fetches one token. The secret travels in the form body only.</summary>
    public static async Task<AccessToken> FetchAsync(
        ConnectorHttp http, Uri address, string clientId, string clientSecret, string scope, TimeProvider time, CancellationToken cancellationToken)
    {
        var asked = time.GetUtcNow();
        var request = new ConnectorRequest(Token).Link(address).Form(
        [
            new("grant_type", "client_credentials"),
            new("client_id", clientId),
            new("client_secret", clientSecret),
            new("scope", scope),
        ]);
        var token = await http.SendForJsonAsync(request, EntraJsonContext.Default.EntraToken, cancellationToken).ConfigureAwait(false);
        return new AccessToken(token.AccessToken, asked.AddSeconds(token.ExpiresIn));
    }
}
