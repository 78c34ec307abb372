using System.Text.Json.Serialization;
using Connectors.Http.Json;

namespace Connectors.SparkLayer.Models;

/// <summary>What is to change of a place; what is left out stays.</summary>
public sealed record StockLocationChange
{
    /// <summary>Its name.</summary>
    [JsonConverter(typeof(OptionalJsonConverter<string>)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string> Name { get; init; }

    /// <summary>Our id of it.</summary>
    [JsonConverter(typeof(OptionalJsonConverter<string>)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string> ExternalId { get; init; }
}
