using Connectors.Domain.Documents;
using Connectors.Domain.Fulfilment;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;
using FsCheck.Fluent;

namespace Connectors.Domain.Tests.Fulfilment;

public sealed class ConfirmationPlanTests
{
    private static readonly OrderedLine[] Order = [Ordered("L1", "PAINT", 12), Ordered("L2", "BRUSH", 5), Ordered("L3", "PAINT", 24)];

    private static readonly Dictionary<OrderLineId, Ratio> Packs = new()
    {
        [new OrderLineId("L1")] = new Ratio(12),
        [new OrderLineId("L2")] = new Ratio(1),
        [new OrderLineId("L3")] = new Ratio(6),
    };

    [Fact]
    public void Each_shipment_is_told_separately_in_offer_units_and_the_last_completes()
    {
        var plan = Plan([Shipment("S1", 1, ("PAINT", 12)), Shipment("S2", 2, ("PAINT", 24), ("BRUSH", 5))]);

        Assert.Equal(["S1: L1=1", "S2: L2=5 L3=4 completes"], Text(plan));
        Assert.Empty(plan.Findings);
    }

    [Fact]
    public void What_is_confirmed_is_not_told_again() =>
        Assert.Equal(
            ["S2: L2=5 L3=4 completes"],
            Text(Plan([Shipment("S1", 1, ("PAINT", 12)), Shipment("S2", 2, ("PAINT", 24), ("BRUSH", 5))], Told("S1", ("L1", 1)))));

    [Fact]
    public void Part_of_a_pack_is_reported_and_never_rounded_away()
    {
        var plan = Plan([Shipment("S1", 1, ("PAINT", 7))]);

        Assert.Empty(plan.Confirmations);
        Assert.Equal("7", Expect.Fact(Expect.Refused(Assert.Single(plan.Findings), ReasonCatalogue.BrokenPack), "base units in the broken pack"));
    }

    [Fact]
    public void A_pack_that_leaves_in_two_shipments_is_told_with_the_one_that_makes_it_whole()
    {
        var plan = Plan([Shipment("S1", 1, ("PAINT", 7)), Shipment("S2", 2, ("PAINT", 5))]);

        Assert.Equal(["S2: L1=1"], Text(plan));
        Assert.Empty(plan.Findings);
    }

    [Fact]
    public void Goods_left_over_from_a_confirmed_shipment_count_with_the_next() =>
        Assert.Equal(
            ["S2: L3=1"],
            Text(Plan([Shipment("S1", 1, ("PAINT", 16)), Shipment("S2", 2, ("PAINT", 2))], Told("S1", ("L1", 1)))));

    [Fact]
    public void An_earlier_shipment_that_is_heard_of_late_does_not_tell_a_line_twice() =>
        Assert.Equal(
            ["S1: L3=2"],
            Text(Plan([Shipment("S1", 1, ("PAINT", 12)), Shipment("S2", 2, ("PAINT", 12))], Told("S2", ("L1", 1)))));

    [Fact]
    public void More_than_ordered_is_never_told() =>
        Assert.Equal(["S1: L1=1 L2=5 L3=4 completes"], Text(Plan([Shipment("S1", 1, ("PAINT", 60), ("BRUSH", 9))])));

    [Theory]
    [InlineData(true, "S2: L2=3")]
    [InlineData(false, "S2: L2=2")]
    public void What_was_told_of_a_shipment_that_is_still_to_leave_takes_nothing_from_the_next(bool isStillToLeave, string expected)
    {
        var plan = ConfirmationPlan.Make(
            DispatchAggregation.Aggregate(Order, [Shipment("S2", 2, ("BRUSH", 3))]), Packs, [Told("S1", ("L2", 1)) with { IsStillToLeave = isStillToLeave }]);

        Assert.Equal([expected], Text(plan));
        Assert.False(plan.IsEverythingTold);
    }

    [Fact]
    public void It_is_never_told_beyond_what_was_ordered_whatever_is_still_to_leave() =>
        Assert.Equal(["S2: L2=3"], Text(ConfirmationPlan.Make(
            DispatchAggregation.Aggregate(Order, [Shipment("S2", 2, ("BRUSH", 5))]), Packs, [Told("S1", ("L2", 2)) with { IsStillToLeave = true }])));

    [Fact]
    public void A_shipment_that_shrank_after_it_was_confirmed_is_reported()
    {
        var plan = Plan([Shipment("S1", 2, ("BRUSH", 3))], Told("S1", ("L2", 5)));

        Assert.Empty(plan.Confirmations);
        Assert.StartsWith("Less", Expect.Refused(Assert.Single(plan.Findings), ReasonCatalogue.DispatchDiffers).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shipment_that_grew_after_it_was_confirmed_is_reported()
    {
        var plan = Plan([Shipment("S1", 2, ("BRUSH", 5))], Told("S1", ("L2", 3)));

        Assert.Empty(plan.Confirmations);
        Assert.StartsWith("More", Expect.Refused(Assert.Single(plan.Findings), ReasonCatalogue.DispatchDiffers).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_order_is_not_all_told_while_a_confirmed_shipment_differs()
    {
        DispatchedShipment[] all = [Shipment("S1", 1, ("PAINT", 36), ("BRUSH", 5))];

        Assert.True(Plan(all).IsEverythingTold);
        Assert.True(Plan(all, Told("S1", ("L1", 1), ("L2", 5), ("L3", 4))).IsEverythingTold);
        Assert.False(Plan(all, Told("S1", ("L1", 1), ("L2", 4), ("L3", 4))).IsEverythingTold);
        Assert.False(Plan([Shipment("S1", 1, ("PAINT", 36), ("BRUSH", 4))], Told("S1", ("L1", 1), ("L2", 5), ("L3", 4))).IsEverythingTold);
    }

    [Fact]
    public void A_confirmed_shipment_that_was_cancelled_is_reported() =>
        Expect.Refused(Assert.Single(Plan([], Told("S1", ("L2", 3))).Findings), ReasonCatalogue.DispatchDiffers);

    [Fact]
    public void A_shipment_of_unknown_contents_tells_nothing_and_completes_nothing() =>
        Assert.Equal(["S2: L2=1"], Text(Plan([Shipment("S1", 1), Shipment("S2", 2, ("BRUSH", 1))])));

    [Fact]
    public void A_marketplace_of_one_shipment_is_told_nothing_before_everything_has_left()
    {
        var first = Shipment("S1", 1, ("PAINT", 36));

        Assert.Empty(Plan([first], several: false).Confirmations);
        Assert.Equal(["S2: L1=1 L2=5 L3=4 completes"], Text(Plan([first, Shipment("S2", 2, ("BRUSH", 5))], several: false)));
        Assert.Empty(Plan([first, Shipment("S2", 2, ("BRUSH", 5))], several: false, Told("S2", ("L1", 1), ("L2", 5), ("L3", 4))).Confirmations);
    }

    [Fact]
    public void Packs_smaller_than_a_base_unit_are_exact()
    {
        var id = new OrderLineId("L1");
        var status = DispatchAggregation.Aggregate([new OrderedLine(id, new Sku("ROPE"), 2)], [Shipment("S1", 1, ("ROPE", 1)), Shipment("S2", 2, ("ROPE", 1))]);

        var plan = ConfirmationPlan.Make(status, new Dictionary<OrderLineId, Ratio> { [id] = new Ratio(1, 3) }, []);

        Assert.Equal(["S1: L1=3", "S2: L1=3 completes"], Text(plan));
    }

    [Fact]
    public void Packs_that_do_not_divide_a_base_unit_are_exact_in_large_numbers() =>
        Assert.Equal(["S1: L1=7000000 completes"], Text(OneLine(1_000_000, 1_000_000, new Ratio(1, 7))));

    [Fact]
    public void Half_a_base_unit_of_a_broken_pack_is_reported_as_half() =>
        Assert.Equal("0.5", Expect.Fact(Expect.Refused(Assert.Single(OneLine(5, 3, new Ratio(5, 2)).Findings), ReasonCatalogue.BrokenPack), "base units in the broken pack"));

    [Fact]
    public void Findings_come_in_line_order()
    {
        var shrunk = Plan([Shipment("S1", 2, ("PAINT", 7))], Told("S1", ("L1", 2), ("L2", 1), ("L3", 1)));
        Assert.Equal(["L1", "L2", "L3"], Lines(shrunk));

        var grown = Plan([Shipment("S1", 2, ("PAINT", 36), ("BRUSH", 5))], Told("S1"));
        Assert.Equal(["L1", "L2", "L3"], Lines(grown));

        static IEnumerable<string> Lines(ConfirmationPlan plan) => plan.Findings.Select(static f => Expect.Fact(f, "order line"));
    }

    [Fact]
    public void Goods_that_several_lines_could_be_told_with_go_to_the_first()
    {
        OrderedLine[] order = [Ordered("L1", "BRUSH", 2), Ordered("L2", "BRUSH", 1), Ordered("L3", "BRUSH", 1), Ordered("L4", "BRUSH", 1)];
        DispatchedShipment[] shipments =
        [
            Named("S1", 1, ("L1", 1)),
            Named("S2", 2, ("L2", 1), ("L3", 1)),
            Named("S3", 3, ("L4", 1)),
        ];

        // S1 was told as two and is one, S2 was told as none and is two: one brush that left is still to tell.
        var plan = ConfirmationPlan.Make(
            DispatchAggregation.Aggregate(order, shipments), order.ToDictionary(static l => l.LineId, static _ => new Ratio(1)), [Told("S1", ("L1", 2)), Told("S2")]);

        Assert.Equal(["S3: L2=1 L4=1"], Text(plan));

        static DispatchedShipment Named(string id, int changed, params (string Line, decimal Quantity)[] lines) =>
            DispatchCases.Shipment(id, changed, [.. lines.Select(static l => new DispatchedLine(new Sku("BRUSH"), l.Quantity, new OrderLineId(l.Line)))]);
    }

    [Fact]
    public void An_order_is_not_all_told_while_as_much_is_open_as_is_missing() =>
        Assert.False(Plan([Shipment("S1", 2, ("PAINT", 24), ("BRUSH", 5))], Told("S1", ("L1", 1), ("L2", 5))).IsEverythingTold);

    [Fact]
    public void The_one_confirmation_goes_with_the_last_shipment_that_is_not_confirmed()
    {
        DispatchedShipment[] all = [Shipment("S1", 1, ("PAINT", 36)), Shipment("S2", 2, ("BRUSH", 5))];

        Assert.Equal(["S1: L1=1 L3=4 completes"], Text(Plan(all, several: false, Told("S2", ("L2", 5)))));
        Assert.Equal(["S2: L3=1 completes"], Text(Plan(all, several: false, Told("S1", ("L1", 1), ("L3", 3)), Told("S2", ("L2", 5)))));
    }

    [Fact]
    public void The_one_confirmation_does_not_complete_an_order_of_which_too_much_was_told() =>
        Assert.Equal(["S2: L1=1 L3=4"], Text(Plan([Shipment("S1", 1, ("BRUSH", 5)), Shipment("S2", 2, ("PAINT", 36))], several: false, Told("S1", ("L2", 6)))));

    [Fact]
    public void An_order_of_nothing_needs_no_confirmation()
    {
        var nothing = DispatchAggregation.Aggregate([Ordered("L1", "PAINT", 0)], []);

        Assert.Empty(ConfirmationPlan.Make(nothing, Packs, [], severalShipments: false).Confirmations);
        Assert.False(ConfirmationPlan.Make(DispatchAggregation.Aggregate([], []), Packs, []).IsEverythingTold);
    }

    [Fact]
    public void Packs_are_those_the_order_was_mapped_with() =>
        Assert.Equal([KeyValuePair.Create(new OrderLineId("L1"), new Ratio(12))], ConfirmationPlan.PacksOf(DispatchCases.Order));

    [Fact]
    public void Null_throws_and_is_named()
    {
        var status = DispatchAggregation.Aggregate(Order, []);

        Assert.Throws<ArgumentNullException>("order", static () => ConfirmationPlan.PacksOf(null!));
        Assert.Throws<ArgumentNullException>("status", static () => ConfirmationPlan.Make(null!, Packs, []));
        Assert.Throws<ArgumentNullException>("baseUnitsPerPack", () => ConfirmationPlan.Make(status, null!, []));
        Assert.Throws<ArgumentNullException>("confirmed", () => ConfirmationPlan.Make(status, Packs, null!));
    }

    [Fact]
    public void A_line_without_pack_is_a_broken_contract() =>
        Assert.Throws<ArgumentException>(() => ConfirmationPlan.Make(DispatchAggregation.Aggregate(Order, []), new Dictionary<OrderLineId, Ratio>(), []));

    [Fact]
    public void What_is_told_is_whole_and_never_beyond_what_left_or_was_ordered() =>
        Expect.ForAll(DispatchCases.Snapshots, snapshots =>
        {
            var status = DispatchAggregation.Aggregate(Order, snapshots);

            var plan = ConfirmationPlan.Make(status, Packs, []);

            foreach (var line in status.Lines)
            {
                var told = plan.Confirmations.SelectMany(static c => c.Lines).Where(l => l.LineId == line.LineId).Sum(static l => l.Quantity);
                Assert.Equal(decimal.Truncate(Math.Min(line.Ordered, line.Dispatched) / Packs[line.LineId].Numerator), told);
            }

            Assert.All(plan.Confirmations, static c => Assert.NotEmpty(c.Lines));
            Assert.Equal(status.IsComplete, plan.Confirmations.Any(static c => c.CompletesOrder));
        });

    [Fact]
    public void One_confirmation_at_a_time_tells_the_same_as_all_at_once() =>
        Expect.ForAll(DispatchCases.Snapshots, snapshots =>
        {
            var status = DispatchAggregation.Aggregate(Order, snapshots);
            var told = new List<ConfirmedShipment>();
            var steps = new List<string>();
            while (ConfirmationPlan.Make(status, Packs, told) is { Confirmations: [var next, ..] } plan)
            {
                steps.Add(Text(plan)[0]);
                told.Add(new ConfirmedShipment(next.Shipment.ShipmentId, next.Lines));
            }

            Assert.Equal(Text(ConfirmationPlan.Make(status, Packs, [])), steps);
        });

    [Fact]
    public void Arrival_one_by_one_in_any_order_tells_every_pack_once()
    {
        var cases =
            from parts in Gen.Choose(1, 36).ListOf()
            from order in Expect.Shuffled(Cut(36, parts).Select(static (p, i) => Shipment($"S{i}", i, ("PAINT", p))).Append(Shipment("B", 3, ("BRUSH", 5))))
            select order;

        Expect.ForAll(cases, shipments =>
        {
            var told = new List<ConfirmedShipment>();
            for (var arrived = 1; arrived <= shipments.Length; arrived++)
            {
                var plan = Plan(shipments[..arrived], [.. told]);
                Assert.Equal(arrived == shipments.Length, plan.Confirmations.Any(static c => c.CompletesOrder));
                told.AddRange(plan.Confirmations.Select(static c => new ConfirmedShipment(c.Shipment.ShipmentId, c.Lines)));
            }

            Assert.Equal([1, 5, 4], Order.Select(o => told.SelectMany(static t => t.Lines).Where(l => l.LineId == o.LineId).Sum(static l => l.Quantity)));
            Assert.Equal(told.Count, told.Select(static t => t.ShipmentId).Distinct().Count());
        });
    }

    private static IEnumerable<int> Cut(int total, IEnumerable<int> parts)
    {
        foreach (var part in parts)
        {
            var fits = Math.Min(part, total);
            if (fits == 0)
                yield break;
            total -= fits;
            yield return fits;
        }

        if (total > 0)
            yield return total;
    }

    private static ConfirmationPlan Plan(DispatchedShipment[] shipments, params ConfirmedShipment[] told) => Plan(shipments, several: true, told);

    private static ConfirmationPlan Plan(DispatchedShipment[] shipments, bool several, params ConfirmedShipment[] told) =>
        ConfirmationPlan.Make(DispatchAggregation.Aggregate(Order, shipments), Packs, told, several);

    private static ConfirmationPlan OneLine(decimal ordered, decimal dispatched, Ratio pack) => ConfirmationPlan.Make(
        DispatchAggregation.Aggregate([Ordered("L1", "ROPE", ordered)], [Shipment("S1", 1, ("ROPE", dispatched))]),
        new Dictionary<OrderLineId, Ratio> { [new OrderLineId("L1")] = pack },
        []);

    private static ConfirmedShipment Told(string id, params (string Line, decimal Quantity)[] lines) =>
        new(id, [.. lines.Select(static l => new ConfirmedLine(new OrderLineId(l.Line), l.Quantity))]);

    private static OrderedLine Ordered(string line, string sku, decimal quantity) => new(new OrderLineId(line), new Sku(sku), quantity);

    private static DispatchedShipment Shipment(string id, int changed, params (string Sku, decimal Quantity)[] lines) =>
        DispatchCases.Shipment(id, changed, [.. lines.Select(static l => new DispatchedLine(new Sku(l.Sku), l.Quantity))]);

    private static string[] Text(ConfirmationPlan plan) =>
    [
        .. plan.Confirmations.Select(static c => $"{c.Shipment.ShipmentId}: "
            + string.Join(' ', c.Lines.Select(static l => $"{l.LineId}={l.Quantity}")) + (c.CompletesOrder ? " completes" : string.Empty)),
    ];
}
