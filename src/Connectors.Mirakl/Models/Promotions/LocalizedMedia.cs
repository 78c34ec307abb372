using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>A picture for one language.</summary>
public sealed record LocalizedMedia
{
    /// <summary>Language, for example <c>en_GB</c>.</summary>
    public string? Locale { get; init; }

    /// <summary>Address of the picture.</summary>
    public string? Url { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
