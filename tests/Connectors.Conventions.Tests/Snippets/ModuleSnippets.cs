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
        return packs;
    }

    public static object? Payments(MarketplaceOrder order)
    {
        // snippet: module payments
        var rules = PaymentRules.Compile(StandardPaymentTable.Create(OnAccountPolicy.HoldForFinance));
        var decision = rules.Value?.Decide(PaymentFacts.From(order));
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
        return result.Order;
    }

    public static object Offers(OfferMap offers)
    {
        // snippet: module offers
        var sold = offers.Find(new ConnectionName("bq"), new OfferId("2001"), seenShopSku: new Sku("PAINT-5L-CASE"));
        // end
        return sold;
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

    public static object? Tables(ReadOnlyMemory<byte> content)
    {
        // snippet: module tables
        var load = TableForms.Offers.Read(content, "offers.csv");
        if (!load.IsOk)
            return load.Errors;   // every wrong row, with its line
        // end
        return load.Map;
    }
}
