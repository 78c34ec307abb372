namespace Connectors.Shopify.Models;

/// <summary>A line of a fulfilment order; its id is not that of the order's line.</summary>
public sealed record FulfillmentOrderLine
{
    /// <summary>The vendor's global id.</summary>
    public required string Id { get; init; }

    /// <summary>SKU; null when there is none.</summary>
    public string? Sku { get; init; }

    /// <summary>Units that have not left.</summary>
    public int RemainingQuantity { get; init; }

    /// <summary>All units.</summary>
    public int TotalQuantity { get; init; }

    /// <summary>The order's line.</summary>
    public LineReference? LineItem { get; init; }

    /// <summary>Names it and none of its content, which may be personal data.</summary>
    public override string ToString() => $"FulfillmentOrderLine {Id}";
}
