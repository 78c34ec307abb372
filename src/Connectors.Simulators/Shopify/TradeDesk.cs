using Connectors.Simulators.BusinessCentral;
using Connectors.Simulators.Internal;
using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.Shopify;

/// <summary>The businesses that order in the store, and the people who work there: who buys, pays, edits, holds and calls off is drawn from the seed. Used under the lock of the world.</summary>
internal sealed class TradeDesk(WorldState world, ShopifyStore shop, ErpCompany erp)
{
    /// <summary>An account that nobody has mapped when the day begins.</summary>
    public const string NewAccount = "T-500";

    private const string SmallAccount = "T-200";
    private const string BlockedAccount = "T-400";

    /// <summary>Accounts in the ERP with what each may owe, and how often of ten it is the one that orders.</summary>
    private static readonly (string Number, string Name, decimal Limit, int Often)[] Accounts =
    [
        ("T-100", "Northern Joinery Ltd", 1_000_000m, 5), (SmallAccount, "Pocket Repairs Ltd", 400m, 2), ("T-300", "No Limit Ltd", 0m, 1), (BlockedAccount, "Slow Payer Ltd", 50_000m, 1), (NewAccount, "New Build Ltd", 50_000m, 1),
    ];

    private readonly Dictionary<string, ShopNode> _customers = [];

    /// <summary>The store's customers, by account, in a fixed order.</summary>
    public IEnumerable<(string Account, ShopNode Customer)> Customers => Accounts.Select(a => (a.Number, _customers[a.Number]));

    /// <summary>What will happen while the day lasts.</summary>
    public void Begin()
    {
        foreach (var account in Accounts)
        {
            erp.Open(account.Number, account.Name, account.Limit, world.Start);
            var customer = shop.Find(shop.AddCustomer(), "Customer")!;
            customer["displayName"] = account.Name;
            shop.Belongs(customer, account.Number, world.Start);
            _customers[account.Number] = customer;
            foreach (var offer in Sold)
                erp.Price(account.Number, offer.Sku, offer.ErpUnit, PriceFor(offer) * (1 + ShopifyStore.TaxRate));
        }

        foreach (var offer in Sold)
            shop.Variant(offer.ShopSku, world.Start);
        erp.Block(BlockedAccount, "All", world.Start);
        world.Agenda.At(world.Start.AddHours(5), now => erp.Block(BlockedAccount, string.Empty, now));
        for (var day = 1; day <= 3; day++)
            world.Agenda.At(world.Start.AddHours((24 * day) + 2), Pay);
        for (var order = 0; order < shop.Behaviours.Orders; order++)
            Plan(order);
    }

    /// <summary>What the store sells: all that the ERP knows in units that the tables know.</summary>
    public IEnumerable<Offer> Sold => world.Offers.Where(static o => !o.UnknownPack && o.ShopSku != Catalogue.LockSku);

    private void Plan(int order)
    {
        var dice = Dice.For(world.Options.Seed, "shopify.order", order.Text());
        var at = world.Start + dice.Between(TimeSpan.Zero, world.Options.TradingWindow);
        var placed = Drawn(ref dice);
        var behaviours = shop.Behaviours;
        var isDraft = dice.Chance(behaviours.Drafts);
        var isQuote = dice.Chance(behaviours.Quotes);
        if (isDraft || isQuote)
        {
            // A site completes drafts by itself, or leaves them to people; a quote is an order when the buyer has said yes, and then an order of its own.
            var completes = !isQuote && dice.Chance(0.5m);
            world.Agenda.At(at, now =>
            {
                var draft = shop.Draft(isQuote ? placed with { PaymentType = "quote" } : placed, now);
                if (completes)
                    world.Agenda.At(now + TimeSpan.FromMinutes(30), later => shop.Complete(draft, Actor.Person, later));
            });
            return;
        }

        var (edits, holds, cancels, pays) = (dice.Chance(behaviours.Edits), dice.Chance(behaviours.Holds), dice.Chance(behaviours.Cancellations), dice.Chance(0.7m));
        var after = dice.Between(TimeSpan.FromMinutes(1), TimeSpan.FromHours(6));
        if (Dice.For(world.Options.Seed, "shopify.old-price", order.Text()).Chance(behaviours.OldPrices))
        {
            world.Agenda.At(at, now =>
            {
                var node = shop.Place(Outdated(placed), now);
                world.Agenda.At(now + TimeSpan.FromHours(10), later => shop.CallOff(node, "CUSTOMER", Actor.Customer, later));
            });
            return;
        }

        world.Agenda.At(at, now =>
        {
            var node = shop.Place(placed, now);
            if (cancels)
                world.Agenda.At(now + after, later => shop.CallOff(node, "CUSTOMER", Actor.Customer, later));
            else if (edits)
                world.Agenda.At(now + after, later => Edit(node, later));
            else if (holds)
                Hold(node, now);
            if (placed.PaymentType == "paymentByInvoice" && pays)
                world.Agenda.At(now + TimeSpan.FromHours(7), later => shop.PayInFull(node, later));
        });
    }

    private ShopOrder Drawn(ref Dice dice)
    {
        var account = dice.Pick<string>([.. Accounts.SelectMany(static a => Enumerable.Repeat(a.Number, a.Often))]);
        var offers = Sold.ToList();
        var lines = new List<ShopLine>();
        foreach (var _ in Enumerable.Range(0, dice.Between(1, 3)))
        {
            var offer = offers[dice.Below(offers.Count)];
            offers.Remove(offer);

            lines.Add(new ShopLine(offer.ShopSku, dice.Between(1, offer.BaseUnits > 1 ? 4 : 12), RetailOf(offer), PriceFor(offer)));
        }

        var payment = dice.Below(10) switch { < 7 => "paymentOnAccount", < 9 => "upfrontPayment", _ => "paymentByInvoice" };
        return new ShopOrder
        {
            CustomerId = _customers[account].Id,
            Lines = lines,
            PaymentType = payment,
            IsPaid = payment == "upfrontPayment",
            NetDays = payment == "upfrontPayment" ? null : 30,
            PoNumber = $"PO-{dice.Between(1000, 9999).Text()}",
            Note = dice.Chance(0.3m) ? "Ring before you come" : null,
            DeliveryPrice = dice.Chance(0.5m) ? 10m : null,
        };
    }

    /// <summary>In fives of a penny, so that no tax has parts of one.</summary>
    private static decimal RetailOf(Offer offer) => decimal.Floor(offer.Price / 1.2m * 20m) / 20m;

    /// <summary>Businesses pay a tenth less.</summary>
    private static decimal PriceFor(Offer offer) => decimal.Floor(RetailOf(offer) * 0.9m * 20m) / 20m;

    /// <summary>The first line as the store's list had it last year.</summary>
    private static ShopOrder Outdated(ShopOrder order) =>
        order with { Lines = [order.Lines[0] with { Price = order.Lines[0].Price + 0.05m, RetailPrice = order.Lines[0].RetailPrice + 0.05m, AgreedPrice = order.Lines[0].Price }, .. order.Lines.Skip(1)] };

    /// <summary>One piece less of the first line of which there are several.</summary>
    private void Edit(ShopNode order, DateTimeOffset now)
    {
        if (order["cancelledAt"] is null && order.Nodes("fulfillments").Count == 0 && order.Nodes("lineItems").Find(static l => l.Number("currentQuantity") > 1) is { } line)
            shop.Reduce(order, line, line.Number("currentQuantity") - 1, now);
    }

    private void Hold(ShopNode order, DateTimeOffset now)
    {
        shop.Hold(order, now);
        world.Agenda.At(now + TimeSpan.FromHours(2), later => shop.ReleaseHolds(order, later));
    }

    /// <summary>The small account pays all that it owes: what waited for that may leave.</summary>
    private void Pay(DateTimeOffset now)
    {
        foreach (var invoice in erp.Invoices.Where(static i => i.Customer?.Number == SmallAccount).ToList())
        {
            if (erp.Memos.Remaining(invoice) is var left and > 0m)
                erp.Memos.Pay(invoice, left, now);
        }
    }
}
