using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>A file of a message.</summary>
public sealed record MessageAttachment
{
    /// <summary>Id to download it with.</summary>
    public string? Id { get; init; }

    /// <summary>Name of the file.</summary>
    public string? Name { get; init; }

    /// <summary>Size in bytes; null when not given.</summary>
    public long? Size { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
