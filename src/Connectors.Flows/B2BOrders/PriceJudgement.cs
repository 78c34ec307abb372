using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Domain.Orders;
using Connectors.Domain.Ports;
using Connectors.Domain.Prices;
using Connectors.Domain.Reasons;
using Connectors.Domain.Units;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;

namespace Connectors.Flows.B2BOrders;

/// <summary>Whether a store's order was sold at the prices that hold for its customer. Pure.</summary>
internal static class PriceJudgement
{
    /// <summary>What was sold and for how much, in short: buyer, lines, prices and taxes, and nothing that changes on the way.</summary>
    public static string Of(StorefrontOrder order) => ShortVersion.Of(string.Create(
        CultureInfo.InvariantCulture,
        $"{order.CustomerId} {order.CompanyId} {order.PricesIncludeTax} {order.Total} {order.Delivery} {string.Join(';', order.Lines.Where(static l => l.Quantity > 0).Select(LineOf))}"));

    /// <summary>What the ERP is to be asked, in short: when it is another, the answer is another's.</summary>
    public static string Of(ErpQuoteRequest request) => ShortVersion.Of(string.Create(
        CultureInfo.InvariantCulture, $"{request.Number} {request.Customer} {request.Currency} {request.PricesIncludeTax} {string.Join(';', request.Lines.Select(static l => $"{l.LineId} {l.Sku} {l.Unit} {l.Count:0.######} {l.Quantity}"))}"));

    /// <summary>What the order would cost by the store's price lists.</summary>
    /// <param name="order">The order, as the store shows it.</param>
    /// <param name="sales">The same, mapped.</param>
    /// <param name="tables">The tables.</param>
    public static Outcome<ErpQuote> ByLists(StorefrontOrder order, SalesOrder sales, B2BTables tables)
    {
        var lists = tables.ListPrices ?? throw new InvalidOperationException($"The table source has no {nameof(ListPrices)}, and {nameof(B2BPolicy.PriceSource)} is {PriceSource.ListPrices}.");
        var store = order.Key.Connection;
        var named = tables.PriceListOf(order);
        if (named is not { } list || !lists.ListsOf(store).Contains(list, StringComparer.OrdinalIgnoreCase))
        {
            return new Refusal
            {
                Reason = ReasonCatalogue.OrderPriceMismatch,
                Message = named is null ? $"Nobody says which price list the customer of order {order.Key} buys by." : $"Price list '{named}', by which the customer of order {order.Key} buys, has no prices.",
                Remedy = named is null ? "Name the price list in the customer's row of the customers table." : "Bring the list's prices into the table of list prices, or correct the customer's row.",
                Facts = [new Fact("order", order.Key.ToString()), new Fact("customer id", order.CompanyId ?? order.CustomerId), .. named is null ? Array.Empty<Fact>() : [new Fact("price list", named)]],
                Table = named is null ? "customers" : "list-prices",
                TableVersion = named is null ? null : lists.Version,
            };
        }

        var sold = sales.Lines.ToDictionary(static l => l.LineId);
        var rows = order.Lines.Where(l => sold.ContainsKey(l.LineId))
            .Select(l => (Line: l, Row: lists.FindFor(store, list, l.Sku, unit => IsUnit(tables.Units, store, unit, sold[l.LineId].Ordered.Unit), l.Quantity))).Where(static r => r.Row is not null).ToList();
        return new ErpQuote(rows.Count > 0 ? rows[0].Row!.Currency : sales.Currency, PricesIncludeTax: false)
        {
            Prices = [.. rows.Select(static r => new ErpPrice(r.Line.LineId.Value, r.Row!.Price, null) { IncludesTax = r.Row.IncludesTax })],
        };
    }

    /// <summary>What the order would cost by the ERP's items: the price of one base unit times what is ordered. Items in another currency than the order have no price.</summary>
    public static ErpQuote ByItems(ErpQuoteRequest request, IEnumerable<ErpItem> items)
    {
        var bySku = items.GroupBy(static i => i.Sku).ToDictionary(static g => g.Key, static g => g.First());
        return new ErpQuote(request.Currency, PricesIncludeTax: false)
        {
            Prices =
            [
                .. request.Lines.Select(l => (Line: l, Item: bySku.GetValueOrDefault(l.Sku))).Where(p => p.Item is { UnitPrice: { } price, PriceIncludesTax: not null } && price.Currency == request.Currency)
                    .Select(static p => new ErpPrice(p.Line.LineId.Value, p.Item!.UnitPrice!.Value.Amount * (p.Line.Quantity.Value / p.Line.Count), p.Item.TaxGroup)
                    {
                        Amount = p.Item.UnitPrice.Value.Amount * p.Line.Quantity.Value, IncludesTax = p.Item.PriceIncludesTax,
                    }),
            ],
        };
    }

    /// <summary>Compares the prices; where a tax table has rows for the store and the ERP names its tax groups, taxes too.</summary>
    public static Validated<Money, PricingRefusal> Compare(StorefrontOrder order, ErpQuote quote, B2BTables tables, decimal tolerance)
    {
        var decimals = order.Total.Currency.Decimals;
        var taxes = tables.Taxes is { } rules && rules.Covers(order.Key.Connection) ? rules : null;
        return new OrderPricing(taxes, tolerance / new decimal(1, 0, 0, false, (byte)decimals)).Check(PricedOrder.From(order), new ErpPricing
        {
            Currency = quote.Currency,
            PricesIncludeTax = quote.PricesIncludeTax,
            IsTaxExempt = order.IsTaxExempt,
            TaxRounding = TaxRounding.PerLine,
            Decimals = decimals,
            Prices =
            [
                .. quote.Prices.Select(p => taxes is null ? p with { TaxGroup = null } : p),
                .. order.Delivery is null ? [] : (ErpPrice[])[new ErpPrice(PricedLine.Shipping, null, null)],
            ],
        });
    }

    private static bool IsUnit(UnitCatalogue units, ConnectionName store, string text, UnitCode sold) =>
        string.Equals(text, sold.Value, StringComparison.OrdinalIgnoreCase) || (units.Resolve(store.Value, text) is { IsOk: true } known && known.Value == sold);

    private static string LineOf(StorefrontOrderLine line) => string.Create(
        CultureInfo.InvariantCulture, $"{line.LineId} {line.VariantId} {line.Sku} {line.Quantity:0.######} {line.Amount} {string.Join(',', line.Taxes.Select(static t => $"{t.Code} {t.Amount}"))}");
}
