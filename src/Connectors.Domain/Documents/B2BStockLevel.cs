using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>The stock of one SKU as a B2B store shows it.</summary>
/// <param name="Sku">The store's SKU, in the spelling that was asked for.</param>
/// <param name="Quantity">How many can be bought, below zero after overselling; null when the store counts none of it where it is asked for.</param>
public sealed record B2BStockLevel(Sku Sku, long? Quantity)
{
    /// <summary>When it last changed, UTC; null when the store does not say.</summary>
    public DateTimeOffset? ChangedAt { get; init; }
}
