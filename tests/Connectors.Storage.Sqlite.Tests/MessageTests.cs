using Connectors.Flows.Storage;
using Connectors.Storage.Sqlite.Internal;
using Microsoft.Data.Sqlite;
using static Connectors.Storage.Sqlite.Tests.Work;

namespace Connectors.Storage.Sqlite.Tests;

/// <summary>A failure names its cause and the remedy that fits it, and nothing that was to be kept.</summary>
public sealed class MessageTests : IAsyncLifetime
{
    private const string Personal = "Ada Lovelace, 12 St James's Square";

    private readonly TemporaryFile _file = new();

    [Fact]
    public async Task A_full_disk_is_named_and_the_store_goes_on_when_there_is_room_again()
    {
        using var store = _file.Open();
        await store.DeliverAsync([Input("a", "1")], T0);
        await store.UseAsync(static db => Do(db, "PRAGMA max_page_count = 1"));

        var failure = await Assert.ThrowsAsync<FlowStoreException>(() => store.DeliverAsync([Input("b", "1") with { Content = string.Concat(Enumerable.Repeat(Personal, 10_000)) }], T0));

        Assert.Equal($"The disk of '{_file.Path}' is full. Nothing of this step was kept; it is tried again. Free space on it, or prune what is over.", failure.Message);
        await store.UseAsync(static db => Do(db, "PRAGMA max_page_count = 100000"));
        Assert.Equal(1, await store.DeliverAsync([Input("b", "1")], T0));
        Assert.Equal(2, (await store.ClaimAsync()).Count);
    }

    [Fact]
    public async Task A_file_that_another_process_holds_is_named()
    {
        using var store = _file.Open();
        await store.InitialiseAsync();
        using (var other = _file.Connect())
        {
            other.Ask("BEGIN IMMEDIATE");

            var failure = await Assert.ThrowsAsync<FlowStoreException>(() => store.DeliverAsync([Input("a", "1")], T0));

            Assert.Contains("is locked by another process", failure.Message, StringComparison.Ordinal);
            Assert.Contains("End what holds it", failure.Message, StringComparison.Ordinal);
            other.Ask("ROLLBACK");
        }

        Assert.Equal(1, await store.DeliverAsync([Input("a", "1")], T0));
    }

    [Fact]
    public async Task A_file_that_may_not_be_written_is_named()
    {
        using var store = _file.Open();
        await store.UseAsync(static db => Do(db, "PRAGMA query_only = ON"));

        var failure = await Assert.ThrowsAsync<FlowStoreException>(() => store.DeliverAsync([Input("a", "1")], T0));

        Assert.Contains("may not be written", failure.Message, StringComparison.Ordinal);
        Assert.Contains("'-wal' and '-shm'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_file_is_named()
    {
        using (var store = _file.Open())
            await store.DeliverAsync([.. Enumerable.Range(0, 200).Select(static i => Input($"k{i}", "1"))], T0);
        var bytes = await File.ReadAllBytesAsync(_file.Path);
        Array.Fill(bytes, (byte)0xA5, 4096, bytes.Length - 4096);
        await File.WriteAllBytesAsync(_file.Path, bytes);
        using var again = _file.Open();

        var failure = await Assert.ThrowsAsync<FlowStoreException>(() => again.ClaimAsync());

        Assert.Contains("is damaged", failure.Message, StringComparison.Ordinal);
        Assert.Contains("restore it from a backup", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
    }

    [Theory]
    [InlineData(10, "failed while it was read or written", "healthy local disk")]
    [InlineData(6, "is locked by another process", "End what holds it")]
    [InlineData(14, "cannot be opened", "right to read and write")]
    [InlineData(26, "it is no database", "Name another file")]
    [InlineData(11, "is damaged", "backup")]
    [InlineData(1, "failed: SQLite said so", "")]
    public void Each_cause_has_its_remedy(int code, string cause, string remedy)
    {
        var failure = SqliteFailures.Explain(_file.Path, new SqliteException("SQLite said\nso.", code));

        Assert.Contains(_file.Path, failure.Message, StringComparison.Ordinal);
        Assert.Contains(cause, failure.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
    }

    [Fact]
    public async Task A_folder_in_place_of_a_file_is_named()
    {
        var folder = Directory.CreateTempSubdirectory("connectors-");
        using (var store = new SqliteFlowStore(new SqliteFlowStoreOptions { Path = folder.FullName }))
            Assert.Contains("it is no folder itself", (await Assert.ThrowsAsync<FlowStoreException>(() => store.InitialiseAsync())).Message, StringComparison.Ordinal);
        folder.Delete();
    }

    [Fact]
    public async Task A_failure_quotes_nothing_that_was_to_be_kept()
    {
        using var store = _file.Open();
        await store.DeliverAsync([Input("a", "1")], T0);
        var claimed = await store.ClaimOneAsync();
        var entry = JournalChain.Append(claimed.Case, 0, "", [new("one", Personal)], T0)[0];

        var failure = await Assert.ThrowsAsync<FlowStoreException>(() => store.CommitAsync([Commit(claimed) with { State = Personal, Journal = [entry, entry] }]));

        Assert.DoesNotContain("Ada", failure.ToString(), StringComparison.Ordinal);
        Assert.Contains("UNIQUE constraint failed", failure.Message, StringComparison.Ordinal);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _file.DisposeAsync().AsTask();

    private static bool Do(SqliteSession db, string sql)
    {
        db.Script(sql);
        return true;
    }
}
