using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>Whether one part of a conversion is done.</summary>
public sealed record ProductConversionOption
{
    /// <summary><c>ENABLED</c> or <c>DISABLED</c>.</summary>
    public string? Status { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
