using System.Text.Json.Serialization;
using Connectors.Http.Json;

namespace Connectors.SparkLayer.Models;

/// <summary>What is to change of a price list; what is left out stays.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record PriceListChange
{
    /// <summary>Its name for people.</summary>
    [JsonConverter(typeof(OptionalJsonConverter<string>)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string> Name { get; init; }

    /// <summary>Its currency.</summary>
    [JsonConverter(typeof(OptionalJsonConverter<string>)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string> CurrencyCode { get; init; }

    /// <summary>All of its rules.</summary>
    [JsonConverter(typeof(OptionalJsonConverter<IReadOnlyList<PriceListRule>>)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<IReadOnlyList<PriceListRule>> Rules { get; init; }
}
