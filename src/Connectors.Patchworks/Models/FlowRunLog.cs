using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Patchworks.Json;

namespace Connectors.Patchworks.Models;

/// <summary>One line of a run's log; the vendor keeps it for seven days.</summary>
public sealed record FlowRunLog
{
    /// <summary>Its id; lines are in its order.</summary>
    [JsonConverter(typeof(IdJsonConverter))]
    public required string Id { get; init; }

    /// <summary>How grave it is; empty when not said.</summary>
    public RunLogLevel LogLevel { get; init; }

    /// <summary>What it says; null when nothing. It may quote personal data.</summary>
    public string? LogMessage { get; init; }

    /// <summary>The step that wrote it; null when none, or not said.</summary>
    [JsonConverter(typeof(IdJsonConverter))]
    public string? FlowStepId { get; init; }

    /// <summary>The step itself; null when not asked for (<c>flowStep</c>).</summary>
    [JsonConverter(typeof(NestedEntityJsonConverter<FlowStep>))]
    public FlowStep? FlowStep { get; init; }

    /// <summary>The payload at that point, which is kept for 72 hours; null when none, or not said.</summary>
    [JsonConverter(typeof(IdJsonConverter))]
    public string? PayloadMetadataId { get; init; }

    /// <summary>When it was written, UTC; null when not said.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Its id and level; never what it says.</summary>
    public override string ToString() => $"{nameof(FlowRunLog)} {Id} {LogLevel}";
}
