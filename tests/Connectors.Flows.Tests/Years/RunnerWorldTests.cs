using Connectors.Flows.Storage;

namespace Connectors.Flows.Tests.Years;

/// <summary>The shell in small worlds. Another store is tried by passing it to <see cref="LiveAsync"/>.</summary>
public sealed class RunnerWorldTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Runners_on_threads_keep_what_the_loop_promises(int seed)
    {
        var clock = new ManualClock(skipsWaits: false);

        await LiveAsync(new InMemoryFlowStore(clock), clock, (ulong)seed);
    }

    internal static async Task LiveAsync(IFlowStore store, ManualClock clock, ulong seed)
    {
        var world = new RunnerWorld(store, clock, seed);

        await world.LiveAsync(orders: 30, breaks: TimeSpan.FromHours(3), heals: TimeSpan.FromHours(24));

        Assert.Empty(world.Broken);
    }
}
