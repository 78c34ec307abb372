using Connectors.Domain.Customers;
using Connectors.Domain.Deadlines;
using Connectors.Domain.Documents;
using Connectors.Domain.Fulfilment;
using Connectors.Domain.Offers;
using Connectors.Domain.Orders;
using Connectors.Domain.Payments;
using Connectors.Domain.Units;
using Connectors.Domain.Values;
using Connectors.Tables;

namespace Connectors.Conventions.Tests.Snippets;

internal static class ModuleSnippets
{
    public static object Units(UnitCatalogue units)
    {
        // snippet: module units
        var packs = units.ToPacks(new Sku("PAINT-5L"), 30, new UnitCode("XCS"));   // with 12 in a case: 2 whole, 6 loose
        // end

        // snippet: module units order
        foreach (var refusal in units.CheckOrder(new Sku("PAINT-5L"), new Quantity(20, new UnitCode("EA"))).Refusals)
            Console.WriteLine($"{refusal.Broken}: {refusal.Below} or {refusal.Above} instead");   // Multiple: 18 or 24 instead
        // end

        // snippet: module units price
        var price = SplitPrice.PerBaseUnit(new Money(10m, CurrencyCode.Gbp), new Ratio(12), decimals: 2, MidpointRounding.ToZero);   // 0.83 each and 0.04 more
        // end
        return (packs, price);
    }

    public static object? Payments(MarketplaceOrder order)
    {
        // snippet: module payments
        var rules = PaymentRules.Compile(StandardPaymentTable.Create(OnAccountPolicy.HoldForFinance));
        var decision = rules.Value.Decide(PaymentFacts.From(order));
        // end
        return decision;
    }

    public static object Orders(MarketplaceOrderMapping mapping, MarketplaceOrder order)
    {
        // snippet: module orders
        var result = mapping.Map(order);
        if (!result.IsOk)
            return result.Refusals;   // everything that stands in the way, at once
        // end
        return result.Value;
    }

    public static object? Pricing(TaxRules taxes, SalesOrder order, MarketplaceOrder source)
    {
        // snippet: module orders pricing
        var pricing = new OrderPricing(taxes, toleranceMinorUnits: 0);
        var result = pricing.Check(PricedOrder.From(order, source), new ErpPricing
        {
            Currency = order.Currency,
            PricesIncludeTax = false,
            IsTaxExempt = false,
            TaxRounding = TaxRounding.PerOrder,
            Prices = [new ErpPrice("L1", 30m, "STANDARD"), new ErpPrice(PricedLine.Shipping, null, "STANDARD")],
        });
        if (!result.IsOk)
            return result.Refusals;   // each difference: expected, actual, rule
        // end
        return result.Value;
    }

    public static object Offers(OfferMap offers)
    {
        // snippet: module offers
        var sold = offers.Find(new ConnectionName("bq"), new OfferId("2001"), seenShopSku: new Sku("PAINT-5L-CASE"));
        // end

        // snippet: module offers audit
        var audit = offers.Audit(new ConnectionName("bq"), [new MarketplaceListing { OfferId = new OfferId("2001"), ShopSku = new Sku("PAINT-5L-BOX"), IsActive = true }]);
        foreach (var finding in audit.Findings)
            Console.WriteLine($"{finding.Listing.OfferId}: {finding.Refusal.Reason.Code}");   // 2001: offer.sku-changed
        // end
        return sold;
    }

    public static object? Customers(CustomerMap customers, Buyer buyer, SalesOrder order)
    {
        // snippet: module customers
        var matching = new CustomerMatching(customers, new AutoCreatePolicy("B2B-UK", Limit: new Money(500m, CurrencyCode.Gbp)));
        var match = matching.Match(buyer, order.Total);
        if (!match.IsOk)
            return match.Refusal;   // a person decides
        // end
        return match.Value;
    }

    public static object Fulfilment(SalesOrder order, IEnumerable<DispatchedShipment> snapshots, IReadOnlyCollection<ConfirmedShipment> confirmed)
    {
        // snippet: module fulfilment
        var status = DispatchAggregation.Aggregate(OrderedLine.Of(order), snapshots);
        var plan = ConfirmationPlan.Make(status, ConfirmationPlan.PacksOf(order), confirmed);
        // end
        return plan;
    }

    public static object Deadlines(MarketplaceOrder order, DateTimeOffset now)
    {
        // snippet: module deadlines
        var deadline = new Deadline(order.CreatedAt, order.CreatedAt.AddHours(24));
        var stage = deadline.StageAt(now, new DeadlinePolicy(WarnAt: 0.5m, PageAt: 0.75m));
        // end
        return stage;
    }

    public static object Forecast(IEnumerable<(OrderKey Order, Deadline Deadline)> open, DateTimeOffset now)
    {
        // snippet: module deadlines forecast
        var late = DeadlineForecast.Breaches(open, now, horizon: TimeSpan.FromHours(4));   // the most urgent first
        // end
        return late;
    }

    public static object? Tables(ReadOnlyMemory<byte> content)
    {
        // snippet: module tables
        var load = TableSchemas.Offers.Read(content, "offers.csv");
        if (!load.IsOk)
            return load.Refusals;   // every wrong row, with its line
        // end
        return load.Value.Map;
    }
}
