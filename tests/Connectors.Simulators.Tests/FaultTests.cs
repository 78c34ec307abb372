namespace Connectors.Simulators.Tests;

public sealed class FaultTests
{
    private static readonly SimulationOptions Always = new() { Orders = 0, FaultRate = 1m, CallLimits = CallLimitMode.Off };

    [Fact]
    public async Task Every_kind_of_fault_comes_up()
    {
        await using var world = await TestWorld.StartAsync(Always);
        var kinds = new HashSet<string>();
        for (var i = 0; i < 60; i++)
            kinds.Add(await OutcomeAsync(world, i));

        Assert.Equal(["429", "500", "502", "503", "aborted", "truncated"], kinds.Order(StringComparer.Ordinal));
        Assert.Equal(60, (await world.World.CheckAsync()).FaultsInjected["shipbob"]);
    }

    [Fact]
    public async Task Equal_seeds_fail_the_same_requests_in_the_same_way()
    {
        var options = Always with { FaultRate = 0.3m, Seed = 5 };

        Assert.Equal(await OutcomesAsync(options), await OutcomesAsync(options));
    }

    [Fact]
    public async Task Faults_before_the_effect_leave_nothing_and_faults_after_it_leave_the_order()
    {
        await using var world = await TestWorld.StartAsync(Always);
        var outcomes = new Dictionary<string, string>();
        for (var i = 0; i < 30; i++)
            outcomes.Add($"r-{i}", await OutcomeAsync(world, i));

        var found = (await world.World.CheckAsync()).Findings;
        foreach (var (reference, outcome) in outcomes)
            Assert.Equal(outcome is "429" or "503", !found.Any(f => f.Contains($"'{reference}'", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Without_a_rate_nothing_fails()
    {
        await using var world = await TestWorld.StartAsync(Always with { FaultRate = 0m });
        for (var i = 0; i < 40; i++)
            Assert.Equal("201", await OutcomeAsync(world, i));
    }

    [Fact]
    public async Task Control_routes_never_fail()
    {
        await using var world = await TestWorld.StartAsync(Always);
        for (var i = 0; i < 40; i++)
            Assert.Equal(200, (await world.SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(world.World.MiraklAddress, "_sim/ledger")))).Status);
    }

    private static async Task<string> OutcomesAsync(SimulationOptions options)
    {
        await using var world = await TestWorld.StartAsync(options);
        var outcomes = new List<string>();
        for (var i = 0; i < 60; i++)
            outcomes.Add(await OutcomeAsync(world, i));
        return string.Join(' ', outcomes);
    }

    private static async Task<string> OutcomeAsync(TestWorld world, int number)
    {
        try
        {
            var answer = await world.SubmitAsync($"r-{number}");
            return answer.Status == 201 && !answer.Body.EndsWith('}') ? "truncated" : answer.Status.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (HttpRequestException)
        {
            return "aborted";
        }
    }
}
