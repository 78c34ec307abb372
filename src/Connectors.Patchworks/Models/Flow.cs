using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Patchworks.Json;

namespace Connectors.Patchworks.Models;

/// <summary>A process flow.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record Flow
{
    /// <summary>Its id, the number above its title.</summary>
    [JsonConverter(typeof(IdJsonConverter))]
    public required string Id { get; init; }

    /// <summary>Its name; null when not given.</summary>
    public string? Name { get; init; }

    /// <summary>What people wrote of it; null when not given.</summary>
    public string? Description { get; init; }

    /// <summary>Whether triggers start it; it needs a deployed version besides. Null when not said.</summary>
    [JsonConverter(typeof(FlagJsonConverter))]
    public bool? IsEnabled { get; init; }

    /// <summary>When it was enabled, UTC; null when it is not, or not said.</summary>
    public DateTimeOffset? EnabledAt { get; init; }

    /// <summary>When a version was last deployed, UTC; null when none was, or not said.</summary>
    public DateTimeOffset? DeployedAt { get; init; }

    /// <summary>State of its version; empty when not said.</summary>
    public FlowVersionState Status { get; init; }

    /// <summary>The version that runs; null when there is none, or it was not asked for (<c>deployedVersion</c>).</summary>
    [JsonConverter(typeof(NestedEntityJsonConverter<FlowVersion>))]
    public FlowVersion? DeployedVersion { get; init; }

    /// <summary>The version that people look at; null when not asked for (<c>currentVersion</c>).</summary>
    [JsonConverter(typeof(NestedEntityJsonConverter<FlowVersion>))]
    public FlowVersion? CurrentVersion { get; init; }

    /// <summary>The newest version; null when not asked for (<c>latestVersion</c>).</summary>
    [JsonConverter(typeof(NestedEntityJsonConverter<FlowVersion>))]
    public FlowVersion? LatestVersion { get; init; }

    /// <summary>All versions; empty when not asked for (<c>versions</c>).</summary>
    [JsonConverter(typeof(NestedEntitiesJsonConverter<FlowVersion>))]
    public IReadOnlyList<FlowVersion> Versions { get => field ?? []; init; }

    /// <summary>When it was made, UTC; null when not said.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed, UTC; null when not said.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Its id and name.</summary>
    public override string ToString() => $"{nameof(Flow)} {Id} {Name}";
}
