using System.Net;
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
/// <see cref="MiraklClientOptions.SettingsLifetime"/>. The few that do not fit are read one by one (OF22) before their rows are withheld; are they many, what changed since
/// the list was read is exported (OF52 with a date) and added to it.
/// </remarks>
public sealed class MiraklMarketplaceOffers : IMarketplaceOffers
{
    private readonly MiraklClient _client;
    /// <summary>How far the platform's clock may run behind ours, and how often changes may be exported.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan ExportPace = TimeSpan.FromMinutes(1);

    private readonly Kept<ShownOffers> _shown;
    private readonly CurrencyCode? _currency;
    private readonly TimeProvider _time;
    private volatile bool _keepsListings;

    /// <summary>Puts a client behind the port.</summary>
    /// <param name="client">The shop's client.</param>
    /// <param name="options">How long the list of offers is kept.</param>
    /// <param name="time">Clock; the system's when null.</param>
    public MiraklMarketplaceOffers(MiraklClient client, MiraklClientOptions options, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(options);
        _client = client;
        _time = time ?? TimeProvider.System;
        _currency = options.GetCurrency();
        _shown = new Kept<ShownOffers>(ReadShownAsync, options.SettingsLifetime, _time);
    }

    /// <summary>Everything the shop lists (OF52 to OF54, a full export with inactive offers). <see cref="RetrySafety.Read"/>.</summary>
    public IAsyncEnumerable<MarketplaceListing> GetListingsAsync(CancellationToken cancellationToken = default) => ListAsync(_client, cancellationToken);

    /// <summary>
    /// Everything the shop lists as it is shown now: the list that rows are held against, brought up to date by what changed since it was last read (OF52 with a date, at most once a minute). Asking for it keeps
    /// every offer with its prices in memory. <see cref="RetrySafety.Read"/>.
    /// </summary>
    public async IAsyncEnumerable<MarketplaceListing> GetCurrentListingsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        _keepsListings = true;
        var shown = await _shown.GetAsync(_client, cancellationToken).ConfigureAwait(false);
        if (shown.Offers.Any(static o => o.Listing is null))
            _shown.Replace(shown = await ReadShownAsync(_client, cancellationToken).ConfigureAwait(false));
        else if (_time.GetUtcNow() - shown.ReadAt >= ExportPace)
            shown = await ReadChangesAsync(_client, shown, cancellationToken).ConfigureAwait(false);
        foreach (var offer in shown.Offers)
            yield return offer.Listing!;
    }

    /// <summary>
    /// Hands in quantities (STO01 <c>POST /api/offers/stock/imports</c>). A row that is wrong (no SKU, a quantity below zero or above 2,147,483,647) is withheld with its
    /// reason, the others are sent. <see cref="RetrySafety.SafeRepeat"/>.
    /// </summary>
    public async Task<StartedImport> ImportStockAsync(IReadOnlyList<OfferQuantity> rows, SendPermit permit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var client = _client.Under(permit);
        var wrong = new List<RejectedRow>();
        var right = OfferRows.Stock(rows, wrong);
        var (fit, withheld) = await SortAsync(client, right, static r => r.OfferId, static r => r.ShopSku, cancellationToken).ConfigureAwait(false);
        withheld.InsertRange(0, wrong);
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

    /// <summary>
    /// Hands in prices (PRI01 <c>POST /api/offers/pricing/imports</c>). An offer with a wrong row (no SKU, a negative price, another currency than the connection's, more
    /// decimals than PC01 <c>offer_prices_decimals</c> says, a channel without a name, more than 50 prices) is withheld with all its rows, because what is not sent of an offer's prices is deleted; the others are sent.
    /// <see cref="RetrySafety.SafeRepeat"/>.
    /// </summary>
    public async Task<StartedImport> ImportPricesAsync(IReadOnlyList<OfferPricing> rows, SendPermit permit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var client = _client.Under(permit);
        var wrong = new List<RejectedRow>();
        var decimals = await client.Prices.GetDecimalsAsync(cancellationToken).ConfigureAwait(false);
        var right = OfferRows.Prices(rows, _currency, decimals, wrong);
        var (fit, withheld) = await SortAsync(client, right, static r => r.OfferId, static r => r.ShopSku, cancellationToken).ConfigureAwait(false);
        withheld.InsertRange(0, wrong);
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
        var isMissing = false;
        if (progress is ImportProgress.Complete or ImportProgress.Failed)
        {
            isMissing = import.ErrorCount > 0 && !import.HasErrorReport;
            try
            {
                if (import.HasErrorReport)
                {
                    await foreach (var error in errors().ConfigureAwait(false))
                        rejected.Add(OfferMapping.ToRejected(error));
                }
            }
            catch (ConnectorException e) when (IsGone(e))
            {
                // The import is over all the same; its numbers stand in its status.
                isMissing = true;
            }
        }

        return new ImportReport
        {
            Id = importId, Progress = progress, AcceptedRows = accepted ?? 0, Rejected = rejected, RejectedRows = import.ErrorCount, AreReasonsMissing = isMissing,
        };
    }

    /// <summary>Whether asking again cannot bring the report: it is not there any more, may not be read, or is no report.</summary>
    private static bool IsGone(ConnectorException failure) =>
        failure.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone
        || failure.Kind is FailureKind.NotFound or FailureKind.NotAvailable or FailureKind.Rejected or FailureKind.Denied or FailureKind.Unreadable;

    /// <summary>
    /// Parts rows that write to the offer they mean from those that would write to another one. What does not fit the kept list is looked at anew: the offers may be
    /// younger than the list.
    /// </summary>
    private async Task<(List<T> Fit, List<RejectedRow> Withheld)> SortAsync<T>(
        MiraklClient client, IReadOnlyList<T> rows, Func<T, OfferId> offerOf, Func<T, Sku> skuOf, CancellationToken cancellationToken)
    {
        var expected = rows.Select(row => OfferMapping.ToIdentity(offerOf(row), skuOf(row))).ToList();
        var shown = await _shown.GetAsync(client, cancellationToken).ConfigureAwait(false);
        var mismatches = OfferIdentities.Compare(expected.Distinct(), shown.Identities);
        if (mismatches.Count > MiraklOffers.FewOffers && _time.GetUtcNow() - shown.ReadAt >= ExportPace)
        {
            shown = await ReadChangesAsync(client, shown, cancellationToken).ConfigureAwait(false);
            mismatches = OfferIdentities.Compare(expected.Distinct(), shown.Identities);
        }

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

    private async Task<ShownOffers> ReadShownAsync(MiraklClient client, CancellationToken cancellationToken)
    {
        var readAt = _time.GetUtcNow();
        var shown = new List<ShownOffer>();
        DateTimeOffset? newest = null;
        await ReadAsync(
            client,
            new OfferExportRequest { IncludeInactiveOffers = true },
            offer =>
            {
                shown.Add(ToShown(offer));
                newest = Later(newest, offer.LastUpdated);
            },
            cancellationToken).ConfigureAwait(false);
        return new ShownOffers(shown, readAt, newest);
    }

    /// <summary>The kept list with what was listed, renamed or deleted since.</summary>
    private async Task<ShownOffers> ReadChangesAsync(MiraklClient client, ShownOffers kept, CancellationToken cancellationToken)
    {
        var readAt = _time.GetUtcNow();
        var shown = kept.Offers.ToDictionary(static o => o.Identity.OfferId);
        var newest = kept.Newest;
        await ReadAsync(
            client,
            new OfferExportRequest { LastRequestDate = kept.ChangesSince - Overlap },
            offer =>
            {
                newest = Later(newest, offer.LastUpdated);
                shown.Remove(offer.OfferId);
                if (offer is { ShopSku.Length: > 0, Deleted: not true })
                    shown[offer.OfferId] = ToShown(offer);
            },
            cancellationToken).ConfigureAwait(false);
        var changed = new ShownOffers([.. shown.Values], readAt, newest);
        _shown.Replace(changed);
        return changed;
    }

    /// <summary>An offer that cannot be read is as one that is not listed: it is looked at alone before a row of it is withheld.</summary>
    private static async Task ReadAsync(MiraklClient client, OfferExportRequest request, Action<ExportedOffer> take, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var offer in client.Offers.ExportAsync(request, cancellationToken).ConfigureAwait(false))
            {
                if (request.LastRequestDate is not null || offer is { ShopSku.Length: > 0, Deleted: not true })
                    take(offer);
            }
        }
        catch (ConnectorUnreadableItemsException)
        {
            // Everything that can be read was taken.
        }
    }

    private ShownOffer ToShown(ExportedOffer offer) => new(new OfferIdentity(offer.OfferId, offer.ShopSku!), _keepsListings ? OfferMapping.ToListing(offer, offer.ShopSku!) : null);

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one > other || other is null ? one : other;

    /// <summary>The platform's offers, when they were read by our clock, and what changed last of them by the platform's; null when it does not say.</summary>
    private sealed record ShownOffers(IReadOnlyList<ShownOffer> Offers, DateTimeOffset ReadAt, DateTimeOffset? Newest)
    {
        /// <summary>From when on changes are to be read. The platform's own time where it is the earlier one: by a clock of ours that runs ahead, what changed meanwhile would never be read.</summary>
        public DateTimeOffset ChangesSince => Newest < ReadAt ? Newest.Value : ReadAt;

        public IEnumerable<OfferIdentity> Identities => Offers.Select(static o => o.Identity);
    }

    /// <summary>An offer of the platform; all of it only where somebody asks for more than whose SKU it has.</summary>
    private sealed record ShownOffer(OfferIdentity Identity, MarketplaceListing? Listing);
}
