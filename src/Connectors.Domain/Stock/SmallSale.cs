namespace Connectors.Domain.Stock;

/// <summary>What was sold in one step of a small world.</summary>
/// <param name="Step">The step, from 1.</param>
/// <param name="Channel">Position of the channel, from 0.</param>
/// <param name="Packs">How many packs; above zero.</param>
internal readonly record struct SmallSale(int Step, int Channel, int Packs);
