using Connectors.Patchworks.Models;

namespace Connectors.Patchworks;

/// <summary>Which runs a list holds: all that is set must hold. Instants are sent in whole milliseconds since 1970, as this list alone wants them.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record FlowRunFilter
{
    /// <summary>Runs of this flow; null for all.</summary>
    public string? FlowId { get; init; }

    /// <summary>Runs of this version; null for all.</summary>
    public string? FlowVersionId { get; init; }

    /// <summary>Runs in this virtual environment; null for all.</summary>
    public string? VirtualEnvironmentId { get; init; }

    /// <summary>Runs that this user started; null for all.</summary>
    public string? UserId { get; init; }

    /// <summary>Runs in any of these states; empty for all.</summary>
    public IReadOnlyList<FlowRunStatus> Statuses { get => field ?? []; init; }

    /// <summary>Runs that any of these started; empty for all.</summary>
    public IReadOnlyList<FlowRunTrigger> Triggers { get => field ?? []; init; }

    /// <summary>A text that the vendor looks for, in tracked data among others: a key of ours. Compare what comes back. Null for all.</summary>
    public string? Search { get; init; }

    /// <summary>Runs that began before; null for all.</summary>
    public DateTimeOffset? StartedBefore { get; init; }

    /// <summary>Runs that began after; null for all.</summary>
    public DateTimeOffset? StartedAfter { get; init; }

    /// <summary>Runs that began on the day of this instant; null for all.</summary>
    public DateTimeOffset? StartedOn { get; init; }

    /// <summary>Whether they were retried; null for all.</summary>
    public bool? Retried { get; init; }

    /// <summary>Whether warnings were written; null for all.</summary>
    public bool? HasWarnings { get; init; }

    /// <summary>Whether the newest come first. Default false: the oldest do, so that runs which begin while the list is read move no page.</summary>
    public bool NewestFirst { get; init; }

    /// <summary>What comes beside each run: <c>flow</c>, <c>flowVersion</c>, <c>trackedData</c>, <c>errorWarningLogs</c>, <c>flowRunLogs</c>, <c>retriedFlowRun</c> and others; empty for nothing. They make answers large.</summary>
    public IReadOnlyList<string> Include { get => field ?? []; init; }
}
