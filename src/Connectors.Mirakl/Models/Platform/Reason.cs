using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Mirakl.Json;

namespace Connectors.Mirakl.Models;

/// <summary>A reason to choose from, as RE01 lists it.</summary>
public sealed record Reason
{
    /// <summary>What it is for.</summary>
    public ReasonType Type { get; init; }

    /// <summary>Code to send.</summary>
    [JsonConverter(typeof(IdConverter))]
    public required string Code { get; init; }

    /// <summary>The reason for people, in the language asked for.</summary>
    public string? Label { get; init; }

    /// <summary>Whether the seller may use it.</summary>
    public bool IsShopRight { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
