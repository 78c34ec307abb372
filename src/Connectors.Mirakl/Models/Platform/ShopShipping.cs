using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>Shipping settings of a shop.</summary>
public sealed record ShopShipping
{
    /// <summary>Days until an order leaves; null when not given.</summary>
    public int? LeadTimeToShip { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
