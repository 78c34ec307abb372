using Connectors.Domain.Documents;
using Connectors.Domain.Values;
using Connectors.SparkLayer.Models;

namespace Connectors.SparkLayer.Internal;

/// <summary>An order of another channel as a purchase: one package of what has left, one of what has not. It has no address, no person, no payment and nothing to pay with. Pure.</summary>
internal static class DisplayedPurchase
{
    /// <summary>The whole purchase.</summary>
    /// <param name="order">The order.</param>
    /// <param name="there">What the site shows of it already; null for nothing.</param>
    /// <param name="options">How it is shown.</param>
    public static Purchase Of(DisplayedOrder order, Purchase? there, SparkLayerOrderDisplayOptions options) => new()
    {
        Type = PurchaseType.Order,
        PurchaseIdentifiers = new PurchaseIdentifiers { SparkLayer = there?.PurchaseIdentifiers?.SparkLayer, Internal = order.Key.ToString(), Visible = order.Key.OrderId },
        CustomerIdentifiers = new CustomerIdentifiers { SparkLayer = options.CustomerId },
        PaymentMethod = PurchasePaymentMethod.PlatformUpfront, // nothing is owed for it on account
        Dates = new PurchaseDates { PlacedAt = order.OrderedAt, CreatedAt = there?.Dates?.CreatedAt },
        CurrencyCode = order.Currency.Value,
        Packages = [.. Packages(order, there, options)],
        Metadata = [new PurchaseMetadata { Name = options.CopyMark, Value = order.Key.ToString() }],
    };

    /// <summary>Whether a purchase is the copy that we made of an order, and nobody's own.</summary>
    public static bool IsCopy(Purchase there, OrderKey order, SparkLayerOrderDisplayOptions options) =>
        there.Metadata.Any(m => string.Equals(m.Name, options.CopyMark, StringComparison.OrdinalIgnoreCase) && m.Value == order.ToString());

    private static IEnumerable<PurchasePackage> Packages(DisplayedOrder order, Purchase? there, SparkLayerOrderDisplayOptions options)
    {
        var isOff = order.State == DisplayedOrderState.Cancelled;
        var rest = isOff || order.State == DisplayedOrderState.Dispatched ? options.CancelledType : options.OpenType;
        var (sent, open) = (new List<PurchaseLine>(), new List<PurchaseLine>());
        foreach (var line in order.Lines)
        {
            var (amount, left) = Divide(line.Amount, line);
            var (tax, leftTax) = line.Tax is { } whole ? Divide(whole, line) : ((Money?)null, (Money?)null);
            if (line.Dispatched > 0m)
                sent.Add(Line(line, line.Dispatched, amount, tax, order.PricesIncludeTax));
            if (line.Dispatched < line.Quantity)
                open.Add(Line(line, line.Quantity - line.Dispatched, left, leftTax, order.PricesIncludeTax));
        }

        var delivery = order.Delivery is { } cost ? new ShippingMethod { Name = "Delivery", LineTotal = Total(cost, order.DeliveryTax, order.PricesIncludeTax) } : null;
        if (sent.Count > 0)
            yield return new PurchasePackage { Identifiers = Named(there, options.SentType), Type = FulfilmentStatus.From(options.SentType), LineItems = sent, ShippingMethod = delivery };
        if (open.Count > 0)
            yield return new PurchasePackage { Identifiers = Named(there, rest), Type = FulfilmentStatus.From(rest), LineItems = open, ShippingMethod = sent.Count > 0 ? null : delivery };
    }

    /// <summary>To the penny: what is left is the rest.</summary>
    private static (Money Sent, Money Open) Divide(Money amount, DisplayedLine line)
    {
        if (line.Quantity <= 0m)
            return (amount, amount with { Amount = 0m });
        var part = decimal.Round(amount.Amount * line.Dispatched / line.Quantity, amount.Currency.Decimals, MidpointRounding.AwayFromZero);
        return (amount with { Amount = part }, amount with { Amount = amount.Amount - part });
    }

    private static PurchaseLine Line(DisplayedLine line, decimal quantity, Money amount, Money? tax, bool includesTax) => new()
    {
        Identifiers = new PurchaseLineIdentifiers { Sku = line.Sku.Value },
        NameParent = line.Description.Length > 0 ? line.Description : line.Sku.Value,
        Quantity = (int)decimal.Ceiling(quantity),
        LineTotal = Total(amount, tax, includesTax),
    };

    private static PurchaseLineTotal Total(Money amount, Money? tax, bool includesTax) => new()
    {
        TotalNet = PurchaseMoney.Of(includesTax && tax is { } inside ? amount with { Amount = amount.Amount - inside.Amount } : amount),
        TotalTax = tax is { } told ? PurchaseMoney.Of(told) : null,
        TotalGross = PurchaseMoney.Of(!includesTax && tax is { } onTop ? amount with { Amount = amount.Amount + onTop.Amount } : amount),
    };

    /// <summary>A package keeps the id that the site gave it.</summary>
    private static PackageIdentifiers? Named(Purchase? there, string type) => there?.Packages.FirstOrDefault(p => string.Equals(p.Type.Value, type, StringComparison.OrdinalIgnoreCase))?.Identifiers;
}
