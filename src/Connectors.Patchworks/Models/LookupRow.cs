using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Patchworks.Json;

namespace Connectors.Patchworks.Models;

/// <summary>One row of a lookup.</summary>
public sealed record LookupRow
{
    /// <summary>Its id.</summary>
    [JsonConverter(typeof(IdJsonConverter))]
    public required string Id { get; init; }

    /// <summary>What flows look for from left to right; null when not said.</summary>
    [JsonConverter(typeof(IdJsonConverter))]
    public string? LeftValue { get; init; }

    /// <summary>What they get for it; null when not said.</summary>
    [JsonConverter(typeof(IdJsonConverter))]
    public string? RightValue { get; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
