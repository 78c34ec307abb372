using System.Globalization;
using System.Text;
using Connectors.Flows.Engine;
using Connectors.Flows.Storage;
using Microsoft.Extensions.Time.Testing;
using static Connectors.Storage.Sqlite.Tests.Work;

namespace Connectors.Storage.Sqlite.Tests;

/// <summary>What was erased is gone from every byte of every file, not only from the rows.</summary>
public sealed class ErasureTests : IAsyncLifetime, IAsyncDisposable
{
    private const string Address = "Jane Canary, 12 Canary Street";

    private readonly TemporaryFile _file = new();
    private readonly FakeTimeProvider _clock = new(T0);

    /// <summary>How often the address stands in a text: from a few bytes, of which a page holds many, to 15 kB, which take pages of their own.</summary>
    public static TheoryData<int> Repeats => [1, 4, 20, 60, 130, 520];

    [Theory]
    [MemberData(nameof(Repeats))]
    public async Task What_orders_knew_is_in_no_file_a_minute_after_they_ended_while_the_process_runs(int repeats)
    {
        using var store = new SqliteFlowStore(_file.Options, _clock);
        await LiveAsync(store, repeats);
        Assert.NotEqual(0, Hits(_file.Path));

        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(await store.ClaimAsync());

        Assert.Equal(0, Hits(_file.Path));
    }

    [Theory]
    [MemberData(nameof(Repeats))]
    public async Task Nothing_is_left_of_them_by_a_process_that_was_killed_once_the_next_begins(int repeats)
    {
        await using var killed = new TemporaryFile();
        using (var store = new SqliteFlowStore(_file.Options, _clock))
        {
            await LiveAsync(store, repeats);

            // What stands on the disk at this instant is what a process leaves that ends here.
            foreach (var suffix in (string[])["", "-wal"])
                await CopyAsync(_file.Path + suffix, killed.Path + suffix);
        }

        Assert.NotEqual(0, Hits(killed.Path));
        using var next = new SqliteFlowStore(killed.Options, _clock);
        await next.InitialiseAsync();

        Assert.Equal(0, Hits(killed.Path));
        Assert.Equal(20, await next.GetCasesAsync("order").CountAsync());
    }

    [Fact]
    public async Task What_another_process_reads_meanwhile_is_erased_once_it_is_done()
    {
        using var store = new SqliteFlowStore(_file.Options, _clock);
        await store.DeliverAsync([Input("other", "1")], T0);
        using (var reader = _file.Connect())
        {
            reader.Ask("BEGIN");
            Assert.Equal(1L, reader.Ask("SELECT COUNT(*) FROM cases"));
            await LiveAsync(store, 20);
            _clock.Advance(TimeSpan.FromMinutes(1));
            await store.ClaimAsync();
            Assert.NotEqual(0, Hits(_file.Path));
        }

        _clock.Advance(TimeSpan.FromMinutes(1));
        await store.GetCaseAsync(new CaseId("order", "other"));

        Assert.Equal(0, Hits(_file.Path));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    /// <summary>Twenty orders are received, worked on with an effect and a row of a side table, and end.</summary>
    private static async Task LiveAsync(SqliteFlowStore store, int repeats)
    {
        var personal = string.Join("; ", Enumerable.Repeat(Address, repeats));
        await store.DeliverAsync([.. Enumerable.Range(0, 20).Select(i => Input(string.Create(CultureInfo.InvariantCulture, $"k{i:00}"), "1") with { Content = personal })], T0);
        foreach (var claimed in await store.ClaimAsync())
        {
            await store.CommitOneAsync(Commit(claimed) with
            {
                State = personal,
                LookAgainAt = T0,
                Effects = [Effect("create", T0) with { Content = personal }],
                Rows = [new RowChange("notes", claimed.Case.Key, personal)],
            });
        }

        foreach (var claimed in await store.ClaimAsync())
            await store.CommitOneAsync(Commit(claimed) with { State = personal + "!", Effects = claimed.Effects, LookAgainAt = T0 });
        foreach (var claimed in await store.ClaimAsync())
            await store.CommitOneAsync(Commit(claimed) with { State = "closed", IsClosed = true, Rows = [new RowChange("notes", claimed.Case.Key, null)] });
    }

    private static int Hits(string path)
    {
        var wanted = Encoding.UTF8.GetBytes("Canary");
        var hits = 0;
        foreach (var file in Directory.GetFiles(Path.GetTempPath(), $"{Path.GetFileName(path)}*"))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            for (var bytes = copy.ToArray().AsSpan(); bytes.IndexOf(wanted) is >= 0 and var at; bytes = bytes[(at + wanted.Length)..])
                hits++;
        }

        return hits;
    }

    private static async Task CopyAsync(string from, string to)
    {
        await using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        await using var target = new FileStream(to, FileMode.CreateNew);
        await source.CopyToAsync(target);
    }
}
