using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Connectors.Benchmarks;

/// <summary>Runs benchmarks by name. With <c>--smoke</c> every one runs once in this process, to show that it still works; its times say nothing.</summary>
internal static class Program
{
    private const string Smoke = "--smoke";

    internal static bool IsSmoke => Environment.GetCommandLineArgs().Contains(Smoke, StringComparer.Ordinal);

    private static int Main(string[] args)
    {
        var config = DefaultConfig.Instance;
        if (IsSmoke)
        {
            config = config.AddJob(Job.Dry.WithToolchain(InProcessEmitToolchain.Instance));
            args = ["--filter", "*", .. args.Where(static a => a != Smoke)];
        }

        var summaries = BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config).ToList();

        // The switcher itself returns as if all was well, whatever failed.
        var isGood = summaries.TrueForAll(static s => !s.HasCriticalValidationErrors && s.Reports.Length > 0 && s.Reports.All(static r => r.Success));
        return isGood && (summaries.Count > 0 || !IsSmoke) ? 0 : 1;
    }
}
