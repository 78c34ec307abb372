using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Returns;

/// <summary>How a return ends without money.</summary>
[JsonConverter(typeof(EnumJsonConverter<ReturnEnd>))]
public enum ReturnEnd
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>It was called off before anything arrived.</summary>
    Cancelled,

    /// <summary>Nothing ever arrived.</summary>
    NeverArrived,

    /// <summary>Goods arrived, but none that may be credited.</summary>
    GoodsRefused,
}
