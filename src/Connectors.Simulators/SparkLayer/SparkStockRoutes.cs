using System.Text.Json.Nodes;
using Connectors.Simulators.Internal;
using static Connectors.Simulators.SparkLayer.SparkLayerApi;
using static Connectors.Simulators.SparkLayer.SparkLayerSite;

namespace Connectors.Simulators.SparkLayer;

/// <summary>Stock and its locations.</summary>
internal sealed class SparkStockRoutes(SparkLayerSite site)
{
    public Reply Answer(Call call, string[] path) => (call.Method, path[2..]) switch
    {
        ("POST", ["batch-fetch-stock"]) => Fetch(Skus(call)),
        ("POST", ["batch-update-stock"]) => Update(List(call)),
        ("POST", ["batch-delete-stock"]) => Delete(Skus(call)),
        ("GET", ["stock-locations"]) => Json(200, new JsonArray([.. site.Locations.Select(static l => (JsonNode)Copy(l))])),
        ("POST", ["stock-locations"]) => Create(Body(call)),
        ("GET", ["stock-locations", var id]) => WithLocation(id, static l => Json(200, l)),
        ("PATCH", ["stock-locations", var id]) => WithLocation(id, location =>
        {
            foreach (var (name, value) in Body(call))
                location[name] = value?.DeepClone();
            return Json(200, location);
        }),
        ("DELETE", ["stock-locations", var id]) => WithLocation(id, location =>
        {
            site.Locations.Remove(location);
            return Reply.Empty(204);
        }),
        _ => Reply.Empty(404),
    };

    private static List<string> Skus(Call call) => [.. Body(call)["skus"]!.AsArray().Select(static s => (string)s!)];

    private Reply WithLocation(string id, Func<JsonObject, Reply> answer) => site.Location(id, null) is { } location ? answer(location) : SparkProblem.Of(404, "The location does not exist");

    private Reply Create(JsonObject made)
    {
        if (Text(made, "external_id") is { } external && site.Location(null, external) is not null)
            return SparkProblem.Of(409, "The external id is taken");
        made["id"] = site.NewId();
        site.Locations.Add(made);
        return Json(201, made);
    }

    private Reply Fetch(List<string> skus) => Json(200, new JsonArray([.. skus
        .Select(sku => (Sku: sku, Levels: site.Stock.Where(s => string.Equals(s.Key.Sku, sku, StringComparison.OrdinalIgnoreCase)).ToList()))
        .Where(static s => s.Levels.Count > 0)
        .Select(static s => (JsonNode)new JsonObject { ["sku"] = s.Sku, ["stock_levels"] = new JsonArray([.. s.Levels.Select(static l => (JsonNode)Copy(l.Value.Row))]) })]));

    /// <summary>One bad row refuses all of them.</summary>
    private Reply Update(JsonArray rows)
    {
        if (rows.Count == 0)
            return SparkProblem.Of(400, "At least one row is expected");
        var read = new List<(string Sku, string Location, JsonObject Row)>();
        foreach (var (index, row) in rows.Index())
        {
            var (id, external) = (Text(row, "stock_location_id"), Text(row, "stock_location_external_id"));
            if (Text(row, "sku") is not { Length: > 0 } sku || id is null == external is null || site.Location(id, external) is not { } location)
                return SparkProblem.Of(400, "A location does not exist", null, ("invalid", "The location does not exist.", external is null ? "stock_location_id" : "stock_location_external_id"));
            if (Amount(row, "stock_level") is not { } level || decimal.Truncate(level) != level)
                return SparkProblem.Of(400, "A level is not valid", null, ("invalid", "The level is not valid.", $"[{index.Text()}].stock_level"));
            read.Add((sku, Text(location, "id")!, row!.AsObject()));
        }

        if (read.DistinctBy(static r => (r.Sku.ToUpperInvariant(), r.Location)).Count() < read.Count)
            return SparkProblem.Of(400, "A pair of SKU and location stands there twice");
        foreach (var (sku, location, row) in read)
        {
            var kept = new JsonObject { ["stock_location_id"] = location, ["stock_location_external_id"] = Text(site.Location(location, null), "external_id") };
            foreach (var name in (string[])["stock_level", "restock_date", "min_stock_level"])
            {
                if (row[name] is { } value)
                    kept[name] = value.DeepClone();
            }

            site.Stock[(sku.ToUpperInvariant(), location)] = (sku, kept);
        }

        return Reply.Empty(204);
    }

    private Reply Delete(List<string> skus)
    {
        foreach (var key in site.Stock.Keys.Where(k => skus.Contains(k.Sku, StringComparer.OrdinalIgnoreCase)).ToList())
            site.Stock.Remove(key);
        return Reply.Empty(204);
    }
}
