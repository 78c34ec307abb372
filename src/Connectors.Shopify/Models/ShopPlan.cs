namespace Connectors.Shopify.Models;

/// <summary>The plan of the shop.</summary>
public sealed record ShopPlan
{
    /// <summary>Whether it is Plus: only there partial payments may be recorded.</summary>
    public bool ShopifyPlus { get; init; }
}
