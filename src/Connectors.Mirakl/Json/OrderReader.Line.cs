using System.Text.Json;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Json;

internal sealed partial class OrderReader
{
    private OrderLine? ReadOrderLine(ref Utf8JsonReader reader)
    {
        if (!StartObject(ref reader))
            return null;
        string? orderLineId = default;
        int orderLineIndex = default;
        OrderLineState orderLineState = default;
        string? orderLineStateReasonCode = default;
        string? orderLineStateReasonLabel = default;
        long offerId = default;
        string? offerSku = default;
        string? offerStateCode = default;
        string? productSku = default;
        string? productShopSku = default;
        string? productTitle = default;
        IReadOnlyList<ProductMedia>? productMedias = default;
        string? categoryCode = default;
        string? categoryLabel = default;
        string? description = default;
        int quantity = default;
        decimal priceUnit = default;
        decimal? originUnitPrice = default;
        decimal price = default;
        string? priceAdditionalInfo = default;
        AmountBreakdown? priceAmountBreakdown = default;
        decimal shippingPrice = default;
        decimal? shippingPriceUnit = default;
        decimal? shippingPriceAdditionalUnit = default;
        AmountBreakdown? shippingPriceAmountBreakdown = default;
        decimal totalPrice = default;
        IReadOnlyList<OrderFee>? fees = default;
        IReadOnlyList<OrderLineTax>? taxes = default;
        IReadOnlyList<OrderLineTax>? shippingTaxes = default;
        string? taxLegalNotice = default;
        decimal commissionFee = default;
        IReadOnlyList<CommissionTax>? commissionTaxes = default;
        decimal? commissionVat = default;
        decimal? commissionRateVat = default;
        decimal totalCommission = default;
        IReadOnlyList<OrderLineRefund>? refunds = default;
        IReadOnlyList<OrderLineCancelation>? cancelations = default;
        bool canRefund = default;
        IReadOnlyList<OrderPromotion>? promotions = default;
        DiscountCampaign? discountCampaign = default;
        IReadOnlyList<AdditionalField>? orderLineAdditionalFields = default;
        ShippingOrigin? shippingFrom = default;
        Measurement? measurement = default;
        IReadOnlyList<EcoContribution>? ecoContributions = default;
        PurchaseInformation? purchaseInformation = default;
        DateTimeOffset? createdDate = default;
        DateTimeOffset? lastUpdatedDate = default;
        DateTimeOffset? debitedDate = default;
        DateTimeOffset? shippedDate = default;
        DateTimeOffset? receivedDate = default;
        Dictionary<string, JsonElement>? more = null;
        while (NextMember(ref reader, out var member))
        {
            switch (member.Length)
            {
                case 4 when member.SequenceEqual("fees"u8):
                    fees = List(ref reader, static (self, ref r) => self.ReadOrderFee(ref r));
                    break;
                case 5 when member.SequenceEqual("price"u8):
                    price = Amount(ref reader);
                    break;
                case 5 when member.SequenceEqual("taxes"u8):
                    taxes = List(ref reader, static (self, ref r) => self.ReadOrderLineTax(ref r));
                    break;
                case 7 when member.SequenceEqual("refunds"u8):
                    refunds = List(ref reader, static (self, ref r) => self.ReadOrderLineRefund(ref r));
                    break;
                case 8 when member.SequenceEqual("offer_id"u8):
                    offerId = Long(ref reader);
                    break;
                case 8 when member.SequenceEqual("quantity"u8):
                    quantity = Int(ref reader);
                    break;
                case 9 when member.SequenceEqual("offer_sku"u8):
                    offerSku = Shared(ref reader);
                    break;
                case 10 when member.SequenceEqual("price_unit"u8):
                    priceUnit = Amount(ref reader);
                    break;
                case 10 when member.SequenceEqual("can_refund"u8):
                    canRefund = Flag(ref reader);
                    break;
                case 10 when member.SequenceEqual("promotions"u8):
                    promotions = List(ref reader, static (self, ref r) => self.ReadOrderPromotion(ref r));
                    break;
                case 11 when member.SequenceEqual("product_sku"u8):
                    productSku = Shared(ref reader);
                    break;
                case 11 when member.SequenceEqual("description"u8):
                    description = Shared(ref reader);
                    break;
                case 11 when member.SequenceEqual("total_price"u8):
                    totalPrice = Amount(ref reader);
                    break;
                case 11 when member.SequenceEqual("measurement"u8):
                    measurement = ReadMeasurement(ref reader);
                    break;
                case 12 when member.SequenceEqual("cancelations"u8):
                    cancelations = List(ref reader, static (self, ref r) => self.ReadOrderLineCancelation(ref r));
                    break;
                case 12 when member.SequenceEqual("created_date"u8):
                    createdDate = OptionalInstant(ref reader);
                    break;
                case 12 when member.SequenceEqual("debited_date"u8):
                    debitedDate = OptionalInstant(ref reader);
                    break;
                case 12 when member.SequenceEqual("shipped_date"u8):
                    shippedDate = OptionalInstant(ref reader);
                    break;
                case 13 when member.SequenceEqual("order_line_id"u8):
                    orderLineId = Text(ref reader);
                    break;
                case 13 when member.SequenceEqual("product_title"u8):
                    productTitle = Shared(ref reader);
                    break;
                case 13 when member.SequenceEqual("category_code"u8):
                    categoryCode = Shared(ref reader);
                    break;
                case 13 when member.SequenceEqual("shipping_from"u8):
                    shippingFrom = ReadShippingOrigin(ref reader);
                    break;
                case 13 when member.SequenceEqual("received_date"u8):
                    receivedDate = OptionalInstant(ref reader);
                    break;
                case 14 when member.SequenceEqual("product_medias"u8):
                    productMedias = List(ref reader, static (self, ref r) => self.ReadProductMedia(ref r));
                    break;
                case 14 when member.SequenceEqual("category_label"u8):
                    categoryLabel = Shared(ref reader);
                    break;
                case 14 when member.SequenceEqual("shipping_price"u8):
                    shippingPrice = Amount(ref reader);
                    break;
                case 14 when member.SequenceEqual("shipping_taxes"u8):
                    shippingTaxes = List(ref reader, static (self, ref r) => self.ReadOrderLineTax(ref r));
                    break;
                case 14 when member.SequenceEqual("commission_fee"u8):
                    commissionFee = Amount(ref reader);
                    break;
                case 14 when member.SequenceEqual("commission_vat"u8):
                    commissionVat = OptionalAmount(ref reader);
                    break;
                case 16 when member.SequenceEqual("order_line_index"u8):
                    orderLineIndex = Int(ref reader);
                    break;
                case 16 when member.SequenceEqual("order_line_state"u8):
                    orderLineState = Word<OrderLineState>(ref reader);
                    break;
                case 16 when member.SequenceEqual("offer_state_code"u8):
                    offerStateCode = Shared(ref reader);
                    break;
                case 16 when member.SequenceEqual("product_shop_sku"u8):
                    productShopSku = Shared(ref reader);
                    break;
                case 16 when member.SequenceEqual("tax_legal_notice"u8):
                    taxLegalNotice = Shared(ref reader);
                    break;
                case 16 when member.SequenceEqual("commission_taxes"u8):
                    commissionTaxes = List(ref reader, static (self, ref r) => self.ReadCommissionTax(ref r));
                    break;
                case 16 when member.SequenceEqual("total_commission"u8):
                    totalCommission = Amount(ref reader);
                    break;
                case 17 when member.SequenceEqual("origin_unit_price"u8):
                    originUnitPrice = OptionalAmount(ref reader);
                    break;
                case 17 when member.SequenceEqual("discount_campaign"u8):
                    discountCampaign = ReadDiscountCampaign(ref reader);
                    break;
                case 17 when member.SequenceEqual("eco_contributions"u8):
                    ecoContributions = List(ref reader, static (self, ref r) => self.ReadEcoContribution(ref r));
                    break;
                case 17 when member.SequenceEqual("last_updated_date"u8):
                    lastUpdatedDate = OptionalInstant(ref reader);
                    break;
                case 19 when member.SequenceEqual("shipping_price_unit"u8):
                    shippingPriceUnit = OptionalAmount(ref reader);
                    break;
                case 19 when member.SequenceEqual("commission_rate_vat"u8):
                    commissionRateVat = OptionalAmount(ref reader);
                    break;
                case 20 when member.SequenceEqual("purchase_information"u8):
                    purchaseInformation = ReadPurchaseInformation(ref reader);
                    break;
                case 21 when member.SequenceEqual("price_additional_info"u8):
                    priceAdditionalInfo = Text(ref reader);
                    break;
                case 22 when member.SequenceEqual("price_amount_breakdown"u8):
                    priceAmountBreakdown = ReadAmountBreakdown(ref reader);
                    break;
                case 28 when member.SequenceEqual("order_line_state_reason_code"u8):
                    orderLineStateReasonCode = Shared(ref reader);
                    break;
                case 28 when member.SequenceEqual("order_line_additional_fields"u8):
                    orderLineAdditionalFields = List(ref reader, static (self, ref r) => self.ReadAdditionalField(ref r));
                    break;
                case 29 when member.SequenceEqual("order_line_state_reason_label"u8):
                    orderLineStateReasonLabel = Shared(ref reader);
                    break;
                case 30 when member.SequenceEqual("shipping_price_additional_unit"u8):
                    shippingPriceAdditionalUnit = OptionalAmount(ref reader);
                    break;
                case 31 when member.SequenceEqual("shipping_price_amount_breakdown"u8):
                    shippingPriceAmountBreakdown = ReadAmountBreakdown(ref reader);
                    break;
                default:
                    Keep(ref reader, member, ref more);
                    break;
            }
        }

        return new OrderLine
        {
            OrderLineId = Required(orderLineId, "order_line_id"),
            OrderLineIndex = orderLineIndex,
            OrderLineState = orderLineState,
            OrderLineStateReasonCode = orderLineStateReasonCode,
            OrderLineStateReasonLabel = orderLineStateReasonLabel,
            OfferId = offerId,
            OfferSku = offerSku,
            OfferStateCode = offerStateCode,
            ProductSku = productSku,
            ProductShopSku = productShopSku,
            ProductTitle = productTitle,
            ProductMedias = productMedias ?? [],
            CategoryCode = categoryCode,
            CategoryLabel = categoryLabel,
            Description = description,
            Quantity = quantity,
            PriceUnit = priceUnit,
            OriginUnitPrice = originUnitPrice,
            Price = price,
            PriceAdditionalInfo = priceAdditionalInfo,
            PriceAmountBreakdown = priceAmountBreakdown,
            ShippingPrice = shippingPrice,
            ShippingPriceUnit = shippingPriceUnit,
            ShippingPriceAdditionalUnit = shippingPriceAdditionalUnit,
            ShippingPriceAmountBreakdown = shippingPriceAmountBreakdown,
            TotalPrice = totalPrice,
            Fees = fees ?? [],
            Taxes = taxes ?? [],
            ShippingTaxes = shippingTaxes ?? [],
            TaxLegalNotice = taxLegalNotice,
            CommissionFee = commissionFee,
            CommissionTaxes = commissionTaxes ?? [],
            CommissionVat = commissionVat,
            CommissionRateVat = commissionRateVat,
            TotalCommission = totalCommission,
            Refunds = refunds ?? [],
            Cancelations = cancelations ?? [],
            CanRefund = canRefund,
            Promotions = promotions ?? [],
            DiscountCampaign = discountCampaign,
            OrderLineAdditionalFields = orderLineAdditionalFields ?? [],
            ShippingFrom = shippingFrom,
            Measurement = measurement,
            EcoContributions = ecoContributions ?? [],
            PurchaseInformation = purchaseInformation,
            CreatedDate = createdDate,
            LastUpdatedDate = lastUpdatedDate,
            DebitedDate = debitedDate,
            ShippedDate = shippedDate,
            ReceivedDate = receivedDate,
            AdditionalData = more,
        };
    }

    private OrderLineRefund? ReadOrderLineRefund(ref Utf8JsonReader reader)
    {
        if (!StartObject(ref reader))
            return null;
        string? id = default;
        string? orderRefundId = default;
        int quantity = default;
        decimal? amount = default;
        AmountBreakdown? amountBreakdown = default;
        decimal? shippingAmount = default;
        AmountBreakdown? shippingAmountBreakdown = default;
        IReadOnlyList<OrderLineTax>? taxes = default;
        IReadOnlyList<OrderLineTax>? shippingTaxes = default;
        string? taxLegalNotice = default;
        IReadOnlyList<OrderFee>? fees = default;
        decimal commissionAmount = default;
        decimal commissionTaxAmount = default;
        IReadOnlyList<CommissionTax>? commissionTaxes = default;
        decimal commissionTotalAmount = default;
        string? reasonCode = default;
        RefundState refundState = default;
        RefundState state = default;
        DateTimeOffset? createdDate = default;
        DateTimeOffset? transactionDate = default;
        string? transactionNumber = default;
        IReadOnlyList<EcoContribution>? ecoContributions = default;
        PurchaseInformation? purchaseInformation = default;
        Dictionary<string, JsonElement>? more = null;
        while (NextMember(ref reader, out var member))
        {
            switch (member.Length)
            {
                case 2 when member.SequenceEqual("id"u8):
                    id = Text(ref reader);
                    break;
                case 4 when member.SequenceEqual("fees"u8):
                    fees = List(ref reader, static (self, ref r) => self.ReadOrderFee(ref r));
                    break;
                case 5 when member.SequenceEqual("taxes"u8):
                    taxes = List(ref reader, static (self, ref r) => self.ReadOrderLineTax(ref r));
                    break;
                case 5 when member.SequenceEqual("state"u8):
                    state = Word<RefundState>(ref reader);
                    break;
                case 6 when member.SequenceEqual("amount"u8):
                    amount = OptionalAmount(ref reader);
                    break;
                case 8 when member.SequenceEqual("quantity"u8):
                    quantity = Int(ref reader);
                    break;
                case 11 when member.SequenceEqual("reason_code"u8):
                    reasonCode = Shared(ref reader);
                    break;
                case 12 when member.SequenceEqual("refund_state"u8):
                    refundState = Word<RefundState>(ref reader);
                    break;
                case 12 when member.SequenceEqual("created_date"u8):
                    createdDate = OptionalInstant(ref reader);
                    break;
                case 14 when member.SequenceEqual("shipping_taxes"u8):
                    shippingTaxes = List(ref reader, static (self, ref r) => self.ReadOrderLineTax(ref r));
                    break;
                case 15 when member.SequenceEqual("order_refund_id"u8):
                    orderRefundId = Text(ref reader);
                    break;
                case 15 when member.SequenceEqual("shipping_amount"u8):
                    shippingAmount = OptionalAmount(ref reader);
                    break;
                case 16 when member.SequenceEqual("amount_breakdown"u8):
                    amountBreakdown = ReadAmountBreakdown(ref reader);
                    break;
                case 16 when member.SequenceEqual("tax_legal_notice"u8):
                    taxLegalNotice = Shared(ref reader);
                    break;
                case 16 when member.SequenceEqual("commission_taxes"u8):
                    commissionTaxes = List(ref reader, static (self, ref r) => self.ReadCommissionTax(ref r));
                    break;
                case 16 when member.SequenceEqual("transaction_date"u8):
                    transactionDate = OptionalInstant(ref reader);
                    break;
                case 17 when member.SequenceEqual("commission_amount"u8):
                    commissionAmount = Amount(ref reader);
                    break;
                case 17 when member.SequenceEqual("eco_contributions"u8):
                    ecoContributions = List(ref reader, static (self, ref r) => self.ReadEcoContribution(ref r));
                    break;
                case 18 when member.SequenceEqual("transaction_number"u8):
                    transactionNumber = Text(ref reader);
                    break;
                case 20 when member.SequenceEqual("purchase_information"u8):
                    purchaseInformation = ReadPurchaseInformation(ref reader);
                    break;
                case 21 when member.SequenceEqual("commission_tax_amount"u8):
                    commissionTaxAmount = Amount(ref reader);
                    break;
                case 23 when member.SequenceEqual("commission_total_amount"u8):
                    commissionTotalAmount = Amount(ref reader);
                    break;
                case 25 when member.SequenceEqual("shipping_amount_breakdown"u8):
                    shippingAmountBreakdown = ReadAmountBreakdown(ref reader);
                    break;
                default:
                    Keep(ref reader, member, ref more);
                    break;
            }
        }

        return new OrderLineRefund
        {
            Id = Required(id, "id"),
            OrderRefundId = orderRefundId,
            Quantity = quantity,
            Amount = amount,
            AmountBreakdown = amountBreakdown,
            ShippingAmount = shippingAmount,
            ShippingAmountBreakdown = shippingAmountBreakdown,
            Taxes = taxes ?? [],
            ShippingTaxes = shippingTaxes ?? [],
            TaxLegalNotice = taxLegalNotice,
            Fees = fees ?? [],
            CommissionAmount = commissionAmount,
            CommissionTaxAmount = commissionTaxAmount,
            CommissionTaxes = commissionTaxes ?? [],
            CommissionTotalAmount = commissionTotalAmount,
            ReasonCode = reasonCode,
            RefundState = refundState,
            State = state,
            CreatedDate = createdDate,
            TransactionDate = transactionDate,
            TransactionNumber = transactionNumber,
            EcoContributions = ecoContributions ?? [],
            PurchaseInformation = purchaseInformation,
            AdditionalData = more,
        };
    }

    private OrderLineCancelation? ReadOrderLineCancelation(ref Utf8JsonReader reader)
    {
        if (!StartObject(ref reader))
            return null;
        string? id = default;
        int? quantity = default;
        decimal? amount = default;
        AmountBreakdown? amountBreakdown = default;
        decimal? shippingAmount = default;
        AmountBreakdown? shippingAmountBreakdown = default;
        IReadOnlyList<OrderLineTax>? taxes = default;
        IReadOnlyList<OrderLineTax>? shippingTaxes = default;
        IReadOnlyList<OrderFee>? fees = default;
        decimal commissionAmount = default;
        IReadOnlyList<CommissionTax>? commissionTaxes = default;
        decimal commissionTotalAmount = default;
        string? reasonCode = default;
        DateTimeOffset? createdDate = default;
        IReadOnlyList<EcoContribution>? ecoContributions = default;
        PurchaseInformation? purchaseInformation = default;
        Dictionary<string, JsonElement>? more = null;
        while (NextMember(ref reader, out var member))
        {
            switch (member.Length)
            {
                case 2 when member.SequenceEqual("id"u8):
                    id = Text(ref reader);
                    break;
                case 4 when member.SequenceEqual("fees"u8):
                    fees = List(ref reader, static (self, ref r) => self.ReadOrderFee(ref r));
                    break;
                case 5 when member.SequenceEqual("taxes"u8):
                    taxes = List(ref reader, static (self, ref r) => self.ReadOrderLineTax(ref r));
                    break;
                case 6 when member.SequenceEqual("amount"u8):
                    amount = OptionalAmount(ref reader);
                    break;
                case 8 when member.SequenceEqual("quantity"u8):
                    quantity = OptionalInt(ref reader);
                    break;
                case 11 when member.SequenceEqual("reason_code"u8):
                    reasonCode = Shared(ref reader);
                    break;
                case 12 when member.SequenceEqual("created_date"u8):
                    createdDate = OptionalInstant(ref reader);
                    break;
                case 14 when member.SequenceEqual("shipping_taxes"u8):
                    shippingTaxes = List(ref reader, static (self, ref r) => self.ReadOrderLineTax(ref r));
                    break;
                case 15 when member.SequenceEqual("shipping_amount"u8):
                    shippingAmount = OptionalAmount(ref reader);
                    break;
                case 16 when member.SequenceEqual("amount_breakdown"u8):
                    amountBreakdown = ReadAmountBreakdown(ref reader);
                    break;
                case 16 when member.SequenceEqual("commission_taxes"u8):
                    commissionTaxes = List(ref reader, static (self, ref r) => self.ReadCommissionTax(ref r));
                    break;
                case 17 when member.SequenceEqual("commission_amount"u8):
                    commissionAmount = Amount(ref reader);
                    break;
                case 17 when member.SequenceEqual("eco_contributions"u8):
                    ecoContributions = List(ref reader, static (self, ref r) => self.ReadEcoContribution(ref r));
                    break;
                case 20 when member.SequenceEqual("purchase_information"u8):
                    purchaseInformation = ReadPurchaseInformation(ref reader);
                    break;
                case 23 when member.SequenceEqual("commission_total_amount"u8):
                    commissionTotalAmount = Amount(ref reader);
                    break;
                case 25 when member.SequenceEqual("shipping_amount_breakdown"u8):
                    shippingAmountBreakdown = ReadAmountBreakdown(ref reader);
                    break;
                default:
                    Keep(ref reader, member, ref more);
                    break;
            }
        }

        return new OrderLineCancelation
        {
            Id = Required(id, "id"),
            Quantity = quantity,
            Amount = amount,
            AmountBreakdown = amountBreakdown,
            ShippingAmount = shippingAmount,
            ShippingAmountBreakdown = shippingAmountBreakdown,
            Taxes = taxes ?? [],
            ShippingTaxes = shippingTaxes ?? [],
            Fees = fees ?? [],
            CommissionAmount = commissionAmount,
            CommissionTaxes = commissionTaxes ?? [],
            CommissionTotalAmount = commissionTotalAmount,
            ReasonCode = reasonCode,
            CreatedDate = createdDate,
            EcoContributions = ecoContributions ?? [],
            PurchaseInformation = purchaseInformation,
            AdditionalData = more,
        };
    }
}
