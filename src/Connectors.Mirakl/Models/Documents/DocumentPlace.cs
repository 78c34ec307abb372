using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>Where goods left or went.</summary>
public sealed record DocumentPlace
{
    /// <summary>The address; null when not given.</summary>
    public DocumentAddress? Address { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
