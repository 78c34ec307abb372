using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Flows.B2BOrders;

/// <summary>What says what a customer's goods cost, before their order is booked. An order that was sold otherwise waits for a person.</summary>
[JsonConverter(typeof(EnumJsonConverter<PriceSource>))]
public enum PriceSource
{
    /// <summary>The ERP's own price lists and discounts for the customer, by a quote that is read and deleted: three calls an order (Business Central).</summary>
    ErpQuote = 0,

    /// <summary>The <c>list-prices</c> table, by the price list that the <c>customers</c> table names for the customer. No call.</summary>
    ListPrices,

    /// <summary>The ERP's items: one price for everybody, times what is in the pack. One call an order.</summary>
    ErpItems,

    /// <summary>Nothing: an order is booked at the prices that it was sold at, whatever the ERP's are.</summary>
    NotCompared,
}
