using System.Text.Json.Serialization;

namespace Connectors.Shopify.Json;

/// <summary>The token endpoint's answer.</summary>
internal sealed class AccessTokenAnswer
{
    [JsonPropertyName("access_token")]
    public required string AccessToken { get; init; }

    /// <summary>Seconds; a token without an end is taken for one of a day.</summary>
    [JsonPropertyName("expires_in")]
    public int ExpiresIn { get; init; } = 86_400;
}
