using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>What a charge is for.</summary>
[JsonConverter(typeof(EnumJsonConverter<ChargeKind>))]
public enum ChargeKind
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>Delivery paid by the customer.</summary>
    Shipping,

    /// <summary>Commission kept by a marketplace.</summary>
    Commission,

    /// <summary>Fees that the customer pays beside goods and delivery, for example for recycling.</summary>
    Fee,

    /// <summary>Money that a customer gets back without goods, as a gesture.</summary>
    Goodwill,
}
