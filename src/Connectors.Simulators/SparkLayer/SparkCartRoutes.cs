using System.Text.Json.Nodes;
using Connectors.Simulators.Internal;
using static Connectors.Simulators.SparkLayer.SparkLayerApi;
using static Connectors.Simulators.SparkLayer.SparkLayerSite;

namespace Connectors.Simulators.SparkLayer;

/// <summary>Carts, which become purchases.</summary>
internal sealed class SparkCartRoutes(SparkLayerSite site)
{
    private const string Currency = "GBP";
    private const string Rate = "standard";

    public Reply Answer(Call call, string[] path, DateTimeOffset now) => (call.Method, path[3..]) switch
    {
        ("POST", []) => Create(Body(call)),
        ("GET", [var id]) => WithCart(id, cart => Json(200, Show(cart))),
        ("PATCH" or "PUT", [var id]) => WithCart(id, cart => Fill(cart, Body(call))),
        ("POST", [var id, "calculate"]) => WithCart(id, Calculate),
        ("POST", [var id, "complete"]) => WithCart(id, cart => Complete(cart, Body(call), now)),
        _ => Reply.Empty(404),
    };

    private Reply WithCart(string id, Func<SparkCart, Reply> answer) => site.Carts.Find(c => c.Id == id) is { } cart ? answer(cart) : SparkProblem.Of(404, "The cart does not exist");

    private Reply Create(JsonObject sent)
    {
        if (site.Customer(Text(sent, "customer_lookup_by") ?? "sparklayer", Text(sent, "customer_id") ?? string.Empty) is not { } customer)
            return SparkProblem.Of(404, "The customer does not exist");
        var cart = new SparkCart(site.NewId(), customer);
        site.Carts.Add(cart);
        return Json(201, Show(cart));
    }

    private Reply Fill(SparkCart cart, JsonObject change)
    {
        if (change["line_items"] is JsonArray lines)
        {
            cart.Lines.Clear();
            cart.Lines.AddRange(lines.Select(static l => (Text(l, "sku")!, (int)Amount(l, "quantity")!.Value)));
        }

        foreach (var name in (string[])["shipping_address", "billing_address"])
        {
            if (change[name] is { } address)
                cart.Document[name] = address.DeepClone();
        }

        return Json(200, Show(cart));
    }

    private JsonObject Show(SparkCart cart) => new()
    {
        ["id"] = cart.Id,
        ["line_items"] = new JsonArray([.. cart.Lines.Select(static l => (JsonNode)new JsonObject { ["sku"] = l.Sku, ["quantity"] = l.Quantity })]),
        ["validation_errors"] = new JsonArray([.. Errors(cart).Select(static e => (JsonNode)new JsonObject { ["code"] = e.Code, ["message"] = e.Message, ["property"] = e.Property })]),
    };

    private List<(string Code, string Message, string Property)> Errors(SparkCart cart)
    {
        var errors = new List<(string, string, string)>();
        foreach (var (index, (sku, quantity)) in cart.Lines.Index())
        {
            if (site.PriceFor(cart.Customer, sku, quantity) is null)
                errors.Add(("item-unavailable", "The item is not for sale.", $"line_items[{index.Text()}]"));
            if (site.MostOfSku.TryGetValue(sku, out var most) && quantity > most)
                errors.Add(("maximum-order-item-quantity", "Too many of the item.", $"line_items[{index.Text()}]"));
        }

        return errors;
    }

    private decimal Total(SparkCart cart) => cart.Lines.Sum(l => l.Quantity * (site.PriceFor(cart.Customer, l.Sku, l.Quantity) ?? 0m));

    private Reply Calculate(SparkCart cart)
    {
        var total = Total(cart);
        return Json(200, new JsonObject
        {
            ["totals"] = new JsonObject
            {
                ["total"] = new JsonObject { ["pre_discount"] = new JsonObject { ["net"] = Money(total), ["gross"] = Money(total * 1.2m), ["tax"] = Money(total * 0.2m) } },
            },
            ["shipping_rates"] = new JsonArray(new JsonObject { ["handle"] = Rate, ["name"] = "Standard delivery" }),
            ["payment_methods"] = new JsonArray("paymentByInvoice", "paymentOnAccount"),
        });
    }

    private static JsonObject Money(decimal amount) => new() { ["amount"] = amount.Text(), ["currency_code"] = Currency };

    private Reply Complete(SparkCart cart, JsonObject how, DateTimeOffset now)
    {
        var waived = (how["ignore_validation_errors"] as JsonArray)?.Select(static c => (string?)c).ToList() ?? [];
        var errors = waived.Contains("*") ? [] : Errors(cart).Where(e => !waived.Contains(e.Code)).ToArray();
        if (errors.Length > 0)
            return SparkProblem.Of(422, "cart-validation-errors", null, errors);
        if (Text(how, "shipping_rate_handle") != Rate || cart.Lines.Count == 0)
            return SparkProblem.Of(400, "The cart cannot be completed");
        var onAccount = Text(how, "payment_method") == "paymentOnAccount";
        var gross = Total(cart) * 1.2m;
        var purchase = new JsonObject
        {
            ["type"] = "order_unconfirmed",
            ["purchase_identifiers"] = new JsonObject { ["sparklayer"] = cart.Id, ["visible"] = $"P#{(1000 + site.Purchases.Count).Text()}" },
            ["customer_identifiers"] = new JsonObject { ["sparklayer"] = Text(cart.Customer, "id") },
            ["payment_method"] = onAccount ? "on_account" : "invoice",
            ["dates"] = new JsonObject { ["placed_at"] = now.Iso(), ["created_at"] = now.Iso(), ["updated_at"] = now.Iso() },
            ["currency_code"] = Currency,
            ["packages"] = new JsonArray(new JsonObject
            {
                ["type"] = "incoming",
                ["identifiers"] = new JsonObject { ["sparklayer_package_id"] = site.NewId() },
                ["line_items"] = new JsonArray([.. cart.Lines.Select(l => (JsonNode)SparkStore.Line(new SparkOrderLine(l.Sku, l.Quantity, site.PriceFor(cart.Customer, l.Sku, l.Quantity) ?? 0m)))]),
                ["shipping_address"] = cart.Document["shipping_address"]?.DeepClone() ?? SparkStore.Address("7 Works Road"),
                ["shipping_method"] = new JsonObject { ["name"] = "Standard delivery" },
            }),
            ["billing_address"] = cart.Document["billing_address"]?.DeepClone() ?? SparkStore.Address("1 Office Park"),
            ["accounting_files"] = new JsonArray(),
            ["custom_fields"] = new JsonArray(),
        };
        SparkPurchaseRoutes.Calculate(purchase, site.Behaviours);
        site.Purchases.Add(purchase);
        site.Carts.Remove(cart);
        if (onAccount && cart.Customer is { } customer)
            MoveBalance(site.Customer("sparklayer", Text(customer, "id")!) ?? customer, gross);
        return Json(201, new JsonObject { ["purchase_id"] = cart.Id });
    }
}
