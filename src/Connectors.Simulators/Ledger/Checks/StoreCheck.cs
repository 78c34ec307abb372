using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.Ledger.Checks;

/// <summary>What goes out for a store of the seller's own is within what the customer may owe, and is held by nobody there; no draft counts as paid because it became an order.</summary>
internal static class StoreCheck
{
    public static void Run(Audit audit, OrderStory story)
    {
        foreach (var taken in story.Marketplace.OfType<DraftTakenForPaid>().Where(static t => t.By == Actor.Seller))
            audit.Wrong(story, "draft-paid", taken.At, "an order that is still to be paid", "its draft was completed without terms, which counts as paid");
        foreach (var booked in story.Sales.Select(static s => s.Created).Where(static c => c.By == Actor.Seller))
            Agreed(audit, story, booked);
        foreach (var asked in story.Warehouse.Select(static w => w.Created).Where(static c => c.By == Actor.Seller))
        {
            Held(audit, story, asked);
            Owed(audit, story, asked);
        }
    }

    /// <summary>At the prices that were agreed with the customer, or with somebody's word for others.</summary>
    private static void Agreed(Audit audit, OrderStory story, SalesOrderCreated booked)
    {
        var then = Entitlement.After(story, OrderStory.Until(booked));
        if (audit.Excuses.HasAcceptedPrices(story) || then.Lines.Find(static l => l is { Bought: > 0, Line: { Agreed: { } agreed } line } && agreed != line.Price) is not { } dear)
            return;
        audit.Wrong(story, "sales-unagreed-price", booked.At, Audit.Text($"{dear.Line.Agreed} for {dear.Line.Quantity} of {dear.Line.Sku}, as agreed with the customer"), Audit.Text($"it was booked as sold, for {dear.Line.Price}"));
    }

    private static void Held(Audit audit, OrderStory story, WarehouseOrderCreated asked)
    {
        var last = story.Marketplace.LastOrDefault(e => e is OrderHeld or OrderLetGo && e.Sequence < asked.Sequence);
        if (last is OrderHeld held && held.At <= asked.At - audit.Terms.NewsTime)
            audit.Wrong(story, "warehouse-while-held", asked.At, "nothing sent that people hold in the store", "the warehouse was asked to send it");
    }

    /// <summary>Counts what the customer owes, what else was let go and is not invoiced, and the order itself.</summary>
    private static void Owed(Audit audit, OrderStory story, WarehouseOrderCreated asked)
    {
        var then = Entitlement.After(story, OrderStory.Until(asked));
        if (!then.Order.IsOnAccount || audit.Excuses.IsReleased(story) || story.Events.OfType<AccountStood>().FirstOrDefault(a => a.WarehouseOrderId == asked.WarehouseOrderId) is not { } account)
            return;
        if (account.IsBlocked)
        {
            audit.Wrong(story, "warehouse-blocked", asked.At, $"nothing sent to customer {account.Customer}, who is blocked", "the warehouse was asked to send it");
            return;
        }

        // What goes out in parts is one order: what is invoiced of it is owed already.
        var open = audit.Stories.Orders
            .Where(o => o != story && o.Placed.Order is { Store: not null, IsOnAccount: true } && o.Warehouse.Exists(w => w.Created.Sequence < asked.Sequence))
            .Select(o => (Story: o, Then: Entitlement.After(o, OrderStory.Until(asked))))
            .Where(o => !o.Then.IsOff && o.Then.Order.Customer == account.Customer)
            .Sum(o => Math.Max(0m, Total(o.Then) - Invoiced(o.Story, asked)));
        var total = Math.Max(0m, Total(then) - Invoiced(story, asked));
        var owed = account.Owed - InvoicedSinceBooked(audit, story, asked, account.Customer);
        if (account.Limit != 0m && owed + open + total > account.Limit)
            audit.Wrong(story, "warehouse-over-credit", asked.At, Audit.Text($"no more than {account.Limit} owed by customer {account.Customer}"), Audit.Text($"{owed} owed, {open} on its way, and {total} let go"));
    }

    /// <summary>What was paid in the store is owed in the ERP from its invoice on, until its payment is entered there; an order that was let go before is not called back for it.</summary>
    private static decimal InvoicedSinceBooked(Audit audit, OrderStory story, WarehouseOrderCreated asked, string customer) => story.Sales is not [var sales, ..] ? 0m : audit.Stories.Orders
        .Where(o => o.Placed.Order is { Store: not null, IsOnAccount: false } paid && paid.Customer == customer)
        .Sum(o => Math.Max(0m, Invoiced(o, asked) - Invoiced(o, sales.Created)));

    private static decimal Invoiced(OrderStory story, WorldEvent until) => WithTax(
        story.Sales.Sum(s => s.Events.OfType<SalesOrderPosted>().Where(p => p.Sequence < until.Sequence).Sum(static p => p.Lines.Sum(static l => l.InvoicedAmount))), story.Placed.Order);

    private static decimal Total(Entitlement bought) => WithTax(bought.Lines.Sum(static l => l.Amount), bought.Order);

    private static decimal WithTax(decimal amount, BuyerOrder order) =>
        order.PricesIncludeTax ? amount : Math.Round(amount * (100m + (order.Lines[0].TaxPercent ?? 0m)) / 100m, 2, MidpointRounding.AwayFromZero);
}
