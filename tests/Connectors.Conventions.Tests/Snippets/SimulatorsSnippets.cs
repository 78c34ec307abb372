using Connectors.Mirakl;
using Connectors.Mirakl.Models;
using Connectors.Simulators;
using Connectors.Simulators.Time;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Conventions.Tests.Snippets;

internal static class SimulatorsSnippets
{
    public static async Task RunAsync(CancellationToken cancellationToken = default)
    {
        // snippet: simulators
        var clock = new VirtualClock(new DateTimeOffset(2026, 3, 2, 7, 0, 0, TimeSpan.Zero));
        await using var world = await SimulatedWorld.StartAsync(new SimulationOptions { Clock = clock, Orders = 50, FaultRate = 0.02m }, cancellationToken);

        // Point the clients at world.MiraklAddress, world.BusinessCentralAddress and world.ShipBobAddress, then let time pass.
        clock.Advance(TimeSpan.FromHours(1));

        var report = await world.CheckAsync(cancellationToken: cancellationToken);
        Console.WriteLine($"{report.Accepted} of {report.Orders} accepted, {report.Lost} lost, {report.Doubled} doubled.");
        // end
    }

    public static async Task WaitAsync(SimulatedWorld world, VirtualClock clock, IServiceCollection services, CancellationToken cancellationToken = default)
    {
        // snippet: simulators-waits
        services.AddSingleton<TimeProvider>(new WaitlessClock(clock));
        services.AddMiraklClient("bq", options => (options.BaseAddress, options.ApiKey) = (world.MiraklAddress, world.MiraklApiKey));
        await using var host = services.BuildServiceProvider();

        // The marketplace takes a minute for it. The clock is a minute further afterwards, and nobody has waited.
        var stock = new[] { new StockRow("TAP-01", 12) }.ToAsyncEnumerable();
        var import = await host.GetRequiredKeyedService<MiraklClient>("bq").Stock.ImportAsync(stock, cancellationToken);
        // end
        Assert.NotNull(import);
    }

    public static async Task JudgeAsync(SimulatedWorld world)
    {
        // snippet: judge
        var report = await world.CheckAsync(new LedgerClaims { Holds = [new LedgerHold("bq:7300001-A", "confirm")], GivenUp = [] });
        Assert.Empty(report.Findings);
        // end
    }
}
