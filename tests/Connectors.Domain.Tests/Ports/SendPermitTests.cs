using Connectors.Domain.Ports;

namespace Connectors.Domain.Tests.Ports;

public sealed class SendPermitTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly TwoClocks _clock = new();

    [Theory]
    [InlineData(1, 5, 1)]
    [InlineData(5, 1, 1)]
    [InlineData(2, 2, 2)]
    public void It_ends_with_the_lease_or_the_time_of_the_run_whichever_is_earlier(int lease, int limit, int expected)
    {
        var permit = Open(lease, limit);

        Assert.Equal((Start + (expected * Minute), expected * Minute, true), (permit.NotAfter, permit.Remaining, permit.IsOpen));
        _clock.Pass((expected * Minute) - TimeSpan.FromTicks(1));
        Assert.True(permit.IsOpen);
        _clock.Pass(TimeSpan.FromTicks(1));
        Assert.Equal((TimeSpan.Zero, false), (permit.Remaining, permit.IsOpen));
        _clock.Pass(Minute);
        Assert.Equal(TimeSpan.Zero, permit.Remaining);
    }

    [Fact]
    public void A_wall_clock_that_is_set_back_does_not_prolong_it()
    {
        var permit = Open(2, 5);
        _clock.Pass(Minute);
        _clock.SetWall(Start - TimeSpan.FromHours(1));

        Assert.Equal(Minute, permit.Remaining);
        _clock.Pass(Minute);

        Assert.False(permit.IsOpen);
    }

    [Fact]
    public void A_steady_clock_that_stood_still_while_the_machine_slept_does_not_prolong_it()
    {
        var permit = Open(2, 5);
        _clock.SetWall(Start + (3 * Minute));

        Assert.Equal((TimeSpan.Zero, false), (permit.Remaining, permit.IsOpen));
    }

    [Theory]
    [InlineData(30, 30)]
    [InlineData(-30, 60)]
    public void What_remains_is_what_the_stricter_clock_says(int ahead, int left)
    {
        var permit = Open(1, 5);
        _clock.SetWall(Start + TimeSpan.FromSeconds(ahead));

        Assert.Equal(TimeSpan.FromSeconds(left), permit.Remaining);
    }

    [Fact]
    public void Once_seen_to_be_over_it_never_opens_again()
    {
        var permit = Open(2, 5);
        _clock.SetWall(Start + (3 * Minute));
        Assert.False(permit.IsOpen);

        _clock.SetWall(Start);

        Assert.False(permit.IsOpen);
        Assert.False(permit.ExtendLease(Start + (9 * Minute), 9 * Minute));
        Assert.False(permit.MarkSent());
    }

    [Fact]
    public void A_longer_lease_moves_the_end_as_far_as_the_time_of_the_run()
    {
        var permit = Open(1, 3);
        _clock.Pass(TimeSpan.FromSeconds(30));

        Assert.True(permit.ExtendLease(Start + (2.5 * Minute), 2 * Minute));
        Assert.Equal((Start + (2.5 * Minute), 2 * Minute), (permit.NotAfter, permit.Remaining));

        Assert.True(permit.ExtendLease(Start + TimeSpan.FromHours(1), TimeSpan.FromHours(1)));
        Assert.Equal((Start + (3 * Minute), 2.5 * Minute), (permit.NotAfter, permit.Remaining));
    }

    [Fact]
    public void A_lease_that_left_nothing_opens_nothing()
    {
        Assert.False(new SendPermit(_clock, Start, TimeSpan.FromMinutes(-1), Minute).IsOpen);
        Assert.False(new SendPermit(_clock, Start - Minute, Minute, Minute).IsOpen);
        Assert.False(new SendPermit(_clock, Start + Minute, TimeSpan.MinValue, Minute).IsOpen);
        Assert.False(new SendPermit(_clock, Start + Minute, Minute, TimeSpan.Zero).IsOpen);
        Assert.Throws<ArgumentOutOfRangeException>(() => new SendPermit(_clock, Start, Minute, TimeSpan.FromTicks(-1)));
    }

    [Fact]
    public void Closed_by_hand_it_stays_closed_and_tells_the_first_reason()
    {
        var permit = Open(1, 5);
        Assert.Null(permit.WhyClosed);

        permit.Close("the case was lost");
        permit.Close("stopping");

        Assert.Equal(("the case was lost", false, TimeSpan.Zero), (permit.WhyClosed, permit.IsOpen, permit.Remaining));
        Assert.False(permit.ExtendLease(Start + (9 * Minute), 9 * Minute));
        Assert.False(permit.IsOpen);
        Assert.Throws<ArgumentException>(() => permit.Close(" "));
    }

    [Fact]
    public void What_left_under_it_is_remembered_and_what_was_refused_is_not()
    {
        var (sent, refused) = (Open(1, 5), Open(1, 5));
        Assert.False(sent.HasSent);
        refused.Close("the case was lost");

        Assert.True(sent.MarkSent());
        Assert.False(refused.MarkSent());

        Assert.True(sent.HasSent);
        sent.Close("done");
        Assert.True(sent.HasSent);
        Assert.False(refused.HasSent);
    }

    [Fact]
    public void Closing_decides_for_good_whether_something_left()
    {
        for (var run = 0; run < 200; run++)
        {
            var permit = SendPermit.WithoutLimit();
            using var both = new Barrier(2);
            var left = false;
            var sender = new Thread(() =>
            {
                both.SignalAndWait();
                left = permit.MarkSent();
            });
            sender.Start();
            both.SignalAndWait();

            permit.Close("the case was lost");
            var seen = permit.HasSent;
            sender.Join();

            Assert.Equal(left, seen);
        }
    }

    [Fact]
    public void Without_a_limit_no_clock_ends_it_and_each_remembers_for_itself()
    {
        var (one, other) = (SendPermit.WithoutLimit(), SendPermit.WithoutLimit());
        one.MarkSent();

        Assert.Equal((DateTimeOffset.MaxValue, TimeSpan.MaxValue, true), (other.NotAfter, other.Remaining, other.IsOpen));
        Assert.False(other.HasSent);
        other.Close("by hand");
        Assert.False(other.IsOpen);
    }

    [Fact]
    public void A_run_may_have_no_limit_of_its_own()
    {
        var permit = new SendPermit(_clock, Start + Minute, Minute, TimeSpan.MaxValue);

        Assert.Equal((Start + Minute, Minute), (permit.NotAfter, permit.Remaining));
        permit.ExtendLease(DateTimeOffset.MaxValue, TimeSpan.MaxValue);
        Assert.Equal(TimeSpan.MaxValue, permit.Remaining);
    }

    [Fact]
    public void Its_text_tells_instants_only_and_in_UTC()
    {
        var permit = new SendPermit(_clock, (Start + Minute).ToOffset(TimeSpan.FromHours(3)), Minute, 5 * Minute);
        permit.Close("Jane Canary");

        Assert.Equal("SendPermit { NotAfter = 2026-03-02T09:01:00.0000000+00:00 }", permit.ToString());
        Assert.Equal(TimeSpan.Zero, permit.NotAfter.Offset);
    }

    [Fact]
    public void Leave_for_a_request_of_several_lasts_as_long_as_the_shortest_of_them()
    {
        var (shorter, longer) = (Open(1, 5), Open(2, 5));
        var both = SendPermit.Together([longer, shorter]);

        Assert.Equal((Start + Minute, Minute, true), (both.NotAfter, both.Remaining, both.IsOpen));
        shorter.ExtendLease(Start + (4 * Minute), 4 * Minute);
        Assert.Equal((Start + (2 * Minute), 2 * Minute), (both.NotAfter, both.Remaining));
        longer.Close("the case was lost");

        Assert.Equal((false, false), (both.IsOpen, both.MarkSent()));
        Assert.Equal((false, false, false), (both.HasSent, shorter.HasSent, longer.HasSent));
    }

    [Fact]
    public void What_is_sent_for_several_is_sent_under_each()
    {
        SendPermit[] parts = [Open(1, 5), Open(2, 5)];
        var both = SendPermit.Together(parts);

        Assert.True(both.MarkSent());
        Assert.Equal((true, true, true), (both.HasSent, parts[0].HasSent, parts[1].HasSent));
        both.Close("given up");
        Assert.Equal((false, true, true), (both.IsOpen, parts[0].IsOpen, parts[1].IsOpen));
    }

    [Fact]
    public void Leave_of_one_is_its_own_and_of_none_there_is_none()
    {
        var only = Open(1, 5);

        Assert.Same(only, SendPermit.Together([only]));
        Assert.Throws<ArgumentException>(() => SendPermit.Together([]));
    }

    private SendPermit Open(int leaseMinutes, int limitMinutes) => new(_clock, Start + (leaseMinutes * Minute), leaseMinutes * Minute, limitMinutes * Minute);

    /// <summary>A wall clock that can be set without the steady one noticing.</summary>
    private sealed class TwoClocks : TimeProvider
    {
        private TimeSpan _steady;
        private DateTimeOffset _wall = Start;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Pass(TimeSpan time)
        {
            _steady += time;
            _wall += time;
        }

        public void SetWall(DateTimeOffset instant) => _wall = instant;

        public override DateTimeOffset GetUtcNow() => _wall;

        public override long GetTimestamp() => _steady.Ticks;
    }
}
