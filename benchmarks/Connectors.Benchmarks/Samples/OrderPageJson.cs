using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Benchmarks.Samples;

/// <summary>
/// OR11 orders with every member that the platform's documentation shows, nested as there, filled in full: taxes, fees, a cancelation
/// and a refund on each line. Ids, amounts and times differ from order to order. The same arguments always give the same bytes.
/// </summary>
internal static class OrderPageJson
{
    public static byte[] Page(int orders, int lines) => Bytes(new JsonObject
    {
        ["orders"] = new JsonArray([.. Enumerable.Range(1, orders).Select(number => (JsonNode)Order(number, lines))]),
        ["total_count"] = orders,
    });

    public static byte[] SingleOrder(int number, int lines) => Bytes(Order(number, lines));

    private static byte[] Bytes(JsonObject json) => JsonSerializer.SerializeToUtf8Bytes<JsonNode>(json);

    private static JsonObject Order(int number, int lines)
    {
        var id = Text($"{740_000 + number}-A");
        return new JsonObject
        {
            ["acceptance_decision_date"] = Time(number, 5),
            ["can_cancel"] = false,
            ["can_shop_ship"] = true,
            ["channel"] = new JsonObject { ["code"] = "HOME_UK", ["label"] = "Home shop UK" },
            ["commercial_id"] = Text($"{740_000 + number}"),
            ["created_date"] = Time(number, 0),
            ["currency_iso_code"] = "GBP",
            ["customer"] = Customer(number),
            ["customer_debited_date"] = Time(number, 9),
            ["customer_directly_pays_seller"] = false,
            ["customer_notification_email"] = Text($"relay-{number:D6}-sample-order@relay.example"),
            ["delivery_date"] = new JsonObject { ["earliest"] = Time(number, 3_000), ["latest"] = Time(number, 6_000) },
            ["fulfillment"] = new JsonObject { ["center"] = new JsonObject { ["code"] = "SELLER" } },
            ["fully_refunded"] = false,
            ["has_customer_message"] = false,
            ["has_incident"] = false,
            ["has_invoice"] = true,
            ["invoice_details"] = new JsonObject
            {
                ["document_details"] = new JsonArray(new JsonObject { ["format"] = "PDF" }),
                ["payment_terms"] = new JsonObject { ["days"] = 30, ["type"] = "NET" },
            },
            ["last_updated_date"] = Time(number, 12),
            ["leadtime_to_ship"] = 2,
            ["order_additional_fields"] = new JsonArray(
                new JsonObject { ["code"] = "delivery-note", ["type"] = "STRING", ["value"] = Text($"Leave with bay {number % 40}") }),
            ["order_id"] = id,
            ["order_lines"] = new JsonArray([.. Enumerable.Range(1, lines).Select(line => (JsonNode)Line(id, number, line))]),
            ["order_state"] = "SHIPPING",
            ["order_state_reason_code"] = null,
            ["order_state_reason_label"] = null,
            ["order_tax_mode"] = "TAX_INCLUDED",
            ["order_taxes"] = new JsonArray(
                new JsonObject { ["code"] = "VAT20", ["rate"] = 20.0m, ["total_amount"] = Amount(number, 20) },
                new JsonObject { ["code"] = "LEVY", ["rate"] = null, ["total_amount"] = Amount(number, 1) }),
            ["payment_type"] = "Card",
            ["payment_workflow"] = "PAY_ON_ACCEPTANCE",
            ["price"] = Amount(number, 48) * lines,
            ["promotions"] = new JsonObject { ["applied_promotions"] = new JsonArray(), ["total_deduced_amount"] = 0 },
            ["quote_id"] = null,
            ["references"] = new JsonObject { ["order_reference_for_customer"] = Text($"PO {number}"), ["order_reference_for_seller"] = Text($"SO{100_000 + number}") },
            ["shipping_carrier_code"] = "parcel_line",
            ["shipping_carrier_standard_code"] = "PL",
            ["shipping_company"] = "Parcel Line",
            ["shipping_deadline"] = Time(number, 2_880),
            ["shipping_price"] = 4.95m * lines,
            ["shipping_pudo_id"] = null,
            ["shipping_tracking"] = Text($"PL{900_000_000 + number}GB"),
            ["shipping_tracking_url"] = Text($"https://track.parcel-line.example/parcels?number=PL{900_000_000 + number}GB"),
            ["shipping_type_code"] = "STD",
            ["shipping_type_label"] = "Standard delivery",
            ["shipping_type_standard_code"] = "HOME-STD",
            ["shipping_zone_code"] = "UK1",
            ["shipping_zone_label"] = "Mainland",
            ["total_commission"] = Amount(number, 7) * lines,
            ["total_price"] = (Amount(number, 48) + 4.95m) * lines,
            ["transaction_date"] = Time(number, 10),
            ["transaction_number"] = Text($"TX-{5_000_000 + number}"),
        };
    }

    private static JsonObject Customer(int number)
    {
        var id = Text($"shopper-{number:D6}");
        return new JsonObject
        {
            ["accounting_contact"] = Contact(id, "accounts"),
            ["billing_address"] = Address(number, 1),
            ["civility"] = "Mx",
            ["customer_id"] = id,
            ["delivery_contact"] = Contact(id, "goods-in"),
            ["firstname"] = Text($"First{number}"),
            ["lastname"] = Text($"Last{number}"),
            ["locale"] = "en_GB",
            ["organization"] = new JsonObject
            {
                ["address"] = Street(number, 2),
                ["identification_number"] = Text($"{31_000_000 + number}"),
                ["name"] = Text($"Sample Builders {number} Ltd"),
                ["organization_id"] = Text($"org-{number}"),
                ["tax_identification_number"] = Text($"GB{700_000_000 + number}"),
            },
            ["shipping_address"] = With(Address(number, 3), "additional_info", "Ring twice"),
        };
    }

    private static JsonObject Contact(string customer, string what) => new()
    {
        ["customer_id"] = $"{customer}-{what}",
        ["firstname"] = "Sam",
        ["lastname"] = "Sample",
        ["locale"] = "en_GB",
    };

    private static JsonObject Street(int number, int house) => new()
    {
        ["city"] = "Sampleton",
        ["country_iso_code"] = "GBR",
        ["state"] = "Sampleshire",
        ["street_1"] = Text($"{house + (number % 300)} Sample Row"),
        ["street_2"] = "Unit 4",
        ["zip_code"] = Text($"ZZ{number % 90} 1ZZ"),
    };

    private static JsonObject Address(int number, int house)
    {
        var address = Street(number, house);
        address["civility"] = "Mx";
        address["company"] = Text($"Sample Builders {number} Ltd");
        address["company_2"] = "Yard";
        address["country"] = "United Kingdom";
        address["firstname"] = Text($"First{number}");
        address["lastname"] = Text($"Last{number}");
        return address;
    }

    private static JsonObject Line(string orderId, int number, int line) => new()
    {
        ["can_refund"] = true,
        ["cancelations"] = new JsonArray(Cancelation(number, line)),
        ["category_code"] = Text($"{6_100 + line}"),
        ["category_label"] = "Garden tables",
        ["commission_fee"] = Amount(number, 6),
        ["commission_taxes"] = new JsonArray(new JsonObject { ["amount"] = Amount(number, 1), ["code"] = "VAT20", ["rate"] = 20.0m }),
        ["created_date"] = Time(number, 0),
        ["debited_date"] = Time(number, 9),
        ["description"] = null,
        ["eco_contributions"] = new JsonArray(
            new JsonObject { ["epr_category_code"] = "UK_WEEE", ["producer_id"] = Text($"EPR-{line}"), ["producer_id_owner"] = "SELLER", ["total_amount"] = 0.40m, ["unit_amount"] = 0.20m }),
        ["fees"] = new JsonArray(new JsonObject { ["amount"] = 0.35m, ["code"] = "two-man" }),
        ["last_updated_date"] = Time(number, 12),
        ["offer_id"] = 2_000_000 + (number * 10) + line,
        ["offer_sku"] = Text($"SKU-{number:D4}{line}"),
        ["offer_state_code"] = "11",
        ["order_line_additional_fields"] = new JsonArray(
            new JsonObject { ["code"] = "regions", ["type"] = "MULTIPLE_VALUES_LIST", ["value"] = new JsonArray("ENG", "WAL") }),
        ["order_line_id"] = Text($"{orderId}-{line}"),
        ["order_line_index"] = line,
        ["order_line_state"] = "SHIPPING",
        ["order_line_state_reason_code"] = null,
        ["order_line_state_reason_label"] = null,
        ["origin_unit_price"] = Amount(number, 26),
        ["price"] = Amount(number, 48),
        ["price_additional_info"] = null,
        ["price_unit"] = Amount(number, 24),
        ["product_medias"] = new JsonArray(Media(number, line, "SMALL"), Media(number, line, "MEDIUM"), Media(number, line, "LARGE")),
        ["product_shop_sku"] = Text($"{410_000 + number}"),
        ["product_sku"] = Text($"MKP{7_000_000_000 + (number * 10L) + line}"),
        ["product_title"] = Text($"Sample folding table with two leaves, oak finish, model {number % 50}"),
        ["promotions"] = new JsonArray(),
        ["purchase_information"] = Purchase(number, withUnitPrice: true),
        ["quantity"] = 2,
        ["received_date"] = null,
        ["refunds"] = new JsonArray(Refund(number, line)),
        ["shipped_date"] = null,
        ["shipping_from"] = new JsonObject { ["address"] = Street(7, 9), ["warehouse"] = new JsonObject { ["code"] = "NORTH" } },
        ["shipping_price"] = 4.95m,
        ["shipping_taxes"] = Taxes(number, 1, withBreakdown: false),
        ["tax_legal_notice"] = "VAT where due",
        ["taxes"] = Taxes(number, 4, withBreakdown: false),
        ["total_commission"] = Amount(number, 7),
        ["total_price"] = Amount(number, 48) + 4.95m,
    };

    private static JsonObject Media(int number, int line, string size) => new()
    {
        ["media_url"] = Text($"/media/product/{size}/{number:D6}/{line}/0b7d4c1e-sample-image"),
        ["mime_type"] = "JPEG",
        ["type"] = size,
    };

    private static JsonObject Cancelation(int number, int line) => new()
    {
        ["amount"] = Amount(number, 12),
        ["amount_breakdown"] = Breakdown(Amount(number, 12)),
        ["commission_amount"] = Amount(number, 2),
        ["commission_taxes"] = new JsonArray(),
        ["commission_total_amount"] = Amount(number, 2),
        ["created_date"] = Time(number, 30),
        ["eco_contributions"] = new JsonArray(),
        ["fees"] = new JsonArray(new JsonObject { ["amount"] = 0.15m, ["code"] = "two-man" }),
        ["id"] = Text($"{80_000 + (number * 10) + line}"),
        ["purchase_information"] = Purchase(number, withUnitPrice: false),
        ["quantity"] = 0,
        ["reason_code"] = "21",
        ["shipping_amount"] = 1.10m,
        ["shipping_amount_breakdown"] = Breakdown(1.10m),
        ["shipping_taxes"] = Taxes(number, 1, withBreakdown: true),
        ["taxes"] = Taxes(number, 2, withBreakdown: true),
    };

    private static JsonObject Refund(int number, int line) => new()
    {
        ["amount"] = Amount(number, 5),
        ["commission_amount"] = Amount(number, 1),
        ["commission_tax_amount"] = 0.20m,
        ["commission_taxes"] = new JsonArray(new JsonObject { ["amount"] = 0.20m, ["code"] = "VAT20" }),
        ["commission_total_amount"] = Amount(number, 1),
        ["created_date"] = Time(number, 45),
        ["eco_contributions"] = new JsonArray(),
        ["fees"] = new JsonArray(new JsonObject { ["amount"] = 0.10m, ["code"] = "two-man" }),
        ["id"] = Text($"{90_000 + (number * 10) + line}"),
        ["order_refund_id"] = Text($"5f0c{number:D4}-1a2b-4c3d-8e4f-00000000{line:D4}"),
        ["purchase_information"] = Purchase(number, withUnitPrice: false),
        ["quantity"] = 0,
        ["reason_code"] = "17",
        ["shipping_amount"] = 0.90m,
        ["shipping_taxes"] = Taxes(number, 1, withBreakdown: false),
        ["state"] = "REFUNDED",
        ["tax_legal_notice"] = "VAT where due",
        ["taxes"] = Taxes(number, 1, withBreakdown: false),
    };

    private static JsonArray Taxes(int number, int pounds, bool withBreakdown) => new(Tax(number, pounds, withBreakdown, "VAT20"), Tax(number, pounds, withBreakdown, "LEVY"));

    private static JsonObject Tax(int number, int pounds, bool withBreakdown, string code)
    {
        var amount = Amount(number, pounds);
        var tax = new JsonObject
        {
            ["amount"] = amount,
            ["code"] = code,
            ["purchase_tax"] = new JsonObject { ["purchase_amount"] = amount - 0.50m, ["purchase_rate"] = 20.0m },
            ["rate"] = 20.0m,
            ["tax_calculation_rule"] = "PROPORTIONAL_TO_AMOUNT",
        };
        return withBreakdown ? With(tax, "amount_breakdown", Breakdown(amount)) : tax;
    }

    private static JsonObject Breakdown(decimal amount) => new()
    {
        ["parts"] = new JsonArray(
            new JsonObject { ["amount"] = amount, ["commissionable"] = true, ["debitable_from_customer"] = true, ["payable_to_shop"] = true }),
    };

    private static JsonObject Purchase(int number, bool withUnitPrice)
    {
        var purchase = new JsonObject
        {
            ["purchase_commission_on_fees"] = new JsonObject { ["total_amount"] = 0.05m },
            ["purchase_commission_on_price"] = Amount(number, 3),
            ["purchase_commission_on_shipping"] = 0.25m,
            ["purchase_fee_amount"] = new JsonObject { ["total_amount"] = 0.30m },
            ["purchase_price"] = Amount(number, 40),
            ["purchase_shipping_price"] = 3.10m,
        };
        return withUnitPrice ? With(purchase, "purchase_unit_price", Amount(number, 20)) : purchase;
    }

    private static JsonObject With(JsonObject json, string member, JsonNode value)
    {
        json[member] = value;
        return json;
    }

    /// <summary>Some pounds, with pence that differ from order to order.</summary>
    private static decimal Amount(int number, int pounds) => pounds + (number % 100 / 100m);

    private static string Time(int number, int minutes) =>
        SampleOrders.Day.AddMinutes(number + minutes).AddSeconds(number % 60).ToString("yyyy-MM-ddTHH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
