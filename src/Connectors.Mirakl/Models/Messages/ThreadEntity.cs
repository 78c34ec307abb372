using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>What a conversation belongs to.</summary>
public sealed record ThreadEntity
{
    /// <summary>An order, an offer, …</summary>
    public ThreadEntityType Type { get; init; }

    /// <summary>Its id.</summary>
    public string? Id { get; init; }

    /// <summary>Its name for people.</summary>
    public string? Label { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
