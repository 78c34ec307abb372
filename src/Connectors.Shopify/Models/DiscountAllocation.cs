namespace Connectors.Shopify.Models;

/// <summary>What of a discount falls on a line. All allocations of a line together are what is off its original total, those of the whole order among them.</summary>
public sealed record DiscountAllocation
{
    /// <summary>How much.</summary>
    public MoneyBag? AllocatedAmountSet { get; init; }

    /// <summary>Which discount; null when not told.</summary>
    public DiscountApplication? DiscountApplication { get; init; }
}
