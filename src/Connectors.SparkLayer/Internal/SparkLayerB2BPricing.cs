using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Http;
using Connectors.SparkLayer.Models;

namespace Connectors.SparkLayer.Internal;

/// <summary>A site's price lists behind the neutral port. Thread-safe.</summary>
internal sealed class SparkLayerB2BPricing(ConnectionName connection, SparkLayerClient client, SparkLayerClientOptions options, SparkLayerB2BOptions b2b) : IB2BPricing
{
    /// <inheritdoc/>
    public ConnectionName Connection => connection;

    /// <inheritdoc/>
    public B2BPricingCapabilities Capabilities { get; } = new() { SkusInCall = options.PriceBatchSize, HasUnits = true, PauseBetweenCalls = options.BatchPause };

    /// <inheritdoc/>
    public async Task<ItemList<B2BPriceList>> GetPriceListsAsync(CancellationToken cancellationToken = default)
    {
        var (lists, unreadable) = (new List<B2BPriceList>(), new List<UnreadableItem>());
        await foreach (var page in client.PriceLists.GetPriceListsAsync(cancellationToken: cancellationToken).AsPages(cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            lists.AddRange(page.Items.Select(static l => new B2BPriceList(l.Slug, CurrencyOf(l.CurrencyCode), l.Rules.Count > 0)));
            unreadable.AddRange(page.Unreadable);
        }

        return new ItemList<B2BPriceList>(lists, unreadable);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<B2BSkuPrices>> GetPricesAsync(string list, CancellationToken cancellationToken = default)
    {
        var rows = await client.Prices.GetPricesAsync(list, cancellationToken).ConfigureAwait(false);
        if (rows.Unreadable.Count > 0)
            throw ConnectorUnreadableItemsException.Of(SparkLayerOperations.ListPrices, rows.Unreadable);
        return
        [
            .. rows.GroupBy(static r => r.Sku, StringComparer.OrdinalIgnoreCase)
                .Select(static sku => new B2BSkuPrices(new Sku(sku.Key), [.. sku.Select(static r => new B2BPriceBreak(r.Quantity, r.Price, r.UnitOfMeasure) { IncludesTax = r.TaxType == PriceTaxType.Gross }).OrderBy(static b => b.Unit, StringComparer.Ordinal).ThenBy(static b => b.Quantity)])),
        ];
    }

    /// <summary>Those that are the customer's own: lists of its group are not told.</summary>
    public async Task<IReadOnlyList<string>?> FindPriceListsOfAsync(string customerId, CancellationToken cancellationToken = default) =>
        await client.Customers.FindCustomerAsync(b2b.KeyOf(customerId), cancellationToken).ConfigureAwait(false) is LookupResult<Customer>.Found(var customer) ? customer.PriceLists : null;

    /// <inheritdoc/>
    public async Task<B2BPriceResult> SetPricesAsync(string list, IReadOnlyList<B2BSkuPrices> prices, SendPermit permit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(prices);
        ArgumentNullException.ThrowIfNull(permit);
        var report = await client.Under(permit).Prices.PushAsync(list, [.. prices.Select(ToSparkLayer)], cancellationToken).ConfigureAwait(false);
        report.ThrowIfStopped();
        return new B2BPriceResult(report.Accepted, [.. report.Rejected.Select(static r => new RejectedRow(new Sku(r.Row.Sku), Words(r)))]);
    }

    private static SkuPrices ToSparkLayer(B2BSkuPrices prices) => prices.Breaks.Count == 0
        ? SkuPrices.Removed(prices.Sku.Value)
        : new SkuPrices { Sku = prices.Sku.Value, Pricing = [.. prices.Breaks.Select(static b => new QuantityPrice { Quantity = b.Quantity, Price = b.Price, TaxType = b.IncludesTax ? PriceTaxType.Gross : PriceTaxType.Net, UnitOfMeasure = b.Unit })] };

    /// <summary>In either case; what is none is not told.</summary>
    private static CurrencyCode? CurrencyOf(string? text) => CurrencyCode.TryParse(text, out var currency) ? currency : null;

    private static string Words(RejectedEntry<SkuPrices> rejected) =>
        string.Join(": ", new[] { rejected.Field, rejected.Message ?? rejected.Code ?? "the site gave no reason" }.OfType<string>());
}
