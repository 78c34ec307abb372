namespace Connectors.Shopify.Models;

/// <summary>What a fulfilment order was split into.</summary>
public sealed record SplitResult
{
    /// <summary>With what stayed. Null when not told.</summary>
    public FulfillmentOrderReference? FulfillmentOrder { get; init; }

    /// <summary>With what was split off. Null when not told.</summary>
    public FulfillmentOrderReference? RemainingFulfillmentOrder { get; init; }
}
