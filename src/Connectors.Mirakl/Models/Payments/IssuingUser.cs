using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>Who issued an accounting document.</summary>
public sealed record IssuingUser
{
    /// <summary>Operator, seller or an automatic run.</summary>
    public IssuingUserType Type { get; init; }

    /// <summary>Name of the user; null when not given.</summary>
    public string? Information { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
