using Connectors.Domain.Documents;
using Connectors.Domain.Fulfilment;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;
using FsCheck.Fluent;

namespace Connectors.Domain.Tests.Fulfilment;

/// <summary>The warehouse has sent all that it will, and it is less than was ordered.</summary>
public sealed class ShortShipmentTests
{
    private static readonly OrderedLine[] Plugs = [new OrderedLine(new OrderLineId("L1"), new Sku("PLUG-13A"), 6)];

    [Fact]
    public void A_short_shipment_is_told_at_once_with_line_and_quantity()
    {
        var status = DispatchAggregation.Aggregate(Plugs, [Sent("S1", ("PLUG-13A", 4))], WarehouseOrderState.Dispatched);

        var finding = Expect.Refused(Assert.Single(status.Findings), ReasonCatalogue.ShortShipped);
        Assert.Equal("Line 'L1': 2 of 6 of SKU 'PLUG-13A' will not come; the warehouse has sent all that it will.", finding.Message);
        Assert.Equal(("L1", "2", "6", "4"), (Expect.Fact(finding, "order line"), Expect.Fact(finding, "will not come"), Expect.Fact(finding, "ordered"), Expect.Fact(finding, "dispatched")));
        Assert.True(status.IsFinal);
        Assert.False(status.IsComplete);
    }

    [Fact]
    public void What_has_left_of_a_short_shipment_is_confirmed()
    {
        var status = DispatchAggregation.Aggregate(Plugs, [Sent("S1", ("PLUG-13A", 4))], WarehouseOrderState.Dispatched);
        var plan = ConfirmationPlan.Make(status, Packs(1), []);

        Assert.Equal(4, Assert.Single(Assert.Single(plan.Confirmations).Lines).Quantity);
        Assert.False(plan.IsEverythingTold);
    }

    [Fact]
    public void A_short_shipment_is_done_once_the_line_is_reduced_to_what_has_left()
    {
        var reduced = OrderedLine.Of(Sold(6, 1), Shown(4));
        var status = DispatchAggregation.Aggregate(reduced, [Sent("S1", ("PLUG-13A", 4))], WarehouseOrderState.Dispatched);
        var plan = ConfirmationPlan.Make(status, Packs(1), [new ConfirmedShipment("S1", [new ConfirmedLine(new OrderLineId("L1"), 4)])]);

        Assert.Empty(status.Findings);
        Assert.True(status.IsComplete);
        Assert.Empty(plan.Confirmations);
        Assert.Empty(plan.Findings);
        Assert.True(plan.IsEverythingTold);
    }

    [Fact]
    public void A_line_that_is_reduced_below_what_has_left_is_too_much_sent_and_not_wrongly_told()
    {
        var status = DispatchAggregation.Aggregate(OrderedLine.Of(Sold(6, 1), Shown(3)), [Sent("S1", ("PLUG-13A", 4))], WarehouseOrderState.Dispatched);

        Expect.Refused(Assert.Single(status.Findings), ReasonCatalogue.OverShipped);
        Assert.Empty(ConfirmationPlan.Make(status, Packs(1), [new ConfirmedShipment("S1", [new ConfirmedLine(new OrderLineId("L1"), 4)])]).Findings);
    }

    [Theory]
    [InlineData(WarehouseOrderState.Unknown)]
    [InlineData(WarehouseOrderState.Accepted)]
    [InlineData(WarehouseOrderState.InProgress)]
    [InlineData(WarehouseOrderState.BackOrdered)]
    [InlineData(WarehouseOrderState.PartiallyDispatched)]
    public void Nothing_is_short_while_more_may_come(WarehouseOrderState warehouse) =>
        Assert.Empty(DispatchAggregation.Aggregate(Plugs, [Sent("S1", ("PLUG-13A", 4))], warehouse).Findings);

    [Theory]
    [InlineData(ShipmentState.Pending)]
    [InlineData(ShipmentState.Unknown)]
    public void Nothing_is_short_while_a_shipment_is_being_made(ShipmentState other) =>
        Assert.Empty(DispatchAggregation.Aggregate(
            Plugs, [Sent("S1", ("PLUG-13A", 4)), Sent("S2", ("PLUG-13A", 2)) with { State = other }], WarehouseOrderState.Dispatched).Findings);

    [Fact]
    public void A_rest_that_was_cancelled_is_short() =>
        Expect.Refused(
            Assert.Single(DispatchAggregation.Aggregate(Plugs, [Sent("S1", ("PLUG-13A", 4)), Sent("S2", ("PLUG-13A", 2)) with { State = ShipmentState.Cancelled }], WarehouseOrderState.Cancelled).Findings),
            ReasonCatalogue.ShortShipped);

    [Fact]
    public void Nothing_is_short_before_anything_has_left() =>
        Assert.Empty(DispatchAggregation.Aggregate(Plugs, [], WarehouseOrderState.Dispatched).Findings);

    [Fact]
    public void Nobody_calls_short_what_is_unclear() =>
        Assert.All(
            DispatchAggregation.Aggregate(Plugs, [Sent("S1", ("PLUG-13A", 4)), Sent("S2")], WarehouseOrderState.Dispatched).Findings,
            static f => Assert.Same(ReasonCatalogue.DispatchUnclear, f.Reason));

    [Fact]
    public void Of_several_warehouse_orders_all_must_be_over()
    {
        var sent = new WarehouseOrder { Id = "1", Reference = "r", State = WarehouseOrderState.Dispatched, Shipments = [Sent("S1", ("PLUG-13A", 4))] };
        var other = sent with { Id = "2", Shipments = [], State = WarehouseOrderState.InProgress, ChangedAt = DateTimeOffset.UnixEpoch };

        Assert.Empty(DispatchAggregation.Aggregate(Plugs, [sent, other]).Findings);
        Assert.Single(DispatchAggregation.Aggregate(Plugs, [sent, other, other with { State = WarehouseOrderState.Cancelled, ChangedAt = DateTimeOffset.UnixEpoch.AddHours(1) }]).Findings);
    }

    [Fact]
    public void Every_line_that_lacks_something_is_told_once_and_no_other() =>
        Expect.ForAll(DispatchCases.Snapshots, static snapshots =>
        {
            OrderedLine[] order = [new(new OrderLineId("L1"), new Sku("PAINT"), 12), new(new OrderLineId("L2"), new Sku("BRUSH"), 5), new(new OrderLineId("L3"), new Sku("PAINT"), 24)];
            var status = DispatchAggregation.Aggregate(order, snapshots, WarehouseOrderState.Dispatched);
            var told = status.Findings.Where(static f => f.Reason == ReasonCatalogue.ShortShipped).Select(static f => (Expect.Fact(f, "order line"), Expect.Fact(f, "will not come")));

            Assert.Equal(
                status.IsFinal && !status.IsUnclear ? status.Lines.Where(static l => l.Outstanding > 0).Select(static l => (l.LineId.Value, l.Outstanding.ToString("0", System.Globalization.CultureInfo.InvariantCulture))) : [],
                told);
        });

    [Fact]
    public void What_is_still_wanted_is_counted_in_packs_and_never_grows()
    {
        Assert.Equal([24m, 12m, 0m, 48m], ((decimal[])[2, 1, 0, 9]).Select(static n => OrderedLine.Of(Sold(4, 12), Shown(n))[0].Quantity));
        Assert.Equal(0m, OrderedLine.Of(Sold(4, 12), Shown(4) with { Lines = [] })[0].Quantity);
        Assert.Equal(0m, OrderedLine.Of(Sold(4, 12), Shown(4, MarketplaceOrderState.Cancelled))[0].Quantity);
        Assert.Equal(0m, OrderedLine.Of(Sold(4, 12), Shown(4, MarketplaceOrderState.Refused))[0].Quantity);
    }

    private static Dictionary<OrderLineId, Ratio> Packs(int baseUnits) => new() { [new OrderLineId("L1")] = new Ratio(baseUnits) };

    private static SalesOrder Sold(decimal packs, int baseUnits) => DispatchCases.Order with
    {
        Lines =
        [
            DispatchCases.Order.Lines[0] with
            {
                Sku = new Sku("PLUG-13A"), Quantity = new Quantity(packs * baseUnits, new UnitCode("EA")),
                Ordered = new OrderedPack(new UnitCode("CS"), packs, new Ratio(baseUnits), new Money(1m, CurrencyCode.Gbp)),
            },
        ],
    };

    private static MarketplaceOrder Shown(decimal packs, MarketplaceOrderState state = MarketplaceOrderState.Shipping) => new()
    {
        Key = DispatchCases.Order.Key,
        Lines = [new MarketplaceOrderLine { LineId = new OrderLineId("L1"), State = state, Quantity = packs }],
    };

    private static DispatchedShipment Sent(string id, params (string Sku, decimal Quantity)[] lines) =>
        DispatchCases.Shipment(id, 1, [.. lines.Select(static l => new DispatchedLine(new Sku(l.Sku), l.Quantity))]);
}
