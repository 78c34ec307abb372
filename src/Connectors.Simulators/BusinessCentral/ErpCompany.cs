using Connectors.Simulators.Internal;
using Connectors.Simulators.Ledger;
using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.BusinessCentral;

/// <summary>The company in the ERP: master data, orders and what was posted from them.</summary>
internal sealed class ErpCompany : ISimulatedVendor
{
    public const string TenantId = "7c0a1a3e-51d4-4b7e-9d55-2f6a1f0c3b11";
    public const string Environment = "Production";
    public const string Name = "Simulated DIY Supplies Ltd";
    public const string ClientId = "b3d6f0aa-8a55-4c1e-8a0e-6f7f4f9b2c01";
    public const string ClientSecret = "simulated-client-secret";
    public const string CustomerNumber = Catalogue.CustomerNumber;
    public const string DeliveryItem = "DELIVERY";
    public const string FeeAccount = "40100";
    public const string CommissionAccount = "60100";
    public const string FeeTaxAccount = "22100";
    public const string MainLocation = "MAIN";
    public const string RepairLocation = "REPAIR";

    private readonly WorldState _world;
    private readonly ErpPeople _people;
    private readonly ErpStockRoom _stockRoom;
    private readonly Dictionary<string, int> _serials = new(StringComparer.Ordinal);

    public ErpCompany(WorldState world)
    {
        _world = world;
        Setup = new ErpSetup(world.Options.Seed);
        Moments = new ErpMoments(world);
        Ledger = new ErpItemLedger(world.Options.Seed, Setup);
        Posting = new ErpPostingRules(world);
        Journals = new ErpJournals(world, this);
        Memos = new ErpMemos(world, this);
        Quotes = new ErpQuotes(this);
        Desk = new ErpDesk(world, this);
        _people = new ErpPeople(world, this);
        _stockRoom = new ErpStockRoom(world, this);
        // Orders have whatever location the company's own set-up gives them.
        DefaultLocation = Dice.For(world.Options.Seed, "default-location").Chance(0.5m) ? LocationId(MainLocation) : Guid.Empty;
        Customers.Add(Setup.Customer(CustomerNumber, "B&Q Marketplace Customers", world.Start));
        Customers.Add(Setup.Customer("C-BLOCKED", "Closed Account", world.Start, blocked: "All"));
        foreach (var sku in world.Offers.Where(static o => o.Sku != Catalogue.LockSku).GroupBy(o => o.Sku, StringComparer.Ordinal))
        {
            var single = sku.FirstOrDefault(o => o.BaseUnits == 1) ?? sku.First();
            // A list price beside the marketplace's, so that a price lost on the way to the order shows in its total.
            Items.Add(Setup.Item(sku.Key, single.Title, single.Price + 1m,
                [("PCS", 1m), .. sku.Where(o => o.BaseUnits > 1).Select(o => (o.ErpUnit, (decimal)o.BaseUnits)).Distinct()], world.Start));
        }

        foreach (var item in Items)
            Ledger.Adjust(item, ErpSetup.OpeningStock, world.Start);
        Items.Add(Setup.Item(DeliveryItem, "Delivery charge", 0m, [("PCS", 1m)], world.Start, isService: true));
        Companion = new ErpCompanion(this, world.Options.EscapesErpWords, () => Api!.ReturnOrderMembers) { IsThere = world.Options.Companion };
        foreach (var item in Items.Where(static i => i.Type == "Inventory"))
            Companion.Prices.Add(new ErpPrice(NewId("price", item.Number), ErpCompanion.PriceList, item, item.UnitPrice + 0.25m));
        Subscriptions = new ErpSubscriptions(world, this);
        Api = new ErpApi(world, this);
    }

    public ErpSetup Setup { get; }

    public ErpMoments Moments { get; }

    public ErpItemLedger Ledger { get; }

    public ErpPostingRules Posting { get; }

    public ErpJournals Journals { get; }

    public ErpMemos Memos { get; }

    public ErpQuotes Quotes { get; }

    public ErpDesk Desk { get; }

    public ErpCompanion Companion { get; }

    public ErpSubscriptions Subscriptions { get; }

    public Guid DefaultLocation { get; }

    public Guid LocationId(string code) => Setup.Id("location", code);

    /// <summary>How many of an item stand in repair, where nothing is sold from.</summary>
    public decimal InRepair(ErpItemRecord item) => Dice.For(_world.Options.Seed, "in-repair", item.Number).Between(0, 40);

    /// <summary>When it was created, for the last time.</summary>
    public DateTimeOffset CreatedAt => _world.Start - Dice.For(_world.Options.Seed, "company-age", Id.ToString()).Between(TimeSpan.FromDays(1), TimeSpan.FromDays(900));

    public Guid CreatedBy => NewId("user", "ADMIN");

    public int Timestamp => Dice.For(_world.Options.Seed, "company-timestamp", Id.ToString()).Between(100_000, 900_000);

    public ErpApi Api { get; }

    Vendor ISimulatedVendor.Api => Api;

    /// <summary>Its id at present: a company that is created anew keeps its name only.</summary>
    public Guid Id => Moments.CompanyLives(_world.Options.Clock.GetUtcNow()) is > 0 and var lives ? NewId("company", $"{Name}/{lives.Text()}") : NewId("company", Name);

    public List<ErpCustomerRecord> Customers { get; } = [];

    public List<ErpItemRecord> Items { get; } = [];

    /// <summary>Orders that stand; a deleted or fully invoiced one is gone.</summary>
    public List<ErpDocument> Orders { get; } = [];

    /// <summary>Every order ever made, for the ledger.</summary>
    public List<ErpDocument> History { get; } = [];

    public List<ErpDocument> Invoices { get; } = [];

    public List<ErpDocument> Shipments { get; } = [];

    public void Begin()
    {
        Desk.Begin();

        // The back office ships and invoices what has left the warehouse.
        _world.Events.When<WarehouseOrderFulfilled>(fulfilled =>
        {
            if (_world.Options.BackOfficeDelay is not { } delay || _world.Orders.Behind(fulfilled.Reference) is not { } behind)
                return;
            _world.Agenda.At(fulfilled.At + delay, at =>
            {
                foreach (var document in Orders.Where(o => _world.Orders.Behind(o.FirstExternalNumber) == behind).ToList())
                    ShipAndInvoice(document, Actor.Person, at);
            });
        });

        _world.Events.When<OrderPlaced>(placed =>
        {
            if (placed.Order.Lines.Any(static l => l.Sku == Catalogue.LockSku))
                _world.Events.Add(new TroublePlanted(placed.At, Actor.Vendor, placed.Order.OrderId, "unknown-item", LedgerStep.ErpOrder));
        });
    }

    public Guid NewId(string kind, string key) => Setup.Id(kind, key);

    public ErpItemRecord? Find(string number) => Items.Find(i => i.Number == ErpSetup.Fold(number));

    /// <summary>Keeps a draft as an order. The number is drawn last: a refused order leaves no gap and no trace.</summary>
    public ErpDocument Book(ErpDocument draft, Actor by, DateTimeOffset now)
    {
        var series = by == Actor.Seller ? string.Empty : "D";
        var number = Next("SO-" + series);
        var order = new ErpDocument
        {
            Id = NewId("order", number),
            Number = number,
            Series = series,
            CreatedAt = now,
            ModifiedAt = now,
            Texts = draft.Texts,
            Customer = draft.Customer,
            PricesIncludeTax = draft.PricesIncludeTax,
            PartialShipping = draft.PartialShipping,
            InvoiceDiscount = draft.InvoiceDiscount,
            FirstExternalNumber = draft.ExternalNumber,
        };
        order.Lines.AddRange(draft.Lines);
        Add(order, by);
        return order;
    }

    public Guid NextLineId(ErpDocument order) => NewId("line", $"{order.Number}/{order.Lines.Count.Text()}/{order.Version.Text()}");

    public void Add(ErpDocument order, Actor by)
    {
        Orders.Add(order);
        History.Add(order);
        _world.Events.Add(new SalesOrderCreated(order.CreatedAt, by, ErpTrace.Content(order)));
        if (by != Actor.Seller)
            return;
        _stockRoom.Meet(order, order.CreatedAt);
        _people.Meet(order, order.CreatedAt);
    }

    /// <summary>What the people of the stock room wrote down of the parcels they sent, oldest first.</summary>
    public IReadOnlyList<DeliveryNote> Notes => _stockRoom.Notes;

    /// <summary>A look-up found the order.</summary>
    public void Found(ErpDocument order, DateTimeOffset now) => _people.Found(order, now);

    /// <summary>Somebody makes a copy of the order, external number included.</summary>
    public void Copy(ErpDocument order, DateTimeOffset now)
    {
        var number = Next("SO-");
        var copy = new ErpDocument
        {
            Id = NewId("order", number),
            Number = number,
            CreatedAt = now,
            ModifiedAt = now,
            Texts = new Dictionary<string, string>(order.Texts, StringComparer.Ordinal),
            FirstExternalNumber = order.FirstExternalNumber,
            Customer = order.Customer,
            PricesIncludeTax = order.PricesIncludeTax,
            PartialShipping = order.PartialShipping,
            InvoiceDiscount = order.InvoiceDiscount,
        };
        foreach (var line in order.Lines)
            copy.Lines.Add(Line(line, NewId("order-line", $"{number}/{line.Sequence.Text()}"), line.Quantity, line.DiscountAmount));
        Add(copy, Actor.Person);
    }

    /// <summary>Somebody wrote to the order or its lines.</summary>
    public void Changed(ErpDocument order, Actor by, DateTimeOffset now)
    {
        order.Touch(now);
        _world.Events.Add(new SalesOrderChanged(now, by, ErpTrace.Content(order)));
    }

    /// <summary>Lines were brought down to what leaves; what is whole and invoiced then is over, as when it is posted.</summary>
    public void Reduced(ErpDocument order, Actor by, DateTimeOffset now)
    {
        Changed(order, by, now);
        if (!order.Lines.TrueForAll(static l => l.LineType == "Comment" || l.Invoiced >= l.Quantity))
            return;
        Orders.Remove(order);
        order.DeletedAt = now;
        _world.Events.Add(new SalesOrderClosed(now, by, ErpTrace.Id(order)));
    }

    /// <summary>Opens an account.</summary>
    public void Open(string number, string name, decimal creditLimit, DateTimeOffset now)
    {
        var customer = Setup.Customer(number, name, now);
        (customer.CreditLimit, customer.BalanceDue) = (creditLimit, 0m);
        Customers.Add(customer);
    }

    /// <summary>What is invoiced to the customer and not paid.</summary>
    public decimal OwedBy(ErpCustomerRecord customer) => customer.BalanceDue + Invoices.Where(i => i.Customer == customer).Sum(Memos.Remaining);

    /// <summary>The customer of a number.</summary>
    public ErpCustomerRecord CustomerOf(string number) => Customers.Find(c => c.Number == number) ?? throw new ArgumentException($"The ERP has no customer {number}.", nameof(number));

    /// <summary>Blocks the customer for new orders and postings; a blank frees it.</summary>
    public void Block(string number, string blocked, DateTimeOffset now)
    {
        var customer = CustomerOf(number);
        customer.Blocked = string.IsNullOrWhiteSpace(blocked) ? " " : blocked;
        customer.Version++;
        // No order of the marketplace waits for another customer.
        if (customer.Number != CustomerNumber)
            return;
        const string trouble = "customer-blocked";
        _world.Events.Add(customer.Blocked == " "
            ? new TroubleEnded(now, Actor.Person, null, trouble)
            : new TroublePlanted(now, Actor.Person, null, trouble, LedgerStep.ErpOrder));
    }

    /// <summary>A customer has a price of their own, tax included, where the ERP knows the item.</summary>
    public void Price(string customer, string sku, string unit, decimal price)
    {
        if (Items.Find(i => i.Number == sku) is { } item)
            Quotes.SetPrice(Customers.First(c => c.Number == customer), item, unit, price);
    }

    public void Delete(ErpDocument order, Actor by, DateTimeOffset now)
    {
        Orders.Remove(order);
        order.DeletedAt = now;
        _world.Events.Add(new SalesOrderDeleted(now, by, ErpTrace.Id(order)));
        _stockRoom.Forget(order, by, now);
    }

    /// <summary>Posts shipment and invoice for what the lines say; the order disappears when nothing is left to invoice.</summary>
    public ErpError? ShipAndInvoice(ErpDocument order, Actor by, DateTimeOffset now)
    {
        if (Posting.Refusal(order, now) is { } refused)
            return refused;
        var lines = order.Lines.Where(static l => l.LineType != "Comment").ToList();
        ErpDocument? shipment = null;
        if (lines.Exists(l => l.ToShip != 0))
            Shipments.Add(shipment = Post(order, Next("SS-" + order.Series), static l => (l.Shipped, l.ToShip), now));
        var invoices = lines.Exists(l => l.ToInvoice != 0);
        if (invoices)
            Invoices.Add(Post(order, Next("SI-" + order.Series), static l => (l.Invoiced, l.ToInvoice), now));
        var posted = ErpTrace.Posted(order, lines);
        foreach (var line in lines)
        {
            if (shipment is not null && line is { Item: { Type: "Inventory" } item, ToShip: not 0m })
                Ledger.Sell(item, line.ToShip * line.PerUnit, shipment, ErpTrace.PostingDate(order, now), Invoiced(order, line), now);
            (line.Shipped, line.Invoiced) = (line.Shipped + line.ToShip, line.Invoiced + line.ToInvoice);
            line.ShipNext = line.InvoiceNext = null;
        }

        order.Status = "Open";
        order.Touch(now);
        var complete = lines.TrueForAll(l => l.Invoiced >= l.Quantity);
        if (complete)
            Orders.Remove(order);
        _world.Events.Add(new SalesOrderPosted(now, by, ErpTrace.Id(order), posted, complete) { InvoiceDate = invoices ? ErpTrace.PostingDate(order, now) : null });
        return null;
    }

    /// <summary>What the ledger has of the sale: the amount without tax of what is invoiced with the goods.</summary>
    private static decimal Invoiced(ErpDocument order, ErpLine line) =>
        ErpLine.Part(line.Excluding(order.PricesIncludeTax, order.Net(line)), line.Invoiced, line.ToInvoice, line.Quantity);

    private ErpDocument Post(ErpDocument order, string number, Func<ErpLine, (decimal Before, decimal Now)> quantity, DateTimeOffset now)
    {
        var posted = new ErpDocument
        {
            Id = NewId("posted", number),
            Number = number,
            CreatedAt = now,
            Texts = new Dictionary<string, string>(order.Texts, StringComparer.Ordinal),
            Customer = order.Customer,
            PricesIncludeTax = order.PricesIncludeTax,
            InvoiceDiscount = order.Lines.Sum(l => Part(order.Allocation(l), l)),
            Status = "Open",
            ModifiedAt = now,
            Order = order,
        };
        foreach (var line in order.Lines)
            posted.Lines.Add(Line(line, NewId("posted-line", $"{number}/{line.Sequence.Text()}"), quantity(line).Now, Part(line.DiscountAmount, line)));
        return posted;

        decimal Part(decimal amount, ErpLine line) => ErpLine.Part(amount, quantity(line).Before, quantity(line).Now, line.Quantity);
    }

    private static ErpLine Line(ErpLine line, Guid id, decimal quantity, decimal discount) => new()
    {
        Id = id,
        Sequence = line.Sequence,
        LineType = line.LineType,
        Item = line.Item,
        ObjectNumber = line.ObjectNumber,
        Description = line.Description,
        Description2 = line.Description2,
        Unit = line.Unit,
        PerUnit = line.PerUnit,
        Quantity = quantity,
        UnitPrice = line.UnitPrice,
        DiscountPercent = line.DiscountPercent,
        DiscountAmount = discount,
        TaxCode = line.TaxCode,
        ShipmentDate = line.ShipmentDate,
        LocationId = line.LocationId,
        VariantId = line.VariantId,
    };

    /// <summary>The next number of a series.</summary>
    public string Next(string series) =>
        series + (_serials[series] = _serials.GetValueOrDefault(series) + 1).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
}
