namespace Connectors.Simulators.Mirakl;

/// <summary>What the marketplace does beside the ordinary course, each a switch with its share of cases, from 0 (never, the default) to 1 (always), drawn from the seed.</summary>
public sealed record MiraklBehaviours
{
    /// <summary>What an ordinary day has of it.</summary>
    public static MiraklBehaviours Ordinary { get; } = new();

    /// <summary>What a bad day has of it.</summary>
    public static MiraklBehaviours Bad { get; } = new();
}
