using Connectors.Flows.Engine;
using Connectors.Flows.Storage;
using Connectors.Storage.Sqlite.Internal;
using static Connectors.Storage.Sqlite.Tests.Work;

namespace Connectors.Storage.Sqlite.Tests;

/// <summary>What a step costs is counted in statements and written rows: it goes by what changes, not by what is there already.</summary>
public sealed class CostTests : IAsyncLifetime
{
    private const int Many = 2000;

    private readonly TemporaryFile _file = new();

    public static TheoryData<string> Looks => [.. WorkQueue.Looks];

    [Fact]
    public async Task Standing_records_are_not_written_again()
    {
        Problem[] problems = [.. Enumerable.Range(0, Many).Select(static i => Problem($"S{i}"))];
        using var few = _file.Open();
        await StandAsync(few, "few", problems[..1]);
        await StandAsync(few, "many", problems);

        foreach (var (key, standing) in ((string, Problem[])[])[("few", problems[..1]), ("many", problems)])
        {
            Assert.Equal((7L, 3L), await CountAsync(few, store => store.DeliverAsync([Input(key, "2")], T0)));
            var (statements, rows) = await CountAsync(few, store => store.ClaimAsync());
            Assert.Equal((12L, 1L), (statements, rows));
            var held = await HeldAsync(few, key);

            // The same problems are said again, but for one that changed.
            (statements, rows) = await CountAsync(few, store => store.CommitOneAsync(Commit(held) with { Problems = [.. standing[1..], Problem("S0", "changed")], HeardUpTo = long.MaxValue }));
            Assert.True(statements <= 20, $"{statements} statements");
            Assert.True(rows <= 4, $"{rows} rows");
        }
    }

    [Fact]
    public async Task Records_that_are_kept_are_not_even_read()
    {
        using var store = _file.Open();
        await StandAsync(store, "a", [.. Enumerable.Range(0, Many).Select(static i => Problem($"S{i}"))]);
        await store.WakeAsync(new CaseId("order", "a"), T0);
        var held = await store.ClaimOneAsync();

        var (statements, rows) = await CountAsync(store, s => s.CommitOneAsync(Commit(held) with { KeepsProblems = true, Problems = [Problem("", "set aside")] }));

        Assert.True(statements <= 20, $"{statements} statements");
        Assert.True(rows <= 6, $"{rows} rows");
        Assert.Equal(Many + 1, (await store.GetExceptionsAsync(scope: "order/a")).Count);
    }

    [Fact]
    public async Task Effects_that_did_not_change_are_not_written_again()
    {
        OutboxEntry[] effects = [.. Enumerable.Range(0, Many).Select(static i => Effect($"E{i}", T0.AddHours(1)))];
        using var store = _file.Open();
        await store.DeliverAsync([Input("a", "1")], T0);
        await store.CommitOneAsync(Commit(await store.ClaimOneAsync()) with { Effects = effects });
        await store.WakeAsync(new CaseId("order", "a"), T0);
        var held = await store.ClaimOneAsync();

        var (statements, rows) = await CountAsync(store, s => s.CommitOneAsync(Commit(held) with { Effects = [.. effects[1..], effects[0] with { Failures = 1 }] }));

        Assert.True(statements <= 15, $"{statements} statements");
        Assert.True(rows <= 4, $"{rows} rows");
    }

    [Fact]
    public async Task A_claim_and_a_commit_cost_the_same_beside_many_cases_held_due_or_of_other_queues()
    {
        using var store = _file.Open();
        await store.DeliverAsync([Input("a", "1")], T0);
        var alone = await CountAsync(store, s => s.ClaimAsync());
        var alsoAlone = await CountAsync(store, async s => await s.CommitOneAsync(Commit(await HeldAsync(store, "a")) with { LookAgainAt = T0.AddHours(-1), HeardUpTo = long.MaxValue }));
        await store.DeliverAsync([.. Enumerable.Range(0, Many).Select(static i => Input($"k{i:0000}", "1"))], T0);
        await store.ClaimAsync(max: Many / 2);
        await store.DeliverAsync([.. Enumerable.Range(0, Many).Select(static i => Input($"k{i:0000}", "1", "other") with { Format = 2 })], T0);
        await store.DeliverAsync([Input("b", "1", "third")], T0);

        var claimed = await CountAsync(store, s => s.ClaimAsync(new ClaimRequest("test", T0, TimeSpan.FromMinutes(2), 1) { Serves = [new ServedFlow("order", 1, ["third"])] }));
        var committed = await CountAsync(store, async s => await s.CommitOneAsync(Commit(await HeldAsync(store, "b")) with { LookAgainAt = T0.AddHours(-1), HeardUpTo = long.MaxValue }));

        Assert.Equal((alone.Statements, alone.Rows, alsoAlone.Statements, alsoAlone.Rows), (claimed.Statements, claimed.Rows, committed.Statements, committed.Rows));
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task A_look_for_work_seeks_in_indexes_and_never_walks_the_cases(string look)
    {
        using var store = _file.Open();
        var plan = await store.UseAsync(db => db.Query($"EXPLAIN QUERY PLAN {look}", static r => r.GetString(3), [.. Parameters(look)]));

        Assert.DoesNotContain(plan, static p => p.StartsWith("SCAN c", StringComparison.Ordinal) || p.StartsWith("SCAN cases", StringComparison.Ordinal) || p.Contains("AUTOMATIC", StringComparison.Ordinal));
        Assert.Contains(plan, static p => p.Contains("cases_due", StringComparison.Ordinal) || p.Contains("cases_held", StringComparison.Ordinal));

        static IEnumerable<(string, object?)> Parameters(string sql) =>
            ((string[])["$queue", "$lane", "$now", "$real", "$before", "$max"]).Where(p => sql.Contains(p, StringComparison.Ordinal)).Select(static p => (p, (object?)1L));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _file.DisposeAsync().AsTask();

    private static async Task StandAsync(SqliteFlowStore store, string key, IReadOnlyList<Problem> problems)
    {
        await store.DeliverAsync([Input(key, "1")], T0);
        await store.CommitOneAsync(Commit(await store.ClaimOneAsync()) with { Problems = problems });
    }

    private static async Task<ClaimedCase> HeldAsync(SqliteFlowStore store, string key)
    {
        var view = await store.GetCaseAsync(new CaseId("order", key));
        var fence = await store.UseAsync(db => (long)db.Scalar("SELECT fence FROM cases WHERE key = $key", ("$key", key))!);
        return new ClaimedCase { Case = view!.Case, Connection = "bq", Fence = fence, Version = view.Version };
    }

    private static async Task<(long Statements, long Rows)> CountAsync(SqliteFlowStore store, Func<SqliteFlowStore, Task> step)
    {
        var before = await ReadAsync();
        await step(store);
        var after = await ReadAsync();
        return (after.Statements - before.Statements - 1, after.Rows - before.Rows);

        Task<(long Statements, long Rows)> ReadAsync() => store.UseAsync(static db =>
        {
            var rows = (long)db.Scalar("SELECT total_changes()")!;
            return (db.Statements, rows);
        });
    }
}
