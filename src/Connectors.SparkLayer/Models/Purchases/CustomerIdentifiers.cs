using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.SparkLayer.Models;

/// <summary>Whose purchase it is.</summary>
public sealed record CustomerIdentifiers
{
    /// <summary>The customer.</summary>
    [JsonPropertyName("sparklayer")]
    public string? SparkLayer { get; init; }

    /// <summary>Who ordered for the customer; older answers call it <c>sparklayer_sales_rep</c>, which is kept beside.</summary>
    [JsonPropertyName("sparklayer_impersonator")]
    public string? Impersonator { get; init; }

    /// <summary>The sub-account.</summary>
    [JsonPropertyName("sparklayer_child")]
    public string? Child { get; init; }

    /// <summary>Members this version does not know, by name; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
