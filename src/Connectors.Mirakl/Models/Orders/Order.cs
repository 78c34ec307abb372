using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>An order of one shop, as OR11 lists it. Holds personal data.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record Order
{
    /// <summary>Id of the order, for example <c>12345-A</c>: the key of every operation.</summary>
    public required string OrderId { get; init; }

    /// <summary>The shopper's basket, which several orders may share, for example <c>12345</c>. Never a key.</summary>
    public string? CommercialId { get; init; }

    /// <summary>When the shopper ordered, UTC.</summary>
    public DateTimeOffset CreatedDate { get; init; }

    /// <summary>When the platform last changed it, UTC; null when not given.</summary>
    public DateTimeOffset? LastUpdatedDate { get; init; }

    /// <summary>When it was accepted or refused, UTC; null before, and on automatic acceptance.</summary>
    public DateTimeOffset? AcceptanceDecisionDate { get; init; }

    /// <summary>Where it stands: an aggregate of the lines.</summary>
    public OrderState OrderState { get; init; }

    /// <summary>Code of the reason for the state; null when there is none.</summary>
    public string? OrderStateReasonCode { get; init; }

    /// <summary>The reason for people; null when there is none.</summary>
    public string? OrderStateReasonLabel { get; init; }

    /// <summary>Sales channel; null when the platform has only one.</summary>
    public OrderChannel? Channel { get; init; }

    /// <summary>ISO 4217 currency of every amount; null when not given.</summary>
    public string? CurrencyIsoCode { get; init; }

    /// <summary>Goods, without shipping, in the currency of the order. Cancelled amounts are already out; null when not given.</summary>
    public decimal? Price { get; init; }

    /// <summary>Shipping, in the currency of the order; null when not given.</summary>
    public decimal? ShippingPrice { get; init; }

    /// <summary>Goods, shipping and fees, in the currency of the order; taxes on top only when <see cref="OrderTaxMode"/> says so; null when not given.</summary>
    public decimal? TotalPrice { get; init; }

    /// <summary>Commission with its tax, in the currency of the order; null when not given.</summary>
    public decimal? TotalCommission { get; init; }

    /// <summary>Whether the amounts contain the tax.</summary>
    public OrderTaxMode OrderTaxMode { get; init; }

    /// <summary>Taxes computed on the whole order; never null.</summary>
    public IReadOnlyList<OrderTaxTotal> OrderTaxes { get => field ?? []; init; }

    /// <summary>Who bought; null when withheld.</summary>
    public OrderCustomer? Customer { get; init; }

    /// <summary>Anonymised relay address of the shopper; null when not given. No key, and not for marketing.</summary>
    public string? CustomerNotificationEmail { get; init; }

    /// <summary>When the shopper was debited, UTC; null before.</summary>
    public DateTimeOffset? CustomerDebitedDate { get; init; }

    /// <summary>Whether the shopper pays the seller directly; null when not given.</summary>
    public bool? CustomerDirectlyPaysSeller { get; init; }

    /// <summary>Until when it must be shipped, UTC; null when not given.</summary>
    public DateTimeOffset? ShippingDeadline { get; init; }

    /// <summary>When it is promised to arrive; null when not promised.</summary>
    public DeliveryWindow? DeliveryDate { get; init; }

    /// <summary>Days to ship; null when not given. The vendor deprecated it: use <see cref="ShippingDeadline"/>.</summary>
    public int? LeadtimeToShip { get; init; }

    /// <summary>Shipping method the shopper chose, a code of SH12.</summary>
    public string? ShippingTypeCode { get; init; }

    /// <summary>The shipping method for people.</summary>
    public string? ShippingTypeLabel { get; init; }

    /// <summary>The vendor's own code of the method; null when it has none.</summary>
    public string? ShippingTypeStandardCode { get; init; }

    /// <summary>Shipping zone.</summary>
    public string? ShippingZoneCode { get; init; }

    /// <summary>The shipping zone for people.</summary>
    public string? ShippingZoneLabel { get; init; }

    /// <summary>Id of the pick-up point; null for home delivery.</summary>
    public string? ShippingPudoId { get; init; }

    /// <summary>Carrier code set by OR23; null before.</summary>
    public string? ShippingCarrierCode { get; init; }

    /// <summary>The vendor's own code of the carrier; null when it has none.</summary>
    public string? ShippingCarrierStandardCode { get; init; }

    /// <summary>Carrier name; null before OR23.</summary>
    public string? ShippingCompany { get; init; }

    /// <summary>Tracking number; null before OR23.</summary>
    public string? ShippingTracking { get; init; }

    /// <summary>The carrier's page for the parcel; null when there is none.</summary>
    public string? ShippingTrackingUrl { get; init; }

    /// <summary>Whether the seller may cancel it now.</summary>
    public bool CanCancel { get; init; }

    /// <summary>Whether the seller may ship it now. False in <see cref="OrderState.Shipping"/> means the operator ships.</summary>
    public bool CanShopShip { get; init; }

    /// <summary>Whether an incident is open on a line.</summary>
    public bool HasIncident { get; init; }

    /// <summary>Whether an invoice was uploaded.</summary>
    public bool HasInvoice { get; init; }

    /// <summary>Whether the shopper wrote.</summary>
    public bool HasCustomerMessage { get; init; }

    /// <summary>Whether all of it was refunded.</summary>
    public bool FullyRefunded { get; init; }

    /// <summary>Where it is fulfilled from; null when not given.</summary>
    public OrderFulfillment? Fulfillment { get; init; }

    /// <summary>Custom fields of the order; never null.</summary>
    public IReadOnlyList<AdditionalField> OrderAdditionalFields { get => field ?? []; init; }

    /// <summary>The seller's and the customer's own references; null when there are none.</summary>
    public OrderReferences? References { get; init; }

    /// <summary>Promotions that were applied; null when not given.</summary>
    public OrderPromotions? Promotions { get; init; }

    /// <summary>Discount campaigns that were applied; never null.</summary>
    public IReadOnlyList<DiscountCampaign> DiscountCampaigns { get => field ?? []; init; }

    /// <summary>What the invoice must look like; null when nothing is asked for.</summary>
    public InvoiceDetails? InvoiceDetails { get; init; }

    /// <summary>How the shopper paid, the operator's word; null when not given.</summary>
    public string? PaymentType { get; init; }

    /// <summary>The vendor's deprecated twin of <see cref="PaymentType"/>; null when not given.</summary>
    [JsonPropertyName("paymentType")]
    public string? LegacyPaymentType { get; init; }

    /// <summary>When the shopper is debited.</summary>
    public PaymentWorkflow PaymentWorkflow { get; init; }

    /// <summary>Days until payment is due; null when paid at once.</summary>
    public int? PaymentDuration { get; init; }

    /// <summary>When the payment was made, UTC; null when not given.</summary>
    public DateTimeOffset? TransactionDate { get; init; }

    /// <summary>The payment provider's number; null when not given.</summary>
    public string? TransactionNumber { get; init; }

    /// <summary>Id of the quote the order came from; null when there is none.</summary>
    public string? QuoteId { get; init; }

    /// <summary>Refunds that were made together, with their order-level taxes; never null.</summary>
    public IReadOnlyList<OrderRefund> OrderRefunds { get => field ?? []; init; }

    /// <summary>The lines; never null.</summary>
    public IReadOnlyList<OrderLine> OrderLines { get => field ?? []; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Shows the id and the state only: the rest holds personal data.</summary>
    public override string ToString() => $"Order {OrderId} ({OrderState})";
}
