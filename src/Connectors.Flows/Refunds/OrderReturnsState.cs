namespace Connectors.Flows.Refunds;

/// <summary>What is known of the returns of one order.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
internal sealed record OrderReturnsState
{
    /// <summary>Whose turn it is; null for nobody's.</summary>
    public WaitingReturn? On { get; init; }

    /// <summary>Who waits, in order; never null.</summary>
    public IReadOnlyList<WaitingReturn> Waiting { get => field ?? []; init; }

    /// <summary>What each return takes; never null.</summary>
    public IReadOnlyList<BookedReturn> Booked { get => field ?? []; init; }
}
