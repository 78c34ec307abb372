using Connectors.Http;
using Connectors.Mirakl;
using Connectors.Mirakl.Models;
using Connectors.Simulators;
using Connectors.Simulators.Time;
using Connectors.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.EndToEnd.Tests;

/// <summary>What clients wait for by themselves passes on the clock of the simulated world, with one registration.</summary>
public sealed class ClientWaitTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 7, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Imports_call_limits_and_retries_wait_on_the_worlds_clock()
    {
        var clock = new VirtualClock(Start);
        await using var world = await SimulatedWorld.StartAsync(new SimulationOptions { Clock = clock, Orders = 0, ImportTime = TimeSpan.FromMinutes(10), CallLimits = CallLimitMode.Published });
        var services = new ServiceCollection().AddSingleton<TimeProvider>(new WaitlessClock(clock));
        services.AddMiraklClient("bq", options => (options.BaseAddress, options.ApiKey, options.Resilience.MaxBudgetWait) = (world.MiraklAddress, world.MiraklApiKey, TimeSpan.FromMinutes(2)));
        await using var host = services.BuildServiceProvider();
        var mirakl = host.GetRequiredKeyedService<MiraklClient>("bq");
        var sku = world.ReadPrices()[0].ShopSku;

        var import = await mirakl.Stock.ImportAsync(Rows(sku)).WaitAsync(HangGuard.Limit);
        var imported = clock.GetUtcNow();

        Assert.True(import.AllSucceeded);
        Assert.True(imported - Start >= TimeSpan.FromMinutes(10), $"only {imported - Start} have passed");

        // One import a minute is what the marketplace takes: the second of these waits for its place.
        await mirakl.Stock.StartImportAsync(Rows(sku)).WaitAsync(HangGuard.Limit);
        await mirakl.Stock.StartImportAsync(Rows(sku)).WaitAsync(HangGuard.Limit);
        Assert.True(clock.GetUtcNow() - imported >= TimeSpan.FromMinutes(1));

        // A refusal that is only for now is asked again, later by the world's clock.
        var before = clock.GetUtcNow();
        world.SetMarketplaceDown(true);
        await Assert.ThrowsAnyAsync<ConnectorException>(() => mirakl.Platform.CheckHealthAsync().WaitAsync(HangGuard.Limit));
        Assert.True(clock.GetUtcNow() > before);
    }

    private static IAsyncEnumerable<StockRow> Rows(string sku) => new[] { new StockRow(sku, 12) }.ToAsyncEnumerable();
}
