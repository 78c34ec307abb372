namespace Connectors.Benchmarks.Samples;

/// <summary>Ten and a hundred times the smallest size, to show that cost grows in a line. A smoke run takes the smallest only.</summary>
internal static class Sizes
{
    internal static IEnumerable<int> UpToAMillion => Program.IsSmoke ? [10_000] : [10_000, 100_000, 1_000_000];
}
