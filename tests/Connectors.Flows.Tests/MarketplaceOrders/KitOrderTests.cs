using Connectors.Domain.Documents;
using Connectors.Domain.Offers;
using Connectors.Domain.Orders;
using Connectors.Domain.Reasons;
using Connectors.Domain.Units;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.Tests.Support;

namespace Connectors.Flows.Tests.MarketplaceOrders;

/// <summary>One offer that is several SKUs: sold and booked as one, asked for and sent as its parts, told to the marketplace as one.</summary>
public sealed class KitOrderTests
{
    private static readonly Sku Kit = new("PAINT-KIT");
    private static readonly Sku Roller = new("ROLLER-9");
    private static readonly Sku Tray = new("TRAY-9");
    private static readonly Sku Tape = new("TAPE-50M");

    [Fact]
    public void The_erp_books_the_kit_and_the_warehouse_is_asked_for_its_parts()
    {
        var sales = Mapped();

        var line = Assert.Single(sales.Lines);
        Assert.Equal((Kit, 2m, 12m), (line.Sku, line.Quantity.Value, line.Amount.Amount));
        Assert.Equal(
            [(Roller, 2m), (Tray, 2m), (Tape, 4m)],
            MarketplaceOrderMapping.ToFulfilment(sales, Given.ErpOrder()).Lines.Select(static l => (l.Sku, l.Quantity)));
    }

    [Fact]
    public void Nothing_is_told_before_all_parts_of_a_kit_have_left_and_then_the_kit()
    {
        var story = Story().AtWarehouse(Line());

        story.Dispatched(Parcel("S1", (Roller, 2), (Tray, 2), (Tape, 1)));
        Assert.DoesNotContain(story.Effects, static e => e.StartsWith("confirm", StringComparison.Ordinal));

        // The third tape makes one kit whole, and the fourth the other.
        story.Dispatched(Parcel("S1", (Roller, 2), (Tray, 2), (Tape, 1)), Parcel("S2", (Tape, 1)));
        Assert.Equal(1, OrderStory.Told(story.Confirmation("S2"), "L1"));

        story.Confirmed("S2").Dispatched(Parcel("S1", (Roller, 2), (Tray, 2), (Tape, 1)), Parcel("S2", (Tape, 1)), Parcel("S3", (Tape, 2)));
        Assert.Equal(1, OrderStory.Told(story.Confirmation("S3"), "L1"));
        Assert.Equal(OrderStage.Confirmed, story.Confirmed("S3").Last.Stage);
    }

    [Fact]
    public void A_kit_that_the_warehouse_leaves_short_is_shown_with_the_part_that_is_missing()
    {
        var story = Story().AtWarehouse(Line());

        story.Hear(new BackOfficeInput.WarehouseOrderSeen(
            Given.WarehouseOrder(state: WarehouseOrderState.Dispatched, minutes: 1, shipments: [Parcel("S1", (Roller, 2), (Tray, 2), (Tape, 3))]), IsAnswer: false));

        Assert.Equal(1, OrderStory.Told(story.Confirmation("S1"), "L1"));
        Assert.Contains(story.Last.Problems, static p => p.Why.Reason == ReasonCatalogue.ShortShipped);
        Assert.Contains(story.Last.Problems, static p => p.Why.Reason == ReasonCatalogue.BrokenPack && p.Why.Facts.Any(static f => f.ToString().Contains("TAPE-50M", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(4, 0)]
    [InlineData(3, 1)]
    public void Before_a_kit_is_accepted_the_stock_of_its_parts_is_asked(int tapes, int refused)
    {
        var story = new OrderStory(new OrderPolicy { StockShort = AcceptanceCheck.Refuse }, Tables()).Seen(MarketplaceOrderState.WaitingAcceptance, 0, Line());
        var asked = Assert.IsType<BackOfficeEffect.ReadGoods>(Assert.Single(story.Last.Effects).Effect.Part);
        Assert.Equal([Roller, Tray, Tape], asked.Stock);

        story.Hear(new BackOfficeInput.GoodsRead(new GoodsSeen { Stock = [new SeenStock(Roller, 2), new SeenStock(Tray, 2), new SeenStock(Tape, tapes)] }));

        Assert.Equal(["accept"], story.Effects);
        Assert.Equal(refused, story.State.Decision!.Refused.Count);
    }

    private static OrderStory Story() => new(tables: Tables());

    private static OrderTables Tables() => Given.Tables(
        new OfferTable { Version = "offers-kit", Rows = [new OfferRow(Given.Bq, new OfferId("2100050"), new Sku("SHOP-2100050"), Kit, Given.Each)] },
        new UnitTable
        {
            Version = "units-kit",
            Rows = [.. new[] { Kit, Roller, Tray, Tape }.Select(static sku => new UnitRow(sku, Given.Each, new Ratio(1), IsBase: true))],
            Kits = [new KitRow(Kit, Roller), new KitRow(Kit, Tray), new KitRow(Kit, Tape, 2)],
        });

    private static MarketplaceOrderLine Line() => Given.Line("L1", "2100050");

    private static DispatchedShipment Parcel(string id, params (Sku Sku, decimal Quantity)[] goods) =>
        Given.Shipment(id, minutes: 1) with { Lines = [.. goods.Select(static g => new DispatchedLine(g.Sku, g.Quantity))] };

    private static SalesOrder Mapped() => Tables().Mapping.Map(Given.Order(MarketplaceOrderState.Shipping, lines: Line())).Value;
}
