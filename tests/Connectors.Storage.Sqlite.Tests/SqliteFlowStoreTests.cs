using Connectors.Flows.Engine;
using Connectors.Flows.Storage;
using Connectors.Testing;
using Connectors.Testing.Storage;
using Microsoft.Data.Sqlite;

namespace Connectors.Storage.Sqlite.Tests;

public sealed class SqliteFlowStoreTests : IAsyncLifetime, IAsyncDisposable
{
    private static readonly IReadOnlyList<ConformanceCheck> Suite = FlowStoreConformance.Checks(static () => new TemporaryFile()).Expecting(KnownFailures.Of("sqlite"));

    private readonly TemporaryFile _file = new();

    private string Other => _file.Path;

    private static readonly IReadOnlyList<ConformanceCheck> Comparison = FlowStoreComparison.Checks(static () => new TemporaryFile(), firstSeed: 1, seeds: 12);

    public static TheoryData<string> Checks => [.. Suite.Select(static c => c.Name)];

    [Theory]
    [MemberData(nameof(Checks))]
    public Task It_does_what_every_store_does(string check) => Suite.Named(check).RunAsync();

    public static TheoryData<string> Seeds => [.. Comparison.Select(static c => c.Name)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public Task It_answers_as_the_store_in_memory_does(string check) => Comparison.Named(check).RunAsync();

    [Theory]
    [InlineData('\uDCE6')]
    [InlineData('\0')]
    public async Task What_the_driver_would_change_is_refused_before_anything_is_kept(char character)
    {
        var content = character + new string('x', 512);
        using var store = new SqliteFlowStore(new SqliteFlowStoreOptions { Path = Other, SurvivesPowerLoss = false });
        var now = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

        await Assert.ThrowsAsync<ArgumentException>(() => store.DeliverAsync(
            [new InboxMessage(new CaseId("order", "a"), "bq", "1", "content", Priority.Order), new InboxMessage(new CaseId("order", "a"), "bq", "2", content, Priority.Order)], now));

        Assert.Null(await store.GetCaseAsync(new CaseId("order", "a")));
    }

    [Fact]
    public async Task The_store_runs_on_a_current_SQLite()
    {
        using var store = _file.Open();
        await store.InitialiseAsync();
        await using var connection = new SqliteConnection($"Data Source={_file.Path};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT sqlite_version()";

        Assert.True(Version.Parse((string)(await command.ExecuteScalarAsync())!) >= new Version(3, 53), $"SQLite {connection.ServerVersion} is too old.");
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
    public async Task A_folder_that_is_not_there_is_named_with_a_remedy()
    {
        using var store = new SqliteFlowStore(new SqliteFlowStoreOptions { Path = Path.Combine(Path.GetTempPath(), "no-such-folder", "x.db") });

        var failure = await Assert.ThrowsAsync<FlowStoreException>(() => store.InitialiseAsync());

        Assert.Contains("no-such-folder", failure.Message, StringComparison.Ordinal);
        Assert.Contains("its folder does not exist", failure.Message, StringComparison.Ordinal);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public ValueTask DisposeAsync() => _file.DisposeAsync();
}
