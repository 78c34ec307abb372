namespace Connectors.Shopify.Models;

/// <summary>What of an order's line a fulfilment holds.</summary>
public sealed record FulfillmentLine
{
    /// <summary>The vendor's global id.</summary>
    public required string Id { get; init; }

    /// <summary>Units; null when not told.</summary>
    public int? Quantity { get; init; }

    /// <summary>The order's line.</summary>
    public LineReference? LineItem { get; init; }

    /// <summary>Names it and none of its content, which may be personal data.</summary>
    public override string ToString() => $"FulfillmentLine {Id}";
}
