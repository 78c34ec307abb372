using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>A format that a document is wanted in.</summary>
public sealed record DocumentFormatDetail
{
    /// <summary>The format.</summary>
    public DocumentFormat Format { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
