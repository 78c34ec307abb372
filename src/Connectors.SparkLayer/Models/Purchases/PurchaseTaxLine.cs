using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.SparkLayer.Models;

/// <summary>A tax.</summary>
public sealed record PurchaseTaxLine
{
    /// <summary>Its name.</summary>
    public string? Title { get; init; }

    /// <summary>How much it is.</summary>
    public PurchaseMoney? Amount { get; init; }

    /// <summary>Its rate as the vendor has it; whether a fraction or percent is not documented.</summary>
    public decimal? Rate { get; init; }

    /// <summary>Members this version does not know, by name; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
