using Connectors.Domain.Documents;
using Connectors.Domain.Fulfilment;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;
using Connectors.Flows.Tests.Support;

namespace Connectors.Flows.Tests.BackOffice;

/// <summary>An order that is several of the warehouse's is read as one, and each part as an order of its own: R71.</summary>
public sealed class WarehousePartsTests
{
    private static readonly BackOfficeContext Context = new(Given.T0, new ErpCapabilities(), new WarehouseCapabilities())
    {
        RecheckHolds = TimeSpan.FromMinutes(15), ErpCheckEvery = TimeSpan.FromHours(1), WarehouseName = Given.Wh, OrderName = "1-A",
    };

    private static readonly OrderLineId Line = new("L1");

    [Theory]
    [InlineData(0, 1, "trade:1001")]
    [InlineData(1, 1, "trade:1001/r2")]
    [InlineData(0, 2, "trade:1001/p2")]
    [InlineData(2, 11, "trade:1001/r3/p11")]
    public void R71_A_reference_names_its_part_and_gives_the_order_back(int revision, int part, string reference)
    {
        Assert.Equal(reference, WarehouseReference.Of(new OrderKey(new("trade"), "1001"), revision, part));
        Assert.Equal("trade:1001", WarehouseReference.KeyOf(reference));
        Assert.Equal(part > 1, WarehouseReference.IsLaterPart(reference));
    }

    [Fact]
    public void R71_What_is_heard_of_a_part_is_that_part_s_alone()
    {
        var state = Heard(Split(4, 8), Shown(2, "W2", WarehouseOrderState.Dispatched, Left("S2", 8)));

        Assert.Equal((null, "W2"), (state.WarehouseOrderId, state.AsPart(2).WarehouseOrderId));
        Assert.Equal(["S2"], state.Parts![1].ShipmentIds);
        Assert.Equal(["S2"], state.Dispatches.Select(static d => d.ShipmentId));
        Assert.Equal((WarehouseOrderState.PartiallyDispatched, 1), (state.Progress(), state.AtWarehouse()));
        Assert.Equal(state.AsPart(2).Reference, state.AsPart(2).ToFulfilment().Reference);
        Assert.Equal(8m, Assert.Single(state.AsPart(2).ToFulfilment().Lines).Quantity);
    }

    [Theory]
    [InlineData(WarehouseOrderState.Dispatched, WarehouseOrderState.Dispatched, false, WarehouseOrderState.Dispatched)]
    [InlineData(WarehouseOrderState.Dispatched, WarehouseOrderState.Dispatched, true, WarehouseOrderState.PartiallyDispatched)]
    [InlineData(WarehouseOrderState.Dispatched, WarehouseOrderState.Accepted, false, WarehouseOrderState.PartiallyDispatched)]
    [InlineData(WarehouseOrderState.Accepted, WarehouseOrderState.Held, false, WarehouseOrderState.Accepted)]
    [InlineData(WarehouseOrderState.Dispatched, WarehouseOrderState.Cancelled, false, WarehouseOrderState.Cancelled)]
    public void R71_SW_F2_The_order_is_over_when_all_of_its_parts_are_and_nothing_waits(WarehouseOrderState first, WarehouseOrderState second, bool waits, WarehouseOrderState expected)
    {
        var state = Heard(Split(4, 8), Shown(1, "W1", first), Shown(2, "W2", second));

        Assert.Equal(expected, (waits ? state with { Stock = new StockQuestion(1, "v", Given.T0) { Held = Goods(1) } } : state).Progress());
    }

    [Fact]
    public void R71_A_shipment_that_does_not_say_what_it_holds_is_its_part_and_not_the_order()
    {
        var state = Heard(Split(4, 8), Shown(1, "W1", WarehouseOrderState.Dispatched, Left("S1")), Shown(2, "W2", WarehouseOrderState.Accepted));

        var gone = GoneGoods.Of(state.SalesOrder!, state.Counted(), state.Progress());

        Assert.Equal(4m, Assert.Single(Assert.Single(state.Counted()).Lines).Quantity);
        Assert.Equal((true, false, false), (gone.IsCounted, gone.IsWhole, gone.IsFinal));
        Assert.False(GoneGoods.Of(state.SalesOrder!, state.Dispatches, WarehouseOrderState.PartiallyDispatched).IsCounted);
    }

    [Fact]
    public void R71_What_left_of_a_part_that_nobody_knows_counts_and_changes_nothing_else()
    {
        var state = Heard(Split(4, 8), Shown(1, "W1", WarehouseOrderState.Accepted), new BackOfficeInput.WarehouseOrderSeen(
            new WarehouseOrder { Id = "W9", Reference = "bq:1-A/p9", State = WarehouseOrderState.Dispatched, Shipments = [Left("S9", 1)] }, IsAnswer: false));

        Assert.Equal(("W1", WarehouseOrderState.Accepted), (state.WarehouseOrderId, state.Warehouse));
        Assert.Equal(["S9"], state.Dispatches.Select(static d => d.ShipmentId));
    }

    [Fact]
    public void R71_Answers_may_come_in_any_order_and_twice_and_of_an_older_question_they_say_nothing()
    {
        var asked = Sold() with { Stock = new StockQuestion(2, "v", Given.T0) };
        BackOfficeInput first = new BackOfficeInput.StockAllocated(2, 1, Goods(4), Goods(8)), second = new BackOfficeInput.StockAllocated(2, 2, Goods(3), Goods(5)), old = new BackOfficeInput.StockAllocated(1, 1, Goods(12), null);

        foreach (var state in new[] { Heard(asked, first, second), Heard(asked, second, first), Heard(asked, old, first, second, first, old) })
        {
            Assert.Equal([(1, 4m), (2, 3m)], state.Parts!.Select(static p => (p.Number, p.Goods.Lines[0].Quantity)));
            Assert.Equal(5m, state.Stock!.Held!.Lines[0].Quantity);
        }

        Assert.Equal(8m, Heard(asked, first, old).Stock!.Held!.Lines[0].Quantity);
    }

    [Fact]
    public void R71_What_is_all_in_stock_goes_as_one_order()
    {
        var state = Heard(Sold() with { Stock = new StockQuestion(1, "v", Given.T0) }, new BackOfficeInput.StockAllocated(1, 1, Goods(12), null));

        Assert.Null(state.Parts);
        Assert.Equal((Given.T0, null), (state.Stock!.AnsweredAt, state.Stock.Held));
    }

    /// <summary>In the ERP: twelve of one SKU.</summary>
    private static BackOfficeState Sold()
    {
        var office = new OrderStory().AtWarehouse().State.BackOffice;
        var line = office.SalesOrder!.Lines[0];
        return new BackOfficeState
        {
            Erp = office.Erp,
            SalesOrder = office.SalesOrder with { Lines = [line with { LineId = Line, Quantity = line.Quantity with { Value = 12m }, Ordered = line.Ordered with { Count = 12m, BaseUnitsPerPack = new Ratio(1, 1) } }] },
        };
    }

    [Fact]
    public void R71_An_order_that_the_warehouse_turns_out_to_have_whole_is_not_divided_any_more()
    {
        var state = Heard(Sold() with { Stock = new StockQuestion(1, "v", Given.T0) }, Shown(1, "W1", WarehouseOrderState.Accepted), new BackOfficeInput.StockAllocated(1, 1, Goods(4), Goods(8)));

        Assert.Equal(("W1", null, null), (state.WarehouseOrderId, state.Parts, state.Stock!.Held));
    }

    private static BackOfficeState Split(params decimal[] parts) => Sold() with { Parts = [.. parts.Select((p, i) => new ReleasedPart { Number = i + 1, Goods = Goods(p) })] };

    private static OrderPart Goods(decimal quantity) => new()
    {
        Lines = [new OrderPartLine(Line, new Sku("SKU-1"), quantity, new Ratio(1, 1), new Money(quantity, Given.Gbp), null)], PricesIncludeTax = true, Total = new Money(quantity, Given.Gbp),
    };

    private static DispatchedShipment Left(string id, decimal? quantity = null) => new()
    {
        ShipmentId = id, State = ShipmentState.Dispatched, ChangedAt = Given.T0, DispatchedAt = Given.T0, Lines = quantity is { } some ? [new DispatchedLine(new Sku("SKU-1"), some)] : [],
    };

    private static BackOfficeInput.WarehouseOrderSeen Shown(int part, string id, WarehouseOrderState state, params DispatchedShipment[] shipments) => new BackOfficeInput.WarehouseOrderSeen(
        new WarehouseOrder { Id = id, Reference = part == 1 ? "bq:1-A" : $"bq:1-A/p{part}", State = state, ChangedAt = Given.T0, Shipments = shipments }, IsAnswer: true);

    private static BackOfficeState Heard(BackOfficeState state, params BackOfficeInput[] inputs) => inputs.Aggregate(state, static (s, i) => BackOfficeFacts.Hear(s, i, Context, new List<Note>()));
}
