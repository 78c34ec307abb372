using Connectors.Domain.Ports;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Dynamics365.OData;
using Connectors.Http;

namespace Connectors.Dynamics365.BusinessCentral;

public partial class BusinessCentralClient
{
    /// <summary>Files on documents and cards, without their bytes. Ask by <c>parentId</c> and <c>parentType</c> (<c>GET documentAttachments</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="query">Which ones, and what of them; null for all.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual AsyncPageable<DocumentAttachment> GetDocumentAttachmentsAsync(ODataQuery? query = null, CancellationToken cancellationToken = default) =>
        List(BusinessCentralOperations.ListDocumentAttachments, query, _json.DocumentAttachments, _json.DocumentAttachment, cancellationToken);

    /// <summary>
    /// Attaches a file that has no bytes yet; <see cref="UploadDocumentAttachmentAsync"/> brings them (<c>POST documentAttachments</c>). <see cref="RetrySafety.Create"/>; look-up:
    /// <see cref="GetDocumentAttachmentsAsync"/> by <c>parentId</c>.
    /// </summary>
    /// <param name="attachment">What to create.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<DocumentAttachment> CreateDocumentAttachmentAsync(NewDocumentAttachment attachment, CancellationToken cancellationToken = default) =>
        CreateAsync(BusinessCentralOperations.CreateDocumentAttachment, attachment, _json.NewDocumentAttachment, _json.DocumentAttachment, cancellationToken);

    /// <summary>Brings or replaces the bytes of an attached file (<c>PATCH documentAttachments({id})/attachmentContent</c>). <see cref="RetrySafety.SafeRepeat"/>; the last writer wins.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="content">The bytes, at most 350 MB.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">It is gone.</exception>
    public virtual Task UploadDocumentAttachmentAsync(Guid id, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default) => DoAsync(
        async () =>
        {
            var bytes = new ReadOnlyMemoryContent(content);
            bytes.Headers.TryAddWithoutValidation("Content-Type", "application/octet-stream");
            return (await StartAsync(BusinessCentralOperations.UploadDocumentAttachment, id, EntityTag.Any, cancellationToken).ConfigureAwait(false)).Content(bytes);
        },
        cancellationToken);

    /// <summary>The bytes of an attached file (<c>GET documentAttachments({id})/attachmentContent</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The file; the caller disposes it.</returns>
    /// <exception cref="ConnectorNotFoundException">It is gone.</exception>
    public virtual Task<ConnectorDownload> DownloadDocumentAttachmentAsync(Guid id, CancellationToken cancellationToken = default) =>
        DownloadAsync(BusinessCentralOperations.DownloadDocumentAttachment, id, cancellationToken);

    /// <summary>Takes a file off (<c>DELETE documentAttachments({id})</c>). <see cref="RetrySafety.Act"/>.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="tag">The version that was read.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorConflictException">It was changed meanwhile.</exception>
    /// <exception cref="ConnectorNotFoundException">It is gone.</exception>
    public virtual Task DeleteDocumentAttachmentAsync(Guid id, EntityTag tag, CancellationToken cancellationToken = default) =>
        DeleteAsync(BusinessCentralOperations.DeleteDocumentAttachment, id, tag, cancellationToken);

    private Task<ConnectorDownload> DownloadAsync(Operation operation, Guid id, CancellationToken cancellationToken) => InCompanyAsync(
        () => StartAsync(operation, cancellationToken),
        request => _http.SendForDownloadAsync(request.Path("id", Text(id)), cancellationToken));
}
