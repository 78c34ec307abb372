using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>A named setting of an attribute.</summary>
public sealed record AttributeParameter
{
    /// <summary>Which.</summary>
    public string? Name { get; init; }

    /// <summary>What it is set to.</summary>
    public string? Value { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
