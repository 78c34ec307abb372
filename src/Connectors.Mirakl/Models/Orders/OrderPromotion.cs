using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>A promotion that was applied.</summary>
public sealed record OrderPromotion
{
    /// <summary>Id of the promotion.</summary>
    public string? Id { get; init; }

    /// <summary>Code that the shopper typed; null when there was none.</summary>
    public string? PromoCode { get; init; }

    /// <summary>Whether it is spread over the lines.</summary>
    public bool Apportioned { get; init; }

    /// <summary>What it took off, in the currency of the order; null when not given.</summary>
    public decimal? DeducedAmount { get; init; }

    /// <summary>How many were free; null when not given.</summary>
    public int? OfferedQuantity { get; init; }

    /// <summary>The campaign it belongs to; null when there is none.</summary>
    public DiscountCampaign? Campaign { get; init; }

    /// <summary>How it is computed; null when not given.</summary>
    public PromotionConfiguration? Configuration { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
