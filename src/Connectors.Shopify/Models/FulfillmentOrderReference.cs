namespace Connectors.Shopify.Models;

/// <summary>A fulfilment order, named.</summary>
public sealed record FulfillmentOrderReference
{
    /// <summary>The vendor's global id.</summary>
    public required string Id { get; init; }

    /// <summary>Where it stands.</summary>
    public FulfillmentOrderStatus Status { get; init; }
}
