using System.Text.Json;
using Connectors.Simulators.Internal;
using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.Mirakl;

/// <summary>Shipments: ST operations, on platforms that let an order leave in several.</summary>
internal sealed class MiraklShipmentRoutes(WorldState world, MiraklPlatform platform) : MiraklRoutes(world, platform)
{
    private const int LargestShipmentBatch = 1000;

    public override (string? Operation, Func<Reply>? Answer) Route(Call call, string[] path, DateTimeOffset now) => (call.Method, path) switch
    {
        _ when !World.Options.MultiShipment => (null, null),
        ("POST", ["shipments"]) => ("ST01", () => CreateShipments(call, now)),
        ("GET", ["shipments"]) => ("ST11", () => ListShipments(call, now)),
        ("POST", ["shipments", "tracking"]) => ("ST23", () => TrackShipments(call, now)),
        ("PUT", ["shipments", "delete"]) => ("ST06", () => DeleteShipments(call, now)),
        ("GET", ["shipments", "items_to_ship"]) => ("ST12", () => ListItemsToShip(call)),
        ("PUT", ["shipments", "ship"]) => ("ST24", () => ShipShipments(call, now)),
        (_, ["shipments", "tracking" or "delete" or "items_to_ship" or "ship"] or ["shipments"]) => NotAllowed,
        _ => (null, null),
    };

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
        if (Platform.Find(orderId) is not { } order)
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
                || quantity + lines.Where(l => l.Line == known).Sum(l => l.Quantity) > order.ToShip(known))
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

        var id = Dice.For(World.Options.Seed, "shipment", Platform.Shipments.Count.Text()).Id().ToString();
        shipment = new MiraklShipment
        {
            Id = id,
            Follows = World.Happens("mirakl.followed-shipment", id, order.Behaviours.FollowedShipments),
            HasInvalidNumber = World.Happens("mirakl.invalid-number", id, order.Behaviours.InvalidNumbers),
            OrderId = orderId,
            CreatedAt = now,
            UpdatedAt = now,
            Lines = lines,
            InvoiceReference = item.Member("invoice_reference"),
            Tracking = tracking,
        };
        Platform.Shipments.Add(shipment);
        order.Shipments.Add(shipment);
        order.UpdatedAt = now;
        if (shipped)
            Platform.Ship(order, shipment, Actor.Seller, now);
        return null;
    }

    private Reply TrackShipments(Call call, DateTimeOffset now) => EachShipment(call, (item, shipment) =>
    {
        MiraklTracking? tracking = null;
        if (item.Child("tracking") is { } told && ReadTracking(told, "tracking_url", out tracking) is { } wrong)
            return wrong;
        shipment.Tracking = tracking;
        shipment.UpdatedAt = now;
        if (shipment.ShippedAt is not null)
            World.Events.Add(new ShipmentTracked(now, Actor.Seller, shipment.OrderId, shipment.Id, MiraklTrace.Told(tracking)));
        return null;
    });

    private Reply ShipShipments(Call call, DateTimeOffset now) => EachShipment(call, (_, shipment) =>
    {
        if (shipment.ShippedAt is not null)
            return "The shipment status must be 'SHIPPING' but it is 'SHIPPED'.";
        if (shipment.Tracking?.Number is null)
            return "Tracking details are mandatory for this shipping method";
        Platform.Ship(Platform.Find(shipment.OrderId)!, shipment, Actor.Seller, now);
        return null;
    });

    private Reply EachShipment(Call call, Func<JsonElement, MiraklShipment, string?> change) =>
        Each(call, "shipments", LargestShipmentBatch, "shipment", (item, id) => Platform.Shipments.Find(s => s.Id == id) is { } shipment
            ? change(item, shipment)
            : $"The shipment {id} does not exist.");

    private Reply ListShipments(Call call, DateTimeOffset now) => Seek(call, LargestPage, static (json, shipment) => MiraklWriter.Shipment(json, shipment), asked =>
    {
        var orders = asked.Repeated("order_id");
        var states = asked.Repeated("shipment_state_code");
        var from = asked.Instant("last_updated_from");
        var until = asked.Instant("last_updated_to");
        return Platform.Shipments.Where(s =>
            World.IsVisible("mirakl.shipment", s.Id, s.CreatedAt, now)
            && (orders is null || orders.Contains(s.OrderId))
            && (states is null || states.Contains(s.State))
            && (from is null || s.UpdatedAt >= from)
            && (until is null || s.UpdatedAt <= until));
    });

    /// <summary>What is in no shipment yet, of orders that may be shipped.</summary>
    private Reply ListItemsToShip(Call call) => Seek(call, LargestPage, static (json, order) => MiraklWriter.ItemsToShip(json, order), asked =>
    {
        var orders = asked.Repeated("order_id");
        var from = asked.Instant("shipping_date_from");
        var until = asked.Instant("shipping_date_to");
        return Platform.Orders.Where(o =>
            o is { State: "SHIPPING", OperatorShips: false }
            && (orders is null || orders.Contains(o.OrderId))
            && (from is null || o.ClearedAt >= from)
            && (until is null || o.ClearedAt <= until)
            && o.Lines.Any(l => o.ToShip(l) > 0));
    });

    private Reply DeleteShipments(Call call, DateTimeOffset now) => EachShipment(call, (_, shipment) =>
    {
        if (shipment.ShippedAt is not null)
            return "The shipment status must be 'SHIPPING' but it is 'SHIPPED'.";
        var order = Platform.Find(shipment.OrderId)!;
        order.Shipments.Remove(shipment);
        order.UpdatedAt = now;
        Platform.Shipments.Remove(shipment);
        return null;
    });
}
