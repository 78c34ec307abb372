using System.Text;
using System.Text.Json;
using Connectors.Simulators.Internal;

namespace Connectors.Simulators.Mirakl;

/// <summary>The seller's API of the marketplace, as its dossier describes it.</summary>
internal sealed class MiraklApi(WorldState world, MiraklPlatform platform) : Vendor(world, "mirakl")
{
    private const int LargestPage = 100;
    private const int LargestShipmentBatch = 1000;

    private readonly Dictionary<string, CallWindow> _windows = new(StringComparer.Ordinal);

    public override Reply TooMany(TimeSpan wait) => Error(429, null, null, "Too many requests").RetryAfter(wait);

    public override Reply Broken() => Error(500, null, null, "Internal Server Error");

    public override Reply Answer(Call call, DateTimeOffset now)
    {
        var key = call.Header("Authorization");
        if (key is not (MiraklPlatform.ApiKey or MiraklPlatform.ReadOnlyApiKey))
            return Error(401, null, null, "Unauthorized");
        if (call.Parameter("shop_id") is { } shop && shop != MiraklPlatform.ShopId.Text())
            return Error(403, null, null, "Access Denied");
        if (call.Path is not ["api", .. var path])
            return Error(404, null, null, "Not Found");

        var (operation, answer) = Route(call, path, now);
        if (operation is null)
            return Error(404, null, null, "Not Found");
        if (operation[0] == '!')
            return Error(405, null, null, "Method Not Allowed");
        if (key == MiraklPlatform.ReadOnlyApiKey && call.Method != "GET")
            return Error(403, null, null, "Access Denied");
        if (Window(operation)?.TryTake(now) is { } wait)
            return TooMany(wait);
        return answer!();
    }

    private (string? Operation, Func<Reply>? Answer) Route(Call call, string[] path, DateTimeOffset now) => (call.Method, path) switch
    {
        ("GET", ["version"]) => ("V01", () => Reply.Json(200, static j => Members(j, static m => m.WriteString("version", "3.500.0")))),
        ("GET", ["account"]) => ("A01", Account),
        ("GET", ["platform", "configuration"]) => ("PC01", Configuration),
        ("GET", ["orders"]) => ("OR11", () => ListOrders(call, now)),
        ("PUT", ["orders"]) => ("OR04", () => PatchOrders(call, now)),
        ("PUT", ["orders", var id, "accept"]) => ("OR21", () => Decide(call, id, now)),
        ("PUT", ["orders", var id, "tracking"]) => ("OR23", () => Track(call, id, now)),
        ("PUT", ["orders", var id, "ship"]) => ("OR24", () => ShipOrder(id, now)),
        ("PUT", ["orders", var id, "cancel"]) => ("OR29", () => CancelOrder(id, now)),
        ("POST", ["shipments"]) when World.Options.MultiShipment => ("ST01", () => CreateShipments(call, now)),
        ("GET", ["shipments"]) when World.Options.MultiShipment => ("ST11", () => ListShipments(call)),
        ("POST", ["shipments", "tracking"]) when World.Options.MultiShipment => ("ST23", () => TrackShipments(call, now)),
        ("PUT", ["shipments", "ship"]) when World.Options.MultiShipment => ("ST24", () => ShipShipments(call, now)),
        ("GET", ["shipping", "carriers"]) => ("SH21", Carriers),
        ("GET", ["shipping", "types"]) => ("SH12", ShippingTypes),
        ("GET", ["reasons"]) => ("RE01", Reasons),
        (_, ["orders"] or ["orders", _, "accept" or "tracking" or "ship" or "cancel"] or ["shipping", "carriers" or "types"] or ["reasons"] or ["account"] or ["version"]) => ("!", null),
        _ => (null, null),
    };

    private CallWindow? Window(string operation)
    {
        if (World.Options.CallLimits == CallLimitMode.Off)
            return null;
        if (_windows.TryGetValue(operation, out var window))
            return window;
        var published = World.Options.CallLimits == CallLimitMode.Published;
        window = operation switch
        {
            "OR11" or "OR04" => published ? new CallWindow(1, TimeSpan.FromMinutes(1)) : new CallWindow(240, TimeSpan.FromMinutes(1)),
            "A01" or "PC01" or "SH12" or "SH21" or "RE01" => published ? new CallWindow(1, TimeSpan.FromDays(1)) : new CallWindow(240, TimeSpan.FromHours(1)),
            _ => new CallWindow(1200, TimeSpan.FromMinutes(1)),
        };
        _windows.Add(operation, window);
        return window;
    }

    private Reply ListOrders(Call call, DateTimeOffset now)
    {
        var max = call.Number("max", 10);
        var offset = call.Number("offset", 0);
        if (max < 1 || offset < 0 || (max > LargestPage && World.Options.RefusesOversizedPages))
            return Error(400, null, null, "The value of 'max' or 'offset' is not allowed.");
        max = Math.Min(max, LargestPage);
        if (call.Parameter("sort") is { } sort && sort != "dateCreated")
            return Error(400, null, null, "Orders can only be sorted by dateCreated.");
        var ids = call.CommaList("order_ids");
        if (ids?.Count > 100)
            return Error(400, null, null, "At most 100 order ids are allowed.");
        foreach (var name in (string[])["start_date", "end_date", "start_update_date", "end_update_date"])
        {
            if (call.Parameter(name) is not null && call.Instant(name) is null)
                return Error(400, null, name, $"The value of '{name}' is not a date.");
        }

        var states = call.CommaList("order_state_codes");
        var channels = call.CommaList("channel_codes");
        var references = call.CommaList("order_references_for_seller");
        var from = call.Instant("start_update_date") - World.Options.UpdateDateShift;
        var until = call.Instant("end_update_date");
        var createdFrom = call.Instant("start_date");
        var createdUntil = call.Instant("end_date");
        var debited = call.Flag("customer_debited");
        IEnumerable<MiraklOrder> source = ids is null ? platform.Orders : ids.Select(platform.Find).OfType<MiraklOrder>().OrderBy(o => o.CreatedAt);
        var hits = source.Where(o =>
            (states is null || states.Contains(o.State))
            && (channels is null || channels.Contains("BQ_UK"))
            && (references is null || (o.SellerReference is { } reference && references.Contains(reference)))
            && (from is null || o.UpdatedAt >= from)
            && (until is null || o.UpdatedAt <= until)
            && (createdFrom is null || o.CreatedAt >= createdFrom)
            && (createdUntil is null || o.CreatedAt <= createdUntil)
            && (debited is null || o.DebitedAt is not null == debited)).ToList();
        if (call.Parameter("order") == "desc")
            hits.Reverse();

        var reply = Reply.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("orders");
            for (var i = offset; i < Math.Min(hits.Count, offset + max); i++)
                MiraklWriter.Order(json, hits[i], platform.AddressVisible(hits[i], now));
            json.WriteEndArray();
            json.WriteNumber("total_count", hits.Count);
            json.WriteEndObject();
        });
        var links = new List<string>(2);
        if (offset > 0)
            links.Add($"<{PageLink(call, Math.Max(0, offset - max), max)}>; rel=\"previous\"");
        if (offset + max < hits.Count)
            links.Add($"<{PageLink(call, offset + max, max)}>; rel=\"next\"");
        return links.Count > 0 ? reply.With("Link", string.Join(", ", links)) : reply;
    }

    private static string PageLink(Call call, int offset, int max)
    {
        var link = new StringBuilder(call.Origin).Append(call.PathText).Append("?max=").Append(max).Append("&offset=").Append(offset);
        foreach (var (name, values) in call.Query)
        {
            if (name is "max" or "offset")
                continue;
            foreach (var value in values)
                link.Append('&').Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value ?? string.Empty));
        }

        return link.ToString();
    }

    private Reply PatchOrders(Call call, DateTimeOffset now)
    {
        if (!call.TryReadObject(out var body))
            return Error(400, "VALIDATION_ERROR", null, "The body is not a JSON object.");
        using (body)
        {
            var patches = body.RootElement.Items("orders").ToList();
            if (patches.Count is 0 or > 100)
                return Error(400, "VALIDATION_ERROR", "orders", "Between 1 and 100 orders are allowed.");
            return Reply.Json(200, json => Members(json, m => m.Array("updated_orders", patches, (item, patch) =>
            {
                var id = patch.Member("order_id") ?? string.Empty;
                item.WriteString("order_id", id);
                if (platform.Find(id) is not { } order)
                {
                    item.Array("errors", [id], static (error, missing) =>
                    {
                        error.WriteString("code", "ORDER_NOT_FOUND");
                        error.WriteString("field", "order_id");
                        error.WriteString("message", $"The order {missing} does not exist.");
                    });
                    item.WriteNull("updated");
                    return;
                }

                if (patch.TryGetProperty("references", out var references) && references.ValueKind == JsonValueKind.Object
                    && references.TryGetProperty("order_reference_for_seller", out var reference))
                {
                    order.SellerReference = reference.ValueKind == JsonValueKind.String ? reference.GetString() : null;
                    order.UpdatedAt = now;
                }

                item.EmptyArray("errors");
                item.Object("updated", updated => updated.Object("references", r => r.WriteString("order_reference_for_seller", order.SellerReference)));
            })));
        }
    }

    private Reply Decide(Call call, string id, DateTimeOffset now)
    {
        if (!call.TryReadObject(out var body))
            return Error(400, "VALIDATION_ERROR", null, "The body is not a JSON object.");
        using (body)
        {
            if (body.RootElement.Child("order_lines") is not { ValueKind: JsonValueKind.Array } lines)
                return Error(400, "VALIDATION_ERROR", "order_lines", "The member 'order_lines' is required.");
            if (platform.Find(id) is not { } order)
                return Error(404, "ORDER_NOT_FOUND", "order_id", $"The order {id} does not exist.");
            if (order.State is "SHIPPED" or "TO_COLLECT" or "RECEIVED" or "CLOSED")
                return Error(400, "ORDER_FULFILLED_UNAUTHORIZED", null, "The action is not allowed on a fulfilled order.");
            if (order.State != "WAITING_ACCEPTANCE")
                return Error(400, "ORDER_INVALID_STATE", null, $"The order status must be 'WAITING_ACCEPTANCE' but it is '{order.State}'.");

            var decisions = new Dictionary<string, bool>(StringComparer.Ordinal);
            foreach (var line in lines.EnumerateArray())
            {
                if (line.ValueKind == JsonValueKind.Null)
                    return Error(400, "ORDER_LINE_NULL_ELEMENT", "order_lines", "A line is null.");
                if (line.Member("id") is not { } lineId || line.Child("accepted") is not { ValueKind: JsonValueKind.True or JsonValueKind.False } accepted)
                    return Error(400, "VALIDATION_ERROR", "order_lines", "Every line needs 'id' and 'accepted'.");
                if (order.Lines.All(l => l.LineId != lineId))
                    return Error(400, "ORDER_LINE_NOT_FOUND", "order_lines", $"The line {lineId} is not of this order.");
                if (!decisions.TryAdd(lineId, accepted.GetBoolean()))
                    return Error(400, "ORDER_LINE_DUPLICATE_ID", "order_lines", $"The line {lineId} occurs twice.");
            }

            if (order.Lines.Any(l => !decisions.ContainsKey(l.LineId)))
                return Error(400, "ORDER_LINE_ACCEPTANCE_DECISION_MISSING", "order_lines", "Every line of the order needs a decision.");
            if (!World.Options.PartialAcceptance && decisions.Values.Distinct().Count() > 1)
                return Error(400, "ORDER_PARTIAL_ACCEPTANCE_DISABLED", "order_lines", "Lines cannot be decided differently in this shop.");
            foreach (var line in order.Lines)
                line.Refused = !decisions[line.LineId];
            platform.Decide(order, now);
            return Reply.Empty(204);
        }
    }

    private Reply Track(Call call, string id, DateTimeOffset now)
    {
        if (platform.Find(id) is not { } order)
            return Error(404, "ORDER_NOT_FOUND", "order_id", $"The order {id} does not exist.");
        if (!call.TryReadObject(out var body))
            return Error(400, "VALIDATION_ERROR", null, "The body is not a JSON object.");
        using (body)
        {
            if (order.State is not ("SHIPPING" or "SHIPPED" or "TO_COLLECT" or "RECEIVED"))
                return Error(400, "ORDER_INVALID_STATE", null, $"The order status must be 'SHIPPING' but it is '{order.State}'.");
            if (ReadTracking(body.RootElement, "carrier_url", out var tracking) is { } wrong)
                return Error(400, "VALIDATION_ERROR", "carrier_code", wrong);
            order.Tracking = tracking;
            order.UpdatedAt = now;
            return Reply.Empty(204);
        }
    }

    /// <summary>Reads carrier and number; a sentence says what is wrong with them.</summary>
    private string? ReadTracking(JsonElement from, string urlName, out MiraklTracking? tracking)
    {
        tracking = null;
        var code = Filled(from.Member("carrier_code"));
        var name = Filled(from.Member("carrier_name"));
        var number = Filled(from.Member("tracking_number"));
        var url = Filled(from.Member(urlName));
        if (code is not null)
        {
            var carrier = MiraklPlatform.Carriers.FirstOrDefault(c => c.Code == code);
            if (carrier.Code is null)
                return $"The carrier code '{code}' is not registered.";
            if (number is null && carrier.Url is not null)
                return $"The carrier '{code}' requires a tracking number.";
            tracking = new MiraklTracking(code, carrier.Label, carrier.StandardCode, number,
                number is null ? null : carrier.Url?.Replace("{trackingId}", number, StringComparison.Ordinal));
            return null;
        }

        if (name is null && number is null && url is null)
            return null;
        if (World.Options.RefusesUnregisteredCarriers)
            return "Carriers that are not registered are not allowed on this platform.";
        tracking = new MiraklTracking(null, name, null, number, url);
        return null;
    }

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private Reply ShipOrder(string id, DateTimeOffset now)
    {
        if (platform.Find(id) is not { } order)
            return Error(404, "ORDER_NOT_FOUND", "order_id", $"The order {id} does not exist.");
        if (order.State != "SHIPPING" || order.OperatorShips || order.Shipments.Count > 0)
            return Error(400, "ORDER_INVALID_STATE", null, $"The order status must be 'SHIPPING' but it is '{order.State}'.");
        if (order.Tracking?.Number is null)
            return Error(400, null, null, "Tracking details are mandatory for this shipping method");
        platform.ShipAll(order, now);
        return Reply.Empty(204);
    }

    private Reply CancelOrder(string id, DateTimeOffset now)
    {
        if (platform.Find(id) is not { } order)
            return Error(404, "ORDER_NOT_FOUND", "order_id", $"The order {id} does not exist.");
        if (order.State is not ("WAITING_DEBIT" or "WAITING_DEBIT_PAYMENT"))
            return Error(400, "ORDER_INVALID_STATE", null, $"The order cannot be canceled in status '{order.State}'.");
        MiraklPlatform.Cancel(order, now);
        return Reply.Empty(204);
    }

    private Reply CreateShipments(Call call, DateTimeOffset now)
    {
        if (!call.TryReadObject(out var body))
            return Error(400, "VALIDATION_ERROR", null, "The body is not a JSON object.");
        using (body)
        {
            var wanted = body.RootElement.Items("shipments").ToList();
            if (wanted.Count is 0 or > LargestShipmentBatch)
                return Error(400, "VALIDATION_ERROR", "shipments", "Between 1 and 1000 shipments are allowed.");
            var made = new List<MiraklShipment>();
            var errors = new List<(string OrderId, string Message)>();
            foreach (var item in wanted)
            {
                var orderId = item.Member("order_id") ?? string.Empty;
                if (CreateShipment(item, orderId, now, out var shipment) is { } wrong)
                    errors.Add((orderId, wrong));
                else
                    made.Add(shipment!);
            }

            return Reply.Json(201, json => Members(json, m =>
            {
                m.Array("shipment_success", made, static (one, shipment) => MiraklWriter.Shipment(one, shipment));
                m.Array("shipment_errors", errors, static (one, error) =>
                {
                    one.WriteString("order_id", error.OrderId);
                    one.WriteString("message", error.Message);
                });
            }));
        }
    }

    private string? CreateShipment(JsonElement item, string orderId, DateTimeOffset now, out MiraklShipment? shipment)
    {
        shipment = null;
        if (platform.Find(orderId) is not { } order)
            return $"The order {orderId} does not exist.";
        if (order.State != "SHIPPING")
            return $"The order status must be 'SHIPPING' but it is '{order.State}'.";
        if (order.OperatorShips)
            return "The order is shipped by the operator.";
        var lines = new List<(MiraklOrderLine Line, int Quantity, string? Package)>();
        foreach (var line in item.Items("shipment_lines"))
        {
            var lineId = line.Member("order_line_id");
            if (order.Lines.FirstOrDefault(l => l.LineId == lineId) is not { Refused: false } known)
                return $"The order line {lineId} is not of this order.";
            if (line.Amount("quantity") is not { } quantity || quantity <= 0 || quantity != decimal.Truncate(quantity)
                || quantity + order.InShipments(known) + lines.Where(l => l.Line == known).Sum(l => l.Quantity) > known.Quantity)
                return "Shipment quantity is invalid.";
            lines.Add((known, decimal.ToInt32(quantity), line.Member("package_reference")));
        }

        if (lines.Count == 0)
            return "The shipment has no lines.";
        MiraklTracking? tracking = null;
        if (item.Child("tracking") is { } told && ReadTracking(told, "tracking_url", out tracking) is { } wrong)
            return wrong;
        var shipped = item.Child("shipped") is { ValueKind: JsonValueKind.True };
        if (shipped && tracking?.Number is null)
            return "Tracking details are mandatory for this shipping method";

        shipment = new MiraklShipment
        {
            Id = Dice.For(World.Options.Seed, "shipment", platform.Shipments.Count.Text()).Id().ToString(),
            OrderId = orderId,
            CreatedAt = now,
            UpdatedAt = now,
            Lines = lines,
            InvoiceReference = item.Member("invoice_reference"),
            Tracking = tracking,
        };
        platform.Shipments.Add(shipment);
        order.Shipments.Add(shipment);
        order.UpdatedAt = now;
        if (shipped)
            platform.Ship(order, shipment, now);
        return null;
    }

    private Reply TrackShipments(Call call, DateTimeOffset now) => EachShipment(call, (item, shipment) =>
    {
        MiraklTracking? tracking = null;
        if (item.Child("tracking") is { } told && ReadTracking(told, "tracking_url", out tracking) is { } wrong)
            return wrong;
        shipment.Tracking = tracking;
        shipment.UpdatedAt = now;
        return null;
    });

    private Reply ShipShipments(Call call, DateTimeOffset now) => EachShipment(call, (_, shipment) =>
    {
        if (shipment.ShippedAt is not null)
            return "The shipment status must be 'SHIPPING' but it is 'SHIPPED'.";
        if (shipment.Tracking?.Number is null)
            return "Tracking details are mandatory for this shipping method";
        platform.Ship(platform.Find(shipment.OrderId)!, shipment, now);
        return null;
    });

    private Reply EachShipment(Call call, Func<JsonElement, MiraklShipment, string?> change)
    {
        if (!call.TryReadObject(out var body))
            return Error(400, "VALIDATION_ERROR", null, "The body is not a JSON object.");
        using (body)
        {
            var done = new List<string>();
            var errors = new List<(string Id, string Message)>();
            foreach (var item in body.RootElement.Items("shipments"))
            {
                var id = item.Member("id") ?? string.Empty;
                var shipment = platform.Shipments.Find(s => s.Id == id);
                var wrong = shipment is null ? $"The shipment {id} does not exist." : change(item, shipment);
                if (wrong is null)
                    done.Add(id);
                else
                    errors.Add((id, wrong));
            }

            return Reply.Json(200, json => Members(json, m =>
            {
                m.Array("shipment_success", done, static (one, id) => one.WriteString("id", id));
                m.Array("shipment_errors", errors, static (one, error) =>
                {
                    one.WriteString("id", error.Id);
                    one.WriteString("message", error.Message);
                });
            }));
        }
    }

    /// <summary>Seek paging: a page token holds the whole question, so everything else beside it is ignored.</summary>
    private Reply ListShipments(Call call)
    {
        HashSet<string>? orders;
        HashSet<string>? states;
        DateTimeOffset? from;
        DateTimeOffset? until;
        int limit;
        var offset = 0;
        if (call.Parameter("page_token") is { } token)
        {
            string[] parts;
            try
            {
                parts = Encoding.UTF8.GetString(Convert.FromBase64String(token)).Split('\n');
            }
            catch (FormatException)
            {
                parts = [];
            }

            if (parts.Length != 6 || !int.TryParse(parts[0], out offset) || !int.TryParse(parts[1], out limit))
                return Error(400, "VALIDATION_ERROR", "page_token", "The page token is not valid.");
            orders = List(parts[2]);
            states = List(parts[3]);
            from = Call.ParseInstant(parts[4]);
            until = Call.ParseInstant(parts[5]);
        }
        else
        {
            orders = call.Repeated("order_id");
            states = call.Repeated("shipment_state_code");
            from = call.Instant("last_updated_from");
            until = call.Instant("last_updated_to");
            limit = Math.Clamp(call.Number("limit", 10), 1, LargestPage);
        }

        var hits = platform.Shipments.Where(s =>
            (orders is null || orders.Contains(s.OrderId))
            && (states is null || states.Contains(s.ShippedAt is null ? "SHIPPING" : "SHIPPED"))
            && (from is null || s.UpdatedAt >= from)
            && (until is null || s.UpdatedAt <= until)).ToList();
        string Token(int at) => Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Join('\n',
            at.Text(), limit.Text(), Join(orders), Join(states), from?.IsoMilliseconds(), until?.IsoMilliseconds())));
        return Reply.Json(200, json => Members(json, m =>
        {
            m.Array("data", hits.Skip(offset).Take(limit), static (one, shipment) => MiraklWriter.Shipment(one, shipment));
            m.WriteString("next_page_token", offset + limit < hits.Count ? Token(offset + limit) : null);
            m.WriteString("previous_page_token", offset > 0 ? Token(Math.Max(0, offset - limit)) : null);
        }));

        static HashSet<string>? List(string text) => text.Length == 0 ? null : text.Split(',').ToHashSet(StringComparer.Ordinal);
        static string Join(HashSet<string>? list) => list is null ? string.Empty : string.Join(',', list);
    }

    private static Reply Account() => Reply.Json(200, static json => Members(json, static m =>
    {
        m.WriteNumber("shop_id", MiraklPlatform.ShopId);
        m.WriteString("shop_name", "Simulated DIY Supplies");
        m.WriteString("currency_iso_code", "GBP");
        m.WriteString("shop_state", "OPEN");
        m.WriteString("model", "MARKETPLACE");
        m.WriteBoolean("is_professional", true);
        m.WriteStartArray("channels");
        m.WriteStringValue("BQ_UK");
        m.WriteEndArray();
        m.WriteNumber("approval_delay", 300);
        m.WriteNumber("approval_rate", 1m);
    }));

    private Reply Configuration() => Reply.Json(200, json => Members(json, m =>
    {
        m.WriteString("tenant_name", "simulated-dev");
        m.WriteString("timezone", "Europe/London");
        m.Object("features", f =>
        {
            f.WriteBoolean("disable_seller_alternative_carrier", World.Options.RefusesUnregisteredCarriers);
            f.WriteString("offer_prices_decimals", "2");
            f.WriteString("operator_csv_delimiter", "SEMICOLON");
            f.WriteString("order_tax_mode", "TAX_INCLUDED");
            f.Object("order_workflows", w =>
            {
                w.WriteString("order_acceptance", World.Options.AcceptsAutomatically ? "AUTOMATIC" : "NOT_AUTOMATIC");
                w.WriteBoolean("no_customer_payment_confirmation", false);
                w.WriteBoolean("pay_on_due_date", false);
                w.WriteBoolean("pay_on_shipment", false);
                w.WriteBoolean("shipping_and_billing_details_before_acceptance", World.Options.AddressesBeforeAcceptance);
            });
            f.Object("shipment", s =>
            {
                s.WriteBoolean("multi_part_item_shipment", false);
                s.WriteBoolean("multi_shipment", World.Options.MultiShipment);
            });
            f.Object("returns", static r => r.WriteBoolean("marketplace", false));
        });
        m.Object("modules", static o =>
        {
            o.WriteBoolean("order_management", true);
            o.WriteBoolean("offer_management", true);
        });
    }));

    private static Reply Carriers() => Reply.Json(200, static json => Members(json, static m => m.Array("carriers", MiraklPlatform.Carriers, static (one, carrier) =>
    {
        one.WriteString("code", carrier.Code);
        one.WriteString("label", carrier.Label);
        one.WriteString("standard_code", carrier.StandardCode);
        one.WriteString("tracking_url", carrier.Url);
    })));

    private static Reply ShippingTypes() => Reply.Json(200, static json => Members(json, static m => m.Array("shipping_types",
        [("STD", "Standard", false), ("EXP", "Express", false), ("OPD", "Operator delivery", true)], static (one, type) =>
        {
            one.WriteString("code", type.Item1);
            one.WriteString("label", type.Item2);
            one.WriteString("description", type.Item2);
            one.WriteString("standard_code", $"CU_ADD-{type.Item1}");
            one.WriteBoolean("mandatory_tracking", !type.Item3);
            one.WriteBoolean("delivery_by_operator", type.Item3);
            one.WriteBoolean("click_and_collect", false);
        })));

    private static Reply Reasons() => Reply.Json(200, static json => Members(json, static m =>
    {
        (string Code, string Type, string Label, bool IsShopRight)[] reasons =
        [
            ("10", "INCIDENT_CLOSE", "Replacement sent", true), ("15", "REFUND", "Out of stock", true), ("16", "REFUND", "Item returned", true),
            ("34", "CANCELATION", "Cancelled before shipping", true), ("1", "INCIDENT_OPEN", "Item not received", false),
        ];
        m.Array("reasons", reasons, static (one, reason) =>
        {
            one.WriteString("code", reason.Code);
            one.WriteString("type", reason.Type);
            one.WriteString("label", reason.Label);
            one.WriteBoolean("is_shop_right", reason.IsShopRight);
        });
        m.WriteNumber("total_count", reasons.Length);
    }));

    private static void Members(Utf8JsonWriter json, Action<Utf8JsonWriter> members)
    {
        json.WriteStartObject();
        members(json);
        json.WriteEndObject();
    }

    private static Reply Error(int status, string? code, string? field, string message) => Reply.Json(status, json => Members(json, m =>
    {
        m.WriteNumber("status", status);
        m.WriteString("message", message);
        if (code is null)
            return;
        m.Array("errors", [code], (one, word) =>
        {
            one.WriteString("code", word);
            one.WriteString("field", field);
            one.WriteString("message", message);
        });
    }));
}
