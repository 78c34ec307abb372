using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>A document that somebody at the operator wrote.</summary>
public sealed record ManualAccountingDocument
{
    /// <summary>Its number; null when not given.</summary>
    public string? Number { get; init; }

    /// <summary>When it was issued, UTC; null when not given.</summary>
    public DateTimeOffset? EmissionDate { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
