namespace Connectors.Shopify.Models;

/// <summary>Stock to set, all of it or none.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record StockChange
{
    /// <summary><c>available</c> or <c>on_hand</c>.</summary>
    public string Name { get; init; } = "available";

    /// <summary>Why, a word of the vendor's.</summary>
    public string Reason { get; init; } = "correction";

    /// <summary>What it goes back to; null for nothing.</summary>
    public Uri? ReferenceDocument { get; init; }

    /// <summary>What is to be; at least one, 250 at most. Never null.</summary>
    public IReadOnlyList<StockQuantity> Quantities { get => field ?? []; init; }

    /// <summary>Names it and none of its content, which may be personal data.</summary>
    public override string ToString() => $"StockChange {Name} {Quantities.Count}";
}
