namespace Connectors.Patchworks;

/// <summary>How long, and how often, a run is asked after. Waits grow by half each time, from the first to the longest.</summary>
public sealed record RunWait
{
    /// <summary>When to give up, from now. Default 10 minutes; above zero.</summary>
    public TimeSpan Within { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Before the first question. Default 2 seconds; above zero.</summary>
    public TimeSpan First { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Between two questions at most. Default 30 seconds; at least <see cref="First"/>.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What comes beside the run; empty for nothing.</summary>
    public IReadOnlyList<string> Include { get => field ?? []; init; }
}
