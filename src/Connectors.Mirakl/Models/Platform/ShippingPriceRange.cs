using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>A price from a value of the order on.</summary>
public sealed record ShippingPriceRange
{
    /// <summary>The value.</summary>
    public decimal Threshold { get; init; }

    /// <summary>The price; null when not given.</summary>
    public decimal? Price { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
