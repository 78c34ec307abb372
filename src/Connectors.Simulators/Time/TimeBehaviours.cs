namespace Connectors.Simulators.Time;

/// <summary>What comes late or out of step, each a switch with its share of cases, from 0 (never, the default) to 1 (always), drawn from the seed.</summary>
public sealed record TimeBehaviours
{
    /// <summary>What an ordinary day has of it.</summary>
    public static TimeBehaviours Ordinary { get; } = new();

    /// <summary>What a bad day has of it.</summary>
    public static TimeBehaviours Bad { get; } = new();
}
