using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>How a promotion is computed.</summary>
public sealed record PromotionConfiguration
{
    /// <summary>Kind, for example <c>AMOUNT_OFF</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The seller's own description.</summary>
    public string? InternalDescription { get; init; }

    /// <summary>Amount taken off, in the currency of the order; null for other kinds.</summary>
    public decimal? AmountOff { get; init; }

    /// <summary>Percentage taken off; null for other kinds.</summary>
    public decimal? PercentageOff { get; init; }

    /// <summary>Reduced price of one, in the currency of the order; null for other kinds.</summary>
    public decimal? ReducedUnitPrice { get; init; }

    /// <summary>How many are free; null for other kinds.</summary>
    public int? FreeItemsQuantity { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
