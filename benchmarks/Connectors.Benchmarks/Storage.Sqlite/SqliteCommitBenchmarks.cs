using BenchmarkDotNet.Attributes;
using Connectors.Benchmarks.Samples;
using Connectors.Domain.Ports;
using Connectors.Flows.Engine;
using Connectors.Flows.Storage;

namespace Connectors.Benchmarks.Storage.Sqlite;

/// <summary>
/// Steps of 64 cases committed one by one, against all of them in one transaction. This benchmark does I/O on purpose: it writes to a
/// file in the temporary folder, so its times are those of this machine's disk.
/// </summary>
[MemoryDiagnoser]
public class SqliteCommitBenchmarks
{
    private const int Cases = 64;

    private static readonly string State = new('s', 4_000);
    private static readonly string EffectContent = new('e', 400);
    private SqliteFile _file = null!;
    private IReadOnlyList<CaseCommit> _commits = [];

    [Params(true, false)]
    public bool SurvivesPowerLoss { get; set; }

    [GlobalSetup]
    public async Task SetUp()
    {
        _file = new SqliteFile(SurvivesPowerLoss);
        await _file.Store.DeliverAsync(
            [.. Enumerable.Range(0, Cases).Select(static n => new InboxMessage(Case(n), SampleTables.Marketplace.Value, "first", EffectContent, Priority.Order))], SampleOrders.Day);
    }

    [IterationSetup]
    public void ClaimAll() => ClaimAllAsync().GetAwaiter().GetResult();

    [GlobalCleanup]
    public void CleanUp()
    {
        _file?.Dispose();
    }

    [Benchmark(Baseline = true)]
    public async Task OneByOne()
    {
        foreach (var commit in _commits)
            Check(await _file.Store.CommitAsync([commit]));
    }

    [Benchmark]
    public async Task AllAtOnce() => Check(await _file.Store.CommitAsync(_commits));

    private static CaseId Case(int number) => new("order", SampleOrders.Create(number, 1, 100).Key.ToString());

    private static void Check(IReadOnlyList<CommitResult> done)
    {
        if (done.Any(static d => !d.IsDone))
            throw new InvalidOperationException("A commit was refused.");
    }

    private async Task ClaimAllAsync()
    {
        for (var n = 0; n < Cases; n++)
            await _file.Store.WakeAsync(Case(n), SampleOrders.Day);
        var claimed = await _file.Store.ClaimAsync(new ClaimRequest("benchmark", SampleOrders.Day, TimeSpan.FromMinutes(2), Cases));
        _commits = [.. claimed.Select(static c => new CaseCommit
        {
            Case = c.Case,
            Fence = c.Fence,
            ExpectedVersion = c.Version,
            State = State,
            Stage = "Posting",
            HeardUpTo = c.Inputs[^1].Sequence,
            Effects = [new OutboxEntry { Id = "create ERP order", Content = EffectContent, RetrySafety = RetrySafety.Create, Priority = Priority.Order, DueAt = SampleOrders.Day }],
            Journal = JournalChain.Append(c.Case, c.JournalLength, c.JournalHash, [new Note("order.received", "received"), new Note("stage", "Posting")], SampleOrders.Day),
            Now = SampleOrders.Day,
        })];
    }
}
