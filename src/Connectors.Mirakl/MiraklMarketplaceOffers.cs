using System.Runtime.CompilerServices;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Http;
using Connectors.Mirakl.Internal;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl;

/// <summary>
/// Stock and prices of one Mirakl shop behind the neutral port. Thread-safe. Every method throws <see cref="ConnectorException"/> when the call fails.
/// Nothing is ever written with OF24, which resets what it is not told.
/// </summary>
/// <remarks>
/// Files are keyed by the shop's SKU, orders by the offer's id. Which belongs to which is read by a full export (OF52) at most once in
/// <see cref="MiraklClientOptions.SettingsLifetime"/>; the few that do not fit are read one by one (OF22) before their rows are withheld.
/// </remarks>
public sealed class MiraklMarketplaceOffers : IMarketplaceOffers
{
    private readonly MiraklClient _client;
    private readonly Kept<IReadOnlyList<OfferIdentity>> _shown;

    /// <summary>Puts a client behind the port.</summary>
    /// <param name="client">The shop's client.</param>
    /// <param name="options">How long the list of offers is kept.</param>
    /// <param name="time">Clock; the system's when null.</param>
    public MiraklMarketplaceOffers(MiraklClient client, MiraklClientOptions options, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(options);
        _client = client;
        _shown = new Kept<IReadOnlyList<OfferIdentity>>(ReadShownAsync, options.SettingsLifetime, time ?? TimeProvider.System);
    }

    /// <summary>Everything the shop lists (OF52 to OF54, a full export with inactive offers). <see cref="RetrySafety.Read"/>.</summary>
    public IAsyncEnumerable<MarketplaceListing> GetListingsAsync(CancellationToken cancellationToken = default) => ListAsync(_client, cancellationToken);

    /// <summary>Hands in quantities (STO01 <c>POST /api/offers/stock/imports</c>). <see cref="RetrySafety.SafeRepeat"/>.</summary>
    /// <exception cref="ArgumentException">A quantity is negative or above 2,147,483,647.</exception>
    public async Task<StartedImport> ImportStockAsync(IReadOnlyList<OfferQuantity> rows, SendPermit permit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var client = _client.Under(permit);
        var (fit, withheld) = await SortAsync(client, rows, static r => r.OfferId, static r => r.ShopSku, cancellationToken).ConfigureAwait(false);
        return new StartedImport(
            fit.Count == 0 ? null : await client.Stock.StartImportAsync(fit.Select(OfferMapping.ToRow).ToAsyncEnumerable(), cancellationToken).ConfigureAwait(false),
            withheld);
    }

    /// <summary>
    /// How a stock import stands (STO02 <c>GET /api/offers/stock/imports/{import_id}/status</c>), with its refused rows (STO03). <see cref="RetrySafety.Read"/>.
    /// </summary>
    public async Task<ImportReport> GetStockImportAsync(string importId, CancellationToken cancellationToken = default)
    {
        var import = await _client.Stock.GetImportAsync(importId, cancellationToken).ConfigureAwait(false);
        return await ReportAsync(importId, import, import.LinesInSuccess, () => _client.Stock.GetErrorsAsync(importId, cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Hands in prices (PRI01 <c>POST /api/offers/pricing/imports</c>). <see cref="RetrySafety.SafeRepeat"/>.</summary>
    /// <exception cref="ArgumentException">A price is negative, or an offer's rows do not stand together or are more than 50.</exception>
    public async Task<StartedImport> ImportPricesAsync(IReadOnlyList<OfferPricing> rows, SendPermit permit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var client = _client.Under(permit);
        var (fit, withheld) = await SortAsync(client, rows, static r => r.OfferId, static r => r.ShopSku, cancellationToken).ConfigureAwait(false);
        var columns = fit.Exists(static r => r.Channel is not null) ? PriceColumns.Channels : PriceColumns.None;
        return new StartedImport(
            fit.Count == 0 ? null : await client.Prices.StartImportAsync(fit.Select(OfferMapping.ToRow).ToAsyncEnumerable(), columns, cancellationToken).ConfigureAwait(false),
            withheld);
    }

    /// <summary>
    /// How a price import stands (PRI02 <c>GET /api/offers/pricing/imports</c>), with its refused rows (PRI03). <see cref="RetrySafety.Read"/>.
    /// One that the platform does not list yet is running.
    /// </summary>
    public async Task<ImportReport> GetPriceImportAsync(string importId, CancellationToken cancellationToken = default)
    {
        return await _client.Prices.FindImportAsync(importId, cancellationToken).ConfigureAwait(false) is { } import
            ? await ReportAsync(importId, import, import.LinesInSuccess, () => _client.Prices.GetErrorsAsync(importId, cancellationToken)).ConfigureAwait(false)
            : new ImportReport { Id = importId, Progress = ImportProgress.Running };
    }

    private static async IAsyncEnumerable<MarketplaceListing> ListAsync(MiraklClient client, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var offer in client.Offers.ExportAsync(new OfferExportRequest { IncludeInactiveOffers = true }, cancellationToken).ConfigureAwait(false))
        {
            if (offer is { ShopSku: { Length: > 0 } sku, Deleted: not true })
                yield return OfferMapping.ToListing(offer, sku);
        }
    }

    private static async Task<ImportReport> ReportAsync(string importId, IImportStatus import, long? accepted, Func<IAsyncEnumerable<ImportRowError>> errors)
    {
        var progress = OfferMapping.Progress(import.Status);
        var rejected = new List<RejectedRow>();
        if (progress is ImportProgress.Complete or ImportProgress.Failed && import.HasErrorReport)
        {
            await foreach (var error in errors().ConfigureAwait(false))
                rejected.Add(OfferMapping.ToRejected(error));
        }

        return new ImportReport { Id = importId, Progress = progress, AcceptedRows = accepted ?? 0, Rejected = rejected };
    }

    /// <summary>
    /// Parts rows that write to the offer they mean from those that would write to another one. What does not fit the kept list is looked at anew while
    /// it is little: the offer may be younger than the list.
    /// </summary>
    private async Task<(List<T> Fit, List<RejectedRow> Withheld)> SortAsync<T>(
        MiraklClient client, IReadOnlyList<T> rows, Func<T, OfferId> offerOf, Func<T, Sku> skuOf, CancellationToken cancellationToken)
    {
        var expected = rows.Select(row => OfferMapping.ToIdentity(offerOf(row), skuOf(row))).ToList();
        var mismatches = OfferIdentities.Compare(expected.Distinct(), await _shown.GetAsync(client, cancellationToken).ConfigureAwait(false));
        if (mismatches.Count is > 0 and <= MiraklOffers.FewOffers)
            mismatches = await client.Offers.FindMismatchesAsync([.. mismatches.Select(static m => m.Expected)], cancellationToken).ConfigureAwait(false);

        var wrong = mismatches.ToDictionary(static m => m.Expected);
        var fit = new List<T>(rows.Count);
        var withheld = new List<RejectedRow>();
        for (var i = 0; i < rows.Count; i++)
        {
            if (wrong.TryGetValue(expected[i], out var mismatch))
                withheld.Add(OfferMapping.ToWithheld(skuOf(rows[i]), mismatch));
            else
                fit.Add(rows[i]);
        }

        return (fit, withheld);
    }

    private static async Task<IReadOnlyList<OfferIdentity>> ReadShownAsync(MiraklClient client, CancellationToken cancellationToken)
    {
        var shown = new List<OfferIdentity>();
        await foreach (var listing in ListAsync(client, cancellationToken).ConfigureAwait(false))
            shown.Add(OfferMapping.ToIdentity(listing.OfferId, listing.ShopSku));
        return shown;
    }
}
