using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Patchworks.Json;

namespace Connectors.Patchworks.Models;

/// <summary>A run that waits for its turn.</summary>
public sealed record ScheduledFlow
{
    /// <summary>Its id in the queue, which is no run's.</summary>
    [JsonConverter(typeof(IdJsonConverter))]
    public required string Id { get; init; }

    /// <summary>The version that is to run; null when not said.</summary>
    [JsonConverter(typeof(IdJsonConverter))]
    public string? FlowVersionId { get; init; }

    /// <summary>The version of the virtual environment; null when none, or not said.</summary>
    [JsonConverter(typeof(IdJsonConverter))]
    public string? VirtualEnvironmentVersionId { get; init; }

    /// <summary>The payload that it waits with; null when none, or not said.</summary>
    [JsonConverter(typeof(IdJsonConverter))]
    public string? PayloadMetadataId { get; init; }

    /// <summary>What started it; empty when not said.</summary>
    public FlowRunTrigger Trigger { get; init; }

    /// <summary>Where it stands in the queue, in the vendor's words, which are not documented; null when not said.</summary>
    [JsonConverter(typeof(IdJsonConverter))]
    public string? Status { get; init; }

    /// <summary>The flow itself; null when not asked for (<c>flow</c>).</summary>
    [JsonConverter(typeof(NestedEntityJsonConverter<Flow>))]
    public Flow? Flow { get; init; }

    /// <summary>The version itself; null when not asked for (<c>flowVersion</c>).</summary>
    [JsonConverter(typeof(NestedEntityJsonConverter<FlowVersion>))]
    public FlowVersion? FlowVersion { get; init; }

    /// <summary>When it came into the queue, UTC; null when not said.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it last changed, UTC; null when not said.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
