using Connectors.Domain.Stock;
using FsCheck.Fluent;

namespace Connectors.Domain.Tests.Stock;

public sealed class OversellModelTests
{
    [Fact]
    public void One_channel_never_oversells_however_late_it_hears() =>
        Assert.False(OversellModel.Check(World(6, new SmallChannel(1, Lag: 3))).CanOversell);

    [Fact]
    public void Channels_that_hear_at_once_never_oversell() =>
        Assert.False(OversellModel.Check(World(6, new SmallChannel(1, 0), new SmallChannel(4, 0), new SmallChannel(1, 0))).CanOversell);

    [Fact]
    public void Two_channels_with_a_lag_sell_the_last_piece_twice_and_the_story_says_how()
    {
        var verdict = OversellModel.Check(World(1, new SmallChannel(1, 1), new SmallChannel(1, 1)));

        Assert.True(verdict.CanOversell);
        Assert.Equal([new SmallSale(1, 0, 1), new SmallSale(1, 1, 1)], verdict.Story);
    }

    [Fact]
    public void Zero_oversell_is_impossible_with_a_lag_and_free_demand_short_of_showing_nothing() =>
        Assert.Null(OversellModel.SmallestSafetyStock(World(2, new SmallChannel(1, 1), new SmallChannel(1, 1), new SmallChannel(1, 1))));

    [Fact]
    public void Against_free_demand_only_a_buffer_that_in_effect_divides_the_stock_is_safe() =>
        Assert.Equal(3, OversellModel.SmallestSafetyStock(World(4, new SmallChannel(1, 1), new SmallChannel(1, 1), new SmallChannel(1, 1))));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    public void R56_a_buffer_of_what_the_other_can_sell_within_the_lag_is_just_enough(int lag, int safetyStock) =>
        Assert.Equal(safetyStock, OversellModel.SmallestSafetyStock(World(8, new SmallChannel(1, lag, MostPerStep: 1), new SmallChannel(1, lag, MostPerStep: 1))));

    [Fact]
    public void R56_a_divided_stock_never_oversells_however_late_channels_hear() =>
        Assert.False(OversellModel.Check(World(6, new SmallChannel(1, 3, Own: 2), new SmallChannel(2, 3, Own: 4))).CanOversell);

    [Fact]
    public void A_stock_that_is_divided_wrongly_oversells() =>
        Assert.True(OversellModel.Check(World(5, new SmallChannel(1, 3, Own: 2), new SmallChannel(2, 3, Own: 4))).CanOversell);

    [Fact]
    public void A_story_sells_more_than_there_is_and_a_larger_buffer_is_never_less_safe()
    {
        var channel =
            from pack in Gen.Choose(1, 3)
            from lag in Gen.Choose(0, 2)
            from most in Gen.Choose(0, 2)
            select new SmallChannel(pack, lag, 0, null, most);
        var cases =
            from stock in Gen.Choose(0, 5)
            from channels in channel.ArrayOf(2)
            from safetyStock in Gen.Choose(0, 4)
            select (stock, channels, safetyStock);

        Expect.ForAll(cases, c =>
        {
            var less = OversellModel.Check(World(c.stock, [.. c.channels.Select(x => x with { SafetyStock = c.safetyStock })]) with { Steps = 4 });
            var more = OversellModel.Check(World(c.stock, [.. c.channels.Select(x => x with { SafetyStock = c.safetyStock + 1 })]) with { Steps = 4 });

            Assert.Equal(less.CanOversell, less.Story.Sum(s => s.Packs * c.channels[s.Channel].Pack) > c.stock);
            Assert.True(less.CanOversell || !more.CanOversell);
        });
    }

    [Fact]
    public void A_world_that_is_not_small_throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => OversellModel.Check(World(9, new SmallChannel(1, 0))));
        Assert.Throws<ArgumentOutOfRangeException>(() => OversellModel.Check(World(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => OversellModel.Check(World(1, new SmallChannel(0, 0))));
        Assert.Throws<ArgumentOutOfRangeException>(() => OversellModel.Check(World(1, new SmallChannel(1, 4))));
        Assert.Throws<ArgumentOutOfRangeException>(() => OversellModel.Check(World(1, new SmallChannel(1, 0)) with { Steps = 7 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => OversellModel.Check(World(1, new SmallChannel(1, 0) with { SafetyStock = -1 })));
        Assert.Throws<ArgumentOutOfRangeException>(() => OversellModel.Check(World(1, new SmallChannel(1, 0) with { Own = 9 })));
        Assert.Throws<ArgumentOutOfRangeException>(() => OversellModel.Check(World(1, new SmallChannel(1, 0) with { MostPerStep = -1 })));
    }

    [Fact]
    public void A_channel_that_hears_late_oversells_although_the_other_hears_at_once() =>
        Assert.True(OversellModel.Check(World(2, new SmallChannel(1, 0, MostPerStep: 1), new SmallChannel(1, 2, SafetyStock: 1, MostPerStep: 1))).CanOversell);

    [Fact]
    public void A_buffer_is_kept_back_of_a_channels_own_stock_too() =>
        Assert.False(OversellModel.Check(World(5, new SmallChannel(1, 3, Own: 2), new SmallChannel(1, 3, SafetyStock: 1, Own: 4))).CanOversell);

    [Theory]
    [InlineData(3, 3)]
    [InlineData(3, 0)]
    public void Every_course_of_sales_that_somebody_has_not_heard_of_is_a_situation_of_its_own(int lag, int otherLag)
    {
        // Each channel sells one or none: four situations after one step, sixteen after two.
        var world = World(4, new SmallChannel(1, lag, MostPerStep: 1), new SmallChannel(1, otherLag, MostPerStep: 1)) with { Steps = 2 };

        Assert.Equal(4 + 16, OversellModel.Check(world).Situations);
    }

    [Fact]
    public void What_is_left_of_each_divided_stock_is_a_situation_of_its_own() =>
        Assert.Equal(4, OversellModel.Check(World(2, new SmallChannel(1, 0, Own: 1), new SmallChannel(1, 0, Own: 1)) with { Steps = 1 }).Situations);

    [Fact]
    public void Null_throws_and_is_named()
    {
        Assert.Throws<ArgumentNullException>("world", static () => OversellModel.Check(null!));
        Assert.Throws<ArgumentNullException>("world", static () => OversellModel.SmallestSafetyStock(null!));
    }

    private static SmallWorld World(int stock, params SmallChannel[] channels) => new() { Stock = stock, Channels = channels, Steps = 5 };
}
