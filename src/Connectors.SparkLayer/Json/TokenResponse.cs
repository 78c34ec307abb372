using System.Text.Json.Serialization;

namespace Connectors.SparkLayer.Json;

/// <summary>The token endpoint's answer.</summary>
internal sealed class TokenResponse
{
    [JsonPropertyName("access_token")]
    public required string AccessToken { get; init; }

    /// <summary>Seconds; null when not told.</summary>
    [JsonPropertyName("expires_in")]
    public int? ExpiresIn { get; init; }
}
