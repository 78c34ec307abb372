using Connectors.Domain.Ports;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Engine.Running;

/// <summary>What a worker's loop wants done. A closed set; each but the last three is answered by an event.</summary>
internal abstract record LoopCommand
{
    private LoopCommand()
    {
    }

    /// <summary>Claim cases and read the knowledge of their flows.</summary>
    public sealed record Claim(int Max, IReadOnlyDictionary<string, int> UnderWay) : LoopCommand;

    /// <summary>Carry out commits.</summary>
    public sealed record Commit(IReadOnlyList<CaseCommit> Commits) : LoopCommand;

    /// <summary>Prolong leases.</summary>
    public sealed record Extend(IReadOnlyList<LeaseKey> Leases) : LoopCommand;

    /// <summary>Carry out an effect.</summary>
    /// <param name="Id">The run's own number in its loop: one claim may see several.</param>
    /// <param name="Case">The case.</param>
    /// <param name="Effect">The effect.</param>
    /// <param name="Permit">What it may send under.</param>
    /// <param name="Progress">Where it tells how far it came.</param>
    public sealed record Run(long Id, ClaimedCase Case, OutboxEntry Effect, SendPermit Permit, RunProgress Progress) : LoopCommand;

    /// <summary>Ask when something is due next.</summary>
    public sealed record AskNextDue : LoopCommand;

    /// <summary>Close the permit of a run and cancel it; it still tells how it ended.</summary>
    public sealed record Cancel(long RunId, string Why) : LoopCommand;

    /// <summary>Give cases back unworked; nobody waits for the answer.</summary>
    public sealed record Release(IReadOnlyList<LeaseKey> Leases) : LoopCommand;

    /// <summary>Deliver inputs; what cannot be delivered is tried again by the shell.</summary>
    public sealed record Deliver(IReadOnlyList<InboxMessage> Inputs) : LoopCommand;

    /// <summary>Say what went wrong.</summary>
    public sealed record Tell(LoopNews News, CaseId? Case, string Detail, Exception? Failure = null) : LoopCommand;
}
