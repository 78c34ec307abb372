using System.Text.Json;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Json;

internal sealed partial class OrderReader
{
    private Measurement? ReadMeasurement(ref Utf8JsonReader reader)
    {
        if (!StartObject(ref reader))
            return null;
        decimal? orderedMeasurement = default;
        decimal? actualMeasurement = default;
        string? measurementUnit = default;
        decimal? adjustmentLimit = default;
        Dictionary<string, JsonElement>? more = null;
        while (NextMember(ref reader, out var member))
        {
            switch (member.Length)
            {
                case 16 when member.SequenceEqual("measurement_unit"u8):
                    measurementUnit = Shared(ref reader);
                    break;
                case 16 when member.SequenceEqual("adjustment_limit"u8):
                    adjustmentLimit = OptionalAmount(ref reader);
                    break;
                case 18 when member.SequenceEqual("actual_measurement"u8):
                    actualMeasurement = OptionalAmount(ref reader);
                    break;
                case 19 when member.SequenceEqual("ordered_measurement"u8):
                    orderedMeasurement = OptionalAmount(ref reader);
                    break;
                default:
                    Keep(ref reader, member, ref more);
                    break;
            }
        }

        return new Measurement
        {
            OrderedMeasurement = orderedMeasurement,
            ActualMeasurement = actualMeasurement,
            MeasurementUnit = measurementUnit,
            AdjustmentLimit = adjustmentLimit,
            AdditionalData = more,
        };
    }

    private ProductMedia? ReadProductMedia(ref Utf8JsonReader reader)
    {
        if (!StartObject(ref reader))
            return null;
        string? mediaUrl = default;
        string? mimeType = default;
        string? type = default;
        Dictionary<string, JsonElement>? more = null;
        while (NextMember(ref reader, out var member))
        {
            switch (member.Length)
            {
                case 4 when member.SequenceEqual("type"u8):
                    type = Shared(ref reader);
                    break;
                case 9 when member.SequenceEqual("media_url"u8):
                    mediaUrl = Text(ref reader);
                    break;
                case 9 when member.SequenceEqual("mime_type"u8):
                    mimeType = Shared(ref reader);
                    break;
                default:
                    Keep(ref reader, member, ref more);
                    break;
            }
        }

        return new ProductMedia
        {
            MediaUrl = mediaUrl,
            MimeType = mimeType,
            Type = type,
            AdditionalData = more,
        };
    }

    private OrderChannel? ReadOrderChannel(ref Utf8JsonReader reader)
    {
        if (!StartObject(ref reader))
            return null;
        string? code = default;
        string? label = default;
        Dictionary<string, JsonElement>? more = null;
        while (NextMember(ref reader, out var member))
        {
            switch (member.Length)
            {
                case 4 when member.SequenceEqual("code"u8):
                    code = Shared(ref reader);
                    break;
                case 5 when member.SequenceEqual("label"u8):
                    label = Shared(ref reader);
                    break;
                default:
                    Keep(ref reader, member, ref more);
                    break;
            }
        }

        return new OrderChannel
        {
            Code = code,
            Label = label,
            AdditionalData = more,
        };
    }

    private static DeliveryWindow? ReadDeliveryWindow(ref Utf8JsonReader reader)
    {
        if (!StartObject(ref reader))
            return null;
        DateTimeOffset? earliest = default;
        DateTimeOffset? latest = default;
        Dictionary<string, JsonElement>? more = null;
        while (NextMember(ref reader, out var member))
        {
            switch (member.Length)
            {
                case 6 when member.SequenceEqual("latest"u8):
                    latest = OptionalInstant(ref reader);
                    break;
                case 8 when member.SequenceEqual("earliest"u8):
                    earliest = OptionalInstant(ref reader);
                    break;
                default:
                    Keep(ref reader, member, ref more);
                    break;
            }
        }

        return new DeliveryWindow
        {
            Earliest = earliest,
            Latest = latest,
            AdditionalData = more,
        };
    }

    private OrderFulfillment? ReadOrderFulfillment(ref Utf8JsonReader reader)
    {
        if (!StartObject(ref reader))
            return null;
        FulfillmentCenter? center = default;
        Dictionary<string, JsonElement>? more = null;
        while (NextMember(ref reader, out var member))
        {
            switch (member.Length)
            {
                case 6 when member.SequenceEqual("center"u8):
                    center = ReadFulfillmentCenter(ref reader);
                    break;
                default:
                    Keep(ref reader, member, ref more);
                    break;
            }
        }

        return new OrderFulfillment
        {
            Center = center,
            AdditionalData = more,
        };
    }

    private FulfillmentCenter? ReadFulfillmentCenter(ref Utf8JsonReader reader)
    {
        if (!StartObject(ref reader))
            return null;
        string? code = default;
        Dictionary<string, JsonElement>? more = null;
        while (NextMember(ref reader, out var member))
        {
            switch (member.Length)
            {
                case 4 when member.SequenceEqual("code"u8):
                    code = Shared(ref reader);
                    break;
                default:
                    Keep(ref reader, member, ref more);
                    break;
            }
        }

        return new FulfillmentCenter
        {
            Code = code,
            AdditionalData = more,
        };
    }

    private InvoiceDetails? ReadInvoiceDetails(ref Utf8JsonReader reader)
    {
        if (!StartObject(ref reader))
            return null;
        IReadOnlyList<InvoiceFormat>? documentDetails = default;
        PaymentTerms? paymentTerms = default;
        Dictionary<string, JsonElement>? more = null;
        while (NextMember(ref reader, out var member))
        {
            switch (member.Length)
            {
                case 13 when member.SequenceEqual("payment_terms"u8):
                    paymentTerms = ReadPaymentTerms(ref reader);
                    break;
                case 16 when member.SequenceEqual("document_details"u8):
                    documentDetails = List(ref reader, static (self, ref r) => self.ReadInvoiceFormat(ref r));
                    break;
                default:
                    Keep(ref reader, member, ref more);
                    break;
            }
        }

        return new InvoiceDetails
        {
            DocumentDetails = documentDetails ?? [],
            PaymentTerms = paymentTerms,
            AdditionalData = more,
        };
    }

    private InvoiceFormat? ReadInvoiceFormat(ref Utf8JsonReader reader)
    {
        if (!StartObject(ref reader))
            return null;
        string? format = default;
        Dictionary<string, JsonElement>? more = null;
        while (NextMember(ref reader, out var member))
        {
            switch (member.Length)
            {
                case 6 when member.SequenceEqual("format"u8):
                    format = Shared(ref reader);
                    break;
                default:
                    Keep(ref reader, member, ref more);
                    break;
            }
        }

        return new InvoiceFormat
        {
            Format = format,
            AdditionalData = more,
        };
    }

    private PaymentTerms? ReadPaymentTerms(ref Utf8JsonReader reader)
    {
        if (!StartObject(ref reader))
            return null;
        int days = default;
        string? type = default;
        Dictionary<string, JsonElement>? more = null;
        while (NextMember(ref reader, out var member))
        {
            switch (member.Length)
            {
                case 4 when member.SequenceEqual("days"u8):
                    days = Int(ref reader);
                    break;
                case 4 when member.SequenceEqual("type"u8):
                    type = Shared(ref reader);
                    break;
                default:
                    Keep(ref reader, member, ref more);
                    break;
            }
        }

        return new PaymentTerms
        {
            Days = days,
            Type = type,
            AdditionalData = more,
        };
    }

    private static OrderReferences? ReadOrderReferences(ref Utf8JsonReader reader)
    {
        if (!StartObject(ref reader))
            return null;
        string? orderReferenceForCustomer = default;
        string? orderReferenceForSeller = default;
        Dictionary<string, JsonElement>? more = null;
        while (NextMember(ref reader, out var member))
        {
            switch (member.Length)
            {
                case 26 when member.SequenceEqual("order_reference_for_seller"u8):
                    orderReferenceForSeller = Text(ref reader);
                    break;
                case 28 when member.SequenceEqual("order_reference_for_customer"u8):
                    orderReferenceForCustomer = Text(ref reader);
                    break;
                default:
                    Keep(ref reader, member, ref more);
                    break;
            }
        }

        return new OrderReferences
        {
            OrderReferenceForCustomer = orderReferenceForCustomer,
            OrderReferenceForSeller = orderReferenceForSeller,
            AdditionalData = more,
        };
    }

    private AdditionalField? ReadAdditionalField(ref Utf8JsonReader reader)
    {
        if (!StartObject(ref reader))
            return null;
        string? code = default;
        AdditionalFieldType type = default;
        AdditionalFieldValue value = default;
        Dictionary<string, JsonElement>? more = null;
        while (NextMember(ref reader, out var member))
        {
            switch (member.Length)
            {
                case 4 when member.SequenceEqual("code"u8):
                    code = Shared(ref reader);
                    break;
                case 4 when member.SequenceEqual("type"u8):
                    type = Word<AdditionalFieldType>(ref reader);
                    break;
                case 5 when member.SequenceEqual("value"u8):
                    value = AdditionalFieldValueJsonConverter.ReadValue(ref reader);
                    break;
                default:
                    Keep(ref reader, member, ref more);
                    break;
            }
        }

        return new AdditionalField
        {
            Code = code,
            Type = type,
            Value = value,
            AdditionalData = more,
        };
    }
}
