using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Mirakl.Json;

namespace Connectors.Mirakl.Models;

/// <summary>A tax that orders of the platform can bear, as OR75 lists it.</summary>
public sealed record OrderTax
{
    /// <summary>The operator's tax code.</summary>
    [JsonConverter(typeof(IdConverter))]
    public required string Code { get; init; }

    /// <summary>The tax for people, in the language asked for.</summary>
    public string? Label { get; init; }

    /// <summary>Who computes it when a part is refunded or cancelled.</summary>
    public TaxCalculationRule TaxCalculationRule { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
