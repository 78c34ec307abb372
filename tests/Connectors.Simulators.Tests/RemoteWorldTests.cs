using Connectors.Simulators.Time;

namespace Connectors.Simulators.Tests;

public sealed class RemoteWorldTests
{
    [Fact]
    public async Task Another_process_learns_addresses_tables_and_clock()
    {
        var clock = new AcceleratedClock(TestWorld.Start, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), 2.5m, new VirtualClock(new DateTimeOffset(2026, 1, 1, 0, 0, 1, TimeSpan.Zero)));
        await using var world = await SimulatedWorld.StartAsync(new SimulationOptions { Orders = 0, Clock = clock });
        using var http = new HttpClient();

        var remote = await RemoteWorld.ConnectAsync(http, world.MiraklAddress);

        Assert.Equal(world.Describe(), remote.Descriptor);
        Assert.Equal(world.Tables, remote.Tables);
        Assert.Equal((clock.Epoch, clock.RealEpoch, clock.Rate), (remote.Clock()!.Epoch, remote.Clock()!.RealEpoch, remote.Clock()!.Rate));
    }

    [Fact]
    public async Task The_ledger_crosses_the_network_with_the_held_orders()
    {
        await using var world = await TestWorld.StartAsync();
        var id = await world.ClearAsync();
        world.Clock.Advance(TimeSpan.FromHours(20));
        using var http = new HttpClient();
        var remote = await RemoteWorld.ConnectAsync(http, world.World.MiraklAddress);

        Assert.Equal(1, (await remote.CheckAsync()).Lost);
        Assert.Equal(0, (await remote.CheckAsync(new LedgerClaims { Holds = [new LedgerHold("bq:" + id)] })).Lost);
        Assert.Equal(id, Assert.Single(await remote.GetEntriesAsync()).OrderId);
    }

    [Fact]
    public async Task Settings_take_a_vendor_down()
    {
        await using var world = await TestWorld.StartAsync();
        using var http = new HttpClient();
        var remote = await RemoteWorld.ConnectAsync(http, world.World.MiraklAddress);

        await remote.ApplyAsync(new WorldSettings { WarehouseDown = true });
        Assert.Equal(503, (await world.ShipBobAsync("GET", "channel")).Status);
        await remote.ApplyAsync(new WorldSettings { MarketplaceDown = true, WarehouseDown = false });

        Assert.Equal(200, (await world.ShipBobAsync("GET", "channel")).Status);
        Assert.Equal(503, (await world.MiraklAsync("GET", "orders")).Status);
    }
}
