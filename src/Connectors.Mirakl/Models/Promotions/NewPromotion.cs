namespace Connectors.Mirakl.Models;

/// <summary>A promotion to create (PR03). Amounts are in the currency of the shop.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record NewPromotion
{
    /// <summary>Your own id of it; unique in the shop.</summary>
    public required string InternalId { get; init; }

    /// <summary>Your own description.</summary>
    public required string InternalDescription { get; init; }

    /// <summary>When it begins.</summary>
    public DateTimeOffset StartDate { get; init; }

    /// <summary>When it ends; null for open-ended.</summary>
    public DateTimeOffset? EndDate { get; init; }

    /// <summary>What it gives.</summary>
    public required NewPromotionReward Reward { get; init; }

    /// <summary>What sets it off.</summary>
    public required NewPromotionTrigger Trigger { get; init; }

    /// <summary>Descriptions for customers, by language; never null.</summary>
    public IReadOnlyList<LocalizedText> PublicDescriptions { get => field ?? []; init; }

    /// <summary>Codes the customer has to type; never null, empty when it applies by itself.</summary>
    public IReadOnlyList<PromotionCode> ApplicationToCart { get => field ?? []; init; }

    /// <summary>Channels; never null, empty for all.</summary>
    public IReadOnlyList<string> ChannelCodes { get => field ?? []; init; }

    /// <summary>Customer groups it is for; never null, empty for all.</summary>
    public IReadOnlyList<string> CustomerGroupIds { get => field ?? []; init; }

    /// <summary>Companies it is for; never null, empty for all.</summary>
    public IReadOnlyList<string> CustomerOrganizationIds { get => field ?? []; init; }
}
