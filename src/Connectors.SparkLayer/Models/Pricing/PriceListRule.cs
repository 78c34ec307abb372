using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.SparkLayer.Models;

/// <summary>A rule by which a list takes its prices from another. Such a list may have no prices of its own.</summary>
public sealed record PriceListRule
{
    /// <summary>The list that prices are taken from; null when not told.</summary>
    public string? SourcePriceListSlug { get; init; }

    /// <summary>By how much they are moved, a <b>fraction</b> from 0 to 1: 0.15 is 15 %. Null when not told.</summary>
    public decimal? AdjustmentPercentage { get; init; }

    /// <summary>Which way they are moved.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public AdjustmentDirection AdjustmentDirection { get; init; }

    /// <summary>Units of this list's currency for one of the other's; null takes the market's rate.</summary>
    public decimal? CurrencyExchangeRate { get; init; }

    /// <summary>Members this version does not know, by name; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
