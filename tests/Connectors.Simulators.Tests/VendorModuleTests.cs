using System.Diagnostics;
using System.Runtime.InteropServices;
using Connectors.Simulators.Internal;
using Connectors.Simulators.Ledger.Events;
using Connectors.Simulators.Time;
using Connectors.Tests.Shared;

namespace Connectors.Simulators.Tests;

/// <summary>A world is a list of modules, inside a process that stays its host's.</summary>
public sealed class VendorModuleTests
{
    [Fact]
    public async Task A_fourth_vendor_joins_without_the_other_three()
    {
        await using var world = await SimulatedWorld.StartAsync(new SimulationOptions { Orders = 1, TradingWindow = TimeSpan.FromMinutes(1) }, static state => [new PostOffice(state)]);
        ((VirtualClock)world.Options.Clock).Advance(TimeSpan.FromHours(1));
        using var http = new HttpClient();

        var answer = await http.GetStringAsync(new Uri(world.AddressOf("post-office"), "announced"));

        Assert.Equal("1", answer);
        Assert.Equal(["mirakl", "business-central", "shipbob", "post-office"], (await world.CheckAsync()).FaultsInjected.Keys);
    }

    [Fact]
    public async Task The_host_keeps_its_termination_signal()
    {
        var seen = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        // Registered before the world starts, so that it is asked after whatever the world registers.
        using var host = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            seen.TrySetResult(context.Cancel);
            context.Cancel = true;
        });
        await using var world = await SimulatedWorld.StartAsync(new SimulationOptions { Orders = 0 });

        using (var kill = Process.Start("kill", ["-TERM", Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();

        Assert.False(await seen.Task.WaitAsync(HangGuard.Limit), "the world swallowed the signal");
    }

    /// <summary>Counts the orders it hears of.</summary>
    private sealed class PostOffice(WorldState world) : Vendor(world, "post-office"), ISimulatedVendor
    {
        private int _announced;

        public Vendor Api => this;

        public void Begin() => World.Events.When<OrderPlaced>(_ => _announced++);

        public override Reply Answer(Call call, DateTimeOffset now) => Reply.Text(200, "text/plain", _announced.Text());

        public override Reply TooMany(TimeSpan wait) => Reply.Empty(429);

        public override Reply Broken() => Reply.Empty(500);
    }
}
