using Connectors.Domain.Ports;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Engine.Running;

/// <summary>What a worker's loop wants done. A closed set; each but the last four is answered by an event.</summary>
internal abstract record LoopCommand
{
    private LoopCommand()
    {
    }

    /// <summary>Claim cases and read the knowledge of their flows.</summary>
    /// <param name="Max">How many at most.</param>
    /// <param name="UnderWay">Cases under way, by connection.</param>
    /// <param name="MaxOfConnection">The share of one connection: a quarter of the slots is kept free of whatever hangs with it.</param>
    public sealed record Claim(int Max, IReadOnlyDictionary<string, int> UnderWay, int MaxOfConnection) : LoopCommand;

    /// <summary>Carry out commits.</summary>
    public sealed record Commit(IReadOnlyList<CaseCommit> Commits) : LoopCommand;

    /// <summary>Prolong leases.</summary>
    public sealed record Extend(IReadOnlyList<LeaseKey> Leases) : LoopCommand;

    /// <summary>Carry out an effect.</summary>
    /// <param name="Number">The run's own number in its loop: one claim may see several.</param>
    /// <param name="Case">The case.</param>
    /// <param name="Effect">The effect.</param>
    /// <param name="Permit">What it may send under.</param>
    /// <param name="Progress">Where it tells how far it came.</param>
    public sealed record Run(long Number, ClaimedCase Case, OutboxEntry Effect, SendPermit Permit, RunProgress Progress) : LoopCommand;

    /// <summary>Ask when something is due next.</summary>
    public sealed record AskNextDue : LoopCommand;

    /// <summary>Close the permit of a run and cancel it; it still tells how it ended.</summary>
    public sealed record Cancel(long Number, CaseId Case, string Why) : LoopCommand;

    /// <summary>Give cases back unworked; nobody waits for the answer.</summary>
    public sealed record Release(IReadOnlyList<LeaseKey> Leases) : LoopCommand;

    /// <summary>Deliver inputs; what cannot be delivered is tried again by the shell.</summary>
    public sealed record Deliver(IReadOnlyList<InboxMessage> Inputs) : LoopCommand;

    /// <summary>Wake a case that now waits for a topic if its knowledge has changed since it was read; tried again by the shell.</summary>
    public sealed record LookAgain(CaseId Case, string KnowledgeVersion) : LoopCommand;

    /// <summary>Say what went wrong.</summary>
    public sealed record Tell(LoopNews News, CaseId? Case, string Detail, Exception? Failure = null) : LoopCommand;
}
