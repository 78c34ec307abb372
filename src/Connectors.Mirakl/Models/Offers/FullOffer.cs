using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>
/// An offer in full, as OF24 takes it. OF24 is no patch: what is null or empty here is cleared on the platform (the quantity becomes 0). So every
/// member must be named. To change one thing of an offer, read it and start from <see cref="From"/>; to change stock or prices alone never come
/// here, use <see cref="MiraklStock"/> and <see cref="MiraklPrices"/>. Amounts are in the shop's currency.
/// </summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record FullOffer
{
    /// <summary>The shop's SKU of the offer: its identity. An unknown one makes a new offer.</summary>
    public required string ShopSku { get; init; }

    /// <summary>Identifier of the product.</summary>
    public required string ProductId { get; init; }

    /// <summary>Kind of that identifier: <c>SKU</c> for the operator's own, else for example <c>EAN</c>.</summary>
    public required string ProductIdType { get; init; }

    /// <summary>Condition of the goods, a code of OF61.</summary>
    public required string StateCode { get; init; }

    /// <summary>Whether it is set or deleted.</summary>
    [JsonPropertyName("update_delete")]
    public required OfferAction Action { get; init; }

    /// <summary>Pieces that can be sold, not negative. Null sets 0.</summary>
    public required int? Quantity { get; init; }

    /// <summary>Price of one piece without discount; not negative.</summary>
    public required decimal Price { get; init; }

    /// <summary>The discount of the default price; null for none, or where it stands in <see cref="AllPrices"/>.</summary>
    public required FullOfferDiscount? Discount { get; init; }

    /// <summary>Prices by channel and by number of pieces; empty for the plain price alone.</summary>
    public required IReadOnlyList<FullOfferPrice> AllPrices { get => field ?? []; init; }

    /// <summary>Retail prices, of dropship offers only.</summary>
    public required IReadOnlyList<FullOfferPrice> RetailPrices { get => field ?? []; init; }

    /// <summary>Recommended retail price, of dropship offers only.</summary>
    public required decimal? Msrp { get; init; }

    /// <summary>A text beside the price.</summary>
    public required string? PriceAdditionalInfo { get; init; }

    /// <summary>Unit that the price is for, where the product is priced by measure.</summary>
    public required string? PricingUnit { get; init; }

    /// <summary>When it goes on sale; null for no beginning.</summary>
    public required DateTimeOffset? AvailableStarted { get; init; }

    /// <summary>When it goes off sale; null for no end.</summary>
    public required DateTimeOffset? AvailableEnded { get; init; }

    /// <summary>Days to send an order; null for the platform's default.</summary>
    public required int? LeadtimeToShip { get; init; }

    /// <summary>Logistic class, a code of SH31; null for the category's.</summary>
    public required string? LogisticClass { get; init; }

    /// <summary>Pieces at which the platform warns.</summary>
    public required int? MinQuantityAlert { get; init; }

    /// <summary>Fewest pieces in an order.</summary>
    public required int? MinOrderQuantity { get; init; }

    /// <summary>Most pieces in an order.</summary>
    public required int? MaxOrderQuantity { get; init; }

    /// <summary>Pieces that are only sold together.</summary>
    public required int? PackageQuantity { get; init; }

    /// <summary>Whether customers may ask for a quote.</summary>
    public required bool? AllowQuoteRequests { get; init; }

    /// <summary>Tax code of the product.</summary>
    public required string? ProductTaxCode { get; init; }

    /// <summary>Text for customers.</summary>
    public required string? Description { get; init; }

    /// <summary>Text for the shop alone.</summary>
    public required string? InternalDescription { get; init; }

    /// <summary>Eco-contributions paid on it.</summary>
    public required IReadOnlyList<OfferEcoContribution> EcoContributions { get => field ?? []; init; }

    /// <summary>Custom fields of it.</summary>
    public required IReadOnlyList<AdditionalField> OfferAdditionalFields { get => field ?? []; init; }

    /// <summary>
    /// Turns an offer that was read into one that can be sent back, with nothing lost: change it with a <c>with</c> expression. What OF21 and OF22
    /// do not tell is asked for. A quantity that lies in warehouses is sent as one number; set it by warehouse with <see cref="MiraklStock"/>.
    /// </summary>
    /// <param name="offer">An offer of OF21 or OF22.</param>
    /// <param name="pricingUnit">Unit that the price is for, where the product is priced by measure; null where it is not.</param>
    /// <exception cref="ArgumentException">
    /// The offer has no SKU, product or default price; or it has prices that OF24 cannot hold (for a time, for customers, or for several channels
    /// at once) and would delete: change those with <see cref="MiraklPrices"/>.
    /// </exception>
    public static FullOffer From(Offer offer, string? pricingUnit)
    {
        ArgumentNullException.ThrowIfNull(offer);
        if (offer is not { ShopSku: { } shopSku, ProductSku: { } productSku, StateCode: { } stateCode })
            throw new ArgumentException("The offer was read without its SKU, its product or its condition.", nameof(offer));
        var prices = offer.AllPrices.Select(FullOfferPrice.From).ToList();
        if (prices.Find(static p => p.ChannelCode is null) is not { UnitOriginPrice: { } price })
            throw new ArgumentException($"Offer '{shopSku}' has no default price.", nameof(offer));
        return new FullOffer
        {
            ShopSku = shopSku,
            ProductId = productSku,
            ProductIdType = "SKU",
            StateCode = stateCode,
            Action = OfferAction.Update,
            Quantity = offer.Quantity,
            Price = price,
            Discount = null,
            AllPrices = prices,
            RetailPrices = [.. offer.RetailPrices.Select(FullOfferPrice.From)],
            Msrp = offer.Msrp,
            PriceAdditionalInfo = offer.PriceAdditionalInfo,
            PricingUnit = pricingUnit,
            AvailableStarted = offer.AvailableStartDate,
            AvailableEnded = offer.AvailableEndDate,
            LeadtimeToShip = offer.LeadtimeToShip,
            LogisticClass = offer.LogisticClass?.Code,
            MinQuantityAlert = offer.MinQuantityAlert,
            MinOrderQuantity = offer.MinOrderQuantity,
            MaxOrderQuantity = offer.MaxOrderQuantity,
            PackageQuantity = offer.PackageQuantity,
            AllowQuoteRequests = offer.AllowQuoteRequests,
            ProductTaxCode = offer.ProductTaxCode,
            Description = offer.Description,
            InternalDescription = offer.InternalDescription,
            EcoContributions = offer.EcoContributions,
            OfferAdditionalFields = offer.OfferAdditionalFields,
        };
    }
}
