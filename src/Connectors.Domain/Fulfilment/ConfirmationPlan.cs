using System.Globalization;
using System.Numerics;
using Connectors.Domain.Documents;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;

namespace Connectors.Domain.Fulfilment;

/// <summary>What a marketplace is to be told next: the difference between what has left and what it was told, in offer units.</summary>
/// <remarks>
/// Only whole packs are told. A pack that leaves in two shipments is told with the one that makes it whole; until then it is a
/// <see cref="ReasonCatalogue.BrokenPack"/> finding. Where that one was told before, taken back and sent after the others, it is told with another that holds some of it. No line is ever told beyond what was ordered or what has left, whatever arrives in whatever order; what was told of a
/// shipment that is still to leave stays that shipment's, and takes nothing from what others are told to hold.
/// Carrying the plan out one confirmation at a time, with a new plan after each, tells the same in the end. Value equality does not look into the lists.
/// </remarks>
public sealed record ConfirmationPlan
{
    private ConfirmationPlan()
    {
    }

    /// <summary>The shipments to confirm, in this order; never null.</summary>
    public IReadOnlyList<PlannedConfirmation> Confirmations { get => field ?? []; private init; }

    /// <summary>What a person should look at: broken packs, and shipments that changed after they were confirmed; never null.</summary>
    public IReadOnlyList<Refusal> Findings { get => field ?? []; private init; }

    /// <summary>
    /// Whether the marketplace has been told of everything that was ordered once this plan is carried out. False also when shipments that are
    /// confirmed have changed since: then a person must correct the marketplace, and the order is not done.
    /// </summary>
    public bool IsEverythingTold { get; private init; }

    /// <summary>Base units in one pack of each line of a sales order, as they were when it was mapped.</summary>
    public static IReadOnlyDictionary<OrderLineId, Ratio> PacksOf(SalesOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return order.Lines.ToDictionary(static l => l.LineId, static l => l.Ordered.BaseUnitsPerPack);
    }

    /// <summary>Plans the confirmations that are due.</summary>
    /// <param name="status">What has left.</param>
    /// <param name="baseUnitsPerPack">Base units in one of the offer, for every line of the order.</param>
    /// <param name="confirmed">What the marketplace was told so far.</param>
    /// <param name="severalShipments">
    /// Whether the marketplace takes several shipments an order. When it does not, nothing is planned before everything has left, and then one confirmation of it all.
    /// </param>
    /// <exception cref="ArgumentException">A line has no pack.</exception>
    public static ConfirmationPlan Make(
        DispatchStatus status,
        IReadOnlyDictionary<OrderLineId, Ratio> baseUnitsPerPack,
        IReadOnlyCollection<ConfirmedShipment> confirmed,
        bool severalShipments = true)
    {
        ArgumentNullException.ThrowIfNull(status);
        ArgumentNullException.ThrowIfNull(baseUnitsPerPack);
        ArgumentNullException.ThrowIfNull(confirmed);

        var told = PacksIn(confirmed);
        var toCome = PacksIn(confirmed.Where(static c => c.IsStillToLeave));
        var confirmedIds = confirmed.Select(static c => c.ShipmentId).ToHashSet(StringComparer.Ordinal);
        var unconfirmed = status.Shipments.Where(s => !confirmedIds.Contains(s.Shipment.ShipmentId)).ToList();
        var lines = status.Lines.Select((l, i) => new Line(i, l, PackOf(l.LineId), told.GetValueOrDefault(l.LineId), toCome.GetValueOrDefault(l.LineId))).ToDictionary(static l => l.Dispatch.LineId);
        var goods = lines.Values.OrderBy(static l => l.Index).GroupBy(static l => l.Dispatch.Sku).ToDictionary(static g => g.Key, static g => g.ToArray());
        foreach (var sisters in goods.Values)
            Scale(sisters);
        var findings = lines.Values.OrderBy(static l => l.Index).Select(static l => l.Finding()).OfType<Refusal>().ToList();

        var planned = severalShipments ? Each(lines, goods, unconfirmed)
            : status.IsComplete && status.Shipments.Count > 0 ? AllInOne(lines, (unconfirmed.Count > 0 ? unconfirmed : status.Shipments)[^1].Shipment)
            : [];
        if (severalShipments)
            findings.AddRange(lines.Values.Where(static l => l.Open > 0).OrderBy(static l => l.Index).Select(static l => l.Untold()));
        var everything = lines.Count > 0 && lines.Values.All(static l => l.IsTold);
        if (everything && planned.Count > 0)
            planned[^1] = planned[^1] with { CompletesOrder = true };
        return new ConfirmationPlan { Confirmations = planned, Findings = findings, IsEverythingTold = everything };

        static Dictionary<OrderLineId, decimal> PacksIn(IEnumerable<ConfirmedShipment> shipments) =>
            shipments.SelectMany(static s => s.Lines).GroupBy(static l => l.LineId).ToDictionary(static g => g.Key, static g => g.Sum(static l => l.Quantity));

        Ratio PackOf(OrderLineId line) => baseUnitsPerPack.TryGetValue(line, out var ratio)
            ? ratio
            : throw new ArgumentException($"Line '{line}' has no pack.", nameof(baseUnitsPerPack));
    }

    private static List<PlannedConfirmation> Each(Dictionary<OrderLineId, Line> lines, Dictionary<Sku, Line[]> goods, List<ShipmentContents> shipments)
    {
        // Goods that left in confirmed shipments and were not told, because they filled no pack then.
        var loose = goods.ToDictionary(
            static g => g.Key,
            static g => g.Value.Aggregate(BigInteger.Zero, static (sum, l) => sum + l.Dispatched - ((l.Told - l.ToCome) * l.Pack)));
        foreach (var part in shipments.SelectMany(static s => s.Lines))
            loose[lines[part.LineId].Dispatch.Sku] -= lines[part.LineId].Scaled(part.Quantity);

        var planned = new List<PlannedConfirmation>();
        foreach (var shipment in shipments)
        {
            var tell = new SortedDictionary<int, ConfirmedLine>();
            foreach (var parts in shipment.Lines.GroupBy(l => lines[l.LineId].Dispatch.Sku))
            {
                var available = BigInteger.Max(0, loose[parts.Key]) + parts.Aggregate(BigInteger.Zero, (sum, l) => sum + lines[l.LineId].Scaled(l.Quantity));
                foreach (var line in parts.Select(l => lines[l.LineId]).Union(goods[parts.Key]))
                {
                    var packs = BigInteger.Min(line.Open, available / line.Pack);
                    if (packs <= 0)
                        continue;
                    available -= packs * line.Pack;
                    line.Open -= packs;
                    tell.Add(line.Index, new ConfirmedLine(line.Dispatch.LineId, (decimal)packs));
                }

                loose[parts.Key] = available;
            }

            if (tell.Count > 0)
                planned.Add(new PlannedConfirmation(shipment.Shipment, [.. tell.Values], CompletesOrder: false));
        }

        return planned;
    }

    private static List<PlannedConfirmation> AllInOne(Dictionary<OrderLineId, Line> lines, DispatchedShipment shipment)
    {
        var tell = new List<ConfirmedLine>();
        foreach (var line in lines.Values.Where(static l => l.Open > 0).OrderBy(static l => l.Index))
        {
            tell.Add(new ConfirmedLine(line.Dispatch.LineId, (decimal)line.Open));
            line.Open = 0;
        }

        return tell.Count == 0 ? [] : [new PlannedConfirmation(shipment, tell, CompletesOrder: false)];
    }

    /// <summary>Counts the goods of one SKU in parts so small that every pack of it is a whole number of them.</summary>
    private static void Scale(Line[] sisters)
    {
        var common = sisters.Aggregate(BigInteger.One, static (lcm, l) => lcm / BigInteger.GreatestCommonDivisor(lcm, l.Ratio.Denominator) * l.Ratio.Denominator);
        foreach (var line in sisters)
            line.Count(common);
    }

    /// <summary>One line, with everything counted in parts of a base unit that divide it without rest.</summary>
    private sealed class Line(int index, LineDispatch dispatch, Ratio ratio, decimal told, decimal toCome)
    {
        private const decimal PartsPerBaseUnit = 1_000_000m;

        private BigInteger _common;
        private BigInteger _left;
        private BigInteger _tellable;
        private BigInteger _ordered;

        internal int Index { get; } = index;

        internal LineDispatch Dispatch { get; } = dispatch;

        internal Ratio Ratio { get; } = ratio;

        /// <summary>Packs told so far.</summary>
        internal BigInteger Told { get; } = (BigInteger)told;

        /// <summary>Packs told of shipments that are still to leave.</summary>
        internal BigInteger ToCome { get; } = (BigInteger)toCome;

        /// <summary>Parts in one pack.</summary>
        internal BigInteger Pack { get; private set; }

        /// <summary>Parts that have left.</summary>
        internal BigInteger Dispatched { get; private set; }

        /// <summary>Packs still to tell.</summary>
        internal BigInteger Open { get; set; }

        /// <summary>Whether everything ordered has been told.</summary>
        internal bool IsTold => Told <= _left && _tellable - Open == _ordered;

        internal BigInteger Scaled(decimal baseUnits) => (BigInteger)(baseUnits * PartsPerBaseUnit) * _common;

        internal void Count(BigInteger common)
        {
            _common = common;
            Pack = Scaled(1m) * Ratio.Numerator / Ratio.Denominator;
            Dispatched = Scaled(Dispatch.Dispatched);
            _ordered = Scaled(Dispatch.Ordered) / Pack;
            _left = Dispatched / Pack;
            _tellable = BigInteger.Min(_ordered, _left);
            Open = BigInteger.Max(0, BigInteger.Min(_ordered, _left + ToCome) - Told);
        }

        internal Refusal? Finding()
        {
            // What was told and has left stays right when the line is reduced afterwards.
            if (Told > _left)
                return Differs("Less");
            var broken = BigInteger.Min(Dispatched, Scaled(Dispatch.Ordered)) - (_tellable * Pack);
            return broken > 0 ? Broken((decimal)(broken / _common) / PartsPerBaseUnit) : null;
        }

        internal Refusal Untold() => Differs("More");

        private Refusal Broken(decimal baseUnits) => new()
        {
            Reason = ReasonCatalogue.BrokenPack,
            Message = $"Part of a pack of SKU '{Dispatch.Sku}' was sent; the marketplace can only be told of whole ones.",
            Remedy = "Ask the warehouse to send the rest of the pack, or refund it.",
            Facts = [.. LineFacts, new Fact("base units in the broken pack", baseUnits.ToString(CultureInfo.InvariantCulture))],
        };

        private Refusal Differs(string comparison) => new()
        {
            Reason = ReasonCatalogue.DispatchDiffers,
            Message = $"{comparison} of SKU '{Dispatch.Sku}' was sent than the marketplace was told in shipments that are confirmed.",
            Remedy = "Ask the warehouse what was sent, then correct the shipment in the marketplace's back office.",
            Facts = [.. LineFacts, new Fact("told", Told.ToString(CultureInfo.InvariantCulture))],
        };

        private IEnumerable<Fact> LineFacts =>
        [
            new Fact("order line", Dispatch.LineId.Value),
            new Fact("SKU", Dispatch.Sku.Value),
            new Fact("base units in a pack", Ratio.ToString()),
            new Fact("base units dispatched", Dispatch.Dispatched.ToString(CultureInfo.InvariantCulture)),
        ];
    }
}
