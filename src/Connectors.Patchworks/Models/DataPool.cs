using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Patchworks.Json;

namespace Connectors.Patchworks.Models;

/// <summary>A pool of keys by which flows drop what they had before.</summary>
public sealed record DataPool
{
    /// <summary>Its id.</summary>
    [JsonConverter(typeof(IdJsonConverter))]
    public required string Id { get; init; }

    /// <summary>Its name; null when not given.</summary>
    public string? Name { get; init; }

    /// <summary>What people wrote of it; null when not given.</summary>
    public string? Description { get; init; }

    /// <summary>The template it was made of; null when none, or not said.</summary>
    [JsonConverter(typeof(IdJsonConverter))]
    public string? DataPoolTemplateId { get; init; }

    /// <summary>When it was made, UTC; null when not said.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed, UTC; null when not said.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
