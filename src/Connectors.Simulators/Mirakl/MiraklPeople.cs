using Connectors.Simulators.Internal;
using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.Mirakl;

/// <summary>Buyers, and people in the marketplace's screens: what they do with an order while the seller's program works on it.</summary>
internal sealed class MiraklPeople(WorldState world, MiraklPlatform platform)
{
    private const string Carrier = "DPD";
    private static readonly string[] Faults = ["RETURN_NON_COMPLIANT_DAMAGED_PRODUCT", "RETURN_NON_COMPLIANT_WRONG_PRODUCT"];
    private static readonly TimeSpan IncidentLength = TimeSpan.FromDays(3);

    /// <summary>What they will do with what is shown.</summary>
    public void Begin(DateTimeOffset now)
    {
        foreach (var listing in platform.Listings)
            Maybe("person-edits-price", listing.ShopSku, world.Options.Mirakl.PersonEditsPrices, now, TimeSpan.FromHours(2), TimeSpan.FromHours(30), at => Reprice(listing, at));
    }

    /// <summary>The seller is asked whether he takes the order.</summary>
    public void Offered(MiraklOrder order, DateTimeOffset now) =>
        Maybe("person-accepts", order, order.Behaviours.PersonAccepts, now, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(4), at =>
        {
            if (order.State == "WAITING_ACCEPTANCE")
                platform.Decide(order, Actor.Person, at);
        });

    /// <summary>The customer will be debited after this delay.</summary>
    public void Debiting(MiraklOrder order, TimeSpan delay, DateTimeOffset now)
    {
        Maybe("part-cancellation", order, order.Behaviours.PartCancellations, now, delay / 8, delay / 2, at => TakeBack(order, at));
        Maybe("person-cancels", order, order.Behaviours.PersonCancels, now, delay / 8, delay / 2, at =>
        {
            if (order.State is "WAITING_DEBIT" or "WAITING_DEBIT_PAYMENT")
                platform.Cancel(order, Actor.Person, at);
        });
    }

    /// <summary>The order may be shipped from now on.</summary>
    public void Cleared(MiraklOrder order, DateTimeOffset now)
    {
        if (order.OperatorShips)
            return;
        Maybe("person-refunds", order, order.Behaviours.PersonRefunds, now, TimeSpan.FromMinutes(20), TimeSpan.FromHours(2), at => RefundUnsent(order, at));
        Maybe("address-edit", order, order.Behaviours.AddressEdits, now, TimeSpan.FromMinutes(5), TimeSpan.FromHours(2), at => Readdress(order, at));
        Maybe("person-ships", order, order.Behaviours.PersonShips, now, TimeSpan.FromHours(1), TimeSpan.FromHours(6), at =>
        {
            if (order.State != "SHIPPING" || order.Shipments.Count > 0)
                return;
            order.Tracking = Typed(order, "person-ships");
            platform.ShipAll(order, Actor.Person, at);
        });
    }

    /// <summary>The whole order is on its way.</summary>
    public void Shipped(MiraklOrder order, DateTimeOffset now)
    {
        Maybe("person-edits-tracking", order, order.Behaviours.PersonEditsTracking, now, TimeSpan.FromHours(1), TimeSpan.FromHours(3), at => Retrack(order, at));
        Maybe("operator-credit", order, order.Behaviours.OperatorCredits, now, TimeSpan.FromHours(12), TimeSpan.FromHours(30), at =>
        {
            var line = order.Lines[0];
            var amount = Math.Round(line.LivePrice / 10m, 2, MidpointRounding.AwayFromZero);
            if (order.DebitedAt is not null && !line.Refused && amount > 0m && amount <= line.Refundable)
                platform.Refund(order, line, Back(line, "operator-credit", amount, 0m, 0, false, at), Actor.Person, at);
        });
        Maybe("incident", order, order.Behaviours.Incidents, now, TimeSpan.FromHours(6), TimeSpan.FromHours(36), at =>
        {
            var line = order.Lines[0];
            if (line.Refused || line.HasIncident || order.State == "CLOSED")
                return;
            platform.OpenIncident(order, line, at);
            world.Agenda.At(at + IncidentLength, then => platform.CloseIncident(order, line, Actor.Vendor, then));
        });
    }

    /// <summary>The buyer asked to send something back.</summary>
    public void Returning(MiraklReturn it, DateTimeOffset now) =>
        Maybe("person-consents", it.Id, world.Options.Mirakl.PersonConsents, now, TimeSpan.FromMinutes(10), TimeSpan.FromHours(4), at =>
        {
            if (it.State == "WAITING_ACCEPTANCE")
                platform.MoveReturn(it, "IN_PROGRESS", null, at);
        });

    /// <summary>He may send it.</summary>
    public void Consented(MiraklReturn it, DateTimeOffset now)
    {
        var shares = world.Options.Mirakl;
        if (world.Happens("mirakl.goods-never-come", it.Id, shares.GoodsNeverCome))
        {
            world.Agenda.At(now + TimeSpan.FromDays(2), at => Move("NO_RECEPTION", null, false, at));
            return;
        }

        var dice = Dice.For(world.Options.Seed, "mirakl.goods-seen", it.Id);
        var fault = world.Happens("mirakl.goods-faulty", it.Id, shares.GoodsFaulty) ? dice.Pick<string>(Faults) : null;
        var isSaid = fault is null && dice.Chance(0.5m);
        Maybe("goods-arrive", it.Id, shares.GoodsArrive, now, TimeSpan.FromHours(20), TimeSpan.FromHours(44), at => Move("RECEIVED", fault, isSaid, at));

        void Move(string state, string? why, bool isRight, DateTimeOffset at)
        {
            if (it.State != "IN_PROGRESS")
                return;
            platform.MoveReturn(it, state, why, at);
            if (isRight)
                it.Compliant = true;
        }
    }

    /// <summary>The buyer does not want the order any more and has paid: all of it goes back.</summary>
    public void Withdraw(MiraklOrder order, DateTimeOffset now)
    {
        foreach (var line in order.Lines.Where(static l => !l.Refused && l.Refundable + l.RefundableShipping > 0m))
            platform.Refund(order, line, Back(line, "withdrawal", line.Refundable, line.RefundableShipping, MiraklOrder.Wanted(line), true, now), Actor.Customer, now);

        // What cost nothing has no money to go back; it is not to be sent either.
        foreach (var line in order.Lines.Where(static l => !l.Refused && MiraklOrder.Wanted(l) > 0))
            platform.Refund(order, line, Back(line, "withdrawal-of-gift", 0m, 0m, MiraklOrder.Wanted(line), true, now), Actor.Customer, now);
    }

    /// <summary>A piece of the first line with several, or else the last of several lines.</summary>
    private static (MiraklOrderLine Line, int Quantity)? Part(MiraklOrder order)
    {
        var lines = order.Lines.Where(static l => !l.Refused && MiraklOrder.Wanted(l) > 0).ToList();
        return lines.Find(static l => MiraklOrder.Wanted(l) > 1) is { } several ? (several, 1)
            : lines.Count > 1 ? (lines[^1], MiraklOrder.Wanted(lines[^1]))
            : null;
    }

    private static decimal Share(MiraklOrderLine line, int quantity) => MiraklOrder.Wanted(line) == quantity
        ? line.Refundable
        : Math.Round(line.Refundable * quantity / MiraklOrder.Wanted(line), 2, MidpointRounding.AwayFromZero);

    private void TakeBack(MiraklOrder order, DateTimeOffset now)
    {
        if (order.State is "WAITING_DEBIT" or "WAITING_DEBIT_PAYMENT" && Part(order) is var (line, quantity))
            platform.CancelPart(order, line, Back(line, "part-cancellation", Share(line, quantity), 0m, quantity, false, now, "34"), Actor.Customer, now);
    }

    private void RefundUnsent(MiraklOrder order, DateTimeOffset now)
    {
        if (order.State == "SHIPPING" && order.DebitedAt is not null && order.Shipments.Count == 0 && Part(order) is var (line, quantity))
            platform.Refund(order, line, Back(line, "person-refund", Share(line, quantity), 0m, quantity, true, now, "15"), Actor.Person, now);
    }

    private void Readdress(MiraklOrder order, DateTimeOffset now)
    {
        if (order.State != "SHIPPING" || order.AnyShipped || order.Recorded is not null)
            return;
        var dice = Dice.For(world.Options.Seed, "mirakl.new-address", order.OrderId);
        var other = Shopper.Make(ref dice);
        order.Shopper = order.Shopper with { Street1 = other.Street1, Street2 = other.Street2, City = other.City, County = other.County, PostCode = other.PostCode };
        order.UpdatedAt = now;
        world.Events.Add(new OrderChanged(now, Actor.Person, MiraklTrace.Content(order)));
    }

    private void Retrack(MiraklOrder order, DateTimeOffset now)
    {
        var typed = Typed(order, "person-edits-tracking");
        order.UpdatedAt = now;
        if (order.Shipments.FindLast(static s => s.ShippedAt is not null) is { } shipment)
        {
            shipment.Tracking = typed;
            shipment.UpdatedAt = now;
            world.Events.Add(new ShipmentTracked(now, Actor.Person, order.OrderId, shipment.Id, MiraklTrace.Told(typed)));
            return;
        }

        order.Tracking = typed;
        world.Events.Add(new ShipmentTracked(now, Actor.Person, order.OrderId, null, MiraklTrace.Told(typed)));
    }

    private MiraklTracking Typed(MiraklOrder order, string what)
    {
        var number = "1550" + Dice.For(world.Options.Seed, "mirakl." + what + "-number", order.OrderId).Digits(10);
        var carrier = MiraklPlatform.Carriers.First(static c => c.Code == Carrier);
        return new MiraklTracking(carrier.Code, carrier.Label, carrier.StandardCode, number, carrier.Url?.Replace("{trackingId}", number, StringComparison.Ordinal));
    }

    /// <summary>Pieces that have not left, as people pay them back in the portal: they are not to be sent any more.</summary>
    public MiraklAdjustment Unsent(MiraklOrderLine line, int quantity, DateTimeOffset now) => Back(line, $"portal-unsent-{line.Refunds.Count.Text()}", Share(line, quantity), 0m, quantity, true, now, "15");

    /// <summary>Money without pieces, as people pay it in the portal.</summary>
    public MiraklAdjustment Paid(MiraklOrderLine line, decimal amount, DateTimeOffset now) => Back(line, $"portal-{line.Refunds.Count.Text()}", amount, 0m, 0, false, now);

    private MiraklAdjustment Back(
        MiraklOrderLine line, string what, decimal amount, decimal shipping, int quantity, bool excluded, DateTimeOffset now, string reason = "16")
    {
        var commission = line.CommissionOn(amount + shipping);
        return new MiraklAdjustment
        {
            Id = Dice.For(world.Options.Seed, "mirakl." + what, line.LineId).Id().ToString(),
            GroupId = Dice.For(world.Options.Seed, "mirakl." + what + "-group", line.LineId).Id().ToString(),
            Amount = amount,
            ShippingAmount = shipping,
            Quantity = quantity,
            ExcludedFromShipment = excluded,
            ReasonCode = reason,
            CreatedAt = now,
            Commission = commission,
            CommissionTax = MiraklOrderLine.TaxOn(commission),
        };
    }

    private static void Reprice(MiraklListing listing, DateTimeOffset now)
    {
        var price = Math.Round(listing.General.Price * 0.9m, 2, MidpointRounding.AwayFromZero);
        listing.SetPrices(listing.With(new MiraklPrice(price)), now);
    }

    private void Maybe(string what, MiraklOrder order, decimal share, DateTimeOffset now, TimeSpan shortest, TimeSpan longest, Action<DateTimeOffset> happens) =>
        Maybe(what, order.OrderId, share, now, shortest, longest, happens);

    private void Maybe(string what, string key, decimal share, DateTimeOffset now, TimeSpan shortest, TimeSpan longest, Action<DateTimeOffset> happens)
    {
        if (world.Happens("mirakl." + what, key, share))
            world.Agenda.At(now + Dice.For(world.Options.Seed, "mirakl." + what + "-when", key).Between(shortest, longest), happens);
    }
}
