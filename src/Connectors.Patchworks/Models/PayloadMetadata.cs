using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Patchworks.Json;

namespace Connectors.Patchworks.Models;

/// <summary>That there is a payload, at one step of one run. The payload itself is downloaded by <see cref="Id"/>, within 72 hours.</summary>
public sealed record PayloadMetadata
{
    /// <summary>Its id.</summary>
    [JsonConverter(typeof(IdJsonConverter))]
    public required string Id { get; init; }

    /// <summary>The run; null when not said.</summary>
    [JsonConverter(typeof(IdJsonConverter))]
    public string? FlowRunId { get; init; }

    /// <summary>The version that ran; null when not said.</summary>
    [JsonConverter(typeof(IdJsonConverter))]
    public string? FlowVersionId { get; init; }

    /// <summary>The step; null when not said.</summary>
    [JsonConverter(typeof(IdJsonConverter))]
    public string? FlowStepId { get; init; }

    /// <summary>Where the vendor keeps it; null when not said.</summary>
    [JsonConverter(typeof(IdJsonConverter))]
    public string? PayloadStoreReference { get; init; }

    /// <summary>How large it is, in the vendor's writing, whose unit is not documented; null when not said.</summary>
    [JsonConverter(typeof(IdJsonConverter))]
    public string? PayloadSize { get; init; }

    /// <summary>Whether the flow dropped it: a filter or a de-duplication let it end here. Null when not said.</summary>
    [JsonConverter(typeof(FlagJsonConverter))]
    public bool? Dropped { get; init; }

    /// <summary>When it was made, UTC; null when not said.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it last changed, UTC; null when not said.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
