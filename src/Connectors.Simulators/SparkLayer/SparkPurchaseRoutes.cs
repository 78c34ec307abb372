using System.Text.Json.Nodes;
using Connectors.Simulators.Internal;
using static Connectors.Simulators.SparkLayer.SparkLayerApi;
using static Connectors.Simulators.SparkLayer.SparkLayerSite;

namespace Connectors.Simulators.SparkLayer;

/// <summary>Purchases: what is put replaces all of them; what is calculated is the site's own.</summary>
internal sealed class SparkPurchaseRoutes(SparkLayerSite site)
{
    private static readonly string[] Identifiers = ["platform", "internal", "visible"];
    private static readonly string[] OfLists = ["packages", "accounting_files", "custom_fields", "metadata", "tax_lines", "billing_address", "total_paid", "revision_date"];

    public Reply Answer(Call call, string[] path, DateTimeOffset now) => (call.Method, path[3..]) switch
    {
        ("GET", []) => Page(call),
        ("GET", [var by, var id]) => WithPurchase(by, id, static p => Json(200, p)),
        ("PUT", [var by, var id]) => Put(by, id, Body(call), now),
        ("GET", [var by, var id, "transactions"]) => WithPurchase(by, id, p => Many(site.Transactions, p)),
        ("PUT", [var by, var id, "transactions"]) => WithPurchase(by, id, p => Transact(p, Body(call), now)),
        ("GET", [var by, var id, "history"]) => WithPurchase(by, id, p => Many(site.History, p)),
        _ => Reply.Empty(404),
    };

    /// <summary>What the site works out of a purchase: what its lines and deliveries come to, and how far its packages are together.</summary>
    public static void Calculate(JsonObject purchase, SparkLayerBehaviours behaviours)
    {
        var packages = (purchase["packages"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        var counted = packages.Where(p => behaviours.CountsCancelled || Text(p, "type") != "cancelled").ToList();
        var totals = counted.SelectMany(static p => p["line_items"] as JsonArray ?? []).Select(static l => l?["line_total"]?["total_gross"]).Concat(counted.Select(static p => p["shipping_method"]?["line_total"]?["total_gross"])).ToList();
        purchase["calculated_total"] = new JsonObject
        {
            ["number"] = totals.Sum(static l => Amount(l, "number") ?? 0m).Text(),
            ["currency"] = (Text(purchase, "currency_code") ?? totals.Select(static l => Text(l, "currency")).FirstOrDefault(static c => c is not null) ?? "GBP").ToUpperInvariant(),
        };
        var fates = packages.Select(static p => Text(p, "type")).Distinct().ToList();
        if (fates.Count > 1)
            fates.Remove("cancelled");
        purchase["calculated_fulfilment_status"] = fates switch
        {
            [] => "incoming",
            [var one] => one,
            _ when fates.Contains("shipped") => "part_shipped",
            _ => "processing",
        };
    }

    private static string IdOf(JsonObject purchase) => Text(purchase["purchase_identifiers"], "sparklayer")!;

    private static Reply Many(Dictionary<string, List<JsonObject>> all, JsonObject purchase) =>
        Json(200, new JsonArray([.. (all.GetValueOrDefault(IdOf(purchase)) ?? []).Select(static t => (JsonNode)Copy(t))]));

    private Reply WithPurchase(string by, string id, Func<JsonObject, Reply> answer) => site.Purchase(by, id) is { } purchase ? answer(purchase) : SparkProblem.Of(404, "The purchase does not exist");

    /// <summary>A bare list without a total, the newest first.</summary>
    private Reply Page(Call call)
    {
        var (limit, offset) = (call.Number("limit", 50), call.Number("offset", 0));
        if (limit is < 1 or > 500 || offset < 0)
            return SparkProblem.Of(400, "The page is out of range");
        var (from, to) = (call.Instant("dates[last_updated][gte]"), call.Instant("dates[last_updated][lte]"));
        var (placedFrom, placedTo) = (call.Instant("dates[placed][gte]"), call.Instant("dates[placed][lte]"));
        var hits = Enumerable.Reverse(site.Purchases).Where(p =>
            (call.Parameter("type") is not { } type || Text(p, "type") == type)
            && (call.Parameter("customer_identifiers[sparklayer]") is not { } customer || Text(p["customer_identifiers"], "sparklayer") == customer)
            && Within(p, "updated_at", from, to)
            && Within(p, "placed_at", placedFrom, placedTo));
        return Json(200, new JsonArray([.. hits.Skip(offset).Take(limit).Select(static p =>
        {
            var summary = Copy(p);
            foreach (var name in OfLists)
                summary.Remove(name);
            return (JsonNode)summary;
        })]));
    }

    private static bool Within(JsonObject purchase, string name, DateTimeOffset? from, DateTimeOffset? to)
    {
        if (from is null && to is null)
            return true;
        return Text(purchase["dates"], name) is { } text && Call.ParseInstant(text) is { } at && (from is null || at >= from) && (to is null || at <= to);
    }

    private Reply Put(string by, string id, JsonObject sent, DateTimeOffset now)
    {
        if (sent["purchase_identifiers"] is not JsonObject identifiers || sent["customer_identifiers"] is not JsonObject || sent["dates"] is not JsonObject dates
            || sent["packages"] is not JsonArray || sent["accounting_files"] is not JsonArray || sent["custom_fields"] is not JsonArray || Text(sent, "type") is not { Length: > 0 })
            return SparkProblem.Of(400, "The purchase is not whole");
        if (sent.Any(static m => m.Key.StartsWith("calculated_", StringComparison.Ordinal)))
            return SparkProblem.Of(400, "What is calculated cannot be set");
        var there = site.Purchase(by, id);
        var own = there is null ? by == "sparklayer" ? id : Text(identifiers, "sparklayer") ?? site.NewId() : IdOf(there);
        if (Text(identifiers, "sparklayer") is { } named && named != own)
            return SparkProblem.Of(403, "The id of a purchase cannot be changed");
        if (Identifiers.Any(name => Text(identifiers, name) is { } number && site.Purchase(name, number) is { } other && !ReferenceEquals(other, there)))
            return SparkProblem.Of(409, "Another purchase has the identifier");
        identifiers["sparklayer"] = own;
        if (by != "sparklayer")
            identifiers[by] ??= id;
        dates["created_at"] ??= now.Iso();
        dates["updated_at"] = now.Iso();
        NamePackages(sent);
        Calculate(sent, site.Behaviours);
        site.PurchaseWrites++;
        if (there is not null)
            site.Purchases[site.Purchases.IndexOf(there)] = sent;
        else
            site.Purchases.Add(sent);
        return Json(200, sent);
    }

    /// <summary>Packages keep the ids that they are sent with; those without one get one.</summary>
    private void NamePackages(JsonObject purchase)
    {
        foreach (var package in (purchase["packages"] as JsonArray)!.OfType<JsonObject>())
        {
            var identifiers = package["identifiers"] as JsonObject;
            if (identifiers is null)
                package["identifiers"] = identifiers = [];
            if (site.Behaviours.RenamesPackages || Text(identifiers, "sparklayer_package_id") is null)
                identifiers["sparklayer_package_id"] = site.NewId();
        }
    }

    private Reply Transact(JsonObject purchase, JsonObject sent, DateTimeOffset now)
    {
        if (Text(sent, "platform_id") is not { Length: > 0 } platformId || Amount(sent["total"], "number") is null || sent["apply_to_balance"] is null)
            return SparkProblem.Of(400, "The transaction is not whole");
        var all = site.Transactions.TryGetValue(IdOf(purchase), out var known) ? known : site.Transactions[IdOf(purchase)] = [];
        var before = all.Find(t => Text(t, "platform_id") == platformId);
        if (site.Customer("sparklayer", Text(purchase["customer_identifiers"], "sparklayer") ?? string.Empty) is { } customer)
            MoveBalance(customer, Effect(before) - Effect(sent));
        if (before is not null)
            all.Remove(before);
        else if (Effect(sent) != 0m)
            (site.History.TryGetValue(IdOf(purchase), out var history) ? history : site.History[IdOf(purchase)] = []).Add(new JsonObject { ["type"] = "transaction", ["created_at"] = now.Iso() });
        all.Add(sent);
        return Json(200, sent);
    }

    /// <summary>What a transaction takes off what is owed.</summary>
    private static decimal Effect(JsonObject? transaction) => transaction is not null && (bool)transaction["apply_to_balance"]! ? Amount(transaction["total"], "number") ?? 0m : 0m;
}
