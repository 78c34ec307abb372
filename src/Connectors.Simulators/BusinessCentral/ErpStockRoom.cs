using Connectors.Simulators.Internal;
using Connectors.Simulators.Ledger;
using Connectors.Simulators.Ledger.Events;
using Connectors.Simulators.ShipBob;

namespace Connectors.Simulators.BusinessCentral;

/// <summary>
/// The people of the seller's own stock room, where no warehouse's system sends the goods: they pack what sales orders say, post in the ERP what they handed to the carrier, and write its number
/// on a note. Used under the lock of the world.
/// </summary>
internal sealed class ErpStockRoom(WorldState world, ErpCompany company)
{
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromHours(1);

    private readonly HashSet<ErpDocument> _theirs = [];
    private readonly List<DeliveryNote> _notes = [];

    /// <summary>What they wrote down so far, oldest first.</summary>
    public IReadOnlyList<DeliveryNote> Notes => [.. _notes];

    /// <summary>A program's order came in: when they will send it, and in how many parcels.</summary>
    public void Meet(ErpDocument order, DateTimeOffset now)
    {
        if (world.Orders.Behind(order.FirstExternalNumber) is not { } behind || !Happens("sent-by-people", order, behind, static s => s.SentByPeople))
            return;
        _theirs.Add(order);
        world.Events.Add(new WarehouseOrderCreated(now, Actor.Person, new WarehouseOrderContent
        {
            Id = RoomOf(order), Reference = order.FirstExternalNumber, Recipient = ErpTrace.Content(order).ShipTo, Text = string.Empty, Goods = [.. order.Lines.SelectMany(l => GoodsOf(l, l.Quantity))],
        }));
        var dice = Dice.For(world.Options.Seed, "business-central.stock-room", order.Number);
        var leaves = now + behind.Dispatch.Delay;
        for (var parcel = 1; parcel <= behind.Dispatch.Parcels; parcel++)
        {
            var number = parcel;
            world.Agenda.At(leaves, at => Send(order, behind, number, at));
            leaves += dice.Between(TimeSpan.FromMinutes(30), TimeSpan.FromHours(3));
        }
    }

    /// <summary>The sales order was taken out: what they have not sent stays where it is.</summary>
    public void Forget(ErpDocument order, Actor by, DateTimeOffset now)
    {
        if (_theirs.Remove(order))
            world.Events.Add(new GoodsStopped(now, by, RoomOf(order), [.. order.Lines.SelectMany(l => GoodsOf(l, l.Quantity - l.Shipped))]));
    }

    private void Send(ErpDocument order, WorldOrder behind, int number, DateTimeOffset now)
    {
        if (!company.Orders.Contains(order))
            return;
        var parcels = behind.Dispatch.Parcels;
        var packed = order.Lines.Where(static l => l.Item is { Type: "Inventory" })
            .ToDictionary(static l => l, l => number >= parcels ? l.Quantity - l.Shipped : decimal.Ceiling((l.Quantity - l.Shipped) / (parcels - number + 1)));
        if (packed.Values.Sum() == 0m)
            return;
        var invoices = !Happens("invoiced-later", order, behind, static s => s.InvoicedLater);
        foreach (var line in order.Lines.Where(static l => l.LineType != "Comment"))
        {
            line.ShipNext = packed.TryGetValue(line, out var quantity) ? quantity : null;
            line.InvoiceNext = invoices ? line.Shipped + line.ToShip - line.Invoiced : 0m;
        }

        // The person sees why it cannot be posted, and nothing goes out without a posting.
        if (company.Posting.Refusal(order, now) is not null)
        {
            foreach (var line in order.Lines)
                line.ShipNext = line.InvoiceNext = null;
            world.Agenda.At(now + TryAgainAfter, at => Send(order, behind, number, at));
            return;
        }

        var (carrier, service) = (behind.Dispatch.Carrier, behind.Dispatch.Service);
        if (!behind.Dispatch.Mapped)
            world.Events.Add(new TroublePlanted(now, Actor.Vendor, behind.OrderId, Excuses.UnmappedCarrier, LedgerStep.Confirm));
        var parcel = new ParcelContent(
            $"{RoomOf(order)}/{number.Text()}", [.. packed.SelectMany(p => GoodsOf(p.Key, p.Value))], carrier, service, NumberOf(order, number, "first"), ShipBobTrace.CarrierCode(carrier, service));
        world.Events.Add(new ParcelLabelled(now, RoomOf(order), parcel));
        world.Events.Add(new ParcelLeft(now, RoomOf(order), parcel));
        company.ShipAndInvoice(order, Actor.Person, now);
        WriteNotes(order, behind, number, parcel, company.Shipments[^1].Number, now);
        if (!company.Orders.Contains(order))
            world.Events.Add(new WarehouseOrderFulfilled(now, RoomOf(order), order.FirstExternalNumber));
        else if (!invoices && order.Lines.TrueForAll(static l => l.LineType == "Comment" || l.Shipped >= l.Quantity))
            world.Agenda.At(now + TryAgainAfter + TryAgainAfter, at => Invoice(order, at));
    }

    private void Invoice(ErpDocument order, DateTimeOffset now)
    {
        if (!company.Orders.Contains(order))
            return;
        if (company.ShipAndInvoice(order, Actor.Person, now) is not null)
            world.Agenda.At(now + TryAgainAfter, at => Invoice(order, at));
        else
            world.Events.Add(new WarehouseOrderFulfilled(now, RoomOf(order), order.FirstExternalNumber));
    }

    /// <summary>Most notes are written while the parcel is packed, some hours later, and some hold the number of another parcel at first.</summary>
    private void WriteNotes(ErpDocument order, WorldOrder behind, int number, ParcelContent parcel, string shipment, DateTimeOffset now)
    {
        var dice = Dice.For(world.Options.Seed, "business-central.notes", parcel.Id);
        var isLate = Happens("late-notes", order, behind, static s => s.LateNotes);
        world.Agenda.At(now + (isLate ? dice.Between(TimeSpan.FromHours(1), TimeSpan.FromHours(8)) : dice.Between(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(20))), at => Write(parcel.Number!, at));
        if (!behind.Dispatch.CorrectsTracking || number > 1)
            return;
        var corrected = NumberOf(order, number, "corrected");
        world.Agenda.At(now + dice.Between(TimeSpan.FromHours(9), TimeSpan.FromHours(12)), at =>
        {
            world.Events.Add(new ParcelRetracked(at, Actor.Person, RoomOf(order), parcel with { Number = corrected }));
            Write(corrected, at);
        });

        void Write(string tracking, DateTimeOffset at)
        {
            _notes.Add(new DeliveryNote(behind.OrderId, shipment, parcel.Carrier!, parcel.Service, tracking, at));
            if (!world.Options.Companion || company.Shipments.Find(s => s.Number == shipment) is not { } posted)
                return;

            // Where programs read it, they write it on the posted shipment too.
            posted.Texts["shippingAgentCode"] = CodeOf(parcel.Carrier!);
            posted.Texts["shippingAgentServiceCode"] = CodeOf(parcel.Service ?? string.Empty);
            posted.Texts["packageTrackingNumber"] = tracking;
            posted.Touch(at);
        }
    }

    /// <summary>A carrier's or service's code in the company's own table: ten characters at most.</summary>
    public static string CodeOf(string name)
    {
        var code = ErpSetup.Fold(name.Replace(" ", string.Empty, StringComparison.Ordinal));
        return code.Length > 10 ? code[..10] : code;
    }

    private IEnumerable<Goods> GoodsOf(ErpLine line, decimal quantity) => ErpTrace.Goods(line, quantity, world.Offers);

    private string NumberOf(ErpDocument order, int number, string which) => $"15{Dice.For(world.Options.Seed, $"business-central.{which}", $"{order.Number}/{number.Text()}").Digits(12)}";

    private static string RoomOf(ErpDocument order) => "room-" + order.Number;

    private bool Happens(string behaviour, ErpDocument order, WorldOrder behind, Func<BusinessCentralBehaviours, decimal> share) =>
        world.Happens($"business-central.{behaviour}", order.FirstExternalNumber, share(behind.Plan.BusinessCentral ?? world.Options.BusinessCentral));
}
