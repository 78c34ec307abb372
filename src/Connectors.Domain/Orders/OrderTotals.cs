using Connectors.Domain.Documents;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;

namespace Connectors.Domain.Orders;

/// <summary>Whether the amounts of a marketplace order are all there and add up. It needs no table, so that intake can ask before anything is mapped.</summary>
public static class OrderTotals
{
    /// <summary>Everything that is wrong with the amounts of an order.</summary>
    /// <remarks>
    /// Money that is missing is not zero: a price, a price of one, a tax or a fee without a currency was not given. The order's total must be the sum of its lines, their shipping
    /// and fees, to the penny; a marketplace that goes on counting the lines left out (refused, or refunded before they were sent) is understood.
    /// Prices that include tax already hold the taxes; where they exclude it some marketplaces add the taxes to the total and others do not.
    /// </remarks>
    /// <param name="order">The order as the marketplace shows it.</param>
    /// <returns>
    /// <see cref="ReasonCatalogue.OrderIncomplete"/> that names each amount that is missing, and <see cref="ReasonCatalogue.OrderTotalMismatch"/> when the parts do not
    /// add up or an amount cannot be; the order itself when all is well.
    /// </returns>
    public static Validated<MarketplaceOrder, Refusal> Check(MarketplaceOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        var missing = default(MissingFields);
        missing.Require(order.Total.Currency.Value, "currency");
        missing.RequireMoney(order);
        List<Refusal> refusals = [.. new[] { missing.ToRefusal(order.Key.ToString()), Check(order, OrderSums.Of(order)) }.OfType<Refusal>()];
        return refusals.Count == 0 ? order : new Validated<MarketplaceOrder, Refusal>(refusals);
    }

    internal static Refusal? Check(MarketplaceOrder order, in OrderSums sums)
    {
        // Some marketplaces count taxes on top into the total, others leave them out.
        var live = order.Total.Amount == sums.Live + sums.AllTax && !order.PricesIncludeTax ? sums.Live + sums.AllTax : sums.Live;
        return sums.IsUnusable ? Mismatch(order, sums, "has an amount that is negative, far too large or of another currency")
            : order.Total.Amount == live && order.ShippingTotal.Amount == sums.Shipping ? null
            : order.Total.Amount == live + sums.LeftOut && order.ShippingTotal.Amount == sums.Shipping + sums.LeftOutShipping ? null
            : Mismatch(order, sums, "does not add up to its total");
    }

    private static Refusal Mismatch(MarketplaceOrder order, in OrderSums sums, string what) => new()
    {
        Reason = ReasonCatalogue.OrderTotalMismatch,
        Message = $"Order {order.Key} {what}.",
        Remedy = "Compare the order's lines with its total in the marketplace's back office.",
        Facts =
        [
            new Fact("order", order.Key.ToString()),
            new Fact("order total", order.Total.ToString()), new Fact("order shipping", order.ShippingTotal.ToString()),
            new Fact("sum of lines", new Money(sums.Goods, order.Total.Currency).ToString()),
            new Fact("sum of line shipping", new Money(sums.Shipping, order.Total.Currency).ToString()),
            new Fact("sum of fees", new Money(sums.Fees, order.Total.Currency).ToString()),
            new Fact("sum of taxes", new Money(sums.AllTax, order.Total.Currency).ToString()),
            new Fact("sum of refused and cancelled lines", new Money(sums.LeftOut, order.Total.Currency).ToString()),
        ],
    };
}
