using System.Globalization;
using System.Text.Json;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Mirakl.Internal;
using Connectors.Mirakl.Json;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl;

/// <summary>
/// Files: order documents, the shop's own (KYC) documents, and the invoices that the operator asks the seller to issue. Immutable and thread-safe.
/// Methods throw <see cref="ConnectorException"/> when the call fails.
/// </summary>
public class MiraklDocuments : MiraklOperationGroup
{
    /// <summary>Most orders in one call of OR72.</summary>
    public const int MaxOrdersPerCall = 100;

    /// <summary>Most files in one call of OR74, S32 and DR74, and most documents of one order.</summary>
    public const int MaxFilesPerCall = 50;

    internal MiraklDocuments(MiraklTransport transport)
        : base(transport)
    {
    }

    /// <summary>For mocks: override what the test needs.</summary>
    protected MiraklDocuments()
        : base(null)
    {
    }

    /// <summary>Lists the documents of orders. OR72 <c>GET /api/orders/documents</c>; <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="orderIds">1 to 100 orders.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Documents of all these orders; never null.</returns>
    /// <exception cref="ArgumentException">There are none, or more than 100.</exception>
    public virtual async Task<ItemList<OrderDocument>> GetOrderDocumentsAsync(IReadOnlyList<string> orderIds, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(orderIds);
        if (orderIds.Count is 0 or > MaxOrdersPerCall)
            throw new ArgumentException("Documents of 1 to 100 orders can be listed in one call.", nameof(orderIds));
        return await Transport.SendForListAsync(
            Transport.Call(MiraklOperations.GetOrderDocuments).QueryJoined("order_ids", orderIds),
            MiraklJsonContext.Default.OrderDocumentList,
            Lists.OrderDocuments,
            static l => l.OrderDocuments,
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Downloads documents of orders. OR73 <c>GET /api/orders/documents/download</c>; <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="selection">Which: a single document id for the file itself, anything else for a ZIP archive.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The file as it arrives; the caller disposes it.</returns>
    /// <exception cref="ConnectorNotFoundException">An id or a type does not exist, and nothing is sent for the others.</exception>
    public virtual Task<ConnectorDownload> DownloadOrderDocumentsAsync(OrderDocumentSelection selection, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(selection);
        return Transport.SendForDownloadAsync(
            Transport.Call(MiraklOperations.DownloadOrderDocuments)
                .QueryJoined("order_ids", selection.OrderIds)
                .QueryJoined("document_ids", Ids(selection.DocumentIds))
                .QueryJoined("document_codes", selection.TypeCodes),
            cancellationToken);
    }

    /// <summary>
    /// Attaches files to an order. OR74 <c>POST /api/orders/{order_id}/documents</c>. <see cref="RetrySafety.Create"/>: a repeat attaches them twice;
    /// <see cref="FindOrderDocumentsAsync"/> tells whether they were attached.
    /// </summary>
    /// <param name="orderId">The order; it holds 50 documents at most.</param>
    /// <param name="documents">1 to 50 documents.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Documents that were taken, and the errors of those that were not (keyed by file name): the call succeeds even when all fail.</returns>
    /// <exception cref="ArgumentException">There are none, or more than 50; or two files have one name; or a name is not US-ASCII.</exception>
    public virtual async Task<BatchResult<OrderDocumentUpload>> UploadOrderDocumentsAsync(
        string orderId, IReadOnlyList<OrderDocumentUpload> documents, CancellationToken cancellationToken = default)
    {
        Batches.ThrowUnlessOneTo(MaxFilesPerCall, documents);
        IReadOnlyList<DocumentBody> list = [.. documents.Select(static d =>
            new DocumentBody(d.File.Name, d.TypeCode, d.ReturnId is { } id ? new DocumentEntityBody("RETURN", id) : null))];
        var json = Transport.OrderDocumentsAsBareList
            ? JsonSerializer.SerializeToUtf8Bytes(list, MiraklJsonContext.Default.IReadOnlyListDocumentBody)
            : JsonSerializer.SerializeToUtf8Bytes(new OrderDocumentsBody(list), MiraklJsonContext.Default.OrderDocumentsBody);
        using var form = Uploads.Form("order_documents", json, [.. documents.Select(static d => d.File)]);
        var result = await Transport.SendAsync(
            Transport.Call(MiraklOperations.UploadOrderDocuments).Path("order_id", orderId).Content(form), MiraklJsonContext.Default.UploadResult, cancellationToken).ConfigureAwait(false);
        return Uploads.Judge(documents, static d => d.File.Name, result, static i => i.FileName);
    }

    /// <summary>
    /// Whether documents were attached to an order: one of each name and type, uploaded since the attempt began. OR72 <c>GET /api/orders/documents</c>;
    /// <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <param name="orderId">The order.</param>
    /// <param name="documents">1 to 50 documents, as they were sent; no file is opened.</param>
    /// <param name="since">When the attempt began. An equal document up to five minutes older proves nothing, as clocks differ.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// The documents in the order they were sent; absent when none is listed. It cannot be told when some are, or when one that belongs to a return is not.
    /// </returns>
    /// <exception cref="ArgumentException">There are none, or more than 50.</exception>
    public virtual async Task<LookupResult<IReadOnlyList<OrderDocument>>> FindOrderDocumentsAsync(
        string orderId, IReadOnlyList<OrderDocumentUpload> documents, DateTimeOffset since, CancellationToken cancellationToken = default)
    {
        Batches.ThrowUnlessOneTo(MaxFilesPerCall, documents);
        return DocumentLookup.Upload(await GetOrderDocumentsAsync([orderId], cancellationToken).ConfigureAwait(false), documents, since);
    }

    /// <summary>Deletes a document of an order. OR76 <c>DELETE /api/orders/documents/{document_id}</c>; <see cref="RetrySafety.SafeRepeat"/>.</summary>
    /// <param name="documentId">The document.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">There is none, or it is deleted already.</exception>
    public virtual Task DeleteOrderDocumentAsync(long documentId, CancellationToken cancellationToken = default) =>
        Transport.SendAsync(Transport.Call(MiraklOperations.DeleteOrderDocument).Path("document_id", Id(documentId)), cancellationToken);

    /// <summary>Lists the business documents of the shop; never null. S30 <c>GET /api/shops/documents</c>; <see cref="RetrySafety.Read"/>.</summary>
    public virtual Task<ItemList<ShopDocument>> GetShopDocumentsAsync(CancellationToken cancellationToken = default) =>
        Transport.SendForListAsync(
            Transport.Call(MiraklOperations.GetShopDocuments), MiraklJsonContext.Default.ShopDocumentList, Lists.ShopDocuments, static l => l.ShopDocuments, cancellationToken);

    /// <summary>Downloads business documents of the shop. S31 <c>GET /api/shops/documents/download</c>; <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="documentIds">Documents: a single one for the file itself, several for a ZIP archive; null or empty for all.</param>
    /// <param name="typeCodes">Codes of types; null or empty for all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The file as it arrives; the caller disposes it.</returns>
    /// <exception cref="ConnectorNotFoundException">An id or a type does not exist, and nothing is sent for the others.</exception>
    public virtual Task<ConnectorDownload> DownloadShopDocumentsAsync(
        IReadOnlyList<long>? documentIds = null, IReadOnlyList<string>? typeCodes = null, CancellationToken cancellationToken = default) =>
        Transport.SendForDownloadAsync(
            Transport.Call(MiraklOperations.DownloadShopDocuments).QueryJoined("document_ids", Ids(documentIds ?? [])).QueryJoined("type_codes", typeCodes), cancellationToken);

    /// <summary>
    /// Uploads business documents of the shop. S32 <c>POST /api/shops/documents</c>. <see cref="RetrySafety.Create"/>: <see cref="FindShopDocumentsAsync"/>
    /// tells whether they were uploaded.
    /// </summary>
    /// <param name="documents">1 to 50 documents, one of a type.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Documents that were taken, and the errors of those that were not (keyed by file name): the call succeeds even when all fail.</returns>
    /// <exception cref="ArgumentException">There are none, or more than 50; or two files have one name; or a name is not US-ASCII.</exception>
    public virtual async Task<BatchResult<ShopDocumentUpload>> UploadShopDocumentsAsync(IReadOnlyList<ShopDocumentUpload> documents, CancellationToken cancellationToken = default)
    {
        Batches.ThrowUnlessOneTo(MaxFilesPerCall, documents);
        var json = JsonSerializer.SerializeToUtf8Bytes(
            new ShopDocumentsBody([.. documents.Select(static d => new DocumentBody(d.File.Name, d.TypeCode))]), MiraklJsonContext.Default.ShopDocumentsBody);
        using var form = Uploads.Form("shop_documents", json, [.. documents.Select(static d => d.File)]);
        var result = await Transport.SendAsync(
            Transport.Call(MiraklOperations.UploadShopDocuments).Content(form), MiraklJsonContext.Default.UploadResult, cancellationToken).ConfigureAwait(false);
        return Uploads.Judge(documents, static d => d.File.Name, result, static i => i.FileName);
    }

    /// <summary>
    /// Whether business documents of the shop were uploaded: one of each name and type, uploaded since the attempt began. S30 <c>GET /api/shops/documents</c>;
    /// <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <param name="documents">1 to 50 documents, as they were sent; no file is opened.</param>
    /// <param name="since">When the attempt began. An equal document up to five minutes older proves nothing, as clocks differ.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The documents in the order they were sent; absent when none is listed. It cannot be told when some are.</returns>
    /// <exception cref="ArgumentException">There are none, or more than 50.</exception>
    public virtual async Task<LookupResult<IReadOnlyList<ShopDocument>>> FindShopDocumentsAsync(
        IReadOnlyList<ShopDocumentUpload> documents, DateTimeOffset since, CancellationToken cancellationToken = default)
    {
        Batches.ThrowUnlessOneTo(MaxFilesPerCall, documents);
        return DocumentLookup.Upload(await GetShopDocumentsAsync(cancellationToken).ConfigureAwait(false), documents, since);
    }

    /// <summary>Deletes a business document of the shop. S33 <c>DELETE /api/shops/documents/{document_id}</c>; <see cref="RetrySafety.SafeRepeat"/>.</summary>
    /// <param name="documentId">The document.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">There is none, or it is deleted already.</exception>
    public virtual Task DeleteShopDocumentAsync(long documentId, CancellationToken cancellationToken = default) =>
        Transport.SendAsync(Transport.Call(MiraklOperations.DeleteShopDocument).Path("document_id", Id(documentId)), cancellationToken);

    /// <summary>
    /// Lists invoices and credit notes that are to be issued, or were, oldest first. DR11 <c>GET /api/document-request/requests</c>;
    /// <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <param name="filter">Which; null for all.</param>
    /// <param name="cancellationToken">Cancels every page.</param>
    /// <returns>Pages of at most 100; continuation tokens are the platform's own, opaque.</returns>
    public virtual AsyncPageable<DocumentRequest> GetDocumentRequestsAsync(DocumentRequestFilter? filter = null, CancellationToken cancellationToken = default) =>
        Transport.BySeek(
            MiraklOperations.GetDocumentRequests, request => Filtered(request, filter ?? new DocumentRequestFilter()), MiraklJsonContext.Default.SeekPageDocumentRequest, MiraklJsonContext.Default.DocumentRequest, static r => r.Id, 100, cancellationToken);

    /// <summary>Lists the lines of a document request, oldest first. DR12 <c>GET /api/document-request/{document_request_id}/lines</c>; <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="requestId">The request.</param>
    /// <param name="cancellationToken">Cancels every page.</param>
    /// <returns>Pages of at most 100; continuation tokens are the platform's own, opaque.</returns>
    public virtual AsyncPageable<DocumentRequestLine> GetDocumentRequestLinesAsync(string requestId, CancellationToken cancellationToken = default) =>
        Transport.BySeek(
            () => Transport.Call(MiraklOperations.GetDocumentRequestLines).Path("document_request_id", requestId),
            static request => request.Query("sort", "dateCreated,ASC"),
            MiraklJsonContext.Default.SeekPageDocumentRequestLine, MiraklJsonContext.Default.DocumentRequestLine, static l => l.Id,
            100,
            cancellationToken);

    /// <summary>Downloads issued documents. DR73 <c>GET /api/document-request/documents/download</c>; <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="selection">Which: a single document for the file itself, several for a ZIP archive.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The file as it arrives; the caller disposes it.</returns>
    /// <exception cref="ConnectorNotFoundException">There are none.</exception>
    public virtual Task<ConnectorDownload> DownloadIssuedDocumentsAsync(AccountingDocumentSelection selection, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(selection);
        return Transport.SendForDownloadAsync(
            Transport.Call(MiraklOperations.DownloadIssuedDocuments)
                .QueryRepeated("document_request_id", selection.RequestIds)
                .QueryRepeated("document_id", selection.DocumentIds)
                .QueryRepeated("document_format", selection.Formats.Select(static f => f.Value))
                .QueryRepeated("entity_id", selection.EntityIds)
                .QueryRepeated("entity_type", selection.EntityTypes.Select(static t => t.Value)),
            cancellationToken);
    }

    /// <summary>
    /// Issues documents that the operator asked for. DR74 <c>POST /api/document-request/documents/upload</c>. <see cref="RetrySafety.Act"/>: a
    /// request is issued once; <see cref="FindIssuedDocumentsAsync"/> tells whether it was.
    /// </summary>
    /// <param name="documents">Documents with 1 to 50 files together; all formats of a request at once.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Documents that were taken, and the errors of those that were not (keyed by request id): the call succeeds even when all fail.</returns>
    /// <exception cref="ArgumentException">There are no files, or more than 50; or two files have one name; or a name is not US-ASCII.</exception>
    public virtual async Task<BatchResult<IssuedDocument>> UploadIssuedDocumentsAsync(IReadOnlyList<IssuedDocument> documents, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(documents);
        IReadOnlyList<UploadFile> files = [.. documents.SelectMany(static d => d.Files).Select(static f => f.File)];
        Batches.ThrowUnlessOneTo(MaxFilesPerCall, files);
        var body = new IssuedDocumentsBody([.. documents.Select(static d => new IssuedDocumentBody
        {
            RequestId = d.RequestId,
            DocumentNumber = d.DocumentNumber,
            Files = [.. d.Files.Select(static f => new IssuedFileBody(f.File.Name, f.Format))],
            IssueDate = d.IssueDate,
            DueDate = d.DueDate,
            TotalAmountExcludingTaxes = d.TotalAmountExcludingTaxes,
            TotalTaxAmount = d.TotalTaxAmount,
        })]);
        using var form = Uploads.Form("documents_input", JsonSerializer.SerializeToUtf8Bytes(body, MiraklJsonContext.Default.IssuedDocumentsBody), files);
        var result = await Transport.SendAsync(
            Transport.Call(MiraklOperations.UploadIssuedDocuments).Content(form), MiraklJsonContext.Default.UploadResult, cancellationToken).ConfigureAwait(false);
        return Uploads.Judge(documents, static d => d.RequestId, result, static i => i.RequestId);
    }

    /// <summary>
    /// Whether documents were issued: every request is <c>ISSUED</c>, with the same document number where the platform shows one.
    /// DR11 <c>GET /api/document-request/requests</c>, once for each request; <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <param name="documents">1 to 50 documents, as they were sent; no file is opened.</param>
    /// <param name="cancellationToken">Cancels every call.</param>
    /// <returns>The requests in the order of the documents; absent when every request is still <c>TO_PROCESS</c>. Anything else cannot be told.</returns>
    /// <exception cref="ArgumentException">There are none, or more than 50.</exception>
    public virtual async Task<LookupResult<IReadOnlyList<DocumentRequest>>> FindIssuedDocumentsAsync(IReadOnlyList<IssuedDocument> documents, CancellationToken cancellationToken = default)
    {
        Batches.ThrowUnlessOneTo(MaxFilesPerCall, documents);
        var requests = new List<DocumentRequest?>();
        foreach (var document in documents)
        {
            DocumentRequest? request = null;
            await foreach (var listed in GetDocumentRequestsAsync(new DocumentRequestFilter { Id = document.RequestId }, cancellationToken).ConfigureAwait(false))
                request ??= string.Equals(listed.Id, document.RequestId, StringComparison.Ordinal) ? listed : null;
            requests.Add(request);
        }

        return DocumentLookup.Issue(requests, documents);
    }

    private static string Id(long id) => id.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<string> Ids(IReadOnlyList<long> ids) => ids.Select(Id);

    private static ConnectorRequest Filtered(ConnectorRequest request, DocumentRequestFilter filter) => request
        .Query("id", filter.Id)
        .Query("document_number", filter.DocumentNumber)
        .Query("date_created_from", filter.CreatedFrom)
        .Query("date_created_to", filter.CreatedTo)
        .Query("last_updated_from", filter.UpdatedFrom)
        .Query("last_updated_to", filter.UpdatedTo)
        .Query("issue_date_from", filter.IssuedFrom)
        .Query("issue_date_to", filter.IssuedTo)
        .QueryRepeated("state", filter.States.Select(static s => s.Value))
        .QueryRepeated("type", filter.Types.Select(static t => t.Value))
        .QueryRepeated("issuer_type", filter.IssuerTypes)
        .QueryRepeated("entity_id", filter.EntityIds)
        .QueryRepeated("entity_type", filter.EntityTypes.Select(static t => t.Value))
        .Query("shop_billing_cycle_id", filter.BillingCycleId)
        .Query("shop_billing_cycle_from", filter.BillingCycleFrom)
        .Query("shop_billing_cycle_to", filter.BillingCycleTo)
        .Query("payment_state", filter.PaymentState)
        .Query("sort", "dateCreated,ASC");
}
