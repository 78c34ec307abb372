namespace Connectors.Shopify.Models;

/// <summary>A line of an order, named.</summary>
public sealed record LineReference
{
    /// <summary>The vendor's global id.</summary>
    public required string Id { get; init; }

    /// <summary>SKU; null when there is none, or it was not selected.</summary>
    public string? Sku { get; init; }
}
