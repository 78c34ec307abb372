using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>The complete price of a SKU on one list: whatever other price it has there is none.</summary>
/// <param name="Sku">The store's SKU.</param>
/// <param name="Breaks">All of its prices, each for another quantity or unit; none when it is not on the list. Never null.</param>
/// <remarks>Value equality does not look into <see cref="Breaks"/>.</remarks>
public sealed record B2BSkuPrices(Sku Sku, IReadOnlyList<B2BPriceBreak> Breaks)
{
    /// <summary>All of its prices, each for another quantity or unit; none when it is not on the list. Never null.</summary>
    public IReadOnlyList<B2BPriceBreak> Breaks { get => field ?? []; init; } = Breaks;
}
