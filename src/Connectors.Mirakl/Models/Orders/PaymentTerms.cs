using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>When an invoice is due.</summary>
public sealed record PaymentTerms
{
    /// <summary>Days until it is due.</summary>
    public int Days { get; init; }

    /// <summary>From when days are counted, for example <c>NET</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
