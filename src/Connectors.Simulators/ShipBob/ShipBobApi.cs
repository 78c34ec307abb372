using System.Globalization;
using System.Text.Json;
using Connectors.Simulators.Internal;
using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.ShipBob;

/// <summary>The warehouse's API, as the dossier describes it.</summary>
internal sealed class ShipBobApi(WorldState world, ShipBobWarehouse warehouse) : Vendor(world, "shipbob")
{
    private const int CallsPerMinute = 150;
    private const int LargestPage = 250;

    /// <summary>Before a list of values, any one of which is looked for.</summary>
    private const string AnyOf = "any:";

    private readonly CallWindow _window = new(CallsPerMinute, TimeSpan.FromMinutes(1));
    private int _refused;
    private int _cancellations;

    public override Reply TooMany(TimeSpan wait)
    {
        var key = (++_refused).Text();
        if (!World.Happens("shipbob.wait-only-in-text", key, World.Options.ShipBob.WaitOnlyInText))
            return TooManyInWords(wait).RetryAfter(wait, "x-retry-after").With("x-remaining-calls", "0");
        var hasFraction = Dice.For(World.Options.Seed, "shipbob.wait-with-fraction", key).Chance(0.5m);
        return hasFraction ? TooManyInWords(wait).With("x-retry-after", $"{Seconds(wait).Text()}.5") : TooManyInWords(wait);
    }

    public override Reply TooManyInWords(TimeSpan wait) => Reply.Json(429, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("statusCode", 429);
        json.WriteString("message", $"Rate limit is exceeded. Try again in {Seconds(wait).Text()} seconds.");
        json.WriteEndObject();
    });

    public override Reply Broken() => Mistake(500, string.Empty, "An unexpected error occurred.");

    public override Reply Answer(Call call, DateTimeOffset now)
    {
        if (call.Header("Authorization") != $"Bearer {ShipBobWarehouse.Token}")
            return Denied(call, 401, "Unauthorized");
        if (World.Options.CallLimits != CallLimitMode.Off && _window.TryTake(now) is { } wait)
            return TooMany(wait);
        if (call.Path is not [ShipBobWarehouse.Version, .. var path])
            return Reply.Empty(404);
        if (call.Header("shipbob_channel_id") is { } channel && channel != ShipBobWarehouse.ChannelId.Text())
            return Denied(call, 403, "Forbidden");
        return Route(call, path, now).With("x-remaining-calls", _window.Left.Text());
    }

    private Reply Route(Call call, string[] path, DateTimeOffset now) => (call.Method, path) switch
    {
        ("GET", ["channel"]) => Channels(),
        ("POST", ["order"]) => Submit(call, now),
        ("GET", ["order"]) => Orders(call, now),
        ("GET", ["order", var id]) => WithOrder(id, order => Reply.Json(200, json => ShipBobWriter.Order(json, order, now))),
        ("GET", ["order", var id, "shipment"]) => WithOrder(id, order => Reply.Json(200, json =>
        {
            json.WriteStartArray();
            foreach (var shipment in order.Shipments)
                ShipBobWriter.Shipment(json, order, shipment, now);
            json.WriteEndArray();
        })),
        ("POST", ["order", var id]) when id.EndsWith(":cancel", StringComparison.Ordinal) => WithOrder(id[..^7], order => Cancel(order, now)),
        ("POST", ["shipment:batchUpdateTrackingUpload"]) => Acknowledge(call),
        ("GET", ["inventory-level"]) => Levels(call, (json, product) => ShipBobWriter.Totals(json, product, warehouse, now)),
        ("GET", ["inventory-level", "locations"]) => Levels(call, (json, product) => ShipBobWriter.Locations(json, product, warehouse, now)),
        ("GET", ["product"]) => Products(call),
        ("GET", ["location"]) => Reply.Json(200, ShipBobWriter.LocationList),
        ("GET", ["fulfillment-center"]) => Reply.Json(200, ShipBobWriter.CentreList),
        _ => Reply.Empty(404),
    };

    private Reply WithOrder(string id, Func<ShipBobOrder, Reply> answer) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && warehouse.Orders.Find(o => o.Id == number) is { } order
            ? answer(order)
            : Reply.Empty(404);

    private static Reply Channels() => Reply.Json(200, static json =>
    {
        json.WriteStartObject();
        json.Array("items", [(ShipBobWarehouse.ChannelId, "Connector token", true), (128943L, "ShipBob Default", false)], static (one, channel) =>
        {
            one.WriteNumber("id", channel.Item1);
            one.WriteString("name", channel.Item2);
            one.WriteString("application_name", channel.Item3 ? "SMA" : "ShipBob");
            one.WriteStartArray("scopes");
            foreach (var scope in (string[])["orders_read", "inventory_read", "channels_read", "fulfillments_read", "products_read"])
                one.WriteStringValue(scope);
            if (channel.Item3)
                one.WriteStringValue("orders_write");
            one.WriteEndArray();
        });
        json.WriteNull("next");
        json.WriteNull("prev");
        json.WriteEndObject();
    });

    private Reply Submit(Call call, DateTimeOffset now)
    {
        if (call.Header("shipbob_channel_id") is null)
            return Mistake(400, "shipbob_channel_id", "The header shipbob_channel_id is required.");
        if (!call.TryReadObject(out var body))
            return Mistake(400, string.Empty, "The request body is not valid.");
        using (body)
        {
            var sent = body.RootElement.Clone();
            var mistakes = ShipBobOrderRules.Check(sent);
            var lines = sent.Items("products").ToList();
            if (mistakes.Count > 0)
                return Mistakes(400, mistakes);
            var reference = sent.Member("reference_id")!;
            if (warehouse.Find(reference) is not null)
                return Mistake(422, string.Empty, "Cannot insert order with existing ReferenceId");

            var products = new List<(ShipBobProduct Product, int Quantity, JsonElement Sent)>();
            foreach (var line in lines)
            {
                var quantity = decimal.ToInt32(line.Amount("quantity")!.Value);
                if (line.Member("reference_id") is { } sku && warehouse.Product(sku) is null && string.IsNullOrWhiteSpace(line.Member("name")))
                    return Mistake(422, "products.name", $"The product {sku} does not exist and has no name to be made with.");
                if (line.Member("reference_id") is { } productReference)
                    products.Add((warehouse.ProductFor(productReference, line.Member("name") ?? productReference, now), quantity, line));
                else if (warehouse.Products.Find(p => p.Id.Text() == line.Member("id")) is { } product)
                    products.Add((product, quantity, line));
                else
                    return Mistake(422, "products.id", "The product does not exist.");
            }

            var order = warehouse.Submit(reference, sent, products, Actor.Seller, now);
            return Reply.Json(201, json => ShipBobWriter.Order(json, order, now));
        }
    }

    private Reply Orders(Call call, DateTimeOffset now)
    {
        var limit = call.Number("Limit", 50);
        var page = call.Number("Page", 1);
        if (limit is < 1 or > LargestPage || page < 1)
            return Mistake(400, limit is < 1 or > LargestPage ? "Limit" : "Page", "The value is out of range.");
        var references = call.CommaList("ReferenceIds");
        var ids = call.CommaList("IDs");
        var hasTracking = call.Flag("HasTracking");
        var uploaded = call.Flag("IsTrackingUploaded");
        var (start, end) = (call.Instant("StartDate"), call.Instant("EndDate"));
        var (updatedStart, updatedEnd) = (call.Instant("LastUpdateStartDate"), call.Instant("LastUpdateEndDate"));
        var (trackedStart, trackedEnd) = (call.Instant("LastTrackingUpdateStartDate"), call.Instant("LastTrackingUpdateEndDate"));
        IEnumerable<ShipBobOrder> source = references is null ? warehouse.Orders : references.Select(warehouse.Find).OfType<ShipBobOrder>();
        var hits = source.Where(o =>
            World.IsVisible("shipbob.order", o.Id.Text(), o.CreatedAt, now)
            && (ids is null || ids.Contains(o.Id.Text()))
            && (hasTracking is null || o.Shipments.Exists(s => s.TrackingNumber is not null) == hasTracking)
            && (uploaded is null || o.Shipments.Exists(s => s.TrackingNumber is not null && s.IsTrackingUploaded == uploaded))
            && Within(o.CreatedAt, start, end)
            && Within(o.UpdatedAt, updatedStart, updatedEnd)
            && Within(o.TrackingUpdatedAt, trackedStart, trackedEnd));
        hits = call.Parameter("SortOrder") == "Oldest" ? hits.OrderBy(o => o.Id) : hits.OrderByDescending(o => o.Id);
        var all = hits.ToList();
        var last = Math.Max(1, (all.Count + limit - 1) / limit);
        if (page > last && World.Happens("shipbob.repeats-last-page", RestOf(call, "Page"), World.Options.ShipBob.RepeatsLastPage))
            page = last;
        var offset = (page - 1) * limit;
        var wanted = all.Skip(offset + World.Slip("shipbob.orders", offset)).Take(limit).ToList();
        return Reply.Json(200, json =>
        {
            json.WriteStartArray();
            foreach (var order in wanted)
                ShipBobWriter.Order(json, order, now);
            json.WriteEndArray();
        });
    }

    /// <summary>A question without one of its parameters.</summary>
    private static string RestOf(Call call, string name) =>
        string.Concat(call.Query.Where(q => q.Key != name).SelectMany(static q => q.Value, static (q, v) => $"{q.Key}={Uri.EscapeDataString(v ?? string.Empty)}&"));

    private static long Seconds(TimeSpan wait) => Math.Max(1, (wait.Ticks + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond);

    private static bool Within(DateTimeOffset? value, DateTimeOffset? from, DateTimeOffset? until) =>
        (from is null || value >= from) && (until is null || value <= until);

    private Reply Cancel(ShipBobOrder order, DateTimeOffset now)
    {
        if (order.CancelledAt is null && order.Shipments.TrueForAll(static s => s.IsDead || s.DispatchedAt is not null))
            return Mistake(422, string.Empty, "The order cannot be cancelled in its current state.");
        var results = warehouse.Cancel(order, Actor.Seller, now);
        var stopped = results.Count(static r => r.Stopped);
        var status = stopped == results.Count ? "Success" : stopped == 0 ? "Failure" : "PartialSuccess";
        var key = (++_cancellations).Text();
        var form = status == "Success" && World.Happens("shipbob.cancel-forms", key, World.Options.ShipBob.CancelForms)
            ? Dice.For(World.Options.Seed, "shipbob.cancel-form", key).Between(1, 3)
            : 0;
        return Reply.Json(200, json => ShipBobWriter.Cancellation(json, order, results, status, form, now));
    }

    private Reply Acknowledge(Call call)
    {
        // Here alone a refusal is one text.
        if (!call.TryReadObject(out var body))
            return Reply.Json(400, static json => json.WriteStringValue("The request body is not valid."));
        using (body)
        {
            var uploaded = body.RootElement.Child("is_tracking_uploaded") is { ValueKind: JsonValueKind.True };
            var ids = body.RootElement.Items("shipment_ids").Select(i => i.ValueKind == JsonValueKind.Number && i.TryGetInt64(out var id) ? id : 0).ToList();
            var known = ids.ConvertAll(id => (Id: id, Shipment: warehouse.Orders.SelectMany(static o => o.Shipments).FirstOrDefault(s => s.Id == id)));
            foreach (var (_, shipment) in known)
            {
                if (shipment is not null)
                    shipment.IsTrackingUploaded = uploaded;
            }

            return Reply.Json(200, json =>
            {
                json.WriteStartObject();
                json.Array("results", known, static (one, result) =>
                {
                    one.WriteNumber("shipmentId", result.Id);
                    one.WriteBoolean("isSuccess", result.Shipment is not null);
                    if (result.Shipment is not null)
                    {
                        one.WriteNull("error");
                        return;
                    }

                    one.Object("error", static error =>
                    {
                        error.WriteString("code", "NOT_FOUND");
                        error.WriteString("message", "The shipment does not exist.");
                    });
                });
                json.Object("summary", summary =>
                {
                    summary.WriteNumber("total", known.Count);
                    summary.WriteNumber("successful", known.Count(static k => k.Shipment is not null));
                    summary.WriteNumber("failed", known.Count(static k => k.Shipment is null));
                });
                json.WriteEndObject();
            });
        }
    }

    private Reply Levels(Call call, Action<Utf8JsonWriter, ShipBobProduct> write)
    {
        var ids = call.CommaList("InventoryIds");
        var search = call.Parameter("SearchBy");
        var hits = warehouse.Products.FindAll(p => (ids is null || ids.Contains(p.Id.Text())) && (search is null || IsFound(p, search)));
        return Slice(call, hits, Math.Clamp(call.Number("PageSize", 50), 1, LargestPage), (one, product) =>
        {
            one.WriteNumber("inventory_id", product.Id);
            one.WriteString("sku", product.Sku);
            one.WriteString("name", product.Name);
            write(one, product);
        });
    }

    private Reply Products(Call call)
    {
        var size = call.Number("PageSize", 50);
        if (size is < 1 or > LargestPage)
            return Mistake(400, "PageSize", "The value is out of range.");
        var search = call.Parameter("Search");
        string[]? skus = call.Parameter("SKU") switch
        {
            null => null,
            var text when text.StartsWith(AnyOf, StringComparison.Ordinal) => text[AnyOf.Length..].Split(','),
            var text => [text],
        };
        return Slice(call, warehouse.Products.FindAll(p => (skus is null || skus.Contains(p.Sku)) && (search is null || IsFound(p, search))), size, ShipBobWriter.Article);
    }

    private static bool IsFound(ShipBobProduct product, string search) => product.Id.Text() == search
        || product.Sku.Contains(search, StringComparison.OrdinalIgnoreCase) || product.Name.Contains(search, StringComparison.OrdinalIgnoreCase);

    private static Reply Slice(Call call, List<ShipBobProduct> hits, int size, Action<Utf8JsonWriter, ShipBobProduct> write)
    {
        var from = Math.Max(0, call.Number("Cursor", 0));
        string Link(int at) => $"{call.PathText}?{RestOf(call, "Cursor")}Cursor={at.Text()}";

        return Reply.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteString("first", Link(0));
            json.WriteString("last", Link((Math.Max(1, hits.Count) - 1) / size * size));
            json.WriteString("next", from + size < hits.Count ? Link(from + size) : null);
            json.WriteString("prev", from > 0 ? Link(Math.Max(0, from - size)) : null);
            json.Array("items", hits.Skip(from).Take(size), write);
            json.WriteEndObject();
        });
    }

    /// <summary>Stock tells a problem, everything else nothing.</summary>
    private static Reply Denied(Call call, int status, string title) => call.Path is [ShipBobWarehouse.Version, "inventory-level", ..]
        ? Reply.Json(status, json =>
        {
            json.WriteStartObject();
            json.WriteString("title", title);
            json.WriteNumber("status", status);
            json.WriteEndObject();
        })
        : Reply.Empty(status);

    private static Reply Mistake(int status, string field, string message) => Mistakes(status, [(field, message)]);

    private static Reply Mistakes(int status, IEnumerable<(string Field, string Message)> mistakes) => Reply.Json(status, json =>
    {
        json.WriteStartObject();
        foreach (var field in mistakes.GroupBy(m => m.Field, m => m.Message, StringComparer.Ordinal))
        {
            json.WriteStartArray(field.Key);
            foreach (var message in field)
                json.WriteStringValue(message);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    });
}
