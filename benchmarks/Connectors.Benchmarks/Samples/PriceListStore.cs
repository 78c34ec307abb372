using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Prices;
using Connectors.Domain.Values;

namespace Connectors.Benchmarks.Samples;

/// <summary>A store with twenty price lists that takes every update at once, and counts.</summary>
internal sealed class PriceListStore : IB2BPricing
{
    public const int Lists = 20;

    private const int OneInChanges = 50;

    private readonly Dictionary<string, Dictionary<string, B2BSkuPrices>> _lists = Enumerable.Range(0, Lists).ToDictionary(ListOf, static _ => new Dictionary<string, B2BSkuPrices>(StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase);

    public static ConnectionName Store { get; } = new("b2b");

    public ConnectionName Connection => Store;

    public B2BPricingCapabilities Capabilities { get; } = new() { SkusInCall = 500 };

    public long Reads { get; private set; }

    public long Updates { get; private set; }

    public long SkusTold { get; private set; }

    /// <summary>What every SKU is to cost on every list, from 1 and from 10 on; where it changed, one in fifty a penny more.</summary>
    public static ListPrices Table(int skus, bool isChanged)
    {
        var rows = new ListPriceRow[skus * Lists * 2];
        for (var (n, i) = (0, 0); n < skus; n++)
        {
            var sku = new Sku(string.Create(CultureInfo.InvariantCulture, $"SKU-{n:D6}"));
            for (var list = 0; list < Lists; list++)
            {
                var price = 10m + (n % 97) + (list * 0.1m) + (isChanged && n % OneInChanges == 0 ? 0.01m : 0m);
                rows[i++] = new ListPriceRow(Store, ListNames[list], sku, price, CurrencyCode.Gbp);
                rows[i++] = new ListPriceRow(Store, ListNames[list], sku, price - 1m, CurrencyCode.Gbp) { Quantity = 10 };
            }
        }

        var compiled = ListPrices.Compile(new ListPriceTable { Version = isChanged ? "2" : "1", Rows = rows });
        return compiled.IsOk ? compiled.Value : throw new InvalidOperationException(string.Join("; ", compiled.Refusals));
    }

    public Task<ItemList<B2BPriceList>> GetPriceListsAsync(CancellationToken cancellationToken = default)
    {
        Reads++;
        return Task.FromResult<ItemList<B2BPriceList>>([.. _lists.Keys.Select(static l => new B2BPriceList(l, CurrencyCode.Gbp, false))]);
    }

    public Task<IReadOnlyList<B2BSkuPrices>> GetPricesAsync(string list, CancellationToken cancellationToken = default)
    {
        Reads++;
        return Task.FromResult<IReadOnlyList<B2BSkuPrices>>([.. _lists[list].Values]);
    }

    public Task<B2BPriceResult> SetPricesAsync(string list, IReadOnlyList<B2BSkuPrices> prices, SendPermit permit, CancellationToken cancellationToken = default)
    {
        Updates++;
        SkusTold += prices.Count;
        foreach (var sku in prices)
            _lists[list][sku.Sku.Value] = sku;
        return Task.FromResult(new B2BPriceResult(prices.Count, []));
    }

    private static string[] ListNames { get; } = [.. Enumerable.Range(0, Lists).Select(ListOf)];

    private static string ListOf(int number) => string.Create(CultureInfo.InvariantCulture, $"list-{number:D2}");
}
