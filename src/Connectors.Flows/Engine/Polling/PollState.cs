using System.Text.Json.Serialization;

namespace Connectors.Flows.Engine.Polling;

/// <summary>How far a poll has come: its checkpoint, committed together with what each page delivered.</summary>
internal sealed record PollState
{
    /// <summary>When the first run was asked for, UTC.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When the last complete run ended on our clock, UTC; null before the first.</summary>
    public DateTimeOffset? LastRunAt { get; init; }

    /// <inheritdoc cref="PollPosition.Watermark"/>
    public DateTimeOffset? Watermark { get; init; }

    /// <summary>Where the run under way goes on; null when none is under way.</summary>
    public string? Continuation { get; init; }

    /// <summary>When the run under way heard of its first page, UTC; null when none is under way.</summary>
    public DateTimeOffset? RunBeganAt { get; init; }

    /// <summary>The newest timestamp that the run under way has seen.</summary>
    public DateTimeOffset? NewestOfRun { get; init; }

    /// <summary>How far back the run under way reaches for what has no id; null when it only goes on.</summary>
    public PollReach? LooksBack { get; init; }

    /// <summary>When a run is to reach back again for what has no id, UTC; null when nothing is looked for.</summary>
    public DateTimeOffset? LookBackAt { get; init; }

    /// <summary>What could not be read in the last run, and so far in this one; never null.</summary>
    public IReadOnlyList<UnreadableDocument> Unreadable { get => field ?? []; init; }

    /// <summary>Whether the system told of news since the last run began.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool HasNews { get; init; }

    /// <summary>How long the last complete run took from its first page on; zero when it had one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public TimeSpan LastRunTook { get; init; }

    /// <summary>How much our clock is ahead of the system's; null when that is not known.</summary>
    public TimeSpan? AheadBy { get; init; }
}
