using System.Text.Json.Serialization;

namespace Connectors.SparkLayer.Json;

/// <summary>What the token endpoint takes.</summary>
internal sealed record TokenRequest(
    [property: JsonPropertyName("grant_type")] string GrantType,
    [property: JsonPropertyName("client_id")] string ClientId,
    [property: JsonPropertyName("client_secret")] string ClientSecret)
{
    /// <summary>Shows no secret.</summary>
    public override string ToString() => nameof(TokenRequest);
}
