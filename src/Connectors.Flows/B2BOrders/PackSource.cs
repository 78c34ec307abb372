using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Flows.B2BOrders;

/// <summary>What says which pack one of a store's variants is.</summary>
[JsonConverter(typeof(EnumJsonConverter<PackSource>))]
public enum PackSource
{
    /// <summary>The <c>offers</c> table, by the store's connection, the variant and its SKU. A variant that it does not have holds the order.</summary>
    OfferTable = 0,

    /// <summary>Nothing: the store's SKU is the item's own, and every quantity counts its base unit.</summary>
    BaseUnits,
}
