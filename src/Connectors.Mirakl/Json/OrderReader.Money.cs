using System.Text.Json;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Json;

internal sealed partial class OrderReader
{
    private OrderLineTax? ReadOrderLineTax(ref Utf8JsonReader reader)
    {
        if (!StartObject(ref reader))
            return null;
        string? code = default;
        decimal amount = default;
        decimal? rate = default;
        decimal? originUnitAmount = default;
        TaxCalculationRule taxCalculationRule = default;
        AmountBreakdown? amountBreakdown = default;
        PurchaseTax? purchaseTax = default;
        Dictionary<string, JsonElement>? more = null;
        while (NextMember(ref reader, out var member))
        {
            switch (member.Length)
            {
                case 4 when member.SequenceEqual("code"u8):
                    code = Shared(ref reader);
                    break;
                case 4 when member.SequenceEqual("rate"u8):
                    rate = OptionalAmount(ref reader);
                    break;
                case 6 when member.SequenceEqual("amount"u8):
                    amount = Amount(ref reader);
                    break;
                case 12 when member.SequenceEqual("purchase_tax"u8):
                    purchaseTax = ReadPurchaseTax(ref reader);
                    break;
                case 16 when member.SequenceEqual("amount_breakdown"u8):
                    amountBreakdown = ReadAmountBreakdown(ref reader);
                    break;
                case 18 when member.SequenceEqual("origin_unit_amount"u8):
                    originUnitAmount = OptionalAmount(ref reader);
                    break;
                case 20 when member.SequenceEqual("tax_calculation_rule"u8):
                    taxCalculationRule = Word<TaxCalculationRule>(ref reader);
                    break;
                default:
                    Keep(ref reader, member, ref more);
                    break;
            }
        }

        return new OrderLineTax
        {
            Code = code,
            Amount = amount,
            Rate = rate,
            OriginUnitAmount = originUnitAmount,
            TaxCalculationRule = taxCalculationRule,
            AmountBreakdown = amountBreakdown,
            PurchaseTax = purchaseTax,
            AdditionalData = more,
        };
    }

    private static PurchaseTax? ReadPurchaseTax(ref Utf8JsonReader reader)
    {
        if (!StartObject(ref reader))
            return null;
        decimal purchaseAmount = default;
        decimal? purchaseRate = default;
        Dictionary<string, JsonElement>? more = null;
        while (NextMember(ref reader, out var member))
        {
            switch (member.Length)
            {
                case 13 when member.SequenceEqual("purchase_rate"u8):
                    purchaseRate = OptionalAmount(ref reader);
                    break;
                case 15 when member.SequenceEqual("purchase_amount"u8):
                    purchaseAmount = Amount(ref reader);
                    break;
                default:
                    Keep(ref reader, member, ref more);
                    break;
            }
        }

        return new PurchaseTax
        {
            PurchaseAmount = purchaseAmount,
            PurchaseRate = purchaseRate,
            AdditionalData = more,
        };
    }

    private AmountBreakdown? ReadAmountBreakdown(ref Utf8JsonReader reader)
    {
        if (!StartObject(ref reader))
            return null;
        IReadOnlyList<AmountPart>? parts = default;
        Dictionary<string, JsonElement>? more = null;
        while (NextMember(ref reader, out var member))
        {
            switch (member.Length)
            {
                case 5 when member.SequenceEqual("parts"u8):
                    parts = List(ref reader, static (self, ref r) => ReadAmountPart(ref r));
                    break;
                default:
                    Keep(ref reader, member, ref more);
                    break;
            }
        }

        return new AmountBreakdown
        {
            Parts = parts ?? [],
            AdditionalData = more,
        };
    }

    private static AmountPart? ReadAmountPart(ref Utf8JsonReader reader)
    {
        if (!StartObject(ref reader))
            return null;
        decimal amount = default;
        bool? commissionable = default;
        bool? debitableFromCustomer = default;
        bool? payableToShop = default;
        Dictionary<string, JsonElement>? more = null;
        while (NextMember(ref reader, out var member))
        {
            switch (member.Length)
            {
                case 6 when member.SequenceEqual("amount"u8):
                    amount = Amount(ref reader);
                    break;
                case 14 when member.SequenceEqual("commissionable"u8):
                    commissionable = OptionalFlag(ref reader);
                    break;
                case 15 when member.SequenceEqual("payable_to_shop"u8):
                    payableToShop = OptionalFlag(ref reader);
                    break;
                case 23 when member.SequenceEqual("debitable_from_customer"u8):
                    debitableFromCustomer = OptionalFlag(ref reader);
                    break;
                default:
                    Keep(ref reader, member, ref more);
                    break;
            }
        }

        return new AmountPart
        {
            Amount = amount,
            Commissionable = commissionable,
            DebitableFromCustomer = debitableFromCustomer,
            PayableToShop = payableToShop,
            AdditionalData = more,
        };
    }

    private CommissionTax? ReadCommissionTax(ref Utf8JsonReader reader)
    {
        if (!StartObject(ref reader))
            return null;
        string? code = default;
        decimal amount = default;
        decimal? rate = default;
        Dictionary<string, JsonElement>? more = null;
        while (NextMember(ref reader, out var member))
        {
            switch (member.Length)
            {
                case 4 when member.SequenceEqual("code"u8):
                    code = Shared(ref reader);
                    break;
                case 4 when member.SequenceEqual("rate"u8):
                    rate = OptionalAmount(ref reader);
                    break;
                case 6 when member.SequenceEqual("amount"u8):
                    amount = Amount(ref reader);
                    break;
                default:
                    Keep(ref reader, member, ref more);
                    break;
            }
        }

        return new CommissionTax
        {
            Code = code,
            Amount = amount,
            Rate = rate,
            AdditionalData = more,
        };
    }

    private OrderFee? ReadOrderFee(ref Utf8JsonReader reader)
    {
        if (!StartObject(ref reader))
            return null;
        string? code = default;
        decimal amount = default;
        Dictionary<string, JsonElement>? more = null;
        while (NextMember(ref reader, out var member))
        {
            switch (member.Length)
            {
                case 4 when member.SequenceEqual("code"u8):
                    code = Shared(ref reader);
                    break;
                case 6 when member.SequenceEqual("amount"u8):
                    amount = Amount(ref reader);
                    break;
                default:
                    Keep(ref reader, member, ref more);
                    break;
            }
        }

        return new OrderFee
        {
            Code = code,
            Amount = amount,
            AdditionalData = more,
        };
    }

    private EcoContribution? ReadEcoContribution(ref Utf8JsonReader reader)
    {
        if (!StartObject(ref reader))
            return null;
        string? eprCategoryCode = default;
        string? producerId = default;
        string? producerIdOwner = default;
        decimal? totalAmount = default;
        decimal? unitAmount = default;
        Dictionary<string, JsonElement>? more = null;
        while (NextMember(ref reader, out var member))
        {
            switch (member.Length)
            {
                case 11 when member.SequenceEqual("producer_id"u8):
                    producerId = Shared(ref reader);
                    break;
                case 11 when member.SequenceEqual("unit_amount"u8):
                    unitAmount = OptionalAmount(ref reader);
                    break;
                case 12 when member.SequenceEqual("total_amount"u8):
                    totalAmount = OptionalAmount(ref reader);
                    break;
                case 17 when member.SequenceEqual("epr_category_code"u8):
                    eprCategoryCode = Shared(ref reader);
                    break;
                case 17 when member.SequenceEqual("producer_id_owner"u8):
                    producerIdOwner = Shared(ref reader);
                    break;
                default:
                    Keep(ref reader, member, ref more);
                    break;
            }
        }

        return new EcoContribution
        {
            EprCategoryCode = eprCategoryCode,
            ProducerId = producerId,
            ProducerIdOwner = producerIdOwner,
            TotalAmount = totalAmount,
            UnitAmount = unitAmount,
            AdditionalData = more,
        };
    }

    private static PurchaseInformation? ReadPurchaseInformation(ref Utf8JsonReader reader)
    {
        if (!StartObject(ref reader))
            return null;
        decimal? purchaseUnitPrice = default;
        decimal purchasePrice = default;
        decimal purchaseShippingPrice = default;
        decimal purchaseCommissionOnPrice = default;
        decimal purchaseCommissionOnShipping = default;
        PurchaseTotal? purchaseCommissionOnFees = default;
        PurchaseTotal? purchaseFeeAmount = default;
        Dictionary<string, JsonElement>? more = null;
        while (NextMember(ref reader, out var member))
        {
            switch (member.Length)
            {
                case 14 when member.SequenceEqual("purchase_price"u8):
                    purchasePrice = Amount(ref reader);
                    break;
                case 19 when member.SequenceEqual("purchase_unit_price"u8):
                    purchaseUnitPrice = OptionalAmount(ref reader);
                    break;
                case 19 when member.SequenceEqual("purchase_fee_amount"u8):
                    purchaseFeeAmount = ReadPurchaseTotal(ref reader);
                    break;
                case 23 when member.SequenceEqual("purchase_shipping_price"u8):
                    purchaseShippingPrice = Amount(ref reader);
                    break;
                case 27 when member.SequenceEqual("purchase_commission_on_fees"u8):
                    purchaseCommissionOnFees = ReadPurchaseTotal(ref reader);
                    break;
                case 28 when member.SequenceEqual("purchase_commission_on_price"u8):
                    purchaseCommissionOnPrice = Amount(ref reader);
                    break;
                case 31 when member.SequenceEqual("purchase_commission_on_shipping"u8):
                    purchaseCommissionOnShipping = Amount(ref reader);
                    break;
                default:
                    Keep(ref reader, member, ref more);
                    break;
            }
        }

        return new PurchaseInformation
        {
            PurchaseUnitPrice = purchaseUnitPrice,
            PurchasePrice = purchasePrice,
            PurchaseShippingPrice = purchaseShippingPrice,
            PurchaseCommissionOnPrice = purchaseCommissionOnPrice,
            PurchaseCommissionOnShipping = purchaseCommissionOnShipping,
            PurchaseCommissionOnFees = purchaseCommissionOnFees,
            PurchaseFeeAmount = purchaseFeeAmount,
            AdditionalData = more,
        };
    }

    private static PurchaseTotal? ReadPurchaseTotal(ref Utf8JsonReader reader)
    {
        if (!StartObject(ref reader))
            return null;
        decimal totalAmount = default;
        Dictionary<string, JsonElement>? more = null;
        while (NextMember(ref reader, out var member))
        {
            switch (member.Length)
            {
                case 12 when member.SequenceEqual("total_amount"u8):
                    totalAmount = Amount(ref reader);
                    break;
                default:
                    Keep(ref reader, member, ref more);
                    break;
            }
        }

        return new PurchaseTotal
        {
            TotalAmount = totalAmount,
            AdditionalData = more,
        };
    }

    private OrderPromotion? ReadOrderPromotion(ref Utf8JsonReader reader)
    {
        if (!StartObject(ref reader))
            return null;
        string? id = default;
        string? promoCode = default;
        bool apportioned = default;
        decimal deducedAmount = default;
        int? offeredQuantity = default;
        DiscountCampaign? campaign = default;
        PromotionConfiguration? configuration = default;
        Dictionary<string, JsonElement>? more = null;
        while (NextMember(ref reader, out var member))
        {
            switch (member.Length)
            {
                case 2 when member.SequenceEqual("id"u8):
                    id = Text(ref reader);
                    break;
                case 8 when member.SequenceEqual("campaign"u8):
                    campaign = ReadDiscountCampaign(ref reader);
                    break;
                case 10 when member.SequenceEqual("promo_code"u8):
                    promoCode = Shared(ref reader);
                    break;
                case 11 when member.SequenceEqual("apportioned"u8):
                    apportioned = Flag(ref reader);
                    break;
                case 13 when member.SequenceEqual("configuration"u8):
                    configuration = ReadPromotionConfiguration(ref reader);
                    break;
                case 14 when member.SequenceEqual("deduced_amount"u8):
                    deducedAmount = Amount(ref reader);
                    break;
                case 16 when member.SequenceEqual("offered_quantity"u8):
                    offeredQuantity = OptionalInt(ref reader);
                    break;
                default:
                    Keep(ref reader, member, ref more);
                    break;
            }
        }

        return new OrderPromotion
        {
            Id = id,
            PromoCode = promoCode,
            Apportioned = apportioned,
            DeducedAmount = deducedAmount,
            OfferedQuantity = offeredQuantity,
            Campaign = campaign,
            Configuration = configuration,
            AdditionalData = more,
        };
    }

    private PromotionConfiguration? ReadPromotionConfiguration(ref Utf8JsonReader reader)
    {
        if (!StartObject(ref reader))
            return null;
        string? type = default;
        string? internalDescription = default;
        decimal? amountOff = default;
        decimal? percentageOff = default;
        decimal? reducedUnitPrice = default;
        int? freeItemsQuantity = default;
        Dictionary<string, JsonElement>? more = null;
        while (NextMember(ref reader, out var member))
        {
            switch (member.Length)
            {
                case 4 when member.SequenceEqual("type"u8):
                    type = Shared(ref reader);
                    break;
                case 10 when member.SequenceEqual("amount_off"u8):
                    amountOff = OptionalAmount(ref reader);
                    break;
                case 14 when member.SequenceEqual("percentage_off"u8):
                    percentageOff = OptionalAmount(ref reader);
                    break;
                case 18 when member.SequenceEqual("reduced_unit_price"u8):
                    reducedUnitPrice = OptionalAmount(ref reader);
                    break;
                case 19 when member.SequenceEqual("free_items_quantity"u8):
                    freeItemsQuantity = OptionalInt(ref reader);
                    break;
                case 20 when member.SequenceEqual("internal_description"u8):
                    internalDescription = Shared(ref reader);
                    break;
                default:
                    Keep(ref reader, member, ref more);
                    break;
            }
        }

        return new PromotionConfiguration
        {
            Type = type,
            InternalDescription = internalDescription,
            AmountOff = amountOff,
            PercentageOff = percentageOff,
            ReducedUnitPrice = reducedUnitPrice,
            FreeItemsQuantity = freeItemsQuantity,
            AdditionalData = more,
        };
    }

    private OrderPromotions? ReadOrderPromotions(ref Utf8JsonReader reader)
    {
        if (!StartObject(ref reader))
            return null;
        IReadOnlyList<OrderPromotion>? appliedPromotions = default;
        decimal totalDeducedAmount = default;
        Dictionary<string, JsonElement>? more = null;
        while (NextMember(ref reader, out var member))
        {
            switch (member.Length)
            {
                case 18 when member.SequenceEqual("applied_promotions"u8):
                    appliedPromotions = List(ref reader, static (self, ref r) => self.ReadOrderPromotion(ref r));
                    break;
                case 20 when member.SequenceEqual("total_deduced_amount"u8):
                    totalDeducedAmount = Amount(ref reader);
                    break;
                default:
                    Keep(ref reader, member, ref more);
                    break;
            }
        }

        return new OrderPromotions
        {
            AppliedPromotions = appliedPromotions ?? [],
            TotalDeducedAmount = totalDeducedAmount,
            AdditionalData = more,
        };
    }

    private DiscountCampaign? ReadDiscountCampaign(ref Utf8JsonReader reader)
    {
        if (!StartObject(ref reader))
            return null;
        string? identifier = default;
        Dictionary<string, JsonElement>? more = null;
        while (NextMember(ref reader, out var member))
        {
            switch (member.Length)
            {
                case 10 when member.SequenceEqual("identifier"u8):
                    identifier = Shared(ref reader);
                    break;
                default:
                    Keep(ref reader, member, ref more);
                    break;
            }
        }

        return new DiscountCampaign
        {
            Identifier = identifier,
            AdditionalData = more,
        };
    }

    private OrderRefund? ReadOrderRefund(ref Utf8JsonReader reader)
    {
        if (!StartObject(ref reader))
            return null;
        string? orderRefundId = default;
        IReadOnlyList<OrderTaxTotal>? taxes = default;
        Dictionary<string, JsonElement>? more = null;
        while (NextMember(ref reader, out var member))
        {
            switch (member.Length)
            {
                case 5 when member.SequenceEqual("taxes"u8):
                    taxes = List(ref reader, static (self, ref r) => self.ReadOrderTaxTotal(ref r));
                    break;
                case 15 when member.SequenceEqual("order_refund_id"u8):
                    orderRefundId = Text(ref reader);
                    break;
                default:
                    Keep(ref reader, member, ref more);
                    break;
            }
        }

        return new OrderRefund
        {
            OrderRefundId = orderRefundId,
            Taxes = taxes ?? [],
            AdditionalData = more,
        };
    }

    private OrderTaxTotal? ReadOrderTaxTotal(ref Utf8JsonReader reader)
    {
        if (!StartObject(ref reader))
            return null;
        string? code = default;
        decimal totalAmount = default;
        decimal? rate = default;
        Dictionary<string, JsonElement>? more = null;
        while (NextMember(ref reader, out var member))
        {
            switch (member.Length)
            {
                case 4 when member.SequenceEqual("code"u8):
                    code = Shared(ref reader);
                    break;
                case 4 when member.SequenceEqual("rate"u8):
                    rate = OptionalAmount(ref reader);
                    break;
                case 12 when member.SequenceEqual("total_amount"u8):
                    totalAmount = Amount(ref reader);
                    break;
                default:
                    Keep(ref reader, member, ref more);
                    break;
            }
        }

        return new OrderTaxTotal
        {
            Code = code,
            TotalAmount = totalAmount,
            Rate = rate,
            AdditionalData = more,
        };
    }
}
