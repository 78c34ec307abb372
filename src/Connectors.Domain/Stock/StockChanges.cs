namespace Connectors.Domain.Stock;

/// <summary>What a channel has to be told, in the order in which it should leave: what could oversell goes first.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
/// <typeparam name="TKey">How offers are named.</typeparam>
public sealed record StockChanges<TKey>
    where TKey : notnull
{
    /// <summary>Offers that fall: first those that are sold out, then the others, each in the order they came in. Never null.</summary>
    public IReadOnlyList<StockChange<TKey>> Decreases { get => field ?? []; init; }

    /// <summary>Offers that rise or are told for the first time, in the order they came in. Never null.</summary>
    public IReadOnlyList<StockChange<TKey>> Increases { get => field ?? []; init; }
}
