namespace Connectors.Mirakl.Models;

/// <summary>What a new promotion gives: set the figure of its type.</summary>
public sealed record NewPromotionReward
{
    /// <summary>What it gives.</summary>
    public PromotionType Type { get; init; }

    /// <summary>Which items get cheaper.</summary>
    public required PromotionSelection Selection { get; init; }

    /// <summary>Amount taken off, for <see cref="PromotionType.AmountOff"/>.</summary>
    public decimal? AmountOff { get; init; }

    /// <summary>Percentage taken off, for <see cref="PromotionType.PercentageOff"/>.</summary>
    public decimal? PercentageOff { get; init; }

    /// <summary>Reduced price of one, for <see cref="PromotionType.ReducedUnitPrice"/>.</summary>
    public decimal? ReducedUnitPrice { get; init; }

    /// <summary>How many are free, for <see cref="PromotionType.FreeItems"/>.</summary>
    public int? FreeItemsQuantity { get; init; }

    /// <summary>Most items that are reduced, for a percentage or a reduced price; null for no limit.</summary>
    public int? MaxQuantityToDiscount { get; init; }
}
