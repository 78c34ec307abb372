using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.SparkLayer.Models;

/// <summary>A file that was taken. What is told of it is not documented: it is kept.</summary>
public sealed record UploadedFile
{
    /// <summary>Its id; null when not told.</summary>
    public string? Id { get; init; }

    /// <summary>Where it is; null when not told.</summary>
    public string? Url { get; init; }

    /// <summary>Members this version does not know, by name; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Names it and none of its content.</summary>
    public override string ToString() => $"UploadedFile {Id}";
}
