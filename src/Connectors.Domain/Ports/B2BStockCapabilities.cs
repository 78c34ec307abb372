namespace Connectors.Domain.Ports;

/// <summary>What one B2B store can do with stock.</summary>
public sealed record B2BStockCapabilities
{
    /// <summary>Whether a level is only set where it still is what was read right before; without it the last writer wins.</summary>
    public bool ComparesBeforeWriting { get; init; }

    /// <summary>Whether the store takes what it sells off the levels by itself.</summary>
    public bool TakesSalesOff { get; init; }
}
