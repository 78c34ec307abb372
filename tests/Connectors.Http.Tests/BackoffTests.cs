using Connectors.Http.Internal;
using FsCheck;
using FsCheck.Fluent;

namespace Connectors.Http.Tests;

public sealed class BackoffTests
{
    [Fact]
    public void Delay_stays_within_its_bounds_for_any_roll()
    {
        var inputs =
            from retry in Gen.Choose(0, 9)
            from baseDelay in Gen.Choose(1, 60_000)
            from more in Gen.Choose(0, 600_000)
            from roll in Gen.Choose(0, Backoff.Sides - 1)
            select (retry, BaseDelay: TimeSpan.FromMilliseconds(baseDelay), MaxDelay: TimeSpan.FromMilliseconds(baseDelay + more), roll);

        Prop.ForAll(inputs.ToArbitrary(), x =>
        {
            var nominal = TimeSpan.FromTicks(Math.Min(x.BaseDelay.Ticks << x.retry, x.MaxDelay.Ticks));
            var delay = Backoff.Delay(x.retry, x.BaseDelay, x.MaxDelay, x.roll);
            return delay >= nominal / 2 && delay <= nominal * 3 / 2 && delay <= x.MaxDelay && delay > TimeSpan.Zero;
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(2, 4)]
    [InlineData(4, 16)]
    [InlineData(5, 30)]
    [InlineData(10, 30)]
    public void Delay_doubles_up_to_the_cap(int retry, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Backoff.Delay(retry, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30), Backoff.Sides / 2));

    [Fact]
    public void Delay_of_the_longest_allowed_options_does_not_overflow() =>
        Assert.Equal(TimeSpan.FromHours(24), Backoff.Delay(10, TimeSpan.FromHours(24), TimeSpan.FromHours(24), Backoff.Sides - 1));
}
