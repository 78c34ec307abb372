using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>A reference of a product.</summary>
public sealed record DocumentProductReference
{
    /// <summary>Kind, for example <c>EAN</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The reference.</summary>
    public string? Reference { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
