namespace Connectors.Shopify.Models;

/// <summary>Stock of an item at a location.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record InventoryLevel
{
    /// <summary>The vendor's global id. Empty when not given.</summary>
    public string Id { get => field ?? string.Empty; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Where.</summary>
    public LocationReference? Location { get; init; }

    /// <summary>How much, by name. Never null.</summary>
    public IReadOnlyList<InventoryQuantity> Quantities { get => field ?? []; init; }
}
