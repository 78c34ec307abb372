using Connectors.Domain.Units;
using Connectors.Domain.Values;

namespace Connectors.Domain.Tests.Units;

public sealed class StandardUnitsTests
{
    [Theory]
    [InlineData("EA", 20)]
    [InlineData("KGM", 20)]
    [InlineData("XCS", 21)]
    [InlineData("XPX", 21)]
    public void All_knows_units_of_measure_and_packagings(string code, int recommendation) =>
        Assert.Equal(recommendation, StandardUnits.All[new UnitCode(code)].Recommendation);

    [Theory]
    [InlineData("CS")]
    [InlineData("PK")]
    [InlineData("PL")]
    [InlineData("PF")]
    public void All_does_not_know_words_that_were_struck_out_or_mean_something_else(string code) =>
        Assert.False(StandardUnits.All.ContainsKey(new UnitCode(code)));

    [Fact]
    public void Packagings_and_only_they_begin_with_an_x() =>
        Assert.All(StandardUnits.All.Values, static u => Assert.Equal(u.Recommendation == 21, u.Code.Value[0] == 'X'));

    [Fact]
    public void The_standard_aliases_make_a_good_table_and_stand_for_standard_units()
    {
        UnitAlias[] aliases = [.. StandardUnits.ShipBob(), .. StandardUnits.BusinessCentral()];

        var units = Expect.Compiled(UnitCatalogue.Compile(new UnitTable { Version = "s1", Aliases = aliases }));

        Assert.All(aliases, a => Assert.Equal(a.Unit, units.Resolve(a.System, a.Text).Value));
        Assert.All(aliases, a => Assert.Equal(a.Text, units.VendorText(a.System, a.Unit)));
        Assert.All(aliases, static a => Assert.Contains(a.Unit, StandardUnits.All.Keys));
    }

    [Fact]
    public void The_same_word_means_what_its_system_means()
    {
        var units = Expect.Compiled(UnitCatalogue.Compile(new UnitTable
        {
            Version = "s1",
            Aliases = [.. StandardUnits.ShipBob("wms"), new UnitAlias("old-erp", "PL", new UnitCode("XTU"))],
        }));

        Assert.Equal(new UnitCode("XPX"), units.Resolve("wms", "PL").Value);
        Assert.Equal(new UnitCode("XTU"), units.Resolve("old-erp", "PL").Value);
    }
}
