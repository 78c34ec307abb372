using Connectors.Domain.Reasons;
using Connectors.Domain.Units;
using Connectors.Domain.Values;
using FsCheck.Fluent;

namespace Connectors.Domain.Tests.Units;

public sealed class OrderQuantityTests
{
    private static readonly Sku Paint = new("PAINT-5L");
    private static readonly UnitCode Each = new("EA");
    private static readonly UnitCode Case = new("XCS");

    private readonly UnitCatalogue _units = Catalogue(new OrderQuantityRow(Paint, Each, Multiple: 6, Minimum: 12, Maximum: 60));

    [Theory]
    [InlineData(12)]
    [InlineData(18)]
    [InlineData(60)]
    public void R67_CheckOrder_allows_multiples_from_the_minimum_to_the_maximum(int quantity) =>
        Assert.True(_units.CheckOrder(Paint, new Quantity(quantity, Each)).IsOk);

    [Fact]
    public void R67_CheckOrder_names_the_multiple_and_its_neighbours()
    {
        var refusal = Refused(_units.CheckOrder(Paint, new Quantity(20, Each)));

        Assert.Equal((OrderQuantityRule.Multiple, 18m, 24m), (refusal.Broken, refusal.Below, refusal.Above));
        Expect.Refused(refusal, ReasonCatalogue.OrderQuantityNotAllowed);
        Assert.Equal(("18", "24", "Multiple"), (Expect.Fact(refusal, "nearest below"), Expect.Fact(refusal, "nearest above"), Expect.Fact(refusal, "rule")));
        Assert.Equal(("units", "q1"), (refusal.Table, refusal.TableVersion));
    }

    [Theory]
    [InlineData(11)]
    [InlineData(6)]
    [InlineData(0)]
    [InlineData(-12)]
    public void CheckOrder_names_the_minimum_when_it_is_less(int quantity)
    {
        var check = Refused(_units.CheckOrder(Paint, new Quantity(quantity, Each)));

        Assert.Equal((OrderQuantityRule.Minimum, null, 12m), (check.Broken, check.Below, check.Above));
    }

    [Fact]
    public void CheckOrder_names_the_maximum_when_it_is_more()
    {
        var check = Refused(_units.CheckOrder(Paint, new Quantity(61, Each)));

        Assert.Equal((OrderQuantityRule.Maximum, 60m, null), (check.Broken, check.Below, check.Above));
    }

    [Fact]
    public void CheckOrder_allows_every_number_that_can_be_counted_where_no_row_says_otherwise()
    {
        Assert.True(_units.CheckOrder(Paint, new Quantity(7, Case)).IsOk);

        var half = Refused(_units.CheckOrder(Paint, new Quantity(0.5m, Case)));
        var oneAndAHalf = Refused(_units.CheckOrder(Paint, new Quantity(1.5m, Case)));

        Assert.Equal((OrderQuantityRule.Minimum, null, 1m), (half.Broken, half.Below, half.Above));
        Assert.Equal((OrderQuantityRule.Multiple, 1m, 2m), (oneAndAHalf.Broken, oneAndAHalf.Below, oneAndAHalf.Above));
    }

    [Fact]
    public void CheckOrder_never_allows_nothing()
    {
        var check = Refused(Catalogue(new OrderQuantityRow(Paint, Each, Multiple: 6, Minimum: 0)).CheckOrder(Paint, new Quantity(0, Each)));

        Assert.Equal((OrderQuantityRule.Minimum, 6m), (check.Broken, check.Above));
    }

    [Fact]
    public void CheckOrder_suggests_a_multiple_when_it_is_more_than_can_be_counted_exactly() =>
        Assert.Equal(999_999_999_999m, Refused(Catalogue(new OrderQuantityRow(Paint, Each, Multiple: 7)).CheckOrder(Paint, new Quantity(decimal.MaxValue, Each))).Below);

    [Fact]
    public void Compile_takes_quantities_up_to_one_million_million() =>
        Assert.True(Catalogue(new OrderQuantityRow(Paint, Each, 1_000_000_000_000m, 1_000_000_000_000m, 1_000_000_000_000m))
            .CheckOrder(Paint, new Quantity(1_000_000_000_000m, Each)).IsOk);

    [Fact]
    public void CheckOrder_refuses_more_than_can_be_counted_exactly() =>
        Assert.Equal(OrderQuantityRule.Maximum, Refused(_units.CheckOrder(Paint, new Quantity(decimal.MaxValue, Case))).Broken);

    [Fact]
    public void CheckOrder_refuses_an_unknown_pack_and_an_unknown_sku()
    {
        var pack = Refused(_units.CheckOrder(Paint, new Quantity(12, new UnitCode("XPX"))));

        Assert.Equal(OrderQuantityRule.Unit, pack.Broken);
        Expect.Refused(pack, ReasonCatalogue.UnitUnknown);
        Expect.Refused(Refused(_units.CheckOrder(new Sku("ROPE"), new Quantity(12, Each))), ReasonCatalogue.UnitSkuUnknown);
    }

    [Fact]
    public void CheckOrder_suggests_only_what_it_allows_and_nothing_nearer_is_allowed()
    {
        var cases =
            from multiple in Gen.Choose(1, 20)
            from minimum in Gen.Choose(0, 5)
            from more in Gen.Choose(0, 10)
            from hasMaximum in Gen.Elements(true, false)
            from quantity in Gen.Choose(-10, 500)
            let maximum = Math.Max(1, minimum + more) * multiple
            select (Row: new OrderQuantityRow(Paint, Each, multiple, minimum * multiple, hasMaximum ? maximum : null), Quantity: quantity);

        Expect.ForAll(cases, c =>
        {
            var units = Catalogue(c.Row);
            var check = units.CheckOrder(Paint, new Quantity(c.Quantity, Each));
            if (check.IsOk)
            {
                Assert.Equal(new Quantity(c.Quantity, Each), check.Value);
                Assert.True(c.Quantity > 0 && c.Quantity >= c.Row.Minimum && c.Quantity <= (c.Row.Maximum ?? c.Quantity) && c.Quantity % c.Row.Multiple == 0);
                return;
            }

            var refusal = Refused(check);
            Assert.True(refusal.Below is not null || refusal.Above is not null);
            for (var below = c.Quantity - 1; below > (refusal.Below ?? 0); below--)
                Assert.False(units.CheckOrder(Paint, new Quantity(below, Each)).IsOk);
            for (var above = c.Quantity + 1; above < (refusal.Above ?? c.Quantity + 50); above++)
                Assert.False(units.CheckOrder(Paint, new Quantity(above, Each)).IsOk);
            Assert.All(new[] { refusal.Below, refusal.Above }.OfType<decimal>(), q => Assert.True(units.CheckOrder(Paint, new Quantity(q, Each)).IsOk));
        });
    }

    [Fact]
    public void CheckOrder_does_not_allocate_for_what_it_allows()
    {
        var quantity = new Quantity(18, Each);

        Assert.Equal(0, Allocations.Of(() => _ = _units.CheckOrder(Paint, quantity).IsOk));
    }

    [Theory]
    [InlineData("0", "0", null, "OrderQuantity.Multiple")]
    [InlineData("-6", "0", null, "OrderQuantity.Multiple")]
    [InlineData("0.5", "0", null, "OrderQuantity.Multiple")]
    [InlineData("6", "8", null, "OrderQuantity.Minimum")]
    [InlineData("6", "-6", null, "OrderQuantity.Minimum")]
    [InlineData("6", "0", "20", "OrderQuantity.Maximum")]
    [InlineData("6", "0", "0", "OrderQuantity.Maximum")]
    [InlineData("6", "18", "12", "OrderQuantity.Maximum")]
    public void Compile_refuses_quantities_that_no_order_could_meet(string multiple, string minimum, string? maximum, string column) =>
        Assert.Equal([$"1 {column}"], Mistakes(new OrderQuantityRow(Paint, Each, Number(multiple), Number(minimum), maximum is null ? null : Number(maximum))));

    [Fact]
    public void Compile_refuses_a_row_for_a_unit_that_the_sku_does_not_have() =>
        Assert.Equal(["1 OrderQuantity.Unit"], Mistakes(new OrderQuantityRow(Paint, new UnitCode("XPX"))));

    [Fact]
    public void Compile_refuses_two_rows_for_one_unit() =>
        Assert.Equal(["2 OrderQuantity.Unit"], Mistakes(new OrderQuantityRow(Paint, Each, 6), new OrderQuantityRow(Paint, Each, 12)));

    private static UnitTable Table(params OrderQuantityRow[] rows) => new()
    {
        Version = "q1",
        Rows = [new UnitRow(Paint, Each, new Ratio(1), true), new UnitRow(Paint, Case, new Ratio(12), false)],
        OrderQuantities = rows,
    };

    private static OrderQuantityRefusal Refused(Validated<Quantity, OrderQuantityRefusal> check) => Assert.Single(check.Refusals);

    private static UnitCatalogue Catalogue(params OrderQuantityRow[] rows) => Expect.Compiled(UnitCatalogue.Compile(Table(rows)));

    private static string[] Mistakes(params OrderQuantityRow[] rows) => Expect.RowErrors(UnitCatalogue.Compile(Table(rows)));

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
