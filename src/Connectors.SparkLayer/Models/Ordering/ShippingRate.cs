using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.SparkLayer.Models;

/// <summary>A way to send that may be chosen.</summary>
public sealed record ShippingRate
{
    /// <summary>What names it when the cart is completed.</summary>
    public required string Handle { get; init; }

    /// <summary>Its name; null when not told.</summary>
    public string? Name { get; init; }

    /// <summary>Members this version does not know, by name; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
