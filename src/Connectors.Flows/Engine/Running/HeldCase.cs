using Connectors.Domain.Ports;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Engine.Running;

/// <summary>A case that a loop holds, from claim to the end of its lease.</summary>
internal sealed class HeldCase(ClaimedCase claimed, Knowledge knowledge)
{
    public ClaimedCase Claimed { get; } = claimed;

    public LeaseKey Lease => new(Claimed.Case, Claimed.Fence);

    /// <summary>What decisions of this claim rest on.</summary>
    public Knowledge Knowledge { get; } = knowledge;

    /// <summary>Whether the source of its flow's knowledge has not answered yet: nothing is done with it meanwhile.</summary>
    public bool AwaitsKnowledge { get; init; }

    /// <summary>When the store was asked for the case, on the worker's clock.</summary>
    public TimeSpan AskedAt { get; init; }

    /// <summary>Whether an effect of it runs, or begins as soon as its commit is kept.</summary>
    public bool MayRun => Commit is { } commit ? commit.KeepFor is not null : Effect is not null;

    /// <summary>Number of the run under way; 0 when none is.</summary>
    public long Run { get; set; }

    /// <summary>The effect under way; null when none is.</summary>
    public OutboxEntry? Effect { get; set; }

    public SendPermit? Permit { get; set; }

    /// <summary>How far the run has come.</summary>
    public RunProgress Progress { get; } = new();

    /// <summary>Whether the run may have had an effect so far.</summary>
    public bool MayHaveSent => Permit is { } permit && Progress.MayHaveSent(permit);

    public TimeSpan Limit { get; set; }

    /// <summary>When the run is cancelled, on the worker's clock.</summary>
    public TimeSpan CancelAt { get; set; }

    /// <summary>When a cancelled run is no longer waited for.</summary>
    public TimeSpan? GiveUpAt { get; set; }

    /// <summary>Why the run was cancelled; null while it is not.</summary>
    public CancelCause? Cancelled { get; set; }

    /// <summary>The commit that waits or is under way; null while the effect runs.</summary>
    public CaseCommit? Commit { get; set; }

    /// <summary>How the run ended; null while it runs.</summary>
    public RunOutcome? Outcome { get; set; }

    /// <summary>Whether a commit of it failed, so that it is committed alone.</summary>
    public bool TriesAlone { get; set; }

    /// <summary>Whether the commit stands in for one that could not be kept: after it there is nothing more to try.</summary>
    public bool IsLastResort { get; set; }

    /// <summary>How often the store failed with this commit while it worked for others.</summary>
    public int CommitFailures { get; set; }

    /// <summary>Successful answers of the store when this commit last failed.</summary>
    public long StoreAnswersAtFailure { get; set; }

    /// <summary>Not committed again before, on the worker's clock.</summary>
    public TimeSpan CommitAt { get; set; }
}

/// <summary>Why a run was cancelled.</summary>
internal enum CancelCause
{
    /// <summary>It took longer than it may.</summary>
    TimeLimit,

    /// <summary>Another worker holds the case now.</summary>
    LeaseLost,

    /// <summary>The worker stops.</summary>
    Stop,
}
