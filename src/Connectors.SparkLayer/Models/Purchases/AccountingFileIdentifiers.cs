using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.SparkLayer.Models;

/// <summary>By what a document is known.</summary>
public sealed record AccountingFileIdentifiers
{
    /// <summary>The number that the customer sees.</summary>
    public string? Visible { get; init; }

    /// <summary>Members this version does not know, by name; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
