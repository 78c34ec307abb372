namespace Connectors.Simulators.BusinessCentral;

/// <summary>What the ERP does beside the ordinary course, each a switch with its share of cases, from 0 (never, the default) to 1 (always), drawn from the seed.</summary>
public sealed record BusinessCentralBehaviours
{
    /// <summary>What an ordinary day has of it.</summary>
    public static BusinessCentralBehaviours Ordinary { get; } = new();

    /// <summary>What a bad day has of it.</summary>
    public static BusinessCentralBehaviours Bad { get; } = new();
}
