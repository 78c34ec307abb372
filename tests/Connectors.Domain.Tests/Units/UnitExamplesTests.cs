using Connectors.Domain.Documents;
using Connectors.Domain.Fulfilment;
using Connectors.Domain.Reasons;
using Connectors.Domain.Stock;
using Connectors.Domain.Units;
using Connectors.Domain.Values;

namespace Connectors.Domain.Tests.Units;

/// <summary>The requirements on units, worked through with one SKU.</summary>
public sealed class UnitExamplesTests
{
    private static readonly Sku Paint = new("PAINT-5L");
    private static readonly UnitCode Each = new("EA");
    private static readonly UnitCode Case = new("XCS");

    private readonly UnitCatalogue _units = Expect.Compiled(UnitCatalogue.Compile(new UnitTable
    {
        Version = "u1",
        Rows = [new UnitRow(Paint, Each, new Ratio(1), true), new UnitRow(Paint, Case, new Ratio(12), false)],
        Aliases = StandardUnits.ShipBob(),
    }));

    [Fact]
    public void R64_a_case_of_twelve_is_twelve_each_at_the_warehouse_and_costs_the_same()
    {
        var each = _units.ToBase(Paint, new Quantity(1, Case)).Value;
        var price = SplitPrice.PerBaseUnit(new Money(59.99m, CurrencyCode.Gbp), _units.BaseUnitsPer(Paint, Case).Value, 2, MidpointRounding.ToZero);

        Assert.Equal(new Quantity(12, Each), each);
        Assert.Equal((4.99m, 0.11m), (price.Price.Amount, price.Residual.Amount));
        Assert.Equal(59.99m, price.Amount.Amount);
    }

    [Fact]
    public void R65_an_unknown_pack_waits_for_a_person_and_is_never_taken_as_one()
    {
        Expect.Refused(_units.ToBase(Paint, new Quantity(1, _units.Resolve("shipbob", "PL").Value)), ReasonCatalogue.UnitUnknown);
        Expect.Refused(_units.Resolve("shipbob", "CTN"), ReasonCatalogue.UnitUnknown);
    }

    [Theory]
    [InlineData(100, 100, 8)]
    [InlineData(88, 88, 7)]
    [InlineData(95, 95, 7)]
    public void R66_cases_and_singles_live_from_one_stock(int sellable, int singles, int cases) =>
        Assert.Equal(
            new[] { (Each, (long)singles), (Case, cases) }.ToHashSet(),
            new StockAllocator(_units).Allocate(Paint, sellable, PoolMode.Shared, [new PoolOffer("bq", new Sku("P-1"), Each), new PoolOffer("bq", new Sku("P-12"), Case)])
                .Value.Shares.Select(static s => (s.OfferSku == new Sku("P-1") ? Each : Case, s.Packs)).ToHashSet());

    [Fact]
    public void R67_seven_of_a_case_of_twelve_can_be_dispatched_and_are_told_apart_from_a_case()
    {
        var line = new OrderedLine(new OrderLineId("L1"), Paint, 12);
        var status = DispatchAggregation.Aggregate(
            [line],
            [new DispatchedShipment { ShipmentId = "S1", State = ShipmentState.Dispatched, Lines = [new DispatchedLine(Paint, 7)] }]);

        Assert.Equal(7, Assert.Single(status.Lines).Dispatched);
        Assert.Equal(new PackCount(0, 7), _units.ToPacks(Paint, 7, Case).Value);
        Assert.Equal(new PackCount(0, 5), _units.ToPacks(Paint, 12 - 7, Case).Value);
    }
}
