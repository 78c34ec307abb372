using Connectors.Http;
using Connectors.Simulators;
using Connectors.Simulators.SparkLayer;
using Connectors.Simulators.Time;
using Connectors.Testing.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.SparkLayer.Tests.Support;

/// <summary>A simulated site with the real client on it, whose answers can be lost. Waits pass on the simulated clock.</summary>
internal sealed class SparkLayerScene : IAsyncDisposable
{
    private readonly SimulatedWorld _world;
    private readonly ServiceProvider _services;

    private SparkLayerScene(SimulatedWorld world, VirtualClock clock, Action<SparkLayerClientOptions>? configure)
    {
        (_world, Clock) = (world, clock);
        var services = new ServiceCollection();
        services.AddSingleton(new CallBudgets(clock));
        services.AddSingleton<TimeProvider>(new WaitlessClock(clock));
        services.AddSparkLayerClient("b2b", options =>
        {
            options.BaseAddress = Site.Address;
            (options.SiteId, options.ClientId, options.ClientSecret) = (Site.SiteId, Site.ClientId, Site.ClientSecret);
            options.Resilience.MaxConcurrency = 1;
            configure?.Invoke(options);
        }).AddHttpMessageHandler(Lost.NewHandler);
        _services = services.BuildServiceProvider();
    }

    public VirtualClock Clock { get; }

    public LostAnswers Lost { get; } = new();

    public SimulatedSparkLayer Site => _world.SparkLayer!;

    public SparkLayerClient Client => _services.GetRequiredKeyedService<SparkLayerClient>("b2b");

    public static async Task<SparkLayerScene> StartAsync(SparkLayerBehaviours? behaviours = null, Action<SparkLayerClientOptions>? configure = null, Func<SimulationOptions, SimulationOptions>? world = null)
    {
        var clock = new VirtualClock(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        var options = new SimulationOptions { Clock = clock, Orders = 0, SparkLayer = behaviours ?? new() };
        return new SparkLayerScene(await SimulatedWorld.StartAsync(world?.Invoke(options) ?? options), clock, configure);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _world.DisposeAsync();
    }
}
