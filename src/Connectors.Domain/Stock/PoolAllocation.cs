using Connectors.Domain.Values;

namespace Connectors.Domain.Stock;

/// <summary>One stock as its offers show it. The same stock and offers give the same allocation, in whatever order they come.</summary>
/// <remarks>Value equality does not look into <see cref="Shares"/>.</remarks>
public sealed record PoolAllocation
{
    /// <summary>The goods.</summary>
    public required Sku Sku { get; init; }

    /// <summary>How the offers live from them.</summary>
    public required PoolMode Mode { get; init; }

    /// <summary>Base units there were to show.</summary>
    public required decimal Sellable { get; init; }

    /// <summary>What each offer shows, by channel and offer SKU; never null.</summary>
    public IReadOnlyList<PoolShare> Shares { get => field ?? []; init; }

    /// <summary>
    /// Base units that no offer shows: safety stocks and what fills no pack. In a divided stock these and the shares add up to <see cref="Sellable"/>;
    /// in a shared one these and the largest share do.
    /// </summary>
    public required decimal NotShown { get; init; }
}
