using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>A sales channel.</summary>
public sealed record OrderChannel
{
    /// <summary>Code of the channel, for example <c>BQ_UK</c>.</summary>
    public string? Code { get; init; }

    /// <summary>The channel for people.</summary>
    public string? Label { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
