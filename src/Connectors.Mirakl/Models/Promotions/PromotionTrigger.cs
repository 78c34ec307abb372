using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>What sets a promotion off.</summary>
public sealed record PromotionTrigger
{
    /// <summary>Quantity or amount, from one on or for every one.</summary>
    public PromotionTriggerType Type { get; init; }

    /// <summary>Amount bought, in the currency of the shop; null for quantities.</summary>
    public decimal? AmountPurchased { get; init; }

    /// <summary>Quantity bought; null for amounts.</summary>
    public int? QuantityPurchased { get; init; }

    /// <summary>Whether it must be of one item; null for amounts.</summary>
    public bool? SameItemPurchased { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
