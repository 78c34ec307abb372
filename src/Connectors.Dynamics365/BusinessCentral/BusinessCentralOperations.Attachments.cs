using Connectors.Domain.Ports;
using Connectors.Http;

namespace Connectors.Dynamics365.BusinessCentral;

public static partial class BusinessCentralOperations
{
    /// <summary><c>GET companies({company})/documentAttachments</c>.</summary>
    public static Operation ListDocumentAttachments { get; } = Make("documentAttachments.list", HttpMethod.Get, "documentAttachments", RetrySafety.Read);

    /// <summary><c>POST companies({company})/documentAttachments</c>. A blind repeat makes another.</summary>
    public static Operation CreateDocumentAttachment { get; } = Make("documentAttachments.create", HttpMethod.Post, "documentAttachments", RetrySafety.Create);

    /// <summary><c>PATCH companies({company})/documentAttachments({id})/attachmentContent</c> with <c>If-Match</c>.</summary>
    public static Operation UploadDocumentAttachment { get; } = Make("documentAttachments.upload", HttpMethod.Patch, "documentAttachments({id})/attachmentContent", RetrySafety.SafeRepeat);

    /// <summary><c>GET companies({company})/documentAttachments({id})/attachmentContent</c>.</summary>
    public static Operation DownloadDocumentAttachment { get; } = Make("documentAttachments.download", HttpMethod.Get, "documentAttachments({id})/attachmentContent", RetrySafety.Read);

    /// <summary><c>DELETE companies({company})/documentAttachments({id})</c> with <c>If-Match</c>.</summary>
    public static Operation DeleteDocumentAttachment { get; } = Make("documentAttachments.delete", HttpMethod.Delete, "documentAttachments({id})", RetrySafety.Act);
}
