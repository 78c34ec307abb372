using System.Text.Json.Serialization;

namespace Connectors.Dynamics365.Entra;

/// <summary>The token endpoint's answer.</summary>
internal sealed class EntraToken
{
    [JsonPropertyName("access_token")]
    public required string AccessToken { get; init; }

    /// <summary>Seconds.</summary>
    [JsonPropertyName("expires_in")]
    public required int ExpiresIn { get; init; }
}
