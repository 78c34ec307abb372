using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.Ledger;

/// <summary>All that happened to one order, on all three sides, in the order it happened.</summary>
internal sealed class OrderStory(OrderPlaced placed)
{
    public OrderPlaced Placed { get; } = placed;

    public string OrderId => Placed.OrderId;

    /// <summary>All sides together.</summary>
    public List<WorldEvent> Events { get; } = [];

    public List<MarketplaceEvent> Marketplace { get; } = [];

    public List<SalesOrderStory> Sales { get; } = [];

    public List<WarehouseOrderStory> Warehouse { get; } = [];

    public string State => Marketplace.OfType<OrderMoved>().LastOrDefault()?.State ?? Placed.State;

    /// <summary>Events up to and with this one.</summary>
    public static Func<WorldEvent, bool> Until(WorldEvent last) => happened => happened.Sequence <= last.Sequence;

    /// <summary>Events up to and with this instant.</summary>
    public static Func<WorldEvent, bool> Until(DateTimeOffset at) => happened => happened.At <= at;

    /// <summary>Everything.</summary>
    public static bool All(WorldEvent happened) => true;

    public Entitlement Now() => Entitlement.After(this, All);

    /// <summary>The largest number of sales orders that stood beside each other.</summary>
    public int SalesAtOnce() => Sales.Count == 0 ? 0 : Sales.Max(Beside);

    /// <summary>How many sales orders stood when this one came, with it.</summary>
    public int Beside(SalesOrderStory one) =>
        Sales.Count(other => other.Created.Sequence <= one.Created.Sequence && (other.Deleted is null || other.Deleted.Sequence > one.Created.Sequence));

    /// <summary>Base units of each item asked of the warehouse and not stopped.</summary>
    public Units Requested(Func<WorldEvent, bool> until)
    {
        var units = new Units();
        foreach (var order in Warehouse.Where(o => until(o.Created)))
            units.Add(order.Requested(until));
        return units;
    }

    /// <summary>Parcels that have a label that is not void, each as it stands then.</summary>
    public List<(DateTimeOffset At, ParcelContent Parcel)> Labelled(Func<WorldEvent, bool> until)
    {
        var parcels = new List<(DateTimeOffset At, ParcelContent Parcel)>();
        foreach (var happened in Events.Where(until))
        {
            switch (happened)
            {
                case ParcelLabelled labelled:
                    parcels.RemoveAll(p => p.Parcel.Id == labelled.Parcel.Id);
                    parcels.Add((labelled.At, labelled.Parcel));
                    break;
                case ParcelRetracked retracked when parcels.FindIndex(p => p.Parcel.Id == retracked.Parcel.Id) is >= 0 and var at:
                    parcels[at] = (parcels[at].At, retracked.Parcel);
                    break;
                case LabelVoided voided:
                    parcels.RemoveAll(p => p.Parcel.Id == voided.ParcelId);
                    break;
                default:
                    break;
            }
        }

        return parcels;
    }

    /// <summary>Parcels that the marketplace has to be told of: those with a label, and those that left without a number.</summary>
    public List<(DateTimeOffset At, ParcelContent Parcel)> ToTell(Func<WorldEvent, bool> until)
    {
        var parcels = Labelled(until);
        parcels.AddRange(Events.OfType<ParcelLeft>().Where(l => until(l) && l.Parcel.Number is null && !parcels.Exists(p => p.Parcel.Id == l.Parcel.Id)).Select(static l => (l.At, l.Parcel)).ToList());
        return parcels;
    }

    /// <summary>Base units of each item that have left.</summary>
    public Units Left(Func<WorldEvent, bool> until)
    {
        var units = new Units();
        foreach (var left in Events.OfType<ParcelLeft>().Where(l => until(l)))
            units.Add(left.Parcel.Goods);
        return units;
    }

    /// <summary>Base units of each item that the seller told to be on their way.</summary>
    public Units Confirmed(Func<WorldEvent, bool> until)
    {
        var units = new Units();
        foreach (var confirmed in Marketplace.OfType<ShipmentConfirmed>().Where(c => c.By != Actor.Vendor && until(c)))
            units.Add(UnitsOf(confirmed));
        return units;
    }

    /// <summary>Base units of each item that people of the seller's sent without the warehouse: told in the marketplace's screen before the warehouse was asked for them.</summary>
    public Units SentByPeople(Func<WorldEvent, bool> until)
    {
        var units = new Units();
        foreach (var confirmed in Marketplace.OfType<ShipmentConfirmed>().Where(c => c.By == Actor.Person && until(c)))
        {
            var requested = Requested(Until(confirmed));
            foreach (var (sku, told) in UnitsOf(confirmed))
                units.Add(sku, Math.Max(0m, told - requested.Of(sku)));
        }

        return units;
    }

    public Units UnitsOf(ShipmentConfirmed confirmed)
    {
        var units = new Units();
        foreach (var (lineId, quantity) in confirmed.Lines)
        {
            if (Placed.Order.Lines.FirstOrDefault(l => l.LineId == lineId) is { } line)
                units.Add(line.GoodsOf(quantity));
        }

        return units;
    }

    /// <summary>As much of these units as was bought: of more the marketplace cannot be told.</summary>
    public Units Bought(Units units)
    {
        var bought = new Units();
        foreach (var line in Placed.Order.Lines)
            bought.Add(line.GoodsOf(line.Quantity));
        return units.Less(units.Less(bought));
    }

    /// <summary>What of these units the marketplace can be told: a kit is told whole or not at all.</summary>
    public Units Tellable(Units sent)
    {
        var (told, left) = (new Units(), new Units());
        left.Add(sent);
        foreach (var kit in Placed.Order.Lines.Where(static l => l.Parts.Count > 0))
        {
            var whole = Math.Min(kit.Quantity, kit.Parts.Min(p => decimal.Floor(left.Of(p.Sku) / p.Units)));
            told.Add(kit.GoodsOf(whole));
            left.Take(kit.GoodsOf(whole));
        }

        // What is left of a kit's part may have been bought beside the kit.
        var parts = Placed.Order.Lines.SelectMany(static l => l.Parts).Select(static p => p.Sku).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (sku, units) in left)
            told.Add(sku, parts.Contains(sku) ? Math.Min(units, Placed.Order.Lines.Where(l => l.Parts.Count == 0 && l.Sku == sku).Sum(static l => (decimal)l.Quantity * l.UnitsPerPiece)) : units);
        return told;
    }

    /// <summary>Since when one of these parcels, by label, could be told of and was not; null when all that can be told is.</summary>
    public DateTimeOffset? Untold(IEnumerable<(DateTimeOffset At, ParcelContent Parcel)> parcels)
    {
        var (sent, told) = (new Units(), Confirmed(All));
        foreach (var (at, parcel) in parcels.OrderBy(static p => p.At))
        {
            sent.Add(parcel.Goods);
            if (Tellable(Bought(sent)).Beyond(told).Any())
                return at;
        }

        return null;
    }

    /// <summary>Whether it holds a part of a pack or of a kit, so that it cannot be told as it is.</summary>
    public bool IsBroken(ParcelContent parcel)
    {
        var sent = new Units();
        sent.Add(parcel.Goods);
        return parcel.Goods.Any(g => Placed.Order.Lines.Any(l => l.Parts.Count == 0 && l.Sku == g.Sku && g.Units % l.UnitsPerPiece != 0m)) || sent.Beyond(Tellable(sent)).Any();
    }
}
