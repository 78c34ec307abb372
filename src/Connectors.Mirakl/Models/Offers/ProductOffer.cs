using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>An offer on a product, of any shop, as customers see it (P11). Amounts are in its currency. What is private to its shop is kept back.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record ProductOffer
{
    /// <summary>Name of the shop.</summary>
    public string? ShopName { get; init; }

    /// <summary>How customers judge the shop, 0 to 5; null when they have not.</summary>
    public decimal? ShopGrade { get; init; }

    /// <summary>How many customers judged.</summary>
    public long? NbEvaluation { get; init; }

    /// <summary>Whether the shop is a business; null when not given.</summary>
    public bool? IsProfessional { get; init; }

    /// <summary>Condition of the goods, a code of OF61.</summary>
    public string? StateCode { get; init; }

    /// <summary>Whether it is on sale.</summary>
    public bool Active { get; init; }

    /// <summary>Why it is not on sale; empty when it is.</summary>
    public IReadOnlyList<InactivityReason> InactivityReasons { get => field ?? []; init; }

    /// <summary>Currency of the amounts.</summary>
    public string? CurrencyIsoCode { get; init; }

    /// <summary>What one piece costs now; null when no price holds.</summary>
    public decimal? Price { get; init; }

    /// <summary>Price and lowest shipping charge together; null when no price holds.</summary>
    public decimal? TotalPrice { get; init; }

    /// <summary>The price that holds for the channel and customer asked for.</summary>
    public OfferPrice? ApplicablePricing { get; init; }

    /// <summary>All its prices, the default among them.</summary>
    public IReadOnlyList<OfferPrice> AllPrices { get => field ?? []; init; }

    /// <summary>Retail prices, of dropship offers only.</summary>
    public IReadOnlyList<OfferPrice> RetailPrices { get => field ?? []; init; }

    /// <summary>Recommended retail price, of dropship offers only; null when not given.</summary>
    public decimal? Msrp { get; init; }

    /// <summary>A text beside the price; null when there is none.</summary>
    public string? PriceAdditionalInfo { get; init; }

    /// <summary>Lowest shipping charge of the first piece; null when there is none.</summary>
    public decimal? MinShippingPrice { get; init; }

    /// <summary>Lowest shipping charge of each further piece; null when there is none.</summary>
    public decimal? MinShippingPriceAdditional { get; init; }

    /// <summary>Shipping method of the lowest charge, a code of SH12.</summary>
    public string? MinShippingType { get; init; }

    /// <summary>Shipping zone of the lowest charge, a code of SH11.</summary>
    public string? MinShippingZone { get; init; }

    /// <summary>Ways to ship it.</summary>
    public IReadOnlyList<OfferShippingType> ShippingTypes { get => field ?? []; init; }

    /// <summary>By when an order of now would have to be sent, UTC; null when not given.</summary>
    public DateTimeOffset? ShippingDeadline { get; init; }

    /// <summary>Days to send an order; null when not given.</summary>
    public int? LeadtimeToShip { get; init; }

    /// <summary>Whether customers may ask for a quote; null when not given.</summary>
    public bool? AllowQuoteRequests { get; init; }

    /// <summary>Text for customers.</summary>
    public string? Description { get; init; }

    /// <summary>Eco-contributions paid on it.</summary>
    public IReadOnlyList<OfferEcoContribution> EcoContributions { get => field ?? []; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
