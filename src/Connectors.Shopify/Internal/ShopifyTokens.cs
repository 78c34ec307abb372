using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Http.Authentication;
using Connectors.Shopify.Json;

namespace Connectors.Shopify.Internal;

/// <summary>Gets tokens for an app of the store's own organisation with client credentials (<c>POST admin/oauth/access_token</c>).</summary>
internal static class ShopifyTokens
{
    public static readonly Operation Token = new()
    {
        System = "shopify-token",
        Code = "token",
        Method = HttpMethod.Post,
        Path = "admin/oauth/access_token",
        RetrySafety = RetrySafety.SafeRepeat,
    };

    /// <summary>Fetches one token. The secret travels in the form body only.</summary>
    public static async Task<AccessToken> FetchAsync(ConnectorHttp http, ShopifyClientOptions options, Secret secret, TimeProvider time, CancellationToken cancellationToken)
    {
        var asked = time.GetUtcNow();
        var request = new ConnectorRequest(Token).Link(options.GetTokenAddress()).Form(
        [
            new("grant_type", "client_credentials"),
            new("client_id", options.ClientId),
            new("client_secret", secret.Reveal()),
        ]);
        var token = await http.SendForJsonAsync(request, ShopifyJsonContext.Default.AccessTokenAnswer, cancellationToken).ConfigureAwait(false);
        return new AccessToken(token.AccessToken, asked.AddSeconds(token.ExpiresIn));
    }
}
