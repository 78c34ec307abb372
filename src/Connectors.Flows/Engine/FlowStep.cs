using Connectors.Flows.Storage;

namespace Connectors.Flows.Engine;

/// <summary>A <see cref="Decision{TState, TEffect}"/> with state and effects written as text, as the store keeps them.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record FlowStep
{
    /// <summary>The new state, written.</summary>
    public required string State { get; init; }

    /// <summary>Where the case stands.</summary>
    public required string Stage { get; init; }

    /// <summary>Everything that is to be done; never null.</summary>
    public IReadOnlyList<PlannedEffect<string>> Effects { get => field ?? []; init; }

    /// <summary>Everything a person must see; never null.</summary>
    public IReadOnlyList<Problem> Problems { get => field ?? []; init; }

    /// <summary>What happened; never null.</summary>
    public IReadOnlyList<Note> Notes { get => field ?? []; init; }

    /// <summary>When the flow wants to look again, UTC; null for never.</summary>
    public DateTimeOffset? LookAgainAt { get; init; }

    /// <summary>The next deadline of the case, UTC; null when no clock runs.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>What is at risk; null when nothing is.</summary>
    public string? Value { get; init; }

    /// <summary>Whether the case is over.</summary>
    public bool IsClosed { get; init; }

    /// <inheritdoc cref="Decision{TState, TEffect}.Deliver"/>
    public IReadOnlyList<InboxMessage> Deliver { get => field ?? []; init; }

    /// <inheritdoc cref="Decision{TState, TEffect}.Wake"/>
    public IReadOnlyList<string> Wake { get => field ?? []; init; }

    /// <inheritdoc cref="Decision{TState, TEffect}.Rows"/>
    public IReadOnlyList<RowChange> Rows { get => field ?? []; init; }

    /// <summary>Says only where the case stands: the state may hold personal data.</summary>
    public override string ToString() => $"FlowStep {{ Stage = {Stage} }}";
}
