using Connectors.Domain.Reasons;
using Connectors.Domain.Units;
using Connectors.Domain.Values;
using FsCheck.Fluent;

namespace Connectors.Domain.Tests.Units;

public sealed class UnitCatalogueTests
{
    private static readonly Sku Paint = new("PAINT-5L");
    private static readonly Sku Rope = new("ROPE");
    private static readonly UnitCode Each = new("EA");
    private static readonly UnitCode Case = new("XCS");
    private static readonly UnitCode Metre = new("MTR");
    private static readonly UnitCode Foot = new("FOT");

    private static readonly UnitTable Table = new()
    {
        Version = "u1",
        Rows =
        [
            new UnitRow(Paint, Each, new Ratio(1), IsBase: true, Gtin: "5012345678900"),
            new UnitRow(Paint, Case, new Ratio(12), IsBase: false, Gtin: "15012345678907"),
            new UnitRow(Rope, Metre, new Ratio(1), IsBase: true, Decimals: 4),
            new UnitRow(Rope, Foot, new Ratio(381, 1250), IsBase: false),
        ],
        Aliases =
        [
            new UnitAlias("business-central", "PCS", Each),
            new UnitAlias("business-central", "STK", Each),
            new UnitAlias("business-central", "CASE12", Case),
        ],
    };

    private readonly UnitCatalogue _units = Expect.Compiled(UnitCatalogue.Compile(Table));

    [Fact]
    public void ToBase_makes_a_case_of_twelve_twelve_each() =>
        Assert.Equal(new Quantity(12, Each), _units.ToBase(Paint, new Quantity(1, Case)).Value);

    [Fact]
    public void ToBase_is_exact_for_measured_goods() =>
        Assert.Equal(new Quantity(3.048m, Metre), _units.ToBase(Rope, new Quantity(10, Foot)).Value);

    [Fact]
    public void ToBase_refuses_a_fraction_of_something_counted() =>
        Expect.Refused(_units.ToBase(Paint, new Quantity(0.5m, Each)), ReasonCatalogue.UnitFraction);

    [Fact]
    public void ToBase_refuses_half_a_case_although_it_would_be_six_each() =>
        Expect.Refused(_units.ToBase(Paint, new Quantity(0.5m, Case)), ReasonCatalogue.UnitFraction);

    [Fact]
    public void ToBase_keeps_the_sign_of_goods_that_come_back() =>
        Assert.Equal(new Quantity(-24, Each), _units.ToBase(Paint, new Quantity(-2, Case)).Value);

    [Fact]
    public void ToBase_takes_a_whole_number_however_it_is_written() =>
        Assert.Equal(new Quantity(24, Each), _units.ToBase(Paint, new Quantity(2.000m, Case)).Value);

    [Theory]
    [InlineData("1000000000000")]
    [InlineData("-1000000000000")]
    [InlineData("3000000000")]
    public void Conversion_is_exact_up_to_one_million_million(string quantity)
    {
        Assert.Equal(new Quantity(Number(quantity), Each), _units.ToBase(Paint, new Quantity(Number(quantity), Each)).Value);
        Assert.Equal(new PackCount(Number(quantity), 0), _units.ToPacks(Paint, Number(quantity), Each).Value);
    }

    [Fact]
    public void Conversion_is_exact_for_the_largest_and_the_finest_pack()
    {
        Assert.Equal(2_000_000_000, Catalogue(new Ratio(1_000_000_000)).ToBase(Paint, new Quantity(2, Case)).Value.Value);
        Assert.Equal(2, Catalogue(new Ratio(1, 1_000_000_000)).ToBase(Paint, new Quantity(2_000_000_000, Case)).Value.Value);
    }

    [Fact]
    public void A_pack_that_may_be_broken_still_makes_whole_base_units()
    {
        var units = Expect.Compiled(UnitCatalogue.Compile(Table with { Rows = [new UnitRow(Paint, Each, new Ratio(1), true), new UnitRow(Paint, Case, new Ratio(12), false, Decimals: 1)] }));

        Assert.Equal(new Quantity(6, Each), units.ToBase(Paint, new Quantity(0.5m, Case)).Value);
        Expect.Refused(units.ToBase(Paint, new Quantity(0.1m, Case)), ReasonCatalogue.UnitFraction);
    }

    [Theory]
    [InlineData("1000000000001")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("100000000000")]
    public void ToBase_refuses_what_is_too_large_to_be_exact(string cases) =>
        Expect.Refused(_units.ToBase(Paint, new Quantity(Number(cases), Case)), ReasonCatalogue.UnitOverflow);

    [Fact]
    public void ToBase_refuses_an_unknown_pack_and_never_takes_it_as_one()
    {
        var refusal = Expect.Refused(_units.ToBase(Paint, new Quantity(1, new UnitCode("XPX"))), ReasonCatalogue.UnitUnknown);

        Assert.Equal("EA, XCS", Expect.Fact(refusal, "known units"));
        Assert.Equal(("units", "u1"), (refusal.Table, refusal.TableVersion));
    }

    [Fact]
    public void ToBase_refuses_an_unknown_sku() =>
        Expect.Refused(_units.ToBase(new Sku("paint-5l"), new Quantity(1, Each)), ReasonCatalogue.UnitSkuUnknown);

    [Fact]
    public void Answers_for_an_empty_sku_are_refusals() => Expect.Refused(_units.BaseUnitOf(default), ReasonCatalogue.UnitSkuUnknown);

    [Fact]
    public void ToPacks_reports_the_broken_pack() => Assert.Equal(new PackCount(0, 7), _units.ToPacks(Paint, 7, Case).Value);

    [Fact]
    public void ToPacks_counts_whole_packs_towards_zero() => Assert.Equal(new PackCount(-1, -7), _units.ToPacks(Paint, -19, Case).Value);

    [Fact]
    public void ToPacks_refuses_a_fraction_of_something_counted() =>
        Expect.Refused(_units.ToPacks(Paint, 12.5m, Case), ReasonCatalogue.UnitFraction);

    [Fact]
    public void Packs_there_and_back_are_the_same_packs()
    {
        var cases =
            from numerator in Gen.Choose(1, 1_000_000)
            from denominator in Gen.Choose(1, 1000)
            from packs in Gen.Choose(-100_000, 100_000)
            select (Ratio: new Ratio(numerator, denominator), Packs: (decimal)packs * denominator);

        Expect.ForAll(cases, c =>
        {
            var units = Catalogue(c.Ratio);

            var there = units.ToBase(Paint, new Quantity(c.Packs, Case));
            var back = units.ToPacks(Paint, there.Value.Value, Case);

            Assert.Equal(new PackCount(c.Packs, 0), back.Value);
        });
    }

    [Fact]
    public void ToPacks_loses_nothing_between_whole_and_loose()
    {
        var cases =
            from pack in Gen.Choose(1, 10_000)
            from quantity in Gen.Choose(-1_000_000, 1_000_000)
            select (Pack: pack, Quantity: (decimal)quantity);

        Expect.ForAll(cases, c =>
        {
            var count = Catalogue(new Ratio(c.Pack)).ToPacks(Paint, c.Quantity, Case).Value;

            Assert.Equal(c.Quantity, (count.Whole * c.Pack) + count.Loose);
            Assert.True(Math.Abs(count.Loose) < c.Pack);
        });
    }

    [Fact]
    public void Conversion_answers_every_quantity_and_never_throws()
    {
        var cases =
            from ratio in Gen.Choose(1, 1_000_000_000).Two()
            from digits in Gen.Choose(int.MinValue, int.MaxValue).Three()
            from scale in Gen.Choose(0, 28)
            select (Ratio: new Ratio(ratio.Item1, ratio.Item2), Value: new decimal(digits.Item1, digits.Item2, digits.Item3, false, (byte)scale));

        Expect.ForAll(cases, c =>
        {
            var there = Catalogue(c.Ratio).ToBase(Paint, new Quantity(c.Value, Case));
            if (there.IsOk)
                Assert.Equal(c.Value * c.Ratio.Numerator, there.Value.Value * c.Ratio.Denominator);
            _ = Catalogue(c.Ratio).ToPacks(Paint, c.Value, Case);
        });
    }

    [Fact]
    public void Resolve_knows_a_systems_own_word() => Assert.Equal(Case, _units.Resolve("business-central", "CASE12").Value);

    [Fact]
    public void Resolve_takes_our_own_code_where_the_system_has_no_other_word() => Assert.Equal(Each, _units.Resolve("shipbob", "EA").Value);

    [Fact]
    public void Resolve_refuses_our_own_code_where_the_system_has_another_word() =>
        Expect.Refused(_units.Resolve("business-central", "EA"), ReasonCatalogue.UnitUnknown);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("case12")]
    [InlineData("CASE 12")]
    public void Resolve_refuses_what_is_not_written_exactly_so(string text) =>
        Expect.Refused(_units.Resolve("business-central", text), ReasonCatalogue.UnitUnknown);

    [Fact]
    public void VendorText_is_the_first_alias_and_resolves_back()
    {
        Assert.Equal("PCS", _units.VendorText("business-central", Each));
        Assert.Equal("MTR", _units.VendorText("business-central", Metre));
        foreach (var unit in new[] { Each, Case, Metre, Foot })
            Assert.Equal(unit, _units.Resolve("business-central", _units.VendorText("business-central", unit)).Value);
    }

    [Fact]
    public void Compile_refuses_two_ratios_for_one_pack() =>
        Assert.Equal(["3 Unit"], Mistakes(new UnitRow(Paint, Case, new Ratio(12), false), new UnitRow(Paint, Case, new Ratio(10), false)));

    [Fact]
    public void Compile_refuses_a_sku_without_base_row() =>
        Assert.Equal(["2 IsBase"], Mistakes(new UnitRow(Rope, Foot, new Ratio(12), false)));

    [Fact]
    public void Compile_refuses_two_base_rows() =>
        Assert.Equal(["1 IsBase"], Mistakes(new UnitRow(Paint, Case, new Ratio(1), true)));

    [Fact]
    public void Compile_refuses_a_base_row_that_is_not_one() =>
        Assert.Equal(["2 BaseUnits"], Mistakes(new UnitRow(Rope, Metre, new Ratio(2), true)));

    [Fact]
    public void Compile_refuses_a_ratio_too_fine_to_be_exact() =>
        Assert.Equal(["2 BaseUnits"], Mistakes(new UnitRow(Paint, Case, new Ratio(1_000_000_001, 2), false)));

    [Fact]
    public void Compile_refuses_empty_ids() => Assert.Equal(["2 Sku", "2 Unit"], Mistakes(new UnitRow(default, default, new Ratio(1), true)));

    [Theory]
    [InlineData("5012345678901")]
    [InlineData("501234567891")]
    [InlineData("50123456789o0")]
    [InlineData("")]
    public void Compile_refuses_a_wrong_gtin(string gtin) =>
        Assert.Equal(["2 Gtin"], Mistakes(new UnitRow(Paint, Case, new Ratio(12), false, gtin)));

    [Theory]
    [InlineData("96385074")]
    [InlineData("036000291452")]
    [InlineData("4006381333931")]
    [InlineData("10614141000415")]
    public void Compile_takes_a_gtin_of_any_of_its_lengths(string gtin) =>
        Expect.Compiled(UnitCatalogue.Compile(Table with { Rows = [new UnitRow(Paint, Each, new Ratio(1), true, gtin, 6)], Aliases = [] }));

    [Fact]
    public void Compile_refuses_one_gtin_for_two_packs_even_when_padded() =>
        Assert.Equal(["2 Gtin"], Mistakes(new UnitRow(Paint, Case, new Ratio(12), false, "05012345678900")));

    [Fact]
    public void Compile_refuses_a_sku_with_a_look_alike_letter() =>
        Assert.Equal(["2 Sku"], Mistakes(new UnitRow(new Sku("P\u0410INT-5L"), Each, new Ratio(1), true)));

    [Fact]
    public void Compile_refuses_an_invisible_character() =>
        Assert.Equal(["2 Sku"], Mistakes(new UnitRow(new Sku("PAINT\u200B-5L"), Each, new Ratio(1), true)));

    [Fact]
    public void Compile_names_all_mistakes_at_once() =>
        Assert.Equal(
            ["0 Version", "1 BaseUnits", "1 Decimals", "1 Alias.Text", "2 Sku", "2 Gtin", "2 IsBase"],
            Expect.RowErrors(UnitCatalogue.Compile(new UnitTable
            {
                Version = "",
                Rows = [new UnitRow(Paint, Each, new Ratio(2), true, null, 7), new UnitRow(new Sku(" X"), Each, new Ratio(1), false, "1")],
                Aliases = [new UnitAlias("erp", "", Each)],
            })));

    [Fact]
    public void Compile_refuses_one_text_for_two_units() =>
        Assert.Equal(["2 Alias.Text"], Expect.RowErrors(UnitCatalogue.Compile(Table with
        {
            Aliases = [new UnitAlias("erp", "BOX", Each), new UnitAlias("erp", "BOX", Case)],
        })));

    [Fact]
    public void Compile_refuses_a_text_that_is_the_code_of_another_unit() =>
        Assert.Equal(["1 Alias.Text"], Expect.RowErrors(UnitCatalogue.Compile(Table with { Aliases = [new UnitAlias("erp", "EA", Case)] })));

    [Fact]
    public void Compile_refuses_it_too_when_the_other_unit_has_a_name_elsewhere() =>
        Assert.Equal(["1 Alias.Text"], Expect.RowErrors(UnitCatalogue.Compile(Table with { Aliases = [new UnitAlias("erp", "EA", Case), new UnitAlias("wms", "PCS", Each)] })));

    [Fact]
    public void Compile_refuses_an_alias_of_no_system_or_no_unit() =>
        Assert.Equal(["1 Alias.System", "1 Alias.Unit"], Expect.RowErrors(UnitCatalogue.Compile(Table with { Aliases = [new UnitAlias("", "PCS", default)] })));

    [Fact]
    public void Any_table_is_refused_with_mistakes_or_answers_for_every_row_of_it()
    {
        var row =
            from sku in Gen.Elements("A", "B", "C")
            from unit in Gen.Elements("EA", "XCS", "XPX")
            from ratio in Gen.Choose(1, 3)
            from isBase in Gen.Elements(true, false)
            select new UnitRow(new Sku(sku), new UnitCode(unit), new Ratio(ratio), isBase);
        var alias =
            from system in Gen.Elements("erp", "wms")
            from text in Gen.Elements("EA", "PCS", "CS", "XCS")
            from unit in Gen.Elements("EA", "XCS")
            select new UnitAlias(system, text, new UnitCode(unit));
        var tables =
            from rows in Gen.Choose(0, 4).SelectMany(n => row.ArrayOf(n))
            from aliases in Gen.Choose(0, 3).SelectMany(n => alias.ArrayOf(n))
            select new UnitTable { Version = "p", Rows = rows, Aliases = aliases };

        Expect.ForAll(tables, table =>
        {
            var compilation = UnitCatalogue.Compile(table);

            Assert.Equal(!compilation.IsOk, compilation.Refusals.Count > 0);
            if (!compilation.IsOk)
                return;
            var units = compilation.Value;
            Assert.All(table.Rows, r => Assert.Equal(r.BaseUnits, units.BaseUnitsPer(r.Sku, r.Unit).Value));
            Assert.All(table.Aliases, a => Assert.Equal(a.Unit, units.Resolve(a.System, a.Text).Value));
            foreach (var unit in table.Rows.Select(static r => r.Unit))
                Assert.All(new[] { "erp", "wms" }, system => Assert.Equal(unit, units.Resolve(system, units.VendorText(system, unit)).Value));
        });
    }

    [Fact]
    public void Answers_do_not_allocate()
    {
        var two = new Quantity(2, Case);

        Assert.Equal(0, Allocations.Of(() => _ = _units.ToBase(Paint, two).IsOk));
        Assert.Equal(0, Allocations.Of(() => _ = _units.ToPacks(Paint, 31, Case).IsOk));
        Assert.Equal(0, Allocations.Of(() => _ = _units.BaseUnitsPer(Paint, Case).IsOk));
        Assert.Equal(0, Allocations.Of(() => _ = _units.Resolve("business-central", "PCS").IsOk));
        Assert.Equal(0, Allocations.Of(() => _ = _units.VendorText("business-central", Each)));
    }

    private static UnitCatalogue Catalogue(Ratio baseUnits) => Expect.Compiled(UnitCatalogue.Compile(new UnitTable
    {
        Version = "p",
        Rows = [new UnitRow(Paint, Each, new Ratio(1), true), new UnitRow(Paint, Case, baseUnits, false)],
    }));

    private static string[] Mistakes(params UnitRow[] rows) => Expect.RowErrors(UnitCatalogue.Compile(new UnitTable
    {
        Version = "m",
        Rows = [new UnitRow(Paint, Each, new Ratio(1), true, "5012345678900"), .. rows],
    }));

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
