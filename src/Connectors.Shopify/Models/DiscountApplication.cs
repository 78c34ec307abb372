namespace Connectors.Shopify.Models;

/// <summary>Where a discount comes from.</summary>
public sealed record DiscountApplication
{
    /// <summary>Its place among the order's discounts.</summary>
    public int Index { get; init; }

    /// <summary><c>ACROSS</c>, <c>EACH</c> or <c>ONE</c>.</summary>
    public string? AllocationMethod { get; init; }

    /// <summary><c>ALL</c>, <c>ENTITLED</c> or <c>EXPLICIT</c>.</summary>
    public string? TargetSelection { get; init; }

    /// <summary><c>LINE_ITEM</c> or <c>SHIPPING_LINE</c>.</summary>
    public string? TargetType { get; init; }
}
