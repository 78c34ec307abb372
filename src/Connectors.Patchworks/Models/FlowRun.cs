using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Patchworks.Json;

namespace Connectors.Patchworks.Models;

/// <summary>One run of a flow.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record FlowRun
{
    /// <summary>Its id: a number in the reference, any text elsewhere.</summary>
    [JsonConverter(typeof(IdJsonConverter))]
    public required string Id { get; init; }

    /// <summary>Its name; null when not given.</summary>
    public string? Name { get; init; }

    /// <summary>Where it stands; empty when not said.</summary>
    public FlowRunStatus Status { get; init; }

    /// <summary>Why it failed, in the vendor's words; null when it did not, or not said. It may quote personal data.</summary>
    public string? Summary { get; init; }

    /// <summary>What started it; empty when not said.</summary>
    public FlowRunTrigger Trigger { get; init; }

    /// <summary>The flow; null when not said.</summary>
    [JsonConverter(typeof(IdJsonConverter))]
    public string? FlowId { get; init; }

    /// <summary>The version that ran; null when not said.</summary>
    [JsonConverter(typeof(IdJsonConverter))]
    public string? FlowVersionId { get; init; }

    /// <summary>The version of the virtual environment; null when it ran in none, or not said.</summary>
    [JsonConverter(typeof(IdJsonConverter))]
    public string? VirtualEnvironmentVersion { get; init; }

    /// <summary>Who started it; null when nobody did, or not said.</summary>
    [JsonConverter(typeof(IdJsonConverter))]
    public string? UserId { get; init; }

    /// <summary>When it began, UTC; null while it waits, or not said.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended, UTC; null while it runs, or not said.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The run that this one retries; null when it retries none, or not said.</summary>
    [JsonConverter(typeof(IdJsonConverter))]
    public string? RetryFlowRunId { get; init; }

    /// <summary>Whether warnings were written; null when not said. A run that succeeded with warnings may have dropped records.</summary>
    [JsonConverter(typeof(FlagJsonConverter))]
    public bool? HasWarnings { get; init; }

    /// <summary>What its flow tracked; empty when nothing, or not asked for (<c>trackedData</c>). The form of it is not documented.</summary>
    [JsonConverter(typeof(TrackedValuesJsonConverter))]
    public IReadOnlyList<TrackedValue> TrackedData { get => field ?? []; init; }

    /// <summary>The flow itself; null when not asked for (<c>flow</c>).</summary>
    [JsonConverter(typeof(NestedEntityJsonConverter<Flow>))]
    public Flow? Flow { get; init; }

    /// <summary>The version itself; null when not asked for (<c>flowVersion</c>).</summary>
    [JsonConverter(typeof(NestedEntityJsonConverter<FlowVersion>))]
    public FlowVersion? FlowVersion { get; init; }

    /// <summary>Its log; empty when not asked for (<c>flowRunLogs</c>), or older than seven days.</summary>
    [JsonConverter(typeof(NestedEntitiesJsonConverter<FlowRunLog>))]
    public IReadOnlyList<FlowRunLog> FlowRunLogs { get => field ?? []; init; }

    /// <summary>Errors and warnings of its log; empty when not asked for (<c>errorWarningLogs</c>), or older than seven days.</summary>
    [JsonConverter(typeof(NestedEntitiesJsonConverter<FlowRunLog>))]
    public IReadOnlyList<FlowRunLog> ErrorWarningLogs { get => field ?? []; init; }

    /// <summary>When it was made, UTC; null when not said.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it last changed, UTC; null when not said.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Its id and status; nothing that could quote a record.</summary>
    public override string ToString() => $"{nameof(FlowRun)} {Id} {Status}";
}
