using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>A tax of the one-creditor model.</summary>
public sealed record PurchaseTax
{
    /// <summary>The tax, in the currency of the order; null when not given.</summary>
    public decimal? PurchaseAmount { get; init; }

    /// <summary>Rate in percent; null when not given.</summary>
    public decimal? PurchaseRate { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
