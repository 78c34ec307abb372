using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Units;

/// <summary>What an ordered quantity can offend against.</summary>
[JsonConverter(typeof(EnumJsonConverter<OrderQuantityRule>))]
public enum OrderQuantityRule
{
    /// <summary>Nothing: the quantity may be ordered.</summary>
    None = 0,

    /// <summary>The SKU or its unit is not in the unit table.</summary>
    Unit,

    /// <summary>It is less than the smallest order.</summary>
    Minimum,

    /// <summary>It is more than the largest order, or than can be counted exactly.</summary>
    Maximum,

    /// <summary>It is no whole multiple.</summary>
    Multiple,
}
