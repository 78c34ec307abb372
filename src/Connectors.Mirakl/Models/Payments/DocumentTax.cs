using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>A tax on a document or one of its lines.</summary>
public sealed record DocumentTax
{
    /// <summary>The operator's tax code.</summary>
    public string? Code { get; init; }

    /// <summary>The tax, in the currency of the document; null when not given.</summary>
    public decimal? Amount { get; init; }

    /// <summary>Rate in percent; null when not given.</summary>
    public decimal? Rate { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
