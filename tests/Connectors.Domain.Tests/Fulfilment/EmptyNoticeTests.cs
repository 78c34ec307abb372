using Connectors.Domain.Documents;
using Connectors.Domain.Fulfilment;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;

namespace Connectors.Domain.Tests.Fulfilment;

/// <summary>A dispatch notice that does not say what was sent, or says that nothing was.</summary>
public sealed class EmptyNoticeTests
{
    private static readonly OrderedLine[] Tiles = [new OrderedLine(new OrderLineId("1"), new Sku("TILE-WHT"), 10)];

    public static TheoryData<WarehouseOrderState> MoreMayCome => new(Enum.GetValues<WarehouseOrderState>().Where(static s => s != WarehouseOrderState.Dispatched));

    [Theory]
    [MemberData(nameof(MoreMayCome))]
    public void A_notice_without_lines_never_completes_while_more_may_come(WarehouseOrderState warehouse)
    {
        foreach (var arrived in (DispatchedShipment[][])[[Notice("D-1")], [Notice("D-1"), Notice("D-2")]])
        {
            var status = DispatchAggregation.Aggregate(Tiles, arrived, warehouse);

            Assert.True(status.IsUnclear);
            Assert.False(status.IsComplete);
            Assert.Empty(ConfirmationPlan.Make(status, Packs, []).Confirmations);
            Assert.Equal(arrived.Length, status.Findings.Count(static f => f.Reason == ReasonCatalogue.DispatchUnclear));
        }
    }

    [Fact]
    public void A_notice_without_lines_completes_once_the_warehouse_says_that_all_has_left()
    {
        var status = DispatchAggregation.Aggregate(Tiles, [Notice("D-1")], WarehouseOrderState.Dispatched);

        Assert.True(status.IsComplete);
        Assert.Equal(10, ConfirmationPlan.Make(status, Packs, []).Confirmations[0].Lines[0].Quantity);
    }

    [Theory]
    [InlineData(WarehouseOrderState.InProgress, false)]
    [InlineData(WarehouseOrderState.Unknown, false)]
    [InlineData(WarehouseOrderState.Dispatched, true)]
    public void The_only_warehouse_order_decides_for_its_notice(WarehouseOrderState state, bool isComplete)
    {
        var order = new WarehouseOrder { Id = "1", Reference = "r", State = state, Shipments = [Notice("D-1")] };

        Assert.Equal(isComplete, DispatchAggregation.Aggregate(Tiles, [order]).IsComplete);
        Assert.False(DispatchAggregation.Aggregate(Tiles, [order, order with { Id = "2", Shipments = [] }]).IsComplete);
    }

    [Theory]
    [InlineData(WarehouseOrderState.Unknown)]
    [InlineData(WarehouseOrderState.Dispatched)]
    public void A_notice_of_zero_pieces_is_told_to_nobody_and_asks_a_person(WarehouseOrderState warehouse)
    {
        var status = DispatchAggregation.Aggregate(Tiles, [Notice("D-1", 0, 0)], warehouse);

        Assert.False(status.IsComplete);
        Assert.Empty(ConfirmationPlan.Make(status, Packs, []).Confirmations);
        Assert.Contains(status.Findings, static f => f.Reason == ReasonCatalogue.DispatchUnclear);
    }

    [Fact]
    public void A_notice_of_zero_pieces_matters_no_more_once_others_hold_everything()
    {
        var status = DispatchAggregation.Aggregate(Tiles, [Notice("D-1", 0), Notice("D-2", 10)]);

        Assert.True(status.IsComplete);
        Assert.Empty(status.Findings);
    }

    private static Dictionary<OrderLineId, Ratio> Packs => new() { [new OrderLineId("1")] = new Ratio(1) };

    private static DispatchedShipment Notice(string id, params decimal[] quantities) =>
        DispatchCases.Shipment(id, 1, [.. quantities.Select(static q => new DispatchedLine(new Sku("TILE-WHT"), q))]);
}
