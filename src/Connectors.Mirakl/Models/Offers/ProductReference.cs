using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>One identifier of a product, for example an EAN.</summary>
public sealed record ProductReference
{
    /// <summary>What kind of identifier, for example <c>EAN</c>.</summary>
    public string? ReferenceType { get; init; }

    /// <summary>The identifier.</summary>
    public string? Reference { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
