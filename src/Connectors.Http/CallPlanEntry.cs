namespace Connectors.Http;

/// <summary>How one schedule fits.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record CallPlanEntry
{
    /// <summary>The schedule.</summary>
    public required CallSchedule Schedule { get; init; }

    /// <summary>What it and those that share its limits take of each limit; never null, empty when nothing is published.</summary>
    public IReadOnlyList<CallUse> Uses { get => field ?? []; init; }

    /// <summary>
    /// The shortest time between its runs that fits while the other schedules stay, in whole seconds; zero when nothing is published, null when
    /// the others alone leave no room.
    /// </summary>
    public TimeSpan? ShortestEvery { get; init; }

    /// <summary>Whether every limit is kept.</summary>
    public bool Fits => Uses.All(static u => u.Fits);

    /// <summary>Whether it is no more frequent than the vendor recommends; true when nothing is published.</summary>
    public bool IsRecommended => Schedule.Operation.RecommendedInterval is not { } interval || Schedule.Every >= interval;
}
