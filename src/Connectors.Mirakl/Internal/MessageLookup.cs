using Connectors.Domain.Ports;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Internal;

/// <summary>Whether a message was already sent, told from what M10 and M11 show of its conversation. Pure.</summary>
internal static class MessageLookup
{
    /// <summary>M10 and M11 show at most this many messages of a conversation, the latest.</summary>
    private const int MostShown = 100;

    /// <summary>Whether the shop answered in a conversation.</summary>
    /// <param name="thread">The conversation with its messages.</param>
    /// <param name="body">The text that was sent.</param>
    /// <param name="since">When the attempt began.</param>
    public static LookupResult<SentMessage> Reply(MessageThread thread, string body, DateTimeOffset since)
    {
        var open = false;
        foreach (var message in thread.Messages.Where(m => CanBe(m, body)).OrderBy(static m => m.DateCreated))
        {
            switch (OrderLookup.IsOfAttempt(message.DateCreated, since))
            {
                case true when message.Body is not null && message.From?.Type == MessageSenderType.ShopUser:
                    return new LookupResult<SentMessage>.Found(new SentMessage { ThreadId = thread.Id, MessageId = message.Id });
                case not false:
                    open = true;
                    break;
            }
        }

        return open ? new LookupResult<SentMessage>.CannotTell("An equal message exists, but not certainly of this attempt.")
            : ShowsAll(thread, since) ? new LookupResult<SentMessage>.Absent()
            : new LookupResult<SentMessage>.CannotTell("The platform does not show every message since the attempt began.");
    }

    /// <summary>Whether the shop began a conversation. An equal answer in an older conversation is not its beginning.</summary>
    /// <param name="threads">The conversations that can be it, with their messages.</param>
    /// <param name="body">The text that was sent.</param>
    /// <param name="since">When the attempt began.</param>
    public static LookupResult<SentMessage> Beginning(IReadOnlyList<MessageThread> threads, string body, DateTimeOffset since)
    {
        LookupResult<SentMessage> answer = new LookupResult<SentMessage>.Absent();
        foreach (var thread in threads.OrderBy(static t => t.DateCreated))
        {
            var ofAttempt = OrderLookup.IsOfAttempt(thread.DateCreated, since);
            if (ofAttempt == false)
                continue;
            switch (Reply(thread, body, since))
            {
                case LookupResult<SentMessage>.Found found when ofAttempt == true:
                    return found;
                case LookupResult<SentMessage>.Found:
                    answer = new LookupResult<SentMessage>.CannotTell("An equal message exists, in a conversation that did not certainly begin with this attempt.");
                    break;
                case LookupResult<SentMessage>.CannotTell open:
                    answer = open;
                    break;
            }
        }

        return answer;
    }

    /// <summary>What the platform leaves out of a message does not make it another.</summary>
    private static bool CanBe(ThreadMessage message, string body)
    {
        var from = message.From?.Type ?? default;
        return from != MessageSenderType.CustomerUser && from != MessageSenderType.OperatorUser
            && (message.Body is null || Words(message.Body).SequenceEqual(Words(body), StringComparer.Ordinal));
    }

    /// <summary>Line ends and spaces may come back otherwise than they were sent.</summary>
    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A conversation always has a message, and those that are not shown are older than those that are.</summary>
    private static bool ShowsAll(MessageThread thread, DateTimeOffset since)
    {
        var shown = thread.Messages.Count;
        return shown > 0
            && ((thread.Metadata?.TotalCount is { } total ? shown >= total : shown < MostShown)
                || thread.Messages.Any(m => OrderLookup.IsOfAttempt(m.DateCreated, since) == false));
    }
}
