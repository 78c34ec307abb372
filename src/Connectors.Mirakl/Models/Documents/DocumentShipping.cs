using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>Where billed goods went.</summary>
public sealed record DocumentShipping
{
    /// <summary>The address; null when not given.</summary>
    public DocumentAddress? ShipToAddress { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
