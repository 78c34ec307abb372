using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Json;

/// <summary>PR01's answer.</summary>
internal sealed record PromotionPage
{
    public IReadOnlyList<Promotion> Promotions { get => field ?? []; init => field = WholeList.Of(value); }

    public long? TotalCount { get; init; }
}

/// <summary>PR03's and PR04's request. PR03 leaves empty lists out; PR04 sends them, because it replaces what was there.</summary>
internal sealed record PromotionBody
{
    public string? InternalId { get; init; }

    public required string InternalDescription { get; init; }

    public DateTimeOffset StartDate { get; init; }

    public DateTimeOffset? EndDate { get; init; }

    public required PromotionRewardBody Reward { get; init; }

    public required PromotionTriggerBody Trigger { get; init; }

    public IReadOnlyList<LocalizedText>? PublicDescriptions { get; init; }

    public IReadOnlyList<PromotionCode>? ApplicationToCart { get; init; }

    public IReadOnlyList<string>? ChannelCodes { get; init; }

    public IReadOnlyList<string>? CustomerGroupIds { get; init; }

    public IReadOnlyList<string>? CustomerOrganizationIds { get; init; }

    public static PromotionBody Of(NewPromotion promotion) => new()
    {
        InternalId = promotion.InternalId,
        InternalDescription = promotion.InternalDescription,
        StartDate = promotion.StartDate,
        EndDate = promotion.EndDate,
        Reward = new()
        {
            Type = promotion.Reward.Type.Value,
            Selection = promotion.Reward.Selection,
            AmountOff = promotion.Reward.AmountOff,
            PercentageOff = promotion.Reward.PercentageOff,
            ReducedUnitPrice = promotion.Reward.ReducedUnitPrice,
            FreeItemsQuantity = promotion.Reward.FreeItemsQuantity,
            MaxQuantityToDiscount = promotion.Reward.MaxQuantityToDiscount,
        },
        Trigger = new()
        {
            Type = promotion.Trigger.Type.Value,
            Selection = promotion.Trigger.Selection,
            AmountPurchased = promotion.Trigger.AmountPurchased,
            QuantityPurchased = promotion.Trigger.QuantityPurchased,
            SameItemPurchased = promotion.Trigger.SameItemPurchased,
        },
        PublicDescriptions = Some(promotion.PublicDescriptions),
        ApplicationToCart = Some(promotion.ApplicationToCart),
        ChannelCodes = Some(promotion.ChannelCodes),
        CustomerGroupIds = Some(promotion.CustomerGroupIds),
        CustomerOrganizationIds = Some(promotion.CustomerOrganizationIds),
    };

    public static PromotionBody Of(PromotionUpdate update) => new()
    {
        InternalDescription = update.InternalDescription,
        StartDate = update.StartDate,
        EndDate = update.EndDate,
        Reward = new() { Selection = update.RewardSelection },
        Trigger = new() { Selection = update.TriggerSelection },
        PublicDescriptions = update.PublicDescriptions,
        ApplicationToCart = update.ApplicationToCart,
        ChannelCodes = update.ChannelCodes,
        CustomerGroupIds = update.CustomerGroupIds,
        CustomerOrganizationIds = update.CustomerOrganizationIds,
    };

    private static IReadOnlyList<T>? Some<T>(IReadOnlyList<T> list) => list.Count == 0 ? null : list;
}

/// <summary>What a promotion gives.</summary>
internal sealed record PromotionRewardBody
{
    public string? Type { get; init; }

    public required PromotionSelection Selection { get; init; }

    public decimal? AmountOff { get; init; }

    public decimal? PercentageOff { get; init; }

    public decimal? ReducedUnitPrice { get; init; }

    public int? FreeItemsQuantity { get; init; }

    public int? MaxQuantityToDiscount { get; init; }
}

/// <summary>What sets a promotion off.</summary>
internal sealed record PromotionTriggerBody
{
    public string? Type { get; init; }

    public PromotionSelection? Selection { get; init; }

    public decimal? AmountPurchased { get; init; }

    public int? QuantityPurchased { get; init; }

    public bool? SameItemPurchased { get; init; }
}
