using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.SparkLayer.Internal;
using Connectors.SparkLayer.Json;
using Connectors.SparkLayer.Models;

namespace Connectors.SparkLayer;

/// <summary>
/// Prices of SKUs on price lists. A write replaces all prices that a SKU has on a list, so that it always takes the complete price of a SKU. Immutable and thread-safe.
/// Methods throw <see cref="ConnectorException"/> when the call fails.
/// </summary>
/// <remarks>Only one update of a site runs at a time: another is refused with 409, which is tried again. Pushes of one connection wait for each other.</remarks>
public class SparkLayerPrices : SparkLayerOperationGroup
{
    private const string Csv = "text/csv";

    internal SparkLayerPrices(SparkLayerTransport transport)
        : base(transport)
    {
    }

    /// <summary>For mocks: override what the test needs.</summary>
    protected SparkLayerPrices()
        : base(null)
    {
    }

    /// <summary>
    /// All prices of a list, one row for each quantity that a price changes at, and beside them rows that could not be read
    /// (<c>GET api/v1/price-lists/{slug}/pricing</c>). Empty where there are none, as for a list that is made by rules. <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <param name="slug">The list.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such list: a 404 may mean an empty one too, so that the list is asked for.</exception>
    public virtual async Task<ItemList<PriceRow>> GetPricesAsync(string slug, CancellationToken cancellationToken = default)
    {
        try
        {
            return await Transport.SendForOptionalListAsync(Transport.Call(SparkLayerOperations.ListPrices).Path("slug", slug), SparkLayerJsonContext.Default.PriceRows, cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectorNotFoundException)
        {
            await Transport.SendAsync(Transport.Call(SparkLayerOperations.GetPriceList).Path("slug", slug), SparkLayerJsonContext.Default.WrappedPriceList, cancellationToken).ConfigureAwait(false);
            return [];
        }
    }

    /// <summary>
    /// Replaces the prices of the SKUs named on one list, in one call (<c>PATCH api/v1/price-lists/{slug}/pricing</c>). <see cref="RetrySafety.SafeRepeat"/>.
    /// <see cref="PushAsync"/> does it for any number, with a word for each row.
    /// </summary>
    /// <param name="slug">The list.</param>
    /// <param name="prices">The complete price of each SKU; those that are not named keep theirs.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">A row could only do harm: see <see cref="PushReasons"/>. Nothing was sent.</exception>
    /// <exception cref="ConnectorNotFoundException">There is no such list.</exception>
    public virtual Task UpdatePricesAsync(string slug, IReadOnlyList<SkuPrices> prices, CancellationToken cancellationToken = default)
    {
        Demand(prices, slug);
        return Transport.SendAsync(
            Transport.Call(SparkLayerOperations.UpdatePrices).Path("slug", slug).Json(OnOneList(prices), SparkLayerJsonContext.Default.SkuPricesList), cancellationToken);
    }

    /// <summary>The same from a file (<c>text/csv</c>). <see cref="RetrySafety.SafeRepeat"/>.</summary>
    /// <param name="slug">The list.</param>
    /// <param name="file">The file, UTF-8: from <see cref="PriceFile"/>, or of the host's own.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such list.</exception>
    public virtual Task UpdatePricesFromFileAsync(string slug, ReadOnlyMemory<byte> file, CancellationToken cancellationToken = default) =>
        Transport.SendAsync(Transport.Call(SparkLayerOperations.UpdatePrices).Path("slug", slug).Bytes(file.ToArray(), Csv), cancellationToken);

    /// <summary>
    /// Replaces the prices of the SKUs named on the lists named, in one call (<c>PATCH api/v1/batch-update-pricing</c>). <see cref="RetrySafety.SafeRepeat"/>.
    /// <see cref="PushToListsAsync"/> does it for any number, with a word for each row.
    /// </summary>
    /// <param name="prices">The complete price of each SKU on each list.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">A row could only do harm: see <see cref="PushReasons"/>. Nothing was sent.</exception>
    /// <exception cref="ConnectorNotFoundException">One of the lists is unknown; nothing was changed on any.</exception>
    public virtual Task UpdatePricesOfListsAsync(IReadOnlyList<SkuPrices> prices, CancellationToken cancellationToken = default)
    {
        Demand(prices, null);
        return Transport.SendAsync(Transport.Call(SparkLayerOperations.UpdatePricesOfLists).Json(prices, SparkLayerJsonContext.Default.SkuPricesList), cancellationToken);
    }

    /// <summary>The same from a file (<c>text/csv</c>). <see cref="RetrySafety.SafeRepeat"/>.</summary>
    /// <param name="file">The file, UTF-8: from <see cref="PriceFile"/>, or of the host's own.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">One of the lists is unknown; nothing was changed on any.</exception>
    public virtual Task UpdatePricesOfListsFromFileAsync(ReadOnlyMemory<byte> file, CancellationToken cancellationToken = default) =>
        Transport.SendAsync(Transport.Call(SparkLayerOperations.UpdatePricesOfLists).Bytes(file.ToArray(), Csv), cancellationToken);

    /// <summary>
    /// Replaces the prices of any number of SKUs on one list, in batches of <see cref="SparkLayerClientOptions.PriceBatchSize"/>; no SKU is ever divided. A SKU that is refused holds
    /// up no other. <see cref="RetrySafety.SafeRepeat"/>: push what is <see cref="PushReport{T}.Open"/> again.
    /// </summary>
    /// <param name="slug">The list.</param>
    /// <param name="prices">The complete price of each SKU; those that are not named keep theirs.</param>
    /// <param name="cancellationToken">Stops; what was taken stays.</param>
    /// <returns>What was taken, refused, and is still to send. A failure is in the report and not thrown: see <see cref="PushReport{T}.ThrowIfStopped"/>.</returns>
    /// <example>
    /// <code>
    /// var client = provider.GetRequiredKeyedService&lt;SparkLayerClient&gt;("b2b");
    /// SkuPrices[] prices =
    /// [
    ///     new() { Sku = "ROPE-60", Pricing = [new() { Quantity = 1, Price = 92.50m }, new() { Quantity = 10, Price = 87m }] },
    ///     SkuPrices.Removed("ROPE-OLD"),
    /// ];
    /// var report = await client.Prices.PushAsync("trade", prices, cancellationToken);
    /// foreach (var rejected in report.Rejected)
    /// {
    ///     Console.WriteLine($"{rejected.Row.Sku}: {rejected.Code} {rejected.Field}");
    /// }
    ///
    /// report.ThrowIfStopped();
    /// </code>
    /// </example>
    public virtual Task<PushReport<SkuPrices>> PushAsync(string slug, IReadOnlyCollection<SkuPrices> prices, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(slug);
        return PushRowsAsync(prices, slug, cancellationToken);
    }

    /// <summary>The same over several lists, each row on the list that it names. Rows of lists that the site does not have are refused, the others sent.</summary>
    /// <param name="prices">The complete price of each SKU on each list.</param>
    /// <param name="cancellationToken">Stops; what was taken stays.</param>
    /// <returns>What was taken, refused, and is still to send.</returns>
    public virtual Task<PushReport<SkuPrices>> PushToListsAsync(IReadOnlyCollection<SkuPrices> prices, CancellationToken cancellationToken = default) => PushRowsAsync(prices, null, cancellationToken);

    /// <summary>Takes all prices off a list (<c>DELETE api/v1/price-lists/{slug}/pricing</c>). <see cref="RetrySafety.SafeRepeat"/>.</summary>
    /// <param name="slug">The list.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such list.</exception>
    public virtual Task DeletePricesAsync(string slug, CancellationToken cancellationToken = default) =>
        Transport.SendAsync(Transport.Call(SparkLayerOperations.DeletePrices).Path("slug", slug), cancellationToken);

    /// <summary>The prices of a SKU on every list that has it (<c>GET api/v1/pricing/{sku}</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="sku">The SKU.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">The site has no such SKU.</exception>
    public virtual Task<ItemList<ListPrices>> GetPricesOfSkuAsync(string sku, CancellationToken cancellationToken = default) =>
        Transport.SendForOptionalListAsync(Transport.Call(SparkLayerOperations.GetPricesOfSku).Path("sku", sku), SparkLayerJsonContext.Default.ListPricesList, cancellationToken);

    /// <summary>Replaces the prices of a SKU on the lists named (<c>PATCH api/v1/pricing/{sku}</c>). <see cref="RetrySafety.SafeRepeat"/>.</summary>
    /// <param name="sku">The SKU.</param>
    /// <param name="prices">All prices on each list; the other lists keep theirs.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">The site has no such SKU, or no such list.</exception>
    /// <exception cref="ArgumentException">A list is named twice, or two prices are for the same quantity and unit. Nothing was sent.</exception>
    public virtual Task UpdatePricesOfSkuAsync(string sku, IReadOnlyList<ListPrices> prices, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(prices);
        if (prices.DistinctBy(static p => p.PriceListSlug, StringComparer.OrdinalIgnoreCase).Count() < prices.Count)
            throw new ArgumentException("A list stands there twice: the second would delete the prices of the first.", nameof(prices));
        if (prices.Any(static p => PriceRows.HasBreakTwice(p.Pricing)))
            throw new ArgumentException("Two prices are for the same quantity and unit.", nameof(prices));
        return Transport.SendAsync(Transport.Call(SparkLayerOperations.UpdatePricesOfSku).Path("sku", sku).Json(prices, SparkLayerJsonContext.Default.ListPricesToWrite), cancellationToken);
    }

    /// <summary>
    /// Changes some prices of a SKU on one list and keeps its others: reads them, and writes all of them. <see cref="RetrySafety.SafeRepeat"/>. Keep one writer: what another
    /// writes between both calls is lost.
    /// </summary>
    /// <param name="slug">The list.</param>
    /// <param name="sku">The SKU.</param>
    /// <param name="changed">The prices that change, or are new, each known by quantity and unit.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>All prices as they were written.</returns>
    /// <exception cref="ConnectorException">A call failed, or a price that is there could not be read: it would be lost.</exception>
    public virtual async Task<IReadOnlyList<QuantityPrice>> MergePricesAsync(string slug, string sku, IReadOnlyList<QuantityPrice> changed, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(slug);
        ArgumentNullException.ThrowIfNull(changed);
        var lists = await GetPricesOfSkuAsync(sku, cancellationToken).ConfigureAwait(false);
        if (lists.Unreadable.Count > 0)
            throw ConnectorUnreadableItemsException.Of(SparkLayerOperations.GetPricesOfSku, lists.Unreadable);
        var whole = PriceRows.Merge([.. lists.Where(l => string.Equals(l.PriceListSlug, slug, StringComparison.OrdinalIgnoreCase)).SelectMany(static l => l.Pricing)], changed);
        await UpdatePricesOfSkuAsync(sku, [new ListPrices { PriceListSlug = slug, Pricing = whole }], cancellationToken).ConfigureAwait(false);
        return whole;
    }

    /// <summary>What a customer pays (<c>POST api/v1/fetch-customer-pricing</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="query">Who, and what of.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such customer.</exception>
    public virtual Task<ItemList<CustomerPrice>> GetCustomerPricesAsync(CustomerPricesQuery query, CancellationToken cancellationToken = default) => Transport.SendForListAsync(
        Transport.Call(SparkLayerOperations.GetCustomerPrices).Json(query, SparkLayerJsonContext.Default.CustomerPricesQuery), SparkLayerJsonContext.Default.CustomerPrices, cancellationToken);

    /// <summary>The list stands in the address.</summary>
    private static IReadOnlyList<SkuPrices> OnOneList(IReadOnlyList<SkuPrices> prices) => [.. prices.Select(static p => p.PriceListSlug is null ? p : p with { PriceListSlug = null })];

    private static void Demand(IReadOnlyList<SkuPrices> prices, string? slug)
    {
        ArgumentNullException.ThrowIfNull(prices);
        if (PriceRows.Check(prices, slug).Rejected is [var first, ..])
            throw new ArgumentException($"A row could only do harm ({first.Code}): {first.Message}", nameof(prices));
    }

    private async Task<PushReport<SkuPrices>> PushRowsAsync(IReadOnlyCollection<SkuPrices> prices, string? slug, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(prices);
        var transport = Transport;
        var (rows, rejected) = PriceRows.Check(prices, slug);
        var push = new Push<SkuPrices>(transport, (batch, token) => slug is null ? UpdatePricesOfListsAsync(batch, token) : UpdatePricesAsync(slug, batch, token))
        {
            NotFoundIsARow = slug is null,
            Explain = slug is null ? UnknownListsAsync : null,
        };
        await transport.PricePushes.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await push.RunAsync(rows, transport.Options.PriceBatchSize, rejected, [], cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            transport.PricePushes.Release();
        }
    }

    /// <summary>One unknown list refuses all rows of a call and is not named, so that the lists are read.</summary>
    private async Task<IReadOnlyList<RejectedEntry<SkuPrices>>> UnknownListsAsync(ConnectorException refusal, IReadOnlyList<SkuPrices> batch, CancellationToken cancellationToken)
    {
        if (refusal.Kind != FailureKind.NotFound)
            return [];
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        await foreach (var list in new SparkLayerPriceLists(Transport).GetPriceListsAsync(cancellationToken: cancellationToken).ConfigureAwait(false))
            known.Add(list.Slug);
        return [.. batch.Where(row => !known.Contains(row.PriceListSlug!))
            .Select(static row => new RejectedEntry<SkuPrices>(row, PushReasons.PriceListUnknown, "price_list_slug", "The site has no such price list."))];
    }
}
