using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Returns;

/// <summary>How goods came back.</summary>
[JsonConverter(typeof(EnumJsonConverter<GoodsCondition>))]
public enum GoodsCondition
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>They can be sold again.</summary>
    Sellable,

    /// <summary>The right goods, but damaged.</summary>
    Damaged,

    /// <summary>Not the goods that were announced, or not as the rules for returns ask.</summary>
    NotCompliant,

    /// <summary>The parcel did not hold them.</summary>
    Missing,
}
