namespace Connectors.Shopify.Models;

/// <summary>Something that may be done now.</summary>
public sealed record SupportedAction
{
    /// <summary>What.</summary>
    public FulfillmentOrderAction Action { get; init; }
}
