using Connectors.Simulators.Internal;
using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.Mirakl;

/// <summary>The marketplace: its orders and what it does with them by itself.</summary>
internal sealed class MiraklPlatform : ISimulatedVendor
{
    public const string ApiKey = "simulated-shop-key";
    public const string ReadOnlyApiKey = "simulated-read-only-key";
    public const long ShopId = 2040;
    public const int DaysToPay = 30;
    public const string ShopName = "Simulated DIY Supplies";

    private readonly WorldState _world;
    private readonly Dictionary<string, MiraklOrder> _byId = new(StringComparer.Ordinal);
    private readonly HashSet<string> _expected = new(StringComparer.Ordinal);

    private readonly OrderGenerator _generator;
    private readonly RecordedOrders? _recorded;
    private readonly MiraklPeople _people;
    private int _planned;

    public MiraklPlatform(WorldState world, RecordedOrders? recorded)
    {
        _world = world;
        _recorded = recorded;
        _generator = new OrderGenerator(world.Options, world.Offers);
        Books = new MiraklBooks(world);
        Jobs = new MiraklJobs(world);
        Listings = [.. world.Offers.Select(static o => new MiraklListing(o))];
        _people = new MiraklPeople(world, this);
        Api = new MiraklApi(world, this);
    }

    public MiraklApi Api { get; }

    Vendor ISimulatedVendor.Api => Api;

    /// <summary>The shop's account.</summary>
    public MiraklBooks Books { get; }

    public MiraklJobs Jobs { get; }

    /// <summary>What the shop sells.</summary>
    public List<MiraklListing> Listings { get; }

    public List<MiraklReturn> Returns { get; } = [];

    /// <summary>Whether the shop's balance is too small for any refund.</summary>
    public bool IsBalanceShort { get; set; }

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

    public static IReadOnlyList<(string Code, string Type, string Label, bool IsShopRight)> Reasons { get; } =
    [
        ("10", "INCIDENT_CLOSE", "Replacement sent", true), ("15", "REFUND", "Out of stock", true), ("16", "REFUND", "Item returned", true),
        ("34", "CANCELATION", "Cancelled before shipping", true), ("1", "INCIDENT_OPEN", "Item not received", false),
        ("RETURN_CHANGED_MIND", "RETURN", "Changed my mind", false), ("RETURN_REJECTION_WINDOW_CLOSED", "RETURN_REJECTION", "Too late", true),
        ("RETURN_NON_COMPLIANT_DAMAGED_PRODUCT", "RETURN_NON_COMPLIANT", "Damaged", true), ("RETURN_NON_COMPLIANT_WRONG_PRODUCT", "RETURN_NON_COMPLIANT", "Another product", true),
    ];

    /// <summary>Orders that have arrived, by arrival.</summary>
    public List<MiraklOrder> Orders { get; } = [];

    public List<MiraklShipment> Shipments { get; } = [];

    public MiraklOrder? Find(string orderId) => _byId.GetValueOrDefault(orderId);

    /// <summary>The day's orders.</summary>
    public void Begin()
    {
        _people.Begin(_world.Start);
        if (_recorded is not null)
        {
            foreach (var order in _recorded.Orders)
                Expect(new PlannedOrder(), order);
            return;
        }

        foreach (var (plan, order) in _generator.Day(_world.Start))
            Expect(plan, order);
    }

    /// <summary>Puts an order planned by hand on the agenda.</summary>
    public MiraklOrder Expect(PlannedOrder plan)
    {
        var (whole, order) = _generator.Make(_world.Options.Orders + _planned++, plan, isPlanned: true);
        Expect(whole, order);
        return order;
    }

    /// <summary>Puts the order on the agenda.</summary>
    private void Expect(PlannedOrder plan, MiraklOrder order)
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
        _world.Orders.Add(new WorldOrder(order.OrderId, plan, order.Dispatch, [.. order.Lines.SelectMany(static l => l.Offer.Contents)]));
        _world.Events.Add(new OrderPlaced(now, MiraklTrace.Content(order), order.State));
        if (MiraklTrace.Trouble(order) is { } step)
            _world.Events.Add(new TroublePlanted(now, Actor.Vendor, order.OrderId, order.Planted!, step));
        if (plan.CustomerCancelsAfter is { } after)
        {
            _world.Agenda.At(now + after, at =>
            {
                if (order.State is "REFUSED" or "CANCELED" or "CLOSED" || order.AnyShipped)
                    return;
                if (order.DebitedAt is not null && _world.Happens("mirakl.late-cancellation", order.OrderId, order.Behaviours.LateCancellationsAsRefunds))
                    _people.Withdraw(order, at);
                else
                    Cancel(order, Actor.Customer, at);
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
                Trace(order, Actor.Vendor, now);
                Debit(order, now);
                break;
            case "SHIPPING":
                order.DecidedAt = order.DebitedAt = now;
                Trace(order, Actor.Vendor, now);
                Books.Debited(order, now);
                Clear(order, now);
                break;
            case "SHIPPED" or "TO_COLLECT" or "RECEIVED" or "CLOSED":
                order.DecidedAt = order.DebitedAt = order.ClearedAt = order.ShippedAt = now;
                _world.Events.Add(new OrderMoved(now, order.OrderId, order.State));
                break;
            case "CANCELED":
                order.CancelledAt = now;
                _world.Events.Add(new OrderCancelled(now, Actor.Vendor, order.OrderId));
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
            Trace(order, Actor.Vendor, now);
            Debit(order, now);
            return;
        }

        Move(order, "WAITING_ACCEPTANCE", now);
        order.WaitingSince = now;
        _world.Events.Add(new OrderOffered(now, order.OrderId, now + _world.Options.AcceptanceWindow));
        _people.Offered(order, now);
        _world.Agenda.At(now + _world.Options.AcceptanceWindow, at =>
        {
            if (order.State != "WAITING_ACCEPTANCE")
                return;
            order.AcceptanceMissed = true;
            _world.Events.Add(new OrderDecided(at, Actor.Vendor, order.OrderId, [], [.. order.Lines.Select(static l => l.LineId)]));
            Move(order, "REFUSED", at);
        });
    }

    /// <summary>The seller's decision takes effect.</summary>
    public void Decide(MiraklOrder order, Actor by, DateTimeOffset now)
    {
        order.DecidedAt = now;
        order.Acceptances++;
        Trace(order, by, now);
        if (order.Lines.All(l => l.Refused))
            Move(order, "REFUSED", now);
        else
            Debit(order, now);
    }

    private void Debit(MiraklOrder order, DateTimeOffset now)
    {
        var options = _world.Options;
        var delay = Dice.For(options.Seed, "debit", order.OrderId).Between(options.ShortestDebitDelay, options.LongestDebitDelay);
        if (order.Variety.DueDate)
        {
            // Paid by agreement: on its way first, debited when the bill is due.
            Clear(order, now);
            return;
        }

        Move(order, "WAITING_DEBIT", now);
        _people.Debiting(order, delay, now);
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
                Cancel(order, Actor.Vendor, at);
                return;
            }

            order.DebitedAt = at;
            Books.Debited(order, at);
            Clear(order, at);
        });
    }

    private void Clear(MiraklOrder order, DateTimeOffset now)
    {
        order.ClearedAt = now;
        _world.Events.Add(new OrderCleared(now, order.OrderId, order.ShipBy) { IsPaid = order.DebitedAt is not null });
        Move(order, "SHIPPING", now);
        _people.Cleared(order, now);
        if (order.AddressLag > TimeSpan.Zero)
            _world.Agenda.At(now + order.AddressLag, at => order.UpdatedAt = Later(order.UpdatedAt, at));
        if (order.OperatorShips)
        {
            _world.Agenda.At(now + TimeSpan.FromHours(20), at =>
            {
                if (order.State == "SHIPPING")
                    ShipAll(order, Actor.Vendor, at);
            });
        }
    }

    /// <summary>The whole order is off: what is left of every line is cancelled.</summary>
    public void Cancel(MiraklOrder order, Actor by, DateTimeOffset now)
    {
        foreach (var line in order.Lines)
        {
            line.Cancelations.Add(new MiraklAdjustment
            {
                Id = $"C{line.LineId}",
                GroupId = $"C{order.OrderId}",
                Amount = line.LivePrice,
                ShippingAmount = line.LiveShipping,
                Quantity = line.Quantity - line.CancelledQuantity,
                ReasonCode = "34",
                CreatedAt = now,
                Commission = line.Commission,
                CommissionTax = line.CommissionTax,
            });
        }

        order.CancelledAt = now;
        _world.Events.Add(new OrderCancelled(now, by, order.OrderId));
        Move(order, "CANCELED", now);
    }

    /// <summary>The order as a whole is told to be on its way, in no shipment of its own.</summary>
    public void ShipAll(MiraklOrder order, Actor by, DateTimeOffset now)
    {
        _world.Events.Add(new ShipmentConfirmed(now, by, order.OrderId, null, MiraklTrace.Left(order), MiraklTrace.Told(order.Tracking)));
        Shipped(order, now);
    }

    private void Shipped(MiraklOrder order, DateTimeOffset now)
    {
        order.ShippedAt = now;
        Move(order, "SHIPPED", now);
        _people.Shipped(order, now);
        if (order.Variety.DueDate)
        {
            _world.Agenda.At(now + TimeSpan.FromDays(DaysToPay), at =>
            {
                order.DebitedAt = at;
                order.UpdatedAt = Later(order.UpdatedAt, at);
                Books.Debited(order, at);
            });
        }

        if (_world.Happens("mirakl.collection", order.OrderId, order.Behaviours.Collections))
            _world.Agenda.At(now + TimeSpan.FromDays(1), at => Follow(order, "TO_COLLECT", at));
        _world.Agenda.At(now + TimeSpan.FromDays(2), at =>
        {
            order.ReceivedAt = at;
            Follow(order, "RECEIVED", at);
            Books.Received(order, at);
            if (Dice.For(_world.Options.Seed, "return", order.OrderId).Chance(_world.Options.ReturnShare))
                SendBack(order, order.Lines[0], 1, "RETURN_CHANGED_MIND", at + TimeSpan.FromDays(1));
        });
        _world.Agenda.At(now + TimeSpan.FromDays(16), at => Follow(order, "CLOSED", at));
    }

    /// <summary>The order is in another state after it was shipped, and with it those of its shipments that follow it.</summary>
    private void Follow(MiraklOrder order, string state, DateTimeOffset now)
    {
        Move(order, state, now);
        foreach (var shipment in order.Shipments.Where(static s => s is { Follows: true, ShippedAt: not null }))
            (shipment.Followed, shipment.UpdatedAt) = (state, now);
    }

    /// <summary>Money of a line goes back to the customer.</summary>
    public void Refund(MiraklOrder order, MiraklOrderLine line, MiraklAdjustment refund, Actor by, DateTimeOffset now)
    {
        order.UpdatedAt = now;
        line.Refunds.Add(refund);
        _world.Events.Add(new QuantityRefunded(
            now, by, order.OrderId, line.LineId, refund.Id, refund.Quantity, refund.Amount, refund.ShippingAmount, refund.ExcludedFromShipment, refund.ReasonCode)
        {
            TaxOnTop = order.Variety.NetPrices ? order.Variety.Tax(refund.Amount) + order.Variety.Tax(refund.ShippingAmount) : 0m,
        });
        Books.Refunded(order, line, refund, now);
        _world.Agenda.At(now + TimeSpan.FromHours(1), at =>
        {
            refund.State = "REFUNDED";
            order.UpdatedAt = Later(order.UpdatedAt, at);
        });
        if (line is { HasIncident: true, IsRefundAsked: true })
            CloseIncident(order, line, by, now);
        Settle(order, now);
    }

    /// <summary>A part of a line is off before it was paid for; the order is off with its last piece.</summary>
    public void CancelPart(MiraklOrder order, MiraklOrderLine line, MiraklAdjustment part, Actor by, DateTimeOffset now)
    {
        order.UpdatedAt = now;
        line.Cancelations.Add(part);
        _world.Events.Add(new QuantityCancelled(now, by, order.OrderId, line.LineId, part.Id, part.Quantity, part.Amount, part.ShippingAmount));
        if (order.Lines.All(static l => l.CancelledQuantity == l.Quantity))
            Cancel(order, by, now);
        else
            Settle(order, now);
    }

    public void OpenIncident(MiraklOrder order, MiraklOrderLine line, DateTimeOffset now)
    {
        line.HasIncident = true;
        order.UpdatedAt = now;
        _world.Events.Add(new IncidentOpened(now, order.OrderId, line.LineId));
    }

    public void CloseIncident(MiraklOrder order, MiraklOrderLine line, Actor by, DateTimeOffset now)
    {
        if (!line.HasIncident)
            return;
        line.HasIncident = false;
        order.UpdatedAt = now;
        _world.Events.Add(new IncidentClosed(now, by, order.OrderId, line.LineId));
        if (order.ReceivedAt is not null)
            Books.Received(order, now);
    }

    /// <summary>An order of which nothing is left to be sent waits no longer for its sender.</summary>
    private void Settle(MiraklOrder order, DateTimeOffset now)
    {
        if (order.State != "SHIPPING" || !order.IsAllSent)
            return;
        if (order.AnyShipped)
        {
            Shipped(order, now);
            return;
        }

        Move(order, "CLOSED", now);
        Books.Received(order, now);
    }

    /// <summary>A shipment has left; the order follows when nothing remains.</summary>
    public void Ship(MiraklOrder order, MiraklShipment shipment, Actor by, DateTimeOffset now)
    {
        shipment.ShippedAt = now;
        shipment.UpdatedAt = now;
        order.UpdatedAt = now;
        _world.Events.Add(new ShipmentConfirmed(now, by, order.OrderId, shipment.Id, MiraklTrace.Lines(shipment), MiraklTrace.Told(shipment.Tracking)));
        Settle(order, now);
    }

    /// <summary>The customer asks to send goods back.</summary>
    public void SendBack(MiraklOrder order, MiraklOrderLine line, int quantity, string reason, DateTimeOffset when) => _world.Agenda.At(when, at =>
    {
        var id = Dice.For(_world.Options.Seed, "return", Returns.Count.Text()).Id().ToString();
        _world.Events.Add(new ReturnAsked(at, order.OrderId, line.LineId, quantity, id));
        var asked = new MiraklReturn
        {
            Id = id,
            Order = order,
            Line = line,
            Quantity = quantity,
            ReasonCode = reason,
            CreatedAt = at,
            UpdatedAt = at,
        };
        Returns.Add(asked);
        _people.Returning(asked, at);
    });

    /// <summary>The buyer may send it.</summary>
    public void Consent(MiraklReturn it, DateTimeOffset now)
    {
        it.State = "IN_PROGRESS";
        _people.Consented(it, now);
    }

    /// <summary>Somebody moves a return on in the portal.</summary>
    public void MoveReturn(MiraklReturn it, string state, string? fault, DateTimeOffset now)
    {
        (it.State, it.UpdatedAt) = (state, now);
        if (state == "IN_PROGRESS")
            Consent(it, now);
        if (fault is not null)
            (it.Compliant, it.NonComplianceReason) = (false, fault);
        _world.Events.Add(new ReturnMoved(now, Actor.Person, it.Order.OrderId, it.Id, state switch
        {
            "REFUSED" or "CANCELED" or "NO_RECEPTION" => ReturnStep.Off,
            "RECEIVED" or "CLOSED" => ReturnStep.Received,
            _ => ReturnStep.Accepted,
        }));
    }

    /// <summary>Somebody pays something back in the portal.</summary>
    public void RefundByPeople(MiraklOrder order, int line, decimal amount, DateTimeOffset now) => Refund(order, order.Lines[line], _people.Paid(order.Lines[line], amount, now), Actor.Person, now);

    /// <summary>Somebody pays pieces that are not to be sent back in the portal.</summary>
    public void RefundUnsentByPeople(MiraklOrder order, int line, int quantity, DateTimeOffset now) =>
        Refund(order, order.Lines[line], _people.Unsent(order.Lines[line], quantity, now), Actor.Person, now);

    public bool AddressVisible(MiraklOrder order, DateTimeOffset now) =>
        _world.Options.AddressesBeforeAcceptance
        || (order.ClearedAt is { } cleared && now >= cleared + order.AddressLag);

    private void Trace(MiraklOrder order, Actor by, DateTimeOffset now) => _world.Events.Add(new OrderDecided(
        now, by, order.OrderId, [.. order.Lines.Where(static l => !l.Refused).Select(static l => l.LineId)], [.. order.Lines.Where(static l => l.Refused).Select(static l => l.LineId)]));

    private void Move(MiraklOrder order, string state, DateTimeOffset now)
    {
        order.State = state;
        _world.Events.Add(new OrderMoved(now, order.OrderId, state));
        order.UpdatedAt = Later(order.UpdatedAt, now);
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
