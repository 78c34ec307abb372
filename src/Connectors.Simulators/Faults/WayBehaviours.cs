namespace Connectors.Simulators.Faults;

/// <summary>What happens to requests on the way between seller and vendor, each a switch with its share of requests, from 0 (never, the default) to 1 (always), drawn from the seed.</summary>
public sealed record WayBehaviours
{
    /// <summary>What an ordinary day has of it.</summary>
    public static WayBehaviours Ordinary { get; } = new();

    /// <summary>What a bad day has of it.</summary>
    public static WayBehaviours Bad { get; } = new();
}
