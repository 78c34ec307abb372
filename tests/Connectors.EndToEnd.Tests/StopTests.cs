using Connectors.EndToEnd.Tests.Support;
using Connectors.Simulators;
using Connectors.Simulators.Time;
using Connectors.Storage.Sqlite;
using Connectors.Tests.Shared;
using Microsoft.Data.Sqlite;
using OrderToCash;

namespace Connectors.EndToEnd.Tests;

/// <summary>A worker process that is asked to end, again and again, while orders are on their way.</summary>
public sealed class StopTests
{
    private const int Stops = 6;
    private const int Orders = 40;

    [UnixFact]
    public async Task A_worker_that_is_asked_to_end_keeps_what_it_did_gives_back_what_it_held_and_ends()
    {
        using var folder = new TemporaryFolder();
        await using var world = await SimulatedWorld.StartAsync(new SimulationOptions
        {
            Clock = new AcceleratedClock(Day.Morning, TimeProvider.System.GetUtcNow(), 1200),
            Orders = Orders,
            Seed = 5,
            TradingWindow = TimeSpan.FromHours(3),
            UnmappedCarrierShare = 0,
            UnknownPackShare = 0,
            SettleTime = TimeSpan.FromDays(30),
        });
        var (database, tables) = (folder.In("flows.db"), folder.In("tables"));
        await new TableFolder(tables).FillAsync(world.Tables, prices: null, CancellationToken.None);
        var moment = new Random(7);

        for (var stop = 0; stop < Stops; stop++)
        {
            using var worker = await WorkerProgram.StartReadyAsync(world, $"sqlite:{database}", tables, $"w{stop}");
            await Child.UntilAsync(() => Task.FromResult(File.Exists(database)), [worker]);
            await Task.Delay(TimeSpan.FromMilliseconds(moment.Next(500, 2500)));
            worker.Stop();
            var (code, output, error) = await worker.FinishAsync().WaitAsync(HangGuard.Limit);
            Assert.True(code == 0, error + output);
            Assert.Empty(Held(database));
        }

        using var store = new SqliteFlowStore(new SqliteFlowStoreOptions { Path = database });
        using var last = WorkerProgram.Start(world, $"sqlite:{database}", tables, "last");
        await Child.UntilAsync(async () => world.Ledger.Entries().Count == Orders && await store.GetCasesAsync("order", openOnly: true).CountAsync() == 0, [last]);

        var ledger = await world.CheckAsync(await SellerClaims.ReadAsync(store, CancellationToken.None));
        Assert.Empty(ledger.Findings);

        // What a stop let end, or ended before anything left, is nobody's to look up.
        Assert.DoesNotContain(await store.GetExceptionsAsync(includeCleared: true), static r => r.Code is "effect.stray" or "case.poisoned");
    }

    private static List<string> Held(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT flow || ' ' || key FROM cases WHERE lease_until IS NOT NULL";
        using var rows = command.ExecuteReader();
        var held = new List<string>();
        while (rows.Read())
            held.Add(rows.GetString(0));
        return held;
    }
}
