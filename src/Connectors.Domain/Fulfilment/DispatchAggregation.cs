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
/// A shipment without lines holds the whole order when it is the only one that is not cancelled and the warehouse does not say that more is to come;
/// otherwise nobody knows what it holds.
/// </item>
/// <item>Goods go to the line the warehouse names, then to the lines of their SKU in order, each filled before the next. What is too much stays on the last.</item>
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
        var newest = Newest(snapshots);
        var onlyOne = newest.Count(static s => s.State != ShipmentState.Cancelled) == 1
            && warehouse is not (WarehouseOrderState.PartiallyDispatched or WarehouseOrderState.BackOrdered);
        var dispatched = newest
            .Where(static s => s.State == ShipmentState.Dispatched)
            .OrderBy(static s => s.DispatchedAt ?? s.ChangedAt)
            .ThenBy(static s => s.ShipmentId, StringComparer.Ordinal)
            .ToList();

        var spread = new Spread(ordered, dispatched.Count);
        for (var i = 0; i < dispatched.Count; i++)
            spread.TakeNamed(i, dispatched[i], onlyOne);
        spread.TakeRest();
        return spread.ToStatus(dispatched);
    }

    /// <summary>Folds the shipments of an order that the warehouse keeps as any number of orders of its own.</summary>
    /// <param name="ordered">The order's lines.</param>
    /// <param name="orders">The warehouse's orders, repeated and in any order; no two of them have shipments of one id.</param>
    /// <exception cref="ArgumentException">Two lines have one id, or a line's quantity is negative or beyond one million million.</exception>
    public static DispatchStatus Aggregate(IReadOnlyList<OrderedLine> ordered, IReadOnlyCollection<WarehouseOrder> orders)
    {
        ArgumentNullException.ThrowIfNull(orders);
        var live = orders.Where(static o => o.State != WarehouseOrderState.Cancelled).ToList();

        // One of several warehouse orders never holds the whole of ours, even when it is all that was heard of.
        var state = live.DistinctBy(static o => o.Id, StringComparer.Ordinal).Count() > 1 ? WarehouseOrderState.PartiallyDispatched
            : live.Exists(static o => o.State is WarehouseOrderState.PartiallyDispatched or WarehouseOrderState.BackOrdered) ? WarehouseOrderState.PartiallyDispatched
            : WarehouseOrderState.Unknown;
        return Aggregate(ordered, orders.SelectMany(static o => o.Shipments), state);
    }

    /// <summary>The snapshot of each shipment that counts, in order of their ids.</summary>
    /// <param name="snapshots">Any number of snapshots, repeated and in any order.</param>
    public static IReadOnlyList<DispatchedShipment> Newest(IEnumerable<DispatchedShipment> snapshots)
    {
        ArgumentNullException.ThrowIfNull(snapshots);
        return
        [
            .. snapshots.GroupBy(static s => s.ShipmentId, StringComparer.Ordinal).Select(static g => g.Aggregate(Newer))
                .OrderBy(static s => s.ShipmentId, StringComparer.Ordinal),
        ];
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
            order = string.CompareOrdinal(Content(left), Content(right));
        return order >= 0 ? left : right;
    }

    private static string Content(DispatchedShipment shipment)
    {
        var text = new StringBuilder();
        foreach (var line in shipment.Lines)
            text.Append(CultureInfo.InvariantCulture, $"{line.Sku}\t{line.Quantity}\t{line.LineId}\n");
        foreach (var number in shipment.TrackingNumbers)
            text.Append(CultureInfo.InvariantCulture, $"{number}\n");
        return text
            .Append(CultureInfo.InvariantCulture, $"{shipment.CarrierText}\n{shipment.ServiceText}\n{shipment.TrackingUrl}\n{shipment.DispatchedAt:O}")
            .ToString();
    }

    /// <summary>Spreads shipments over lines: first what is named, then the rest, so that the order of shipments cannot matter to a line's total.</summary>
    private sealed class Spread
    {
        private readonly IReadOnlyList<OrderedLine> _ordered;
        private readonly Dictionary<OrderLineId, int> _lineById = [];
        private readonly Dictionary<Sku, List<int>> _linesBySku = [];
        private readonly decimal[] _dispatched;
        private readonly decimal[]?[] _contents;
        private readonly List<(int Shipment, Sku Sku, decimal Quantity)> _rest = [];
        private readonly List<Refusal> _findings = [];
        private bool _isUnclear;

        internal Spread(IReadOnlyList<OrderedLine> ordered, int shipments)
        {
            _ordered = ordered;
            _dispatched = new decimal[ordered.Count];
            _contents = new decimal[shipments][];
            for (var i = 0; i < ordered.Count; i++)
            {
                var line = ordered[i];
                if (!_lineById.TryAdd(line.LineId, i))
                    throw new ArgumentException($"Line '{line.LineId}' is there twice.", nameof(ordered));
                if (!IsUsable(line.Quantity))
                    throw new ArgumentException($"Line '{line.LineId}' has a quantity that cannot be.", nameof(ordered));
                if (_linesBySku.TryGetValue(line.Sku, out var lines))
                    lines.Add(i);
                else
                    _linesBySku.Add(line.Sku, [i]);
            }
        }

        internal void TakeNamed(int index, DispatchedShipment shipment, bool isOnlyOne)
        {
            var contents = _contents[index] = new decimal[_ordered.Count];
            if (shipment.Lines.Count == 0 && isOnlyOne)
            {
                for (var i = 0; i < _ordered.Count; i++)
                    contents[i] = _dispatched[i] = _ordered[i].Quantity;
            }
            else if (shipment.Lines.Count == 0 || !shipment.Lines.All(static l => IsUsable(l.Quantity)))
            {
                _isUnclear = true;
                _findings.Add(Unclear(shipment));
            }
            else
            {
                foreach (var line in shipment.Lines)
                    TakeNamed(index, contents, shipment, line);
            }
        }

        internal void TakeRest()
        {
            foreach (var (shipment, sku, quantity) in _rest)
            {
                var lines = _linesBySku[sku];
                var left = quantity;
                foreach (var i in lines)
                    left -= Fill(i, left, _contents[shipment]!);
                Put(lines[^1], left, _contents[shipment]!);
            }
        }

        internal DispatchStatus ToStatus(List<DispatchedShipment> shipments)
        {
            var lines = _ordered.Select((l, i) => new LineDispatch(l.LineId, l.Sku, l.Quantity, _dispatched[i])).ToList();
            _findings.AddRange(lines.Where(static l => l.Dispatched > l.Ordered).Select(OverShipped));
            return new DispatchStatus
            {
                Lines = lines,
                Shipments = [.. shipments.Select((s, i) => new ShipmentContents(s, [.. Allocation(_contents[i]!)]))],
                IsUnclear = _isUnclear,
                Findings = _findings,
            };
        }

        private static bool IsUsable(decimal quantity) => quantity is >= 0 and <= Exact.MaxQuantity && Exact.HasAtMost(Exact.MaxDecimals, quantity);

        private IEnumerable<LineQuantity> Allocation(decimal[] contents) => _ordered
            .Select((l, i) => new LineQuantity(l.LineId, contents[i]))
            .Where(static l => l.Quantity > 0);

        private void TakeNamed(int index, decimal[] contents, DispatchedShipment shipment, DispatchedLine line)
        {
            if (!_linesBySku.ContainsKey(line.Sku))
            {
                if (line.Quantity > 0)
                    _findings.Add(Unexpected(shipment, line));
                return;
            }

            var isNamed = line.LineId is { } id && _lineById.TryGetValue(id, out var named) && _ordered[named].Sku == line.Sku;
            var left = line.Quantity - (isNamed ? Fill(_lineById[line.LineId!.Value], line.Quantity, contents) : 0m);
            if (left > 0)
                _rest.Add((index, line.Sku, left));
        }

        private decimal Fill(int line, decimal quantity, decimal[] contents)
        {
            var fits = Math.Min(quantity, Math.Max(0m, _ordered[line].Quantity - _dispatched[line]));
            Put(line, fits, contents);
            return fits;
        }

        private void Put(int line, decimal quantity, decimal[] contents)
        {
            contents[line] += quantity;
            _dispatched[line] += quantity;
        }

        private static Refusal Unclear(DispatchedShipment shipment) => new()
        {
            Reason = ReasonCatalogue.DispatchUnclear,
            Message = $"It is not known what shipment '{shipment.ShipmentId}' holds.",
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
                new Fact("shipment", shipment.ShipmentId), new Fact("SKU", line.Sku.Value),
                new Fact("quantity", line.Quantity.ToString(CultureInfo.InvariantCulture)),
            ],
        };

        private static Refusal OverShipped(LineDispatch line) => new()
        {
            Reason = ReasonCatalogue.OverShipped,
            Message = $"More of SKU '{line.Sku}' was sent than ordered.",
            Remedy = "Ask the warehouse; the marketplace is told of no more than was ordered.",
            Facts =
            [
                new Fact(LineFact, line.LineId.Value), new Fact("SKU", line.Sku.Value),
                new Fact("ordered", line.Ordered.ToString(CultureInfo.InvariantCulture)),
                new Fact("dispatched", line.Dispatched.ToString(CultureInfo.InvariantCulture)),
            ],
        };
    }
}
