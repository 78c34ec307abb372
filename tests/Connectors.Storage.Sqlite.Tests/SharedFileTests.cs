using Connectors.Domain.Documents;
using Connectors.Flows.Tests.Support;

namespace Connectors.Storage.Sqlite.Tests;

public sealed class SharedFileTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"connectors-{Guid.NewGuid():n}.db");

    [Fact]
    public async Task Two_runners_on_one_file_do_nothing_twice()
    {
        var world = new World { BeforeEach = static async _ => await Task.Yield() };
        for (var i = 0; i < 20; i++)
            world.Show(Given.Order(MarketplaceOrderState.Shipping, $"{i}-A"));
        using var file = Open();
        using var sameFile = Open();
        using var one = world.Runner(file, concurrency: 4);
        using var other = world.Runner(sameFile, concurrency: 4);

        await Task.WhenAll(Task.Run(() => one.RunUntilIdleAsync()), Task.Run(() => other.RunUntilIdleAsync()));
        await one.RunUntilIdleAsync();

        Assert.Equal(20, world.Submitted.Distinct().Count());
        Assert.Equal((20, 20), (world.ErpCreated.Count, world.Submitted.Count));
    }

    [Fact]
    public async Task A_day_goes_on_in_the_same_file_after_each_restart()
    {
        var world = new World();
        world.Show(Given.Order(MarketplaceOrderState.WaitingAcceptance) with { PricesIncludeTax = false });
        for (var i = 0; i < 12; i++)
        {
            using (var store = Open())
            using (var runner = world.Runner(store))
                await runner.RunUntilIdleAsync();
            if (world["1-A"].State == MarketplaceOrderState.WaitingDebit)
                world.Move("1-A", MarketplaceOrderState.Shipping);
            if (world.AtWarehouse("1-A") is { Shipments.Count: 0 })
                world.Dispatch("1-A", Given.Shipment());
            world.Clock.Advance(TimeSpan.FromMinutes(10));
        }

        Assert.Equal(MarketplaceOrderState.Shipped, world["1-A"].State);
        Assert.Equal((1, 1, 1, 1), (world.Accepted.Count, world.ErpCreated.Count, world.Submitted.Count, world.Confirmed.Count()));
    }

    public void Dispose()
    {
        foreach (var file in Directory.GetFiles(Path.GetTempPath(), $"{Path.GetFileName(_path)}*"))
            File.Delete(file);
    }

    private SqliteFlowStore Open() => new(new SqliteFlowStoreOptions { Path = _path, SurvivesPowerLoss = false });
}
