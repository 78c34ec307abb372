namespace Connectors.Mirakl.Models;

/// <summary>Which promotions PR01 lists. What is null or empty does not filter.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record PromotionFilter
{
    /// <summary>Promotions, by the seller's own ids; never null.</summary>
    public IReadOnlyList<string> Ids { get => field ?? []; init; }

    /// <summary>Types; never null.</summary>
    public IReadOnlyList<PromotionType> Types { get => field ?? []; init; }

    /// <summary>States; never null. Empty takes the platform's default, <see cref="PromotionState.Active"/> alone: ask for <see cref="PromotionState.All"/> to see every one.</summary>
    public IReadOnlyList<PromotionState> States { get => field ?? []; init; }

    /// <summary>Ends after this instant.</summary>
    public DateTimeOffset? EndingAfter { get; init; }

    /// <summary>Begins before this instant.</summary>
    public DateTimeOffset? StartingBefore { get; init; }

    /// <summary>Made at or after this instant.</summary>
    public DateTimeOffset? CreatedFrom { get; init; }

    /// <summary>Made at or before this instant.</summary>
    public DateTimeOffset? CreatedTo { get; init; }

    /// <summary>Changed at or after this instant; give <see cref="States"/> too.</summary>
    public DateTimeOffset? UpdatedFrom { get; init; }

    /// <summary>Offers that set them off; never null.</summary>
    public IReadOnlyList<long> TriggerOfferIds { get => field ?? []; init; }

    /// <summary>Offers that get cheaper; never null.</summary>
    public IReadOnlyList<long> RewardOfferIds { get => field ?? []; init; }

    /// <summary>Channels; never null.</summary>
    public IReadOnlyList<string> ChannelCodes { get => field ?? []; init; }

    /// <summary>Language of descriptions and pictures; null for all.</summary>
    public string? Locale { get; init; }
}
