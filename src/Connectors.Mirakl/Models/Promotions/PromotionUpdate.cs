namespace Connectors.Mirakl.Models;

/// <summary>The new values of a promotion (PR04). Everything that may change is replaced; figures of reward and trigger stay as they were created.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record PromotionUpdate
{
    /// <summary>Your own description.</summary>
    public required string InternalDescription { get; init; }

    /// <summary>When it begins.</summary>
    public DateTimeOffset StartDate { get; init; }

    /// <summary>When it ends; null for open-ended.</summary>
    public DateTimeOffset? EndDate { get; init; }

    /// <summary>Which items get cheaper.</summary>
    public required PromotionSelection RewardSelection { get; init; }

    /// <summary>Which items count.</summary>
    public required PromotionSelection TriggerSelection { get; init; }

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
