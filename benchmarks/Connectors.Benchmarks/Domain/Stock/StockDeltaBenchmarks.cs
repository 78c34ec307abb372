using BenchmarkDotNet.Attributes;
using Connectors.Benchmarks.Samples;
using Connectors.Domain.Stock;
using Connectors.Domain.Values;

namespace Connectors.Benchmarks.Domain.Stock;

/// <summary>What changed since the last publication, one offer in fifty, against comparing two dictionaries by text.</summary>
[MemoryDiagnoser]
public class StockDeltaBenchmarks
{
    private const int OneInChanges = 50;
    private const int Seed = 7;

    private long[] _published = [];
    private long[] _target = [];
    private StockIndex _index = new([]);
    private StockQuantity[] _inOrder = [];
    private StockQuantity[] _shuffled = [];
    private Dictionary<string, long> _publishedByText = [];

    public static IEnumerable<int> AllOffers => Sizes.UpToAMillion;

    [ParamsSource(nameof(AllOffers))]
    public int Offers { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _published = [.. Enumerable.Range(0, Offers).Select(static i => (long)(i % 100))];
        _target = [.. _published.Select(static (q, i) => i % OneInChanges == 0 ? q + 1 : q)];
        _index = new StockIndex(Enumerable.Range(0, Offers).Select(Name));
        _publishedByText = _published.Select(static (q, i) => (Name(i).Value, q)).ToDictionary(StringComparer.Ordinal);

        // Texts of their own in the order they are read, as they come from a file or an answer.
        var order = Enumerable.Range(0, Offers).ToArray();
        _inOrder = [.. order.Select(i => new StockQuantity(Name(i), _target[i]))];
        new Random(Seed).Shuffle(order);
        _shuffled = [.. order.Select(i => new StockQuantity(Name(i), _target[i]))];
    }

    [Benchmark(Baseline = true)]
    public int NaiveDictionaries()
    {
        var target = _shuffled.ToDictionary(static q => q.OfferSku.Value, static q => q.Packs, StringComparer.Ordinal);
        var changes = new List<(string, long, long)>();
        foreach (var (offer, packs) in target)
        {
            if (_publishedByText.TryGetValue(offer, out var published) && published != packs)
                changes.Add((offer, published, packs));
        }

        return changes.Count;
    }

    [Benchmark]
    public int ByTextShuffled() => StockDelta.Between(_index, _published, _shuffled).Increases.Count;

    [Benchmark]
    public int ByTextInOrder() => StockDelta.Between(_index, _published, _inOrder).Increases.Count;

    [Benchmark]
    public int ByPosition() => StockDelta.Between(_published, _target).Increases.Count;

    private static Sku Name(int i) => new($"SKU-{i:D7}");
}
