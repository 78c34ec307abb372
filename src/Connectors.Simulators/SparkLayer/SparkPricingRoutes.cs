using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Connectors.Simulators.Internal;
using static Connectors.Simulators.SparkLayer.SparkLayerApi;
using static Connectors.Simulators.SparkLayer.SparkLayerSite;

namespace Connectors.Simulators.SparkLayer;

/// <summary>Price lists and prices.</summary>
internal sealed class SparkPricingRoutes(SparkLayerSite site)
{
    private const int LargestPage = 250;

    private int _asked;

    public Reply Answer(Call call, string[] path) => (call.Method, path[1], path[2..]) switch
    {
        ("GET", "v2", ["price-lists"]) => Page(call),
        ("GET", "v1", ["price-lists"]) => Json(200, new JsonArray([.. site.PriceLists.Select(static l => (JsonNode)Copy(l.Document))])),
        ("POST", "v1", ["price-lists"]) => Create(call),
        ("GET", "v1", ["price-lists", var slug]) => WithList(slug, Show),
        ("PATCH", "v1", ["price-lists", var slug]) => WithList(slug, list => Change(list, Body(call))),
        ("DELETE", "v1", ["price-lists", var slug]) => WithList(slug, list =>
        {
            site.PriceLists.Remove(list);
            return Reply.Empty(204);
        }),
        ("GET", "v1", ["price-lists", var slug, "pricing"]) => WithList(slug, Rows),
        ("PATCH", "v1", ["price-lists", var slug, "pricing"]) => WithList(slug, _ => Update(call, slug)),
        ("DELETE", "v1", ["price-lists", var slug, "pricing"]) => WithList(slug, list =>
        {
            list.Prices.Clear();
            return Reply.Empty(204);
        }),
        ("PATCH", "v1", ["batch-update-pricing"]) => Update(call, null),
        ("GET", "v1", ["pricing", var sku]) => OfSku(sku),
        ("PATCH", "v1", ["pricing", var sku]) => UpdateSku(sku, List(call)),
        ("POST", "v1", ["fetch-customer-pricing"]) => OfCustomer(Body(call)),
        _ => Reply.Empty(404),
    };

    private Reply WithList(string slug, Func<SparkPriceList, Reply> answer) => site.PriceList(slug) is { } list ? answer(list) : SparkProblem.Of(404, "The price list does not exist");

    private Reply Page(Call call)
    {
        var (number, size) = (call.Number("page", 1), call.Number("page_size", 50));
        if (number < 1 || size is < 1 or > LargestPage)
            return SparkProblem.Of(400, "The page is out of range", null, ("out-of-range", "The value is out of range.", "page_size"));
        var all = site.PriceLists.Where(l => call.Parameter("source") is not { } source || Text(l.Document, "source") == source).ToList();
        var page = new JsonArray([.. all.Skip((number - 1) * size).Take(size).Select(static l => (JsonNode)Copy(l.Document))]);
        return Json(200, new JsonObject
        {
            ["data"] = page,
            ["pagination"] = new JsonObject { ["current_page"] = number, ["total_pages"] = Math.Max(1, (all.Count + size - 1) / size) },
        });
    }

    private Reply Show(SparkPriceList list) => site.World.Happens("sparklayer.wrapped-list", (++_asked).Text(), site.Behaviours.WrappedLists)
        ? Json(200, new JsonObject { ["data"] = Copy(list.Document) })
        : Json(200, list.Document);

    private Reply Create(Call call)
    {
        var made = Body(call);
        if (Text(made, "slug") is not { Length: > 0 and <= 30 } slug || Text(made, "name") is not { Length: > 0 and <= 64 } || Text(made, "currency_code") is not { Length: 3 })
            return SparkProblem.Of(400, "The price list is not valid");
        if (site.PriceList(slug) is not null)
            return SparkProblem.Of(409, "The slug is taken");
        made["source"] ??= "integration";
        site.PriceLists.Add(new SparkPriceList(made));
        return Json(201, made);
    }

    private static Reply Change(SparkPriceList list, JsonObject change)
    {
        foreach (var (name, value) in change)
            list.Document[name] = value?.DeepClone();
        return Json(200, list.Document);
    }

    private static Reply Rows(SparkPriceList list) => list.Prices.Count == 0
        ? Reply.Empty(204)
        : Json(200, new JsonArray([.. list.Prices.Values.SelectMany(static p => p).Select(static p => (JsonNode)new JsonObject
        {
            ["sku"] = p.Sku, ["quantity"] = p.Quantity, ["price"] = p.Price, ["unit_of_measure"] = p.UnitOfMeasure, ["tax_type"] = p.TaxType,
        })]));

    /// <summary>All of the call is carried out, or nothing.</summary>
    private Reply Update(Call call, string? slug)
    {
        var rows = call.Header("Content-Type")?.StartsWith("text/csv", StringComparison.Ordinal) is true ? FromFile(call, slug) : [.. List(call).Select(row => Read(row!.AsObject(), slug))];
        if (rows.Exists(row => site.PriceList(row.Slug) is null))
            return SparkProblem.Of(404, "A price list does not exist");
        if (MeetsAnother())
            return SparkProblem.Of(409, "Another update is running");
        var errors = Errors(rows);
        if (errors.Count > 0)
        {
            return site.World.Happens("sparklayer.refusal-without-lines", (++_asked).Text(), site.Behaviours.RefusalsWithoutLines)
                ? SparkProblem.Of(400, "Some prices are not valid")
                : SparkProblem.Lines(errors);
        }

        foreach (var (list, sku, prices) in rows)
            Replace(site.PriceList(list)!, sku, prices);
        return slug is null && site.World.Happens("sparklayer.list-in-answer", (++_asked).Text(), site.Behaviours.ListsInAnswers) ? Show(site.PriceList(rows[0].Slug)!) : Reply.Empty(204);
    }

    private bool MeetsAnother()
    {
        if (site.HeldUpdates > 0)
        {
            site.HeldUpdates--;
            return true;
        }

        return site.World.Happens("sparklayer.concurrent-update", (++_asked).Text(), site.Behaviours.ConcurrentUpdates);
    }

    private List<(int, string, string)> Errors(List<(string? Slug, string Sku, List<SparkPrice> Prices)> rows)
    {
        var errors = new List<(int, string, string)>();
        foreach (var (index, row) in rows.Index())
        {
            var line = site.Behaviours.LinesFromZero ? index : index + 1;
            if (site.Behaviours.RefusesUnknownSkus && !site.Skus.Contains(row.Sku))
                errors.Add((line, "sku", "The SKU does not exist."));
            if (row.Prices.Exists(static p => p.Price < 0m || p.Quantity < 1))
                errors.Add((line, "price", "The price is not valid."));
        }

        return errors;
    }

    /// <summary>What stood there of the SKU is deleted.</summary>
    private static void Replace(SparkPriceList list, string sku, List<SparkPrice> prices)
    {
        list.Prices.Remove(sku);
        if (prices.Count > 0)
            list.Prices[sku] = prices;
        if (!list.History.TryGetValue(sku, out var history))
            list.History[sku] = history = [];
        history.Add(prices.Count);
    }

    private static (string? Slug, string Sku, List<SparkPrice> Prices) Read(JsonObject row, string? slug)
    {
        var sku = Text(row, "sku") ?? throw new FormatException("A SKU is expected.");
        return (slug ?? Text(row, "price_list_slug"), sku, Breaks(sku, row["pricing"]));
    }

    private static List<SparkPrice> Breaks(string sku, JsonNode? pricing) =>
        [.. pricing!.AsArray().Select(p => new SparkPrice(sku, (int)Amount(p, "quantity")!.Value, Amount(p, "price")!.Value, Text(p, "unit_of_measure")) { TaxType = Text(p, "tax_type") ?? "net" })];

    /// <summary>Rows of one SKU are its prices; one without quantity and price takes all away.</summary>
    private static List<(string? Slug, string Sku, List<SparkPrice> Prices)> FromFile(Call call, string? slug) =>
    [
        .. CsvText.Read(Encoding.UTF8.GetString(call.Body)).GroupBy(row => (Slug: slug ?? row.GetValueOrDefault("price_list_slug"), Sku: row["sku"])).Select(static group => (
            group.Key.Slug,
            group.Key.Sku,
            group.Where(static row => row["price"].Length > 0).Select(static row => new SparkPrice(
                row["sku"], int.Parse(row["quantity"], CultureInfo.InvariantCulture), row.Amount("price")!.Value, row.GetValueOrDefault("unit_of_measure") is { Length: > 0 } unit ? unit : null)).ToList())),
    ];

    private Reply OfSku(string sku)
    {
        var lists = site.PriceLists.Where(l => l.Prices.ContainsKey(sku)).ToList();
        if (lists.Count == 0 && !site.Skus.Contains(sku))
            return SparkProblem.Of(404, "The SKU does not exist");
        return Json(200, new JsonArray([.. lists.Select(l => (JsonNode)new JsonObject
        {
            ["price_list_slug"] = l.Slug,
            ["pricing"] = new JsonArray([.. l.Prices[sku].Select(static p => (JsonNode)new JsonObject { ["quantity"] = p.Quantity, ["price"] = p.Price, ["unit_of_measure"] = p.UnitOfMeasure })]),
        })]));
    }

    private Reply UpdateSku(string sku, JsonArray lists)
    {
        if (MeetsAnother())
            return SparkProblem.Of(409, "Another update is running");
        if (lists.Any(l => site.PriceList(Text(l, "price_list_slug")) is null) || (site.Behaviours.RefusesUnknownSkus && !site.Skus.Contains(sku)))
            return SparkProblem.Of(404, "The SKU or a price list does not exist");
        foreach (var list in lists)
            Replace(site.PriceList(Text(list, "price_list_slug"))!, sku, Breaks(sku, list!["pricing"]));
        return OfSku(sku);
    }

    private Reply OfCustomer(JsonObject question)
    {
        if (site.Customer(Text(question, "customer_lookup_by") ?? "sparklayer", Text(question, "customer_id") ?? string.Empty) is not { } customer)
            return SparkProblem.Of(404, "The customer does not exist");
        return Json(200, new JsonArray([.. question["line_items"]!.AsArray().Select(line =>
        {
            var (sku, quantity) = (Text(line, "sku")!, (int)Amount(line, "quantity")!.Value);
            return (JsonNode)new JsonObject { ["sku"] = sku, ["quantity"] = quantity, ["price"] = site.PriceFor(customer, sku, quantity) };
        })]));
    }
}
