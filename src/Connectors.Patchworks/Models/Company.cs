using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Patchworks.Json;

namespace Connectors.Patchworks.Models;

/// <summary>A company profile of Patchworks. API keys belong to one.</summary>
public sealed record Company
{
    /// <summary>Its id.</summary>
    [JsonConverter(typeof(IdJsonConverter))]
    public required string Id { get; init; }

    /// <summary>Its name; null when not given.</summary>
    public string? Name { get; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
