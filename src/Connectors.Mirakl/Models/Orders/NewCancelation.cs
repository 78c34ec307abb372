using Connectors.Mirakl.Internal;

namespace Connectors.Mirakl.Models;

/// <summary>A part of an order line to cancel, for OR30.</summary>
/// <remarks>
/// Amounts are in the order's tax mode. Where the order has taxes they are to be sent, except under order-level tax calculation with
/// <see cref="OrderTaxMode.TaxExcluded"/>, where they must not be. <see cref="OfRest"/> keeps to both.
/// Value equality does not look into lists.
/// </remarks>
public sealed record NewCancelation
{
    /// <summary>The order line.</summary>
    public required string OrderLineId { get; init; }

    /// <summary>How many to cancel; 0 cancels an amount only.</summary>
    public int Quantity { get; init; }

    /// <summary>Goods part, in the currency of the order.</summary>
    public decimal Amount { get; init; }

    /// <summary>Shipping part, in the currency of the order; 0 for none.</summary>
    public decimal ShippingAmount { get; init; }

    /// <summary>Reason, a code of RE01 of type <c>CANCELATION</c> that the seller may use.</summary>
    public required string ReasonCode { get; init; }

    /// <summary>ISO 4217 currency; needed only when the shop does not use the platform's own.</summary>
    public string? CurrencyIsoCode { get; init; }

    /// <summary>Taxes on goods that fall away, a code at a time; null when the platform computes them, or there are none.</summary>
    public IReadOnlyList<OrderTaxAmount>? Taxes { get; init; }

    /// <summary>Taxes on shipping that fall away, a code at a time; null when the platform computes them, or there are none.</summary>
    public IReadOnlyList<OrderTaxAmount>? ShippingTaxes { get; init; }

    /// <summary>Fees that fall away, a code at a time; null for none.</summary>
    public IReadOnlyList<OrderFee>? Fees { get; init; }

    /// <summary>All that is left of a line. Taxes and fees come along, except where the platform forbids to send taxes.</summary>
    /// <param name="order">The order, as read. Send the cancelation with its <see cref="Order.OrderTaxMode"/>.</param>
    /// <param name="line">One of its lines: what was cancelled before has left its amounts already.</param>
    /// <param name="reasonCode">Reason, a code of RE01.</param>
    /// <exception cref="ArgumentException">The order lacks an amount of the line, or its quantity.</exception>
    public static NewCancelation OfRest(Order order, OrderLine line, string reasonCode)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(line);
        return new()
        {
            OrderLineId = line.OrderLineId,
            Quantity = line.Quantity ?? throw new ArgumentException("The order as read lacks the quantity of the line.", nameof(line)),
            Amount = RestOfLine.Known(line.Price),
            ShippingAmount = RestOfLine.Known(line.ShippingPrice),
            ReasonCode = reasonCode,
            CurrencyIsoCode = order.CurrencyIsoCode,
            Taxes = RestOfLine.Taxes(order, line.Taxes, []),
            ShippingTaxes = RestOfLine.Taxes(order, line.ShippingTaxes, []),
            Fees = RestOfLine.Fees(line.Fees, []),
        };
    }
}
