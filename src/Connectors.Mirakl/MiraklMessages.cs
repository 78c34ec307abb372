using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Mirakl.Internal;
using Connectors.Mirakl.Json;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl;

/// <summary>
/// Conversations with customers and with the operator. A message may be 30 MB with its files. Immutable and thread-safe. Methods throw
/// <see cref="ConnectorException"/> when the call fails.
/// </summary>
public class MiraklMessages : MiraklOperationGroup
{
    internal MiraklMessages(MiraklTransport transport)
        : base(transport)
    {
    }

    /// <summary>For mocks: override what the test needs.</summary>
    protected MiraklMessages()
        : base(null)
    {
    }

    /// <summary>Lists conversations. M11 <c>GET /api/inbox/threads</c>; <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="filter">Which; null for all.</param>
    /// <param name="cancellationToken">Cancels every page.</param>
    /// <returns>Pages of at most 100 in the platform's order; continuation tokens are its own, opaque.</returns>
    public virtual AsyncPageable<MessageThread> GetThreadsAsync(ThreadFilter? filter = null, CancellationToken cancellationToken = default) =>
        Transport.BySeek(MiraklOperations.GetThreads, request => Filtered(request, filter ?? new ThreadFilter()), MiraklJsonContext.Default.SeekPageMessageThread, MiraklJsonContext.Default.MessageThread, static t => t.Id, 100, cancellationToken);

    /// <summary>Reads a conversation with its messages. M10 <c>GET /api/inbox/threads/{thread_id}</c>; <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="threadId">The conversation.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">There is none.</exception>
    public virtual Task<MessageThread> GetThreadAsync(string threadId, CancellationToken cancellationToken = default) =>
        Transport.SendAsync(Transport.Call(MiraklOperations.GetThread).Path("thread_id", threadId), MiraklJsonContext.Default.MessageThread, cancellationToken);

    /// <summary>
    /// Answers in a conversation. M12 <c>POST /api/inbox/threads/{thread_id}/message</c>. <see cref="RetrySafety.Create"/>: a repeat is a second answer;
    /// <see cref="FindReplyAsync"/> tells whether it was sent.
    /// </summary>
    /// <param name="threadId">The conversation; it takes 1,000 messages.</param>
    /// <param name="reply">The answer.</param>
    /// <param name="files">Files to send with it; null for none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">Two files have one name, or a name is not US-ASCII.</exception>
    public virtual Task<SentMessage> ReplyAsync(string threadId, MessageReply reply, IReadOnlyList<UploadFile>? files = null, CancellationToken cancellationToken = default) =>
        SendAsync(Transport.Call(MiraklOperations.ReplyToThread).Path("thread_id", threadId), "message_input", reply, MiraklJsonContext.Default.MessageReply, files, cancellationToken);

    /// <summary>
    /// Whether an answer was sent: a message of the shop with the same text, sent since the attempt began. M10 <c>GET /api/inbox/threads/{thread_id}</c>;
    /// <see cref="RetrySafety.Read"/>. Two equal answers at the same time cannot be told apart: send one after the other.
    /// </summary>
    /// <param name="threadId">The conversation.</param>
    /// <param name="reply">The answer, as it was sent.</param>
    /// <param name="since">When the attempt began. An equal message up to five minutes older proves nothing, as clocks differ.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What <see cref="ReplyAsync"/> would have returned. Where more was written since than the 100 messages that the platform shows, it cannot be told.</returns>
    /// <exception cref="ConnectorNotFoundException">There is no such conversation.</exception>
    public virtual async Task<LookupResult<SentMessage>> FindReplyAsync(string threadId, MessageReply reply, DateTimeOffset since, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reply);
        return MessageLookup.Reply(await GetThreadAsync(threadId, cancellationToken).ConfigureAwait(false), reply.Body, since);
    }

    /// <summary>
    /// Begins a conversation about an order. OR43 <c>POST /api/orders/{order_id}/threads</c>. <see cref="RetrySafety.Create"/>: a repeat is a second conversation;
    /// <see cref="FindOrderThreadAsync"/> tells whether it began.
    /// </summary>
    /// <param name="orderId">The order.</param>
    /// <param name="thread">The first message.</param>
    /// <param name="files">Files to send with it; null for none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">Two files have one name, or a name is not US-ASCII.</exception>
    public virtual Task<SentMessage> CreateOrderThreadAsync(string orderId, NewOrderThread thread, IReadOnlyList<UploadFile>? files = null, CancellationToken cancellationToken = default) =>
        SendAsync(Transport.Call(MiraklOperations.CreateOrderThread).Path("order_id", orderId), "thread_input", thread, MiraklJsonContext.Default.NewOrderThread, files, cancellationToken);

    /// <summary>
    /// Whether a conversation about an order began: since the attempt began, with a message of the shop with the same text.
    /// M11 <c>GET /api/inbox/threads</c>; <see cref="RetrySafety.Read"/>. Two equal ones at the same time cannot be told apart: begin one after the other.
    /// </summary>
    /// <param name="orderId">The order.</param>
    /// <param name="thread">The first message, as it was sent.</param>
    /// <param name="since">When the attempt began. An equal message up to five minutes older proves nothing, as clocks differ.</param>
    /// <param name="cancellationToken">Cancels every page.</param>
    /// <returns>What <see cref="CreateOrderThreadAsync"/> would have returned.</returns>
    public virtual Task<LookupResult<SentMessage>> FindOrderThreadAsync(string orderId, NewOrderThread thread, DateTimeOffset since, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(thread);
        return FindBeginningAsync(new ThreadFilter { EntityType = ThreadEntityType.MmpOrder, EntityIds = [orderId] }, thread.Body, since, cancellationToken);
    }

    /// <summary>
    /// Begins a conversation with the operator. M14 <c>POST /api/inbox/threads</c>. <see cref="RetrySafety.Create"/>: a repeat is a second conversation;
    /// <see cref="FindOperatorThreadAsync"/> tells whether it began.
    /// </summary>
    /// <param name="thread">The first message.</param>
    /// <param name="files">Files to send with it; null for none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">Two files have one name, or a name is not US-ASCII.</exception>
    public virtual Task<SentMessage> CreateOperatorThreadAsync(NewOperatorThread thread, IReadOnlyList<UploadFile>? files = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(thread);
        return SendAsync(
            Transport.Call(MiraklOperations.CreateOperatorThread),
            "thread_input",
            new OperatorThreadBody(thread.Body, thread.Topic, new ThreadEntityBody(EntityOf(thread))),
            MiraklJsonContext.Default.OperatorThreadBody,
            files,
            cancellationToken);
    }

    /// <summary>
    /// Whether a conversation with the operator began: since the attempt began, with a message of the shop with the same text.
    /// M11 <c>GET /api/inbox/threads</c>; <see cref="RetrySafety.Read"/>. Two equal ones at the same time cannot be told apart: begin one after the other.
    /// </summary>
    /// <param name="thread">The first message, as it was sent.</param>
    /// <param name="since">When the attempt began. An equal message up to five minutes older proves nothing, as clocks differ.</param>
    /// <param name="cancellationToken">Cancels every page.</param>
    /// <returns>What <see cref="CreateOperatorThreadAsync"/> would have returned.</returns>
    public virtual Task<LookupResult<SentMessage>> FindOperatorThreadAsync(NewOperatorThread thread, DateTimeOffset since, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(thread);
        return FindBeginningAsync(new ThreadFilter { EntityType = EntityOf(thread) }, thread.Body, since, cancellationToken);
    }

    /// <summary>Downloads a file of a message. M13 <c>GET /api/inbox/threads/{attachment_id}/download</c>; <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="attachmentId">The file (<see cref="MessageAttachment.Id"/>).</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The file as it arrives; the caller disposes it.</returns>
    /// <exception cref="ConnectorNotFoundException">There is none.</exception>
    public virtual Task<ConnectorDownload> DownloadAttachmentAsync(string attachmentId, CancellationToken cancellationToken = default) =>
        Transport.SendForDownloadAsync(Transport.Call(MiraklOperations.DownloadAttachment).Path("attachment_id", attachmentId), cancellationToken);

    private async Task<SentMessage> SendAsync<T>(
        ConnectorRequest request, string part, T message, JsonTypeInfo<T> type, IReadOnlyList<UploadFile>? files, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        using var form = Uploads.Form(part, JsonSerializer.SerializeToUtf8Bytes(message, type), files ?? []);
        return await Transport.SendAsync(request.Content(form), MiraklJsonContext.Default.SentMessage, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What began since is changed since, on the platform's clock: it narrows what is read.</summary>
    private async Task<LookupResult<SentMessage>> FindBeginningAsync(ThreadFilter filter, string body, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var threads = new List<MessageThread>();
        var changed = filter with { UpdatedSince = since - OrderLookup.ClockSkew, WithMessages = true };
        await foreach (var thread in GetThreadsAsync(changed, cancellationToken).ConfigureAwait(false))
            threads.Add(thread);
        return MessageLookup.Beginning(threads, body, since);
    }

    private static ThreadEntityType EntityOf(NewOperatorThread thread) => thread.EntityType.Value.Length == 0 ? ThreadEntityType.SellerOperator : thread.EntityType;

    private static ConnectorRequest Filtered(ConnectorRequest request, ThreadFilter filter) => request
        .Query("entity_type", filter.EntityType.Value.Length == 0 ? null : filter.EntityType.Value)
        .QueryJoined("entity_id", filter.EntityIds)
        .Query("updated_since", filter.UpdatedSince)
        .Query("with_messages", filter.WithMessages ? true : (bool?)null)
        .QueryJoined("channel_codes", filter.ChannelCodes);
}
