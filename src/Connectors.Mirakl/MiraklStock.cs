using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Mirakl.Internal;
using Connectors.Mirakl.Json;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl;

/// <summary>
/// Quantities of offers, by file: the only way to change stock that touches nothing else of an offer. Immutable and thread-safe.
/// Methods throw <see cref="ConnectorException"/> when the call fails.
/// </summary>
/// <remarks>Keep one writer: the platform carries files out in their order, so an older file that comes late overwrites newer quantities.</remarks>
public class MiraklStock : MiraklOperationGroup
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(15);

    internal MiraklStock(MiraklTransport transport)
        : base(transport)
    {
    }

    /// <summary>For mocks: override what the test needs.</summary>
    protected MiraklStock()
        : base(null)
    {
    }

    /// <summary>
    /// Sends quantities, waits until the platform has carried them out, and tells how it went. STO01, STO02 every 15 seconds, STO03.
    /// Same as <see cref="StartImportAsync"/> and <see cref="WaitForImportAsync"/>, which a durable flow takes one by one.
    /// </summary>
    /// <param name="rows">
    /// The quantities, any number of them, written while they are enumerated; enumerated again should the file have to be sent again. If they are fewer or others then,
    /// as from a source that can be read once, the call fails with <see cref="FailureKind.OutcomeUnknown"/> instead of sending them.
    /// Rows of one offer for several warehouses stand together.
    /// </param>
    /// <param name="cancellationToken">Cancels sending and waiting; an import that was sent goes on.</param>
    /// <exception cref="ArgumentException">A row names no offer, or its quantity is negative; nothing of the file is carried out.</exception>
    /// <exception cref="MiraklJobException">The file was sent, but its end is not known: see <see cref="MiraklJobException.JobId"/>.</exception>
    /// <example>
    /// <code>
    /// var import = await mirakl.Stock.ImportAsync(rows, cancellationToken);   // streamed, waited for, any number of rows
    /// await foreach (var refused in import.Errors)
    ///     Console.WriteLine($"{refused.Row["offer-sku"]}: line {refused.Line}");
    /// </code>
    /// </example>
    public virtual async Task<ImportResult<StockImport>> ImportAsync(IAsyncEnumerable<StockRow> rows, CancellationToken cancellationToken = default) =>
        await WaitForImportAsync(await StartImportAsync(rows, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// Sends quantities and returns at once. STO01 <c>POST /api/offers/stock/imports</c>; <see cref="RetrySafety.SafeRepeat"/>. The whole file
    /// must be sent within <see cref="ConnectorResilienceOptions.AttemptTimeout"/>.
    /// </summary>
    /// <param name="rows">The quantities; see <see cref="ImportAsync"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Id of the import, a UUID. That it was taken says nothing of its lines yet.</returns>
    /// <exception cref="ArgumentException">A row names no offer, or its quantity is negative; nothing of the file is carried out.</exception>
    public virtual async Task<string> StartImportAsync(IAsyncEnumerable<StockRow> rows, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var delimiter = await Transport.GetCsvDelimiterAsync(cancellationToken).ConfigureAwait(false);
        using var form = new MultipartFormDataContent().WithRows("stock.csv", rows, StockFile.Columns, static () => StockFile.Write, delimiter, StockFile.Digest);
        return await Transport.StartFileImportAsync(Transport.Call(MiraklOperations.ImportStock).Content(form), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks how an import stands. STO02 <c>GET /api/offers/stock/imports/{import_id}/status</c>; <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="importId">The import.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<StockImport> GetImportAsync(string importId, CancellationToken cancellationToken = default) =>
        Transport.SendAsync(Transport.Call(MiraklOperations.GetStockImport).Path("import_id", importId), MiraklJsonContext.Default.StockImport, cancellationToken);

    /// <summary>Waits until an import has ended, at most <see cref="MiraklClientOptions.JobTimeout"/>. STO02 every 15 seconds.</summary>
    /// <param name="importId">The import.</param>
    /// <param name="cancellationToken">Cancels the waiting; the import goes on.</param>
    /// <exception cref="MiraklJobException">It did not end in time, or could not be asked about.</exception>
    public virtual Task<ImportResult<StockImport>> WaitForImportAsync(string importId, CancellationToken cancellationToken = default) =>
        Transport.WaitForImportAsync<StockImport>(
            MiraklOperations.GetStockImport, Pace, importId,
            async ct => await GetImportAsync(importId, ct).ConfigureAwait(false), static i => i.Status.IsFinal,
            GetErrorsAsync(importId, cancellationToken), cancellationToken);

    /// <summary>
    /// Reads the refused lines of an import as they arrive. STO03 <c>GET /api/offers/stock/imports/{import_id}/error_report</c>; <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <param name="importId">An import whose <see cref="StockImport.HasErrorReport"/> is true.</param>
    /// <param name="cancellationToken">Cancels the download.</param>
    public virtual IAsyncEnumerable<ImportRowError> GetErrorsAsync(string importId, CancellationToken cancellationToken = default) =>
        Transport.ReadErrorsAsync(() => Transport.Call(MiraklOperations.GetStockImportErrors).Path("import_id", importId), cancellationToken);
}
