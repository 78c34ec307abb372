using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>A format of an invoice.</summary>
public sealed record InvoiceFormat
{
    /// <summary>For example <c>PDF</c>.</summary>
    public string? Format { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
