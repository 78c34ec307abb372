namespace Connectors.Domain.Stock;

/// <summary>One sale on a channel, which takes it off what it shows by itself.</summary>
/// <param name="At">When the order was made, UTC.</param>
/// <param name="Packs">How many packs; not negative.</param>
public readonly record struct ChannelSale(DateTimeOffset At, long Packs);
