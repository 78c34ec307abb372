using Connectors.Domain.Documents;
using Connectors.Domain.Fulfilment;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;
using FsCheck.Fluent;

namespace Connectors.Domain.Tests.Fulfilment;

public sealed class DispatchAggregationTests
{
    private static readonly OrderedLine[] Order = [Ordered("L1", "PAINT", 12), Ordered("L2", "BRUSH", 5), Ordered("L3", "PAINT", 24)];

    [Fact]
    public void Without_snapshots_everything_is_outstanding()
    {
        var status = Aggregate();

        Assert.Equal([12, 5, 24], status.Lines.Select(static l => l.Outstanding));
        Assert.False(status.IsComplete);
        Assert.Empty(status.Shipments);
    }

    [Fact]
    public void Goods_fill_the_lines_of_their_sku_in_order() =>
        Assert.Equal([12, 0, 8], Dispatched(Aggregate(Shipment("S1", 1, ("PAINT", 20)))));

    [Fact]
    public void Goods_go_to_the_line_the_warehouse_names_first() =>
        Assert.Equal([5, 0, 20], Dispatched(Aggregate(Shipment("S1", 1, ("PAINT", 5)), Named("S2", 2, "PAINT", 20, "L3"))));

    [Fact]
    public void Goods_beyond_a_named_line_go_to_its_sisters() =>
        Assert.Equal([12, 0, 24], Dispatched(Aggregate(Named("S1", 1, "PAINT", 36, "L3"))));

    [Fact]
    public void A_named_line_of_another_sku_or_order_is_not_believed() =>
        Assert.Equal([7, 5, 0], Dispatched(Aggregate(Named("S1", 1, "PAINT", 7, "L2"), Named("S2", 1, "BRUSH", 5, "L99"))));

    [Fact]
    public void What_has_left_stays_so_under_a_word_that_nobody_knows_and_not_when_its_label_is_void()
    {
        var left = Shipment("S1", 1, ("PAINT", 2)) with { DispatchedAt = DateTimeOffset.UnixEpoch };
        var delivered = Shipment("S1", 3, ("PAINT", 2)) with { State = ShipmentState.Unknown, StateText = "Delivered" };
        var cancelled = Shipment("S1", 2, ("PAINT", 2)) with { State = ShipmentState.Cancelled };

        foreach (var order in new[] { new[] { left, delivered }, [delivered, left] })
            Assert.True(Assert.Single(DispatchAggregation.Newest(order)) is { State: ShipmentState.Dispatched, StateText: "Delivered", DispatchedAt: not null });
        foreach (var order in new[] { new[] { left, cancelled, delivered }, [delivered, left, cancelled], [cancelled, delivered, left] })
            Assert.Equal(ShipmentState.Unknown, Assert.Single(DispatchAggregation.Newest(order)).State);
        Assert.Equal(ShipmentState.Unknown, Assert.Single(DispatchAggregation.Newest([left with { IsStillToLeave = true }, delivered])).State);
        Assert.False(Assert.Single(DispatchAggregation.Newest([left with { IsStillToLeave = true }, left])).IsStillToLeave);
        Assert.Equal(ShipmentState.Dispatched, Assert.Single(DispatchAggregation.Newest([delivered with { ChangedAt = left.ChangedAt.AddDays(-1) }, left])).State);
    }

    [Fact]
    public void A_newer_snapshot_replaces_the_older_and_never_adds() =>
        Assert.Equal([5, 0, 0], Dispatched(Aggregate(Shipment("S1", 2, ("PAINT", 5)), Shipment("S1", 1, ("PAINT", 9)))));

    [Fact]
    public void A_cancellation_takes_the_goods_back() =>
        Assert.Equal(
            [0, 0, 0],
            Dispatched(Aggregate(Shipment("S1", 1, ("PAINT", 5)), Shipment("S1", 2, ("PAINT", 5)) with { State = ShipmentState.Cancelled })));

    [Theory]
    [InlineData(ShipmentState.Unknown)]
    [InlineData(ShipmentState.Pending)]
    [InlineData(ShipmentState.Cancelled)]
    public void Only_what_has_left_counts(ShipmentState state) =>
        Assert.Equal([0, 0, 0], Dispatched(Aggregate(Shipment("S1", 1, ("PAINT", 5)) with { State = state })));

    [Fact]
    public void Of_two_equally_new_snapshots_the_one_further_on_counts() =>
        Assert.Equal([5, 0, 0], Dispatched(Aggregate(Shipment("S1", 1, ("PAINT", 5)), Shipment("S1", 1, ("PAINT", 5)) with { State = ShipmentState.Pending })));

    [Fact]
    public void Of_two_equally_new_snapshots_the_one_that_says_more_counts()
    {
        var bare = Shipment("S1", 1, ("PAINT", 5)) with { CarrierText = "zz" };
        var tracked = Shipment("S1", 1, ("PAINT", 5)) with { CarrierText = "aa", TrackingNumbers = [new TrackingNumber("00001")] };

        Assert.Same(tracked, Aggregate(bare, tracked).Shipments[0].Shipment);
        Assert.Same(tracked, Aggregate(tracked, bare).Shipments[0].Shipment);
    }

    [Fact]
    public void Of_two_equally_new_snapshots_that_say_as_much_one_is_chosen_whatever_the_order()
    {
        var first = Shipment("S1", 1, ("PAINT", 5)) with { TrackingNumbers = [new TrackingNumber("00001")] };
        var second = first with { TrackingNumbers = [new TrackingNumber("00002")] };

        Assert.Equal(Aggregate(first, second).Shipments[0].Shipment.TrackingNumbers, Aggregate(second, first).Shipments[0].Shipment.TrackingNumbers);
    }

    [Fact]
    public void Shipments_come_in_the_order_they_left_and_then_by_id()
    {
        var heardOfLate = Shipment("S1", 9, ("PAINT", 1)) with { DispatchedAt = Shipment("S1", 2).DispatchedAt };
        var ofUnknownTime = Shipment("S2", 3, ("PAINT", 1)) with { DispatchedAt = null };

        var status = Aggregate(Shipment("S4", 4, ("PAINT", 1)), Shipment("S3", 4, ("PAINT", 1)), ofUnknownTime, heardOfLate);

        Assert.Equal(["S1", "S2", "S3", "S4"], status.Shipments.Select(static s => s.Shipment.ShipmentId));
    }

    [Fact]
    public void The_newest_snapshots_come_in_order_of_their_ids() =>
        Assert.Equal(
            [("S1", 3m), ("S2", 1m)],
            DispatchAggregation.Newest([Shipment("S2", 1, ("PAINT", 1)), Shipment("S1", 2, ("PAINT", 2)), Shipment("S1", 4, ("PAINT", 3))])
                .Select(static s => (s.ShipmentId, s.Lines[0].Quantity)));

    [Fact]
    public void Part_of_a_pack_is_representable() => Assert.Equal(5, Aggregate(Shipment("S1", 1, ("PAINT", 7))).Lines[0].Outstanding);

    [Fact]
    public void The_only_shipment_without_lines_holds_the_whole_order_once_the_warehouse_says_that_all_has_left()
    {
        var status = DispatchAggregation.Aggregate(Order, [Shipment("S1", 1)], WarehouseOrderState.Dispatched);

        Assert.True(status.IsComplete);
        Assert.Equal([12, 5, 24], status.Shipments[0].Lines.Select(static l => l.Quantity));
    }

    [Theory]
    [InlineData(ShipmentState.Dispatched)]
    [InlineData(ShipmentState.Pending)]
    [InlineData(ShipmentState.Unknown)]
    public void One_of_several_shipments_without_lines_is_unclear(ShipmentState other)
    {
        var status = Aggregate(Shipment("S1", 1), Shipment("S2", 1, ("BRUSH", 1)) with { State = other });

        Assert.Equal(0, status.Lines[0].Dispatched);
        Assert.False(status.IsComplete);
        Expect.Refused(Assert.Single(status.Findings), ReasonCatalogue.DispatchUnclear);
    }

    [Theory]
    [InlineData(WarehouseOrderState.PartiallyDispatched)]
    [InlineData(WarehouseOrderState.BackOrdered)]
    public void The_only_shipment_without_lines_is_unclear_when_the_warehouse_says_that_more_is_to_come(WarehouseOrderState warehouse) =>
        Assert.False(DispatchAggregation.Aggregate(Order, [Shipment("S1", 1)], warehouse).IsComplete);

    [Fact]
    public void An_order_with_an_unclear_shipment_is_never_complete() =>
        Assert.False(Aggregate(Shipment("S1", 1), Shipment("S2", 1, ("BRUSH", 5), ("PAINT", 36))).IsComplete);

    [Theory]
    [InlineData("-1")]
    [InlineData("1000000000001")]
    [InlineData("0.0000001")]
    public void A_quantity_that_cannot_be_makes_a_shipment_unclear(string quantity)
    {
        var status = Aggregate(Shipment("S1", 1, ("PAINT", 1), ("BRUSH", decimal.Parse(quantity, System.Globalization.CultureInfo.InvariantCulture))));

        Assert.Equal([0, 0, 0], Dispatched(status));
        Expect.Refused(Assert.Single(status.Findings), ReasonCatalogue.DispatchUnclear);
    }

    [Fact]
    public void Too_much_stays_on_the_last_line_and_is_reported()
    {
        var status = Aggregate(Shipment("S1", 1, ("PAINT", 40)));

        Assert.Equal([12, 0, 28], Dispatched(status));
        Assert.Equal("L3", Expect.Fact(Expect.Refused(Assert.Single(status.Findings), ReasonCatalogue.OverShipped), "order line"));
    }

    [Fact]
    public void A_sku_that_was_not_ordered_is_reported()
    {
        var status = Aggregate(Shipment("S1", 1, ("LADDER", 1)));

        Assert.Equal("LADDER", Expect.Fact(Expect.Refused(Assert.Single(status.Findings), ReasonCatalogue.DispatchUnexpected), "SKU"));
        Assert.Empty(status.Shipments[0].Lines);
    }

    [Fact]
    public void None_of_a_sku_that_was_not_ordered_is_nothing_to_report() => Assert.Empty(Aggregate(Shipment("S1", 1, ("LADDER", 0), ("PAINT", 1))).Findings);

    [Fact]
    public void Several_entries_of_one_sku_in_a_shipment_add_up() =>
        Assert.Equal([3, 0, 0], Dispatched(Aggregate(Shipment("S1", 1, ("PAINT", 1), ("PAINT", 2)))));

    [Fact]
    public void Two_lines_of_one_id_are_a_broken_contract() =>
        Assert.Throws<ArgumentException>(() => DispatchAggregation.Aggregate([Order[0], Order[0]], []));

    [Theory]
    [InlineData("-1")]
    [InlineData("1000000000001")]
    [InlineData("0.0000001")]
    public void An_ordered_quantity_that_cannot_be_is_a_broken_contract(string quantity) =>
        Assert.Throws<ArgumentException>(() =>
            DispatchAggregation.Aggregate([Ordered("L1", "PAINT", decimal.Parse(quantity, System.Globalization.CultureInfo.InvariantCulture))], []));

    [Fact]
    public void The_largest_quantity_counts() =>
        Assert.True(DispatchAggregation.Aggregate([Ordered("L1", "PAINT", 1_000_000_000_000)], [Shipment("S1", 1, ("PAINT", 1_000_000_000_000))]).IsComplete);

    [Fact]
    public void A_sales_order_asks_for_its_base_units() => Assert.Equal([Ordered("L1", "PAINT", 24)], OrderedLine.Of(DispatchCases.Order));

    [Fact]
    public void Null_throws_and_is_named()
    {
        Assert.Throws<ArgumentNullException>("order", static () => OrderedLine.Of(null!));
        Assert.Throws<ArgumentNullException>("ordered", static () => DispatchAggregation.Aggregate(null!, Array.Empty<DispatchedShipment>()));
        Assert.Throws<ArgumentNullException>("snapshots", static () => DispatchAggregation.Aggregate(Order, (DispatchedShipment[])null!));
        Assert.Throws<ArgumentNullException>("orders", static () => DispatchAggregation.Aggregate(Order, (WarehouseOrder[])null!));
        Assert.Throws<ArgumentNullException>("snapshots", static () => DispatchAggregation.Newest(null!));
        Assert.Throws<ArgumentNullException>("lines", static () => Aggregate().Only(null!));
    }

    [Fact]
    public void An_order_without_lines_is_not_complete() => Assert.False(DispatchAggregation.Aggregate([], [Shipment("S1", 1)]).IsComplete);

    [Fact]
    public void An_order_that_the_warehouse_split_into_several_adds_up()
    {
        var status = DispatchAggregation.Aggregate(Order, [Kept("W1", Shipment("S1", 1, ("PAINT", 36))), Kept("W2", Shipment("S2", 2, ("BRUSH", 5)))]);

        Assert.True(status.IsComplete);
    }

    [Fact]
    public void One_of_several_warehouse_orders_never_holds_the_whole_order()
    {
        Assert.True(DispatchAggregation.Aggregate(Order, [Kept("W1", Shipment("S1", 1))]).IsComplete);
        Assert.True(DispatchAggregation.Aggregate(Order, [Kept("W1", Shipment("S1", 1)), Kept("W1", Shipment("S1", 1))]).IsComplete);
        Assert.False(DispatchAggregation.Aggregate(Order, [Kept("W1", Shipment("S1", 1)), Kept("W2")]).IsComplete);
    }

    [Fact]
    public void A_warehouse_order_that_was_cancelled_and_made_anew_does_not_count_as_a_second() =>
        Assert.True(DispatchAggregation.Aggregate(Order, [Kept("W1") with { State = WarehouseOrderState.Cancelled }, Kept("W2", Shipment("S1", 1))]).IsComplete);

    [Theory]
    [InlineData(WarehouseOrderState.PartiallyDispatched)]
    [InlineData(WarehouseOrderState.BackOrdered)]
    public void The_only_warehouse_order_does_not_hold_the_whole_order_when_more_is_to_come(WarehouseOrderState state) =>
        Assert.False(DispatchAggregation.Aggregate(Order, [Kept("W1", Shipment("S1", 1)) with { State = state }]).IsComplete);

    [Fact]
    public void Orders_merged_into_one_shipment_are_folded_together_and_told_apart_again()
    {
        OrderedLine[] merged = [Ordered("A1", "PAINT", 12), Ordered("A2", "BRUSH", 5), Ordered("B1", "PAINT", 12), Ordered("B2", "LADDER", 1)];
        var status = DispatchAggregation.Aggregate(merged, [Shipment("S1", 1, ("PAINT", 24), ("BRUSH", 5)), Shipment("S2", 2, ("LADDER", 3), ("ROPE", 1))]);

        var first = status.Only([new OrderLineId("A1"), new OrderLineId("A2")]);
        var second = status.Only([new OrderLineId("B1"), new OrderLineId("B2")]);

        Assert.True(first.IsComplete);
        Assert.Equal(["S1"], first.Shipments.Select(static s => s.Shipment.ShipmentId));
        Assert.Equal([12, 5], first.Shipments[0].Lines.Select(static l => l.Quantity));
        Assert.Equal([ReasonCatalogue.DispatchUnexpected], first.Findings.Select(static f => f.Reason));
        Assert.Equal([ReasonCatalogue.DispatchUnexpected, ReasonCatalogue.OverShipped], second.Findings.Select(static f => f.Reason));
        Assert.Equal(["S1", "S2"], second.Shipments.Select(static s => s.Shipment.ShipmentId));
    }

    [Fact]
    public void A_part_of_a_status_is_unclear_when_the_whole_is() =>
        Assert.False(Aggregate(Shipment("S1", 1), Shipment("S2", 1, ("BRUSH", 5))).Only([new OrderLineId("L2")]).IsComplete);

    [Fact]
    public void Order_of_arrival_and_repeats_do_not_matter()
    {
        var cases =
            from snapshots in DispatchCases.Snapshots
            from repeats in Gen.SubListOf(snapshots)
            from shuffled in Expect.Shuffled(snapshots.Concat(repeats))
            select (Snapshots: snapshots, Shuffled: shuffled);

        Expect.ForAll(cases, c => Assert.Equal(Text(Aggregate(c.Snapshots)), Text(Aggregate(c.Shuffled))));
    }

    [Fact]
    public void Folding_the_winners_again_changes_nothing() =>
        Expect.ForAll(DispatchCases.Snapshots, snapshots =>
        {
            var status = Aggregate(snapshots);

            var again = Aggregate([.. snapshots, .. status.Shipments.Select(static s => s.Shipment)]);

            Assert.Equal(Text(status), Text(again));
        });

    [Fact]
    public void Nothing_that_left_is_lost_or_doubled() =>
        Expect.ForAll(DispatchCases.Snapshots, snapshots =>
        {
            var status = Aggregate(snapshots);

            foreach (var sku in Order.Select(static l => l.Sku).Distinct())
            {
                var left = status.Shipments.SelectMany(static s => s.Shipment.Lines).Where(l => l.Sku == sku).Sum(static l => l.Quantity);
                Assert.Equal(left, status.Lines.Where(l => l.Sku == sku).Sum(static l => l.Dispatched));
            }

            foreach (var line in status.Lines)
            {
                Assert.Equal(line.Dispatched, status.Shipments.SelectMany(static s => s.Lines).Where(l => l.LineId == line.LineId).Sum(static l => l.Quantity));
                Assert.Equal(line.Ordered, Math.Min(line.Dispatched, line.Ordered) + line.Outstanding);
            }
        });

    [Fact]
    public void A_first_partial_never_completes_an_order()
    {
        var cases =
            from parts in Expect.Shuffled(new[] { ("PAINT", 12), ("BRUSH", 5), ("PAINT", 20), ("PAINT", 4) })
            select parts.Select(static (p, i) => Shipment($"S{i}", i, (p.Item1, p.Item2))).ToArray();

        Expect.ForAll(cases, shipments =>
        {
            for (var arrived = 0; arrived <= shipments.Length; arrived++)
                Assert.Equal(arrived == shipments.Length, Aggregate(shipments[..arrived]).IsComplete);
        });
    }

    private static DispatchStatus Aggregate(params DispatchedShipment[] snapshots) => DispatchAggregation.Aggregate(Order, snapshots);

    private static WarehouseOrder Kept(string id, params DispatchedShipment[] shipments) =>
        new() { Id = id, Reference = "bq:1-A", State = WarehouseOrderState.Dispatched, Shipments = shipments };

    private static OrderedLine Ordered(string line, string sku, decimal quantity) => new(new OrderLineId(line), new Sku(sku), quantity);

    private static DispatchedShipment Shipment(string id, int changed, params (string Sku, decimal Quantity)[] lines) =>
        DispatchCases.Shipment(id, changed, [.. lines.Select(static l => new DispatchedLine(new Sku(l.Sku), l.Quantity))]);

    private static DispatchedShipment Named(string id, int changed, string sku, decimal quantity, string line) =>
        DispatchCases.Shipment(id, changed, [new DispatchedLine(new Sku(sku), quantity, new OrderLineId(line))]);

    private static IEnumerable<decimal> Dispatched(DispatchStatus status) => status.Lines.Select(static l => l.Dispatched);

    private static string Text(DispatchStatus status) => string.Join(
        '\n',
        status.Lines.Select(static l => l.ToString())
            .Concat(status.Shipments.Select(static s => $"{s.Shipment.ShipmentId} {s.Shipment.ChangedAt:O} {string.Join(' ', s.Lines)}"))
            .Concat(status.Findings.Select(static f => f.Message))
            .Append(status.IsComplete.ToString()));
}
