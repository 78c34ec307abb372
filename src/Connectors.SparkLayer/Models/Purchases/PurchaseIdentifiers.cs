using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.SparkLayer.Models;

/// <summary>By what a purchase is known.</summary>
public sealed record PurchaseIdentifiers
{
    /// <summary>The vendor's id, a UUID: the id of the cart it came from, which must be repeated, or the customer sees two. It cannot be changed.</summary>
    [JsonPropertyName("sparklayer")]
    public string? SparkLayer { get; init; }

    /// <summary>The platform's own id of the order.</summary>
    public string? Platform { get; init; }

    /// <summary>Its number in the ERP.</summary>
    public string? Internal { get; init; }

    /// <summary>The number that the customer sees.</summary>
    public string? Visible { get; init; }

    /// <summary>Members this version does not know, by name; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
