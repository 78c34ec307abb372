namespace Connectors.Domain.Stock;

/// <summary>One quantity that has to be told to a channel.</summary>
/// <typeparam name="TKey">How the offer is named.</typeparam>
/// <param name="Key">The offer.</param>
/// <param name="From">What the channel was told last, in whole packs; null when it was told nothing yet.</param>
/// <param name="To">What it has to be told now, in whole packs.</param>
public readonly record struct StockChange<TKey>(TKey Key, long? From, long To)
    where TKey : notnull;
