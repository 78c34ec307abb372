using System.Text.Json;
using System.Text.Json.Nodes;
using Connectors.Simulators.Internal;
using Connectors.Simulators.Ledger;
using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.ShipBob;

/// <summary>What stops orders on the warehouse's floor for a time, and what its people do to them. Used under the lock of the world.</summary>
internal sealed class ShipBobFloor(WorldState world, ShipBobWarehouse warehouse)
{
    private static readonly (TimeSpan, TimeSpan) AtOnce = (TimeSpan.Zero, TimeSpan.Zero);
    private static readonly (TimeSpan, TimeSpan) MinutesLater = (TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(20));
    private static readonly (TimeSpan, TimeSpan) SomeMinutes = (TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10));
    private static readonly (TimeSpan, TimeSpan) SomeHours = (TimeSpan.FromHours(2), TimeSpan.FromHours(8));

    private static readonly (int, string)[] Exceptions =
        [(303, "OutOfStock"), (305, "InternalTransferInProgress"), (306, "BinTransferInProgress"), (307, "InventoryInNonPickableLocation")];

    private static readonly (int, string)[] Holds = [(400, "PaymentDeclined"), (401, "InvalidAddress"), (402, "ReserveDateNotMet"), (404, "MissingTarriffInformation")];

    /// <summary>An order came in: what will happen to it.</summary>
    public void Meet(ShipBobOrder order, DateTimeOffset now)
    {
        var shares = order.Shares;
        Stops(order, "no-state", shares.NoState, "None", [], now, AtOnce, SomeMinutes);
        Stops(order, "import-review", shares.ImportReview, "ImportReview", [(401, "InvalidAddress")], now, AtOnce, SomeHours);
        Stops(order, "on-hold", shares.OnHold, "OnHold", Holds, now, MinutesLater, SomeHours);
        Stops(order, "late-exception", shares.LateException, "Exception", Exceptions, now, MinutesLater, SomeHours);
        Stops(order, "part-allocation", shares.PartAllocation, "Exception", [(308, "InventoryPartiallyCommitted")], now, MinutesLater, SomeHours);
        Stops(order, "clean-sweep", shares.CleanSweep, "CleanSweeped", [], now, MinutesLater, SomeHours);
        Later(order, "cancelled-by-people", shares.CancelledByPeople, now, at => warehouse.Cancel(order, Actor.Person, at));
        Later(order, "edited-by-people", shares.EditedByPeople, now, at => Edit(order, at));
    }

    /// <summary>Somebody writes an order by hand under the reference that the seller's program will use.</summary>
    public void Begin()
    {
        var stores = new Dictionary<string, string>(StringComparer.Ordinal);
        world.Events.When<OrderPlaced>(placed =>
        {
            if (placed.Order.Store is { } store)
                stores[placed.OrderId] = store;
        });
        world.Events.When<OrderCleared>(cleared => TakeReference(cleared, stores.GetValueOrDefault(cleared.OrderId, world.Options.MarketplaceName)));
    }

    private void TakeReference(OrderCleared cleared, string soldOn)
    {
        var shares = world.Orders.Behind(cleared.OrderId)?.Plan.ShipBob ?? world.Options.ShipBob;
        var reference = $"{soldOn}:{cleared.OrderId}";
        if (warehouse.Find(reference) is not null || !world.Happens("shipbob.taken-references", cleared.OrderId, shares.TakenReferences))
            return;
        var dice = Dice.For(world.Options.Seed, "shipbob.taken-references.order", cleared.OrderId);
        var product = warehouse.Products[dice.Below(warehouse.Products.Count)];
        using var body = JsonDocument.Parse("""
            {"type":"DTC","shipping_method":"Standard","recipient":{"name":"Somebody Else","address":{"address1":"1 Other Street","city":"Cork","country":"IE"}}}
            """);
        warehouse.Submit(reference, body.RootElement.Clone(), [(product, dice.Between(1, 3), default)], Actor.Person, cleared.At);
        world.Events.Add(new TroublePlanted(cleared.At, Actor.Person, cleared.OrderId, "reference-taken", LedgerStep.WarehouseOrder));
    }

    private void Stops(
        ShipBobOrder order, string behaviour, decimal share, string status, (int Id, string Name)[] details, DateTimeOffset now, (TimeSpan, TimeSpan) after, (TimeSpan, TimeSpan) length)
    {
        if (!world.Happens("shipbob." + behaviour, order.ReferenceId, share))
            return;
        var dice = Dice.For(world.Options.Seed, $"shipbob.{behaviour}.how", order.ReferenceId);
        (int, string)? detail = details.Length > 0 ? dice.Pick<(int, string)>(details) : null;
        var begins = now + dice.Between(after.Item1, after.Item2);
        var ends = begins + dice.Between(length.Item1, length.Item2);
        var stopped = new List<ShipBobShipment>();
        if (begins == now)
            Stop(now);
        else
            world.Agenda.At(begins, Stop);
        world.Agenda.At(ends, Resume);

        void Stop(DateTimeOffset at)
        {
            foreach (var shipment in order.Shipments.Where(static s => s.Status == "Processing"))
            {
                (shipment.Status, shipment.Detail, shipment.IsShortAllocated) = (status, detail, behaviour == "part-allocation");
                shipment.UpdatedAt = order.UpdatedAt = at;
                stopped.Add(shipment);
            }
        }

        void Resume(DateTimeOffset at)
        {
            foreach (var shipment in stopped.Where(s => s.Status == status))
            {
                if (status == "CleanSweeped")
                {
                    warehouse.Replace(order, shipment, at);
                    continue;
                }

                (shipment.Status, shipment.Detail, shipment.IsShortAllocated) = ("Processing", null, false);
                shipment.UpdatedAt = order.UpdatedAt = at;
                warehouse.Plan(order, shipment, shipment.LabelAt > at ? shipment.LabelAt : at.AddMinutes(45));
            }
        }
    }

    private void Later(ShipBobOrder order, string behaviour, decimal share, DateTimeOffset now, Action<DateTimeOffset> act)
    {
        if (!world.Happens("shipbob." + behaviour, order.ReferenceId, share))
            return;
        var dice = Dice.For(world.Options.Seed, $"shipbob.{behaviour}.at", order.ReferenceId);
        world.Agenda.At(now + dice.Between(TimeSpan.FromMinutes(5), TimeSpan.FromHours(2)), at =>
        {
            if (order.Shipments.TrueForAll(static s => s.DispatchedAt is null && s.Status != "Cancelled"))
                act(at);
        });
    }

    private void Edit(ShipBobOrder order, DateTimeOffset now)
    {
        var dice = Dice.For(world.Options.Seed, "shipbob.edited-by-people.what", order.ReferenceId);
        var larger = order.Shipments.Find(static s => s.Products.Any(static p => p.Quantity > 1));
        if (larger is not null && dice.Chance(0.5m))
            ShipBobWarehouse.TakeOut(order, larger, 1);
        else
            Readdress(order, $"Unit {dice.Between(1, 40).Text()}");
        order.UpdatedAt = now;
        world.Events.Add(new WarehouseOrderChanged(now, Actor.Person, ShipBobTrace.Content(order)));
    }

    private static void Readdress(ShipBobOrder order, string line2)
    {
        var sent = JsonNode.Parse(order.Sent.GetRawText())!;
        sent["recipient"]!["address"]!["address2"] = line2;
        using var changed = JsonDocument.Parse(sent.ToJsonString());
        order.Sent = changed.RootElement.Clone();
    }
}
