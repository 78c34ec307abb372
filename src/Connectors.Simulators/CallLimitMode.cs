namespace Connectors.Simulators;

/// <summary>How strictly the simulated vendors count calls.</summary>
public enum CallLimitMode
{
    /// <summary>Tight enough to be met now and then, loose enough for one call per business event: the default.</summary>
    Tolerant = 0,

    /// <summary>What each vendor publishes, to the letter: for example one OR04 a minute.</summary>
    Published,

    /// <summary>Nothing is counted.</summary>
    Off,
}
