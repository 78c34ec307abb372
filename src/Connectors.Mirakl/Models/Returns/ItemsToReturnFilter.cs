namespace Connectors.Mirakl.Models;

/// <summary>Which items RT12 lists. What is empty does not filter.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record ItemsToReturnFilter
{
    /// <summary>Shoppers' baskets; never null.</summary>
    public IReadOnlyList<string> OrderCommercialIds { get => field ?? []; init; }

    /// <summary>Order lines; never null.</summary>
    public IReadOnlyList<string> OrderLineIds { get => field ?? []; init; }
}
