using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>A discount campaign of the operator.</summary>
public sealed record DiscountCampaign
{
    /// <summary>Id of the campaign.</summary>
    public string? Identifier { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
