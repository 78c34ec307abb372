using Connectors.Flows.Storage;
using Connectors.Storage.Sqlite.Internal;
using static Connectors.Storage.Sqlite.Tests.Work;

namespace Connectors.Storage.Sqlite.Tests;

/// <summary>The file holds names and addresses: it is for the account that runs the process alone, whatever the umask says.</summary>
public sealed class PrivateFileTests : IAsyncLifetime, IAsyncDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode ForAll = OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private readonly TemporaryFile _file = new();

    [Fact]
    public async Task Whatever_the_store_makes_is_for_its_owner_alone()
    {
        using var store = _file.Open();
        await store.DeliverAsync([Input("a", "1")], T0);

        Assert.Equal(["", "-shm", "-wal"], Modes().Keys.Order(StringComparer.Ordinal));
        Assert.All(Modes().Values, static mode => Assert.Equal(OwnerOnly, mode));
    }

    [Fact]
    public async Task What_an_earlier_release_left_open_to_others_is_closed_to_them()
    {
        using (var earlier = new SqliteFlowStore(new SqliteFlowStoreOptions { Path = _file.Path, OthersMayRead = true }))
        {
            await earlier.DeliverAsync([Input("a", "1")], T0);
            Open("", "-wal", "-shm");

            using var store = _file.Open();
            await store.DeliverAsync([Input("b", "1")], T0);
            Assert.All(Modes().Values, static mode => Assert.Equal(OwnerOnly, mode));
        }

        Assert.Equal([OwnerOnly], Modes().Values);
    }

    [Fact]
    public async Task A_host_that_keeps_others_away_by_itself_keeps_its_modes()
    {
        await File.WriteAllBytesAsync(_file.Path, []);
        Open("");
        using var store = new SqliteFlowStore(new SqliteFlowStoreOptions { Path = _file.Path, OthersMayRead = true });
        await store.DeliverAsync([Input("a", "1")], T0);

        Assert.All(Modes().Values, static mode => Assert.Equal(ForAll, mode));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_that_cannot_be_kept_from_others_is_refused_with_the_reason(bool isDenied)
    {
        if (OperatingSystem.IsWindows())
            return;
        await File.WriteAllBytesAsync(_file.Path, []);
        Open("");

        var refused = Assert.Throws<FlowStoreException>(() => PrivateFile.Prepare(_file.Path, Change));

        Assert.Contains($"'{_file.Path}' holds names and addresses", refused.Message, StringComparison.Ordinal);
        Assert.Contains("OthersMayRead", refused.Message, StringComparison.Ordinal);

        // Somebody else's file, or a file system that keeps no modes.
        void Change(string file, UnixFileMode mode)
        {
            if (isDenied)
                throw new UnauthorizedAccessException();
        }
    }

    public Task InitializeAsync() => Task.CompletedTask;

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    private void Open(params string[] suffixes)
    {
        if (OperatingSystem.IsWindows())
            return;
        foreach (var suffix in suffixes)
            File.SetUnixFileMode(_file.Path + suffix, ForAll);
    }

    private Dictionary<string, UnixFileMode> Modes() => Directory.GetFiles(Path.GetTempPath(), $"{Path.GetFileName(_file.Path)}*")
        .ToDictionary(f => f[_file.Path.Length..], static f => OperatingSystem.IsWindows() ? OwnerOnly : File.GetUnixFileMode(f));
}
