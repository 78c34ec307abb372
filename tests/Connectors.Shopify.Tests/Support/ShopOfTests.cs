using Connectors.Simulators;
using Connectors.Simulators.Shopify;
using Connectors.Simulators.Time;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Shopify.Tests.Support;

/// <summary>A world with a store, and the client of it, whose waits are over at once.</summary>
internal sealed class ShopOfTests : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private ShopOfTests(SimulatedWorld world, ServiceProvider services) => (World, _services) = (world, services);

    public SimulatedWorld World { get; }

    public VirtualClock Clock => (VirtualClock)World.Options.Clock;

    public ShopifyClient Client => _services.GetRequiredKeyedService<ShopifyClient>("shop");

    public ShopifyBulkResults Results => _services.GetRequiredKeyedService<ShopifyBulkResults>("shop");

    public static async Task<ShopOfTests> OpenAsync(ShopifyBehaviours? behaviours = null, Func<SimulationOptions, SimulationOptions>? change = null, Action<ShopifyClientOptions>? configure = null)
    {
        var options = new SimulationOptions { Orders = 0, Shopify = behaviours ?? new() { RestoredPerSecond = 2000 } };
        var world = await SimulatedWorld.StartAsync(change?.Invoke(options) ?? options);
        var services = new ServiceCollection();

        // Waits move the world's clock on, so that points come back as they do there.
        services.AddSingleton<TimeProvider>(new WaitsMove((VirtualClock)world.Options.Clock));
        services.AddShopifyClient("shop", o =>
        {
            o.BaseAddress = world.Shop!.Address;
            o.AccessToken = world.Shop.AccessToken;
            configure?.Invoke(o);
        });
        return new(world, services.BuildServiceProvider(validateScopes: true));
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await World.DisposeAsync();
    }

    /// <summary>The world's time. What is waited for is over at once and takes the world with it; time-outs never come.</summary>
    private sealed class WaitsMove(VirtualClock clock) : TimeProvider
    {
        public override long TimestampFrequency => clock.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

        public override long GetTimestamp() => clock.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (state is not Task || dueTime == Timeout.InfiniteTimeSpan)
                return clock.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            var timer = clock.CreateTimer(callback, state, dueTime, period);
            ThreadPool.QueueUserWorkItem(_ => clock.Advance(dueTime));
            return timer;
        }
    }
}
