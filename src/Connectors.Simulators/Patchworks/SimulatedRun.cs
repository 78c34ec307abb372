namespace Connectors.Simulators.Patchworks;

/// <summary>A run as the simulated platform keeps it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="FlowId">The flow.</param>
/// <param name="Trigger">What started it.</param>
/// <param name="Status">1 started, 2 success, 3 failure, 4 stopped, 5 success in part; 0 while it waits.</param>
/// <param name="Payload">What it was started with; empty for nothing.</param>
public sealed record SimulatedRun(string Id, string FlowId, string Trigger, int Status, string Payload)
{
    /// <summary>The run that it retries; null for none.</summary>
    public string? RetryOf { get; init; }

    /// <summary>Variables that it was started with, JSON; null for none.</summary>
    public string? Variables { get; init; }
}
