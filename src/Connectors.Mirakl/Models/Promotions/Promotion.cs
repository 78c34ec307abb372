using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>A promotion of the seller, as PR01 shows it. Amounts are in the currency of the shop.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record Promotion
{
    /// <summary>The seller's own id of it.</summary>
    public string? InternalId { get; init; }

    /// <summary>What it gives.</summary>
    public PromotionType Type { get; init; }

    /// <summary>How far it is.</summary>
    public PromotionState State { get; init; }

    /// <summary>The seller's own description.</summary>
    public string? InternalDescription { get; init; }

    /// <summary>Descriptions for customers, by language; never null.</summary>
    public IReadOnlyList<LocalizedText> PublicDescriptions { get => field ?? []; init; }

    /// <summary>Pictures, by language; never null.</summary>
    public IReadOnlyList<LocalizedMedia> Medias { get => field ?? []; init; }

    /// <summary>When it begins, UTC.</summary>
    public DateTimeOffset? StartDate { get; init; }

    /// <summary>When it ends, UTC; null when it is open-ended.</summary>
    public DateTimeOffset? EndDate { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public DateTimeOffset? DateCreated { get; init; }

    /// <summary>When it last changed, UTC.</summary>
    public DateTimeOffset? LastUpdated { get; init; }

    /// <summary>Amount taken off; null for other types.</summary>
    public decimal? AmountOff { get; init; }

    /// <summary>Percentage taken off; null for other types.</summary>
    public decimal? PercentageOff { get; init; }

    /// <summary>Reduced price of one; null for other types.</summary>
    public decimal? ReducedUnitPrice { get; init; }

    /// <summary>How many are free; null for other types.</summary>
    public int? FreeItemsQuantity { get; init; }

    /// <summary>Most items that are reduced; null for no limit.</summary>
    public int? MaxQuantityToDiscount { get; init; }

    /// <summary>What sets it off; never null.</summary>
    public IReadOnlyList<PromotionTrigger> Triggers { get => field ?? []; init; }

    /// <summary>Offers that set it off; never null.</summary>
    public IReadOnlyList<long> TriggerOfferIds { get => field ?? []; init; }

    /// <summary>Offers that get cheaper; never null.</summary>
    public IReadOnlyList<long> RewardOfferIds { get => field ?? []; init; }

    /// <summary>Whether the bought items themselves get cheaper; null when not given.</summary>
    public bool? RewardOnPurchasedItems { get; init; }

    /// <summary>Codes the customer has to type; never null, empty when it applies by itself.</summary>
    public IReadOnlyList<PromotionCode> ApplicationToCart { get => field ?? []; init; }

    /// <summary>The operator's campaign it belongs to; null when there is none.</summary>
    public DiscountCampaign? Campaign { get; init; }

    /// <summary>Channels it applies on; never null.</summary>
    public IReadOnlyList<PlatformItem> Channels { get => field ?? []; init; }

    /// <summary>Customer groups it is for; never null, empty for all.</summary>
    public IReadOnlyList<string> CustomerGroupIds { get => field ?? []; init; }

    /// <summary>Companies it is for; never null, empty for all.</summary>
    public IReadOnlyList<string> CustomerOrganizationIds { get => field ?? []; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
