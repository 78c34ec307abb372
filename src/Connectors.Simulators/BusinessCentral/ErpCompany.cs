using Connectors.Simulators.Internal;

namespace Connectors.Simulators.BusinessCentral;

/// <summary>The company in the ERP: master data, orders and what was posted from them.</summary>
internal sealed class ErpCompany
{
    public const string TenantId = "7c0a1a3e-51d4-4b7e-9d55-2f6a1f0c3b11";
    public const string Environment = "Production";
    public const string Name = "Simulated DIY Supplies Ltd";
    public const string ClientId = "b3d6f0aa-8a55-4c1e-8a0e-6f7f4f9b2c01";
    public const string ClientSecret = "simulated-client-secret";
    public const string CustomerNumber = "C-BQ-UK";
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

    public Guid Id { get; }

    public List<ErpCustomerRecord> Customers { get; } = [];

    public List<ErpItemRecord> Items { get; } = [];

    /// <summary>Orders that stand; a deleted or fully invoiced one is gone.</summary>
    public List<ErpDocument> Orders { get; } = [];

    /// <summary>Every order ever made, for the ledger.</summary>
    public List<ErpDocument> History { get; } = [];

    public List<ErpDocument> Invoices { get; } = [];

    public List<ErpDocument> Shipments { get; } = [];

    public Guid NewId(string kind, string key) => Dice.For(_world.Options.Seed, kind, key).Id();

    public string NextOrderNumber() => $"SO-{(++_orders).ToString("D6", System.Globalization.CultureInfo.InvariantCulture)}";

    public Guid NextLineId(ErpDocument order) => NewId("line", $"{order.Number}/{order.Lines.Count.Text()}/{order.Version.Text()}");

    public void Add(ErpDocument order)
    {
        Orders.Add(order);
        History.Add(order);
    }

    public void Delete(ErpDocument order, DateTimeOffset now)
    {
        Orders.Remove(order);
        order.DeletedAt = now;
    }

    /// <summary>Posts shipment and invoice for what the lines say; the order disappears when nothing is left to invoice.</summary>
    public ErpError? ShipAndInvoice(ErpDocument order, DateTimeOffset now)
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
        foreach (var line in lines)
        {
            if (line.Item is { Type: "Inventory" } item)
                item.Inventory -= line.ToShip * line.PerUnit;
            (line.Shipped, line.Invoiced) = (line.Shipped + line.ToShip, line.Invoiced + line.ToInvoice);
            line.ShipNext = line.InvoiceNext = null;
        }

        order.Status = "Open";
        order.Touch(now);
        if (lines.TrueForAll(l => l.Invoiced >= l.Quantity))
            Orders.Remove(order);
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
