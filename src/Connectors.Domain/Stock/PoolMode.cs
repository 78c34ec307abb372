using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Stock;

/// <summary>How several offers live from one stock.</summary>
[JsonConverter(typeof(EnumJsonConverter<PoolMode>))]
public enum PoolMode
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>Every offer shows all of it. Nothing is left unsold, but two channels can sell the same piece until each hears of the other.</summary>
    Shared,

    /// <summary>Every offer shows its own part. The parts never add up to more than there is, so channels cannot sell the same piece.</summary>
    Divided,
}
