using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>A shipping method and zone that the shop offers.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record ShopShippingMethod
{
    /// <summary>The method (SH12).</summary>
    public string? ShippingTypeCode { get; init; }

    /// <summary>Its name for people.</summary>
    public string? ShippingTypeLabel { get; init; }

    /// <summary>The vendor's code of the method; null when it has none.</summary>
    public string? ShippingTypeStandardCode { get; init; }

    /// <summary>The zone (SH11).</summary>
    public string? ShippingZoneCode { get; init; }

    /// <summary>Its name for people.</summary>
    public string? ShippingZoneLabel { get; init; }

    /// <summary>Value of an order from which shipping is free; null when it never is.</summary>
    public decimal? ShippingFreeAmount { get; init; }

    /// <summary>Custom fields; never null.</summary>
    public IReadOnlyList<AdditionalField> AdditionalFields { get => field ?? []; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
