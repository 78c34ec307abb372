namespace Connectors.Simulators.Patchworks;

/// <summary>A run, from the moment that it stands in the queue.</summary>
internal sealed class PatchRun
{
    public required string Id { get; init; }

    public required long QueueId { get; init; }

    public required PatchFlow Flow { get; init; }

    public required string VersionId { get; init; }

    public required string Trigger { get; init; }

    public required byte[] Payload { get; init; }

    public required DateTimeOffset QueuedAt { get; init; }

    public required PatchworksFate Fate { get; init; }

    public string? RetryOf { get; init; }

    public string? EnvironmentId { get; init; }

    public string? Variables { get; init; }

    public int Status { get; set; }

    public string? Summary { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    public bool HasWarnings { get; set; }

    public bool IsRetried { get; set; }

    public bool IsTakenOff { get; set; }

    public IReadOnlyList<(string Name, string Value)> Tracked { get; init; } = [];

    public List<PatchLog> Logs { get; } = [];

    public bool Waits => Status == 0 && !IsTakenOff;
}
