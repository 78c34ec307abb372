using System.Text.Json;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Json;

internal sealed partial class OrderReader
{
    private Order? ReadOrder(ref Utf8JsonReader reader)
    {
        if (!StartObject(ref reader))
            return null;
        string? orderId = default;
        string? commercialId = default;
        DateTimeOffset createdDate = default;
        DateTimeOffset? lastUpdatedDate = default;
        DateTimeOffset? acceptanceDecisionDate = default;
        OrderState orderState = default;
        string? orderStateReasonCode = default;
        string? orderStateReasonLabel = default;
        OrderChannel? channel = default;
        string? currencyIsoCode = default;
        decimal price = default;
        decimal shippingPrice = default;
        decimal totalPrice = default;
        decimal totalCommission = default;
        OrderTaxMode orderTaxMode = default;
        IReadOnlyList<OrderTaxTotal>? orderTaxes = default;
        OrderCustomer? customer = default;
        string? customerNotificationEmail = default;
        DateTimeOffset? customerDebitedDate = default;
        bool? customerDirectlyPaysSeller = default;
        DateTimeOffset? shippingDeadline = default;
        DeliveryWindow? deliveryDate = default;
        int? leadtimeToShip = default;
        string? shippingTypeCode = default;
        string? shippingTypeLabel = default;
        string? shippingTypeStandardCode = default;
        string? shippingZoneCode = default;
        string? shippingZoneLabel = default;
        string? shippingPudoId = default;
        string? shippingCarrierCode = default;
        string? shippingCarrierStandardCode = default;
        string? shippingCompany = default;
        string? shippingTracking = default;
        string? shippingTrackingUrl = default;
        bool canCancel = default;
        bool canShopShip = default;
        bool hasIncident = default;
        bool hasInvoice = default;
        bool hasCustomerMessage = default;
        bool fullyRefunded = default;
        OrderFulfillment? fulfillment = default;
        IReadOnlyList<AdditionalField>? orderAdditionalFields = default;
        OrderReferences? references = default;
        OrderPromotions? promotions = default;
        IReadOnlyList<DiscountCampaign>? discountCampaigns = default;
        InvoiceDetails? invoiceDetails = default;
        string? paymentType = default;
        string? legacyPaymentType = default;
        PaymentWorkflow paymentWorkflow = default;
        int? paymentDuration = default;
        DateTimeOffset? transactionDate = default;
        string? transactionNumber = default;
        string? quoteId = default;
        IReadOnlyList<OrderRefund>? orderRefunds = default;
        IReadOnlyList<OrderLine>? orderLines = default;
        Dictionary<string, JsonElement>? more = null;
        while (NextMember(ref reader, out var member))
        {
            switch (member.Length)
            {
                case 5 when member.SequenceEqual("price"u8):
                    price = Amount(ref reader);
                    break;
                case 7 when member.SequenceEqual("channel"u8):
                    channel = ReadOrderChannel(ref reader);
                    break;
                case 8 when member.SequenceEqual("order_id"u8):
                    orderId = Text(ref reader);
                    break;
                case 8 when member.SequenceEqual("customer"u8):
                    customer = ReadOrderCustomer(ref reader);
                    break;
                case 8 when member.SequenceEqual("quote_id"u8):
                    quoteId = Text(ref reader);
                    break;
                case 10 when member.SequenceEqual("can_cancel"u8):
                    canCancel = Flag(ref reader);
                    break;
                case 10 when member.SequenceEqual("references"u8):
                    references = ReadOrderReferences(ref reader);
                    break;
                case 10 when member.SequenceEqual("promotions"u8):
                    promotions = ReadOrderPromotions(ref reader);
                    break;
                case 11 when member.SequenceEqual("order_state"u8):
                    orderState = Word<OrderState>(ref reader);
                    break;
                case 11 when member.SequenceEqual("total_price"u8):
                    totalPrice = Amount(ref reader);
                    break;
                case 11 when member.SequenceEqual("order_taxes"u8):
                    orderTaxes = List(ref reader, static (self, ref r) => self.ReadOrderTaxTotal(ref r));
                    break;
                case 11 when member.SequenceEqual("has_invoice"u8):
                    hasInvoice = Flag(ref reader);
                    break;
                case 11 when member.SequenceEqual("fulfillment"u8):
                    fulfillment = ReadOrderFulfillment(ref reader);
                    break;
                case 11 when member.SequenceEqual("paymentType"u8):
                    legacyPaymentType = Shared(ref reader);
                    break;
                case 11 when member.SequenceEqual("order_lines"u8):
                    orderLines = List(ref reader, static (self, ref r) => self.ReadOrderLine(ref r));
                    break;
                case 12 when member.SequenceEqual("created_date"u8):
                    createdDate = Instant(ref reader);
                    break;
                case 12 when member.SequenceEqual("has_incident"u8):
                    hasIncident = Flag(ref reader);
                    break;
                case 12 when member.SequenceEqual("payment_type"u8):
                    paymentType = Shared(ref reader);
                    break;
                case 13 when member.SequenceEqual("commercial_id"u8):
                    commercialId = Text(ref reader);
                    break;
                case 13 when member.SequenceEqual("delivery_date"u8):
                    deliveryDate = ReadDeliveryWindow(ref reader);
                    break;
                case 13 when member.SequenceEqual("can_shop_ship"u8):
                    canShopShip = Flag(ref reader);
                    break;
                case 13 when member.SequenceEqual("order_refunds"u8):
                    orderRefunds = List(ref reader, static (self, ref r) => self.ReadOrderRefund(ref r));
                    break;
                case 14 when member.SequenceEqual("shipping_price"u8):
                    shippingPrice = Amount(ref reader);
                    break;
                case 14 when member.SequenceEqual("order_tax_mode"u8):
                    orderTaxMode = Word<OrderTaxMode>(ref reader);
                    break;
                case 14 when member.SequenceEqual("fully_refunded"u8):
                    fullyRefunded = Flag(ref reader);
                    break;
                case 15 when member.SequenceEqual("invoice_details"u8):
                    invoiceDetails = ReadInvoiceDetails(ref reader);
                    break;
                case 16 when member.SequenceEqual("total_commission"u8):
                    totalCommission = Amount(ref reader);
                    break;
                case 16 when member.SequenceEqual("leadtime_to_ship"u8):
                    leadtimeToShip = OptionalInt(ref reader);
                    break;
                case 16 when member.SequenceEqual("shipping_pudo_id"u8):
                    shippingPudoId = Text(ref reader);
                    break;
                case 16 when member.SequenceEqual("shipping_company"u8):
                    shippingCompany = Shared(ref reader);
                    break;
                case 16 when member.SequenceEqual("payment_workflow"u8):
                    paymentWorkflow = Word<PaymentWorkflow>(ref reader);
                    break;
                case 16 when member.SequenceEqual("payment_duration"u8):
                    paymentDuration = OptionalInt(ref reader);
                    break;
                case 16 when member.SequenceEqual("transaction_date"u8):
                    transactionDate = OptionalInstant(ref reader);
                    break;
                case 17 when member.SequenceEqual("last_updated_date"u8):
                    lastUpdatedDate = OptionalInstant(ref reader);
                    break;
                case 17 when member.SequenceEqual("currency_iso_code"u8):
                    currencyIsoCode = Shared(ref reader);
                    break;
                case 17 when member.SequenceEqual("shipping_deadline"u8):
                    shippingDeadline = OptionalInstant(ref reader);
                    break;
                case 17 when member.SequenceEqual("shipping_tracking"u8):
                    shippingTracking = Text(ref reader);
                    break;
                case 18 when member.SequenceEqual("shipping_type_code"u8):
                    shippingTypeCode = Shared(ref reader);
                    break;
                case 18 when member.SequenceEqual("shipping_zone_code"u8):
                    shippingZoneCode = Shared(ref reader);
                    break;
                case 18 when member.SequenceEqual("discount_campaigns"u8):
                    discountCampaigns = List(ref reader, static (self, ref r) => self.ReadDiscountCampaign(ref r));
                    break;
                case 18 when member.SequenceEqual("transaction_number"u8):
                    transactionNumber = Text(ref reader);
                    break;
                case 19 when member.SequenceEqual("shipping_type_label"u8):
                    shippingTypeLabel = Shared(ref reader);
                    break;
                case 19 when member.SequenceEqual("shipping_zone_label"u8):
                    shippingZoneLabel = Shared(ref reader);
                    break;
                case 20 when member.SequenceEqual("has_customer_message"u8):
                    hasCustomerMessage = Flag(ref reader);
                    break;
                case 21 when member.SequenceEqual("customer_debited_date"u8):
                    customerDebitedDate = OptionalInstant(ref reader);
                    break;
                case 21 when member.SequenceEqual("shipping_carrier_code"u8):
                    shippingCarrierCode = Shared(ref reader);
                    break;
                case 21 when member.SequenceEqual("shipping_tracking_url"u8):
                    shippingTrackingUrl = Text(ref reader);
                    break;
                case 23 when member.SequenceEqual("order_state_reason_code"u8):
                    orderStateReasonCode = Shared(ref reader);
                    break;
                case 23 when member.SequenceEqual("order_additional_fields"u8):
                    orderAdditionalFields = List(ref reader, static (self, ref r) => self.ReadAdditionalField(ref r));
                    break;
                case 24 when member.SequenceEqual("acceptance_decision_date"u8):
                    acceptanceDecisionDate = OptionalInstant(ref reader);
                    break;
                case 24 when member.SequenceEqual("order_state_reason_label"u8):
                    orderStateReasonLabel = Shared(ref reader);
                    break;
                case 27 when member.SequenceEqual("customer_notification_email"u8):
                    customerNotificationEmail = Text(ref reader);
                    break;
                case 27 when member.SequenceEqual("shipping_type_standard_code"u8):
                    shippingTypeStandardCode = Shared(ref reader);
                    break;
                case 29 when member.SequenceEqual("customer_directly_pays_seller"u8):
                    customerDirectlyPaysSeller = OptionalFlag(ref reader);
                    break;
                case 30 when member.SequenceEqual("shipping_carrier_standard_code"u8):
                    shippingCarrierStandardCode = Shared(ref reader);
                    break;
                default:
                    Keep(ref reader, member, ref more);
                    break;
            }
        }

        return new Order
        {
            OrderId = Required(orderId, "order_id"),
            CommercialId = commercialId,
            CreatedDate = createdDate,
            LastUpdatedDate = lastUpdatedDate,
            AcceptanceDecisionDate = acceptanceDecisionDate,
            OrderState = orderState,
            OrderStateReasonCode = orderStateReasonCode,
            OrderStateReasonLabel = orderStateReasonLabel,
            Channel = channel,
            CurrencyIsoCode = currencyIsoCode,
            Price = price,
            ShippingPrice = shippingPrice,
            TotalPrice = totalPrice,
            TotalCommission = totalCommission,
            OrderTaxMode = orderTaxMode,
            OrderTaxes = orderTaxes ?? [],
            Customer = customer,
            CustomerNotificationEmail = customerNotificationEmail,
            CustomerDebitedDate = customerDebitedDate,
            CustomerDirectlyPaysSeller = customerDirectlyPaysSeller,
            ShippingDeadline = shippingDeadline,
            DeliveryDate = deliveryDate,
            LeadtimeToShip = leadtimeToShip,
            ShippingTypeCode = shippingTypeCode,
            ShippingTypeLabel = shippingTypeLabel,
            ShippingTypeStandardCode = shippingTypeStandardCode,
            ShippingZoneCode = shippingZoneCode,
            ShippingZoneLabel = shippingZoneLabel,
            ShippingPudoId = shippingPudoId,
            ShippingCarrierCode = shippingCarrierCode,
            ShippingCarrierStandardCode = shippingCarrierStandardCode,
            ShippingCompany = shippingCompany,
            ShippingTracking = shippingTracking,
            ShippingTrackingUrl = shippingTrackingUrl,
            CanCancel = canCancel,
            CanShopShip = canShopShip,
            HasIncident = hasIncident,
            HasInvoice = hasInvoice,
            HasCustomerMessage = hasCustomerMessage,
            FullyRefunded = fullyRefunded,
            Fulfillment = fulfillment,
            OrderAdditionalFields = orderAdditionalFields ?? [],
            References = references,
            Promotions = promotions,
            DiscountCampaigns = discountCampaigns ?? [],
            InvoiceDetails = invoiceDetails,
            PaymentType = paymentType,
            LegacyPaymentType = legacyPaymentType,
            PaymentWorkflow = paymentWorkflow,
            PaymentDuration = paymentDuration,
            TransactionDate = transactionDate,
            TransactionNumber = transactionNumber,
            QuoteId = quoteId,
            OrderRefunds = orderRefunds ?? [],
            OrderLines = orderLines ?? [],
            AdditionalData = more,
        };
    }
}
