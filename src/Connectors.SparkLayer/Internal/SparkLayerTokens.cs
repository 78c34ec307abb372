using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Http.Authentication;
using Connectors.SparkLayer.Json;

namespace Connectors.SparkLayer.Internal;

/// <summary>Gets tokens with client credentials (<c>POST api/auth/token</c>): a JSON body, because a form is refused, and the site as on every other call.</summary>
internal static class SparkLayerTokens
{
    public static readonly Operation Token = new()
    {
        System = SparkLayerOperations.SystemName,
        Code = "auth.token",
        Method = HttpMethod.Post,
        Path = "api/auth/token",
        RetrySafety = RetrySafety.SafeRepeat,
    };

    /// <summary>How long a token lasts where the answer does not say.</summary>
    private const int UsualLife = 3600;

    /// <summary>Fetches one token. The secret travels in the body only.</summary>
    public static async Task<AccessToken> FetchAsync(ConnectorHttp http, SparkLayerClientOptions options, Secret secret, TimeProvider time, CancellationToken cancellationToken)
    {
        var asked = time.GetUtcNow();
        var request = new ConnectorRequest(Token).Header("Site-Id", options.SiteId).Header("User-Agent", options.UserAgent).Json(
            new TokenRequest("client_credentials", options.ClientId, secret.Reveal()), SparkLayerJsonContext.Default.TokenRequest);
        var token = await http.SendForJsonAsync(request, SparkLayerJsonContext.Default.TokenResponse, cancellationToken).ConfigureAwait(false);
        return new AccessToken(token.AccessToken, asked.AddSeconds(token.ExpiresIn ?? UsualLife));
    }
}
