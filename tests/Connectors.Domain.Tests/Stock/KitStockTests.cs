using Connectors.Domain.Reasons;
using Connectors.Domain.Stock;
using Connectors.Domain.Units;
using Connectors.Domain.Values;
using FsCheck.Fluent;

namespace Connectors.Domain.Tests.Stock;

public sealed class KitStockTests
{
    private static readonly Sku Kit = new("PAINT-KIT");
    private static readonly KitPart[] Parts = [new(new Sku("ROLLER-9"), 1), new(new Sku("TRAY-9"), 1), new(new Sku("TAPE-50M"), 2)];

    [Theory]
    [InlineData(10, 10, 10, 5)]
    [InlineData(3, 10, 10, 3)]
    [InlineData(10, 0, 10, 0)]
    [InlineData(10, 10, 1, 0)]
    [InlineData(10, -4, 10, 0)]
    public void A_kit_is_there_as_often_as_the_scarcest_part_allows(int rollers, int trays, int tapes, int kits) =>
        Assert.Equal(kits, KitStock.Of(Kit, Parts, There(rollers, trays, tapes)).Value);

    [Fact]
    public void A_part_that_nobody_knows_is_not_zero() =>
        Assert.Equal(
            "TRAY-9",
            Expect.Fact(Expect.Refused(KitStock.Of(Kit, Parts, new Dictionary<Sku, decimal> { [new Sku("ROLLER-9")] = 1, [new Sku("TAPE-50M")] = 2 }), ReasonCatalogue.StockMissing), "part"));

    [Fact]
    public void So_many_kits_can_be_made_and_not_one_more() =>
        Expect.ForAll(Gen.Choose(-5, 500).Three(), static there =>
        {
            var stock = There(there.Item1, there.Item2, there.Item3);
            var kits = KitStock.Of(Kit, Parts, stock).Value;

            Assert.All(Parts, p => Assert.True(kits * p.Quantity <= Math.Max(0, stock[p.Sku])));
            Assert.Contains(Parts, p => (kits + 1) * p.Quantity > stock[p.Sku]);
        });

    [Fact]
    public void What_is_not_well_formed_throws()
    {
        Assert.Throws<ArgumentException>("parts", () => KitStock.Of(Kit, [], There(1, 1, 1)));
        Assert.Throws<ArgumentException>("parts", () => KitStock.Of(Kit, [new KitPart(new Sku("A"), 0)], There(1, 1, 1)));
        Assert.Throws<ArgumentNullException>("parts", () => KitStock.Of(Kit, null!, There(1, 1, 1)));
        Assert.Throws<ArgumentNullException>("sellable", () => KitStock.Of(Kit, Parts, null!));
    }

    private static Dictionary<Sku, decimal> There(decimal rollers, decimal trays, decimal tapes) =>
        new() { [Parts[0].Sku] = rollers, [Parts[1].Sku] = trays, [Parts[2].Sku] = tapes };
}
