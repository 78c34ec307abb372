using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>A total of the one-creditor model.</summary>
public sealed record PurchaseTotal
{
    /// <summary>The total, in the currency of the order; null when not given.</summary>
    public decimal? TotalAmount { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
