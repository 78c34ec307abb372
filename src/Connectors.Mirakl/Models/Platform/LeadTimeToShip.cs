using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>Days until an order leaves.</summary>
public sealed record LeadTimeToShip
{
    /// <summary>The platform's, in days; null when not given.</summary>
    public int? DefaultValue { get; init; }

    /// <summary>The shop's, in days; null when it takes the platform's.</summary>
    public int? ShopValue { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
