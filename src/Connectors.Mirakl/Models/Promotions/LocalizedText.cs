using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>A text in one language.</summary>
public sealed record LocalizedText
{
    /// <summary>Language, for example <c>en_GB</c>.</summary>
    public string? Locale { get; init; }

    /// <summary>The text.</summary>
    public string? Value { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
