namespace Connectors.ShipBob;

/// <summary>Which orders to list; what is null does not filter.</summary>
public sealed record OrderFilter
{
    /// <summary>Our references; none may hold a comma.</summary>
    public IReadOnlyList<string> ReferenceIds { get => field ?? []; init; }

    /// <summary>Changed at or after this instant, UTC.</summary>
    public DateTimeOffset? LastUpdateStartDate { get; init; }

    /// <summary>Tracking changed at or after this instant, UTC; brings only orders that have tracking.</summary>
    public DateTimeOffset? LastTrackingUpdateStartDate { get; init; }

    /// <summary>Whether any part of it has a tracking number. Together with other filters it has failed with a server error.</summary>
    public bool? HasTracking { get; init; }
}
