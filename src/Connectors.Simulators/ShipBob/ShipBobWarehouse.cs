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

    private static readonly TimeSpan LevelDelay = TimeSpan.FromMinutes(1);

    private readonly WorldState _world;
    private readonly ShipBobFloor _floor;
    private readonly Dictionary<string, ShipBobOrder> _byReference = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ShipBobProduct> _bySku = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _carriers = new(StringComparer.Ordinal);
    private long _nextOrder = 9_100_000;
    private long _nextShipment = 44_000_000;

    public ShipBobWarehouse(WorldState world)
    {
        _world = world;
        _floor = new ShipBobFloor(world, this);
        foreach (var sku in world.Offers.Where(static o => o.Parts.Count == 0).GroupBy(o => o.Sku, StringComparer.Ordinal))
        {
            var product = ShipBobProduct.Make(world.Options, Products.Count, sku.Key, sku.First().Title);
            product.Set(Dice.For(world.Options.Seed, "stock", sku.Key).Between(20_000, 60_000));
            if (world.Happens("shipbob.two-centres", sku.Key, world.Options.ShipBob.TwoCentres))
                Move(product, product.OnHand / 4);
            Add(product);
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
            _world.Events.Add(new TroublePlanted(now, Actor.Vendor, orderId, Excuses.UnmappedCarrier, LedgerStep.Confirm));
    }

    public string? CarrierOf(string orderId) => _carriers.GetValueOrDefault(orderId);

    public void Begin() => _floor.Begin();

    /// <summary>The product with the SKU; an unknown one comes into being, without stock, as the vendor does it.</summary>
    public ShipBobProduct ProductFor(string sku, string name, DateTimeOffset now)
    {
        if (Product(sku) is { } known)
            return known;
        var made = ShipBobProduct.Make(_world.Options, Products.Count, sku, name);
        Add(made);
        _world.Events.Add(new ProductMade(now, Actor.Seller, sku));
        return made;
    }

    public ShipBobOrder Submit(
        string reference, JsonElement sent, IReadOnlyList<(ShipBobProduct Product, int Quantity, JsonElement Sent)> products, Actor by, DateTimeOffset now)
    {
        var behind = _world.Orders.Behind(reference);
        var shares = behind?.Plan.ShipBob ?? _world.Options.ShipBob;
        var order = new ShipBobOrder
        {
            Id = _nextOrder++,
            ReferenceId = reference,
            Sent = sent,
            Products = products,
            CreatedAt = now,
            UpdatedAt = now,
            Shares = shares,
            HidesZone = _world.Happens("shipbob.dates-without-zone", reference, shares.DatesWithoutZone),
            HasEmptyDates = _world.Happens("shipbob.empty-dates", reference, shares.EmptyDates),
        };
        Orders.Add(order);
        _byReference.Add(reference, order);

        _world.Events.Add(new WarehouseOrderCreated(now, by, ShipBobTrace.Content(order)));
        var dice = Dice.For(_world.Options.Seed, "dispatch", reference);
        var fate = behind?.Dispatch ?? DispatchFate.Throw(ref dice, _world.Options);
        var twoCentres = sent.Child("location_id") is null && _world.Happens("shipbob.two-centres", reference, shares.TwoCentres);
        var forced = sent.Amount("location_id") == ShipBobCentre.Second.Id ? ShipBobCentre.Second : ShipBobCentre.First;
        var leaves = now + fate.Delay;
        foreach (var parcel in Parcels(products, twoCentres ? fate with { Parcels = Math.Max(2, fate.Parcels) } : fate, behind))
        {
            var number = order.Shipments.Count + 1;
            var shipment = new ShipBobShipment
            {
                Id = _nextShipment++,
                Number = number,
                Products = parcel,
                CreatedAt = now,
                UpdatedAt = now,
                Centre = twoCentres && number % 2 == 0 ? ShipBobCentre.Second : forced,
                Fate = fate,
            };
            order.Shipments.Add(shipment);
            if (twoCentres && shipment.Centre == ShipBobCentre.Second)
                Supply(parcel);
            Commit(shipment);
            Plan(order, shipment, leaves);
            leaves += dice.Between(TimeSpan.FromMinutes(30), TimeSpan.FromHours(3));
        }

        if (by == Actor.Seller)
            _floor.Meet(order, now);
        return order;
    }

    /// <summary>Sets what is on hand, and tries again what stock was missing for.</summary>
    public void SetStock(string sku, int onHand, DateTimeOffset now)
    {
        var product = Product(sku) ?? throw new ArgumentException($"The warehouse has no SKU {sku}.", nameof(sku));
        product.Set(onHand);
        foreach (var order in Orders)
        {
            foreach (var shipment in order.Shipments.Where(s => s is { Status: "Exception", Committed: false } && Commit(s)))
            {
                shipment.Status = "Processing";
                shipment.UpdatedAt = order.UpdatedAt = now;
                Plan(order, shipment, now + shipment.Fate.Delay);
            }
        }
    }

    /// <summary>The parcel gets its label then, if nothing stops it before.</summary>
    public void Plan(ShipBobOrder order, ShipBobShipment shipment, DateTimeOffset labelAt)
    {
        shipment.LabelAt = labelAt;
        _world.Agenda.At(labelAt, at => Label(order, shipment, at));
    }

    /// <summary>Stops what has not left; says per shipment whether it worked.</summary>
    public List<(ShipBobShipment Shipment, bool Stopped)> Cancel(ShipBobOrder order, Actor by, DateTimeOffset now)
    {
        var results = new List<(ShipBobShipment, bool)>();
        foreach (var shipment in order.Shipments.Where(static s => !s.IsDead))
        {
            var stopped = shipment.DispatchedAt is null;
            if (stopped)
            {
                if (shipment.Status == "LabeledCreated")
                    Void(order, shipment, by, now);
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
        if (order.Shipments.TrueForAll(static s => s.IsDead))
            order.CancelledAt = now;
        return results;
    }

    /// <summary>Another shipment takes the place of one that was swept from the floor.</summary>
    public void Replace(ShipBobOrder order, ShipBobShipment swept, DateTimeOffset now)
    {
        swept.IsReplaced = true;
        swept.UpdatedAt = order.UpdatedAt = now;
        Release(swept);
        var next = new ShipBobShipment
        {
            Id = _nextShipment++,
            Number = order.Shipments.Count + 1,
            Products = swept.Products,
            CreatedAt = now,
            UpdatedAt = now,
            Centre = swept.Centre,
            Fate = swept.Fate,
        };
        order.Shipments.Add(next);
        Commit(next);
        Plan(order, next, now.AddHours(1));
    }

    /// <summary>Takes pieces of the first product that has more out of the order and its shipment.</summary>
    public static void TakeOut(ShipBobOrder order, ShipBobShipment shipment, int pieces)
    {
        var (product, _) = shipment.Products.First(p => p.Quantity > pieces);
        var line = order.Products.ToList().FindIndex(p => p.Product == product && p.Quantity > pieces);
        if (line < 0)
            return;
        Shorten(shipment, product, pieces);
        order.Products = [.. order.Products.Select((p, at) => at == line ? p with { Quantity = p.Quantity - pieces } : p)];
    }

    /// <summary>Allocated pieces that the levels do not show yet: they follow an order by about a minute, in worlds in which things are late to be seen.</summary>
    public int Unseen(ShipBobProduct product, ShipBobCentre centre, DateTimeOffset now) => _world.Options.Time.LateVisibility == 0m
        ? 0
        : Orders.SelectMany(static o => o.Shipments).Where(s => s.Committed && s.Centre == centre && now - s.CreatedAt < LevelDelay)
            .SelectMany(static s => s.Products).Where(p => p.Product == product).Sum(static p => p.Quantity);

    /// <summary>Pieces that are asked for and not allocated.</summary>
    public int Backordered(ShipBobProduct product) => Orders.SelectMany(static o => o.Shipments)
        .Where(static s => s is { Status: "Exception", Committed: false })
        .SelectMany(static s => s.Products).Where(p => p.Product == product).Sum(static p => p.Quantity);

    private void Add(ShipBobProduct product)
    {
        Products.Add(product);
        _bySku.Add(product.Sku, product);
    }

    private static void Move(ShipBobProduct product, int quantity)
    {
        product.First.OnHand -= quantity;
        product.Second.OnHand += quantity;
    }

    /// <summary>Brings what is missing in the second building from the first.</summary>
    private static void Supply(IReadOnlyList<(ShipBobProduct Product, int Quantity)> parcel)
    {
        foreach (var (product, quantity) in parcel)
            Move(product, Math.Clamp(quantity - product.Second.Fulfillable, 0, Math.Max(0, product.First.Fulfillable)));
    }

    private static bool Commit(ShipBobShipment shipment)
    {
        if (shipment.Products.Any(p => p.Product.At(shipment.Centre).Fulfillable < p.Quantity))
        {
            shipment.Status = "Exception";
            return false;
        }

        foreach (var (product, quantity) in shipment.Products)
            product.At(shipment.Centre).Committed += quantity;
        shipment.Committed = true;
        return true;
    }

    private static void Release(ShipBobShipment shipment)
    {
        if (!shipment.Committed)
            return;
        foreach (var (product, quantity) in shipment.Products)
            product.At(shipment.Centre).Committed -= quantity;
        shipment.Committed = false;
    }

    private static void Shorten(ShipBobShipment shipment, ShipBobProduct product, int pieces)
    {
        if (shipment.Committed)
            product.At(shipment.Centre).Committed -= pieces;
        shipment.Products = [.. shipment.Products.Select(p => p.Product == product ? (p.Product, p.Quantity - pieces) : p)];
    }

    private void Label(ShipBobOrder order, ShipBobShipment shipment, DateTimeOffset now)
    {
        // A later plan has taken the place of the one that comes due now.
        if (shipment.Status != "Processing" || shipment.LabelAt != now)
            return;
        var fate = shipment.Fate;
        var told = _world.Orders.Behind(order.ReferenceId) is { } behind ? CarrierOf(behind.OrderId) : null;
        shipment.Carrier = told ?? fate.Carrier;
        shipment.Service = told is null ? fate.Service : null;
        if (Happens(order, shipment, "short-shipments", order.Shares.ShortShipments))
            SendLess(order, shipment, now);
        if (Happens(order, shipment, "no-tracking", order.Shares.NoTracking))
        {
            Plant(order, "no-tracking", now);
            Leave(order, shipment, now);
            return;
        }

        shipment.TrackingNumber = Tracking(order, shipment.Number, shipment.Labels == 0 ? "first" : $"label-{shipment.Labels.Text()}");
        shipment.Labels++;
        shipment.Status = "LabeledCreated";
        Changed(order, shipment, now);
        _world.Events.Add(new ParcelLabelled(now, order.Id.Text(), ShipBobTrace.Parcel(shipment)));
        var dice = Dice.For(_world.Options.Seed, "shipbob.label", $"{order.ReferenceId}/{shipment.Number.Text()}/{shipment.Labels.Text()}");
        if (shipment.Labels == 1 && Happens(order, shipment, "voided-labels", order.Shares.VoidedLabels))
        {
            _world.Agenda.At(now + dice.Between(TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(45)), at =>
            {
                if (shipment.Status != "LabeledCreated")
                    return;
                Void(order, shipment, Actor.Person, at);
                shipment.Status = "Processing";
                Plan(order, shipment, at + dice.Between(TimeSpan.FromHours(1), TimeSpan.FromHours(3)));
            });
        }
        else if (Happens(order, shipment, "late-collection", order.Shares.LateCollection))
        {
            _world.Agenda.At(now + dice.Between(TimeSpan.FromHours(4), TimeSpan.FromHours(20)), at =>
            {
                if (shipment.Status == "LabeledCreated")
                    Leave(order, shipment, at);
            });
        }
        else
        {
            Leave(order, shipment, now);
        }
    }

    /// <summary>The label is worth nothing any more.</summary>
    private void Void(ShipBobOrder order, ShipBobShipment shipment, Actor by, DateTimeOffset now)
    {
        (shipment.TrackingNumber, shipment.Carrier, shipment.Service) = (null, null, null);
        shipment.UpdatedAt = order.UpdatedAt = now;
        shipment.TrackingUpdatedAt = now;
        _world.Events.Add(new LabelVoided(now, by, order.Id.Text(), shipment.Id.Text()));
    }

    /// <summary>One piece cannot be found when the parcel is packed, and is not sent later either.</summary>
    private void SendLess(ShipBobOrder order, ShipBobShipment shipment, DateTimeOffset now)
    {
        if (shipment.Products.FirstOrDefault(static p => p.Quantity > 1).Product is not { } product)
            return;
        Shorten(shipment, product, 1);
        _world.Events.Add(new GoodsStopped(now, Actor.Vendor, order.Id.Text(), [new Goods(product.Sku, 1m)]));
    }

    private void Leave(ShipBobOrder order, ShipBobShipment shipment, DateTimeOffset now)
    {
        shipment.DispatchedAt = now;
        shipment.DeliveredAt = now + Dice.For(_world.Options.Seed, "shipbob.delivery", shipment.Id.Text()).Between(TimeSpan.FromHours(18), TimeSpan.FromHours(72));
        shipment.UpdatedAt = order.UpdatedAt = now;
        if (shipment.SaysZero = Happens(order, shipment, "zero-pieces", order.Shares.ZeroPieces))
            Plant(order, "zero-pieces", now);
        if (Happens(order, shipment, "unknown-words", order.Shares.UnknownWords))
        {
            shipment.Word = Dice.For(_world.Options.Seed, "shipbob.word", shipment.Id.Text()).Pick<string>(["Delivered", "HandedOver", "InTransit"]);
            Plant(order, "unknown-state-word", now);
        }

        if (shipment.Products.Any(static p => p.Product.IsBundle))
            Plant(order, "other-pieces", now);
        _world.Events.Add(new ParcelLeft(now, order.Id.Text(), ShipBobTrace.Parcel(shipment)));
        Release(shipment);
        foreach (var (product, quantity) in shipment.Products)
            product.At(shipment.Centre).OnHand -= quantity;

        if (shipment.TrackingNumber is null)
            shipment.Status = "Completed";
        _world.Agenda.At(now.AddMinutes(10), at =>
        {
            shipment.Status = "Completed";
            shipment.UpdatedAt = order.UpdatedAt = at;
        });
        if (shipment is { Fate.CorrectsTracking: true, Number: 1, TrackingNumber: not null })
        {
            _world.Agenda.At(now.AddHours(1), at =>
            {
                shipment.TrackingNumber = Tracking(order, shipment.Number, "second");
                Changed(order, shipment, at);
                _world.Events.Add(new ParcelRetracked(at, Actor.Vendor, order.Id.Text(), ShipBobTrace.Parcel(shipment)));
            });
        }

        if (order.Status == "Fulfilled")
            _world.Events.Add(new WarehouseOrderFulfilled(now, order.Id.Text(), order.ReferenceId));
    }

    private bool Happens(ShipBobOrder order, ShipBobShipment shipment, string behaviour, decimal share) =>
        _world.Happens("shipbob." + behaviour, $"{order.ReferenceId}/{shipment.Number.Text()}", share);

    /// <summary>What the warehouse tells of the parcel has to be seen to by a person before the marketplace is told.</summary>
    private void Plant(ShipBobOrder order, string kind, DateTimeOffset now)
    {
        if (_world.Orders.Behind(order.ReferenceId) is { } behind)
            _world.Events.Add(new TroublePlanted(now, Actor.Vendor, behind.OrderId, kind, LedgerStep.Confirm));
    }

    private static void Changed(ShipBobOrder order, ShipBobShipment shipment, DateTimeOffset now)
    {
        shipment.UpdatedAt = order.UpdatedAt = now;
        shipment.TrackingUpdatedAt = now;
        shipment.IsTrackingUploaded = false;
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
