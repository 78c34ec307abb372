using Connectors.Simulators.Time;

namespace Connectors.Simulators.Tests.Time;

/// <summary>Each switch alone, always.</summary>
public sealed class TimeBehavioursTests
{
    [Fact]
    public async Task A_write_is_carried_out_after_its_answer_was_lost()
    {
        await using var world = await StartAsync(new TimeBehaviours { LateCommits = 1m });

        var answer = await world.SubmitAsync("late-1");
        var before = (await world.World.CheckAsync()).Findings;
        world.Clock.Advance(TimeSpan.FromMinutes(2));
        var after = (await world.World.CheckAsync()).Findings;

        Assert.Equal(504, answer.Status);
        Assert.DoesNotContain(before, static f => f.Contains("'late-1'", StringComparison.Ordinal));
        Assert.Contains(after, static f => f.Contains("'late-1'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_slow_answer_comes_when_the_clock_has_moved_and_its_effect_is_there_before()
    {
        await using var world = await StartAsync(new TimeBehaviours { SlowAnswers = 1m, SlowFor = TimeSpan.FromMinutes(3) });

        var answer = world.SubmitAsync("slow-1");
        while (!(await world.World.CheckAsync()).Findings.Any(static f => f.Contains("'slow-1'", StringComparison.Ordinal)))
            await Task.Yield();

        Assert.False(answer.IsCompleted);
        // The wait may be set a moment after the effect is there.
        while (!answer.IsCompleted)
        {
            world.Clock.Advance(TimeSpan.FromMinutes(3));
            await Task.Yield();
        }

        Assert.Equal(201, (await answer).Status);
    }

    [Fact]
    public async Task A_read_answers_what_it_answered_last_until_that_is_too_old()
    {
        await using var world = await StartAsync(new TimeBehaviours { StaleReads = 1m, StaleFor = TimeSpan.FromMinutes(2) });
        var id = world.World.AddOrder(new PlannedOrder());

        var first = (await world.OrderAsync(id)).GetProperty("order_state").GetString();
        world.Clock.Advance(TimeSpan.FromSeconds(110));
        var stale = (await world.OrderAsync(id)).GetProperty("order_state").GetString();
        world.Clock.Advance(TimeSpan.FromSeconds(11));
        var fresh = (await world.OrderAsync(id)).GetProperty("order_state").GetString();

        Assert.Equal(("STAGING", "STAGING", "WAITING_ACCEPTANCE"), (first, stale, fresh));
    }

    [Fact]
    public async Task What_came_into_being_is_missing_for_a_while()
    {
        await using var world = await StartAsync(new TimeBehaviours { LateVisibility = 1m, LongestInvisibility = TimeSpan.FromMinutes(5) });
        world.World.AddOrder(new PlannedOrder());

        var before = (await world.MiraklAsync("GET", "orders")).Json.GetProperty("total_count").GetInt32();
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        var after = (await world.MiraklAsync("GET", "orders")).Json.GetProperty("total_count").GetInt32();

        Assert.Equal((0, 1), (before, after));
    }

    [Fact]
    public async Task An_item_slips_from_one_page_to_another_while_they_are_read()
    {
        var seen = new HashSet<string>();
        for (var seed = 1; seed <= 12; seed++)
        {
            await using var world = await StartAsync(new TimeBehaviours { PagingDrift = 1m }, seed);
            for (var i = 0; i < 6; i++)
                world.World.AddOrder(new PlannedOrder { OrderId = $"o-{i}" });
            var read = new List<string>();
            for (var offset = 0; offset < 6; offset += 3)
                read.AddRange((await world.MiraklAsync("GET", $"orders?max=3&offset={offset}")).Json.GetProperty("orders").EnumerateArray().Select(static o => o.GetProperty("order_id").GetString()!));
            seen.Add(string.Join(' ', read));
        }

        Assert.Equal(["o-0 o-1 o-2 o-2 o-3 o-4", "o-0 o-1 o-2 o-4 o-5"], seen.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(-2)]
    [InlineData(3)]
    public async Task The_vendor_tells_and_understands_its_own_time(int hours)
    {
        await using var world = await StartAsync(new TimeBehaviours { ClockOffset = TimeSpan.FromHours(hours) });
        var id = world.World.AddOrder(new PlannedOrder());

        var order = await world.OrderAsync(id);
        var theirs = TestWorld.Start.AddHours(hours);

        Assert.Equal(theirs, order.GetProperty("created_date").GetDateTimeOffset());
        Assert.Equal(1, await CountAsync(world, theirs));
        Assert.Equal(0, await CountAsync(world, theirs.AddMinutes(3)));
    }

    private static async Task<int> CountAsync(TestWorld world, DateTimeOffset from) =>
        (await world.MiraklAsync("GET", $"orders?start_update_date={from.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}")).Json.GetProperty("total_count").GetInt32();

    private static Task<TestWorld> StartAsync(TimeBehaviours time, int seed = 1) => TestWorld.StartAsync(new SimulationOptions { Orders = 0, Seed = seed, Time = time });
}
