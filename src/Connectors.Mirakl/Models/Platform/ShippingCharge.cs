using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>What one zone, method and logistic class costs.</summary>
public sealed record ShippingCharge
{
    /// <summary>The zone (SH11).</summary>
    public string? ShippingZoneCode { get; init; }

    /// <summary>The method (SH12).</summary>
    public string? ShippingMethodCode { get; init; }

    /// <summary>The logistic class (SH31).</summary>
    public string? LogisticClassCode { get; init; }

    /// <summary>Whether the shop set it; null when not given.</summary>
    public bool? OverriddenByShop { get; init; }

    /// <summary>The prices; null when not given.</summary>
    public ShippingPrices? Prices { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
