using System.Buffers.Binary;
using System.Data.Common;
using Connectors.Flows.Engine;
using Connectors.Flows.Storage;
using static Connectors.Storage.Sqlite.Tests.Work;

namespace Connectors.Storage.Sqlite.Tests;

/// <summary>Where a host's build of SQLite encrypts, the host gives the key before the first page is read or written; everything else works as before.</summary>
public sealed class PreparedConnectionTests : IAsyncLifetime, IAsyncDisposable
{
    /// <summary>Like a key, a page size counts only before the first page is written, and the file tells which it was.</summary>
    private const int PageSize = 16_384;

    private const string Prepared = "PRAGMA page_size = 16384";

    private readonly TemporaryFile _file = new();
    private int _prepared;

    [Fact]
    public async Task Each_connection_is_prepared_before_anything_is_written()
    {
        using (var store = Open())
        {
            await store.DeliverAsync([Input("a", "1")], T0);
            Assert.Equal(1, _prepared);
            await store.DeliverAsync([Input("b", "1")], T0);
            Assert.Equal(1, _prepared);
        }

        var header = new byte[100];
        await using (var file = File.OpenRead(_file.Path))
            await file.ReadExactlyAsync(header);
        Assert.Equal(PageSize, BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(16)));

        using var next = Open();
        Assert.NotNull(await next.GetCaseAsync(new CaseId("order", "a")));
        Assert.Equal(2, _prepared);
    }

    [Fact]
    public async Task Journal_erasure_and_retention_work_as_in_any_file()
    {
        using var store = Open();
        await store.DeliverAsync([Input("a", "1") with { Content = "Ada Lovelace" }], T0);
        var claimed = await store.ClaimOneAsync();
        await store.CommitOneAsync(Commit(claimed) with { State = "closed", IsClosed = true, Journal = JournalChain.Append(claimed.Case, 0, string.Empty, [new("one", "1")], T0) });

        var view = (await store.GetCaseAsync(claimed.Case))!;
        Assert.Null(JournalChain.FindBreak(await store.GetJournalAsync(claimed.Case), view));
        Assert.Equal(1, (await store.PruneAsync(new RetentionPolicy { ClosedCases = TimeSpan.FromDays(30) }, T0.AddDays(31))).Cases);
        Assert.Equal(-1, (await File.ReadAllBytesAsync(_file.Path)).AsSpan().IndexOf("Ada Lovelace"u8));
    }

    [Fact]
    public async Task A_key_that_cannot_be_had_ends_the_start_and_leaves_nothing_open()
    {
        using var store = new SqliteFlowStore(Options(static _ => throw new UnauthorizedAccessException("the vault says no")));

        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => store.InitialiseAsync());

        using var alone = new FileStream(_file.Path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.Equal(0, alone.Length);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    private SqliteFlowStore Open() => new(Options(connection =>
    {
        _prepared++;
        using var command = connection.CreateCommand();
        command.CommandText = Prepared;
        command.ExecuteNonQuery();
    }));

    private SqliteFlowStoreOptions Options(Action<DbConnection> prepare)
    {
        var options = _file.Options;
        options.Prepare = prepare;
        return options;
    }
}
