using Connectors.Domain.Documents;
using Connectors.Domain.Reasons;
using Connectors.Domain.Stock;
using Connectors.Domain.Values;
using FsCheck.Fluent;

namespace Connectors.Domain.Tests.Stock;

public sealed class SellableStockTests
{
    private static readonly Sku Paint = new("PAINT-5L");
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Settles = TimeSpan.FromMinutes(2);

    [Fact]
    public void Of_takes_off_orders_the_source_does_not_have() =>
        Assert.Equal(17, SellableStock.Of([Level(20)], [Reserved("A", 3)], Settles).Value);

    [Fact]
    public void Of_takes_off_what_is_free_and_not_what_is_on_the_shelf() =>
        Assert.Equal(51, SellableStock.Of([new StockLevel(Paint, null, 80, 29, 51, Noon)], [], Settles).Value);

    [Theory]
    [InlineData(-119, 17)]
    [InlineData(-120, 20)]
    [InlineData(1, 17)]
    public void Of_counts_a_reservation_until_the_level_is_sure_to_hold_it(int seconds, int sellable) =>
        Assert.Equal(sellable, SellableStock.Of([Level(20)], [Reserved("A", 3, Noon.AddSeconds(seconds))], Settles).Value);

    [Fact]
    public void Of_counts_a_repeated_reservation_once() =>
        Assert.Equal(16, SellableStock.Of([Level(20)], [Reserved("A", 3), Reserved("A", 4), Reserved("A", 3)], Settles).Value);

    [Fact]
    public void Of_is_never_below_zero() => Assert.Equal(0, SellableStock.Of([Level(2)], [Reserved("A", 3)], Settles).Value);

    [Fact]
    public void Of_does_not_take_missing_as_zero()
    {
        Assert.Equal(
            [new Fact("SKU", "PAINT-5L"), new Fact("location", "YORK")],
            Expect.Refused(SellableStock.Of([Level(5, "LEEDS"), Level(null, "YORK")], [], Settles), ReasonCatalogue.StockMissing).Facts);
        Assert.Equal("all", Expect.Fact(Expect.Refused(SellableStock.Of([Level(null)], [], Settles), ReasonCatalogue.StockMissing), "location"));
        Assert.Equal("none", Expect.Fact(Expect.Refused(SellableStock.Of([], [], Settles), ReasonCatalogue.StockMissing), "levels"));
        Assert.True(SellableStock.Of([Level(0)], [], Settles).IsOk);
    }

    [Fact]
    public void Of_adds_locations_and_lets_no_debt_of_one_take_from_another() =>
        Assert.Equal(12, SellableStock.Of([Level(5, "LEEDS"), Level(-3, "YORK"), Level(7, "HULL")], [], Settles).Value);

    [Fact]
    public void Of_counts_a_reservation_that_the_oldest_level_may_have_missed() =>
        Assert.Equal(
            9, SellableStock.Of([Level(5, "LEEDS") with { AsOf = Noon.AddMinutes(-10) }, Level(7, "HULL")], [Reserved("A", 3, Noon.AddMinutes(-5))], Settles).Value);

    [Fact]
    public void Of_refuses_a_level_larger_than_any_stock()
    {
        Assert.Equal(
            [new Fact("SKU", "PAINT-5L"), new Fact("available", "1000000000001")],
            Expect.Refused(SellableStock.Of([Level(1_000_000_000_001m)], [], Settles), ReasonCatalogue.UnitOverflow).Facts);
        Expect.Refused(SellableStock.Of([Level(600_000_000_000m, "LEEDS"), Level(600_000_000_000m, "YORK")], [], Settles), ReasonCatalogue.UnitOverflow);
    }

    [Fact]
    public void Of_throws_for_levels_of_several_SKUs_and_reservations_below_zero()
    {
        Assert.Throws<ArgumentException>(static () => SellableStock.Of([Level(5, "LEEDS"), new StockLevel(new Sku("ROPE"), "YORK", 1, 0, 1, Noon)], [], Settles));
        Assert.Throws<ArgumentOutOfRangeException>(static () => SellableStock.Of([Level(5)], [Reserved("A", -1)], Settles));
        Assert.Throws<ArgumentNullException>(static () => SellableStock.Of(null!, [], Settles));
        Assert.Throws<ArgumentNullException>(static () => SellableStock.Of([], null!, Settles));
    }

    [Fact]
    public void Of_throws_for_levels_that_count_twice()
    {
        Assert.Throws<ArgumentException>(() => SellableStock.Of([Level(5, "LEEDS"), Level(5, "LEEDS")], [], Settles));
        Assert.Throws<ArgumentException>(() => SellableStock.Of([Level(5, "LEEDS"), Level(5)], [], Settles));
        Assert.Throws<ArgumentException>(() => SellableStock.Of([Level(5), new StockLevel(new Sku("ROPE"), "X", 1, 0, 1, Noon)], [], Settles));
    }

    [Fact]
    public void Of_is_the_same_in_any_order_and_with_repeats()
    {
        var cases =
            from quantities in Gen.Choose(0, 9).ArrayOf(6)
            from order in Expect.Shuffled(Enumerable.Range(0, 6).Concat([0, 3]))
            select (quantities, order);

        Expect.ForAll(cases, c =>
        {
            var inOrder = Enumerable.Range(0, 6).Select(i => Reserved($"O{i}", c.quantities[i])).ToArray();
            var mixed = c.order.Select(i => inOrder[i]).ToArray();

            Assert.Equal(Math.Max(0, 30 - c.quantities.Sum()), SellableStock.Of([Level(30)], mixed, Settles).Value);
        });
    }

    private static StockLevel Level(decimal? available, string? location = null) => new(Paint, location, null, null, available, Noon);

    private static StockReservation Reserved(string order, decimal quantity, DateTimeOffset? handedOver = null) =>
        new(new OrderKey(new ConnectionName("bq"), order), new OrderLineId("1"), quantity, handedOver);
}
