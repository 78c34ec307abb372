using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>A custom field: what it means is the operator's own agreement.</summary>
public sealed record AdditionalField
{
    /// <summary>Code of the field, from AF01.</summary>
    public string? Code { get; init; }

    /// <summary>Kind; empty when not given.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public AdditionalFieldType Type { get; init; }

    /// <summary>The value: one text, or several for a list field.</summary>
    public AdditionalFieldValue Value { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
