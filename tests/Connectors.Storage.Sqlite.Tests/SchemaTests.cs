using Connectors.Flows.Engine;
using Connectors.Flows.Storage;
using Connectors.Storage.Sqlite.Internal;
using static Connectors.Storage.Sqlite.Tests.Work;

namespace Connectors.Storage.Sqlite.Tests;

public sealed class SchemaTests : IAsyncLifetime, IAsyncDisposable
{
    /// <summary>A release that does not exist yet: a table is made anew, a column is added, an index too.</summary>
    private static readonly IReadOnlyList<SchemaStep> NextRelease =
    [
        .. SqliteSchema.Steps,
        new SchemaStep(SqliteSchema.Steps[^1].Version + 1,
            """
            CREATE TABLE new_seen (
                case_id INTEGER NOT NULL REFERENCES cases (id),
                input_id TEXT NOT NULL,
                at INTEGER NOT NULL,
                heard INTEGER NOT NULL DEFAULT 0,
                PRIMARY KEY (case_id, input_id)) WITHOUT ROWID;
            INSERT INTO new_seen (case_id, input_id, at) SELECT case_id, input_id, at FROM seen;
            DROP TABLE seen;
            ALTER TABLE new_seen RENAME TO seen;
            ALTER TABLE cases ADD COLUMN shard INTEGER NOT NULL DEFAULT 7;
            CREATE INDEX cases_shard ON cases (shard);
            """),
        new SchemaStep(SqliteSchema.Steps[^1].Version + 2, "UPDATE cases SET shard = shard + 1;"),
    ];

    private readonly TemporaryFile _file = new();

    [Fact]
    public async Task A_file_is_migrated_in_place_and_its_open_cases_go_on()
    {
        ClaimedCase held;
        using (var before = _file.Open())
        {
            await before.DeliverAsync([Input("held", "1"), Input("waits", "1")], T0);
            held = (await before.ClaimAsync()).Single(static c => c.Case.Key == "held");
            await before.CommitOneAsync(Commit(held) with
            {
                Effects = [Effect("book", T0)],
                Problems = [Problem("S1")],
                KeepFor = TimeSpan.FromHours(1),
                Rows = [new("stock", "P-1", "1")],
                Journal = JournalChain.Append(held.Case, 0, "", [new("one", "1")], T0),
            });
        }

        using var after = _file.Open(NextRelease);
        Assert.True(await after.CommitOneAsync(Commit(held) with { ExpectedVersion = 1, Problems = [Problem("S1")], Effects = [Effect("book", T0) with { Attempts = 1 }], HeardUpTo = 0 }));
        Assert.Equal(0, await after.DeliverAsync([Input("held", "1"), Input("waits", "1")], T0));
        Assert.Equal("book", (await after.ClaimOneAsync()).DueEffect);
        Assert.Equal(T0, Assert.Single(await after.GetExceptionsAsync()).RaisedAt);
        Assert.Null(JournalChain.FindBreak(await after.GetJournalAsync(held.Case), 1));
        using var file = _file.Connect();
        Assert.Equal((NextRelease[^1].Version, 8L, 0L), (file.Ask("PRAGMA user_version"), file.Ask("SELECT MIN(shard) FROM cases"), file.Ask("SELECT COUNT(*) FROM pragma_foreign_key_check")));
    }

    [Fact]
    public async Task A_new_file_goes_through_the_same_steps()
    {
        using var store = _file.Open(NextRelease);
        await store.DeliverAsync([Input("a", "1")], T0);

        using var file = _file.Connect();
        Assert.Equal((NextRelease[^1].Version, 7L), (file.Ask("PRAGMA user_version"), file.Ask("SELECT MIN(shard) FROM cases")));
    }

    [Fact]
    public async Task A_release_that_still_runs_writes_nothing_once_a_newer_one_has_migrated_the_file()
    {
        using var old = _file.Open();
        await old.DeliverAsync([Input("a", "1")], T0);
        using (var next = _file.Open(NextRelease))
            await next.InitialiseAsync();

        var failure = await Assert.ThrowsAsync<FlowStoreException>(() => old.DeliverAsync([Input("b", "1")], T0));

        Assert.Contains($"migrated to schema {NextRelease[^1].Version}", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Start that release here too", failure.Message, StringComparison.Ordinal);
        using var file = _file.Connect();
        Assert.Equal(1L, file.Ask("SELECT COUNT(*) FROM cases"));
        failure = await Assert.ThrowsAsync<FlowStoreException>(() => old.DeliverAsync([Input("b", "1")], T0));
        Assert.Contains("a newer release wrote it", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_that_fails_leaves_the_file_as_it_was()
    {
        using (var before = _file.Open())
            await before.DeliverAsync([Input("a", "1")], T0);
        using (var broken = _file.Open([.. NextRelease, new SchemaStep(NextRelease[^1].Version + 1, "DELETE FROM queues;")]))
        {
            var failure = await Assert.ThrowsAsync<FlowStoreException>(() => broken.InitialiseAsync());
            Assert.Contains("left as it was", failure.Message, StringComparison.Ordinal);
        }

        using (var broken = _file.Open([.. NextRelease, new SchemaStep(NextRelease[^1].Version + 1, "ALTER TABLE nothing ADD COLUMN x;")]))
            await Assert.ThrowsAsync<FlowStoreException>(() => broken.InitialiseAsync());

        using var again = _file.Open();
        await again.ClaimOneAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_file_from_before_numbered_schemas_is_refused_by_name_and_left_alone(int version)
    {
        using (var old = _file.Connect())
        {
            old.Ask("CREATE TABLE cases (id INTEGER PRIMARY KEY, leased INTEGER NOT NULL DEFAULT 0)");
            old.Ask($"PRAGMA user_version = {version}");
            old.Ask($"PRAGMA application_id = {SqliteSchema.ApplicationId}");
        }

        var bytes = await File.ReadAllBytesAsync(_file.Path);
        using (var store = _file.Open())
        {
            var failure = await Assert.ThrowsAsync<FlowStoreException>(() => store.InitialiseAsync());
            Assert.Contains(_file.Path, failure.Message, StringComparison.Ordinal);
            Assert.Contains($"schema {version}", failure.Message, StringComparison.Ordinal);
            Assert.Contains("Let the release that wrote it finish its open cases", failure.Message, StringComparison.Ordinal);
        }

        Assert.Equal(bytes, await File.ReadAllBytesAsync(_file.Path));
    }

    [Fact]
    public async Task A_file_of_a_newer_release_is_refused_by_name()
    {
        using (var next = _file.Open(NextRelease))
            await next.InitialiseAsync();
        using var store = _file.Open();

        var failure = await Assert.ThrowsAsync<FlowStoreException>(() => store.InitialiseAsync());

        Assert.Contains($"schema {NextRelease[^1].Version}, a newer release wrote it", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_of_something_else_is_not_touched()
    {
        using (var foreign = _file.Connect())
            foreign.Ask("CREATE TABLE notes (text TEXT)");
        var bytes = await File.ReadAllBytesAsync(_file.Path);
        using (var store = _file.Open())
            Assert.Contains("something else", (await Assert.ThrowsAsync<FlowStoreException>(() => store.InitialiseAsync())).Message, StringComparison.Ordinal);

        Assert.Equal(bytes, await File.ReadAllBytesAsync(_file.Path));
    }

    [Fact]
    public async Task Closed_lists_are_words_in_the_file_and_each_has_one()
    {
        using var store = _file.Open();
        await store.DeliverAsync([.. Enum.GetValues<InputKind>().Select(static k => Input("a", $"{k}") with { Kind = k })], T0);
        var claimed = await store.ClaimOneAsync();
        await store.CommitOneAsync(Commit(claimed) with
        {
            HeardUpTo = 0,
            Effects = [.. Enum.GetValues<Domain.Ports.RetrySafety>().Select(static s => Effect($"{s}", T0) with { RetrySafety = s })],
            Problems = [.. Enum.GetValues<Severity>().Select(static s => Problem($"{s}") with { Severity = s }), .. Enum.GetValues<Domain.Reasons.Owner>().Select(static o => Owned(o))],
        });

        using var file = _file.Connect();
        Assert.Equal("acknowledge,erase,news,stray,wake", file.Ask("SELECT group_concat(kind ORDER BY kind) FROM inputs"));
        Assert.Equal("act,create,read,safe-repeat,unspecified", file.Ask("SELECT group_concat(retry_safety ORDER BY retry_safety) FROM effects"));
        Assert.Equal("lost,page,warning", file.Ask("SELECT group_concat(DISTINCT severity ORDER BY severity) FROM exceptions"));
        Assert.Equal("account-management,catalogue,customer-service,finance,integrator,operations,unspecified", file.Ask("SELECT group_concat(DISTINCT owner ORDER BY owner) FROM exceptions"));

        static Problem Owned(Domain.Reasons.Owner owner) =>
            Problem($"of {owner}") is var problem ? problem with { Why = problem.Why with { Reason = problem.Why.Reason with { Owner = owner } } } : problem;
    }

    [Fact]
    public async Task A_word_that_this_release_does_not_know_is_named()
    {
        using var store = _file.Open();
        await store.DeliverAsync([Input("a", "1")], T0);
        using (var file = _file.Connect())
            file.Ask("UPDATE inputs SET kind = 'whispered'");

        var failure = await Assert.ThrowsAsync<FlowStoreException>(() => store.ClaimAsync());

        Assert.Contains("'whispered' for a InputKind", failure.Message, StringComparison.Ordinal);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public ValueTask DisposeAsync() => _file.DisposeAsync();
}
