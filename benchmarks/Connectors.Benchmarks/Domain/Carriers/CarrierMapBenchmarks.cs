using System.Collections.Frozen;
using BenchmarkDotNet.Attributes;
using Connectors.Benchmarks.Samples;
using Connectors.Domain.Carriers;
using Connectors.Domain.Values;

namespace Connectors.Benchmarks.Domain.Carriers;

/// <summary>
/// From a warehouse's carrier text to the marketplace's approved code, against the dictionary that would answer the same question without it:
/// keyed by marketplace, warehouse and text, spelled exactly as in the table, with no look at the approved list.
/// </summary>
[MemoryDiagnoser]
public class CarrierMapBenchmarks
{
    private const int Asked = 16;

    private readonly string[] _texts = [.. Enumerable.Range(0, Asked).Select(SampleTables.CarrierText)];
    private readonly string[] _otherwise = [.. Enumerable.Range(0, Asked).Select(static n => SampleTables.CarrierText(n).ToUpperInvariant().Replace('-', ' '))];
    private FrozenDictionary<(ConnectionName, ConnectionName, string), CarrierCode> _bare = FrozenDictionary<(ConnectionName, ConnectionName, string), CarrierCode>.Empty;
    private FrozenDictionary<string, CarrierCode> _textAlone = FrozenDictionary<string, CarrierCode>.Empty;
    private CarrierMap _map = null!;
    private ApprovedCarriers _approved = null!;

    [Params(20, 200)]
    public int Carriers { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _map = SampleTables.Carriers(Carriers);
        _approved = SampleTables.Approved(Carriers);
        _bare = Enumerable.Range(0, Carriers)
            .ToFrozenDictionary(static n => (SampleTables.Marketplace, SampleTables.Warehouse, SampleTables.CarrierText(n)), SampleTables.CarrierCode);
        _textAlone = Enumerable.Range(0, Carriers).ToFrozenDictionary(SampleTables.CarrierText, SampleTables.CarrierCode, StringComparer.Ordinal);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Asked)]
    public int BareDictionary()
    {
        var found = 0;
        foreach (var text in _texts)
            found += _bare.TryGetValue((SampleTables.Marketplace, SampleTables.Warehouse, text), out var code) ? code.Value.Length : 0;
        return found;
    }

    /// <summary>What looking up the text costs when it alone is the key: one marketplace, one warehouse, one spelling.</summary>
    [Benchmark(OperationsPerInvoke = Asked)]
    public int BareDictionaryOfTextAlone()
    {
        var found = 0;
        foreach (var text in _texts)
            found += _textAlone.TryGetValue(text, out var code) ? code.Value.Length : 0;
        return found;
    }

    [Benchmark(OperationsPerInvoke = Asked)]
    public int Text() => Find(_texts, null);

    [Benchmark(OperationsPerInvoke = Asked)]
    public int TextSpelledOtherwise() => Find(_otherwise, null);

    [Benchmark(OperationsPerInvoke = Asked)]
    public int TextAndService() => Find(_texts, "Next Day");

    private int Find(string[] texts, string? service)
    {
        var found = 0;
        foreach (var text in texts)
            found += _map.Find(SampleTables.Warehouse, text, service, _approved).Value.Code.Value.Length;
        return found;
    }
}
