using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>One line of an order.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record OrderLine
{
    /// <summary>Id of the line, unique in its order; <c>12345-A-1</c> on new platforms, <c>95</c> on old ones.</summary>
    public required string OrderLineId { get; init; }

    /// <summary>Position in the order, from 1; 0 when not given.</summary>
    public int OrderLineIndex { get; init; }

    /// <summary>Where the line stands.</summary>
    public OrderLineState OrderLineState { get; init; }

    /// <summary>Code of the reason for the state; null when there is none.</summary>
    public string? OrderLineStateReasonCode { get; init; }

    /// <summary>The reason for people; null when there is none.</summary>
    public string? OrderLineStateReasonLabel { get; init; }

    /// <summary>The offer that was bought; 0 when not given.</summary>
    public long OfferId { get; init; }

    /// <summary>The seller's SKU of the offer (shop SKU); null when not given.</summary>
    public string? OfferSku { get; init; }

    /// <summary>Condition of the offer, a code of OF61; <c>11</c> is new almost everywhere.</summary>
    public string? OfferStateCode { get; init; }

    /// <summary>The operator's SKU of the product.</summary>
    public string? ProductSku { get; init; }

    /// <summary>The seller's SKU of the product; null when not given.</summary>
    public string? ProductShopSku { get; init; }

    /// <summary>Title of the product.</summary>
    public string? ProductTitle { get; init; }

    /// <summary>Pictures of the product; never null.</summary>
    public IReadOnlyList<ProductMedia> ProductMedias { get => field ?? []; init; }

    /// <summary>Category of the product.</summary>
    public string? CategoryCode { get; init; }

    /// <summary>The category for people.</summary>
    public string? CategoryLabel { get; init; }

    /// <summary>Description of the offer; null when there is none.</summary>
    public string? Description { get; init; }

    /// <summary>
    /// How many of the offer the line is about; null when not given. Platforms differ in whether cancelled ones still count: what is left to ship says ST12 alone.
    /// </summary>
    public int? Quantity { get; init; }

    /// <summary>Price of one, in the currency of the order; null when not given.</summary>
    public decimal? PriceUnit { get; init; }

    /// <summary>Price of one before promotions, in the currency of the order; null when not given.</summary>
    public decimal? OriginUnitPrice { get; init; }

    /// <summary>Price of the line without shipping, in the currency of the order. Cancelled amounts are out, refunds are not; null when not given.</summary>
    public decimal? Price { get; init; }

    /// <summary>Remark on the price; null when there is none.</summary>
    public string? PriceAdditionalInfo { get; init; }

    /// <summary>Who gets which part of <see cref="Price"/>; null without advanced settings.</summary>
    public AmountBreakdown? PriceAmountBreakdown { get; init; }

    /// <summary>Shipping of the line, in the currency of the order; null when not given.</summary>
    public decimal? ShippingPrice { get; init; }

    /// <summary>Shipping of the first, in the currency of the order; null when not given.</summary>
    public decimal? ShippingPriceUnit { get; init; }

    /// <summary>Shipping of each further one, in the currency of the order; null when not given.</summary>
    public decimal? ShippingPriceAdditionalUnit { get; init; }

    /// <summary>Who gets which part of <see cref="ShippingPrice"/>; null without advanced settings.</summary>
    public AmountBreakdown? ShippingPriceAmountBreakdown { get; init; }

    /// <summary>Price, shipping and fees of the line, in the currency of the order; null when not given.</summary>
    public decimal? TotalPrice { get; init; }

    /// <summary>Fees of the line; never null.</summary>
    public IReadOnlyList<OrderFee> Fees { get => field ?? []; init; }

    /// <summary>Taxes on the price; never null.</summary>
    public IReadOnlyList<OrderLineTax> Taxes { get => field ?? []; init; }

    /// <summary>Taxes on the shipping; never null.</summary>
    public IReadOnlyList<OrderLineTax> ShippingTaxes { get => field ?? []; init; }

    /// <summary>Sentence to print on the invoice; null when there is none.</summary>
    public string? TaxLegalNotice { get; init; }

    /// <summary>Commission without tax, in the currency of the order, rounded a line; null when not given.</summary>
    public decimal? CommissionFee { get; init; }

    /// <summary>Taxes on the commission; never null.</summary>
    public IReadOnlyList<CommissionTax> CommissionTaxes { get => field ?? []; init; }

    /// <summary>Tax on the commission; null when not given. The vendor deprecated it: use <see cref="CommissionTaxes"/>.</summary>
    public decimal? CommissionVat { get; init; }

    /// <summary>Tax rate of the commission in percent; null when not given. The vendor deprecated it.</summary>
    public decimal? CommissionRateVat { get; init; }

    /// <summary>Commission with its tax, in the currency of the order; null when not given.</summary>
    public decimal? TotalCommission { get; init; }

    /// <summary>Refunds of the line; never null. They do not change <see cref="Price"/>.</summary>
    public IReadOnlyList<OrderLineRefund> Refunds { get => field ?? []; init; }

    /// <summary>Cancelations of the line; never null. They lower <see cref="Price"/> and <see cref="Quantity"/>.</summary>
    public IReadOnlyList<OrderLineCancelation> Cancelations { get => field ?? []; init; }

    /// <summary>Whether the seller may refund it now.</summary>
    public bool CanRefund { get; init; }

    /// <summary>Promotions applied to the line; never null.</summary>
    public IReadOnlyList<OrderPromotion> Promotions { get => field ?? []; init; }

    /// <summary>Discount campaign applied to the line; null when there is none.</summary>
    public DiscountCampaign? DiscountCampaign { get; init; }

    /// <summary>Custom fields of the line; never null.</summary>
    public IReadOnlyList<AdditionalField> OrderLineAdditionalFields { get => field ?? []; init; }

    /// <summary>Where the line is sent from; null when not given.</summary>
    public ShippingOrigin? ShippingFrom { get; init; }

    /// <summary>Weight or length of goods sold by measure; null for others.</summary>
    public Measurement? Measurement { get; init; }

    /// <summary>Recycling contributions; never null.</summary>
    public IReadOnlyList<EcoContribution> EcoContributions { get => field ?? []; init; }

    /// <summary>What the operator pays in the one-creditor model; null otherwise.</summary>
    public PurchaseInformation? PurchaseInformation { get; init; }

    /// <summary>When the line was made, UTC; null when not given.</summary>
    public DateTimeOffset? CreatedDate { get; init; }

    /// <summary>When it last changed, UTC; null when not given.</summary>
    public DateTimeOffset? LastUpdatedDate { get; init; }

    /// <summary>When the shopper was debited for it, UTC; null before.</summary>
    public DateTimeOffset? DebitedDate { get; init; }

    /// <summary>When it was shipped, UTC; null before.</summary>
    public DateTimeOffset? ShippedDate { get; init; }

    /// <summary>When the shopper got it, UTC; null before.</summary>
    public DateTimeOffset? ReceivedDate { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
