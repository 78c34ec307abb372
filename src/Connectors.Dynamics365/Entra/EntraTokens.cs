using Connectors.Domain.Ports;
using Connectors.Dynamics365.BusinessCentral;
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
    public static async Task<AccessToken> FetchAsync(ConnectorHttp http, BusinessCentralClientOptions options, Secret secret, TimeProvider time, CancellationToken cancellationToken)
    {
        var asked = time.GetUtcNow();
        var request = new ConnectorRequest(Token).Link(options.GetTokenAddress()).Form(
        [
            new("grant_type", "client_credentials"),
            new("client_id", options.ClientId),
            new("client_secret", secret.Reveal()),
            new("scope", options.Scope),
        ]);
        var token = await http.SendForJsonAsync(request, EntraJsonContext.Default.EntraToken, cancellationToken).ConfigureAwait(false);
        return new AccessToken(token.AccessToken, asked.AddSeconds(token.ExpiresIn));
    }
}
