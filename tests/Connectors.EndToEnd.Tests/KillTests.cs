using Connectors.EndToEnd.Tests.Support;
using Connectors.Simulators;
using Connectors.Tests.Shared;

namespace Connectors.EndToEnd.Tests;

/// <summary>A worker that dies at any moment, again and again, while the world goes on.</summary>
public sealed class KillTests
{
    private const int Kills = 20;

    [Fact]
    public async Task R12_A_worker_killed_twenty_times_loses_nothing_and_doubles_nothing()
    {
        using var folder = new TemporaryFolder();
        using var host = await Child.StartReadyAsync("SimulatorHost", "--orders", "120", "--seed", "11", "--faults", "0.03", "--rate", await Child.ClockRateAsync(900));
        var world = WorldDescriptor.Parse(host.FirstLine!);
        string[] arguments = ["--simulators", world.MiraklAddress.ToString(), "--store", $"sqlite:{folder.In("flows.db")}", "--tables", folder.In("tables")];
        var moment = new Random(42);

        for (var kill = 0; kill < Kills; kill++)
        {
            using var worker = Child.Start("OrderToCash", arguments);
            await Task.Delay(TimeSpan.FromMilliseconds(moment.Next(400, 2400)));
            Assert.False(worker.HasExited, "the worker is killed, it does not end by itself");
            worker.Kill();
        }

        var (code, output, error) = await Child.RunAsync("OrderToCash", arguments);

        Assert.True(code == 0, error + output);
        Assert.Contains("Journal: whole", output, StringComparison.Ordinal);
        using var http = new HttpClient();
        var remote = await RemoteWorld.ConnectAsync(http, world.MiraklAddress);
        var entries = await remote.GetEntriesAsync();
        Assert.Equal(120, entries.Count);
        // On a busy machine a buyer may cancel before any worker lived long enough to accept.
        Assert.All(entries, static e => Assert.True(
            e is { Acceptances: 1, ErpOrdersAtOnce: <= 1, WarehouseOrders: <= 1 } or { Acceptances: 0, AcceptanceMissed: false, State: "CANCELED", ErpOrders: 0, WarehouseOrders: 0 },
            $"{e.OrderId} is {e.State}: {e.Acceptances} acceptances, {e.ErpOrdersAtOnce} sales orders, {e.WarehouseOrders} warehouse orders"));
        Assert.All(entries, static e => Assert.True(e.ConfirmedUnits <= e.DispatchedUnits, $"{e.OrderId}: more confirmed than sent"));
    }

    [Fact]
    public async Task A_worker_that_starts_after_trading_has_ended_still_asks_for_its_orders()
    {
        using var folder = new TemporaryFolder();
        using var host = await Child.StartReadyAsync("SimulatorHost", "--orders", "30", "--seed", "12", "--rate", await Child.ClockRateAsync(4000));
        var world = WorldDescriptor.Parse(host.FirstLine!);
        using var http = new HttpClient();
        var clock = (await RemoteWorld.ConnectAsync(http, world.MiraklAddress)).Clock()!;
        while (clock.GetUtcNow() < clock.Epoch.AddHours(12))
            await Task.Delay(TimeSpan.FromMilliseconds(100));

        var (_, output, error) = await Child.RunAsync(
            "OrderToCash", "--simulators", world.MiraklAddress.ToString(), "--store", $"sqlite:{folder.In("flows.db")}", "--tables", folder.In("tables"));

        var entries = await (await RemoteWorld.ConnectAsync(http, world.MiraklAddress)).GetEntriesAsync();
        Assert.Equal(30, entries.Count);
        Assert.All(entries, e => Assert.True(e is { Acceptances: 1 } or { State: "CANCELED" }, $"{e.OrderId} is {e.State}\n{error}{output}"));
    }
}
