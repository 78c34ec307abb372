namespace Connectors.Flows.Notifications;

/// <summary>What an ERP is to tell us of, and what it has been asked for. It holds no secret.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
internal sealed record SubscriptionState
{
    /// <summary>When the ERP's list was read last, UTC; null before the first time, and when it is to be read anew at once.</summary>
    public DateTimeOffset? LookedAt { get; init; }

    /// <summary>What is to be watched, as of then; never null.</summary>
    public IReadOnlyList<string> Wanted { get => field ?? []; init; }

    /// <summary>Those at our address, with what we did to them since; never null.</summary>
    public IReadOnlyList<KeptSubscription> Ours { get => field ?? []; init; }

    /// <summary>How many others the ERP keeps, those that cannot be read included.</summary>
    public int Others { get; init; }

    /// <summary>What was subscribed to and no list has shown yet; never null. It is not subscribed to again so soon: an ERP that shows it otherwise than it was asked for would be filled with them.</summary>
    public IReadOnlyList<MadeSubscription> Made { get => field ?? []; init; }

    /// <summary>What the ERP refused since the list was read; never null.</summary>
    public IReadOnlyList<RefusedSubscription> Refused { get => field ?? []; init; }
}
