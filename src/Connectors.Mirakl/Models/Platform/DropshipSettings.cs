using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>Settings of a dropship shop.</summary>
public sealed record DropshipSettings
{
    /// <summary>Whether the shop may set retail prices; null when not given.</summary>
    public bool? RetailPricingEditionEnabled { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
