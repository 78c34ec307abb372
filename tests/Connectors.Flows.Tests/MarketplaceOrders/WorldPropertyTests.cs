using Connectors.Domain.Documents;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.Storage;
using Connectors.Flows.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Connectors.Flows.Tests.MarketplaceOrders;

/// <summary>Small worlds in which anything that can go wrong does, run through the real runner: whatever happens, nothing is lost and nothing doubled.</summary>
public sealed class WorldPropertyTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromMinutes(5);

    [Fact]
    public void Nothing_is_lost_or_doubled_whatever_fails_and_in_whatever_order_news_comes() =>
        Check(seed => new Trial(seed, crashes: false).RunAsync());

    [Fact]
    public void Nothing_is_lost_or_doubled_however_often_the_worker_dies() =>
        Check(seed => new Trial(seed, crashes: true).RunAsync());

    [Theory]
    [InlineData(AcceptancePolicy.First)]
    [InlineData(AcceptancePolicy.AfterErpDraft)]
    public void Nothing_is_lost_or_doubled_whenever_orders_are_accepted(AcceptancePolicy policy) =>
        Check(seed => new Trial(seed, crashes: seed % 2 == 0, new OrderPolicy { Acceptance = policy }).RunAsync(), 75);

    [Fact]
    public void Nothing_is_lost_or_doubled_while_the_next_release_takes_over()
    {
        var before = NextOrderFlow.Upgraded;

        Check(seed => new Trial(seed, crashes: seed % 2 == 0) { IsUpgraded = true }.RunAsync(), 75);

        Assert.True(NextOrderFlow.Upgraded > before + 100, "the next release met nothing that the one before it had kept");
    }

    private static void Check(Func<int, Task<string?>> trial, int times = 150) => Prop.ForAll(
        Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
        seed => trial(seed).GetAwaiter().GetResult() is { } wrong ? throw new InvalidOperationException($"seed {seed}: {wrong}") : true)
        .Check(Config.QuickThrowOnFailure.WithMaxTest(times));

    /// <summary>Effects that run side by side draw from it.</summary>
    private sealed class SharedRandom(int seed) : Random(seed)
    {
        private readonly Lock _gate = new();

        public override int Next()
        {
            lock (_gate)
                return base.Next();
        }

        public override int Next(int maxValue)
        {
            lock (_gate)
                return base.Next(maxValue);
        }

        public override int Next(int minValue, int maxValue)
        {
            lock (_gate)
                return base.Next(minValue, maxValue);
        }
    }

    private sealed class Trial
    {
        private readonly Random _random;
        private readonly bool _crashes;
        private readonly OrderPolicy? _policy;
        private readonly World _world = new();
        private readonly InMemoryFlowStore _store;
        private readonly string[] _ids;
        private readonly HashSet<string> _cancelled = [];
        private readonly Dictionary<string, int> _parcels = [];

        public Trial(int seed, bool crashes, OrderPolicy? policy = null)
        {
            _policy = policy;
            _random = new SharedRandom(seed);
            _crashes = crashes;
            _store = new InMemoryFlowStore(_world.Clock);
            _ids = [.. Enumerable.Range(1, _random.Next(1, 4)).Select(static i => $"{i}-A")];
        }

        /// <summary>Whether workers of the next release come in among the others, and are alone in the end.</summary>
        public bool IsUpgraded { get; init; }

        public async Task<string?> RunAsync()
        {
            foreach (var id in _ids)
            {
                var lines = Enumerable.Range(1, _random.Next(1, 3)).Select(i => Given.Line($"L{i}", i == 1 ? "O1" : "O12", _random.Next(1, 4)));
                _world.Show(Given.Order(MarketplaceOrderState.WaitingAcceptance, id, 0, [.. lines]));
            }

            _world.Faults = (name, _) => _random.Next(100) < 30 ? AnyFault(name) : Fault.None;
            _world.Mix = versions => [.. versions.Where(_ => _random.Next(2) == 0).Append(versions[^1]).Concat(versions.Where(_ => _random.Next(4) == 0)).OrderBy(_ => _random.Next())];
            for (var i = 0; i < 40; i++)
            {
                _world.IsNextRelease = IsUpgraded && i > 5 && _random.Next(3) == 0;
                await StepAsync(_crashes);
            }

            _world.IsNextRelease = IsUpgraded;
            _world.Faults = static (_, _) => Fault.None;
            for (var i = 0; i < 200 && (i < 30 || !await IsOverAsync()); i++)
                await StepAsync(crashes: false);
            return await WrongAsync();
        }

        private Fault AnyFault(string name) => _random.Next(5) switch
        {
            0 => Fault.NotExecuted,
            1 => Fault.LostBefore,
            2 => Fault.Denied,
            3 when name.StartsWith("find", StringComparison.Ordinal) => Fault.CannotTell,
            _ => Fault.LostAfter,
        };

        private async Task StepAsync(bool crashes)
        {
            IFlowStore store = crashes && _random.Next(3) == 0 ? new TroubledStore(_store, _random.Next(1, 25), _random.Next(2) == 0) : _store;
            using (var runner = _world.Runner(store, concurrency: _random.Next(1, 4), policy: _policy))
            {
                try
                {
                    await runner.RunUntilIdleAsync();
                }
                catch (FlowStoreException)
                {
                    // The worker died; the next step is another one.
                }
            }

            foreach (var id in _ids)
                Move(id);
            _world.Clock.Advance(Tick);
        }

        private void Move(string id)
        {
            var order = _world[id];
            if (order.State == MarketplaceOrderState.WaitingDebit && _random.Next(3) == 0)
                _world.Move(id, MarketplaceOrderState.Shipping);
            if (order.State == MarketplaceOrderState.Shipped && _random.Next(3) == 0)
                _world.Move(id, MarketplaceOrderState.Received);
            if (order.State is MarketplaceOrderState.WaitingDebit or MarketplaceOrderState.Shipping && _random.Next(60) == 0 && _world.AtWarehouse(id)?.Shipments is not { Count: > 0 })
            {
                _cancelled.Add(id);
                _world.Move(id, MarketplaceOrderState.Cancelled);
            }

            if (_world.AtWarehouse(id) is { State: not WarehouseOrderState.Cancelled } && _random.Next(4) == 0)
                Dispatch(id);
        }

        private void Dispatch(string id)
        {
            var ordered = Pieces(id);
            var sent = _world.AtWarehouse(id)!.Shipments.SelectMany(static s => s.Lines).Sum(static l => l.Quantity);
            if (sent >= ordered)
                return;
            var parcel = _parcels[id] = _parcels.GetValueOrDefault(id) + 1;
            var quantity = Math.Min(ordered - sent, _random.Next(1, 13));
            _world.Dispatch(id, Given.Shipment($"{id}/{parcel}", quantity, tracking: $"1550000{id[0]}{parcel:0000}") with { ChangedAt = _world.Clock.GetUtcNow(), DispatchedAt = _world.Clock.GetUtcNow() });
        }

        private decimal Pieces(string id) => _world[id].Lines.Sum(static l => l.Quantity * (l.OfferId == new OfferId("O12") ? 12 : 1));

        private async Task<bool> IsOverAsync()
        {
            foreach (var id in _ids)
            {
                if (await _store.GetCaseAsync(CaseOf(id)) is not { IsClosed: true })
                    return false;
            }

            return true;
        }

        private async Task<string?> WrongAsync()
        {
            foreach (var id in _ids)
            {
                var wrong = await WrongAsync(id);
                if (wrong is not null)
                    return $"{id} {wrong}; {string.Join(" | ", _world.Calls.Where(c => c.Contains(id, StringComparison.Ordinal)))}";
            }

            return null;
        }

        private async Task<string?> WrongAsync(string id)
        {
            var key = Given.Key(id);
            var view = await _store.GetCaseAsync(CaseOf(id));
            var journal = await _store.GetJournalAsync(CaseOf(id));
            var live = _world.ErpOrders.Count(o => o.ExternalNumber == key.ToString());
            var problems = string.Join(", ", (await _store.GetExceptionsAsync(scope: CaseOf(id).ToString())).Select(static e => $"{e.Code} {e.Message}"));
            if (view is null)
                return "is lost";
            if (!view.IsClosed)
                return $"is not over but {view.Stage} ({problems})";
            if (_world.Accepted.GetValueOrDefault(key) != 1)
                return $"was accepted {_world.Accepted.GetValueOrDefault(key)} times";
            if (_world.ErpCreated.Count(n => n == key.ToString()) - _world.ErpCancelled.Count(n => n == key.ToString()) > 1 || live > 1)
                return "is twice in the ERP";
            if (_world.Submitted.Count(n => n == key.ToString()) > 1)
                return "is twice at the warehouse";
            if (JournalChain.FindBreak(journal, view.JournalLength) is { } at)
                return $"has a broken journal at {at}";
            return _cancelled.Contains(id) ? WrongWhenCancelled(id, live, problems) : WrongWhenSent(id, live);
        }

        private string? WrongWhenCancelled(string id, int live, string problems)
        {
            var isStopped = _world.AtWarehouse(id) is null or { State: WarehouseOrderState.Cancelled };
            if (isStopped)
                return live == 0 ? null : "was cancelled and stopped but is in the ERP";
            return problems.Contains("order.cancelled-too-late", StringComparison.Ordinal) ? null : $"was cancelled, is on its way, and nobody is told ({problems})";
        }

        private string? WrongWhenSent(string id, int live)
        {
            if (live != 1)
                return $"is in the ERP {live} times";
            if (_world.ErpContents[_world.ErpOrders.Single(o => o.ExternalNumber == Given.Key(id).ToString()).Id].ShipTo != Given.Address)
                return "stands in the ERP with another address";
            if (_world.Submitted.Count(n => n == Given.Key(id).ToString()) != 1)
                return "was not sent to the warehouse once";
            foreach (var line in _world[id].Lines)
            {
                if (_world.ToldOf(Given.Key(id), line.LineId) != line.Quantity)
                    return $"had {_world.ToldOf(Given.Key(id), line.LineId)} of line {line.LineId} confirmed instead of {line.Quantity}";
            }

            return null;
        }

        private static CaseId CaseOf(string id) => new("order", Given.Key(id).ToString());
    }
}
