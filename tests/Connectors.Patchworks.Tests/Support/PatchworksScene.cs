using Connectors.Http;
using Connectors.Simulators;
using Connectors.Simulators.Patchworks;
using Connectors.Simulators.Time;
using Connectors.Testing.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Patchworks.Tests.Support;

/// <summary>A simulated platform with the real client on it, whose answers can be lost. Waits pass on the simulated clock.</summary>
internal sealed class PatchworksScene : IAsyncDisposable
{
    /// <summary>Where the simulator has what the vendor does not document.</summary>
    public static readonly IReadOnlyDictionary<string, string> Undocumented = new Dictionary<string, string>
    {
        ["flow-runs.stop"] = "POST flow-runs/{id}/stop",
        ["lookups.rows"] = "GET cross-reference-lookups/{id}/values",
        ["lookups.create-row"] = "POST cross-reference-lookups/{id}/values",
        ["lookups.update-row"] = "PATCH cross-reference-lookups/{id}/values/{row_id}",
        ["lookups.delete-row"] = "DELETE cross-reference-lookups/{id}/values/{row_id}",
        ["lookups.export"] = "GET cross-reference-lookups/{id}/export",
        ["lookups.import"] = "POST cross-reference-lookups/{id}/import",
    };

    private readonly SimulatedWorld _world;
    private readonly ServiceProvider _services;
    private readonly Dictionary<string, string> _addresses = [];

    private PatchworksScene(SimulatedWorld world, VirtualClock clock, Action<PatchworksClientOptions>? configure)
    {
        (_world, Clock) = (world, clock);
        var services = new ServiceCollection();
        services.AddSingleton(new CallBudgets(clock));
        services.AddSingleton<TimeProvider>(new WaitlessClock(clock));
        services.AddPatchworksClient("pw", options =>
        {
            (options.BaseAddress, options.StartAddress, options.FabricAddress, options.LoginAddress) = (Platform.CoreAddress, Platform.StartAddress, Platform.FabricAddress, Platform.LoginAddress);
            options.ApiKey = Platform.ApiKey;
            foreach (var (code, call) in Undocumented)
                options.Calls[code] = call;
            configure?.Invoke(options);
        }).AddHttpMessageHandler(Lost.NewHandler);
        services.AddPatchworksWebhook("hook", options => (options.BaseAddress, options.Address) = (Platform.WebhooksAddress, _addresses["hook"])).AddHttpMessageHandler(Lost.NewHandler);
        services.AddPatchworksCallback("call", options => (options.BaseAddress, options.Address) = (Platform.CallbacksAddress, _addresses["call"])).AddHttpMessageHandler(Lost.NewHandler);
        _services = services.BuildServiceProvider();
    }

    public VirtualClock Clock { get; }

    public LostAnswers Lost { get; } = new();

    public SimulatedPatchworks Platform => _world.Patchworks!;

    public PatchworksClient Client => _services.GetRequiredKeyedService<PatchworksClient>("pw");

    public static async Task<PatchworksScene> StartAsync(PatchworksBehaviours? behaviours = null, Action<PatchworksClientOptions>? configure = null, CallLimitMode limits = CallLimitMode.Off)
    {
        var clock = new VirtualClock(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        var options = new SimulationOptions { Clock = clock, Orders = 0, CallLimits = limits, Patchworks = behaviours ?? new() };
        return new PatchworksScene(await SimulatedWorld.StartAsync(options), clock, configure);
    }

    public PatchworksWebhook Webhook(string address)
    {
        _addresses["hook"] = address;
        return _services.GetRequiredKeyedService<PatchworksWebhook>("hook");
    }

    public PatchworksCallback Callback(string address)
    {
        _addresses["call"] = address;
        return _services.GetRequiredKeyedService<PatchworksCallback>("call");
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _world.DisposeAsync();
    }
}
