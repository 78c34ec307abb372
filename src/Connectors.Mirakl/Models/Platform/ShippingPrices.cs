using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>Prices of shipping, by the rule of their type.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record ShippingPrices
{
    /// <summary>The rule.</summary>
    public ShippingPriceType Type { get; init; }

    /// <summary>Price of the first item; null for other rules.</summary>
    public decimal? InitialPrice { get; init; }

    /// <summary>Price of each further item; null for other rules.</summary>
    public decimal? AdditionalPrice { get; init; }

    /// <summary>Value of an order from which shipping is free; null when there is none.</summary>
    public decimal? FreeShippingThreshold { get; init; }

    /// <summary>Prices by the value of the order; never null.</summary>
    public IReadOnlyList<ShippingPriceRange> Ranges { get => field ?? []; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
