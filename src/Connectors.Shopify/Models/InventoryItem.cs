namespace Connectors.Shopify.Models;

/// <summary>What is kept in stock of a variant.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record InventoryItem
{
    /// <summary>The vendor's global id.</summary>
    public required string Id { get; init; }

    /// <summary>Whether stock is counted.</summary>
    public bool Tracked { get; init; }

    /// <summary>Its stock at the locations, 50 at most; more are told by <see cref="PageInfo.HasNextPage"/>. Never null.</summary>
    public Connection<InventoryLevel> InventoryLevels { get => field ?? Connection<InventoryLevel>.Empty; init; }

    /// <summary>Names it and none of its content, which may be personal data.</summary>
    public override string ToString() => $"InventoryItem {Id}";
}
