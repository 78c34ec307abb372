using System.Collections.Frozen;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Engine.Running;

/// <summary>What a worker's loop hears of. A closed set.</summary>
internal abstract record LoopEvent
{
    private LoopEvent()
    {
    }

    /// <summary>Some time has passed.</summary>
    public sealed record Ticked : LoopEvent;

    /// <summary>Cases were claimed, with the knowledge of their flows; a flow whose knowledge could not be had is missing.</summary>
    public sealed record Claimed(IReadOnlyList<ClaimedCase> Cases, IReadOnlyDictionary<string, Knowledge> Knowledge) : LoopEvent
    {
        /// <summary>Flows whose knowledge is still being read; each is told of by <see cref="Known"/>.</summary>
        public IReadOnlySet<string> Awaited { get; init; } = FrozenSet<string>.Empty;
    }

    /// <summary>The knowledge of a flow that was awaited; null when it could not be had.</summary>
    public sealed record Known(string Flow, Knowledge? Knowledge) : LoopEvent;

    /// <summary>The store gave no answer to a claim.</summary>
    public sealed record ClaimFailed(Exception Failure) : LoopEvent;

    /// <summary>A run of an effect ended.</summary>
    public sealed record Ran(long Number, RunOutcome Outcome) : LoopEvent;

    /// <summary>The store answered commits.</summary>
    public sealed record Committed(IReadOnlyList<CaseCommit> Commits, IReadOnlyList<CommitResult> Results) : LoopEvent;

    /// <summary>The store failed with commits; whether they were carried out is not known.</summary>
    public sealed record CommitFailed(IReadOnlyList<CaseCommit> Commits, Exception Failure) : LoopEvent;

    /// <summary>Leases were prolonged, but for those that are no longer ours.</summary>
    public sealed record Extended(IReadOnlyList<LeaseKey> Asked, IReadOnlyList<LeaseKey> Lost) : LoopEvent;

    /// <summary>Leases could not be prolonged.</summary>
    public sealed record ExtendFailed(Exception Failure) : LoopEvent;

    /// <summary>The store said when something is due next.</summary>
    public sealed record NextDue(DateTimeOffset? DueAt) : LoopEvent;

    /// <summary>The worker is to stop.</summary>
    /// <param name="Within">How long effects that are under way may go on.</param>
    public sealed record StopAsked(TimeSpan Within) : LoopEvent;
}
