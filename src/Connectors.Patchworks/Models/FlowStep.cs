using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Patchworks.Json;

namespace Connectors.Patchworks.Models;

/// <summary>One shape of a flow, as a step of one of its versions.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record FlowStep
{
    /// <summary>Its id, which log lines and payloads name.</summary>
    [JsonConverter(typeof(IdJsonConverter))]
    public required string Id { get; init; }

    /// <summary>Its name; null when not given.</summary>
    public string? Name { get; init; }

    /// <summary>The version that it is of; null when not said.</summary>
    [JsonConverter(typeof(IdJsonConverter))]
    public string? FlowVersionId { get; init; }

    /// <summary>Steps below it, where they were asked for as a tree; empty otherwise.</summary>
    [JsonConverter(typeof(NestedEntitiesJsonConverter<FlowStep>))]
    public IReadOnlyList<FlowStep> Children { get => field ?? []; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
