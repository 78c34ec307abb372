using System.Globalization;
using System.Runtime.CompilerServices;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Mirakl.Internal;
using Connectors.Mirakl.Json;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl;

/// <summary>Money: transaction lines, billing cycles and the operator's accounting documents. Immutable and thread-safe. Methods throw <see cref="ConnectorException"/> when the call fails.</summary>
public class MiraklPayments : MiraklOperationGroup
{
    internal MiraklPayments(MiraklTransport transport)
        : base(transport)
    {
    }

    /// <summary>For mocks: override what the test needs.</summary>
    protected MiraklPayments()
        : base(null)
    {
    }

    /// <summary>
    /// Lists transaction lines: by last change when <see cref="TransactionFilter.UpdatedFrom"/> is set, otherwise by booking; oldest first.
    /// TL02 <c>GET /api/sellerpayment/transactions_logs</c>; <see cref="RetrySafety.Read"/>. Whole months are for
    /// <see cref="ExportTransactionLinesAsync"/>.
    /// </summary>
    /// <param name="filter">Which; null for all.</param>
    /// <param name="cancellationToken">Cancels every page.</param>
    /// <returns>Pages of 2,000, because calls are few: 60 an hour. A line that changes while paging shows up once more, and none is left out.</returns>
    public virtual AsyncPageable<TransactionLine> GetTransactionLinesAsync(TransactionFilter? filter = null, CancellationToken cancellationToken = default) =>
        Transport.BySeek(
            MiraklOperations.GetTransactionLines, request => Filtered(request, filter ?? new TransactionFilter()), MiraklJsonContext.Default.SeekPageTransactionLine, MiraklJsonContext.Default.TransactionLine, static l => l.Id, 2000, cancellationToken);

    /// <summary>Lists billing cycles, oldest first. SBC11 <c>GET /api/seller-billing-cycles</c>, published for once a day; <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="filter">Which; null for all.</param>
    /// <param name="cancellationToken">Cancels every page.</param>
    /// <returns>Pages of 1,000; continuation tokens are the platform's own, opaque.</returns>
    public virtual AsyncPageable<BillingCycle> GetBillingCyclesAsync(BillingCycleFilter? filter = null, CancellationToken cancellationToken = default) =>
        Transport.BySeek(
            MiraklOperations.GetBillingCycles, request => Filtered(request, filter ?? new BillingCycleFilter()), MiraklJsonContext.Default.SeekPageBillingCycle, MiraklJsonContext.Default.BillingCycle, static c => c.Id, 1000, cancellationToken);

    /// <summary>
    /// Lists the operator's invoices and manual charges and credits, oldest first. IV01 <c>GET /api/invoices</c>, published for once a day;
    /// <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <param name="filter">Which; null for all kinds (the platform by itself would show the automatic invoices only).</param>
    /// <param name="cancellationToken">Cancels every page.</param>
    /// <returns>Pages of at most 100, by offset: a continuation token is the number of documents already read.</returns>
    public virtual AsyncPageable<AccountingDocument> GetAccountingDocumentsAsync(AccountingDocumentFilter? filter = null, CancellationToken cancellationToken = default) =>
        Transport.ByOffset(
            () => Filtered(Transport.Call(MiraklOperations.GetAccountingDocuments), filter ?? new AccountingDocumentFilter()),
            MiraklJsonContext.Default.AccountingDocumentPage,
            Lists.Invoices,
            static p => (p.Invoices, p.TotalCount),
            static d => d.Id,
            100,
            cancellationToken);

    /// <summary>Downloads the file of an accounting document. IV02 <c>GET /api/invoices/{accounting_document_id}</c>; <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="invoiceId">The document (<see cref="AccountingDocument.InvoiceId"/>), which must be issued.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The file as it arrives; the caller disposes it.</returns>
    /// <exception cref="ConnectorNotFoundException">There is none.</exception>
    public virtual Task<ConnectorDownload> DownloadAccountingDocumentAsync(long invoiceId, CancellationToken cancellationToken = default) =>
        Transport.SendForDownloadAsync(
            Transport.Call(MiraklOperations.DownloadAccountingDocument).Path("accounting_document_id", invoiceId.ToString(CultureInfo.InvariantCulture)), cancellationToken);

    /// <summary>
    /// Exports transaction lines: starts, waits until the platform has made the files, and reads them line by line in constant memory.
    /// TL03, TL04 every 10 seconds, TL05. Same as <see cref="StartTransactionLineExportAsync"/> and <see cref="ReadTransactionLineExportAsync"/>,
    /// which a durable flow takes one by one. Published for once a day.
    /// </summary>
    /// <param name="export">Which lines, in which form; null for all.</param>
    /// <param name="cancellationToken">Cancels waiting and reading; the export goes on.</param>
    /// <returns>The lines in the order of the files. Enumerating again exports again.</returns>
    /// <exception cref="MiraklJobException">The export failed, or did not end in time.</exception>
    public virtual async IAsyncEnumerable<TransactionLine> ExportTransactionLinesAsync(
        TransactionExport? export = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var trackingId = await StartTransactionLineExportAsync(export, cancellationToken).ConfigureAwait(false);
        await foreach (var line in ReadTransactionLineExportAsync(trackingId, export?.Format ?? default, cancellationToken).ConfigureAwait(false))
            yield return line;
    }

    /// <summary>Starts an export of transaction lines. TL03 <c>POST /api/sellerpayment/transactions_logs/async</c>; <see cref="RetrySafety.SafeRepeat"/>.</summary>
    /// <param name="export">Which lines, in which form; null for all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The tracking id of the export, a UUID.</returns>
    public virtual Task<string> StartTransactionLineExportAsync(TransactionExport? export = null, CancellationToken cancellationToken = default) =>
        Transport.StartExportAsync(
            Transport.Call(MiraklOperations.ExportTransactionLines).Json(TransactionExportBody.Of(export ?? new TransactionExport()), MiraklJsonContext.Default.TransactionExportBody), cancellationToken);

    /// <summary>Asks how an export stands. TL04 <c>GET /api/sellerpayment/transactions_logs/async/status/{tracking_id}</c>; <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="trackingId">The export.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<ExportStatus> GetTransactionLineExportAsync(string trackingId, CancellationToken cancellationToken = default) =>
        Transport.GetExportStatusAsync(MiraklOperations.GetTransactionLineExport, trackingId, cancellationToken);

    /// <summary>Waits until an export is complete, at most <see cref="MiraklClientOptions.JobTimeout"/>, and reads its lines in constant memory. TL04 every 10 seconds, TL05.</summary>
    /// <param name="trackingId">The export.</param>
    /// <param name="format">The form it was started with.</param>
    /// <param name="cancellationToken">Cancels waiting and reading; the export goes on.</param>
    /// <returns>The lines in the order of the files. Enumerating again downloads again.</returns>
    /// <exception cref="MiraklJobException">The export failed, or did not end in time.</exception>
    public virtual IAsyncEnumerable<TransactionLine> ReadTransactionLineExportAsync(
        string trackingId, TransactionExportFormat format = default, CancellationToken cancellationToken = default) =>
        Transport.ReadExportAsync(
            MiraklOperations.GetTransactionLineExport,
            TimeSpan.FromSeconds(10),
            MiraklOperations.DownloadTransactionLineFile,
            trackingId,
            MiraklJsonContext.Default.TransactionLine,
            format == TransactionExportFormat.Ndjson ? null : "data",
            ["id"],
            cancellationToken);

    /// <summary>Downloads one file of an export as it is. TL05 <c>GET</c> of the address; <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="file">An address of <see cref="ExportStatus.Urls"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The file as it arrives; the caller disposes it.</returns>
    public virtual Task<ConnectorDownload> DownloadTransactionLineFileAsync(Uri file, CancellationToken cancellationToken = default) =>
        Transport.DownloadFileAsync(MiraklOperations.DownloadTransactionLineFile, file, cancellationToken);

    private static ConnectorRequest Filtered(ConnectorRequest request, TransactionFilter filter) => request
        .QueryRepeated("seller_billing_cycle_id", filter.SellerBillingCycleIds)
        .Query("date_created_from", filter.CreatedFrom)
        .Query("date_created_to", filter.CreatedTo)
        .Query("transaction_date_from", filter.TransactionFrom)
        .Query("transaction_date_to", filter.TransactionTo)
        .Query("last_updated_from", filter.UpdatedFrom)
        .QueryRepeated("payment_state", filter.PaymentStates.Select(static s => s.Value))
        .QueryRepeated("transaction_type", filter.Types.Select(static t => t.Value))
        .QueryRepeated("order_id", filter.OrderIds)
        .QueryRepeated("order_line_id", filter.OrderLineIds)
        .QueryRepeated("order_reference_for_customer", filter.ReferencesForCustomer)
        .QueryRepeated("order_reference_for_seller", filter.ReferencesForSeller)
        .QueryRepeated("other_reference", filter.OtherReferences)
        .Query("accounting_document_number", filter.AccountingDocumentNumber)
        .Query("accounting_document_id", filter.AccountingDocumentId)
        .QueryRepeated("shop_model", filter.ShopModels.Select(static m => m.Value))
        .QueryRepeated("pay_out_psp_codes", filter.PayOutPspCodes.Select(static p => p.Value))
        .Query("sort", filter.UpdatedFrom is null ? "dateCreated,ASC" : "lastUpdated,ASC");

    private static ConnectorRequest Filtered(ConnectorRequest request, BillingCycleFilter filter) => request
        .QueryRepeated("id", filter.Ids)
        .Query("start_date", filter.CreatedFrom)
        .Query("end_date", filter.CreatedTo)
        .QueryRepeated("currency", filter.Currencies)
        .QueryRepeated("pay_out_state", filter.PayOutStates.Select(static s => s.Value))
        .QueryRepeated("pay_out_psp_code", filter.PayOutPspCodes.Select(static p => p.Value))
        .Query("sort", "dateCreated,ASC");

    private static ConnectorRequest Filtered(ConnectorRequest request, AccountingDocumentFilter filter) => request
        .QueryRepeated("invoice_id", filter.InvoiceIds.Select(static id => id.ToString(CultureInfo.InvariantCulture)))
        .Query("type", filter.Type.Value.Length == 0 ? AccountingDocumentType.All.Value : filter.Type.Value)
        .Query("start_date", filter.CreatedFrom)
        .Query("end_date", filter.CreatedTo)
        .Query("payment_status", filter.PaymentState.Value.Length == 0 ? null : filter.PaymentState.Value)
        .QueryRepeated("seller_billing_cycle_id", filter.SellerBillingCycleIds)
        .QueryRepeated("issuing_user_types", filter.IssuingUserTypes.Select(static t => t.Value))
        .QueryRepeated("pay_out_psp_codes", filter.PayOutPspCodes.Select(static p => p.Value))
        .Query("currency", filter.Currency)
        .Query("sort", "dateCreated")
        .Query("order", "asc");
}
