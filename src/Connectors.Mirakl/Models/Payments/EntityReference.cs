using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>A reference to something outside the platform.</summary>
public sealed record EntityReference
{
    /// <summary>Kind of reference, as the operator names it.</summary>
    public string? Type { get; init; }

    /// <summary>The reference.</summary>
    public string? Value { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
