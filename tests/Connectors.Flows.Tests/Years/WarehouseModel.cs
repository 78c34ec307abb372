using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Flows.Tests.Years;

/// <summary>What B makes of the parcels that it is asked to move: shipments are packed and leave whole, short or part by part, and it tells of them soon or late.</summary>
internal sealed class WarehouseModel(YearWorld world)
{
    /// <summary>Longest time until what did not leave with the first shipment is sent or told.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(8);

    private readonly Dictionary<string, WarehouseOrder> _orders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<DispatchedLine>> _left = new(StringComparer.Ordinal);
    private readonly TimeSpan _ahead = world.Dice.Span(-TimeSpan.FromHours(3), TimeSpan.FromHours(3), "clock of B");

    public DateTimeOffset Clock => world.Agenda.TrueInstant + _ahead;

    /// <summary>The orders as B shows them, by when they last changed.</summary>
    public IEnumerable<WarehouseOrder> ChangedSince(DateTimeOffset since) => _orders.Values.Where(o => o.ChangedAt >= since).OrderBy(static o => o.ChangedAt).ThenBy(static o => o.Id, StringComparer.Ordinal);

    public WarehouseOrder? Find(string reference) => _orders.GetValueOrDefault(reference);

    /// <summary>How many whole ones have left, whether B has told so or not.</summary>
    public decimal Left(string reference) => ParcelGoods.Whole(reference, _left.GetValueOrDefault(reference) ?? []);

    public void Accept(string reference)
    {
        if (_orders.ContainsKey(reference))
            return;
        _orders[reference] = new WarehouseOrder { Id = ParcelGoods.MoveIdOf(reference), Reference = reference, State = WarehouseOrderState.Accepted, ChangedAt = Clock };
        _left[reference] = [];
        world.Agenda.After(world.Dice.Skewed(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(30), $"packs {reference}"), () => Pack(reference, ParcelGoods.ToSend(reference), 1));
    }

    private void Pack(string reference, IReadOnlyList<DispatchedLine> lines, int number)
    {
        Show(reference, new DispatchedShipment { ShipmentId = string.Create(CultureInfo.InvariantCulture, $"S{number}"), State = ShipmentState.Pending, ChangedAt = Clock, Lines = lines });
        world.Agenda.After(world.Dice.Skewed(TimeSpan.FromMinutes(1), TimeSpan.FromHours(1), $"leaves {reference}"), () => Leave(reference, lines, number));
    }

    private void Leave(string reference, IReadOnlyList<DispatchedLine> packed, int number)
    {
        var leaves = packed;
        var (toldAfter, isLast) = (TimeSpan.Zero, false);
        foreach (var trouble in world.Troubles("B"))
        {
            var what = string.Create(CultureInfo.InvariantCulture, $"{trouble.Kind} {reference} {number}");
            if (trouble.Kind is not (TroubleKind.LeavesShort or TroubleKind.SplitsKit or TroubleKind.ToldLate) || !world.Dice.Chance(trouble.Odds, what))
                continue;
            switch (trouble.Kind)
            {
                case TroubleKind.LeavesShort when packed.Sum(static l => l.Quantity) > 1:
                    leaves = Some(packed, world.Dice.Share($"how much of {what}"));
                    isLast |= world.Dice.Chance(0.4, $"ends {what}");
                    break;
                case TroubleKind.SplitsKit when packed.Count > 1:
                    leaves = [packed[world.Dice.Number(0, packed.Count - 1, $"first of {what}")]];
                    break;
                case TroubleKind.ToldLate:
                    toldAfter = trouble.Size * world.Dice.Share($"how late {what}");
                    break;
            }
        }

        _left[reference].AddRange(leaves);
        IReadOnlyList<DispatchedLine> rest =
            [.. packed.Select(p => p with { Quantity = p.Quantity - leaves.Where(l => l.Sku == p.Sku).Sum(static l => l.Quantity) }).Where(static l => l.Quantity > 0)];
        world.Note("B", string.Create(CultureInfo.InvariantCulture, $"sends S{number} of {reference}: {string.Join(' ', leaves.Select(static l => $"{l.Quantity} {l.Sku}"))}{(rest.Count == 0 ? string.Empty : isLast ? ", nothing more" : ", more later")}"));
        var order = _orders[reference];
        _orders[reference] = order with
        {
            State = rest.Count > 0 && !isLast ? WarehouseOrderState.PartiallyDispatched
                : rest.Count > 0 && world.Dice.Chance(0.5, $"closes {reference}") ? WarehouseOrderState.Cancelled : WarehouseOrderState.Dispatched,
            ChangedAt = Clock,
        };
        var shipment = order.Shipments.First(s => s.ShipmentId == string.Create(CultureInfo.InvariantCulture, $"S{number}")) with { State = ShipmentState.Dispatched, DispatchedAt = Clock, Lines = leaves };
        world.Agenda.After(toldAfter, () => Show(reference, shipment with { ChangedAt = Clock }));

        // A snapshot that says more of what has left already.
        var numbered = shipment with { TrackingNumbers = [new TrackingNumber($"{reference} {shipment.ShipmentId}")] };
        world.Agenda.After(toldAfter + world.Dice.Skewed(TimeSpan.FromMinutes(1), TimeSpan.FromHours(2), $"numbers {reference}"), () => Show(reference, numbered with { ChangedAt = Clock }));
        if (rest.Count > 0 && !isLast)
            world.Agenda.After(world.Dice.Skewed(TimeSpan.FromMinutes(2), Longest, $"rest of {reference}"), () => Pack(reference, rest, number + 1));
    }

    /// <summary>Less than all, and not nothing.</summary>
    private static List<DispatchedLine> Some(IReadOnlyList<DispatchedLine> packed, double share)
    {
        var total = packed.Sum(static l => l.Quantity);
        var some = 1 + (int)(share * (double)(total - 1));
        var leaves = new List<DispatchedLine>();
        foreach (var line in packed)
        {
            var taken = Math.Min(line.Quantity, some - leaves.Sum(static l => l.Quantity));
            if (taken > 0)
                leaves.Add(line with { Quantity = taken });
        }

        return leaves;
    }

    private void Show(string reference, DispatchedShipment shipment)
    {
        var order = _orders[reference];
        _orders[reference] = order with { ChangedAt = Clock, Shipments = [.. order.Shipments.Where(s => s.ShipmentId != shipment.ShipmentId), shipment] };
    }
}
