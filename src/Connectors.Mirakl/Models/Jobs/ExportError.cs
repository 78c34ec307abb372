using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>Why an export failed.</summary>
public sealed record ExportError
{
    /// <summary>The platform's code.</summary>
    public string? Code { get; init; }

    /// <summary>The platform's text.</summary>
    public string? Detail { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
