using System.Text.Json.Serialization;

namespace Connectors.Patchworks.Json;

/// <summary>The sign-in's answer.</summary>
internal sealed class LoginAnswer
{
    public required string Token { get; init; }

    /// <summary>Seconds; null when not told.</summary>
    [JsonPropertyName("expires_in")]
    public int? ExpiresIn { get; init; }
}
