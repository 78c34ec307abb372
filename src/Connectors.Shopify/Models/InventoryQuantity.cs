namespace Connectors.Shopify.Models;

/// <summary>How much there is, under one name.</summary>
public sealed record InventoryQuantity
{
    /// <summary><c>available</c>, <c>on_hand</c>, <c>committed</c> … Empty when not given.</summary>
    public string Name { get => field ?? string.Empty; init; }

    /// <summary>How much; may be below zero.</summary>
    public int Quantity { get; init; }
}
