using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Mirakl.Internal;
using Connectors.Mirakl.Json;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl;

/// <summary>
/// Prices of offers, by file: the only way to change prices that touches nothing else of an offer. Immutable and thread-safe.
/// Methods throw <see cref="ConnectorException"/> when the call fails.
/// </summary>
/// <remarks>Keep one writer: the platform carries files out in their order, so an older file that comes late overwrites newer prices.</remarks>
public class MiraklPrices : MiraklOperationGroup
{
    /// <summary>Most prices of one offer.</summary>
    public const int MaxPricesPerOffer = PriceFile.MaxPricesPerOffer;

    private static readonly TimeSpan Pace = TimeSpan.FromMinutes(1);

    internal MiraklPrices(MiraklTransport transport)
        : base(transport)
    {
    }

    /// <summary>For mocks: override what the test needs.</summary>
    protected MiraklPrices()
        : base(null)
    {
    }

    /// <summary>
    /// Sends prices, waits until the platform has carried them out, and tells how it went. PRI01, PRI02 every minute, PRI03.
    /// Same as <see cref="StartImportAsync"/> and <see cref="WaitForImportAsync"/>, which a durable flow takes one by one.
    /// </summary>
    /// <param name="rows">
    /// All prices of each offer that is named, at most 50 and together: whatever other price the offer has is deleted. Written while they are
    /// enumerated; enumerated again should the file have to be sent again. The SKUs are held meanwhile, to find offers that stand apart.
    /// </param>
    /// <param name="columns">The optional columns of the file.</param>
    /// <param name="cancellationToken">Cancels sending and waiting; an import that was sent goes on.</param>
    /// <exception cref="ArgumentException">
    /// A row names no offer, has a negative price or fills a column the file has not; or an offer's prices do not stand together, or are too many.
    /// Nothing of the file is carried out.
    /// </exception>
    /// <exception cref="MiraklJobException">The file was sent, but its end is not known: see <see cref="MiraklJobException.JobId"/>.</exception>
    public virtual async Task<ImportResult<PriceImport>> ImportAsync(
        IAsyncEnumerable<PriceRow> rows, PriceColumns columns = PriceColumns.None, CancellationToken cancellationToken = default) =>
        await WaitForImportAsync(await StartImportAsync(rows, columns, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// Sends prices and returns at once. PRI01 <c>POST /api/offers/pricing/imports</c>; <see cref="RetrySafety.SafeRepeat"/>. Where the operator
    /// approves prices, it makes pending ones. The whole file must be sent within <see cref="ConnectorResilienceOptions.AttemptTimeout"/>.
    /// </summary>
    /// <param name="rows">The prices; see <see cref="ImportAsync"/>.</param>
    /// <param name="columns">The optional columns of the file.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Id of the import, a UUID. That it was taken says nothing of its lines yet.</returns>
    /// <exception cref="ArgumentException">A row is wrong; nothing of the file is carried out.</exception>
    public virtual async Task<string> StartImportAsync(
        IAsyncEnumerable<PriceRow> rows, PriceColumns columns = PriceColumns.None, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var delimiter = await Transport.GetCsvDelimiterAsync(cancellationToken).ConfigureAwait(false);
        using var form = new MultipartFormDataContent().WithRows("prices.csv", rows, PriceFile.Columns(columns), () => new PriceFile(columns).Write, delimiter, PriceFile.Digest);
        return await Transport.StartFileImportAsync(Transport.Call(MiraklOperations.ImportPrices).Content(form), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Lists imports, oldest first. PRI02 <c>GET /api/offers/pricing/imports</c>; <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="filter">Which; null for all.</param>
    /// <param name="cancellationToken">Cancels every page.</param>
    /// <returns>Pages of at most 100; continuation tokens are the platform's own, opaque.</returns>
    public virtual AsyncPageable<PriceImport> GetImportsAsync(PriceImportFilter? filter = null, CancellationToken cancellationToken = default) =>
        Transport.BySeek(MiraklOperations.GetPriceImports, request => Filtered(request, filter ?? new()), MiraklJsonContext.Default.SeekPagePriceImport, MiraklJsonContext.Default.PriceImport, static i => i.ImportId, 100, cancellationToken);

    /// <summary>Waits until an import has ended, at most <see cref="MiraklClientOptions.JobTimeout"/>. PRI02 every minute.</summary>
    /// <param name="importId">The import.</param>
    /// <param name="cancellationToken">Cancels the waiting; the import goes on.</param>
    /// <exception cref="MiraklJobException">It did not end in time, or could not be asked about.</exception>
    public virtual Task<ImportResult<PriceImport>> WaitForImportAsync(string importId, CancellationToken cancellationToken = default) =>
        Transport.WaitForImportAsync<PriceImport>(
            MiraklOperations.GetPriceImports, Pace, importId,
            ct => FindImportAsync(importId, ct), static i => i.Status.IsFinal,
            GetErrorsAsync(importId, cancellationToken), cancellationToken);

    /// <summary>
    /// Reads the refused lines of an import as they arrive, with all lines of their offers.
    /// PRI03 <c>GET /api/offers/pricing/imports/{import_id}/error_report</c>; <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <param name="importId">An import whose <see cref="PriceImport.HasErrorReport"/> is true.</param>
    /// <param name="cancellationToken">Cancels the download.</param>
    public virtual IAsyncEnumerable<ImportRowError> GetErrorsAsync(string importId, CancellationToken cancellationToken = default) =>
        Transport.ReadErrorsAsync(() => Transport.Call(MiraklOperations.GetPriceImportErrors).Path("import_id", importId), cancellationToken);

    /// <summary>How many decimals a price may have; null when the platform does not say. PC01, once.</summary>
    internal ValueTask<int?> GetDecimalsAsync(CancellationToken cancellationToken) => Transport.GetPriceDecimalsAsync(cancellationToken);

    /// <summary>An import shows up in the list only once the platform has taken it in hand.</summary>
    internal async Task<PriceImport?> FindImportAsync(string importId, CancellationToken cancellationToken)
    {
        await foreach (var import in GetImportsAsync(new PriceImportFilter { ImportIds = [importId] }, cancellationToken).ConfigureAwait(false))
        {
            if (import.ImportId == importId)
                return import;
        }
        return null;
    }

    private static ConnectorRequest Filtered(ConnectorRequest request, PriceImportFilter filter) => request
        .QueryRepeated("import_id", filter.ImportIds)
        .Query("start_date", filter.CreatedFrom)
        .Query("end_date", filter.CreatedTo)
        .Query("status", filter.Status?.Value)
        .QueryRepeated("origins", filter.Origins.Select(static o => o.Value))
        .Query("sort", "dateCreated,ASC");
}
