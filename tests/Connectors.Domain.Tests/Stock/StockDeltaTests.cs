using Connectors.Domain.Stock;
using Connectors.Domain.Values;
using FsCheck.Fluent;

namespace Connectors.Domain.Tests.Stock;

public sealed class StockDeltaTests
{
    private const int Million = 1_000_000;

    [Fact]
    public void R48_a_million_offers_with_twenty_thousand_changes_give_exactly_twenty_thousand_rows()
    {
        var published = Enumerable.Range(0, Million).Select(static i => (long)(i % 100)).ToArray();
        var target = published.Select(static (q, i) => i % 50 == 0 ? q + 1 : q).ToArray();
        var offers = Enumerable.Range(0, Million).Select(static i => new Sku($"SKU-{i}")).ToArray();

        var byPosition = StockDelta.Between(published, target);
        var byText = StockDelta.Between(new StockIndex(offers), published, target.Select((q, i) => new StockQuantity(offers[i], q)));

        Assert.Equal(20_000, byPosition.Increases.Count);
        Assert.Empty(byPosition.Decreases);
        Assert.Equal(byPosition.Increases.Select(c => (offers[c.Key], c.To)), byText.Increases.Select(static c => (c.Key, c.To)));
    }

    [Fact]
    public void R50_sold_out_offers_leave_before_falling_ones_and_those_before_rising_ones()
    {
        var changes = StockDelta.Between([5, 5, 5, 5, StockDelta.Unknown, StockDelta.Unknown], [4, 9, 0, 5, 3, 0]);

        Assert.Equal([2, 5, 0], changes.Decreases.Select(static c => c.Key));
        Assert.Equal([1, 4], changes.Increases.Select(static c => c.Key));
        Assert.Null(changes.Increases[1].From);
    }

    [Fact]
    public void A_missing_offer_is_left_as_it_is_and_not_taken_as_zero()
    {
        var index = new StockIndex([new Sku("A"), new Sku("B")]);

        Assert.Equal(
            new StockChanges<Sku>().Decreases,
            StockDelta.Between(index, [5, 5], [new StockQuantity(new Sku("B"), 5)]).Decreases);
        Assert.Empty(StockDelta.Between([5, 5], [StockDelta.Unknown, 5]).Decreases);
        Assert.Empty(new StockChanges<Sku>().Increases);
    }

    [Fact]
    public void A_new_offer_is_told_for_the_first_time() =>
        Assert.Equal(
            [new StockChange<Sku>(new Sku("NEW"), null, 4)],
            StockDelta.Between(new StockIndex([new Sku("A")]), [5], [new StockQuantity(new Sku("NEW"), 4), new StockQuantity(new Sku("A"), 5)]).Increases);

    [Theory]
    [InlineData("A", "A")]
    [InlineData("NEW", "NEW")]
    public void An_offer_that_comes_twice_throws(string first, string second) =>
        Assert.Throws<ArgumentException>(() => StockDelta.Between(
            new StockIndex([new Sku("A")]), [5], [new StockQuantity(new Sku(first), 4), new StockQuantity(new Sku(second), 5)]));

    [Fact]
    public void Arguments_that_do_not_fit_throw()
    {
        Assert.Throws<ArgumentException>(() => StockDelta.Between([1], [1, 2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => StockDelta.Between([1], [-2]));
        Assert.Throws<ArgumentException>(() => StockDelta.Between(new StockIndex([new Sku("A")]), [], []));
        Assert.Throws<ArgumentException>(() => new StockIndex([new Sku("A"), new Sku("A")]));
        Assert.Throws<ArgumentException>(() => new StockIndex([default]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new StockIndex([new Sku("A")])[1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => new StockIndex([new Sku("A")])[-1]);
    }

    [Fact]
    public void A_target_below_zero_names_the_argument() =>
        Assert.Throws<ArgumentOutOfRangeException>("target", static () => StockDelta.Between([1], [-2]));

    [Fact]
    public void Null_throws_and_is_named()
    {
        Assert.Throws<ArgumentNullException>("index", static () => StockDelta.Between(null!, [], []));
        Assert.Throws<ArgumentNullException>("target", static () => StockDelta.Between(new StockIndex([]), [], null!));
    }

    [Fact]
    public void A_long_target_in_another_order_gives_the_same_changes()
    {
        var index = new StockIndex(Enumerable.Range(0, 500).Select(static i => new Sku($"S{i}")));
        var published = new long[500];

        var changes = StockDelta.Between(index, published, Enumerable.Range(0, 500).Reverse().Select(i => new StockQuantity(index[i], i % 2)));

        Assert.Equal(Enumerable.Range(0, 250).Select(i => index[499 - (2 * i)]), changes.Increases.Select(static c => c.Key));
        Assert.Empty(changes.Decreases);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(1000)]
    public void A_target_in_no_order_with_new_offers_gives_the_same_changes_as_looking_each_up(int size)
    {
        var index = new StockIndex(Enumerable.Range(0, size).Select(static i => new Sku($"S{i}")));
        var target = Enumerable.Range(0, 2 * size).Select(static i => new StockQuantity(new Sku($"S{i}"), i % 5)).ToArray();
        new Random(3).Shuffle(target);

        var changes = StockDelta.Between(index, new long[size], target);

        Assert.Equal(target.Where(q => q.Packs > 0 || index.Find(q.OfferSku) < 0).Select(static q => (q.OfferSku, q.Packs)).ToHashSet(), changes.Decreases.Concat(changes.Increases).Select(static c => (c.Key, c.To)).ToHashSet());
        Assert.All(changes.Decreases.Concat(changes.Increases), c => Assert.Equal(index.Find(c.Key) < 0 ? null : 0, c.From));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(900)]
    public void An_offer_that_comes_twice_in_a_long_target_in_no_order_throws(int twice)
    {
        var index = new StockIndex(Enumerable.Range(0, 500).Select(static i => new Sku($"S{i}")));
        var target = Enumerable.Range(0, 1000).Append(twice).Select(static i => new StockQuantity(new Sku($"S{i}"), 1)).ToArray();
        new Random(3).Shuffle(target);

        Assert.Contains($"S{twice}'", Assert.Throws<ArgumentException>(() => StockDelta.Between(index, new long[500], target)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_gives_the_position_or_minus_one()
    {
        var index = new StockIndex([new Sku("A"), new Sku("B")]);

        Assert.Equal((1, -1, 2), (index.Find(new Sku("B")), index.Find(new Sku("b")), index.Count));
        Assert.Equal(new Sku("B"), index[1]);
    }

    [Fact]
    public void Find_finds_each_of_many_offers_and_nothing_else()
    {
        var index = new StockIndex(Enumerable.Range(0, 10_000).Select(static i => new Sku($"S{i}")));

        Assert.All(Enumerable.Range(0, 10_000), i => Assert.Equal(i, index.Find(new Sku($"S{i}"))));
        Assert.All(Enumerable.Range(10_000, 10_000), i => Assert.Equal(-1, index.Find(new Sku($"S{i}"))));
        Assert.Equal(-1, new StockIndex([]).Find(new Sku("S1")));
    }

    [Fact]
    public void Delta_then_apply_is_the_target_in_any_order_and_nothing_is_told_twice()
    {
        var quantity = Gen.Choose(-1, 4).Select(static q => (long)q);
        var cases =
            from size in Gen.Choose(0, 80)
            from published in quantity.ArrayOf(size)
            from target in quantity.ArrayOf(size)
            from order in Expect.Shuffled(Enumerable.Range(0, size))
            select (published, target, order);

        Expect.ForAll(cases, c =>
        {
            var expected = c.published.Select((q, i) => c.target[i] == StockDelta.Unknown ? q : c.target[i]).ToArray();
            var index = new StockIndex(c.published.Select(static (_, i) => new Sku($"S{i}")));

            var byPosition = StockDelta.Between(c.published, c.target);
            var byText = StockDelta.Between(index, c.published, c.order.Select(i => new StockQuantity(index[i], c.target[i])));

            Assert.Equal(expected, Applied(c.published, byPosition, static k => k));
            Assert.Equal(expected, Applied(c.published, byText, index.Find));
            Assert.Empty(StockDelta.Between(expected, c.target).Decreases);
            Assert.Empty(StockDelta.Between(expected, c.target).Increases);
            Assert.All(byPosition.Decreases, static d => Assert.True(d.To == 0 || d.To < d.From));
            Assert.All(byPosition.Increases, static d => Assert.True(d.From is null || d.To > d.From));
        });
    }

    [Fact]
    public void Memory_grows_with_changes_and_not_with_offers()
    {
        var small = Enumerable.Repeat(5L, 1000).ToArray();
        var large = Enumerable.Repeat(5L, 100_000).ToArray();

        Assert.Equal(
            Allocations.Of(() => _ = StockDelta.Between(small, small).Decreases.Count),
            Allocations.Of(() => _ = StockDelta.Between(large, large).Decreases.Count));
    }

    private static long[] Applied<TKey>(long[] published, StockChanges<TKey> changes, Func<TKey, int> position)
        where TKey : notnull
    {
        var result = published.ToArray();
        foreach (var change in changes.Decreases.Concat(changes.Increases))
        {
            Assert.Equal(change.From ?? StockDelta.Unknown, result[position(change.Key)]);
            result[position(change.Key)] = change.To;
        }

        return result;
    }
}
