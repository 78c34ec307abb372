using Connectors.Domain.Ports;
using Connectors.Flows.Engine;

namespace Connectors.Flows.OrderToCash.Polls;

/// <summary>What one run of a poll brings.</summary>
internal sealed class PollRun
{
    /// <summary>What cases must hear.</summary>
    public List<InboxMessage> Deliver { get; } = [];

    /// <summary>Items that could not be read: they show as exceptions of the poll until a run reads them.</summary>
    public List<UnreadableItem> Unreadable { get; } = [];
}
