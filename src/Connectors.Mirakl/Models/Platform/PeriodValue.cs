using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>A figure of one period.</summary>
public sealed record PeriodValue
{
    /// <summary>The period.</summary>
    public StatisticsPeriod Period { get; init; }

    /// <summary>The figure; null when there is none.</summary>
    public decimal? Value { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
