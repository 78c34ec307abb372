using System.Text;
using Connectors.Flows.Engine;
using Connectors.Flows.Storage;
using static Connectors.Storage.Sqlite.Tests.Work;

namespace Connectors.Storage.Sqlite.Tests;

public sealed class RetentionTests : IAsyncLifetime
{
    private static readonly RetentionPolicy Month = new() { ClosedCases = TimeSpan.FromDays(30), Portion = 50 };

    private readonly TemporaryFile _file = new();

    [Fact]
    public async Task What_the_journal_of_a_pruned_case_came_to_stays()
    {
        using var store = _file.Open();
        await store.DeliverAsync([Input("a", "1")], T0);
        var claimed = await store.ClaimOneAsync();
        var journal = JournalChain.Append(claimed.Case, 0, "", [new("one", "1"), new("two", "2")], T0);
        await store.CommitOneAsync(Commit(claimed) with { IsClosed = true, Journal = journal, Effects = [Effect("late", T0.AddYears(1))], Problems = [Problem("S1")] });
        await store.WakeAsync(claimed.Case, T0);
        await store.CommitOneAsync(Commit(await store.ClaimOneAsync()) with { IsClosed = true });

        Assert.Equal(1, (await store.PruneAsync(Month, T0.AddDays(31))).Cases);

        using var file = _file.Connect();
        Assert.Equal($"order a 2 {journal[^1].Hash} {T0.UtcTicks}", file.Ask("SELECT flow || ' ' || key || ' ' || journal_length || ' ' || journal_hash || ' ' || closed_at FROM pruned_cases"));
        foreach (var table in (string[])["cases", "states", "inputs", "seen", "effects", "journal", "topics"])
            Assert.Equal(0L, file.Ask($"SELECT COUNT(*) FROM {table}"));
        Assert.Equal(0L, file.Ask("SELECT COUNT(*) FROM pragma_foreign_key_check"));
    }

    [Fact]
    public async Task The_file_gives_back_what_became_free()
    {
        using var store = _file.Open();
        await store.DeliverAsync([.. Enumerable.Range(0, 400).Select(static i => Input($"k{i}", "1"))], T0);
        foreach (var claimed in await store.ClaimAsync(max: 400))
            await store.CommitOneAsync(Commit(claimed) with { State = new string('x', 8000), IsClosed = true });
        using var file = _file.Connect();
        var before = (long)file.Ask("PRAGMA page_count")!;

        Assert.Equal(400, (await store.PruneAsync(Month, T0.AddDays(31))).Cases);

        Assert.InRange((long)file.Ask("PRAGMA page_count")!, 1, before / 5);
        Assert.InRange(new FileInfo(_file.Path).Length, 1, before / 5 * 4096);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5000)]
    public async Task Erased_inputs_and_states_are_nowhere_in_the_files(int repeats)
    {
        const string Personal = "Ada Lovelace";
        var content = string.Join(", ", Enumerable.Repeat(Personal, repeats));
        using (var store = _file.Open())
        {
            await store.DeliverAsync([.. Enumerable.Range(0, 5).Select(i => Input($"k{i}", "1") with { Content = content })], T0);
            foreach (var claimed in await store.ClaimAsync())
                await store.CommitOneAsync(Commit(claimed) with { State = content, LookAgainAt = T0 });
            foreach (var claimed in await store.ClaimAsync())
                await store.CommitOneAsync(Commit(claimed) with { State = "closed", IsClosed = true });
            await store.PruneAsync(new RetentionPolicy(), T0);
            Assert.DoesNotContain(Personal, await AllTextAsync(), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(Personal, await AllTextAsync(), StringComparison.Ordinal);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _file.DisposeAsync().AsTask();

    private async Task<string> AllTextAsync()
    {
        var text = new StringBuilder();
        foreach (var file in Directory.GetFiles(Path.GetTempPath(), $"{Path.GetFileName(_file.Path)}*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            text.Append(await reader.ReadToEndAsync());
        }

        return text.ToString();
    }
}
