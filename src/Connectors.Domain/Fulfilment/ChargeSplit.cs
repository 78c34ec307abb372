using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Fulfilment;

/// <summary>Which part of a split order bears the charges, such as shipping.</summary>
[JsonConverter(typeof(EnumJsonConverter<ChargeSplit>))]
public enum ChargeSplit
{
    /// <summary>The part that is released bears all of what is left.</summary>
    WithReleased = 0,

    /// <summary>Both parts, in proportion to what their goods cost; the released one alone when the goods cost nothing.</summary>
    ByGoods,

    /// <summary>The part that is held bears all of it, so that the last one to leave does.</summary>
    WithHeld,
}
