using System.Text.Json;
using Connectors.Simulators.Faults;

namespace Connectors.Simulators.Tests.Faults;

/// <summary>Each switch alone, always: what the seller is answered, and whether the vendor did what it was asked.</summary>
public sealed class WayBehavioursTests
{
    [Theory]
    [InlineData(nameof(WayBehaviours.PagesAfterEffect), 200, true)]
    [InlineData(nameof(WayBehaviours.EmptyAnswersAfterEffect), 200, true)]
    [InlineData(nameof(WayBehaviours.OriginAnswersLost), 0, true)]
    [InlineData(nameof(WayBehaviours.ResetsAfterEffect), -1, true)]
    [InlineData(nameof(WayBehaviours.GatewayNotFound), 404, false)]
    [InlineData(nameof(WayBehaviours.GatewayRedirects), 302, false)]
    [InlineData(nameof(WayBehaviours.ProxySignIns), 407, false)]
    [InlineData(nameof(WayBehaviours.Misdirected), 421, false)]
    [InlineData(nameof(WayBehaviours.OriginUnreachable), 0, false)]
    [InlineData(nameof(WayBehaviours.UnauthorizedOnce), 401, false)]
    [InlineData(nameof(WayBehaviours.ResetsBeforeEffect), -1, false)]
    [InlineData(nameof(WayBehaviours.ThrottledForSeconds), 429, false)]
    public async Task A_write_meets_it_with_or_without_its_effect(string behaviour, int status, bool isDone)
    {
        await using var world = await TestWorld.StartAsync(new SimulationOptions { Orders = 0, Way = Always(behaviour) });

        var answered = await StatusAsync(world, "r-1");

        Assert.True(status == 0 ? answered is >= 520 and <= 527 : answered == status, $"answered {answered}");
        var findings = (await world.World.CheckAsync()).Findings;
        Assert.Equal(isDone, findings.Any(static f => f.Contains("'r-1'", StringComparison.Ordinal)));
        Assert.Equal(1, (await world.World.CheckAsync()).FaultsInjected["shipbob"]);
    }

    [Fact]
    public async Task Nobody_is_sent_away_twice_in_a_row()
    {
        await using var world = await TestWorld.StartAsync(new SimulationOptions { Orders = 0, Way = new WayBehaviours { UnauthorizedOnce = 1m } });

        int[] statuses = [await StatusAsync(world, "r-1"), await StatusAsync(world, "r-2"), await StatusAsync(world, "r-3")];

        Assert.Equal([401, 201, 401], statuses);
    }

    [Theory]
    [InlineData(nameof(WayBehaviours.ThrottledForSeconds), "30")]
    [InlineData(nameof(WayBehaviours.ThrottledUntilDate), "Mon, 02 Mar 2026 07:00:30 GMT")]
    [InlineData(nameof(WayBehaviours.ThrottledUntilPastDate), "Mon, 02 Mar 2026 06:00:00 GMT")]
    [InlineData(nameof(WayBehaviours.ThrottledForAges), "99999999999999999999")]
    [InlineData(nameof(WayBehaviours.ThrottledForFractions), "25.5")]
    [InlineData(nameof(WayBehaviours.ThrottledWithoutWait), null)]
    public async Task A_wait_is_told_in_every_form(string behaviour, string? wait)
    {
        await using var world = await TestWorld.StartAsync(new SimulationOptions { Orders = 0, Way = Always(behaviour) });

        var answer = await world.MiraklAsync("GET", "orders");

        Assert.Equal((429, wait), (answer.Status, answer.Headers.GetValueOrDefault("Retry-After")));
    }

    [Fact]
    public async Task One_record_of_a_list_is_spoilt_and_the_others_are_as_before()
    {
        await using var good = await TestWorld.StartAsync(new SimulationOptions { Orders = 0 });
        var before = (await CarriersAsync(good)).Json.GetProperty("carriers");
        var ways = new HashSet<string>();
        for (var seed = 1; seed <= 20; seed++)
        {
            await using var world = await TestWorld.StartAsync(new SimulationOptions { Orders = 0, Seed = seed, Way = new WayBehaviours { UnreadableRecords = 1m } });
            var answer = await CarriersAsync(world);
            using var read = JsonDocument.Parse(answer.Body.Replace('\uFFFD', '?'));
            var after = read.RootElement.GetProperty("carriers");

            var spoilt = before.EnumerateArray().Zip(after.EnumerateArray()).Where(static p => p.First.GetRawText() != p.Second.GetRawText()).ToList();

            Assert.True(spoilt.Count <= 1);
            ways.UnionWith(spoilt.Select(static p => p.Second.GetRawText()));
        }

        Assert.True(ways.Count > 1, "one record is spoilt, in more than one way");
    }

    [Fact]
    public async Task An_answer_comes_cut_or_twice()
    {
        await using var whole = await TestWorld.StartAsync(new SimulationOptions { Orders = 0 });
        await using var cut = await TestWorld.StartAsync(new SimulationOptions { Orders = 0, Way = new WayBehaviours { CutAnswers = 1m } });
        await using var doubled = await TestWorld.StartAsync(new SimulationOptions { Orders = 0, Way = new WayBehaviours { DoubledAnswers = 1m } });

        var body = (await CarriersAsync(whole)).Body;

        Assert.Equal(body[..(body.Length / 2)], (await CarriersAsync(cut)).Body);
        Assert.Equal(body + body, (await CarriersAsync(doubled)).Body);
    }

    [Fact]
    public async Task A_spoilt_answer_is_marked_and_the_vendors_own_is_not()
    {
        await using var world = await TestWorld.StartAsync(new SimulationOptions { Orders = 0, Way = new WayBehaviours { UnauthorizedOnce = 1m } });

        Assert.Equal("Unauthorized", (await CarriersAsync(world)).Headers["x-simulated-fault"]);
        Assert.False((await CarriersAsync(world)).Headers.ContainsKey("x-simulated-fault"));
    }

    [Fact]
    public async Task Shares_are_kept()
    {
        await using var world = await TestWorld.StartAsync(new SimulationOptions { Orders = 0, CallLimits = CallLimitMode.Off, Way = new WayBehaviours { GatewayNotFound = 0.3m, OriginUnreachable = 0.2m } });
        var statuses = new List<int>();
        for (var i = 0; i < 300; i++)
            statuses.Add((await CarriersAsync(world)).Status);

        Assert.InRange(statuses.Count(static s => s == 404), 60, 120);
        Assert.InRange(statuses.Count(static s => s > 520), 35, 85);
    }

    private static Task<Answer> CarriersAsync(TestWorld world) => world.MiraklAsync("GET", "shipping/carriers");

    private static WayBehaviours Always(string behaviour)
    {
        var always = new WayBehaviours();
        typeof(WayBehaviours).GetProperty(behaviour)!.SetValue(always, 1m);
        return always;
    }

    private static async Task<int> StatusAsync(TestWorld world, string reference)
    {
        try
        {
            return (await world.SubmitAsync(reference)).Status;
        }
        catch (HttpRequestException)
        {
            return -1;
        }
    }
}
