namespace Connectors.Shopify.Models;

/// <summary>A fulfilment, named.</summary>
public sealed record FulfillmentReference
{
    /// <summary>The vendor's global id.</summary>
    public required string Id { get; init; }

    /// <summary>Where it stands.</summary>
    public FulfillmentStatus Status { get; init; }
}
