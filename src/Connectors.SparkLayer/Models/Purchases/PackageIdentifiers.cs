using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.SparkLayer.Models;

/// <summary>By what a package is known.</summary>
public sealed record PackageIdentifiers
{
    /// <summary>The vendor's id, a UUID.</summary>
    [JsonPropertyName("sparklayer_package_id")]
    public string? SparkLayerPackageId { get; init; }

    /// <summary>Members this version does not know, by name; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
