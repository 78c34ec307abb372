namespace Connectors.Domain.Ports;

/// <summary>What one B2B store can do with price lists.</summary>
public sealed record B2BPricingCapabilities
{
    /// <summary>Most SKUs that one call takes; more are divided, a SKU never.</summary>
    public int SkusInCall { get; init; } = 500;

    /// <summary>Whether a SKU may have prices for several units side by side.</summary>
    public bool HasUnits { get; init; }

    /// <summary>Least wait between two calls that set prices; zero for none.</summary>
    public TimeSpan PauseBetweenCalls { get; init; }
}
