using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Patchworks.Json;

namespace Connectors.Patchworks.Models;

/// <summary>A version of a flow. A run tells the version that ran.</summary>
public sealed record FlowVersion
{
    /// <summary>Its id.</summary>
    [JsonConverter(typeof(IdJsonConverter))]
    public required string Id { get; init; }

    /// <summary>The flow; null when not said.</summary>
    [JsonConverter(typeof(IdJsonConverter))]
    public string? FlowId { get; init; }

    /// <summary>Its name or number; null when not given.</summary>
    public string? Name { get; init; }

    /// <summary>Where it stands; empty when not said.</summary>
    public FlowVersionState Status { get; init; }

    /// <summary>When it was deployed, UTC; null when it was not, or not said.</summary>
    public DateTimeOffset? DeployedAt { get; init; }

    /// <summary>When it was made, UTC; null when not said.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed, UTC; null when not said.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
