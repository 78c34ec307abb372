using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Connectors.Simulators.Internal;
using Connectors.Simulators.Ledger.Events;
using GraphQL;

namespace Connectors.Simulators.Shopify;

/// <summary>What the simulated store keeps: one currency, 20 % tax on top, one business customer, two locations. Under the lock of the world.</summary>
internal sealed partial class ShopifyStore(WorldState world, ShopifyBehaviours behaviours) : ISimulatedVendor
{
    public const string Token = "shpat_simulated";
    public const string ClientId = "simulated-app";
    public const string ClientSecret = "simulated-app-secret";
    public const string CustomerId = "gid://shopify/Customer/1";

    public const decimal TaxRate = 0.2m;
    private static readonly string[] Scopes =
    [
        "read_orders", "write_orders", "read_draft_orders", "write_draft_orders", "read_merchant_managed_fulfillment_orders", "write_merchant_managed_fulfillment_orders", "read_customers",
        "write_customers", "read_locations", "read_products", "read_inventory", "write_inventory", "read_payment_terms", "write_payment_terms",
    ];

    private readonly Dictionary<string, ShopNode> _all = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Input, object? Answer)> _keys = new(StringComparer.Ordinal);
    private long _lastId = 1000;
    private int _lastOrder = 1000;
    private DateTimeOffset _now;

    public ShopifyBehaviours Behaviours { get; } = behaviours;

    public Dictionary<string, int> Effects { get; } = new(StringComparer.Ordinal);

    /// <summary>Results of large reads, by the name of their file.</summary>
    public Dictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

    public ShopifyGraph Graph { get; private set; } = null!;

    /// <summary>Where the listener is, for addresses of results.</summary>
    public Uri? Address { get; set; }

    public Vendor Api { get; private set; } = null!;

    /// <summary>Who sends what apps put in; null in a store that sends nothing for others.</summary>
    public ShopFloor? Floor { get; private set; }

    public static ShopifyStore Open(WorldState world, ShopifyBehaviours behaviours)
    {
        var store = new ShopifyStore(world, behaviours);
        store.Graph = new ShopifyGraph(store.Answer);
        store.Api = new ShopifyApi(world, store);
        return store;
    }

    public void Begin()
    {
        _now = world.Start;
        var customer = Keep(new ShopNode("Customer"), CustomerId);
        customer["displayName"] = "Simulated Buyer Ltd";
        customer["tags"] = new List<string> { "b2b" };
        SetMetafield(customer, "sparklayer", "payment_on_account", "json", """{"credit_limit":5000,"balance":0}""", _now);
        foreach (var (id, name) in ((string, string)[])[("1", "Main"), ("2", "Second")])
        {
            var location = Keep(new ShopNode("Location"), $"gid://shopify/Location/{id}");
            (location["name"], location["isActive"], location["fulfillsOnlineOrders"]) = (name, true, true);
        }

        foreach (var (id, type, days) in ((string, string, int?)[])[("1", "RECEIPT", null), ("4", "NET", 30), ("9", "FULFILLMENT", null)])
        {
            var template = Keep(new ShopNode("PaymentTermsTemplate"), $"gid://shopify/PaymentTermsTemplate/{id}");
            (template["name"], template["paymentTermsType"], template["dueInDays"]) = (days is null ? type : $"Net {days}", type, days);
        }

        if (Behaviours.SendsForOthers)
            (Floor = new ShopFloor(world, this)).Begin();
    }

    public ShopNode? Find(string? id, string? type) => id is not null && _all.TryGetValue(id, out var node) && (type is null || node.Type == type) ? node : null;

    public static void Touch(ShopNode node, DateTimeOffset now) => node["updatedAt"] = Instant(now);

    public static void SetMetafield(ShopNode owner, string space, string key, string type, string value, DateTimeOffset now)
    {
        var all = owner.Nodes("metafields");
        all.RemoveAll(m => m.Text("namespace") == space && m.Text("key") == key);
        var metafield = new ShopNode("Metafield");
        metafield["id"] = $"gid://shopify/Metafield/{Math.Abs(string.GetHashCode(owner.Id + space + key, StringComparison.Ordinal))}";
        (metafield["namespace"], metafield["key"], metafield["type"], metafield["value"]) = (space, key, type, value);
        metafield["compareDigest"] = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(value + Instant(now))));
        metafield["updatedAt"] = Instant(now);
        all.Add(metafield);
        if (owner["updatedAt"] is not null)
            Touch(owner, now);
    }

    /// <summary>An order as SparkLayer leaves it: the price of the business is a discount from everybody's.</summary>
    public ShopNode Place(ShopOrder placed, DateTimeOffset now)
    {
        _now = now;
        var order = NewOrder(Lines("LineItem", placed.Lines), placed.IsPaid);
        Describe(order, placed);
        order["note"] = placed.Note;
        AddDelivery(order, placed.DeliveryPrice, placed.IsPaid);
        foreach (var line in placed.Lines)
            MoveAvailable(LevelOf(line.Sku, 1)!, -line.Quantity, now);
        if (placed.IsBusiness)
            Tell(order);
        return order;
    }

    /// <summary>The orders of businesses, by the number that other systems name them by.</summary>
    public Dictionary<string, ShopNode> Orders { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What the seller agreed on: the orders of a business belong to a customer of the ERP.</summary>
    public void Belongs(ShopNode customer, string erpCustomer, DateTimeOffset now)
    {
        customer["erpCustomer"] = erpCustomer;
        foreach (var order in Orders.Values.Where(o => o["customer"] == customer))
            Edited(order, now);
    }

    public BuyerOrder Content(ShopNode order) => ShopTrace.Content(order, Behaviours.Name, world.Offers, TaxRate * 100m);

    /// <summary>Something of an order is another now; a private person's is nobody's here.</summary>
    public void Edited(ShopNode order, DateTimeOffset now)
    {
        if (Orders.ContainsKey(ShopTrace.Number(order)))
            world.Events.Add(new OrderChanged(now, Actor.Person, Content(order)));
    }

    /// <summary>The businesses of the day; null where nobody orders by himself.</summary>
    public TradeDesk? Desk { get; set; }

    /// <summary>People release every hold.</summary>
    public void ReleaseHolds(ShopNode order, DateTimeOffset now)
    {
        foreach (var part in order.Nodes("fulfillmentOrders"))
            part.Nodes("holds").Clear();
        Touch(order, now);
        world.Events.Add(new OrderLetGo(now, ShopTrace.Number(order)));
    }

    /// <summary>The money comes in.</summary>
    public void PayInFull(ShopNode order, DateTimeOffset now)
    {
        if (order["cancelledAt"] is not null)
            return;
        (order["totalOutstandingSet"], order["displayFinancialStatus"]) = (0m, "PAID");
        Touch(order, now);
        world.Events.Add(new OrderCleared(now, ShopTrace.Number(order), null));
    }

    /// <summary>An order of a business stands: what is paid or on account may be sent at once, and nothing else before it is paid.</summary>
    private void Tell(ShopNode order)
    {
        var number = ShopTrace.Number(order);
        Orders[number] = order;
        var content = Content(order);
        world.Events.Add(new OrderPlaced(_now, content, "OPEN"));
        world.Events.Add(new OrderDecided(_now, Actor.Vendor, number, [.. content.Lines.Select(static l => l.LineId)], []));
        var isPaid = order.Text("displayFinancialStatus") == "PAID";
        if (isPaid || content.IsOnAccount)
            world.Events.Add(new OrderCleared(_now, number, null) { IsPaid = isPaid });
    }

    public ShopNode Draft(ShopOrder placed, DateTimeOffset now)
    {
        _now = now;
        var draft = Keep(new ShopNode("DraftOrder"), NextId("DraftOrder"));
        draft["name"] = $"#D{_lastId}";
        draft["status"] = "OPEN";
        draft["ready"] = true;
        draft["createdAt"] = draft["updatedAt"] = Instant(now);
        (draft["currencyCode"], draft["taxesIncluded"], draft["taxExempt"]) = ("GBP", false, false);
        Describe(draft, placed);
        draft["note2"] = placed.Note;
        draft["lineItems"] = Lines("DraftOrderLineItem", placed.Lines);
        var net = draft.Nodes("lineItems").Sum(static l => l.Amount("discountedTotalSet"));
        (draft["subtotalPriceSet"], draft["totalTaxSet"], draft["totalPriceSet"]) = (net, net * TaxRate, net * (1 + TaxRate));
        AddDelivery(draft, placed.DeliveryPrice, isPaid: false);
        draft["placed"] = placed;
        return draft;
    }

    /// <summary>Somebody changes how many of a line are wanted: what is taken off is written down as a refund, of money where it was paid.</summary>
    public ShopNode Reduce(ShopNode order, ShopNode line, int quantity, DateTimeOffset now, string restock = "CANCEL", decimal extra = 0m)
    {
        _now = now;
        var off = line.Number("currentQuantity") - quantity;
        var net = line.Amount("discountedTotalSet") / line.Number("quantity") * off;
        var isPaid = IsPaid(order);
        var refund = Refund(order, (isPaid ? net * (1 + TaxRate) : 0m) + extra, now);
        var taken = new ShopNode("RefundLineItem");
        (taken["id"], taken["quantity"], taken["restockType"], taken["lineItem"]) = (NextId("RefundLineItem"), off, restock, line);
        (taken["subtotalSet"], taken["totalTaxSet"]) = (net, net * TaxRate);
        refund.Nodes("refundLineItems").Add(taken);
        var before = Content(order);
        line["currentQuantity"] = quantity;
        world.Events.Add(new QuantityCancelled(now, Actor.Person, ShopTrace.Number(order), ShopTrace.Number(line), refund.Id, off, net, 0m));
        if (Content(order) is var after && !after.Lines.SequenceEqual(before.Lines))
            world.Events.Add(new OrderChanged(now, Actor.Person, after));
        order["currentTotalPriceSet"] = order.Amount("currentTotalPriceSet") - net * (1 + TaxRate);
        foreach (var part in order.Nodes("fulfillmentOrders").SelectMany(static f => f.Nodes("lineItems")).Where(l => l["lineItem"] == line))
        {
            var here = Math.Min(off, part.Number("remainingQuantity"));
            (part["remainingQuantity"], part["totalQuantity"], off) = (part.Number("remainingQuantity") - here, part.Number("totalQuantity") - here, off - here);
        }

        if (!isPaid)
            (order["edited"], order["totalOutstandingSet"]) = (true, order.Amount("totalOutstandingSet") - net * (1 + TaxRate));
        return refund;
    }

    /// <summary>Somebody gives money back.</summary>
    public ShopNode Refund(ShopNode order, decimal amount, DateTimeOffset now)
    {
        _now = now;
        var refund = Keep(new ShopNode("Refund"), NextId("Refund"));
        refund["createdAt"] = refund["processedAt"] = refund["updatedAt"] = Instant(now);
        refund["totalRefundedSet"] = amount;
        order.Nodes("refunds").Add(refund);
        if (amount > 0m)
            (order["displayFinancialStatus"], order["totalRefundedSet"]) = ("PARTIALLY_REFUNDED", order.Amount("totalRefundedSet") + amount);
        Touch(order, now);
        return refund;
    }

    private static bool IsPaid(ShopNode order) => order.Text("displayFinancialStatus") is "PAID" or "PARTIALLY_REFUNDED";

    /// <summary>People hold all that has not left, in the shop's own screen.</summary>
    public void Hold(ShopNode order, DateTimeOffset now)
    {
        _now = now;
        foreach (var part in order.Nodes("fulfillmentOrders").Where(static f => f.Text("status") == "OPEN"))
        {
            var hold = Keep(new ShopNode("FulfillmentHold"), NextId("FulfillmentHold"));
            (hold["reason"], hold["handle"], hold["heldByRequestingApp"], hold["reasonNotes"]) = ("OTHER", string.Empty, false, null);
            part.Nodes("holds").Add(hold);
            Touch(part, now);
        }

        world.Events.Add(new OrderHeld(now, ShopTrace.Number(order)));

        Touch(order, now);
    }

    private void Describe(ShopNode placedAs, ShopOrder placed)
    {
        placedAs["poNumber"] = placed.PoNumber;
        placedAs["email"] = placed.IsBusiness ? "orders@buyer.example" : "somebody@private.example";
        var address = Made(
            "MailingAddress", ("firstName", "Robin"), ("lastName", "Buyer"), ("name", "Robin Buyer"), ("company", placed.IsBusiness ? "Simulated Buyer Ltd" : null), ("address1", "7 Works Road"),
            ("address2", null), ("city", "Leeds"), ("province", "England"), ("provinceCode", "ENG"), ("zip", "LS1 4AA"), ("countryCodeV2", "GB"), ("phone", "+44 113 496 0000"));
        placedAs["shippingAddress"] = placedAs["billingAddress"] = address;
        placedAs["paymentTerms"] = placed.NetDays is { } days ? Terms("NET", days) : null;
        placedAs["customAttributes"] = Attributes(placed.Attributes.Select(static a => (a.Key, (string?)a.Value)));
        placedAs["tags"] = new List<string>();
        if (!placed.IsBusiness)
            return;
        placedAs["customer"] = placedAs["purchasingEntity"] = Find(placed.CustomerId ?? CustomerId, "Customer") ?? throw new ArgumentException($"The store has no customer {placed.CustomerId}.", nameof(placed));
        placedAs["onAccount"] = placed.PaymentType == "paymentOnAccount";
        ((List<string>)placedAs["tags"]!).Add("b2b");
        placedAs.Nodes("customAttributes").AddRange(Attributes([("sparkCartId", placed.CartId), ("sparkPaymentType", placed.PaymentType)]));
    }

    private static void AddDelivery(ShopNode order, decimal? price, bool isPaid, string title = "Standard", string? code = "Standard")
    {
        if (price is not { } cost)
            return;
        order["shippingLine"] = Made(
            "ShippingLine", ("title", title), ("code", code), ("source", "shopify"), ("originalPriceSet", cost), ("discountedPriceSet", cost),
            ("taxLines", new List<ShopNode> { Made("TaxLine", ("title", "VAT"), ("rate", (double)TaxRate), ("priceSet", cost * TaxRate)) }));
        order["totalTaxSet"] = order.Amount("totalTaxSet") + cost * TaxRate;
        order["totalPriceSet"] = order["currentTotalPriceSet"] = order.Amount("totalPriceSet") + cost * (1 + TaxRate);
        order["totalOutstandingSet"] = isPaid ? 0m : order.Amount("totalPriceSet");
    }

    private object? Answer(IResolveFieldContext context)
    {
        _now = world.Options.Clock.GetUtcNow();
        var id = ShopifyGraph.Argument(context, "id") as string;
        var name = context.FieldDefinition.Name;
        return context.ParentType.Name == "Mutation" ? Change(context, name) : name switch
        {
            "shop" => Shop(),
            "currentAppInstallation" => Made("AppInstallation", ("accessScopes", Scopes.Select(static s => Made("AccessScope", ("handle", s))).ToList())),
            "publicApiVersions" => ((string[])["2026-01", "2026-04", "2026-07", "2026-10"]).Select(static v => Made("ApiVersion", ("handle", v), ("supported", true))).ToList(),
            "orders" => List(context, "Order", static (order, term) => Searched(order, term)),
            "draftOrders" => List(context, "DraftOrder", static (draft, term) => Searched(draft, term)),
            "ordersCount" => Made("Count", ("count", Searching(context, "Order", static (order, term) => Searched(order, term)).Count), ("precision", "EXACT")),
            "productVariants" => List(context, "ProductVariant", static (variant, term) => term == "sku" ? [variant.Text("sku")] : null),
            "locations" => List(context, "Location", static (_, _) => null),
            "webhookSubscriptions" => List(context, "WebhookSubscription", static (_, _) => null),
            "paymentTermsTemplates" => _all.Values.Where(static n => n.Type == "PaymentTermsTemplate").ToList(),
            "node" => Find(id, null),
            "order" => Find(id, "Order"),
            "draftOrder" => Find(id, "DraftOrder"),
            "fulfillmentOrder" => Find(id, "FulfillmentOrder"),
            "fulfillment" => Find(id, "Fulfillment"),
            "refund" => Find(id, "Refund"),
            "job" => Find(id, "Job"),
            "bulkOperation" => Find(id, "BulkOperation"),
            _ => throw new ExecutionError($"The simulator knows no {name}."),
        };
    }

    private static IEnumerable<string>? Searched(ShopNode node, string term) => term switch
    {
        "updated_at" => [node.Text("updatedAt")],
        "created_at" => [node.Text("createdAt")],
        "tag" => (IEnumerable<string>)node["tags"]!,
        "name" => [node.Text("name")],
        "po_number" => [node.Text("poNumber")],
        "source_identifier" => [node.Text("sourceIdentifier")],
        "financial_status" => [node.Text("displayFinancialStatus")],
        "fulfillment_status" => [node.Text("displayFulfillmentStatus")],
        "status" when node.Type == "DraftOrder" => [node.Text("status")],
        "status" => [node["cancelledAt"] is not null ? "cancelled" : node["closed"] is true ? "closed" : "open"],
        _ => null,
    };

    private ShopNode List(IResolveFieldContext context, string type, Func<ShopNode, string, IEnumerable<string>?> read) =>
        ShopifyGraph.Page($"{type}Connection", Searching(context, type, read).Select(static n => ($"{n.Text("updatedAt")}|{n.Id.Length:D3}{n.Id}", n)), context);

    /// <summary>What is found: what happened a moment ago may not be in the index yet.</summary>
    private List<ShopNode> Searching(IResolveFieldContext context, string type, Func<ShopNode, string, IEnumerable<string>?> read)
    {
        var search = ShopSearch.Parse(ShopifyGraph.Argument(context, "query") as string);
        var seen = Instant(_now - Behaviours.IndexLag);
        return _all.Values.Where(n => n.Type == type && string.CompareOrdinal(n.Text("updatedAt"), seen) <= 0 && search.Finds(n, read)).ToList();
    }

    private ShopNode Shop() => Made(
        "Shop", ("id", "gid://shopify/Shop/1"), ("name", "Simulated"), ("myshopifyDomain", "simulated.myshopify.com"), ("currencyCode", "GBP"), ("ianaTimezone", "Europe/London"),
        ("taxesIncluded", false), ("plan", Made("ShopPlan", ("shopifyPlus", Behaviours.IsPlus))));

    private ShopNode NewOrder(List<ShopNode> lines, bool isPaid, string? name = null)
    {
        var order = Keep(new ShopNode("Order"), NextId("Order"));
        order["name"] = name ?? $"#{++_lastOrder}";
        order["createdAt"] = order["processedAt"] = order["updatedAt"] = Instant(_now);
        (order["closed"], order["test"], order["edited"], order["returnStatus"]) = (false, false, false, "NO_RETURN");
        (order["currencyCode"], order["presentmentCurrencyCode"], order["taxesIncluded"], order["taxExempt"]) = ("GBP", "GBP", false, false);
        order["tags"] = new List<string>();
        order["customAttributes"] = new List<ShopNode>();
        order["paymentGatewayNames"] = new List<string> { isPaid ? "shopify_payments" : "manual" };
        order["lineItems"] = lines;
        var net = lines.Sum(static l => l.Amount("discountedTotalSet"));
        order["subtotalPriceSet"] = net;
        order["totalDiscountsSet"] = lines.Sum(static l => l.Amount("originalTotalSet")) - net;
        order["totalTaxSet"] = net * TaxRate;
        order["totalPriceSet"] = order["currentTotalPriceSet"] = net * (1 + TaxRate);
        order["totalOutstandingSet"] = isPaid ? 0m : net * (1 + TaxRate);
        order["totalRefundedSet"] = 0m;
        order["displayFinancialStatus"] = isPaid ? "PAID" : "PENDING";
        order["canMarkAsPaid"] = new Func<object?>(() => order["cancelledAt"] is null && order.Amount("totalOutstandingSet") > 0m);
        order["displayFulfillmentStatus"] = new Func<object?>(() => Fulfilled(order));
        order["fulfillmentsCount"] = new Func<object?>(() => Made("Count", ("count", order.Nodes("fulfillments").Count), ("precision", "EXACT")));
        order["refunds"] = new List<ShopNode>();
        order["fulfillments"] = new List<ShopNode>();
        AddFulfillmentOrder(order, Find("gid://shopify/Location/1", null)!, lines.Select(static l => (l, l.Number("quantity"))));
        foreach (var line in lines)
            line["unfulfilledQuantity"] = new Func<object?>(() => order["cancelledAt"] is not null ? 0 : order.Nodes("fulfillmentOrders").SelectMany(static f => f.Nodes("lineItems")).Where(l => l["lineItem"] == line).Sum(static l => l.Number("remainingQuantity")));
        return order;
    }

    private ShopNode AddFulfillmentOrder(ShopNode order, ShopNode location, IEnumerable<(ShopNode Line, int Quantity)> lines)
    {
        var part = Keep(new ShopNode("FulfillmentOrder"), NextId("FulfillmentOrder"));
        part["order"] = order;
        part["holds"] = new List<ShopNode>();
        part["isClosed"] = false;
        part["requestStatus"] = "UNSUBMITTED";
        part["updatedAt"] = Instant(_now);
        part["location"] = location;
        part["assignedLocation"] = new Func<object?>(() => Made("FulfillmentOrderAssignedLocation", ("name", ((ShopNode)part["location"]!).Text("name")), ("location", part["location"])));
        part["deliveryMethod"] = Made("DeliveryMethod", ("methodType", "SHIPPING"), ("presentedName", "Standard"));
        part["fulfillmentHolds"] = new Func<object?>(() => part.Nodes("holds"));
        part["lineItems"] = lines.Select(l => FulfillmentOrderLine(l.Line, l.Quantity)).ToList();
        part["status"] = new Func<object?>(() => part["isClosed"] is true ? "CLOSED" : part.Nodes("holds").Count > 0 ? "ON_HOLD" : part.Nodes("lineItems").All(static l => l.Number("remainingQuantity") == 0) ? "CLOSED" : "OPEN");
        part["supportedActions"] = new Func<object?>(() => (part.Text("status") switch
        {
            "OPEN" => (string[])["CREATE_FULFILLMENT", "HOLD", "MOVE", "SPLIT"],
            "ON_HOLD" => ["RELEASE_HOLD", "HOLD", "MOVE"],
            _ => [],
        }).Select(static a => Made("FulfillmentOrderSupportedAction", ("action", a))).ToList());
        order.Nodes("fulfillmentOrders").Add(part);
        return part;
    }

    private ShopNode FulfillmentOrderLine(ShopNode line, int quantity)
    {
        var part = Keep(new ShopNode("FulfillmentOrderLineItem"), NextId("FulfillmentOrderLineItem"));
        (part["sku"], part["remainingQuantity"], part["totalQuantity"], part["lineItem"]) = (line["sku"], quantity, quantity, line);
        return part;
    }

    private static string Fulfilled(ShopNode order)
    {
        var parts = order.Nodes("fulfillmentOrders");
        var open = parts.Where(static p => p.Text("status") != "CLOSED").ToList();
        if (open.Count > 0 && open.TrueForAll(static p => p.Text("status") == "ON_HOLD"))
            return "ON_HOLD";
        var left = open.Sum(static p => p.Nodes("lineItems").Sum(static l => l.Number("remainingQuantity")));
        return order.Nodes("fulfillments").TrueForAll(static f => f.Text("status") == "CANCELLED") ? "UNFULFILLED" : left == 0 ? "FULFILLED" : "PARTIALLY_FULFILLED";
    }

    private List<ShopNode> Lines(string type, IReadOnlyList<ShopLine> lines) => [.. lines.Select(line => Line(type, line.Sku, line.Quantity, line.RetailPrice, line.Price, line.AgreedPrice))];

    private ShopNode Line(string type, string sku, int quantity, decimal retail, decimal price, decimal? agreed = null, bool isOwn = true)
    {
        var line = Keep(new ShopNode(type), NextId(type));
        (line["sku"], line["name"], line["quantity"], line["custom"]) = (sku, sku, quantity, false);
        (line["currentQuantity"], line["requiresShipping"], line["isGiftCard"]) = (quantity, true, false);
        line["agreed"] = agreed * quantity;
        line["originalUnitPriceSet"] = retail;
        line["originalTotalSet"] = retail * quantity;
        line["discountedTotalSet"] = price * quantity;
        line["discountedUnitPriceAfterAllDiscountsSet"] = price;
        line["discountAllocations"] = retail == price ? new List<ShopNode>() : [Made(
            "DiscountAllocation",
            ("allocatedAmountSet", (retail - price) * quantity),
            ("discountApplication", Made("ManualDiscountApplication", ("index", 0), ("allocationMethod", "EACH"), ("targetSelection", "EXPLICIT"), ("targetType", "LINE_ITEM"))))];
        line["taxLines"] = new List<ShopNode> { Made("TaxLine", ("title", "VAT"), ("rate", (double)TaxRate), ("priceSet", price * quantity * TaxRate)) };
        line["customAttributes"] = Attributes([("Charged Price", price.ToString("0.00", CultureInfo.InvariantCulture))]);
        if (isOwn)
            line["variant"] = Variant(sku);
        return line;
    }

    public ShopNode Variant(string sku, DateTimeOffset now)
    {
        _now = now;
        return Variant(sku);
    }

    public ShopNode Variant(string sku)
    {
        if (_all.Values.FirstOrDefault(n => n.Type == "ProductVariant" && n.Text("sku") == sku) is { } known)
            return known;
        return AddVariant(sku, 100);
    }

    /// <summary>An article that people list.</summary>
    public ShopNode AddVariant(string sku, int available)
    {
        var item = Keep(new ShopNode("InventoryItem"), NextId("InventoryItem"));
        item["tracked"] = true;
        foreach (var location in _all.Values.Where(static n => n.Type == "Location").ToList())
        {
            var level = Keep(new ShopNode("InventoryLevel"), NextId("InventoryLevel"));
            (level["location"], level["available"], level["updatedAt"]) = (location, available, Instant(_now));
            level["quantities"] = new Func<object?>(() => ((string[])["available", "on_hand", "committed"]).Select(name => Made("InventoryQuantity", ("name", name), ("quantity", name == "committed" ? 0 : level["available"]))).ToList());
            item.Nodes("inventoryLevels").Add(level);
        }

        var variant = Keep(new ShopNode("ProductVariant"), NextId("ProductVariant"));
        (variant["sku"], variant["inventoryItem"]) = (sku, item);
        return variant;
    }

    public static string LocationId(int location) => string.Create(CultureInfo.InvariantCulture, $"gid://shopify/Location/{location}");

    /// <summary>The stock of the first variant with a SKU at a location; null when there is none.</summary>
    public ShopNode? LevelOf(string sku, int location) => _all.Values.FirstOrDefault(n => n.Type == "ProductVariant" && n.Text("sku") == sku) is { } variant ? LevelOf(variant, location) : null;

    private static ShopNode? LevelOf(ShopNode variant, int location) => ((ShopNode)variant["inventoryItem"]!).Nodes("inventoryLevels").Find(l => ((ShopNode)l["location"]!).Id == LocationId(location));

    /// <summary>People take an article off the list.</summary>
    public void RemoveVariants(string sku)
    {
        foreach (var id in _all.Values.Where(n => n.Type == "ProductVariant" && n.Text("sku") == sku).Select(static n => n.Id).ToList())
            _all.Remove(id);
    }

    public void MoveAvailable(ShopNode level, int by, DateTimeOffset now)
    {
        _now = now;
        level["available"] = level.Number("available") + by;
        Touch(level, now);
    }

    /// <summary>Another business.</summary>
    public string AddCustomer()
    {
        var customer = Keep(new ShopNode("Customer"), NextId("Customer"));
        (customer["displayName"], customer["tags"]) = ("Simulated Buyer Ltd", new List<string> { "b2b" });
        return customer.Id;
    }

    /// <summary>Terms of so many days.</summary>
    public ShopNode NetTerms(int days, DateTimeOffset now)
    {
        _now = now;
        return Terms("NET", days);
    }

    private ShopNode Terms(string type, int? days)
    {
        var terms = Keep(new ShopNode("PaymentTerms"), NextId("PaymentTerms"));
        (terms["paymentTermsName"], terms["paymentTermsType"], terms["dueInDays"], terms["overdue"]) = (days is null ? type : $"Net {days}", type, days, false);
        if (days is { } count)
            terms.Nodes("paymentSchedules").Add(Made("PaymentSchedule", ("issuedAt", Instant(_now)), ("dueAt", Instant(_now.AddDays(count)))));
        foreach (var schedule in terms.Nodes("paymentSchedules"))
            (schedule["totalBalance"], schedule["balanceDue"]) = (0m, 0m);
        return terms;
    }

    private static List<ShopNode> Attributes(IEnumerable<(string Key, string? Value)> all) => [.. all.Select(static a => Made("Attribute", ("key", a.Key), ("value", a.Value)))];

    private ShopNode Keep(ShopNode node, string id)
    {
        node["id"] = id;
        node["legacyResourceId"] = id[(id.LastIndexOf('/') + 1)..];
        _all[id] = node;
        return node;
    }

    private string NextId(string type) => $"gid://shopify/{type}/{++_lastId}";

    private static ShopNode Made(string type, params (string Name, object? Value)[] values)
    {
        var node = new ShopNode(type);
        foreach (var (name, value) in values)
            node[name] = value;
        return node;
    }

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
