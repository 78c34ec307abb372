using Connectors.Simulators.Internal;

namespace Connectors.Simulators.Mirakl;

/// <summary>The marketplace: its orders and what it does with them by itself.</summary>
internal sealed class MiraklPlatform
{
    public const string ApiKey = "simulated-shop-key";
    public const string ReadOnlyApiKey = "simulated-read-only-key";
    public const long ShopId = 2040;

    private readonly WorldState _world;
    private readonly Dictionary<string, MiraklOrder> _byId = new(StringComparer.Ordinal);
    private readonly HashSet<string> _expected = new(StringComparer.Ordinal);

    public MiraklPlatform(WorldState world)
    {
        _world = world;
        Api = new MiraklApi(world, this);
    }

    public MiraklApi Api { get; }

    public static IReadOnlyList<(string Code, string Label, string? StandardCode, string? Url)> Carriers { get; } =
    [
        ("DPD", "DPD UK", "DPD", "https://track.dpd.example/parcel/{trackingId}"),
        ("DPD_LOCAL", "DPD Local", "DPD_LOCAL", "https://track.dpdlocal.example/parcel/{trackingId}"),
        ("ROYAL_MAIL", "Royal Mail", "ROYALMAIL", "https://track.royalmail.example/{trackingId}"),
        ("ROYAL_MAIL_24", "Royal Mail Tracked 24", null, "https://track.royalmail.example/{trackingId}"),
        ("EVRI", "Evri", "HERMES", "https://track.evri.example/{trackingId}"),
        ("YODEL", "Yodel", "YODEL", "https://track.yodel.example/{trackingId}"),
        ("PARCELFORCE", "Parcelforce Worldwide", "PARCELFORCE", "https://track.parcelforce.example/{trackingId}"),
        ("DX", "DX Delivery", "DX", "https://track.dx.example/{trackingId}"),
        ("TUFFNELLS", "Tuffnells", null, "https://track.tuffnells.example/{trackingId}"),
        ("PALLETWAYS", "Palletways", null, null),
    ];

    /// <summary>Orders that have arrived, by arrival.</summary>
    public List<MiraklOrder> Orders { get; } = [];

    public List<MiraklShipment> Shipments { get; } = [];

    public MiraklOrder? Find(string orderId) => _byId.GetValueOrDefault(orderId);

    /// <summary>Puts the order on the agenda.</summary>
    public void Expect(PlannedOrder plan, MiraklOrder order)
    {
        if (!_expected.Add(order.OrderId))
            throw new ArgumentException($"The order {order.OrderId} exists already.", nameof(order));
        _world.Agenda.At(order.ArrivedAt, at => Arrive(plan, order, at));
    }

    private void Arrive(PlannedOrder plan, MiraklOrder order, DateTimeOffset now)
    {
        _byId.Add(order.OrderId, order);
        Orders.Add(order);
        order.UpdatedAt = now;
        if (plan.CustomerCancelsAfter is { } after)
        {
            _world.Agenda.At(now + after, at =>
            {
                if (order.State is not ("REFUSED" or "CANCELED") && !order.AnyShipped)
                    Cancel(order, at);
            });
        }

        if (order.Recorded is not null && order.State != "STAGING")
        {
            Resume(order, now);
            return;
        }

        var checks = Dice.For(_world.Options.Seed, "staging", order.OrderId).Between(TimeSpan.Zero, TimeSpan.FromSeconds(90));
        if (checks == TimeSpan.Zero)
            Offer(order, now);
        else
            _world.Agenda.At(now + checks, at => Offer(order, at));
    }

    /// <summary>A recorded order goes on from the state it was recorded in.</summary>
    private void Resume(MiraklOrder order, DateTimeOffset now)
    {
        switch (order.State)
        {
            case "WAITING_ACCEPTANCE":
                Offer(order, now);
                break;
            case "WAITING_DEBIT" or "WAITING_DEBIT_PAYMENT":
                order.DecidedAt = now;
                Debit(order, now);
                break;
            case "SHIPPING":
                order.DecidedAt = order.DebitedAt = now;
                Clear(order, now);
                break;
            case "SHIPPED" or "TO_COLLECT" or "RECEIVED" or "CLOSED":
                order.DecidedAt = order.DebitedAt = order.ClearedAt = order.ShippedAt = now;
                break;
            case "CANCELED":
                order.CancelledAt = now;
                break;
            default:
                break;
        }
    }

    private void Offer(MiraklOrder order, DateTimeOffset now)
    {
        if (order.State is "CANCELED")
            return;
        if (_world.Options.AcceptsAutomatically)
        {
            Debit(order, now);
            return;
        }

        Move(order, "WAITING_ACCEPTANCE", now);
        order.WaitingSince = now;
        _world.Agenda.At(now + _world.Options.AcceptanceWindow, at =>
        {
            if (order.State != "WAITING_ACCEPTANCE")
                return;
            order.AcceptanceMissed = true;
            Move(order, "REFUSED", at);
        });
    }

    /// <summary>The seller's decision takes effect.</summary>
    public void Decide(MiraklOrder order, DateTimeOffset now)
    {
        order.DecidedAt = now;
        order.Acceptances++;
        if (order.Lines.All(l => l.Refused))
            Move(order, "REFUSED", now);
        else
            Debit(order, now);
    }

    private void Debit(MiraklOrder order, DateTimeOffset now)
    {
        var options = _world.Options;
        var delay = Dice.For(options.Seed, "debit", order.OrderId).Between(options.ShortestDebitDelay, options.LongestDebitDelay);
        Move(order, "WAITING_DEBIT", now);
        _world.Agenda.At(now + (delay / 4), at =>
        {
            if (order.State == "WAITING_DEBIT")
                Move(order, "WAITING_DEBIT_PAYMENT", at);
        });
        _world.Agenda.At(now + delay, at =>
        {
            if (order.State is not ("WAITING_DEBIT" or "WAITING_DEBIT_PAYMENT"))
                return;
            if (order.PaymentRefused)
            {
                Cancel(order, at);
                return;
            }

            order.DebitedAt = at;
            Clear(order, at);
        });
    }

    private void Clear(MiraklOrder order, DateTimeOffset now)
    {
        order.ClearedAt = now;
        Move(order, "SHIPPING", now);
        if (order.AddressLag > TimeSpan.Zero)
            _world.Agenda.At(now + order.AddressLag, at => order.UpdatedAt = Later(order.UpdatedAt, at));
        if (order.OperatorShips)
            _world.Agenda.At(now + TimeSpan.FromHours(20), at => ShipAll(order, at));
    }

    public static void Cancel(MiraklOrder order, DateTimeOffset now)
    {
        order.CancelledAt = now;
        Move(order, "CANCELED", now);
    }

    /// <summary>The whole order is on its way.</summary>
    public void ShipAll(MiraklOrder order, DateTimeOffset now)
    {
        if (order.State != "SHIPPING")
            return;
        order.ShippedAt = now;
        Move(order, "SHIPPED", now);
        _world.Agenda.At(now + TimeSpan.FromDays(2), at =>
        {
            order.ReceivedAt = at;
            Move(order, "RECEIVED", at);
        });
        _world.Agenda.At(now + TimeSpan.FromDays(16), at => Move(order, "CLOSED", at));
    }

    /// <summary>A shipment has left; the order follows when nothing remains.</summary>
    public void Ship(MiraklOrder order, MiraklShipment shipment, DateTimeOffset now)
    {
        shipment.ShippedAt = now;
        shipment.UpdatedAt = now;
        order.UpdatedAt = now;
        if (order.Lines.All(l => l.Refused || order.Shipped(l) >= l.Quantity))
            ShipAll(order, now);
    }

    public bool AddressVisible(MiraklOrder order, DateTimeOffset now) =>
        _world.Options.AddressesBeforeAcceptance
        || (order.ClearedAt is { } cleared && now >= cleared + order.AddressLag);

    private static void Move(MiraklOrder order, string state, DateTimeOffset now)
    {
        order.State = state;
        order.UpdatedAt = Later(order.UpdatedAt, now);
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
