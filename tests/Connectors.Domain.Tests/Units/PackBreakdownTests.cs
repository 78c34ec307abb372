using Connectors.Domain.Reasons;
using Connectors.Domain.Units;
using Connectors.Domain.Values;
using FsCheck.Fluent;

namespace Connectors.Domain.Tests.Units;

public sealed class PackBreakdownTests
{
    private static readonly Sku Paint = new("PAINT-5L");
    private static readonly UnitCode Each = new("EA");
    private static readonly UnitCode Case = new("XCS");
    private static readonly UnitCode Pallet = new("XPX");

    private readonly UnitCatalogue _units = Catalogue(12, 480);

    [Fact]
    public void BreakDown_takes_the_largest_pack_first()
    {
        var breakdown = _units.BreakDown(Paint, 511).Value;

        Assert.Equal([new Quantity(1, Pallet), new Quantity(2, Case), new Quantity(7, Each)], breakdown.Packs);
        Assert.Equal(0, breakdown.Loose);
    }

    [Fact]
    public void BreakDown_reports_what_fills_no_pack()
    {
        var breakdown = _units.BreakDown(Paint, 31, [Pallet, Case, Case]).Value;

        Assert.Equal([new Quantity(2, Case)], breakdown.Packs);
        Assert.Equal(7, breakdown.Loose);
    }

    [Fact]
    public void BreakDown_does_not_search_when_packs_do_not_divide_each_other()
    {
        var breakdown = Catalogue(3, 5).BreakDown(Paint, 6, [Case, Pallet]).Value;

        Assert.Equal([new Quantity(1, Pallet)], breakdown.Packs);
        Assert.Equal(1, breakdown.Loose);
    }

    [Fact]
    public void BreakDown_takes_the_first_by_code_of_packs_of_one_size() =>
        Assert.Equal([new Quantity(1, Case)], Catalogue(12, 12).BreakDown(Paint, 12, [Pallet, Case]).Value.Packs);

    [Fact]
    public void BreakDown_keeps_the_sign_of_goods_that_come_back() =>
        Assert.Equal([new Quantity(-1, Case), new Quantity(-7, Each)], _units.BreakDown(Paint, -19).Value.Packs);

    [Fact]
    public void BreakDown_refuses_unknown_packs_and_skus_and_fractions()
    {
        Expect.Refused(_units.BreakDown(Paint, 5, [new UnitCode("XBX")]), ReasonCatalogue.UnitUnknown);
        Expect.Refused(_units.BreakDown(new Sku("ROPE"), 5), ReasonCatalogue.UnitSkuUnknown);
        Expect.Refused(_units.BreakDown(Paint, 0.5m), ReasonCatalogue.UnitFraction);
        Expect.Refused(_units.BreakDown(Paint, decimal.MaxValue), ReasonCatalogue.UnitOverflow);
    }

    [Fact]
    public void BreakDown_is_exactly_the_quantity_and_does_not_depend_on_the_order_of_packs()
    {
        var cases =
            from sizes in Gen.Choose(1, 500).Two()
            from quantity in Gen.Choose(-100_000, 100_000)
            from packs in Expect.Shuffled([Case, Pallet])
            select (sizes, quantity, packs);

        Expect.ForAll(cases, c =>
        {
            var units = Catalogue(c.sizes.Item1, c.sizes.Item2);
            var breakdown = units.BreakDown(Paint, c.quantity, c.packs).Value;

            Assert.Equal(c.quantity, breakdown.Packs.Sum(p => units.ToBase(Paint, p).Value.Value) + breakdown.Loose);
            Assert.True(Math.Abs(breakdown.Loose) < Math.Min(c.sizes.Item1, c.sizes.Item2));
            Assert.Equal(units.BreakDown(Paint, c.quantity, [Case, Pallet]).Value.Packs, breakdown.Packs);
        });
    }

    private static UnitCatalogue Catalogue(int inCase, int onPallet) => Expect.Compiled(UnitCatalogue.Compile(new UnitTable
    {
        Version = "b1",
        Rows =
        [
            new UnitRow(Paint, Each, new Ratio(1), true),
            new UnitRow(Paint, Case, new Ratio(inCase), false),
            new UnitRow(Paint, Pallet, new Ratio(onPallet), false),
        ],
    }));
}
