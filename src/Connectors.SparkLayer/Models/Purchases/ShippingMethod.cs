using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.SparkLayer.Models;

/// <summary>How goods are sent.</summary>
public sealed record ShippingMethod
{
    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>What it costs.</summary>
    public PurchaseLineTotal? LineTotal { get; init; }

    /// <summary>Members this version does not know, by name; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
