using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>A fee on a document's line.</summary>
public sealed record DocumentFee
{
    /// <summary>Code of the fee.</summary>
    public string? Code { get; init; }

    /// <summary>The fee for people.</summary>
    public string? Label { get; init; }

    /// <summary>The fee without tax, in the currency of the document; null when not given.</summary>
    public decimal? Amount { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
