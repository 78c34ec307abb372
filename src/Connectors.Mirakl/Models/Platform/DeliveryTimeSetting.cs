using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>Days on the way for one shipping method and zone.</summary>
public sealed record DeliveryTimeSetting
{
    /// <summary>The method (SH12).</summary>
    public string? ShippingTypeCode { get; init; }

    /// <summary>The zone (SH11).</summary>
    public string? ShippingZoneCode { get; init; }

    /// <summary>The days; null when not given.</summary>
    public DeliveryTime? DeliveryTime { get; init; }

    /// <summary>Who decides.</summary>
    public SettingOwner SetBy { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
