using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>An offer of the shop as it reads (OF21, OF22). It cannot be sent back as it is: see <see cref="FullOffer.From"/>. Amounts are in its currency.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record Offer
{
    /// <summary>The platform's id of the offer, which order lines name.</summary>
    public long OfferId { get; init; }

    /// <summary>The shop's SKU of the offer, which files name.</summary>
    public string? ShopSku { get; init; }

    /// <summary>Condition of the goods, a code of OF61; <c>11</c> is new almost everywhere.</summary>
    public string? StateCode { get; init; }

    /// <summary>Whether it is on sale.</summary>
    public bool Active { get; init; }

    /// <summary>Why it is not on sale; empty when it is.</summary>
    public IReadOnlyList<InactivityReason> InactivityReasons { get => field ?? []; init; }

    /// <summary>Pieces that can be sold, of all warehouses together.</summary>
    public int Quantity { get; init; }

    /// <summary>The same by warehouse; empty where the shop has none.</summary>
    public IReadOnlyList<WarehouseQuantity> Warehouses { get => field ?? []; init; }

    /// <summary>Currency of the amounts, for example <c>GBP</c>.</summary>
    public string? CurrencyIsoCode { get; init; }

    /// <summary>What one piece costs now, the discount counted in while it runs; null when no price holds.</summary>
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

    /// <summary>By when an order of now would have to be sent, UTC; null when not given.</summary>
    public DateTimeOffset? ShippingDeadline { get; init; }

    /// <summary>Days to send an order; a 0 that was set can read as 1.</summary>
    public int? LeadtimeToShip { get; init; }

    /// <summary>Its logistic class.</summary>
    public LogisticClassReference? LogisticClass { get; init; }

    /// <summary>Where orders of it are fulfilled.</summary>
    public OrderFulfillment? Fulfillment { get; init; }

    /// <summary>When it goes on sale, UTC; null for no beginning.</summary>
    public DateTimeOffset? AvailableStartDate { get; init; }

    /// <summary>When it goes off sale, UTC; null for no end.</summary>
    public DateTimeOffset? AvailableEndDate { get; init; }

    /// <summary>Pieces at which the platform warns; null for no warning.</summary>
    public int? MinQuantityAlert { get; init; }

    /// <summary>Fewest pieces in an order; null for no limit.</summary>
    public int? MinOrderQuantity { get; init; }

    /// <summary>Most pieces in an order; null for no limit.</summary>
    public int? MaxOrderQuantity { get; init; }

    /// <summary>Pieces that are only sold together; null for none.</summary>
    public int? PackageQuantity { get; init; }

    /// <summary>Whether customers may ask for a quote; null when not given.</summary>
    public bool? AllowQuoteRequests { get; init; }

    /// <summary>Its place among the shop's favourite offers; null when it is none.</summary>
    public int? FavoriteRank { get; init; }

    /// <summary>Codes of the channels it can be sold in.</summary>
    public IReadOnlyList<string> Channels { get => field ?? []; init; }

    /// <summary>Text for customers.</summary>
    public string? Description { get; init; }

    /// <summary>Text for the shop alone.</summary>
    public string? InternalDescription { get; init; }

    /// <summary>The operator's SKU of the product.</summary>
    public string? ProductSku { get; init; }

    /// <summary>Name of the product.</summary>
    public string? ProductTitle { get; init; }

    /// <summary>Brand of the product; null when not given.</summary>
    public string? ProductBrand { get; init; }

    /// <summary>Text of the product; null when not given.</summary>
    public string? ProductDescription { get; init; }

    /// <summary>Identifiers of the product.</summary>
    public IReadOnlyList<ProductReference> ProductReferences { get => field ?? []; init; }

    /// <summary>Tax code of the product; null when not given.</summary>
    public string? ProductTaxCode { get; init; }

    /// <summary>Category of the product, a code of H11.</summary>
    public string? CategoryCode { get; init; }

    /// <summary>Name of the category in the language asked for.</summary>
    public string? CategoryLabel { get; init; }

    /// <summary>Eco-contributions paid on it.</summary>
    public IReadOnlyList<OfferEcoContribution> EcoContributions { get => field ?? []; init; }

    /// <summary>Custom fields of it.</summary>
    public IReadOnlyList<AdditionalField> OfferAdditionalFields { get => field ?? []; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
