using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Stock;

/// <summary>What makes stock be published.</summary>
[JsonConverter(typeof(EnumJsonConverter<StockTrigger>))]
public enum StockTrigger
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>The next run of the schedule.</summary>
    Schedule,

    /// <summary>Each change, at once.</summary>
    Event,
}
