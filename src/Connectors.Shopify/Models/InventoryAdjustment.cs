namespace Connectors.Shopify.Models;

/// <summary>What setting stock has changed.</summary>
public sealed record InventoryAdjustment
{
    /// <summary>The vendor's global id.</summary>
    public required string Id { get; init; }

    /// <summary>Why. Empty when not given.</summary>
    public string Reason { get => field ?? string.Empty; init; }
}
