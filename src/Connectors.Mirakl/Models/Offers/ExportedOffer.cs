using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Mirakl.Json;

namespace Connectors.Mirakl.Models;

/// <summary>An offer of the shop as it is exported (OF54, JSON). Which members are filled depends on the request and on the platform. Amounts are in its currency.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record ExportedOffer
{
    /// <summary>The platform's id of the offer, which order lines name.</summary>
    public long OfferId { get; init; }

    /// <summary>The shop's SKU of the offer, which files name.</summary>
    public string? ShopSku { get; init; }

    /// <summary>The shop; null when not exported.</summary>
    public long? ShopId { get; init; }

    /// <summary>Name of the shop.</summary>
    public string? ShopName { get; init; }

    /// <summary>The operator's SKU of the product.</summary>
    public string? ProductSku { get; init; }

    /// <summary>Tax code of the product; null when not given.</summary>
    public string? ProductTaxCode { get; init; }

    /// <summary>Condition of the goods, a code of OF61.</summary>
    public string? StateCode { get; init; }

    /// <summary>Whether it is on sale; null when not exported.</summary>
    public bool? Active { get; init; }

    /// <summary>Whether it was deleted; differential exports name those too. Null when not exported.</summary>
    public bool? Deleted { get; init; }

    /// <summary>Pieces that can be sold, of all warehouses together; null when not exported.</summary>
    public int? Quantity { get; init; }

    /// <summary>The same by warehouse; empty where the shop has none.</summary>
    public IReadOnlyList<WarehouseQuantity> Warehouses { get => field ?? []; init; }

    /// <summary>Currency of the amounts, for example <c>GBP</c>.</summary>
    public string? CurrencyIsoCode { get; init; }

    /// <summary>All its prices, the default among them.</summary>
    public IReadOnlyList<ExportedPrice> Prices { get => field ?? []; init => field = WholeList.Of(value); }

    /// <summary>Retail prices, of dropship offers only.</summary>
    public IReadOnlyList<ExportedPrice> RetailPrices { get => field ?? []; init; }

    /// <summary>Recommended retail price, of dropship offers only; null when not given.</summary>
    public decimal? Msrp { get; init; }

    /// <summary>A text beside the price; null when there is none.</summary>
    public string? PriceAdditionalInfo { get; init; }

    /// <summary>Campaigns of the operator it takes part in now.</summary>
    public IReadOnlyList<DiscountCampaign> OngoingDiscountCampaigns { get => field ?? []; init; }

    /// <summary>Lowest shipping charge of the first piece; null when there is none.</summary>
    public decimal? MinShippingPrice { get; init; }

    /// <summary>Lowest shipping charge of each further piece; null when there is none.</summary>
    public decimal? MinShippingPriceAdditional { get; init; }

    /// <summary>Shipping method of the lowest charge, a code of SH12.</summary>
    public string? MinShippingType { get; init; }

    /// <summary>Shipping zone of the lowest charge, a code of SH11.</summary>
    public string? MinShippingZone { get; init; }

    /// <summary>Ways to ship it; empty unless the platform exports them.</summary>
    public IReadOnlyList<OfferShippingType> ShippingTypes { get => field ?? []; init; }

    /// <summary>Days to send an order; null when not given.</summary>
    public int? LeadtimeToShip { get; init; }

    /// <summary>Its logistic class.</summary>
    public LogisticClassReference? LogisticClass { get; init; }

    /// <summary>Where orders of it are fulfilled.</summary>
    public OrderFulfillment? Fulfillment { get; init; }

    /// <summary>When it goes on sale, UTC; null for no beginning.</summary>
    public DateTimeOffset? AvailableStartDate { get; init; }

    /// <summary>When it goes off sale, UTC; null for no end.</summary>
    public DateTimeOffset? AvailableEndDate { get; init; }

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

    /// <summary>How much one piece holds; null unless it is priced by measure.</summary>
    public ProductMeasurement? Measurement { get; init; }

    /// <summary>Whether the shop is a business; null when not exported.</summary>
    public bool? IsProfessional { get; init; }

    /// <summary>Whether the shop is a premium shop; null when not exported.</summary>
    public bool? Premium { get; init; }

    /// <summary>Eco-contributions paid on it.</summary>
    public IReadOnlyList<OfferEcoContribution> EcoContributions { get => field ?? []; init; }

    /// <summary>Custom fields of it.</summary>
    public IReadOnlyList<AdditionalField> OfferAdditionalFields { get => field ?? []; init; }

    /// <summary>When it was made, UTC; null when not exported.</summary>
    public DateTimeOffset? DateCreated { get; init; }

    /// <summary>When it was last changed, UTC; null when not exported.</summary>
    public DateTimeOffset? LastUpdated { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
