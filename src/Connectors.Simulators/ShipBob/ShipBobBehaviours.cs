namespace Connectors.Simulators.ShipBob;

/// <summary>What the warehouse does beside the ordinary course, each a switch with its share of cases, from 0 (never, the default) to 1 (always), drawn from the seed.</summary>
public sealed record ShipBobBehaviours
{
    /// <summary>What an ordinary day has of it.</summary>
    public static ShipBobBehaviours Ordinary { get; } = new();

    /// <summary>What a bad day has of it.</summary>
    public static ShipBobBehaviours Bad { get; } = new();
}
