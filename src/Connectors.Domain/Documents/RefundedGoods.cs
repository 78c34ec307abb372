using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>What becomes of goods that a store refunded, by its own word.</summary>
[JsonConverter(typeof(EnumJsonConverter<RefundedGoods>))]
public enum RefundedGoods
{
    /// <summary>The store does not say, or in a word that this version does not know.</summary>
    Unknown = 0,

    /// <summary>They came back, into stock.</summary>
    Returned,

    /// <summary>They had not left, and do not.</summary>
    NeverLeft,

    /// <summary>They do not go back into stock: the buyer keeps them, or they cannot be sold again.</summary>
    NotRestocked,
}
