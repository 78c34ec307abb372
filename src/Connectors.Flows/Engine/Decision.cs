using Connectors.Flows.Storage;

namespace Connectors.Flows.Engine;

/// <summary>
/// What a flow concludes from one input: the new state, and everything that follows from it. Effects and problems are
/// the whole truth, not changes: what is missing is withdrawn, and a problem that is no longer named is cleared.
/// </summary>
/// <typeparam name="TState">The flow's state.</typeparam>
/// <typeparam name="TEffect">The flow's effects.</typeparam>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record Decision<TState, TEffect>
    where TState : class
{
    /// <summary>The new state.</summary>
    public required TState State { get; init; }

    /// <summary>Where the case stands, one word for reports.</summary>
    public required string Stage { get; init; }

    /// <summary>Everything that is to be done; never null.</summary>
    public IReadOnlyList<PlannedEffect<TEffect>> Effects { get => field ?? []; init; }

    /// <summary>Everything a person must see; never null.</summary>
    public IReadOnlyList<Problem> Problems { get => field ?? []; init; }

    /// <summary>What happened, for the journal; never null.</summary>
    public IReadOnlyList<Note> Notes { get => field ?? []; init; }

    /// <summary>When the flow wants to look again although nothing happens, UTC; null for never.</summary>
    public DateTimeOffset? LookAgainAt { get; init; }

    /// <summary>The next deadline of the case, UTC; null when no clock runs.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>What is at risk, for example <c>120.00 GBP</c>; null when nothing is.</summary>
    public string? Value { get; init; }

    /// <summary>Whether the case is over: nothing is done for it any more, and what it knew of persons is erased.</summary>
    public bool IsClosed { get; init; }

    /// <summary>Inputs for other cases, delivered in the same commit, each heard once; never null.</summary>
    public IReadOnlyList<InboxMessage> Deliver { get => field ?? []; init; }

    /// <summary>Topics that changed: every case that waits for one looks again. Never null.</summary>
    public IReadOnlyList<string> Wake { get => field ?? []; init; }

    /// <summary>Rows of side tables that change with this step; never null.</summary>
    public IReadOnlyList<RowChange> Rows { get => field ?? []; init; }
}
