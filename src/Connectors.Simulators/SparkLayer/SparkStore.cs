using System.Text.Json.Nodes;
using Connectors.Simulators.Internal;
using static Connectors.Simulators.SparkLayer.SparkLayerSite;

namespace Connectors.Simulators.SparkLayer;

/// <summary>A store without a commerce platform of its own: its checkout, and the people who work with its purchases.</summary>
internal sealed class SparkStore(SparkLayerSite site)
{
    private const string Currency = "GBP";
    private const decimal Tax = 0.2m;

    public JsonObject Place(SparkOrder order, DateTimeOffset now)
    {
        var purchase = new JsonObject
        {
            ["type"] = order.Type,
            ["purchase_identifiers"] = new JsonObject { ["sparklayer"] = site.NewId(), ["visible"] = $"P#{(1000 + site.Purchases.Count).Text()}" },
            ["customer_identifiers"] = new JsonObject { ["sparklayer"] = order.CustomerId },
            ["payment_method"] = order.PaymentMethod,
            ["dates"] = new JsonObject { ["placed_at"] = now.Iso(), ["created_at"] = now.Iso(), ["updated_at"] = now.Iso() },
            ["customer_reference"] = order.PoNumber,
            ["currency_code"] = Currency,
            ["billing_address"] = Address("1 Office Park"),
            ["packages"] = new JsonArray(new JsonObject
            {
                ["identifiers"] = new JsonObject { ["sparklayer_package_id"] = site.NewId() },
                ["type"] = "incoming",
                ["line_items"] = new JsonArray([.. order.Lines.Select(static l => (JsonNode)Line(l))]),
                ["shipping_method"] = order.DeliveryPrice is { } price ? new JsonObject { ["name"] = "Standard delivery", ["line_total"] = Total(price, 0m) } : new JsonObject { ["name"] = "Standard delivery" },
                ["shipping_address"] = Address("7 Works Road"),
                ["shipments"] = new JsonArray(),
                ["accounting_files"] = new JsonArray(),
            }),
            ["accounting_files"] = new JsonArray(),
            ["custom_fields"] = new JsonArray([.. order.Answers.Select(static a => (JsonNode)new JsonObject { ["name"] = a.Key, ["value"] = a.Value })]),
            ["metadata"] = new JsonArray(),
        };
        SparkPurchaseRoutes.Calculate(purchase, site.Behaviours);
        site.Purchases.Add(purchase);
        if (order.IsPaid)
            Pay(purchase, now);
        return purchase;
    }

    public void Pay(JsonObject purchase, DateTimeOffset now) => Record(purchase, Amount(purchase["calculated_total"], "number") ?? 0m, now);

    public void Record(JsonObject purchase, decimal amount, DateTimeOffset now)
    {
        var all = TransactionsOf(purchase);
        all.Add(new JsonObject
        {
            ["platform_id"] = $"card-{(all.Count + 1).Text()}", ["total"] = Money(amount), ["apply_to_balance"] = true,
        });
        Touch(purchase, now);
    }

    public void RecordUnreadable(JsonObject purchase, DateTimeOffset now)
    {
        TransactionsOf(purchase).Add(new JsonObject { ["platform_id"] = "odd-1", ["total"] = new JsonObject { ["number"] = "much", ["currency"] = Currency }, ["apply_to_balance"] = true });
        Touch(purchase, now);
    }

    /// <summary>People call pieces off: they stand in a package of their own from then on.</summary>
    public void Reduce(JsonObject purchase, string sku, int quantity, DateTimeOffset now)
    {
        var package = Packages(purchase).First(p => Text(p, "type") is "incoming" or "processing" or "on_hold" && Lines(p).Any(l => SkuOf(l) == sku));
        var line = Lines(package).First(l => SkuOf(l) == sku);
        var had = (int)Amount(line, "quantity")!.Value;
        if (quantity < 0 || quantity >= had)
            throw new ArgumentException($"The purchase has no line of {sku} with more than {quantity.Text()}.", nameof(sku));
        var off = Part(line, had - quantity, had);
        var called = new JsonObject { ["identifiers"] = new JsonObject { ["sparklayer_package_id"] = site.NewId() }, ["type"] = "cancelled", ["line_items"] = new JsonArray(off) };
        if (quantity == 0)
            ((JsonArray)package["line_items"]!).Remove(line);
        else
            ((JsonArray)package["line_items"]!)[((JsonArray)package["line_items"]!).IndexOf(line)] = Part(line, quantity, had);
        ((JsonArray)purchase["packages"]!).Add((JsonNode)called);
        Touch(purchase, now);
    }

    public void Turn(JsonObject purchase, string from, string to, DateTimeOffset now)
    {
        foreach (var package in Packages(purchase).Where(p => from.Split(' ').Contains(Text(p, "type"))))
            package["type"] = to;
        Touch(purchase, now);
    }

    public void Touch(JsonObject purchase, DateTimeOffset now)
    {
        SparkPurchaseRoutes.Calculate(purchase, site.Behaviours);
        purchase["dates"]!["updated_at"] = now.Iso();
    }

    public static IReadOnlyList<SparkShipment> SentOf(JsonObject purchase) =>
    [
        .. Packages(purchase).Where(static p => Text(p, "type") == "shipped").Select(static p => new SparkShipment(
            Text(p["identifiers"], "sparklayer_package_id") ?? string.Empty,
            [.. (p["shipments"] as JsonArray ?? []).Select(static s => Text(s, "tracking_number")).OfType<string>()],
            Lines(p).GroupBy(static l => SkuOf(l), StringComparer.Ordinal).ToDictionary(static g => g.Key, static g => (int)g.Sum(static l => Amount(l, "quantity") ?? 0m), StringComparer.Ordinal))),
    ];

    /// <summary>A line of a purchase with its amounts.</summary>
    public static JsonObject Line(SparkOrderLine line)
    {
        var made = new JsonObject
        {
            ["identifiers"] = new JsonObject { ["sku"] = line.Sku },
            ["name_parent"] = line.Sku,
            ["name_child"] = null,
            ["quantity"] = line.Quantity,
            ["custom_attributes"] = new JsonArray(),
            ["line_total"] = Total(line.NetPrice * line.Quantity, line.Discount * line.Quantity),
            ["unit_total"] = Total(line.NetPrice, line.Discount),
            ["tax_lines"] = new JsonArray(new JsonObject { ["title"] = "VAT", ["amount"] = Money(decimal.Round(line.NetPrice * line.Quantity * Tax, 2, MidpointRounding.AwayFromZero)), ["rate"] = Tax }),
        };
        if (line.Unit is not null)
            made["unit_of_measure"] = line.Unit;
        return made;
    }

    public static JsonObject Address(string street) => new()
    {
        ["first_name"] = "Robin", ["last_name"] = "Buyer", ["company"] = "Simulated Buyer Ltd", ["address_line1"] = street, ["city"] = "Leeds", ["postal_code"] = "LS1 1AA", ["country_code"] = "GB", ["phone"] = "+44 113 496 0000",
    };

    private List<JsonObject> TransactionsOf(JsonObject purchase)
    {
        var id = Text(purchase["purchase_identifiers"], "sparklayer")!;
        return site.Transactions.TryGetValue(id, out var known) ? known : site.Transactions[id] = [];
    }

    private static JsonObject Total(decimal net, decimal discount)
    {
        var tax = decimal.Round(net * Tax, 2, MidpointRounding.AwayFromZero);
        return new JsonObject { ["total_net"] = Money(net), ["total_tax"] = Money(tax), ["total_gross"] = Money(net + tax), ["discount_net"] = Money(discount) };
    }

    private static JsonObject Money(decimal amount) => new() { ["number"] = decimal.Round(amount, 2, MidpointRounding.AwayFromZero).Text(), ["currency"] = Currency };

    private static JsonObject Part(JsonObject line, int quantity, int of)
    {
        var net = Amount(line["line_total"]?["total_net"], "number")!.Value / of;
        var discount = (Amount(line["line_total"]?["discount_net"], "number") ?? 0m) / of;
        var part = Copy(line);
        part["quantity"] = quantity;
        part["line_total"] = Total(decimal.Round(net * quantity, 2, MidpointRounding.AwayFromZero), discount * quantity);
        part["tax_lines"] = new JsonArray(new JsonObject { ["title"] = "VAT", ["amount"] = part["line_total"]!["total_tax"]!.DeepClone(), ["rate"] = Tax });
        return part;
    }

    private static IEnumerable<JsonObject> Packages(JsonObject purchase) => (purchase["packages"] as JsonArray ?? []).OfType<JsonObject>();

    private static IEnumerable<JsonObject> Lines(JsonObject package) => (package["line_items"] as JsonArray ?? []).OfType<JsonObject>();

    private static string SkuOf(JsonObject line) => (Text(line["identifiers"], "sku") ?? string.Empty) + (Text(line, "unit_of_measure") is { } unit ? $"|{unit}" : string.Empty);
}
