using Connectors.Flows.Storage;
using Connectors.Storage.Sqlite;

namespace Connectors.Flows.Tests.Years;

/// <summary>The shell in small worlds, on the threads of this process and on a single one, with both stores.</summary>
public sealed class RunnerWorldTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Runners_on_threads_keep_what_the_loop_promises(int seed)
    {
        var clock = new ManualClock(skipsWaits: false);

        Assert.Empty(await LiveAsync(new InMemoryFlowStore(clock), clock, (ulong)seed));
    }

    [Fact]
    public async Task Runners_on_threads_keep_it_with_a_file()
    {
        using var folder = new TemporaryFolder();
        var clock = new ManualClock(skipsWaits: false);
        using var store = new SqliteFlowStore(new SqliteFlowStoreOptions { Path = folder.In("flows.db") }, clock);

        Assert.Empty(await LiveAsync(store, clock, 1));
    }

    [Theory]
    [InlineData("memory", 1)]
    [InlineData("flows.db", 2)]
    public async Task Runners_on_a_single_thread_keep_it_too(string store, int seed)
    {
        using var folder = new TemporaryFolder();

        var (threads, broken) = await RunnerWorldProgram.RunOnOneThreadAsync(store == "memory" ? store : folder.In(store), seed);

        Assert.Equal((1, string.Empty), (threads, broken));
    }

    /// <returns>What did not hold.</returns>
    internal static async Task<IReadOnlyList<string>> LiveAsync(IFlowStore store, ManualClock clock, ulong seed)
    {
        var world = new RunnerWorld(store, clock, seed);

        await world.LiveAsync(orders: 30, breaks: TimeSpan.FromHours(3), heals: TimeSpan.FromHours(24));

        return world.Broken;
    }
}
