using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Domain.Orders;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;

namespace Connectors.Flows.MarketplaceOrders;

/// <summary>Holds the lines of an order that waits for acceptance to the warehouse's stock and the ERP's prices. Pure. A line that is not mapped has neither, and keeps nothing up.</summary>
internal sealed class AcceptanceChecks
{
    private readonly OrderPolicy _policy;
    private readonly MarketplaceOrder _order;
    private readonly IReadOnlyList<(MarketplaceOrderLine Line, SalesOrderLine Sold)> _lines;

    public AcceptanceChecks(MarketplaceOrder order, OrderPolicy policy, MarketplaceOrderMapping mapping)
    {
        _order = order;
        _policy = policy;
        _lines =
        [
            .. order.Lines.Where(static l => l is { IsWithdrawn: false, Quantity: > 0 })
                .Select(line => (Line: line, Mapped: mapping.MapLine(order, line)))
                .Where(static l => l.Mapped.IsOk).Select(static l => (l.Line, l.Mapped.Value)),
        ];
        Question = new BackOfficeEffect.ReadGoods(
            policy.StockShort == AcceptanceCheck.Off ? [] : [.. _lines.SelectMany(static l => ReservedGoods.Of(l.Sold)).Select(static g => g.Sku).Distinct()],
            policy.PriceDrop == AcceptanceCheck.Off ? [] : [.. _lines.Select(static l => l.Sold.Sku).Distinct()]);
    }

    /// <summary>What is to be asked.</summary>
    public BackOfficeEffect.ReadGoods Question { get; }

    public static bool MayBeAsked(AcceptancePolicy policy) => policy is AcceptancePolicy.AfterDurableReceipt or AcceptancePolicy.AfterErpDraft;

    public static bool AreAsked(OrderPolicy policy) => MayBeAsked(policy.Acceptance) && (policy.StockShort != AcceptanceCheck.Off || policy.PriceDrop != AcceptanceCheck.Off);

    /// <summary>Whether what was said answers the question; other tables may ask for other goods.</summary>
    public bool AreAnsweredBy(GoodsSeen? goods) =>
        Question.Stock.All(sku => goods?.Stock.Any(s => s.Sku == sku) == true) && Question.Prices.All(sku => goods?.Prices.Any(p => p.Sku == sku) == true);

    /// <summary>The lines that are not as they should be; stock is given to lines in their order.</summary>
    public IEnumerable<FailedCheck> Find(GoodsSeen goods) => FindShort(goods).Concat(FindDropped(goods));

    /// <summary>What could not be compared, and why: for the journal.</summary>
    public IEnumerable<string> NotCompared(GoodsSeen goods)
    {
        foreach (var sku in Question.Stock.Where(sku => Available(goods, sku) is null))
            yield return $"stock of {sku}: the warehouse does not say";
        foreach (var (line, sold) in Question.Prices.Count == 0 ? [] : _lines)
        {
            if (WhyNotCompared(goods, sold) is { } why)
                yield return $"price of line {line.LineId}: {why}";
        }
    }

    private static decimal? Available(GoodsSeen goods, Sku sku) => goods.Stock.FirstOrDefault(s => s.Sku == sku)?.Available;

    private static SeenPrice? PriceOf(GoodsSeen goods, Sku sku) => goods.Prices.FirstOrDefault(p => p.Sku == sku);

    private IEnumerable<FailedCheck> FindShort(GoodsSeen goods)
    {
        if (_policy.StockShort == AcceptanceCheck.Off)
            yield break;
        var left = goods.Stock.Where(static s => s.Available is not null).ToDictionary(static s => s.Sku, static s => s.Available!.Value);
        foreach (var (line, sold) in _lines)
        {
            var needed = ReservedGoods.Of(sold).GroupBy(static g => g.Sku, static g => g.Quantity).Select(static g => (Sku: g.Key, Quantity: g.Sum())).ToList();
            if (needed.Find(n => left.TryGetValue(n.Sku, out var there) && there < n.Quantity) is { Quantity: > 0 } lacking)
            {
                yield return new FailedCheck(line, _policy.StockShort, new Refusal
                {
                    Reason = ReasonCatalogue.StockShort,
                    Message = string.Create(CultureInfo.InvariantCulture, $"Line {line.LineId} of order {_order.Key} asks for {lacking.Quantity} of {lacking.Sku}, and the warehouse has {left[lacking.Sku]} left for it."),
                    Remedy = "Correct the stock in the warehouse if it is wrong: it is asked again by itself. Else accept or refuse the order in the marketplace's back office.",
                    Facts =
                    [
                        .. FactsOf(line), new Fact("sku", lacking.Sku.Value),
                        new Fact("base units ordered", lacking.Quantity.ToString(CultureInfo.InvariantCulture)), new Fact("available", left[lacking.Sku].ToString(CultureInfo.InvariantCulture)),
                    ],
                });
                continue;
            }

            foreach (var (sku, quantity) in needed.Where(n => left.ContainsKey(n.Sku)))
                left[sku] -= quantity;
        }
    }

    private IEnumerable<FailedCheck> FindDropped(GoodsSeen goods)
    {
        if (_policy.PriceDrop == AcceptanceCheck.Off)
            yield break;
        foreach (var (line, sold) in _lines)
        {
            if (WhyNotCompared(goods, sold) is not null)
                continue;

            // A pack's price against that of the base units in it, multiplied so that nothing is rounded.
            var price = PriceOf(goods, sold.Sku)!.UnitPrice!.Value;
            var asked = price.Amount * sold.Quantity.Value;
            if (sold.Ordered.UnitPrice.Amount * sold.Ordered.Count * 100m >= asked * (100m - _policy.PriceDropPercent))
                continue;
            yield return new FailedCheck(line, _policy.PriceDrop, new Refusal
            {
                Reason = ReasonCatalogue.PriceDrop,
                Message = string.Create(CultureInfo.InvariantCulture, $"Line {line.LineId} of order {_order.Key} was sold at {sold.Ordered.UnitPrice}, more than {_policy.PriceDropPercent} % below the ERP's {price} for one of {sold.Quantity.Unit}."),
                Remedy = "Compare the offer's price with the ERP's and correct the wrong one: the ERP is asked again by itself. Else accept or refuse the order in the marketplace's back office.",
                Facts =
                [
                    .. FactsOf(line), new Fact("sku", sold.Sku.Value), new Fact("price", sold.Ordered.UnitPrice.ToString()),
                    new Fact("base units in a pack", sold.Ordered.BaseUnitsPerPack.ToString()), new Fact("ERP price", price.ToString()),
                ],
            });
        }
    }

    private string? WhyNotCompared(GoodsSeen goods, SalesOrderLine sold) => PriceOf(goods, sold.Sku) switch
    {
        not { UnitPrice: not null } => $"the ERP has none of {sold.Sku}",
        { UnitPrice: { } price } when price.Currency != sold.Ordered.UnitPrice.Currency => $"{price.Currency} in the ERP, {sold.Ordered.UnitPrice.Currency} in the order",
        { IncludesTax: null } => "the ERP does not say whether it contains the tax",
        { IncludesTax: { } includes } when includes != _order.PricesIncludeTax => $"{(includes ? "with" : "without")} tax in the ERP, {(includes ? "without" : "with")} in the order",
        _ => null,
    };

    private static IEnumerable<Fact> FactsOf(MarketplaceOrderLine line) =>
        [new Fact("order line", line.LineId.Value), new Fact("quantity", line.Quantity.ToString(CultureInfo.InvariantCulture))];
}
