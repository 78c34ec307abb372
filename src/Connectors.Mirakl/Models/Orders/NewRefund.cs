using Connectors.Mirakl.Internal;

namespace Connectors.Mirakl.Models;

/// <summary>Money of one order line to give back, for OR28.</summary>
/// <remarks>
/// Amounts are in the order's tax mode. A tax whose rule is <see cref="TaxCalculationRule.None"/> is given back only when it is sent;
/// under order-level tax calculation with <see cref="OrderTaxMode.TaxExcluded"/> no tax may be sent. <see cref="OfRest"/> keeps to both.
/// Value equality does not look into lists.
/// </remarks>
public sealed record NewRefund
{
    /// <summary>The order line.</summary>
    public required string OrderLineId { get; init; }

    /// <summary>Goods part, in the currency of the order; 0 when only shipping is refunded. This moves the money, <see cref="Quantity"/> does not.</summary>
    public decimal Amount { get; init; }

    /// <summary>Shipping part, in the currency of the order; 0 when only goods are refunded.</summary>
    public decimal ShippingAmount { get; init; }

    /// <summary>Reason, a code of RE01 of type <c>REFUND</c> that the seller may use.</summary>
    public required string ReasonCode { get; init; }

    /// <summary>How many it is for, informative only; null for none.</summary>
    public int? Quantity { get; init; }

    /// <summary>True takes <see cref="Quantity"/> out of what must still be shipped; null leaves it in.</summary>
    public bool? ExcludedFromShipment { get; init; }

    /// <summary>ISO 4217 currency; needed only when the shop does not use the platform's own.</summary>
    public string? CurrencyIsoCode { get; init; }

    /// <summary>Taxes on goods to give back, a code at a time; null when the platform computes them, or there are none.</summary>
    public IReadOnlyList<OrderTaxAmount>? Taxes { get; init; }

    /// <summary>Taxes on shipping to give back, a code at a time; null when the platform computes them, or there are none.</summary>
    public IReadOnlyList<OrderTaxAmount>? ShippingTaxes { get; init; }

    /// <summary>Fees to give back, a code at a time; null for none.</summary>
    public IReadOnlyList<OrderFee>? Fees { get; init; }

    /// <summary>
    /// All that is left of a line: what was refunded before is taken off. Taxes and fees come along, except where the platform forbids to send taxes.
    /// </summary>
    /// <param name="order">The order, as read. Send the refund with its <see cref="Order.OrderTaxMode"/>.</param>
    /// <param name="line">One of its lines.</param>
    /// <param name="reasonCode">Reason, a code of RE01.</param>
    /// <exception cref="ArgumentException">The order lacks an amount of the line or of a refund of it, or its quantity.</exception>
    public static NewRefund OfRest(Order order, OrderLine line, string reasonCode)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(line);
        var shipping = RestOfLine.Known(line.ShippingPrice);
        return new()
        {
            OrderLineId = line.OrderLineId,
            Amount = RestOfLine.Known(line.Price) - line.Refunds.Sum(static r => RestOfLine.Known(r.Amount)),
            ShippingAmount = shipping == 0 ? 0 : shipping - line.Refunds.Sum(static r => RestOfLine.Known(r.ShippingAmount)),
            ReasonCode = reasonCode,
            Quantity = Math.Max(0, RestOfLine.Known(line.Quantity) - line.Refunds.Sum(static r => r.Quantity)),
            CurrencyIsoCode = order.CurrencyIsoCode,
            Taxes = RestOfLine.Taxes(order, line.Taxes, line.Refunds.SelectMany(static r => r.Taxes)),
            ShippingTaxes = RestOfLine.Taxes(order, line.ShippingTaxes, line.Refunds.SelectMany(static r => r.ShippingTaxes)),
            Fees = RestOfLine.Fees(line.Fees, line.Refunds.SelectMany(static r => r.Fees)),
        };
    }
}
