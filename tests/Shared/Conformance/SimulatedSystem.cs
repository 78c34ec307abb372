using Connectors.Http;
using Connectors.Simulators;
using Connectors.Simulators.Time;
using Connectors.Testing.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Testing;

/// <summary>A simulated world with a real client on it, whose answers can be lost. Calls are counted on the simulated clock, and what the client waits for passes on it, so that neither its budgets nor its jobs wait.</summary>
internal abstract class SimulatedSystem : IPortHarness
{
    protected static readonly DateTimeOffset Morning = new(2026, 3, 2, 7, 0, 0, TimeSpan.Zero);

    private readonly LostAnswers _lost = new();

    protected SimulatedSystem(SimulatedWorld world, VirtualClock clock, Action<IServiceCollection, SimulatedWorld, LostAnswers> register)
    {
        (World, Clock) = (world, clock);
        var services = new ServiceCollection();
        services.AddSingleton(new CallBudgets(clock));
        services.AddSingleton<TimeProvider>(new WaitlessClock(clock));
        register(services, world, _lost);
        Services = services.BuildServiceProvider();
    }

    protected SimulatedWorld World { get; }

    protected VirtualClock Clock { get; }

    protected ServiceProvider Services { get; }

    /// <summary>Starts an empty world in which nothing happens by chance.</summary>
    public static async Task<(SimulatedWorld World, VirtualClock Clock)> StartWorldAsync(Func<SimulationOptions, SimulationOptions>? configure = null)
    {
        var clock = new VirtualClock(Morning);
        var options = new SimulationOptions
        {
            Clock = clock, Orders = 0, PartialDispatchShare = 0, TrackingCorrectionShare = 0, UnmappedCarrierShare = 0, CustomerCancellationShare = 0, PaymentRefusalShare = 0, LateAddressShare = 0,
        };
        return (await SimulatedWorld.StartAsync(configure?.Invoke(options) ?? options), clock);
    }

    public void LoseNextAnswer() => _lost.LoseNextAnswer();

    public void LoseNextRequest() => _lost.LoseNextRequest();

    public void BeforeNextWrite(Action act) => _lost.BeforeNextWrite(act);

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        await World.DisposeAsync();
    }
}
