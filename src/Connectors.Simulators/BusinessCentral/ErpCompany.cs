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

    private readonly WorldState _world;
    private int _orders;
    private int _shipments;
    private int _invoices;

    public ErpCompany(WorldState world)
    {
        _world = world;
        Id = NewId("company", Name);
        Customers.Add(new ErpCustomerRecord { Id = NewId("customer", CustomerNumber), Number = CustomerNumber, Name = "B&Q Marketplace Customers", ModifiedAt = world.Start });
        Customers.Add(new ErpCustomerRecord { Id = NewId("customer", "C-BLOCKED"), Number = "C-BLOCKED", Name = "Closed Account", Blocked = "All", ModifiedAt = world.Start });
        foreach (var sku in world.Offers.GroupBy(o => o.Sku, StringComparer.Ordinal))
        {
            var single = sku.FirstOrDefault(o => o.BaseUnits == 1) ?? sku.First();
            Items.Add(new ErpItemRecord
            {
                Id = NewId("item", sku.Key),
                Number = sku.Key,
                Name = single.Title.Length > 100 ? single.Title[..100] : single.Title,
                // A list price beside the marketplace's, so that a price lost on the way to the order shows in its total.
                UnitPrice = single.Price + 1m,
                Inventory = 5000m,
                Units = [("PCS", 1m), .. sku.Where(o => o.BaseUnits > 1).Select(o => (o.ErpUnit, (decimal)o.BaseUnits)).Distinct()],
                ModifiedAt = world.Start,
            });
        }

        Items.Add(new ErpItemRecord { Id = NewId("item", DeliveryItem), Number = DeliveryItem, Name = "Delivery charge", Type = "Service", Units = [("PCS", 1m)], ModifiedAt = world.Start });
        Api = new ErpApi(world, this);
    }

    public ErpApi Api { get; }

    Vendor ISimulatedVendor.Api => Api;

    public Guid Id { get; }

    public List<ErpCustomerRecord> Customers { get; } = [];

    public List<ErpItemRecord> Items { get; } = [];

    /// <summary>Orders that stand; a deleted or fully invoiced one is gone.</summary>
    public List<ErpDocument> Orders { get; } = [];

    /// <summary>Every order ever made, for the ledger.</summary>
    public List<ErpDocument> History { get; } = [];

    public List<ErpDocument> Invoices { get; } = [];

    public List<ErpDocument> Shipments { get; } = [];

    /// <summary>The back office ships and invoices what has left the warehouse.</summary>
    public void Begin() => _world.Events.When<WarehouseOrderFulfilled>(fulfilled =>
    {
        if (_world.Options.BackOfficeDelay is not { } delay || _world.Orders.Behind(fulfilled.Reference) is not { } behind)
            return;
        _world.Agenda.At(fulfilled.At + delay, at =>
        {
            foreach (var document in Orders.Where(o => _world.Orders.Behind(o.ExternalNumber) == behind).ToList())
                ShipAndInvoice(document, Actor.Person, at);
        });
    });

    public Guid NewId(string kind, string key) => Dice.For(_world.Options.Seed, kind, key).Id();

    public string NextOrderNumber() => $"SO-{(++_orders).ToString("D6", System.Globalization.CultureInfo.InvariantCulture)}";

    public Guid NextLineId(ErpDocument order) => NewId("line", $"{order.Number}/{order.Lines.Count.Text()}/{order.Version.Text()}");

    public void Add(ErpDocument order, Actor by)
    {
        Orders.Add(order);
        History.Add(order);
        _world.Events.Add(new SalesOrderCreated(order.CreatedAt, by, ErpTrace.Content(order)));
    }

    /// <summary>Somebody wrote to the order or its lines.</summary>
    public void Changed(ErpDocument order, Actor by, DateTimeOffset now)
    {
        order.Touch(now);
        _world.Events.Add(new SalesOrderChanged(now, by, ErpTrace.Content(order)));
    }

    /// <summary>Blocks the customer for new orders and postings; a blank frees it.</summary>
    public void Block(string number, string blocked, DateTimeOffset now)
    {
        var customer = Customers.Find(c => c.Number == number) ?? throw new ArgumentException($"The ERP has no customer {number}.", nameof(number));
        customer.Blocked = string.IsNullOrWhiteSpace(blocked) ? " " : blocked;
        customer.Version++;
        const string trouble = "customer-blocked";
        _world.Events.Add(customer.Blocked == " "
            ? new TroubleEnded(now, Actor.Person, null, trouble)
            : new TroublePlanted(now, Actor.Person, null, trouble, LedgerStep.ErpOrder));
    }

    public void Delete(ErpDocument order, Actor by, DateTimeOffset now)
    {
        Orders.Remove(order);
        order.DeletedAt = now;
        _world.Events.Add(new SalesOrderDeleted(now, by, ErpTrace.Id(order)));
    }

    /// <summary>Posts shipment and invoice for what the lines say; the order disappears when nothing is left to invoice.</summary>
    public ErpError? ShipAndInvoice(ErpDocument order, Actor by, DateTimeOffset now)
    {
        if (order.Customer is { Blocked: not " " } blocked)
            return ErpError.Validation("Application_DialogException", $"You cannot post this type of document when Customer {blocked.Number} is blocked with type {blocked.Blocked}");
        var lines = order.Lines.Where(l => l.LineType != "Comment").ToList();
        if (lines.Count == 0)
            return ErpError.Validation("Application_DialogException", "Please add at least one line item to the document.");
        if (lines.All(l => l.ToShip == 0 && l.ToInvoice == 0))
            return ErpError.Validation("Application_DialogException", "There is nothing to post because the document does not contain a quantity or amount.");
        if (!order.PartialShipping && lines.Exists(l => l.ToShip != l.Quantity - l.Shipped))
            return ErpError.Validation("Application_DialogException", "The order must be shipped complete.");

        if (lines.Exists(l => l.ToShip != 0))
            Shipments.Add(Post(order, $"SS-{(++_shipments).ToString("D6", System.Globalization.CultureInfo.InvariantCulture)}", static l => l.ToShip, now));
        var invoiced = lines.Exists(l => l.ToInvoice != 0);
        if (invoiced)
            Invoices.Add(Post(order, $"SI-{(++_invoices).ToString("D6", System.Globalization.CultureInfo.InvariantCulture)}", static l => l.ToInvoice, now));
        var posted = ErpTrace.Posted(lines);
        foreach (var line in lines)
        {
            if (line.Item is { Type: "Inventory" } item)
                item.Inventory -= line.ToShip * line.PerUnit;
            (line.Shipped, line.Invoiced) = (line.Shipped + line.ToShip, line.Invoiced + line.ToInvoice);
            line.ShipNext = line.InvoiceNext = null;
        }

        order.Status = "Open";
        order.Touch(now);
        var complete = lines.TrueForAll(l => l.Invoiced >= l.Quantity);
        if (complete)
            Orders.Remove(order);
        _world.Events.Add(new SalesOrderPosted(now, by, ErpTrace.Id(order), posted, complete));
        return null;
    }

    private ErpDocument Post(ErpDocument order, string number, Func<ErpLine, decimal> quantity, DateTimeOffset now)
    {
        var posted = new ErpDocument
        {
            Id = NewId("posted", number),
            Number = number,
            CreatedAt = now,
            Texts = new Dictionary<string, string>(order.Texts, StringComparer.Ordinal),
            Customer = order.Customer,
            PricesIncludeTax = order.PricesIncludeTax,
            Status = "Open",
            ModifiedAt = now,
            Order = order,
        };
        foreach (var line in order.Lines)
        {
            posted.Lines.Add(new ErpLine
            {
                Id = NewId("posted-line", $"{number}/{line.Sequence.Text()}"),
                Sequence = line.Sequence,
                LineType = line.LineType,
                Item = line.Item,
                ObjectNumber = line.ObjectNumber,
                Description = line.Description,
                Description2 = line.Description2,
                Unit = line.Unit,
                PerUnit = line.PerUnit,
                Quantity = quantity(line),
                UnitPrice = line.UnitPrice,
                DiscountPercent = line.DiscountPercent,
                TaxCode = line.TaxCode,
            });
        }

        return posted;
    }
}
