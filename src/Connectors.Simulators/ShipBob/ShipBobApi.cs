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

    private readonly CallWindow _window = new(CallsPerMinute, TimeSpan.FromMinutes(1));

    public override Reply TooMany(TimeSpan wait)
    {
        var seconds = Math.Max(1, (wait.Ticks + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond);
        return Reply.Json(429, json =>
        {
            json.WriteStartObject();
            json.WriteNumber("statusCode", 429);
            json.WriteString("message", $"Rate limit is exceeded. Try again in {seconds.Text()} seconds.");
            json.WriteEndObject();
        }).RetryAfter(wait, "x-retry-after").With("x-remaining-calls", "0");
    }

    public override Reply Broken() => Mistake(500, string.Empty, "An unexpected error occurred.");

    public override Reply Answer(Call call, DateTimeOffset now)
    {
        if (call.Header("Authorization") != $"Bearer {ShipBobWarehouse.Token}")
            return Reply.Empty(401);
        if (World.Options.CallLimits != CallLimitMode.Off && _window.TryTake(now) is { } wait)
            return TooMany(wait);
        if (call.Path is not [ShipBobWarehouse.Version, .. var path])
            return Reply.Empty(404);
        if (call.Header("shipbob_channel_id") is { } channel && channel != ShipBobWarehouse.ChannelId.Text())
            return Reply.Empty(403);
        return Route(call, path, now).With("x-remaining-calls", _window.Left.Text());
    }

    private Reply Route(Call call, string[] path, DateTimeOffset now) => (call.Method, path) switch
    {
        ("GET", ["channel"]) => Channels(),
        ("POST", ["order"]) => Submit(call, now),
        ("GET", ["order"]) => Orders(call),
        ("GET", ["order", var id]) => WithOrder(id, order => Reply.Json(200, json => Order(json, order))),
        ("GET", ["order", var id, "shipment"]) => WithOrder(id, order => Reply.Json(200, json =>
        {
            json.WriteStartArray();
            foreach (var shipment in order.Shipments)
                Shipment(json, order, shipment);
            json.WriteEndArray();
        })),
        ("POST", ["order", var id]) when id.EndsWith(":cancel", StringComparison.Ordinal) => WithOrder(id[..^7], order => Cancel(order, now)),
        ("POST", ["shipment:batchUpdateTrackingUpload"]) => Acknowledge(call),
        ("GET", ["inventory-level"]) => Levels(call, Totals),
        ("GET", ["inventory-level", "locations"]) => Levels(call, Locations),
        ("GET", ["location"] or ["fulfillment-center"]) => Reply.Json(200, static json =>
        {
            json.WriteStartArray();
            json.WriteStartObject();
            json.WriteNumber("id", 31);
            json.WriteString("name", "Manchester (UK)");
            json.WriteEndObject();
            json.WriteEndArray();
        }),
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
            foreach (var scope in (string[])["orders_read", "inventory_read", "channels_read", "fulfillments_read"])
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
            var mistakes = new List<(string Field, string Message)>();
            void Require(JsonElement? from, string name, string path)
            {
                if (string.IsNullOrWhiteSpace(from?.Member(name)))
                    mistakes.Add((path, $"The {path} field is required."));
            }

            Require(sent, "reference_id", "reference_id");
            Require(sent, "shipping_method", "shipping_method");
            if (sent.Member("type") is not ("DTC" or "DropShip" or "B2B"))
                mistakes.Add(("type", "The type must be DTC, DropShip or B2B."));
            var recipient = sent.Child("recipient");
            Require(recipient, "name", "recipient.name");
            var address = recipient?.Child("address");
            foreach (var name in (string[])["address1", "city", "country"])
                Require(address, name, $"recipient.address.{name}");
            if (address?.Member("country") is { Length: not 2 })
                mistakes.Add(("recipient.address.country", "The country must be an ISO 3166-1 alpha-2 code."));
            var lines = sent.Items("products").ToList();
            if (lines.Count == 0)
                mistakes.Add(("products", "At least one product is required."));
            foreach (var line in lines)
            {
                if (line.Member("reference_id") is null && line.Member("id") is null)
                    mistakes.Add(("products", "Every product needs reference_id or id."));
                if (line.Amount("quantity") is not { } quantity || quantity < 1 || quantity > 1_000_000 || quantity != decimal.Truncate(quantity))
                    mistakes.Add(("products.quantity", "The quantity must be a whole number above zero."));
                if (line.Member("quantity_unit_of_measure_code") is { } unit and not ("EA" or "INP" or "CS" or "PL"))
                    mistakes.Add(("products.quantity_unit_of_measure_code", $"The unit {unit} is not known."));
            }

            if (mistakes.Count > 0)
                return Mistakes(400, mistakes);
            var reference = sent.Member("reference_id")!;
            if (warehouse.Find(reference) is not null)
                return Mistake(422, string.Empty, "Cannot insert order with existing ReferenceId");

            var products = new List<(ShipBobProduct Product, int Quantity, JsonElement Sent)>();
            foreach (var line in lines)
            {
                var quantity = decimal.ToInt32(line.Amount("quantity")!.Value);
                if (line.Member("reference_id") is { } sku)
                    products.Add((warehouse.ProductFor(sku, line.Member("name") ?? sku, now), quantity, line));
                else if (warehouse.Products.Find(p => p.Id.Text() == line.Member("id")) is { } product)
                    products.Add((product, quantity, line));
                else
                    return Mistake(422, "products.id", "The product does not exist.");
            }

            var order = warehouse.Submit(reference, sent, products, now);
            return Reply.Json(201, json => Order(json, order));
        }
    }

    private Reply Orders(Call call)
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
            (ids is null || ids.Contains(o.Id.Text()))
            && (hasTracking is null || o.Shipments.Exists(s => s.TrackingNumber is not null) == hasTracking)
            && (uploaded is null || o.Shipments.Exists(s => s.TrackingNumber is not null && s.IsTrackingUploaded == uploaded))
            && Within(o.CreatedAt, start, end)
            && Within(o.UpdatedAt, updatedStart, updatedEnd)
            && Within(o.TrackingUpdatedAt, trackedStart, trackedEnd));
        hits = call.Parameter("SortOrder") == "Oldest" ? hits.OrderBy(o => o.Id) : hits.OrderByDescending(o => o.Id);
        var wanted = hits.Skip((page - 1) * limit).Take(limit).ToList();
        return Reply.Json(200, json =>
        {
            json.WriteStartArray();
            foreach (var order in wanted)
                Order(json, order);
            json.WriteEndArray();
        });
    }

    private static bool Within(DateTimeOffset? value, DateTimeOffset? from, DateTimeOffset? until) =>
        (from is null || value >= from) && (until is null || value <= until);

    private Reply Cancel(ShipBobOrder order, DateTimeOffset now)
    {
        if (order.CancelledAt is null && order.Shipments.TrueForAll(s => s.DispatchedAt is not null))
            return Mistake(422, string.Empty, "The order cannot be cancelled in its current state.");
        var results = warehouse.Cancel(order, Actor.Seller, now);
        var stopped = results.Count(r => r.Stopped);
        return Reply.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteNumber("order_id", order.Id);
            json.WriteString("status", stopped == results.Count ? "Success" : stopped == 0 ? "Failure" : "PartialSuccess");
            json.Array("canceled_shipment_results", results, static (one, result) =>
            {
                one.WriteNumber("shipment_id", result.Shipment.Id);
                one.WriteString("action", "Cancel");
                one.WriteBoolean("is_success", result.Stopped);
                one.WriteString("reason", result.Stopped ? null : "The shipment has left.");
            });
            json.WritePropertyName("order");
            Order(json, order);
            json.WriteEndObject();
        });
    }

    private Reply Acknowledge(Call call)
    {
        if (!call.TryReadObject(out var body))
            return Mistake(400, string.Empty, "The request body is not valid.");
        using (body)
        {
            var uploaded = body.RootElement.Child("is_tracking_uploaded") is { ValueKind: JsonValueKind.True };
            var ids = body.RootElement.Items("shipment_ids").Select(i => i.ValueKind == JsonValueKind.Number && i.TryGetInt64(out var id) ? id : 0).ToList();
            return Reply.Json(200, json =>
            {
                json.WriteStartObject();
                json.Array("results", ids, (one, id) =>
                {
                    var shipment = warehouse.Orders.SelectMany(o => o.Shipments).FirstOrDefault(s => s.Id == id);
                    if (shipment is not null)
                        shipment.IsTrackingUploaded = uploaded;
                    one.WriteNumber("shipment_id", id);
                    one.WriteBoolean("is_success", shipment is not null);
                    one.WriteString("error", shipment is null ? "NOT_FOUND" : null);
                });
                json.WriteEndObject();
            });
        }
    }

    private Reply Levels(Call call, Action<Utf8JsonWriter, ShipBobProduct> write)
    {
        var ids = call.CommaList("InventoryIds");
        var search = call.Parameter("SearchBy");
        var size = Math.Clamp(call.Number("PageSize", 50), 1, LargestPage);
        var from = Math.Max(0, call.Number("Cursor", 0));
        var hits = warehouse.Products.Where(p =>
            (ids is null || ids.Contains(p.Id.Text()))
            && (search is null || p.Id.Text() == search || p.Sku.Contains(search, StringComparison.OrdinalIgnoreCase) || p.Name.Contains(search, StringComparison.OrdinalIgnoreCase))).ToList();
        string Link(int at)
        {
            var rest = call.Query.Where(q => q.Key != "Cursor").SelectMany(q => q.Value, (q, v) => $"{q.Key}={Uri.EscapeDataString(v ?? string.Empty)}&");
            return $"{call.PathText}?{string.Concat(rest)}Cursor={at.Text()}";
        }

        return Reply.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteString("first", Link(0));
            json.WriteString("last", Link((Math.Max(1, hits.Count) - 1) / size * size));
            json.WriteString("next", from + size < hits.Count ? Link(from + size) : null);
            json.WriteString("prev", from > 0 ? Link(Math.Max(0, from - size)) : null);
            json.Array("items", hits.Skip(from).Take(size), (one, product) =>
            {
                one.WriteNumber("inventory_id", product.Id);
                one.WriteString("sku", product.Sku);
                one.WriteString("name", product.Name);
                write(one, product);
            });
            json.WriteEndObject();
        });
    }

    private static void Totals(Utf8JsonWriter json, ShipBobProduct product)
    {
        json.WriteNumber("total_on_hand_quantity", product.OnHand);
        json.WriteNumber("total_committed_quantity", product.Committed);
        json.WriteNumber("total_fulfillable_quantity", product.Fulfillable);
        json.WriteNumber("total_awaiting_quantity", 0);
        json.WriteNumber("total_internal_transfer_quantity", 0);
        json.WriteNumber("total_backordered_quantity", 0);
        json.WriteNumber("total_exception_quantity", 0);
        json.WriteNumber("total_sellable_quantity", product.Fulfillable);
    }

    private static void Locations(Utf8JsonWriter json, ShipBobProduct product) => json.Array("locations", [product], static (one, stock) =>
    {
        one.WriteNumber("location_id", 31);
        one.WriteString("name", "Manchester (UK)");
        one.WriteNumber("on_hand_quantity", stock.OnHand);
        one.WriteNumber("committed_quantity", stock.Committed);
        one.WriteNumber("fulfillable_quantity", stock.Fulfillable);
        one.WriteNumber("awaiting_quantity", 0);
        one.WriteNumber("internal_transfer_quantity", 0);
    });

    private static void Order(Utf8JsonWriter json, ShipBobOrder order)
    {
        json.WriteStartObject();
        json.WriteNumber("id", order.Id);
        json.WriteString("created_date", order.CreatedAt.IsoMilliseconds());
        Repeat(json, order.Sent, "purchase_date");
        json.WriteString("reference_id", order.ReferenceId);
        json.WriteString("order_number", order.Sent.Member("order_number") ?? order.ReferenceId);
        json.WriteString("status", order.Status);
        json.WriteString("type", order.Sent.Member("type"));
        json.Object("channel", static c =>
        {
            c.WriteNumber("id", ShipBobWarehouse.ChannelId);
            c.WriteString("name", "Connector token");
        });
        json.WriteString("shipping_method", order.Sent.Member("shipping_method"));
        Repeat(json, order.Sent, "recipient");
        json.Array("products", order.Products, static (one, line) =>
        {
            one.WriteNumber("id", line.Product.Id);
            one.WriteString("reference_id", line.Product.Sku);
            one.WriteString("sku", line.Product.Sku);
            one.WriteNumber("quantity", line.Quantity);
            one.WriteString("quantity_unit_of_measure_code", line.Sent.Member("quantity_unit_of_measure_code") ?? "EA");
            Repeat(one, line.Sent, "external_line_id");
            Repeat(one, line.Sent, "unit_price");
            one.WriteNull("gtin");
            one.WriteNull("upc");
        });
        Repeat(json, order.Sent, "tags");
        Repeat(json, order.Sent, "financials");
        Repeat(json, order.Sent, "gift_message");
        Repeat(json, order.Sent, "retailer_program_data");
        json.WriteStartArray("shipments");
        foreach (var shipment in order.Shipments)
            Shipment(json, order, shipment);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Repeat(Utf8JsonWriter json, JsonElement sent, string name)
    {
        json.WritePropertyName(name);
        if (sent.Child(name) is { } value)
            value.WriteTo(json);
        else
            json.WriteNullValue();
    }

    private static void Shipment(Utf8JsonWriter json, ShipBobOrder order, ShipBobShipment shipment)
    {
        json.WriteStartObject();
        json.WriteNumber("id", shipment.Id);
        json.WriteNumber("order_id", order.Id);
        json.WriteString("reference_id", order.ReferenceId);
        json.WriteString("status", shipment.Status);
        json.Array("status_details", Detail(shipment), static (one, detail) =>
        {
            one.WriteNumber("id", detail.Id);
            one.WriteString("name", detail.Name);
            one.WriteString("description", detail.Name);
            one.WriteNull("inventory_id");
            one.WriteNull("exception_fulfillment_center_id");
            one.WriteNull("extra_information");
        });
        json.WriteString("created_date", shipment.CreatedAt.IsoMilliseconds());
        json.WriteString("last_update_at", shipment.UpdatedAt.IsoMilliseconds());
        json.Instant("actual_fulfillment_date", shipment.DispatchedAt);
        json.WriteNull("delivery_date");
        json.WriteNull("estimated_fulfillment_date");
        json.Object("location", static l =>
        {
            l.WriteNumber("id", 31);
            l.WriteString("name", "Manchester (UK)");
        });
        json.WriteString("ship_option", order.Sent.Member("shipping_method"));
        json.WritePropertyName("tracking");
        if (shipment.TrackingNumber is { } number)
        {
            json.WriteStartObject();
            json.WriteString("carrier", shipment.Carrier);
            json.WriteString("carrier_service", shipment.Service);
            json.WriteString("tracking_number", number);
            json.WriteString("tracking_url", $"https://track.carrier.example/{number}");
            json.Instant("shipping_date", shipment.DispatchedAt);
            json.WriteNull("bol");
            json.WriteNull("pro_number");
            json.WriteNull("scac");
            json.WriteEndObject();
        }
        else
        {
            json.WriteNullValue();
        }

        if (shipment.TrackingUpdatedAt is { } updated)
            json.WriteString("last_tracking_update_at", updated.IsoMilliseconds());
        else
            json.WriteNull("last_tracking_update_at");
        json.WriteBoolean("is_tracking_uploaded", shipment.IsTrackingUploaded);
        json.Array("products", shipment.Products, (one, line) =>
        {
            one.WriteNumber("id", line.Product.Id);
            one.WriteString("reference_id", line.Product.Sku);
            one.WriteString("sku", line.Product.Sku);
            one.WriteString("name", line.Product.Name);
            // Two lots of one item: quantities of a SKU have to be added up.
            var first = line.Quantity > 10 ? line.Quantity / 2 : line.Quantity;
            one.Array("inventory_items", line.Quantity > first ? [("L-A", first), ("L-B", line.Quantity - first)] : new (string? Lot, int Quantity)[] { (null, first) }, (item, lot) =>
            {
                item.WriteNumber("id", line.Product.Id);
                item.WriteString("name", line.Product.Name);
                item.WriteNumber("quantity", lot.Quantity);
                item.WriteNumber("quantity_committed", shipment.Committed || shipment.DispatchedAt is not null ? lot.Quantity : 0);
                item.WriteString("lot", lot.Lot);
                item.WriteNull("expiration_date");
                item.EmptyArray("serial_numbers");
            });
        });
        json.WriteBoolean("require_signature", false);
        json.WriteEndObject();
    }

    private static (int Id, string Name)[] Detail(ShipBobShipment shipment) => shipment.Status switch
    {
        "LabeledCreated" => [(200, "AwaitingCarrierScan")],
        "Completed" => [(201, "InTransit")],
        "Exception" => [(303, "OutOfStock")],
        _ => [],
    };

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
