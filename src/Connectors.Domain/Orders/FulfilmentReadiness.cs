using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;

namespace Connectors.Domain.Orders;

/// <summary>Whether a warehouse order can be sent: nothing that the warehouse needs is missing and no text would be cut.</summary>
public static class FulfilmentReadiness
{
    /// <summary>Everything that keeps the order from the warehouse.</summary>
    /// <param name="order">The warehouse order.</param>
    /// <param name="limits">How long its texts may be; null for no limits.</param>
    /// <param name="warehouse">What the warehouse can do; null leaves that open.</param>
    /// <returns>
    /// The order itself when it can be sent; otherwise <see cref="ReasonCatalogue.OrderIncomplete"/> that names each missing field, <see cref="ReasonCatalogue.OrderTextTooLong"/> that names each text
    /// that is too long.
    /// </returns>
    public static Validated<FulfilmentOrder, Refusal> Check(FulfilmentOrder order, OrderTextLimits? limits = null, WarehouseCapabilities? warehouse = null)
    {
        ArgumentNullException.ThrowIfNull(order);
        var missing = new MissingFields();
        missing.Require(order.Reference, "reference");
        missing.Require(order.DisplayNumber, "number");
        missing.Require(order.ShipTo);
        if (order.Lines.Count == 0)
            missing.Add("lines");
        for (var i = 0; i < order.Lines.Count; i++)
        {
            var number = (i + 1).ToString(CultureInfo.InvariantCulture);
            missing.Require(order.Lines[i].LineId.Value, $"id of line {number}");
            missing.Require(order.Lines[i].Sku.Value, $"SKU of line {number}");
            if (order.Lines[i].Quantity <= 0m)
                missing.Add($"quantity of line {number}");
        }

        var incomplete = missing.ToRefusal(order.Reference);
        var tooLong = (limits ?? new OrderTextLimits()).FindTooLong(order.Reference, order.ShipTo, order.PurchaseOrderNumber);
        List<Refusal> refusals = [.. new[] { incomplete, tooLong, warehouse is { PickUpPoints: false } && order.ShipTo.PickUpPointId is not null ? NotServed(order) : null }.OfType<Refusal>()];
        if (refusals.Count > 0)
            return new(refusals);
        return order;
    }

    private static Refusal NotServed(FulfilmentOrder order) => new()
    {
        Reason = ReasonCatalogue.PickUpPointNotServed,
        Message = $"Order {order.Reference} goes to a pick-up point, and the warehouse sends to addresses only.",
        Remedy = "Settle another address with the customer, or send it by hand to the pick-up point.",
        Facts = [new Fact("order", order.Reference)],
    };
}
