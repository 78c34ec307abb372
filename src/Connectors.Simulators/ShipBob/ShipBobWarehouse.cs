using System.Text.Json;
using Connectors.Simulators.Internal;
using Connectors.Simulators.Ledger;
using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.ShipBob;

/// <summary>The warehouse: its products, its orders and how they leave.</summary>
internal sealed class ShipBobWarehouse : ISimulatedVendor
{
    public const string Token = "simulated-warehouse-token";
    public const long ChannelId = 128944;
    public const string Version = "2026-01";

    private readonly WorldState _world;
    private readonly Dictionary<string, ShipBobOrder> _byReference = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ShipBobProduct> _bySku = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _carriers = new(StringComparer.Ordinal);
    private long _nextOrder = 9_100_000;
    private long _nextShipment = 44_000_000;

    public ShipBobWarehouse(WorldState world)
    {
        _world = world;
        foreach (var sku in world.Offers.GroupBy(o => o.Sku, StringComparer.Ordinal))
        {
            var stock = Dice.For(world.Options.Seed, "stock", sku.Key).Between(20_000, 60_000);
            Add(new ShipBobProduct { Id = 700_001 + Products.Count, Sku = sku.Key, Name = sku.First().Title, OnHand = stock });
        }

        Api = new ShipBobApi(world, this);
    }

    public ShipBobApi Api { get; }

    Vendor ISimulatedVendor.Api => Api;

    public List<ShipBobProduct> Products { get; } = [];

    public List<ShipBobOrder> Orders { get; } = [];

    public ShipBobProduct? Product(string sku) => _bySku.GetValueOrDefault(sku);

    public ShipBobOrder? Find(string reference) => _byReference.GetValueOrDefault(reference);

    /// <summary>From now on the parcels of this order go by that carrier.</summary>
    public void SetCarrier(string orderId, string text, DateTimeOffset now)
    {
        _carriers[orderId] = text;
        if (ShipBobTrace.CarrierCode(text, null) is null)
            _world.Events.Add(new TroublePlanted(now, Actor.Vendor, orderId, "unmapped-carrier", LedgerStep.Confirm));
    }

    public string? CarrierOf(string orderId) => _carriers.GetValueOrDefault(orderId);

    /// <summary>The warehouse does nothing before it is asked to.</summary>
    public void Begin()
    {
    }

    /// <summary>The product with the SKU; an unknown one comes into being, without stock, as the vendor does it.</summary>
    public ShipBobProduct ProductFor(string sku, string name, DateTimeOffset now)
    {
        if (Product(sku) is { } known)
            return known;
        var made = new ShipBobProduct { Id = 700_001 + Products.Count, Sku = sku, Name = name, MadeByOrder = true };
        Add(made);
        _world.Events.Add(new ProductMade(now, Actor.Seller, sku));
        return made;
    }

    public ShipBobOrder Submit(string reference, JsonElement sent, IReadOnlyList<(ShipBobProduct Product, int Quantity, JsonElement Sent)> products, DateTimeOffset now)
    {
        var order = new ShipBobOrder { Id = _nextOrder++, ReferenceId = reference, Sent = sent, Products = products, CreatedAt = now, UpdatedAt = now };
        Orders.Add(order);
        _byReference.Add(reference, order);

        _world.Events.Add(new WarehouseOrderCreated(now, Actor.Seller, ShipBobTrace.Content(order)));
        var behind = _world.Orders.Behind(reference);
        var dice = Dice.For(_world.Options.Seed, "dispatch", reference);
        var fate = behind?.Dispatch ?? DispatchFate.Throw(ref dice, _world.Options);
        var leaves = now + fate.Delay;
        var parcels = Parcels(products, fate, behind);
        foreach (var parcel in parcels)
        {
            var shipment = new ShipBobShipment { Id = _nextShipment++, Products = parcel, CreatedAt = now, UpdatedAt = now };
            order.Shipments.Add(shipment);
            Commit(shipment);
            var number = order.Shipments.Count;
            _world.Agenda.At(leaves, at => Label(order, shipment, fate, number, at));
            leaves += dice.Between(TimeSpan.FromMinutes(30), TimeSpan.FromHours(3));
        }

        return order;
    }

    /// <summary>Tries again what stock was missing for.</summary>
    public void SetStock(string sku, int onHand, DateTimeOffset now)
    {
        var product = Product(sku) ?? throw new ArgumentException($"The warehouse has no SKU {sku}.", nameof(sku));
        product.OnHand = onHand;
        foreach (var order in Orders)
        {
            foreach (var shipment in order.Shipments.Where(s => s.Status == "Exception" && Commit(s)))
            {
                shipment.Status = "Processing";
                shipment.UpdatedAt = order.UpdatedAt = now;
                var fate = _world.Orders.Behind(order.ReferenceId)?.Dispatch ?? new DispatchFate(TimeSpan.FromHours(2), 1, "DPD Next Day", null, true, false, false);
                _world.Agenda.At(now + fate.Delay, at => Label(order, shipment, fate, 1, at));
            }
        }
    }

    /// <summary>Stops what has not been picked; says per shipment whether it worked.</summary>
    public List<(ShipBobShipment Shipment, bool Stopped)> Cancel(ShipBobOrder order, Actor by, DateTimeOffset now)
    {
        var results = new List<(ShipBobShipment, bool)>();
        foreach (var shipment in order.Shipments.Where(s => s.Status != "Cancelled"))
        {
            var stopped = shipment.DispatchedAt is null;
            if (stopped)
            {
                shipment.Status = "Cancelled";
                shipment.UpdatedAt = now;
                Release(shipment);
                _world.Events.Add(new GoodsStopped(now, by, order.Id.Text(), ShipBobTrace.Goods(shipment)));
            }
            else
            {
                _world.Events.Add(new StopRefused(now, by, order.Id.Text()));
            }

            results.Add((shipment, stopped));
        }

        order.UpdatedAt = now;
        if (order.Shipments.TrueForAll(s => s.Status == "Cancelled"))
            order.CancelledAt = now;
        return results;
    }

    private void Add(ShipBobProduct product)
    {
        Products.Add(product);
        _bySku.Add(product.Sku, product);
    }

    private static bool Commit(ShipBobShipment shipment)
    {
        if (shipment.Products.Any(p => p.Product.Fulfillable < p.Quantity))
        {
            shipment.Status = "Exception";
            return false;
        }

        foreach (var (product, quantity) in shipment.Products)
            product.Committed += quantity;
        shipment.Committed = true;
        return true;
    }

    private static void Release(ShipBobShipment shipment)
    {
        if (!shipment.Committed)
            return;
        foreach (var (product, quantity) in shipment.Products)
            product.Committed -= quantity;
        shipment.Committed = false;
    }

    private void Label(ShipBobOrder order, ShipBobShipment shipment, DispatchFate fate, int number, DateTimeOffset now)
    {
        if (shipment.Status != "Processing")
            return;
        var told = _world.Orders.Behind(order.ReferenceId) is { } behind ? CarrierOf(behind.OrderId) : null;
        shipment.Carrier = told ?? fate.Carrier;
        shipment.Service = told is null ? fate.Service : null;
        shipment.TrackingNumber = Tracking(order, number, "first");
        shipment.Status = "LabeledCreated";
        shipment.DispatchedAt = now;
        Changed(order, shipment, now);
        _world.Events.Add(new ParcelLabelled(now, order.Id.Text(), ShipBobTrace.Parcel(shipment)));
        _world.Events.Add(new ParcelLeft(now, order.Id.Text(), ShipBobTrace.Parcel(shipment)));
        Release(shipment);
        foreach (var (product, quantity) in shipment.Products)
            product.OnHand -= quantity;

        _world.Agenda.At(now.AddMinutes(10), at =>
        {
            shipment.Status = "Completed";
            shipment.UpdatedAt = order.UpdatedAt = at;
        });
        if (fate.CorrectsTracking && number == 1)
        {
            _world.Agenda.At(now.AddHours(1), at =>
            {
                shipment.TrackingNumber = Tracking(order, number, "second");
                Changed(order, shipment, at);
                _world.Events.Add(new ParcelRetracked(at, Actor.Vendor, order.Id.Text(), ShipBobTrace.Parcel(shipment)));
            });
        }

        if (order.Status == "Fulfilled")
            _world.Events.Add(new WarehouseOrderFulfilled(now, order.Id.Text(), order.ReferenceId));
    }

    private static void Changed(ShipBobOrder order, ShipBobShipment shipment, DateTimeOffset now)
    {
        shipment.UpdatedAt = order.UpdatedAt = now;
        shipment.TrackingUpdatedAt = now;
        shipment.IsTrackingUploaded = false;
        shipment.NumbersEver.Add(shipment.TrackingNumber!);
    }

    private string Tracking(ShipBobOrder order, int number, string which) =>
        $"15{Dice.For(_world.Options.Seed, which, $"{order.ReferenceId}/{number.Text()}").Digits(12)}";

    /// <summary>Spreads the products over parcels in whole offer packs, unless the fate breaks them.</summary>
    private static List<IReadOnlyList<(ShipBobProduct Product, int Quantity)>> Parcels(
        IReadOnlyList<(ShipBobProduct Product, int Quantity, JsonElement Sent)> products, DispatchFate fate, WorldOrder? behind)
    {
        var chunks = new List<(ShipBobProduct Product, int Quantity)>();
        foreach (var (product, quantity, _) in products)
        {
            var pack = fate.BreaksPacks ? 1 : behind is null ? 1 : Math.Max(1, behind.Packs.FirstOrDefault(p => p.Sku == product.Sku).BaseUnits);
            for (var left = quantity; left > 0; left -= pack)
                chunks.Add((product, Math.Min(pack, left)));
        }

        var count = Math.Max(1, Math.Min(fate.Parcels, chunks.Count));
        return [.. Enumerable.Range(0, count).Select(i => (IReadOnlyList<(ShipBobProduct, int)>)[..
            chunks.Where((_, at) => at * count / chunks.Count == i).GroupBy(c => c.Product).Select(g => (g.Key, g.Sum(c => c.Quantity)))])];
    }
}
