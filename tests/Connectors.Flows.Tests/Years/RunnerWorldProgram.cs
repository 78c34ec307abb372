using System.Diagnostics;
using System.Globalization;
using Connectors.Flows.Storage;
using Connectors.Storage.Sqlite;

namespace Connectors.Flows.Tests.Years;

/// <summary>A small world in a process of its own: what blocks a thread while it waits for another never ends there. <c>memory|FILE SEED</c></summary>
internal static class RunnerWorldProgram
{
    /// <summary>What a runner may need of the only thread is far below this; a world that stands still does not end at all.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    /// <summary>Lives a world on a pool of one thread.</summary>
    /// <returns>The most threads that the pool had, and what did not hold.</returns>
    public static async Task<(int Threads, string Broken)> RunOnOneThreadAsync(string store, int seed)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, Environment = { ["DOTNET_ThreadPool_ForceMinWorkerThreads"] = "1", ["DOTNET_ThreadPool_ForceMaxWorkerThreads"] = "1" } };
        foreach (var argument in new[] { typeof(RunnerWorldProgram).Assembly.Location, store, seed.ToString(CultureInfo.InvariantCulture) })
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Longest);
        try
        {
            var lines = (await process.StandardOutput.ReadToEndAsync(limit.Token)).Split('\n', 2);
            await process.WaitForExitAsync(limit.Token);
            return (int.Parse(lines[0], CultureInfo.InvariantCulture), process.ExitCode == 0 ? lines[1].Trim() : $"exit {process.ExitCode}: {lines[1]}");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }

    private static async Task Main(string[] args)
    {
        ThreadPool.GetMaxThreads(out var threads, out _);
        Console.WriteLine(threads);
        var clock = new ManualClock(skipsWaits: false);
        IFlowStore store = args[0] == "memory" ? new InMemoryFlowStore(clock) : new SqliteFlowStore(new SqliteFlowStoreOptions { Path = args[0] }, clock);
        using var closes = store as IDisposable;
        foreach (var broken in await RunnerWorldTests.LiveAsync(store, clock, ulong.Parse(args[1], CultureInfo.InvariantCulture)))
            Console.WriteLine(broken);
    }
}
