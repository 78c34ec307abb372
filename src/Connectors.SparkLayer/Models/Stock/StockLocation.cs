using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.SparkLayer.Models;

/// <summary>A place that stock is kept in.</summary>
public sealed record StockLocation
{
    /// <summary>Its id, a UUID; <c>sl_…</c> for old ones.</summary>
    public required string Id { get; init; }

    /// <summary>Its name; null when not told.</summary>
    public string? Name { get; init; }

    /// <summary>Our id of it; null when it has none.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Members this version does not know, by name; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
