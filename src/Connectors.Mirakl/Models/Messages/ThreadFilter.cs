namespace Connectors.Mirakl.Models;

/// <summary>Which conversations M11 lists. What is null or empty does not filter.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record ThreadFilter
{
    /// <summary>What they belong to; the empty word does not filter.</summary>
    public ThreadEntityType EntityType { get; init; }

    /// <summary>Ids of what they belong to; wants <see cref="EntityType"/>. Never null.</summary>
    public IReadOnlyList<string> EntityIds { get => field ?? []; init; }

    /// <summary>Changed at or after this instant.</summary>
    public DateTimeOffset? UpdatedSince { get; init; }

    /// <summary>Whether to read the messages too, at most the last 100 of each.</summary>
    public bool WithMessages { get; init; }

    /// <summary>Channels of orders; never null.</summary>
    public IReadOnlyList<string> ChannelCodes { get => field ?? []; init; }
}
