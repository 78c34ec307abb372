using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>Until when an order leaves the same day.</summary>
public sealed record OrderCutOffTime
{
    /// <summary>The method (SH12).</summary>
    public string? ShippingTypeCode { get; init; }

    /// <summary>Time of day, for example <c>07:30:00Z</c>; null when there is none.</summary>
    public string? CutOffTime { get; init; }

    /// <summary>Whether the method must have one; null when not given.</summary>
    public bool? IsRequired { get; init; }

    /// <summary>Who decides.</summary>
    public SettingOwner SetBy { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
