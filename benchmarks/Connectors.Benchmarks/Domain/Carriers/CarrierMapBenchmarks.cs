using System.Collections.Frozen;
using BenchmarkDotNet.Attributes;
using Connectors.Benchmarks.Samples;
using Connectors.Domain.Carriers;
using Connectors.Domain.Values;

namespace Connectors.Benchmarks.Domain.Carriers;

/// <summary>From a warehouse's carrier text to the marketplace's approved code, against one look-up of the same text in a frozen dictionary.</summary>
[MemoryDiagnoser]
public class CarrierMapBenchmarks
{
    private const int Asked = 16;

    private readonly string[] _texts = [.. Enumerable.Range(0, Asked).Select(SampleTables.CarrierText)];
    private FrozenDictionary<string, CarrierCode> _bare = FrozenDictionary<string, CarrierCode>.Empty;
    private CarrierMap _map = null!;
    private ApprovedCarriers _approved = null!;

    [Params(20, 200)]
    public int Carriers { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _map = SampleTables.Carriers(Carriers);
        _approved = SampleTables.Approved(Carriers);
        _bare = Enumerable.Range(0, Carriers).ToFrozenDictionary(SampleTables.CarrierText, SampleTables.CarrierCode, StringComparer.Ordinal);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Asked)]
    public int BareDictionary()
    {
        var found = 0;
        foreach (var text in _texts)
            found += _bare.TryGetValue(text, out var code) ? code.Value.Length : 0;
        return found;
    }

    [Benchmark(OperationsPerInvoke = Asked)]
    public int Text() => Find(null);

    [Benchmark(OperationsPerInvoke = Asked)]
    public int TextAndService() => Find("next-day");

    private int Find(string? service)
    {
        var found = 0;
        foreach (var text in _texts)
            found += _map.Find(SampleTables.Warehouse, text, service, _approved).Value.Code.Value.Length;
        return found;
    }
}
