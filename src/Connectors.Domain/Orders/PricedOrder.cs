using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Domain.Orders;

/// <summary>The prices and taxes of an order as it was sold: what the ERP is to agree with.</summary>
/// <remarks>Value equality does not look into <see cref="Lines"/>.</remarks>
public sealed record PricedOrder
{
    /// <summary>Key of the order at its origin.</summary>
    public required OrderKey Key { get; init; }

    /// <summary>Whether the amounts of the lines contain the tax.</summary>
    public required bool PricesIncludeTax { get; init; }

    /// <summary>Goods and charges; never null.</summary>
    public IReadOnlyList<PricedLine> Lines { get => field ?? []; init; }

    /// <summary>What the buyer is asked to pay, tax included.</summary>
    public required Money Total { get; init; }

    /// <summary>A store's order at the prices that were paid; what was taken off again is not among its lines.</summary>
    /// <param name="order">The order: complete, its amounts in the currency of its total.</param>
    public static PricedOrder From(StorefrontOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return new PricedOrder
        {
            Key = order.Key,
            PricesIncludeTax = order.PricesIncludeTax,
            Total = order.Total,
            Lines =
            [
                .. order.Lines.Where(static l => l.Quantity > 0).Select(static l => new PricedLine { Id = l.LineId.Value, Quantity = l.Quantity, Amount = l.Amount, Taxes = l.Taxes }),
                .. order.Delivery is { } delivery ? [new PricedLine { Id = PricedLine.Shipping, Amount = delivery, Taxes = order.DeliveryTaxes }] : Array.Empty<PricedLine>(),
            ],
        };
    }

    /// <summary>A mapped order with the tax codes of its source. Prices are per pack that the buyer saw.</summary>
    /// <param name="order">The mapped order.</param>
    /// <param name="source">The same order as the marketplace shows it.</param>
    public static PricedOrder From(SalesOrder order, MarketplaceOrder source)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(source);
        var mapped = order.Lines.Select(static l => l.LineId).ToHashSet();
        var sold = source.Lines.Where(l => mapped.Contains(l.LineId)).ToDictionary(static l => l.LineId);
        var isOneShipping = order.Charges.Count(static c => c.Kind == ChargeKind.Shipping) == 1;
        return new PricedOrder
        {
            Key = order.Key,
            PricesIncludeTax = order.PricesIncludeTax,
            Total = order.Total,
            Lines =
            [
                .. order.Lines.Select(l => new PricedLine { Id = l.LineId.Value, Quantity = l.Ordered.Count, Amount = l.Amount, Taxes = sold[l.LineId].Taxes }),
                .. order.Charges.Select(c => new PricedLine
                {
                    Id = c.Kind != ChargeKind.Shipping ? c.Kind.ToString() : isOneShipping ? PricedLine.Shipping : $"{PricedLine.Shipping} {c.TaxCode ?? "untaxed"}",
                    Amount = c.Amount,
                    Taxes = c.Kind != ChargeKind.Shipping ? []
                        : [.. sold.Values.Where(l => isOneShipping || ShippingCharges.CodeOf(l) == c.TaxCode).SelectMany(static l => l.ShippingTaxes)],
                }),
            ],
        };
    }
}
