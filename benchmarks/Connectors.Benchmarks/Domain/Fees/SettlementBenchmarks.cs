using BenchmarkDotNet.Attributes;
using Connectors.Benchmarks.Samples;
using Connectors.Domain.Documents;
using Connectors.Domain.Fees;

namespace Connectors.Benchmarks.Domain.Fees;

/// <summary>
/// A billing cycle whose lines are made as they are read, three an order, against adding them up by type: no repeats found, nothing hashed, no journal, no proof.
/// </summary>
[MemoryDiagnoser]
public class SettlementBenchmarks
{
    private SampleSettlement _cycle = null!;

    public static IEnumerable<int> AllLines => Sizes.UpToAMillion;

    [ParamsSource(nameof(AllLines))]
    public int Lines { get; set; }

    [GlobalSetup]
    public void SetUp() => _cycle = new SampleSettlement(Lines);

    [Benchmark(Baseline = true)]
    public decimal NaiveGrouping()
    {
        var sums = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var line in _cycle.Read())
            sums[line.Type] = sums.GetValueOrDefault(line.Type) + line.Amount.Amount;
        return sums.Values.Sum();
    }

    [Benchmark]
    public decimal Classify()
    {
        var sums = new Dictionary<PostingTarget, decimal>();
        foreach (var line in _cycle.Read())
        {
            var target = SampleSettlement.Fees.Find(line.Type, line.FeeCode).Value.Target!.Value;
            sums[target] = sums.GetValueOrDefault(target) + line.Amount.Amount;
        }

        return sums.Values.Sum();
    }

    [Benchmark]
    public string FullProof()
    {
        var builder = new SettlementBuilder(_cycle.Cycle);
        foreach (var line in _cycle.Read())
            builder.Add(line);
        var settlement = builder.Build(SampleSettlement.Fees);
        return settlement.Journal is null ? throw new InvalidOperationException("The cycle does not add up.") : settlement.Proof.LinesHash;
    }
}
