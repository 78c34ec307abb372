namespace Connectors.Domain.Stock;

/// <summary>One publication of one offer.</summary>
/// <param name="At">When it was sent, UTC.</param>
/// <param name="Packs">What the channel was told, in whole packs.</param>
public readonly record struct PublishedStock(DateTimeOffset At, long Packs);
