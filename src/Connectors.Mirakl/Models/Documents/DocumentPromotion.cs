using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>A promotion on a document's line.</summary>
public sealed record DocumentPromotion
{
    /// <summary>Id of the promotion.</summary>
    public string? Id { get; init; }

    /// <summary>Kind of promotion.</summary>
    public string? Type { get; init; }

    /// <summary>What it took off, in the currency of the document; null when not given.</summary>
    public decimal? DeducedAmount { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
