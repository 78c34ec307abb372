using Connectors.Domain.Documents;
using Connectors.Domain.Fulfilment;
using Connectors.Domain.Reasons;
using Connectors.Domain.Units;
using Connectors.Domain.Values;

namespace Connectors.Domain.Tests.Fulfilment;

/// <summary>A dispatch notice that counts some of its goods and not others, such as a bundle told in pieces.</summary>
public sealed class UncountedTests
{
    private static readonly OrderedLine[] Lines =
    [
        new OrderedLine(new OrderLineId("1"), new Sku("BRUSH"), 4), new OrderedLine(new OrderLineId("2"), new Sku("SHELF-SET"), 2), new OrderedLine(new OrderLineId("3"), new Sku("PAINT"), 1),
    ];

    [Fact]
    public void What_the_last_shipment_does_not_count_is_all_of_it_and_what_it_counts_is_counted()
    {
        var status = DispatchAggregation.Aggregate(Lines, [Notice("D-1", [("BRUSH", 3), ("PAINT", 1)], "SHELF-SET")], WarehouseOrderState.Dispatched);

        Assert.Equal([3, 2, 1], status.Lines.Select(static l => l.Dispatched));
        Assert.Equal((false, false), (status.IsUnclear, status.IsComplete));
        var lacking = Assert.Single(status.Findings);
        Assert.Equal((ReasonCatalogue.ShortShipped, "1"), (lacking.Reason, lacking.Facts.First(static f => f.Name == "order line").Value));
    }

    [Fact]
    public void What_it_does_not_name_at_all_is_not_in_it()
    {
        var status = DispatchAggregation.Aggregate(Lines, [Notice("D-1", [("BRUSH", 4)], "SHELF-SET")], WarehouseOrderState.Dispatched);

        Assert.Equal([4, 2, 0], status.Lines.Select(static l => l.Dispatched));
    }

    [Fact]
    public void Where_all_that_it_counts_is_there_the_order_is_complete()
    {
        var status = DispatchAggregation.Aggregate(Lines, [Notice("D-1", [("BRUSH", 4), ("PAINT", 1)], "SHELF-SET")], WarehouseOrderState.Dispatched);

        Assert.True(status.IsComplete);
        Assert.Empty(status.Findings);
    }

    [Theory]
    [InlineData(WarehouseOrderState.Dispatched, true)]
    [InlineData(WarehouseOrderState.PartiallyDispatched, false)]
    [InlineData(WarehouseOrderState.Unknown, false)]
    public void While_more_may_come_or_another_shipment_left_nobody_knows_what_it_holds(WarehouseOrderState warehouse, bool hasSecond)
    {
        DispatchedShipment[] sent = [Notice("D-1", [("BRUSH", 3)], "SHELF-SET"), .. hasSecond ? [Notice("D-2", [("BRUSH", 1), ("PAINT", 1)])] : Array.Empty<DispatchedShipment>()];

        var status = DispatchAggregation.Aggregate(Lines, sent, warehouse);

        Assert.True(status.IsUnclear);
        Assert.Contains(status.Findings, static f => f.Reason == ReasonCatalogue.DispatchUnclear);
        Assert.DoesNotContain(status.Findings, static f => f.Reason == ReasonCatalogue.ShortShipped);
    }

    [Fact]
    public void Where_its_figures_show_that_some_lacks_nobody_knows_what_it_holds()
    {
        var status = DispatchAggregation.Aggregate(Lines, [Notice("D-1", [("BRUSH", 4), ("PAINT", 1)], "SHELF-SET") with { LacksUncounted = true }], WarehouseOrderState.Dispatched);

        Assert.Equal((true, false), (status.IsUnclear, status.IsComplete));
        Assert.Equal(ReasonCatalogue.DispatchUnclear, Assert.Single(status.Findings).Reason);
    }

    [Fact]
    public void An_uncounted_kit_is_all_of_its_parts()
    {
        OrderedLine[] lines = [new OrderedLine(new OrderLineId("1"), new Sku("KIT"), 2) { Parts = [new KitPart(new Sku("A"), 1), new KitPart(new Sku("B"), 3)] }];

        var status = DispatchAggregation.Aggregate(lines, [Notice("D-1", [], "KIT")], WarehouseOrderState.Dispatched);

        Assert.Equal((true, 2m), (status.IsComplete, status.Lines[0].Dispatched));
    }

    private static DispatchedShipment Notice(string id, (string Sku, decimal Quantity)[] counted, params string[] uncounted) =>
        DispatchCases.Shipment(id, 1, [.. counted.Select(static c => new DispatchedLine(new Sku(c.Sku), c.Quantity))]) with
        {
            Uncounted = uncounted.Length == 0 ? null : [.. uncounted.Select(static s => new Sku(s))],
        };
}
