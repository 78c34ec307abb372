namespace Connectors.Flows.Settlement;

/// <summary>How far a booked cycle was watched for lines that come or change.</summary>
/// <param name="Since">From when on the next look asks, UTC.</param>
internal sealed record KeptChanges(DateTimeOffset Since)
{
    /// <summary>When the look that goes on began, UTC; null between two.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Where it goes on; null at its beginning.</summary>
    public string? Continuation { get; init; }

    /// <summary>When the last one ended, UTC; null before the first.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}
