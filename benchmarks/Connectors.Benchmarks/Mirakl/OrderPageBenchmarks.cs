using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Connectors.Benchmarks.Samples;
using Connectors.Mirakl.Json;

namespace Connectors.Benchmarks.Mirakl;

/// <summary>
/// A page of OR11 read into models, against only walking its tokens. The serializer's own reading of the same orders, from the
/// same models' source-generated metadata, shows what the reader made for this page saves.
/// </summary>
[MemoryDiagnoser]
public class OrderPageBenchmarks
{
    private byte[] _page = [];
    private readonly MiraklJsonContext _plain = MiraklJsonContext.WithoutReader();
    private byte[][] _orders = [];

    [Params(100)]
    public int Orders { get; set; }

    [Params(1, 3)]
    public int Lines { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _page = OrderPageJson.Page(Orders, Lines);
        _orders = [.. Enumerable.Range(1, Orders).Select(number => OrderPageJson.SingleOrder(number, Lines))];
        Console.WriteLine($"// {_page.Length:N0} bytes a page");
    }

    [Benchmark(Baseline = true)]
    public long WalkTokens()
    {
        var reader = new Utf8JsonReader(_page);
        var tokens = 0L;
        while (reader.Read())
            tokens++;
        return tokens;
    }

    [Benchmark]
    public object ReadModels() => JsonSerializer.Deserialize(_page, MiraklJsonContext.Default.OrderPage)!;

    [Benchmark]
    public object ReadModelsBySerializer()
    {
        object last = string.Empty;
        foreach (var order in _orders)
            last = JsonSerializer.Deserialize(order, _plain.Order)!;
        return last;
    }
}
