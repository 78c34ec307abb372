using System.Globalization;
using System.Runtime.CompilerServices;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Mirakl.Internal;
using Connectors.Mirakl.Json;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl;

/// <summary>
/// Offers in full: read, export, set, delete. Quantities alone go through <see cref="MiraklStock"/>, prices alone through <see cref="MiraklPrices"/>:
/// what is written here resets everything it does not name. Immutable and thread-safe. Methods throw <see cref="ConnectorException"/> when the call fails.
/// </summary>
public class MiraklOffers : MiraklOperationGroup
{
    /// <summary>Most products in one call of P11.</summary>
    public const int MaxProductsPerCall = 100;

    private const int MaxPageSize = 100;

    /// <summary>So many are looked at one by one; more want an export.</summary>
    internal const int FewOffers = 20;

    private static readonly TimeSpan ImportPace = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ExportPace = TimeSpan.FromSeconds(10);

    internal MiraklOffers(MiraklTransport transport)
        : base(transport)
    {
    }

    /// <summary>For mocks: override what the test needs.</summary>
    protected MiraklOffers()
        : base(null)
    {
    }

    /// <summary>Lists offers, as a seller looks at them; all of them are better exported. OF21 <c>GET /api/offers</c>; <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="filter">Which; null for all.</param>
    /// <param name="cancellationToken">Cancels every page.</param>
    /// <returns>Pages of at most 100, by offset: a continuation token is the number of items already read. Sorted by title, so a renamed one can be missed.</returns>
    public virtual AsyncPageable<Offer> GetOffersAsync(OfferFilter? filter = null, CancellationToken cancellationToken = default) =>
        Transport.ByOffset(
            () => Filtered(filter ?? new()), MiraklJsonContext.Default.OfferPage, Lists.Offers, static p => (p.Offers, p.TotalCount), static o => Text(o.OfferId), MaxPageSize, cancellationToken);

    /// <summary>Reads an offer. OF22 <c>GET /api/offers/{offer}</c>; <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="offerId">The platform's id.</param>
    /// <param name="locale">Language of names, for example <c>en_GB</c>; null for the default.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such offer.</exception>
    public virtual Task<Offer> GetOfferAsync(long offerId, string? locale = null, CancellationToken cancellationToken = default) =>
        Transport.SendAsync(
            Transport.Call(MiraklOperations.GetOffer).Path("offer", Text(offerId)).Query("locale", locale), MiraklJsonContext.Default.Offer, cancellationToken);

    /// <summary>Lists the offers of all shops on some products. P11 <c>GET /api/products/offers</c>; <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="filter">Which products and offers.</param>
    /// <param name="cancellationToken">Cancels every page.</param>
    /// <returns>Products with up to 100 offers each; one with more comes again on the next page with the next. Best price first.</returns>
    /// <exception cref="ArgumentException">Not one kind of identifier, or none, or more than 100.</exception>
    public virtual AsyncPageable<ProductOffers> GetProductOffersAsync(ProductOfferFilter filter, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (filter.ProductSkus.Count > 0 == filter.ProductReferences.Count > 0 || filter.ProductSkus.Count + filter.ProductReferences.Count > MaxProductsPerCall)
            throw new ArgumentException("1 to 100 products are named, all by SKU or all by reference.", nameof(filter));
        return new(FetchAsync, cancellationToken);

        async Task<Page<ProductOffers>> FetchAsync(string? token, int? sizeHint, CancellationToken ct)
        {
            var offset = token is null ? 0 : long.Parse(token, NumberStyles.None, CultureInfo.InvariantCulture);
            var size = Math.Clamp(sizeHint ?? Transport.PageSize, 1, MaxPageSize);
            var call = Filtered(filter).Query("max", (long?)size).Query("offset", (long?)offset);
            var page = await Transport.SendForListAsync(call, MiraklJsonContext.Default.ProductOfferPage, Lists.ProductOffers, ct).ConfigureAwait(false);
            var more = page.Value.Products.Any(p => p.TotalCount > offset + size);
            return call.ToPage(page.Value.Products, more ? Text(offset + size) : null, page.Unreadable, isBounded: true);
        }
    }

    /// <summary>
    /// Sets offers in full, waits until the platform has carried them out, and tells how it went. OF24, OF02 every minute, OF03.
    /// Same as <see cref="StartUpsertAsync"/> and <see cref="WaitForImportAsync"/>, which a durable flow takes one by one.
    /// </summary>
    /// <param name="offers">The offers, with every member: see <see cref="FullOffer"/>. At least one.</param>
    /// <param name="cancellationToken">Cancels sending and waiting; an import that was sent goes on.</param>
    /// <exception cref="ArgumentException">There are no offers.</exception>
    /// <exception cref="MiraklJobException">The offers were sent, but their end is not known: see <see cref="MiraklJobException.JobId"/>.</exception>
    public virtual async Task<ImportResult<OfferImport>> UpsertAsync(IReadOnlyList<FullOffer> offers, CancellationToken cancellationToken = default) =>
        await WaitForImportAsync(await StartUpsertAsync(offers, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// Sets offers in full and returns at once. OF24 <c>POST /api/offers</c>; <see cref="RetrySafety.SafeRepeat"/>. Keep one writer: an older request
    /// that comes late overwrites newer values.
    /// </summary>
    /// <param name="offers">The offers, with every member: see <see cref="FullOffer"/>. At least one.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Id of the import. That it was taken says nothing of the offers yet.</returns>
    /// <exception cref="ArgumentException">There are no offers.</exception>
    public virtual async Task<long> StartUpsertAsync(IReadOnlyList<FullOffer> offers, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(offers);
        if (offers.Count == 0)
            throw new ArgumentException("There are no offers.", nameof(offers));
        var request = Transport.Call(MiraklOperations.UpsertOffers).Json(new FullOffersBody(offers), MiraklJsonContext.Default.FullOffersBody);
        return (await Transport.StartNumberedImportAsync(request, cancellationToken).ConfigureAwait(false)).ImportId!.Value;
    }

    /// <summary>
    /// Sends a file of offers; offers it does not name stay. OF01 <c>POST /api/offers/imports</c> with <c>import_mode=NORMAL</c>;
    /// <see cref="RetrySafety.SafeRepeat"/>. What the file leaves out of an offer it names is reset.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">The name of the file is not US-ASCII, or holds a quote or a path.</exception>
    public virtual Task<StartedOfferImport> StartFileImportAsync(OfferFile file, CancellationToken cancellationToken = default) =>
        SendAsync(file, OfferImportMode.Normal, cancellationToken);

    /// <summary>
    /// Sends a file of all offers: every offer of the shop that it does not name is deleted. OF01 <c>POST /api/offers/imports</c> with
    /// <c>import_mode=REPLACE</c>; <see cref="RetrySafety.SafeRepeat"/>. Rarely wanted; mostly <see cref="StartFileImportAsync"/> is.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">The name of the file is not US-ASCII, or holds a quote or a path.</exception>
    public virtual Task<StartedOfferImport> StartReplacingAllOffersAsync(OfferFile file, CancellationToken cancellationToken = default) =>
        SendAsync(file, OfferImportMode.Replace, cancellationToken);

    /// <summary>Lists imports, oldest first. OF04 <c>GET /api/offers/imports</c>; <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="filter">Which; null for all.</param>
    /// <param name="cancellationToken">Cancels every page.</param>
    /// <returns>Pages of at most 100; continuation tokens are the platform's own, opaque.</returns>
    public virtual AsyncPageable<OfferImport> GetImportsAsync(OfferImportFilter? filter = null, CancellationToken cancellationToken = default) =>
        Transport.BySeek(MiraklOperations.GetOfferImports, request => Filtered(request, filter ?? new()), MiraklJsonContext.Default.SeekPageOfferImport, MiraklJsonContext.Default.OfferImport, static i => Text(i.ImportId), MaxPageSize, cancellationToken);

    /// <summary>Asks how an import stands. OF02 <c>GET /api/offers/imports/{import}</c>; <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="importId">The import.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<OfferImport> GetImportAsync(long importId, CancellationToken cancellationToken = default) =>
        Transport.SendAsync(Transport.Call(MiraklOperations.GetOfferImport).Path("import", Text(importId)), MiraklJsonContext.Default.OfferImport, cancellationToken);

    /// <summary>Waits until an import has ended, at most <see cref="MiraklClientOptions.JobTimeout"/>. OF02 every minute.</summary>
    /// <param name="importId">The import.</param>
    /// <param name="cancellationToken">Cancels the waiting; the import goes on.</param>
    /// <exception cref="MiraklJobException">It did not end in time, or could not be asked about.</exception>
    public virtual Task<ImportResult<OfferImport>> WaitForImportAsync(long importId, CancellationToken cancellationToken = default) =>
        Transport.WaitForImportAsync<OfferImport>(
            MiraklOperations.GetOfferImport, ImportPace, Text(importId),
            async ct => await GetImportAsync(importId, ct).ConfigureAwait(false), static i => i.Status.IsFinal,
            GetErrorsAsync(importId, cancellationToken), cancellationToken);

    /// <summary>
    /// Reads the refused lines of an import that came as CSV or through OF24. OF03 <c>GET /api/offers/imports/{import}/error_report</c>;
    /// <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <param name="importId">An import whose <see cref="OfferImport.HasErrorReport"/> is true.</param>
    /// <param name="cancellationToken">Cancels the download.</param>
    public virtual IAsyncEnumerable<ImportRowError> GetErrorsAsync(long importId, CancellationToken cancellationToken = default) =>
        Transport.ReadErrorsAsync(() => ErrorReport(importId), cancellationToken);

    /// <summary>
    /// Downloads the refused lines in the format of the file that was sent: CSV, XLSX or XML.
    /// OF03 <c>GET /api/offers/imports/{import}/error_report</c>; <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <param name="importId">An import whose <see cref="OfferImport.HasErrorReport"/> is true.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<ConnectorDownload> DownloadErrorReportAsync(long importId, CancellationToken cancellationToken = default) =>
        Transport.SendForDownloadAsync(ErrorReport(importId).Header("Accept", "*/*"), cancellationToken);

    /// <summary>
    /// Exports offers and reads them as they arrive, however many there are. OF52, OF53 every 10 seconds, OF54. Same as
    /// <see cref="StartExportAsync"/> and <see cref="GetExportedOffersAsync"/>, which a durable flow takes one by one.
    /// </summary>
    /// <param name="request">What to export; null for all active offers.</param>
    /// <param name="cancellationToken">Cancels waiting and reading; the export goes on.</param>
    /// <exception cref="ArgumentException">Inactive offers are asked for together with a date, or columns are renamed.</exception>
    /// <exception cref="MiraklJobException">The export failed, or did not end in time.</exception>
    public virtual async IAsyncEnumerable<ExportedOffer> ExportAsync(OfferExportRequest? request = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var trackingId = await StartExportAsync(request, OfferExportFormat.Json, cancellationToken).ConfigureAwait(false);
        await foreach (var offer in GetExportedOffersAsync(trackingId, cancellationToken).ConfigureAwait(false))
            yield return offer;
    }

    /// <summary>Exports offers as CSV and reads the rows as they arrive; see <see cref="ExportAsync"/>. Names of columns are like <c>shop-sku</c>.</summary>
    /// <param name="request">What to export; null for all active offers.</param>
    /// <param name="cancellationToken">Cancels waiting and reading; the export goes on.</param>
    /// <exception cref="ArgumentException">Inactive offers are asked for together with a date.</exception>
    /// <exception cref="MiraklJobException">The export failed, or did not end in time.</exception>
    public virtual async IAsyncEnumerable<FileRow> ExportRowsAsync(OfferExportRequest? request = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var trackingId = await StartExportAsync(request, OfferExportFormat.Csv, cancellationToken).ConfigureAwait(false);
        await foreach (var row in GetExportedRowsAsync(trackingId, cancellationToken).ConfigureAwait(false))
            yield return row;
    }

    /// <summary>
    /// Starts an export and returns at once. OF52 <c>POST /api/offers/export/async</c>; <see cref="RetrySafety.SafeRepeat"/>: the same request gives
    /// the export that is under way. Full exports are published for once a day.
    /// </summary>
    /// <param name="request">What to export; null for all active offers.</param>
    /// <param name="format">How it is written.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The tracking id.</returns>
    /// <exception cref="ArgumentException">Inactive offers are asked for together with a date, or columns of JSON are renamed.</exception>
    public virtual Task<string> StartExportAsync(OfferExportRequest? request = null, OfferExportFormat format = OfferExportFormat.Json, CancellationToken cancellationToken = default)
    {
        request ??= new();
        if (request is { LastRequestDate: not null, IncludeInactiveOffers: not null })
            throw new ArgumentException("Inactive offers can be asked for only without a date; with one they always come.", nameof(request));
        if (format == OfferExportFormat.Json && request.RenameFields.Count > 0)
            throw new ArgumentException("Only columns of CSV can be renamed.", nameof(request));
        return Transport.StartExportAsync(
            Transport.Call(MiraklOperations.StartOfferExport).Json(OfferExportBody.Of(request, format), MiraklJsonContext.Default.OfferExportBody), cancellationToken);
    }

    /// <summary>Asks how an export stands. OF53 <c>GET /api/offers/export/async/status/{tracking_id}</c>; <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="trackingId">The export.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<ExportStatus> GetExportStatusAsync(string trackingId, CancellationToken cancellationToken = default) =>
        Transport.GetExportStatusAsync(MiraklOperations.GetOfferExport, trackingId, cancellationToken);

    /// <summary>Waits until a JSON export is complete, and reads its offers as they arrive. OF53 every 10 seconds, OF54; <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="trackingId">The export.</param>
    /// <param name="cancellationToken">Cancels waiting and reading.</param>
    /// <exception cref="MiraklJobException">The export failed, or did not end in time.</exception>
    public virtual IAsyncEnumerable<ExportedOffer> GetExportedOffersAsync(string trackingId, CancellationToken cancellationToken = default) =>
        Transport.ReadExportAsync(
            MiraklOperations.GetOfferExport, ExportPace, MiraklOperations.DownloadOfferExport, trackingId, MiraklJsonContext.Default.ExportedOffer, null, Lists.Offers.IdMembers, cancellationToken);

    /// <summary>Waits until a CSV export is complete, and reads its rows as they arrive. OF53 every 10 seconds, OF54; <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="trackingId">The export.</param>
    /// <param name="cancellationToken">Cancels waiting and reading.</param>
    /// <exception cref="MiraklJobException">The export failed, or did not end in time.</exception>
    public virtual async IAsyncEnumerable<FileRow> GetExportedRowsAsync(string trackingId, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var export = await Transport.WaitForExportAsync(MiraklOperations.GetOfferExport, ExportPace, trackingId, cancellationToken).ConfigureAwait(false);
        foreach (var url in export.Urls)
        {
            await foreach (var row in Transport.ReadCsvAsync(() => Transport.Call(MiraklOperations.DownloadOfferExport, url), cancellationToken).ConfigureAwait(false))
                yield return row;
        }
    }

    /// <summary>Downloads one file of an export. OF54 <c>GET</c> of an address of OF53; <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="url">An address of <see cref="ExportStatus.Urls"/>; on another host than the platform's only if <see cref="MiraklClientOptions.DownloadHosts"/> names it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<ConnectorDownload> DownloadExportFileAsync(Uri url, CancellationToken cancellationToken = default) =>
        Transport.DownloadFileAsync(MiraklOperations.DownloadOfferExport, url, cancellationToken);

    /// <summary>
    /// Finds the offers that are not what they are taken for, before a file writes to them: see <see cref="OfferIdentities"/>. Up to 20 are read
    /// one by one (OF22); more are looked up in a full export (OF52), which is published for once a day: keep that one and compare with it.
    /// </summary>
    /// <param name="expected">The offers of the file.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>Empty when the file may be sent.</returns>
    public virtual async Task<IReadOnlyList<OfferIdentityMismatch>> FindMismatchesAsync(IReadOnlyCollection<OfferIdentity> expected, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(expected);
        var shown = new List<OfferIdentity>();
        if (expected.Count <= FewOffers)
        {
            foreach (var offerId in expected.Select(static e => e.OfferId).Distinct())
            {
                if (await FindOfferAsync(offerId, cancellationToken).ConfigureAwait(false) is { ShopSku: { } sku })
                    shown.Add(new(offerId, sku));
            }
        }
        else
        {
            await foreach (var offer in ExportAsync(new OfferExportRequest { IncludeInactiveOffers = true }, cancellationToken).ConfigureAwait(false))
            {
                if (offer is { ShopSku: { } sku, Deleted: not true })
                    shown.Add(new(offer.OfferId, sku));
            }
        }
        return OfferIdentities.Compare(expected, shown);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static ConnectorRequest Filtered(ConnectorRequest request, OfferImportFilter filter) => request
        .Query("start_date", filter.CreatedFrom)
        .Query("end_date", filter.CreatedTo)
        .Query("status", filter.Status?.Value)
        .Query("mode", filter.Mode?.Value)
        .QueryRepeated("origins", filter.Origins.Select(static o => o.Value))
        .Query("sort", "dateCreated,ASC");

    private ConnectorRequest Filtered(OfferFilter filter) => Transport.Call(MiraklOperations.GetOffers)
        .QueryJoined("offer_state_codes", filter.OfferStateCodes)
        .Query("sku", filter.ShopSku)
        .Query("product_id", filter.ProductSku)
        .Query("favorite", filter.Favorite)
        .Query("pricing_channel_code", filter.PricingChannelCode)
        .Query("pricing_customer_organization_id", filter.PricingCustomerOrganizationId)
        .Query("locale", filter.Locale)
        .Query("sort", "productTitle")
        .Query("order", "asc");

    private ConnectorRequest Filtered(ProductOfferFilter filter) => Transport.Call(MiraklOperations.GetProductOffers)
        .QueryJoined("product_ids", filter.ProductSkus)
        .QueryJoined("product_references", filter.ProductReferences.Select(static r => r.Joined))
        .QueryJoined("offer_state_codes", filter.OfferStateCodes)
        .Query("all_offers", filter.AllOffers)
        .QueryJoined("channel_codes", filter.ChannelCodes)
        .Query("all_channels", filter.AllChannels)
        .Query("pricing_channel_code", filter.PricingChannelCode)
        .Query("pricing_customer_organization_id", filter.PricingCustomerOrganizationId)
        .QueryJoined("shipping_zones", filter.ShippingZones)
        .Query("all_shipping_zones", filter.AllShippingZones)
        .Query("locale", filter.Locale)
        .Query("sort", "bestPrice")
        .Query("order", "asc");

    private ConnectorRequest ErrorReport(long importId) => Transport.Call(MiraklOperations.GetOfferImportErrors).Path("import", Text(importId));

    private async Task<Offer?> FindOfferAsync(long offerId, CancellationToken cancellationToken)
    {
        try
        {
            return await GetOfferAsync(offerId, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectorNotFoundException)
        {
            return null;
        }
    }

    private async Task<StartedOfferImport> SendAsync(OfferFile file, OfferImportMode mode, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        using var form = new MultipartFormDataContent()
            .WithFile("file", file.FileName, file.Content)
            .With("import_mode", mode.Value)
            .With("with_products", file.WithProducts ? true : null)
            .With("operator_format", file.OperatorFormat);
        var operation = file.WithProducts ? MiraklOperations.ImportOffersWithProducts : MiraklOperations.ImportOffers;
        var started = await Transport.StartNumberedImportAsync(Transport.Call(operation).Content(form), cancellationToken).ConfigureAwait(false);
        return new StartedOfferImport(started.ImportId!.Value, started.ProductImportId);
    }
}
