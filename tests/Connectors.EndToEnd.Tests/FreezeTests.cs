using Connectors.EndToEnd.Tests.Support;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.Storage;
using Connectors.Simulators;
using Connectors.Simulators.Time;
using Connectors.Storage.Sqlite;
using Connectors.Tests.Shared;
using Microsoft.Data.Sqlite;
using OrderToCash;

namespace Connectors.EndToEnd.Tests;

/// <summary>
/// Two worker processes on one store. One is stopped between its look-up and its send, until its lease is over and the other has booked the order; then it goes on.
/// The ERP takes two orders with one external number, so only the guard keeps the second one away: without it, it is booked every time.
/// </summary>
public sealed class FreezeTests
{
    [UnixFact]
    public async Task A_worker_frozen_between_look_up_and_send_books_nothing_once_another_has_its_case()
    {
        await using var scene = await Scene.PlayAsync(isGuarded: true);

        Assert.Equal("NotExecuted", scene.Point.Ended);
        await scene.UntilAsync(async () => await scene.StageAsync() == OrderStage.Completed);
        Assert.Contains($"The lease of {scene.Case} was lost", await scene.StopFrozenAsync(), StringComparison.Ordinal);
        var entry = scene.World.Ledger.Find(scene.Order)!;
        Assert.Equal((1, 1, 1, 1, 1), (entry.Acceptances, entry.ErpOrders, entry.ErpOrdersAtOnce, entry.WarehouseOrders, entry.Confirmations));
        Assert.Empty((await scene.World.CheckAsync(await SellerClaims.ReadAsync(scene.Store, CancellationToken.None))).Findings);

        // Nothing left under its permit, so nobody is sent to look for a second order; and the wait for the lost attempt is no fault of the ERP.
        Assert.DoesNotContain(await scene.Store.GetExceptionsAsync(includeCleared: true, scope: scene.Case.ToString()), static r => r is { Subject: "erp-order", Code: "effect.stray" or "system.asks-long-wait" });
        Assert.Null(JournalChain.FindBreak(await scene.Store.GetJournalAsync(scene.Case), (await scene.Store.GetCaseAsync(scene.Case))!.JournalLength));
    }

    [UnixFact]
    public async Task The_same_worker_without_the_guard_books_the_order_a_second_time()
    {
        await using var scene = await Scene.PlayAsync(isGuarded: false);

        Assert.Equal("201", scene.Point.Ended);
        Assert.Contains($"The lease of {scene.Case} was lost", await scene.StopFrozenAsync(), StringComparison.Ordinal);
        var entry = scene.World.Ledger.Find(scene.Order)!;
        Assert.Equal((2, 2), (entry.ErpOrders, entry.ErpOrdersAtOnce));
        var ledger = await scene.World.CheckAsync(await SellerClaims.ReadAsync(scene.Store, CancellationToken.None));
        Assert.Equal((1, "sales-doubled"), (ledger.Doubled, Assert.Single(ledger.FindingDetails, static f => f.Kind == LedgerFindingKind.Doubled).Code));
    }

    /// <summary>From the start of the first worker until its thawed send is over.</summary>
    private sealed class Scene : IAsyncDisposable
    {
        private readonly TemporaryFolder _folder = new();
        private readonly List<Child> _workers = [];

        private Scene(SimulatedWorld world)
        {
            World = world;
            Order = world.AddOrder(new PlannedOrder { Parcels = 1 });
            Point = new FreezePoint(_folder.Path);
            Store = new SqliteFlowStore(new SqliteFlowStoreOptions { Path = _folder.In("flows.db") });
        }

        public SimulatedWorld World { get; }

        public string Order { get; }

        public FreezePoint Point { get; }

        public SqliteFlowStore Store { get; }

        public Flows.Engine.CaseId Case => Day.CaseOf(Order);

        private LedgerEntry Entry => World.Ledger.Find(Order)!;

        public static async Task<Scene> PlayAsync(bool isGuarded)
        {
            var scene = new Scene(await SimulatedWorld.StartAsync(new SimulationOptions
            {
                // Ten minutes a second: the half hour for which the second worker must wait for the first one's attempt is three.
                Clock = new AcceleratedClock(Day.Morning, TimeProvider.System.GetUtcNow(), 600),
                Orders = 0,
                UnmappedCarrierShare = 0,
                ShortestDebitDelay = TimeSpan.FromMinutes(1),
                LongestDebitDelay = TimeSpan.FromMinutes(5),
                ShortestDispatchDelay = TimeSpan.FromMinutes(5),
                LongestDispatchDelay = TimeSpan.FromMinutes(15),
                SettleTime = TimeSpan.FromDays(30),
            }));
            try
            {
                await scene.PlayOnAsync(isGuarded);
                return scene;
            }
            catch
            {
                await scene.DisposeAsync();
                throw;
            }
        }

        private async Task PlayOnAsync(bool isGuarded)
        {
            var (store, tables) = ($"sqlite:{_folder.In("flows.db")}", _folder.In("tables"));
            await new TableFolder(tables).FillAsync(World.Tables, prices: null, CancellationToken.None);
            var frozen = WorkerProgram.StartFreezing(World, store, tables, "frozen", _folder.Path, isGuarded);
            _workers.Add(frozen);
            await UntilAsync(() => Task.FromResult(Point.Reached is not null));
            await FreezeAsync(frozen);
            Assert.NotEqual("0", Point.Reached);
            Assert.Equal(0, Entry.ErpOrders);

            // It could not take the case, were the first one alive to prolong its lease.
            _workers.Add(WorkerProgram.Start(World, store, tables, "other"));
            await UntilAsync(() => Task.FromResult(Entry.ErpOrders > 0));

            Point.Release();
            frozen.Thaw();
            await UntilAsync(() => Task.FromResult(Point.Ended is not null));
        }

        /// <summary>Stopped within a transaction, a process keeps the file from everybody: then it goes on to the end of that, as the point it has come to holds its order anyway.</summary>
        private async Task FreezeAsync(Child worker)
        {
            for (worker.Freeze(); !IsStoreFree(); worker.Freeze())
            {
                worker.Thaw();
                await Task.Delay(TimeSpan.FromMilliseconds(20));
            }
        }

        private bool IsStoreFree()
        {
            using var connection = new SqliteConnection($"Data Source={_folder.In("flows.db")};Pooling=False;Default Timeout=1");
            connection.Open();
            try
            {
                using var transaction = connection.BeginTransaction(deferred: false);
                return true;
            }
            catch (SqliteException failure) when (failure.SqliteErrorCode == SQLitePCL.raw.SQLITE_BUSY)
            {
                return false;
            }
        }

        public async Task<string> StageAsync() => (await Store.GetCaseAsync(Case))!.Stage;

        /// <summary>Ends the thawed worker in peace.</summary>
        /// <returns>What it has told.</returns>
        public async Task<string> StopFrozenAsync()
        {
            _workers[0].Stop();
            var (code, output, error) = await _workers[0].FinishAsync().WaitAsync(HangGuard.Limit);
            Assert.True(code == 0, error + output);
            return output;
        }

        public Task UntilAsync(Func<Task<bool>> isSo) => Child.UntilAsync(isSo, _workers);

        public async ValueTask DisposeAsync()
        {
            foreach (var worker in _workers)
                worker.Dispose();
            Store.Dispose();
            await World.DisposeAsync();
            _folder.Dispose();
        }
    }
}
