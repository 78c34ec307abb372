using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>The total of one tax on a document.</summary>
public sealed record DocumentTaxTotal
{
    /// <summary>The operator's tax code.</summary>
    public string? Code { get; init; }

    /// <summary>Rate in percent; null when not given.</summary>
    public decimal? Rate { get; init; }

    /// <summary>The tax, in the currency of the document; null when not given.</summary>
    public decimal? TotalAmount { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
