namespace Connectors.Mirakl.Models;

/// <summary>What sets a new promotion off: set the figure of its type.</summary>
public sealed record NewPromotionTrigger
{
    /// <summary>Quantity or amount, from one on or for every one.</summary>
    public PromotionTriggerType Type { get; init; }

    /// <summary>Which items count; null for all.</summary>
    public PromotionSelection? Selection { get; init; }

    /// <summary>Amount bought, for the amount types.</summary>
    public decimal? AmountPurchased { get; init; }

    /// <summary>Quantity bought, for the quantity types.</summary>
    public int? QuantityPurchased { get; init; }

    /// <summary>Whether it must be of one item, for the quantity types.</summary>
    public bool? SameItemPurchased { get; init; }
}
