using Connectors.Domain.Ports;
using Connectors.Http;

namespace Connectors.Mirakl;

/// <content>Operations of <see cref="MiraklClient.Documents"/>.</content>
public static partial class MiraklOperations
{
    /// <summary>OR72 <c>GET /api/orders/documents</c>: documents of orders. Published: at each page display.</summary>
    public static Operation GetOrderDocuments { get; } = Read("OR72", "api/orders/documents");

    /// <summary>OR73 <c>GET /api/orders/documents/download</c>: files of orders. Published: at each download.</summary>
    public static Operation DownloadOrderDocuments { get; } = Read("OR73", "api/orders/documents/download");

    /// <summary>OR74 <c>POST /api/orders/{order_id}/documents</c>: attaches files; a repeat would attach them twice. Look up with OR72.</summary>
    public static Operation UploadOrderDocuments { get; } = Write("OR74", HttpMethod.Post, "api/orders/{order_id}/documents", RetrySafety.Create);

    /// <summary>OR76 <c>DELETE /api/orders/documents/{document_id}</c>: deletes a file; a second time it is not found.</summary>
    public static Operation DeleteOrderDocument { get; } = Write("OR76", HttpMethod.Delete, "api/orders/documents/{document_id}", RetrySafety.SafeRepeat);

    /// <summary>S30 <c>GET /api/shops/documents</c>: business documents of the shop. Published: at each page display.</summary>
    public static Operation GetShopDocuments { get; } = Read("S30", "api/shops/documents");

    /// <summary>S31 <c>GET /api/shops/documents/download</c>: files of the shop. Published: at each download.</summary>
    public static Operation DownloadShopDocuments { get; } = Read("S31", "api/shops/documents/download") with { NotFoundMeans = FailureKind.NotFound };

    /// <summary>S32 <c>POST /api/shops/documents</c>: uploads business documents. Look up with S30. Published: at most 50 a call.</summary>
    public static Operation UploadShopDocuments { get; } = Write("S32", HttpMethod.Post, "api/shops/documents", RetrySafety.Create);

    /// <summary>S33 <c>DELETE /api/shops/documents/{document_id}</c>: deletes a file; a second time it is not found.</summary>
    public static Operation DeleteShopDocument { get; } = Write("S33", HttpMethod.Delete, "api/shops/documents/{document_id}", RetrySafety.SafeRepeat);

    /// <summary>DR11 <c>GET /api/document-request/requests</c>: invoices and credit notes to issue.</summary>
    public static Operation GetDocumentRequests { get; } = Read("DR11", "api/document-request/requests");

    /// <summary>DR12 <c>GET /api/document-request/{document_request_id}/lines</c>: lines of one of them.</summary>
    public static Operation GetDocumentRequestLines { get; } = Read("DR12", "api/document-request/{document_request_id}/lines");

    /// <summary>DR73 <c>GET /api/document-request/documents/download</c>: files of issued documents.</summary>
    public static Operation DownloadIssuedDocuments { get; } = Read("DR73", "api/document-request/documents/download") with { NotFoundMeans = FailureKind.NotFound };

    /// <summary>DR74 <c>POST /api/document-request/documents/upload</c>: issues documents; look up with DR11, which then says <c>ISSUED</c>.</summary>
    public static Operation UploadIssuedDocuments { get; } = Write("DR74", HttpMethod.Post, "api/document-request/documents/upload", RetrySafety.Act);

    private static IEnumerable<Operation> OfDocuments =>
    [
        GetOrderDocuments, DownloadOrderDocuments, UploadOrderDocuments, DeleteOrderDocument, GetShopDocuments, DownloadShopDocuments, UploadShopDocuments, DeleteShopDocument,
        GetDocumentRequests, GetDocumentRequestLines, DownloadIssuedDocuments, UploadIssuedDocuments,
    ];
}
