using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Orders;

/// <summary>Where the tax of an order is rounded.</summary>
[JsonConverter(typeof(EnumJsonConverter<TaxRounding>))]
public enum TaxRounding
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>On every line.</summary>
    PerLine,

    /// <summary>Once per tax group of the order, on the sum of its lines.</summary>
    PerOrder,
}
