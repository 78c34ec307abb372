using Connectors.Domain.Units;
using Connectors.Domain.Values;

namespace Connectors.Domain.Tests.Units;

public sealed class KitTests
{
    private static readonly UnitTable Table = new()
    {
        Version = "u1",
        Rows =
        [
            Base("KIT"), Base("ROLLER"), Base("ROPE", 2), Base("OTHER-KIT"),
        ],
    };

    [Fact]
    public void Parts_come_in_the_order_of_the_table_and_none_for_what_is_no_kit()
    {
        var units = Expect.Compiled(UnitCatalogue.Compile(Table with { Kits = [Row("KIT", "ROLLER", 2), Row("KIT", "ROPE", 1.25m)] }));

        Assert.Equal([new KitPart(new Sku("ROLLER"), 2), new KitPart(new Sku("ROPE"), 1.25m)], units.PartsOf(new Sku("KIT")));
        Assert.Empty(units.PartsOf(new Sku("ROLLER")));
        Assert.Empty(units.PartsOf(new Sku("nobody")));
    }

    [Fact]
    public void Compile_names_every_mistake_in_kits() =>
        Assert.Equal(
            ["1 Kit.Kit", "2 Kit.Part", "3 Kit.Part", "4 Kit.Quantity", "5 Kit.Quantity", "6 Kit.Kit", "7 Kit.Part"],
            Expect.RowErrors(UnitCatalogue.Compile(Table with
            {
                Kits =
                [
                    Row("NOBODY", "ROLLER", 1), Row("KIT", "NOBODY", 1), Row("KIT", "OTHER-KIT", 1), Row("OTHER-KIT", "ROLLER", 0), Row("KIT", "ROLLER", 0.5m),
                    Row("ROPE", "ROLLER", 1), Row("KIT", "ROLLER", 1),
                ],
            })));

    [Theory]
    [InlineData("ROLLER", "42.3", "42")]
    [InlineData("ROLLER", "-42.9", "-42")]
    [InlineData("ROPE", "42.349", "42.34")]
    public void Countable_rounds_towards_zero_to_what_the_base_unit_can_count(string sku, string quantity, string countable)
    {
        var units = Expect.Compiled(UnitCatalogue.Compile(Table));

        Assert.Equal(Number(countable), units.Countable(new Sku(sku), Number(quantity)).Value);
        Assert.False(units.Countable(new Sku("nobody"), 1).IsOk);
        Assert.False(units.Countable(new Sku(sku), decimal.MaxValue).IsOk);
    }

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static UnitRow Base(string sku, int decimals = 0) => new(new Sku(sku), new UnitCode("EA"), new Ratio(1), true, Decimals: decimals);

    private static KitRow Row(string kit, string part, decimal quantity) => new(new Sku(kit), new Sku(part), quantity);
}
