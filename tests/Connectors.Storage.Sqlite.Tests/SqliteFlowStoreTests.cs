using Connectors.Flows.Engine;
using Connectors.Flows.Storage;
using Connectors.Flows.Tests.Storage;
using Microsoft.Data.Sqlite;

namespace Connectors.Storage.Sqlite.Tests;

public sealed class SqliteFlowStoreTests : FlowStoreConformance
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"connectors-{Guid.NewGuid():n}.db");

    private string Other => _path + ".other";

    protected override IFlowStore Open() => new SqliteFlowStore(new SqliteFlowStoreOptions { Path = _path, SurvivesPowerLoss = false });

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        foreach (var file in Directory.GetFiles(Path.GetTempPath(), $"{Path.GetFileName(_path)}*"))
            File.Delete(file);
    }

    [Fact]
    public async Task Everything_is_there_again_after_a_restart()
    {
        var now = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
        using (var before = (SqliteFlowStore)Open())
            await before.DeliverAsync([new InboxMessage(new CaseId("order", "a"), "bq", "1", "content", Priority.Order)], now);

        using var after = (SqliteFlowStore)Open();

        Assert.Single(await after.ClaimAsync(new ClaimRequest("test", now, TimeSpan.FromMinutes(1), 10)));
    }

    [Fact]
    public async Task The_store_runs_on_a_current_SQLite()
    {
        using var store = (SqliteFlowStore)Open();
        await store.InitialiseAsync();
        await using var connection = new SqliteConnection($"Data Source={_path};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT sqlite_version()";

        Assert.True(Version.Parse((string)(await command.ExecuteScalarAsync())!) >= new Version(3, 53), $"SQLite {connection.ServerVersion} is too old.");
    }

    [Fact]
    public async Task Two_processes_may_share_the_file()
    {
        var now = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
        using var one = (SqliteFlowStore)Open();
        using var other = (SqliteFlowStore)Open();
        await one.DeliverAsync([new InboxMessage(new CaseId("order", "a"), "bq", "1", "content", Priority.Order)], now);

        var claims = await Task.WhenAll(new[] { one, other }.Select(s => Task.Run(() => s.ClaimAsync(new ClaimRequest("test", now, TimeSpan.FromMinutes(1), 10)))));

        Assert.Equal(1, claims.Sum(static c => c.Count));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_named_with_a_remedy()
    {
        await File.WriteAllTextAsync(Other, "this is a text file and it is long enough to be looked at by the database as if it had a header");
        using var store = new SqliteFlowStore(new SqliteFlowStoreOptions { Path = Other });

        var failure = await Assert.ThrowsAsync<FlowStoreException>(() => store.InitialiseAsync());

        Assert.Contains(Other, failure.Message, StringComparison.Ordinal);
        Assert.Contains("Name another file", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
    }

    [Fact]
    public async Task A_database_of_something_else_is_left_alone()
    {
        using (var foreign = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Other};Pooling=False"))
        {
            foreign.Open();
            using var create = foreign.CreateCommand();
            create.CommandText = "CREATE TABLE notes (text TEXT)";
            create.ExecuteNonQuery();
        }

        using var store = new SqliteFlowStore(new SqliteFlowStoreOptions { Path = Other });

        var failure = await Assert.ThrowsAsync<FlowStoreException>(() => store.InitialiseAsync());

        Assert.Contains("something else", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_named_with_a_remedy()
    {
        using var store = new SqliteFlowStore(new SqliteFlowStoreOptions { Path = Path.Combine(Path.GetTempPath(), "no-such-folder", "x.db") });

        var failure = await Assert.ThrowsAsync<FlowStoreException>(() => store.InitialiseAsync());

        Assert.Contains("no-such-folder", failure.Message, StringComparison.Ordinal);
    }
}
