using System.Globalization;
using System.Text;
using Connectors.Domain.Documents;
using Connectors.Domain.Reasons;
using Connectors.Domain.Units;
using Connectors.Domain.Values;

namespace Connectors.Domain.Fulfilment;

/// <summary>Tells from a warehouse's dispatch snapshots how far an order has been sent.</summary>
/// <remarks>
/// The answer depends on the set of snapshots only: neither their order nor repeats change it.
/// <list type="number">
/// <item>The newest snapshot of a shipment replaces the others. Of two equally new ones the one further on counts, then the one that says more.</item>
/// <item>Only what has left counts: cancelled, pending and unknown shipments do not.</item>
/// <item>
/// A shipment without lines holds the whole order when it is the only one that is not cancelled and the warehouse says that everything has left;
/// otherwise nobody knows what it holds. One that holds nothing but zeros has sent nothing; until others hold everything a person should ask.
/// </item>
/// <item>The same holds of what a shipment does not count (<see cref="DispatchedShipment.Uncounted"/>): all of it, or nobody knows, as when <see cref="DispatchedShipment.LacksUncounted"/>. What it counts beside that, it counts.</item>
/// <item>Goods go to the line the warehouse names, then to the lines of their SKU in order, each filled before the next. What is too much stays on the last.</item>
/// <item>A kit has left as often as all of its parts have. It leaves in the shipment that makes it whole; a kit that the warehouse sends as one counts as all its parts.</item>
/// <item>Once nothing more will leave, a line that lacks something is a <see cref="ReasonCatalogue.ShortShipped"/> finding.</item>
/// </list>
/// </remarks>
public static class DispatchAggregation
{
    /// <summary>Names the order line in the facts of a finding.</summary>
    internal const string LineFact = "order line";

    /// <summary>
    /// Folds the snapshots of one order, or of several that leave in the same shipments: then <see cref="DispatchStatus.Only"/> tells of each.
    /// </summary>
    /// <param name="ordered">The order's lines.</param>
    /// <param name="snapshots">Any number of snapshots, repeated and in any order.</param>
    /// <param name="warehouse">Where the warehouse's own order stands, when it says.</param>
    /// <exception cref="ArgumentException">Two lines have one id, or a line's quantity is negative or beyond one million million.</exception>
    public static DispatchStatus Aggregate(
        IReadOnlyList<OrderedLine> ordered, IEnumerable<DispatchedShipment> snapshots, WarehouseOrderState warehouse = WarehouseOrderState.Unknown)
    {
        ArgumentNullException.ThrowIfNull(ordered);
        ArgumentNullException.ThrowIfNull(snapshots);
        return Aggregate(ordered, snapshots, warehouse == WarehouseOrderState.Dispatched, warehouse is WarehouseOrderState.Dispatched or WarehouseOrderState.Cancelled);
    }

    /// <summary>Folds the shipments of an order that the warehouse keeps as any number of orders of its own.</summary>
    /// <param name="ordered">The order's lines.</param>
    /// <param name="orders">The warehouse's orders, repeated and in any order; no two of them have shipments of one id.</param>
    /// <exception cref="ArgumentException">Two lines have one id, or a line's quantity is negative or beyond one million million.</exception>
    public static DispatchStatus Aggregate(IReadOnlyList<OrderedLine> ordered, IReadOnlyCollection<WarehouseOrder> orders)
    {
        ArgumentNullException.ThrowIfNull(ordered);
        ArgumentNullException.ThrowIfNull(orders);
        var newest = orders.GroupBy(static o => o.Id, StringComparer.Ordinal).Select(static g => g.MaxBy(static o => (o.ChangedAt ?? DateTimeOffset.MinValue, o.State))!).ToList();

        // One of several warehouse orders never holds the whole of ours, even when it is all that was heard of.
        var holdsAll = newest.Where(static o => o.State != WarehouseOrderState.Cancelled).ToList() is [{ State: WarehouseOrderState.Dispatched }];
        var isOver = newest.TrueForAll(static o => o.State is WarehouseOrderState.Dispatched or WarehouseOrderState.Cancelled);
        return Aggregate(ordered, orders.SelectMany(static o => o.Shipments), holdsAll, isOver);
    }

    /// <summary>
    /// The snapshot of each shipment that counts, in order of their ids: the newest. What has left and has a word since that nobody knows, <c>Delivered</c> for one, has left.
    /// </summary>
    /// <param name="snapshots">Any number of snapshots, repeated and in any order.</param>
    public static IReadOnlyList<DispatchedShipment> Newest(IEnumerable<DispatchedShipment> snapshots)
    {
        ArgumentNullException.ThrowIfNull(snapshots);
        return
        [
            .. snapshots.GroupBy(static s => s.ShipmentId, StringComparer.Ordinal).Select(static g => g.OrderBy(static s => s.ChangedAt).Aggregate(Newer))
                .OrderBy(static s => s.ShipmentId, StringComparer.Ordinal),
        ];
    }

    private static DispatchStatus Aggregate(IReadOnlyList<OrderedLine> ordered, IEnumerable<DispatchedShipment> snapshots, bool hasAllLeft, bool isOver)
    {
        var newest = Newest(snapshots);
        var onlyOne = hasAllLeft && newest.Count(static s => s.State != ShipmentState.Cancelled) == 1;
        var dispatched = newest
            .Where(static s => s.State == ShipmentState.Dispatched)
            .OrderBy(static s => s.DispatchedAt ?? s.ChangedAt)
            .ThenBy(static s => s.ShipmentId, StringComparer.Ordinal)
            .ToList();
        var spread = new Spread(ordered, dispatched.Count);
        for (var i = 0; i < dispatched.Count; i++)
            spread.TakeNamed(i, dispatched[i], onlyOne);
        spread.TakeRest();
        return spread.ToStatus(dispatched, isOver && dispatched.Count > 0 && newest.All(static s => s.State is ShipmentState.Dispatched or ShipmentState.Cancelled));
    }

    private static DispatchedShipment Newer(DispatchedShipment left, DispatchedShipment right)
    {
        var order = left.ChangedAt.CompareTo(right.ChangedAt);
        if (order == 0)
            order = left.State.CompareTo(right.State);
        if (order == 0)
            order = left.Lines.Count.CompareTo(right.Lines.Count);
        if (order == 0)
            order = left.TrackingNumbers.Count.CompareTo(right.TrackingNumbers.Count);
        if (order == 0)
            order = right.IsStillToLeave.CompareTo(left.IsStillToLeave);
        if (order == 0)
            order = string.CompareOrdinal(Content(left), Content(right));
        var (newer, older) = order >= 0 ? (left, right) : (right, left);
        if (newer.State != ShipmentState.Unknown || older is not { State: ShipmentState.Dispatched, IsStillToLeave: false } || newer.ChangedAt <= older.ChangedAt)
            return newer;
        var gone = newer with { State = ShipmentState.Dispatched, DispatchedAt = newer.DispatchedAt ?? older.DispatchedAt };
        return gone is { Lines.Count: > 0 } or { Uncounted: not null } ? gone : gone with { Lines = older.Lines, Uncounted = older.Uncounted, LacksUncounted = older.LacksUncounted };
    }

    private static string Content(DispatchedShipment shipment)
    {
        var text = new StringBuilder();
        foreach (var line in shipment.Lines)
            text.Append(CultureInfo.InvariantCulture, $"{line.Sku}\t{line.Quantity}\t{line.LineId}\n");
        foreach (var sku in shipment.Uncounted ?? [])
            text.Append(CultureInfo.InvariantCulture, $"{sku}\t?{shipment.LacksUncounted}\n");
        foreach (var number in shipment.TrackingNumbers)
            text.Append(CultureInfo.InvariantCulture, $"{number}\n");
        return text
            .Append(CultureInfo.InvariantCulture, $"{shipment.CarrierText}\n{shipment.ServiceText}\n{shipment.TrackingUrl}\n{shipment.DispatchedAt:O}")
            .ToString();
    }

    /// <summary>
    /// Spreads shipments over lines: first what is named, then the rest, so that the order of shipments cannot matter to a line's total.
    /// A line is one slot, or one for each part of a kit.
    /// </summary>
    private sealed class Spread
    {
        private readonly IReadOnlyList<OrderedLine> _ordered;
        private readonly List<Slot> _slots = [];
        private readonly Dictionary<OrderLineId, List<int>> _slotsByLine = [];
        private readonly Dictionary<Sku, List<int>> _slotsBySku = [];
        private readonly Dictionary<Sku, IReadOnlyList<KitPart>> _kits = [];
        private readonly decimal[] _dispatched;
        private readonly decimal[]?[] _contents;
        private readonly List<(int Shipment, Sku Sku, decimal Quantity)> _rest = [];
        private readonly List<DispatchedShipment> _empty = [];
        private readonly List<Refusal> _findings = [];
        private bool _isUnclear;

        internal Spread(IReadOnlyList<OrderedLine> ordered, int shipments)
        {
            _ordered = ordered;
            for (var i = 0; i < ordered.Count; i++)
            {
                var line = ordered[i];
                if (!_slotsByLine.TryAdd(line.LineId, []))
                    throw new ArgumentException($"Line '{line.LineId}' is there twice.", nameof(ordered));
                if (!IsUsable(line.Quantity))
                    throw new ArgumentException($"Line '{line.LineId}' has a quantity that cannot be.", nameof(ordered));
                if (line.Parts.Count == 0)
                {
                    Add(new Slot(i, line.Sku, line.Quantity));
                    continue;
                }

                _kits.TryAdd(line.Sku, line.Parts);
                foreach (var part in line.Parts)
                {
                    if (part.Quantity <= 0 || !IsUsable(part.Quantity) || !IsUsable(line.Quantity * part.Quantity))
                        throw new ArgumentException($"Line '{line.LineId}' has a part with a quantity that cannot be.", nameof(ordered));
                    Add(new Slot(i, part.Sku, line.Quantity * part.Quantity));
                }
            }

            _dispatched = new decimal[_slots.Count];
            _contents = new decimal[shipments][];
        }

        internal void TakeNamed(int index, DispatchedShipment shipment, bool isOnlyOne)
        {
            var contents = _contents[index] = new decimal[_slots.Count];
            if (shipment.Uncounted is { Count: > 0 } uncounted)
            {
                TakeUncounted(index, contents, shipment, uncounted, isOnlyOne);
            }
            else if (shipment.Lines.Count == 0 && isOnlyOne)
            {
                for (var i = 0; i < _slots.Count; i++)
                    contents[i] = _dispatched[i] = _slots[i].Ordered;
            }
            else if (shipment.Lines.Count == 0 || !shipment.Lines.All(static l => IsUsable(l.Quantity)))
            {
                _isUnclear = true;
                _findings.Add(Unclear(shipment));
            }
            else if (shipment.Lines.All(static l => l.Quantity == 0))
            {
                _empty.Add(shipment);
            }
            else
            {
                foreach (var line in shipment.Lines.SelectMany(Parts))
                    TakeNamed(index, contents, shipment, line);
            }
        }

        private void TakeUncounted(int index, decimal[] contents, DispatchedShipment shipment, IReadOnlyList<Sku> uncounted, bool isOnlyOne)
        {
            if (!isOnlyOne || shipment.LacksUncounted || !shipment.Lines.All(static l => IsUsable(l.Quantity)))
            {
                _isUnclear = true;
                _findings.Add(Unclear(shipment));
                return;
            }

            for (var i = 0; i < _slots.Count; i++)
            {
                if (uncounted.Contains(_slots[i].Sku) || uncounted.Contains(_ordered[_slots[i].Line].Sku))
                    contents[i] = _dispatched[i] = _slots[i].Ordered;
            }

            foreach (var line in shipment.Lines.Where(l => !uncounted.Contains(l.Sku)).SelectMany(Parts))
                TakeNamed(index, contents, shipment, line);
        }

        internal void TakeRest()
        {
            foreach (var (shipment, sku, quantity) in _rest)
            {
                var slots = _slotsBySku[sku];
                var left = quantity;
                foreach (var i in slots)
                    left -= Fill(i, left, _contents[shipment]!);
                Put(slots[^1], left, _contents[shipment]!);
            }
        }

        internal DispatchStatus ToStatus(List<DispatchedShipment> shipments, bool isFinal)
        {
            var lines = _ordered.Select(Line).ToList();
            if (lines.Exists(static l => l.Outstanding > 0))
                _findings.AddRange(_empty.Select(Unclear));
            for (var i = 0; i < _slots.Count; i++)
            {
                if (_dispatched[i] > _slots[i].Ordered)
                    _findings.Add(OverShipped(_ordered[_slots[i].Line], _slots[i], _dispatched[i]));
            }

            _findings.AddRange(lines.Where(static l => l.Parts.Count > 0 && l.Outstanding > 0).Select(BrokenKit).OfType<Refusal>());
            if (isFinal && !_isUnclear)
                _findings.AddRange(lines.Where(static l => l.Outstanding > 0).Select(ShortShipped));
            return new DispatchStatus
            {
                Lines = lines,
                Shipments = [.. Allocations().Zip(shipments, static (lines, shipment) => new ShipmentContents(shipment, lines))],
                IsUnclear = _isUnclear,
                IsFinal = isFinal,
                Findings = _findings,
            };
        }

        private static bool IsUsable(decimal quantity) => quantity is >= 0 and <= Exact.MaxQuantity && Exact.HasAtMost(Exact.MaxDecimals, quantity);

        /// <summary>Whole kits in what there is of each part; the quantity itself for a line that is no kit.</summary>
        private static decimal Whole(OrderedLine line, List<int> slots, decimal[] quantities) =>
            line.Parts.Count == 0 ? quantities[slots[0]] : slots.Select((s, i) => decimal.Floor(quantities[s] / line.Parts[i].Quantity)).Min();

        private void Add(Slot slot)
        {
            _slotsByLine[_ordered[slot.Line].LineId].Add(_slots.Count);
            if (_slotsBySku.TryGetValue(slot.Sku, out var slots))
                slots.Add(_slots.Count);
            else
                _slotsBySku.Add(slot.Sku, [_slots.Count]);
            _slots.Add(slot);
        }

        /// <summary>A kit that the warehouse sends as one is all of its parts.</summary>
        private IEnumerable<DispatchedLine> Parts(DispatchedLine line) =>
            _slotsBySku.ContainsKey(line.Sku) || !_kits.TryGetValue(line.Sku, out var parts)
                ? [line]
                : parts.Select(p => line with { Sku = p.Sku, Quantity = line.Quantity * p.Quantity });

        private LineDispatch Line(OrderedLine line)
        {
            var slots = _slotsByLine[line.LineId];
            var dispatch = new LineDispatch(line.LineId, line.Sku, line.Quantity, Whole(line, slots, _dispatched));
            return line.Parts.Count == 0 ? dispatch
                : dispatch with { Parts = [.. slots.Select(s => new PartDispatch(_slots[s].Sku, _slots[s].Ordered, _dispatched[s]))] };
        }

        /// <summary>The lines that each shipment serves; a kit is served by the one that makes it whole, and the others that hold parts of it serve it with none.</summary>
        private IEnumerable<IReadOnlyList<LineQuantity>> Allocations()
        {
            var soFar = new decimal[_slots.Count];
            foreach (var contents in _contents)
            {
                var before = (decimal[])soFar.Clone();
                for (var i = 0; i < soFar.Length; i++)
                    soFar[i] += contents![i];
                yield return
                [
                    .. _ordered
                        .Where(l => _slotsByLine[l.LineId].Exists(s => contents![s] > 0))
                        .Select(l => new LineQuantity(l.LineId, Whole(l, _slotsByLine[l.LineId], soFar) - Whole(l, _slotsByLine[l.LineId], before))),
                ];
            }
        }

        private void TakeNamed(int index, decimal[] contents, DispatchedShipment shipment, DispatchedLine line)
        {
            if (!_slotsBySku.ContainsKey(line.Sku))
            {
                if (line.Quantity > 0)
                    _findings.Add(Unexpected(shipment, line));
                return;
            }

            var left = line.Quantity;
            if (line.LineId is { } id && _slotsByLine.TryGetValue(id, out var own) && own.FindIndex(s => _slots[s].Sku == line.Sku) is >= 0 and var named)
                left -= Fill(own[named], line.Quantity, contents);
            if (left > 0)
                _rest.Add((index, line.Sku, left));
        }

        private decimal Fill(int slot, decimal quantity, decimal[] contents)
        {
            var fits = Math.Min(quantity, Math.Max(0m, _slots[slot].Ordered - _dispatched[slot]));
            Put(slot, fits, contents);
            return fits;
        }

        private void Put(int slot, decimal quantity, decimal[] contents)
        {
            contents[slot] += quantity;
            _dispatched[slot] += quantity;
        }

        private static Refusal Unclear(DispatchedShipment shipment) => new()
        {
            Reason = ReasonCatalogue.DispatchUnclear,
            Message = shipment.Lines.Count > 0 && shipment.Lines.All(static l => l.Quantity == 0)
                ? $"Shipment '{shipment.ShipmentId}' has left and holds nothing."
                : $"It is not known what shipment '{shipment.ShipmentId}' holds.",
            Remedy = "Ask the warehouse what was sent.",
            Facts = [new Fact("shipment", shipment.ShipmentId), new Fact("lines given", shipment.Lines.Count.ToString(CultureInfo.InvariantCulture))],
        };

        private static Refusal Unexpected(DispatchedShipment shipment, DispatchedLine line) => new()
        {
            Reason = ReasonCatalogue.DispatchUnexpected,
            Message = $"Shipment '{shipment.ShipmentId}' holds SKU '{line.Sku}', which was not ordered.",
            Remedy = "Ask the warehouse what was sent and why.",
            Facts =
            [
                new Fact("shipment", shipment.ShipmentId), new Fact("SKU", line.Sku.Value), new Fact("quantity", Text(line.Quantity)),
            ],
        };

        private static Refusal OverShipped(OrderedLine line, Slot slot, decimal dispatched) => new()
        {
            Reason = ReasonCatalogue.OverShipped,
            Message = $"More of SKU '{slot.Sku}' was sent than ordered.",
            Remedy = "Ask the warehouse; the marketplace is told of no more than was ordered.",
            Facts =
            [
                new Fact(LineFact, line.LineId.Value), new Fact("SKU", slot.Sku.Value), new Fact("ordered", Text(slot.Ordered)), new Fact("dispatched", Text(dispatched)),
            ],
        };

        /// <summary>Parts that have left and make no whole kit.</summary>
        private static Refusal? BrokenKit(LineDispatch line)
        {
            var perKit = line.Ordered == 0 ? [] : line.Parts.Select(p => p.Ordered / line.Ordered).ToArray();
            return perKit.Length == 0 || !line.Parts.Where((p, i) => p.Dispatched > line.Dispatched * perKit[i]).Any() ? null : new Refusal
            {
                Reason = ReasonCatalogue.BrokenPack,
                Message = $"Part of a kit '{line.Sku}' was sent; the marketplace can only be told of whole ones.",
                Remedy = "Ask the warehouse to send the other parts of the kit, or refund it.",
                Facts = [.. Facts(line), .. Missing(line)],
            };
        }

        private static Refusal ShortShipped(LineDispatch line) => new()
        {
            Reason = ReasonCatalogue.ShortShipped,
            Message = $"Line '{line.LineId}': {Text(line.Outstanding)} of {Text(line.Ordered)} of SKU '{line.Sku}' will not come; the warehouse has sent all that it will.",
            Remedy = "Have the rest sent. Where it will not come, say so, and it is paid back; or refund it at the marketplace. The order is done once the line is reduced to what has left.",
            Facts = [.. Facts(line), new Fact("will not come", Text(line.Outstanding)), .. Missing(line)],
        };

        private static IEnumerable<Fact> Facts(LineDispatch line) =>
        [
            new Fact(LineFact, line.LineId.Value), new Fact("SKU", line.Sku.Value), new Fact("ordered", Text(line.Ordered)), new Fact("dispatched", Text(line.Dispatched)),
        ];

        private static IEnumerable<Fact> Missing(LineDispatch line) =>
            line.Parts.Where(static p => p.Dispatched < p.Ordered).Select(static p => new Fact("missing part", $"{Text(p.Ordered - p.Dispatched)} of '{p.Sku}'"));

        private static string Text(decimal quantity) => quantity.ToString("0.######", CultureInfo.InvariantCulture);

        /// <summary>What is counted: a line's goods, or one part of a line's kits.</summary>
        private readonly record struct Slot(int Line, Sku Sku, decimal Ordered);
    }
}
