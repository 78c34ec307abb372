using System.Globalization;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.SparkLayer.Internal;
using Connectors.SparkLayer.Json;
using Connectors.SparkLayer.Models;

namespace Connectors.SparkLayer;

/// <summary>Price lists, without their prices. Immutable and thread-safe. Methods throw <see cref="ConnectorException"/> when the call fails.</summary>
/// <remarks>Which lists a customer has stands in <see cref="Customer.PriceLists"/>, in order: the first that has a SKU counts. The vendor recommends at most 10,000 lists.</remarks>
public class SparkLayerPriceLists : SparkLayerOperationGroup
{
    internal SparkLayerPriceLists(SparkLayerTransport transport)
        : base(transport)
    {
    }

    /// <summary>For mocks: override what the test needs.</summary>
    protected SparkLayerPriceLists()
        : base(null)
    {
    }

    /// <summary>Price lists, page by page until the last (<c>GET api/v2/price-lists</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="source">Only those that are kept so; null for all.</param>
    /// <param name="orderBy">The vendor's word for the order, which is not documented; null for its own.</param>
    /// <param name="cancellationToken">Cancels every page.</param>
    public virtual AsyncPageable<PriceList> GetPriceListsAsync(PriceListSource? source = null, string? orderBy = null, CancellationToken cancellationToken = default) => new(
        async (page, size, token) =>
        {
            var number = page is null ? 1 : long.Parse(page, NumberStyles.None, CultureInfo.InvariantCulture);
            var most = size ?? Transport.Options.PageSize;
            var request = Transport.Call(SparkLayerOperations.ListPriceLists).Query("page", number).Query("page_size", most).Query("order_by", orderBy).Query("source", source?.Value).Expect(most);
            var list = await Transport.SendAsync(request, SparkLayerJsonContext.Default.PriceLists, token).ConfigureAwait(false);
            // Where the pages are not counted, only an empty one is the last for certain.
            var isLast = list.TotalPages is { } pages ? (list.CurrentPage ?? number) >= pages : list.Items.Count + list.Unreadable.Count == 0;
            return request.ToPage(list.Items, isLast ? null : (number + 1).ToString(CultureInfo.InvariantCulture), list.Unreadable);
        },
        cancellationToken)
    {
        IdOf = static list => list.Slug,
    };

    /// <summary>All price lists in one answer (<c>GET api/v1/price-lists</c>), and beside them those that could not be read. <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<ItemList<PriceList>> GetAllPriceListsAsync(CancellationToken cancellationToken = default) =>
        Transport.SendForListAsync(Transport.Call(SparkLayerOperations.ListAllPriceLists), SparkLayerJsonContext.Default.PriceLists, cancellationToken);

    /// <summary>One price list (<c>GET api/v1/price-lists/{slug}</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="slug">What names it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such list.</exception>
    public virtual async Task<PriceList> GetPriceListAsync(string slug, CancellationToken cancellationToken = default) =>
        (await Transport.SendAsync(Transport.Call(SparkLayerOperations.GetPriceList).Path("slug", slug), SparkLayerJsonContext.Default.WrappedPriceList, cancellationToken).ConfigureAwait(false)).Value;

    /// <summary>
    /// Looks for a price list by its slug, which is unique: whether a creation whose answer was lost has made it. <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <param name="slug">What names it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual async Task<LookupResult<PriceList>> FindPriceListAsync(string slug, CancellationToken cancellationToken = default)
    {
        try
        {
            return new LookupResult<PriceList>.Found(await GetPriceListAsync(slug, cancellationToken).ConfigureAwait(false));
        }
        catch (ConnectorNotFoundException)
        {
            return new LookupResult<PriceList>.Absent();
        }
    }

    /// <summary>
    /// Makes a price list (<c>POST api/v1/price-lists</c>). <see cref="RetrySafety.Create"/>: look with <see cref="FindPriceListAsync"/> before a repeat.
    /// </summary>
    /// <param name="list">The list; percentages of its rules are fractions from 0 to 1.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What was stored; null when the answer does not tell.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The percentage of a rule is no fraction from 0 to 1.</exception>
    public virtual async Task<PriceList?> CreatePriceListAsync(NewPriceList list, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(list);
        DemandFractions(list.Rules, nameof(list));
        var request = Transport.Call(SparkLayerOperations.CreatePriceList).Json(list, SparkLayerJsonContext.Default.NewPriceList);
        return (await Transport.SendForOptionalAsync(request, SparkLayerJsonContext.Default.WrappedPriceList, cancellationToken).ConfigureAwait(false)).Value?.Value;
    }

    /// <summary>Changes a price list (<c>PATCH api/v1/price-lists/{slug}</c>). <see cref="RetrySafety.SafeRepeat"/>.</summary>
    /// <param name="slug">What names it.</param>
    /// <param name="change">What is to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What was stored; null when the answer does not tell.</returns>
    /// <exception cref="ConnectorNotFoundException">There is no such list.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The percentage of a rule is no fraction from 0 to 1.</exception>
    public virtual async Task<PriceList?> UpdatePriceListAsync(string slug, PriceListChange change, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        DemandFractions(change.Rules.Value, nameof(change));
        var request = Transport.Call(SparkLayerOperations.UpdatePriceList).Path("slug", slug).Json(change, SparkLayerJsonContext.Default.PriceListChange);
        return (await Transport.SendForOptionalAsync(request, SparkLayerJsonContext.Default.WrappedPriceList, cancellationToken).ConfigureAwait(false)).Value?.Value;
    }

    /// <summary>
    /// Deletes a price list with its prices (<c>DELETE api/v1/price-lists/{slug}</c>). <see cref="RetrySafety.Act"/>: look with <see cref="FindPriceListAsync"/> before a repeat.
    /// </summary>
    /// <param name="slug">What names it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such list.</exception>
    public virtual Task DeletePriceListAsync(string slug, CancellationToken cancellationToken = default) =>
        Transport.SendAsync(Transport.Call(SparkLayerOperations.DeletePriceList).Path("slug", slug), cancellationToken);

    /// <summary>15 for 15 % would make prices sixteen times what they are.</summary>
    private static void DemandFractions(IReadOnlyList<PriceListRule>? rules, string parameter)
    {
        if (rules?.Any(static rule => rule?.AdjustmentPercentage is < 0m or > 1m) is true)
            throw new ArgumentOutOfRangeException(parameter, "The percentage of a rule is a fraction from 0 to 1: 0.15 is 15 %.");
    }
}
