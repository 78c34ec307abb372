using System.Text;
using System.Text.Json;
using Connectors.Simulators.Internal;
using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.Mirakl;

/// <summary>Orders: OR operations.</summary>
internal sealed class MiraklOrderRoutes(WorldState world, MiraklPlatform platform, MiraklJobs jobs) : MiraklRoutes(world, platform)
{
    public override (string? Operation, Func<Reply>? Answer) Route(Call call, string[] path, DateTimeOffset now) => (call.Method, path) switch
    {
        ("GET", ["orders"]) => ("OR11", () => ListOrders(call, now)),
        ("PUT", ["orders"]) => ("OR04", () => PatchOrders(call, now)),
        ("PUT", ["orders", var id, "accept"]) => ("OR21", () => Decide(call, id, now)),
        ("PUT", ["orders", var id, "tracking"]) => ("OR23", () => Track(call, id, now)),
        ("PUT", ["orders", var id, "ship"]) => ("OR24", () => ShipOrder(id, now)),
        ("PUT", ["orders", var id, "cancel"]) => ("OR29", () => CancelOrder(id, now)),
        ("POST", ["orders", "async-export"]) => ("OR13", () => Export(call, now)),
        ("GET", ["orders", "async-export", "status", var id]) => ("OR14", () => jobs.ExportStatus(call, id)),
        ("PUT", ["orders", var id, "lines", var line, "resolve_incident"]) => ("OR64", () => ResolveIncident(call, id, line, now)),
        (_, ["orders"] or ["orders", _, "lines", _, "resolve_incident"] or ["orders", _, "accept" or "tracking" or "ship" or "cancel"]) => NotAllowed,
        _ => (null, null),
    };

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
        IEnumerable<MiraklOrder> source = ids is null ? Platform.Orders : ids.Select(Platform.Find).OfType<MiraklOrder>().OrderBy(o => o.CreatedAt);
        var hits = source.Where(o =>
            World.IsVisible("mirakl.order", o.OrderId, o.ArrivedAt, now)
            && (states is null || states.Contains(o.State))
            && (channels is null || channels.Contains("BQ_UK"))
            && (references is null || (o.SellerReference is { } reference && references.Contains(reference)))
            && (from is null || o.UpdatedAt >= from)
            && (until is null || o.UpdatedAt <= until)
            && (createdFrom is null || o.CreatedAt >= createdFrom)
            && (createdUntil is null || o.CreatedAt <= createdUntil)
            && (debited is null || o.DebitedAt is not null == debited)).ToList();
        if (call.Parameter("order") == "desc")
            hits.Reverse();

        var slip = World.Slip("mirakl.orders", offset);
        var reply = Reply.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("orders");
            for (var i = offset + slip; i < Math.Min(hits.Count, offset + slip + max); i++)
                MiraklWriter.Order(json, hits[i], Platform.AddressVisible(hits[i], now));
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

    /// <summary>One complete pair of dates, at most a year apart.</summary>
    private Reply Export(Call call, DateTimeOffset now)
    {
        if (!call.TryReadObject(out var body))
            return Error(400, "VALIDATION_ERROR", null, "The body is not a JSON object.");
        using (body)
        {
            var asked = body.RootElement;
            DateTimeOffset? Instant(string name) => asked.Member(name) is { } text ? Call.ParseInstant(text) : null;
            var (created, changed) = ((From: Instant("start_date"), Until: Instant("end_date")), (From: Instant("start_update_date"), Until: Instant("end_update_date")));
            if ((created.From is null || created.Until is null) && (changed.From is null || changed.Until is null))
                return Error(400, "VALIDATION_ERROR", "start_update_date", "A start and an end are required.");
            if (created.Until - created.From > TimeSpan.FromDays(366) || changed.Until - changed.From > TimeSpan.FromDays(366))
                return Error(400, "VALIDATION_ERROR", "end_update_date", "At most one year can be exported.");
            var states = asked.Items("order_state_codes").Select(static s => s.GetString()).ToHashSet(StringComparer.Ordinal);
            return jobs.Export(asked, asLines: false, now, () => Platform.Orders.Where(o =>
                (created.From is null || (o.CreatedAt >= created.From && o.CreatedAt <= created.Until))
                && (changed.From is null || (o.UpdatedAt >= changed.From && o.UpdatedAt <= changed.Until))
                && (states.Count == 0 || states.Contains(o.State))), (json, order) => MiraklWriter.Members(json, order, Platform.AddressVisible(order, World.Options.Clock.GetUtcNow())));
        }
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
                if (Platform.Find(id) is not { } order)
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
                    World.Events.Add(new ReferenceTold(now, Actor.Seller, order.OrderId, order.SellerReference));
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
            if (Platform.Find(id) is not { } order)
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
            Platform.Decide(order, Actor.Seller, now);
            return Reply.Empty(204);
        }
    }

    private Reply Track(Call call, string id, DateTimeOffset now)
    {
        if (Platform.Find(id) is not { } order)
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
            if (order.State != "SHIPPING")
                World.Events.Add(new ShipmentTracked(now, Actor.Seller, order.OrderId, null, MiraklTrace.Told(tracking)));
            return Reply.Empty(204);
        }
    }

    private Reply ShipOrder(string id, DateTimeOffset now)
    {
        if (Platform.Find(id) is not { } order)
            return Error(404, "ORDER_NOT_FOUND", "order_id", $"The order {id} does not exist.");
        if (order.State != "SHIPPING" || order.OperatorShips || order.Shipments.Count > 0)
            return Error(400, "ORDER_INVALID_STATE", null, $"The order status must be 'SHIPPING' but it is '{order.State}'.");
        if (order.Tracking?.Number is null)
            return Error(400, null, null, "Tracking details are mandatory for this shipping method");
        Platform.ShipAll(order, Actor.Seller, now);
        return Reply.Empty(204);
    }

    private Reply ResolveIncident(Call call, string id, string lineId, DateTimeOffset now)
    {
        if (!call.TryReadObject(out var body))
            return Error(400, "VALIDATION_ERROR", null, "The body is not a JSON object.");
        using (body)
        {
            if (Platform.Find(id) is not { } order)
                return Error(404, "ORDER_NOT_FOUND", "order_id", $"The order {id} does not exist.");
            if (order.Lines.FirstOrDefault(l => l.LineId == lineId) is not { } line)
                return Error(404, "ORDER_LINE_NOT_FOUND", "line", $"The line {lineId} is not of this order.");
            if (body.RootElement.Member("reason_code") is not { } reason || !MiraklPlatform.Reasons.Any(r => r.Code == reason && r.Type == "INCIDENT_CLOSE"))
                return Error(400, "VALIDATION_ERROR", "reason_code", "The reason does not close an incident.");
            if (!line.HasIncident)
                return Error(400, "ORDER_LINE_INVALID_STATE", "line", "The line has no open incident.");
            Platform.CloseIncident(order, line, Actor.Seller, now);
            return Reply.Empty(204);
        }
    }

    private Reply CancelOrder(string id, DateTimeOffset now)
    {
        if (Platform.Find(id) is not { } order)
            return Error(404, "ORDER_NOT_FOUND", "order_id", $"The order {id} does not exist.");
        if (order.State is not ("WAITING_DEBIT" or "WAITING_DEBIT_PAYMENT"))
            return Error(400, "ORDER_INVALID_STATE", null, $"The order cannot be canceled in status '{order.State}'.");
        Platform.Cancel(order, Actor.Seller, now);
        return Reply.Empty(204);
    }
}
