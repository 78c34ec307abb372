using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>A picture of a product.</summary>
public sealed record ProductMedia
{
    /// <summary>Address relative to the platform.</summary>
    public string? MediaUrl { get; init; }

    /// <summary>Kind of file, for example <c>JPEG</c>.</summary>
    public string? MimeType { get; init; }

    /// <summary>Size, for example <c>SMALL</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
