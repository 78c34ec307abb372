using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Patchworks.Json;

namespace Connectors.Patchworks.Models;

/// <summary>What a flow, or the company, keeps for later.</summary>
public sealed record Cache
{
    /// <summary>Its id.</summary>
    [JsonConverter(typeof(IdJsonConverter))]
    public required string Id { get; init; }

    /// <summary>Its name; null when not given.</summary>
    public string? Name { get; init; }

    /// <summary>Whose it is, in the vendor's words; null when not said.</summary>
    public string? Scope { get; init; }

    /// <summary>The flow it belongs to; null when none, or not said.</summary>
    [JsonConverter(typeof(IdJsonConverter))]
    public string? FlowId { get; init; }

    /// <summary>The template it was made of; null when none, or not said.</summary>
    [JsonConverter(typeof(IdJsonConverter))]
    public string? CacheTemplateId { get; init; }

    /// <summary>How long it is kept, in the vendor's writing; null when not said.</summary>
    [JsonConverter(typeof(IdJsonConverter))]
    public string? Ttl { get; init; }

    /// <summary>Unit of <see cref="TtlNumber"/>; null when not said.</summary>
    public string? TtlUnit { get; init; }

    /// <summary>How many of <see cref="TtlUnit"/> it is kept; null when not said.</summary>
    [JsonConverter(typeof(IdJsonConverter))]
    public string? TtlNumber { get; init; }

    /// <summary>What is kept, as it came; null when not said. It may hold personal data.</summary>
    public JsonElement? Content { get; init; }

    /// <summary>The flow itself; null when not asked for (<c>flow</c>).</summary>
    [JsonConverter(typeof(NestedEntityJsonConverter<Flow>))]
    public Flow? Flow { get; init; }

    /// <summary>When it was made, UTC; null when not said.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed, UTC; null when not said.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Its id and name; never what is kept.</summary>
    public override string ToString() => $"{nameof(Cache)} {Id} {Name}";
}
