using Connectors.Domain.Ports;
using Connectors.Http;

namespace Connectors.Mirakl;

/// <content>Operations of <see cref="MiraklClient.Messages"/>. All are published for use by people: at each display or answer.</content>
public static partial class MiraklOperations
{
    /// <summary>M11 <c>GET /api/inbox/threads</c>: conversations.</summary>
    public static Operation GetThreads { get; } = Read("M11", "api/inbox/threads");

    /// <summary>M10 <c>GET /api/inbox/threads/{thread_id}</c>: one conversation with its messages.</summary>
    public static Operation GetThread { get; } = Read("M10", "api/inbox/threads/{thread_id}");

    /// <summary>M12 <c>POST /api/inbox/threads/{thread_id}/message</c>: answers; a repeat would answer twice. Look up with M10.</summary>
    public static Operation ReplyToThread { get; } = Write("M12", HttpMethod.Post, "api/inbox/threads/{thread_id}/message", RetrySafety.Create);

    /// <summary>M13 <c>GET /api/inbox/threads/{attachment_id}/download</c>: a file of a message.</summary>
    public static Operation DownloadAttachment { get; } = Read("M13", "api/inbox/threads/{attachment_id}/download");

    /// <summary>M14 <c>POST /api/inbox/threads</c>: begins a conversation with the operator. Look up with M11.</summary>
    public static Operation CreateOperatorThread { get; } = Write("M14", HttpMethod.Post, "api/inbox/threads", RetrySafety.Create);

    /// <summary>OR43 <c>POST /api/orders/{order_id}/threads</c>: begins a conversation about an order. Look up with M11.</summary>
    public static Operation CreateOrderThread { get; } = Write("OR43", HttpMethod.Post, "api/orders/{order_id}/threads", RetrySafety.Create);

    private static IEnumerable<Operation> OfMessages => [GetThreads, GetThread, ReplyToThread, DownloadAttachment, CreateOperatorThread, CreateOrderThread];
}
