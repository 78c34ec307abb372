using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Domain.Orders;

/// <summary>The shipping of an order as charges, one a tax code, so that each can be booked at its own rate.</summary>
internal static class ShippingCharges
{
    /// <summary>The charges of the lines that are to be sent, in the order in which their tax codes first come.</summary>
    internal static IReadOnlyList<SalesOrderCharge> Of(MarketplaceOrder order)
    {
        var charges = new List<SalesOrderCharge>(1);
        foreach (var line in order.Lines)
        {
            if (line.Quantity <= 0 || line.IsWithdrawn)
                continue;
            var code = CodeOf(line);
            var amount = new Money(line.ShippingPrice.Amount, order.Total.Currency);
            Money? tax = line.ShippingTaxes.Count == 0 ? null : new Money(OrderSums.Sum(line.ShippingTaxes), order.Total.Currency);
            if (amount.Amount == 0 && tax is not { Amount: not 0 })
                continue;
            var known = charges.FindIndex(c => c.TaxCode == code);
            if (known < 0)
                charges.Add(new SalesOrderCharge(ChargeKind.Shipping, amount, tax) { TaxCode = code });
            else
                charges[known] = charges[known] with { Amount = charges[known].Amount + amount, Tax = charges[known].Tax + tax };
        }

        return charges;
    }

    /// <summary>The tax code of a line's shipping; several are parted by a plus, and null is none.</summary>
    internal static string? CodeOf(MarketplaceOrderLine line) => line.ShippingTaxes.Count switch
    {
        0 => null,
        1 => line.ShippingTaxes[0].Code,
        _ => string.Join('+', line.ShippingTaxes.Select(static t => t.Code).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)),
    };
}
