using System.Collections.Frozen;
using BenchmarkDotNet.Attributes;
using Connectors.Benchmarks.Samples;
using Connectors.Domain.Units;
using Connectors.Domain.Values;

namespace Connectors.Benchmarks.Domain.Units;

/// <summary>Between packs and base units, against one look-up of the SKU in a frozen dictionary and one multiplication.</summary>
[MemoryDiagnoser]
public class UnitCatalogueBenchmarks
{
    private const int Asked = 16;

    private readonly Sku[] _skus = new Sku[Asked];
    private FrozenDictionary<string, decimal> _bare = FrozenDictionary<string, decimal>.Empty;
    private UnitCatalogue _units = null!;

    [Params(1_000, 50_000)]
    public int Skus { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        for (var i = 0; i < Asked; i++)
            _skus[i] = SampleTables.Sku(i * Skus / Asked);
        _units = SampleTables.Units(Skus);
        _bare = Enumerable.Range(0, Skus).ToFrozenDictionary(static n => SampleTables.Sku(n).Value, static _ => (decimal)SampleTables.UnitsInCase, StringComparer.Ordinal);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Asked)]
    public decimal BareDictionaryAndMultiply()
    {
        var sum = 0m;
        foreach (var sku in _skus)
            sum += _bare.TryGetValue(sku.Value, out var factor) ? 3m * factor : 0m;
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Asked)]
    public decimal PacksToBase()
    {
        var sum = 0m;
        foreach (var sku in _skus)
            sum += _units.ToBase(sku, new Quantity(3m, SampleTables.Case)).Value.Value;
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Asked)]
    public decimal BaseToPacks()
    {
        var sum = 0m;
        foreach (var sku in _skus)
            sum += _units.ToPacks(sku, 40m, SampleTables.Case).Value.Whole;
        return sum;
    }
}
