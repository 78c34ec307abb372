using Connectors.Domain.Stock;
using Connectors.Domain.Values;

namespace Connectors.Flows.BackOffice;

/// <summary>Goods that an open order takes from the stock of an ERP, as a row of the side table that every order flow writes.</summary>
/// <param name="Order">The order.</param>
/// <param name="LineId">Its line.</param>
/// <param name="Sku">Whose stock.</param>
/// <param name="Quantity">Base units.</param>
/// <param name="ExternalNumber">Our number on its sales order.</param>
/// <param name="Since">When the order was received, UTC.</param>
internal sealed record Reservation(OrderKey Order, OrderLineId LineId, Sku Sku, decimal Quantity, string ExternalNumber, DateTimeOffset Since)
{
    /// <summary>When the ERP was first known to have the order, UTC; null while it does not have it.</summary>
    public DateTimeOffset? ErpKnownAt { get; init; }

    /// <summary>As the stock of its SKU counts it.</summary>
    public StockReservation ToStock() => new(Order, LineId, Quantity, ErpKnownAt);
}
