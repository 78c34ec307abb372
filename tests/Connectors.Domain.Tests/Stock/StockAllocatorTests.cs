using Connectors.Domain.Reasons;
using Connectors.Domain.Stock;
using Connectors.Domain.Units;
using Connectors.Domain.Values;
using FsCheck.Fluent;

namespace Connectors.Domain.Tests.Stock;

public sealed class StockAllocatorTests
{
    private static readonly Sku Paint = new("PAINT-5L");
    private static readonly UnitCode Each = new("EA");
    private static readonly UnitCode Case = new("XCS");
    private static readonly UnitCode Pallet = new("XPX");

    private readonly StockAllocator _allocator = new(Expect.Compiled(UnitCatalogue.Compile(new UnitTable
    {
        Version = "u",
        Rows = [new UnitRow(Paint, Each, new Ratio(1), true), new UnitRow(Paint, Case, new Ratio(12), false), new UnitRow(Paint, Pallet, new Ratio(60), false)],
    })));

    [Theory]
    [InlineData(30, 30, 2)]
    [InlineData(18, 18, 1)]
    [InlineData(17, 17, 1)]
    [InlineData(11, 11, 0)]
    [InlineData(-5, 0, 0)]
    public void R56_selling_a_case_lowers_the_singles_and_the_other_way_round(int sellable, int singles, int cases) =>
        Assert.Equal([cases, singles], Packs(sellable, PoolMode.Shared, Offer("bq", "CASE", Case), Offer("bq", "EACH", Each)));

    [Fact]
    public void A_shared_stock_keeps_back_each_offers_own_buffer() =>
        Assert.Equal([25, 2], Packs(30, PoolMode.Shared, Offer("bq", "EACH", Each, 5), Offer("web", "CASE", Case)));

    [Fact]
    public void A_divided_stock_goes_by_weight_and_the_rest_to_who_lost_most() =>
        Assert.Equal([0, 28, 14], Packs(42, PoolMode.Divided, Offer("bq", "CASE", Case), Offer("web", "A", Each, 0, 2), Offer("web", "B", Each)));

    [Fact]
    public void A_divided_stock_gives_packs_that_lost_most_first() =>
        Assert.Equal([1, 11], Packs(23, PoolMode.Divided, Offer("bq", "CASE", Case), Offer("web", "A", Each)));

    [Fact]
    public void A_divided_stock_keeps_back_the_largest_buffer_once() =>
        Assert.Equal([5, 5], Packs(14, PoolMode.Divided, Offer("bq", "A", Each, 4), Offer("web", "A", Each, 3)));

    [Fact]
    public void An_offer_without_weight_gets_nothing_of_a_divided_stock() =>
        Assert.Equal([7, 0], Packs(7, PoolMode.Divided, Offer("bq", "A", Each), Offer("web", "A", Each, 0, 0)));

    [Fact]
    public void An_unknown_pack_is_refused()
    {
        Expect.Refused(_allocator.Allocate(Paint, 5, PoolMode.Shared, [Offer("bq", "A", new UnitCode("XBX"))]), ReasonCatalogue.UnitUnknown);
        Expect.Refused(_allocator.Allocate(Paint, 5, PoolMode.Divided, [Offer("bq", "A", new UnitCode("XBX"))]), ReasonCatalogue.UnitUnknown);
    }

    [Fact]
    public void A_stock_larger_than_any_is_refused()
    {
        Assert.Equal(
            [new Fact("SKU", "PAINT-5L"), new Fact("sellable", "79228162514264337593543950335")],
            Expect.Refused(_allocator.Allocate(Paint, decimal.MaxValue, PoolMode.Divided, [Offer("bq", "A", Each)]), ReasonCatalogue.UnitOverflow).Facts);
        Expect.Refused(_allocator.Allocate(Paint, decimal.MaxValue, PoolMode.Shared, [Offer("bq", "A", Each)]), ReasonCatalogue.UnitOverflow);
    }

    [Fact]
    public void Offers_that_are_not_well_formed_throw()
    {
        Assert.Throws<ArgumentException>(() => Packs(5, PoolMode.Shared, Offer("bq", "A", Each), Offer("bq", "A", Case)));
        Assert.Throws<ArgumentException>(() => Packs(5, PoolMode.Shared, Offer("bq", "A", Each, -1)));
        Assert.Throws<ArgumentException>(() => Packs(5, PoolMode.Divided, Offer("bq", "A", Each, 0, -1)));
        Assert.Throws<ArgumentException>(() => Packs(5, PoolMode.Divided, Offer("bq", "A", Each, 0, 1_000_001)));
        Assert.Throws<ArgumentException>(() => Packs(5, PoolMode.Unspecified, Offer("bq", "A", Each)));
    }

    [Fact]
    public void What_no_offer_shows_of_a_shared_stock_is_not_shown() =>
        Assert.Equal(5, _allocator.Allocate(Paint, 30, PoolMode.Shared, [Offer("bq", "EACH", Each, 5), Offer("web", "CASE", Case)]).Value.NotShown);

    [Fact]
    public void The_largest_weight_and_the_largest_stock_are_taken() =>
        Assert.Equal([1_000_000_000_000], Packs(1_000_000_000_000, PoolMode.Divided, Offer("bq", "A", Each, 0, 1_000_000)));

    [Fact]
    public void A_divided_stock_of_packs_that_are_fractions_is_exact()
    {
        var rope = new Sku("ROPE");
        var (foot, coil) = (new UnitCode("FOT"), new UnitCode("XCL"));
        var allocator = new StockAllocator(Expect.Compiled(UnitCatalogue.Compile(new UnitTable
        {
            Version = "u",
            Rows = [new UnitRow(rope, new UnitCode("YRD"), new Ratio(1), true), new UnitRow(rope, foot, new Ratio(1, 3), false), new UnitRow(rope, coil, new Ratio(5, 2), false)],
        })));

        var allocation = allocator.Allocate(rope, 10, PoolMode.Divided, [Offer("bq", "COIL", coil), Offer("bq", "FOOT", foot)]).Value;

        Assert.Equal([2L, 15L], allocation.Shares.Select(static s => s.Packs));
        Assert.Equal(0, allocation.NotShown);
        Assert.Equal(
            "1000000000000",
            Expect.Fact(Expect.Refused(allocator.Allocate(rope, 1_000_000_000_000, PoolMode.Divided, [Offer("bq", "FOOT", foot)]), ReasonCatalogue.UnitOverflow), "sellable"));
    }

    [Fact]
    public void Null_throws_and_is_named() =>
        Assert.Throws<ArgumentNullException>("offers", () => _allocator.Allocate(Paint, 5, PoolMode.Shared, null!));

    [Fact]
    public void A_stock_without_offers_is_not_shown() =>
        Assert.Equal(5, _allocator.Allocate(Paint, 5, PoolMode.Divided, []).Value.NotShown);

    [Fact]
    public void R57_allocation_conserves_the_stock_and_does_not_depend_on_the_order_of_offers()
    {
        var offers =
            from packs in Gen.Elements(Each, Case, Pallet).ArrayOf(5)
            from safetyStocks in Gen.Choose(0, 30).ArrayOf(5)
            from weights in Gen.Choose(0, 5).ArrayOf(5)
            select Enumerable.Range(0, 5).Select(i => Offer(i % 2 == 0 ? "bq" : "web", $"O{i}", packs[i], safetyStocks[i], weights[i])).ToArray();
        var cases =
            from some in offers
            from shuffled in Expect.Shuffled(some)
            from stock in Gen.Choose(0, 1000)
            from mode in Gen.Elements(PoolMode.Shared, PoolMode.Divided)
            select (some, shuffled, stock, mode);

        Expect.ForAll(cases, c =>
        {
            var one = _allocator.Allocate(Paint, c.stock, c.mode, c.some).Value;
            var other = _allocator.Allocate(Paint, c.stock, c.mode, c.shuffled).Value;

            Assert.Equal(one.Shares, other.Shares);
            Assert.True(one.NotShown >= 0);
            Assert.All(one.Shares, static s => Assert.True(s.Packs >= 0));
            if (c.mode == PoolMode.Divided)
                Assert.Equal(c.stock, one.Shares.Sum(static s => s.BaseUnits) + one.NotShown);
        });
    }

    [Fact]
    public void A_divided_stock_leaves_no_pack_unsold_that_would_fit()
    {
        var cases =
            from stock in Gen.Choose(0, 500)
            from weights in Gen.Choose(1, 9).Two()
            select (stock, weights);

        Expect.ForAll(cases, c => Assert.True(
            _allocator.Allocate(Paint, c.stock, PoolMode.Divided, [Offer("bq", "A", Case, 0, c.weights.Item1), Offer("web", "A", Pallet, 0, c.weights.Item2)]).Value.NotShown < 12));
    }

    [Fact]
    public void No_offer_shows_more_when_its_buffer_grows()
    {
        var cases =
            from stock in Gen.Choose(0, 300)
            from safetyStock in Gen.Choose(0, 100)
            from more in Gen.Choose(0, 100)
            from mode in Gen.Elements(PoolMode.Shared, PoolMode.Divided)
            select (stock, safetyStock, more, mode);

        Expect.ForAll(cases, c => Assert.True(
            Packs(c.stock, c.mode, Offer("bq", "A", Each, c.safetyStock + c.more))[0] <= Packs(c.stock, c.mode, Offer("bq", "A", Each, c.safetyStock))[0]));
    }

    private static PoolOffer Offer(string channel, string sku, UnitCode pack, decimal safetyStock = 0, int weight = 1) => new(channel, new Sku(sku), pack, safetyStock, weight);

    private long[] Packs(decimal sellable, PoolMode mode, params PoolOffer[] offers) =>
        [.. _allocator.Allocate(Paint, sellable, mode, offers).Value.Shares.Select(static s => s.Packs)];
}
