using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Domain.Orders;

/// <summary>The sums of an order; amounts that cannot be trusted are left out and remembered.</summary>
internal struct OrderSums
{
    private const decimal MaxAmount = 1_000_000_000_000m;

    internal decimal Goods;
    internal decimal Shipping;
    internal decimal Tax;
    internal decimal ShippingTax;
    internal decimal Fees;
    internal decimal OrderTax;
    internal decimal LeftOut;
    internal decimal LeftOutShipping;
    internal bool IsUnusable;

    /// <summary>What is to be sent, its shipping and its fees, as the order states prices.</summary>
    internal readonly decimal Live => Goods + Shipping + Fees;

    internal readonly decimal AllTax => Tax + ShippingTax + OrderTax;

    /// <summary>The sums of all lines; a line of which nothing is left counts for nothing.</summary>
    internal static OrderSums Of(MarketplaceOrder order)
    {
        var sums = default(OrderSums);
        sums.Use(order.Total, order);
        sums.Use(order.ShippingTotal, order);
        sums.OrderTax = sums.Use(order.OrderTaxes, order);
        foreach (var line in order.Lines)
        {
            if (line.IsWithdrawn)
                sums.AddLeftOut(line, order);
            else if (line.Quantity > 0 || line.IsQuantityUnclear)
                sums.Add(line, order);
        }

        return sums;
    }

    internal static decimal Sum(IReadOnlyList<TaxAmount> taxes)
    {
        var sum = 0m;
        for (var i = 0; i < taxes.Count; i++)
            sum += IsUsable(taxes[i].Amount.Amount) ? taxes[i].Amount.Amount : 0m;
        return sum;
    }

    internal void Add(MarketplaceOrderLine line, MarketplaceOrder order)
    {
        Use(line.UnitPrice, order);
        Goods += Use(line.Price, order);
        Shipping += Use(line.ShippingPrice, order);
        Tax += Use(line.Taxes, order);
        ShippingTax += Use(line.ShippingTaxes, order);
        Fees += FeesOf(line, order);
    }

    internal void AddLeftOut(MarketplaceOrderLine line, MarketplaceOrder order)
    {
        var shipping = Use(line.ShippingPrice, order);
        LeftOut += Use(line.Price, order) + shipping + FeesOf(line, order);
        LeftOutShipping += shipping;
    }

    /// <summary>Zero of no currency is how an amount that was not given looks. Where that is a price, <see cref="OrderTotals"/> says so; shipping is held to its total.</summary>
    internal decimal Use(Money money, MarketplaceOrder order)
    {
        if (IsUsable(money.Amount) && (money.Currency == order.Total.Currency || money == default))
            return money.Amount;
        IsUnusable = true;
        return 0m;
    }

    internal decimal Use(IReadOnlyList<TaxAmount> taxes, MarketplaceOrder order)
    {
        var sum = 0m;
        for (var i = 0; i < taxes.Count; i++)
            sum += Use(taxes[i].Amount, order);
        return sum;
    }
    private static bool IsUsable(decimal amount) => amount is >= 0m and <= MaxAmount;

    private decimal FeesOf(MarketplaceOrderLine line, MarketplaceOrder order)
    {
        var sum = 0m;
        for (var i = 0; i < line.Fees.Count; i++)
            sum += Use(line.Fees[i].Amount, order);
        return sum;
    }
}
