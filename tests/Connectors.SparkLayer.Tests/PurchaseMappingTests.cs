using System.Text.Json;
using Connectors.Domain.Documents;
using Connectors.Domain.Values;
using Connectors.SparkLayer.Internal;
using Connectors.SparkLayer.Json;
using Connectors.SparkLayer.Models;

namespace Connectors.SparkLayer.Tests;

/// <summary>What a purchase says, and what is never guessed from it.</summary>
public sealed class PurchaseMappingTests
{
    private const string Id = "8f14e45f-ceea-467f-a0e6-7d1f0b6a5c3e";

    private static readonly Customer Buyer = new()
    {
        Id = "c-1", ExternalId = "4711", AccountingId = "C00010", ParentCustomerId = "c-0", CompanyName = "Buyer Ltd", Email = "orders@buyer.example", TaxExempt = true, PaymentOnAccount = new PaymentOnAccount { NetTerms = 30 },
    };

    [Fact]
    public void R17_Everything_that_people_wrote_is_carried_and_mapped_net_with_its_taxes()
    {
        var order = Map(Whole());

        Assert.Equal(("PO-7", "Leave at gate 3\nRing twice", "P#1264"), (order.PurchaseOrderNumber, order.Instructions, order.Number));
        Assert.Equal(["Site=Leeds|York", "Floor=2", "Access=extra: ground|lift: no", "route=north"], order.Attributes.Select(static a => $"{a.Code}={string.Join('|', a.Values)}"));
        Assert.Equal(("4711", "C00010", "Buyer Ltd", true), (order.CustomerId, order.CompanyId, order.Company!.Name, order.IsTaxExempt));
        Assert.Equal(("paymentOnAccount", "Net 30", "PENDING"), (order.PaymentMethod, order.PaymentTerms, order.PaymentState));
        Assert.Equal((133.20m, 133.20m, false), (order.Total.Amount, order.Outstanding.Amount, order.PricesIncludeTax));
        Assert.Equal(("Courier", 10m, 2m), (order.DeliveryService, order.Delivery!.Value.Amount, order.DeliveryTaxes.Sum(static t => t.Amount.Amount)));
        Assert.Equal(("7 Works Road", "LS1 1AA", "GB", "orders@buyer.example"), (order.ShipTo!.Line1, order.ShipTo.Postcode, order.ShipTo.CountryCode, order.ShipTo.Email));
        Assert.Equal("1 Office Park", order.BillTo!.Line1);
        var line = order.Lines[0];
        Assert.Equal(("A|CASE", "A|CASE", 2m, 60m, 5m), (line.Sku.Value, line.VariantId.Value, line.Quantity, line.Amount.Amount, line.Discount.Amount));
        Assert.Equal(("VAT", 12m, 20m), (line.Taxes[0].Code, line.Taxes[0].Amount.Amount, line.Taxes[0].RatePercent));
        Assert.Equal("Engraving", Assert.Single(order.Lines[1].Attributes).Code);
        Assert.StartsWith("B~", order.Lines[1].LineId.Value, StringComparison.Ordinal);
        Assert.Equal((new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero), Id), (order.PlacedAt, order.CartId));
    }

    [Theory]
    [InlineData("order", StorefrontOrderKind.Order)]
    [InlineData("order_unconfirmed", StorefrontOrderKind.Draft)]
    [InlineData("awaiting_approval", StorefrontOrderKind.Draft)]
    [InlineData("quote", StorefrontOrderKind.Quote)]
    [InlineData("subscription", StorefrontOrderKind.Unknown)]
    public void R15_R16_A_type_is_what_the_table_says_and_unknown_where_it_says_nothing(string type, StorefrontOrderKind kind)
    {
        var order = Map(Whole().Replace("\"type\":\"order\"", $"\"type\":\"{type}\"", StringComparison.Ordinal));

        Assert.Equal(kind, order.Kind);
        Assert.Equal(kind == StorefrontOrderKind.Unknown ? StorefrontOrderState.Unknown : StorefrontOrderState.Open, order.State);
        Assert.Equal(StorefrontOrderKind.Order, Map(Whole().Replace("\"type\":\"order\"", "\"type\":\"Subscription\"", StringComparison.Ordinal), configure: static o => o.Types["subscription"] = "order").Kind);
    }

    [Theory]
    [InlineData("incoming", "", "incoming", StorefrontOrderState.Open)]
    [InlineData("processing", "shipped", "part_shipped", StorefrontOrderState.Open)]
    [InlineData("on_hold", "", "on_hold", StorefrontOrderState.Open)]
    [InlineData("shipped", "", "shipped", StorefrontOrderState.Sent)]
    [InlineData("shipped", "cancelled", "part_shipped", StorefrontOrderState.Sent)]
    [InlineData("shipped", "returned", "complete", StorefrontOrderState.Sent)]
    [InlineData("cancelled", "", "cancelled", StorefrontOrderState.Cancelled)]
    [InlineData("", "", "processing", StorefrontOrderState.Open)]
    [InlineData("in_limbo", "", "incoming", StorefrontOrderState.Unknown)]
    [InlineData("incoming", "", "in_limbo", StorefrontOrderState.Unknown)]
    [InlineData("incoming", "", "shipped", StorefrontOrderState.Unknown)]
    [InlineData("incoming", "", "cancelled", StorefrontOrderState.Unknown)]
    [InlineData("shipped", "", "processing", StorefrontOrderState.Unknown)]
    [InlineData("", "", "part_shipped", StorefrontOrderState.Unknown)]
    public void R15_Where_an_order_stands_is_known_only_where_its_packages_and_the_whole_say_the_same(string first, string second, string whole, StorefrontOrderState state)
    {
        var packages = new[] { first, second }.Take(second.Length == 0 ? 1 : 2).Select(static (type, i) => $$$"""{"type":"{{{type}}}","line_items":[{"identifiers":{"sku":"S{{{i}}}"},"quantity":1}]}""");

        var order = Map($$$"""{"type":"order","purchase_identifiers":{"sparklayer":"{{{Id}}}"},"packages":[{{{string.Join(',', packages)}}}],"calculated_fulfilment_status":"{{{whole}}}"}""");

        Assert.Equal(state, order.State);
        Assert.NotEmpty(order.StateText);
        Assert.Equal(first == "on_hold", order.Holds.Count == 1);
    }

    [Theory]
    [InlineData("", 0, 0, "PENDING", 133.20)]
    [InlineData("100 true", 0, 0, "PARTIALLY_PAID", 33.20)]
    [InlineData("133.20 true", 0, 0, "PAID", 0)]
    [InlineData("133.20 false", 0, 0, "PENDING", 133.20)]
    [InlineData("133.20 true,-33.20 true", 0, 33.20, "PARTIALLY_REFUNDED", 33.20)]
    [InlineData("133.20 true,-133.20 true", 0, 133.20, "REFUNDED", 133.20)]
    [InlineData("", 133.20, 0, "PAID", 0)]
    [InlineData("33.20 true", 133.20, 0, "PARTIALLY_PAID", 100)]
    public void R25_What_is_paid_are_the_transactions_that_count_and_without_any_the_purchase_s_own_figure(string payments, decimal total, decimal refunded, string state, decimal outstanding)
    {
        var transactions = payments.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(static (p, i) => Payment($"t-{i}", decimal.Parse(p.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture), bool.Parse(p.Split(' ')[1])));

        var order = Map(Paid(total), [.. transactions]);

        Assert.Equal((state, outstanding, refunded), (order.PaymentState, order.Outstanding.Amount, order.Refunded.Amount));
    }

    [Theory]
    [InlineData("on_account", "paymentOnAccount", "Net 30")]
    [InlineData("invoice", "paymentByInvoice", "Net 30")]
    [InlineData("platform_upfront", "upfrontPayment", null)]
    [InlineData("barter", "barter", "Net 30")]
    public void R25_A_way_to_pay_is_in_the_words_of_the_payment_rules_and_an_unknown_one_stays_as_it_is(string method, string known, string? terms)
    {
        var order = Map(Whole().Replace("\"on_account\"", $"\"{method}\"", StringComparison.Ordinal));

        Assert.Equal((known, terms), (order.PaymentMethod, order.PaymentTerms));
    }

    [Fact]
    public void A_payment_of_ours_counts_beside_what_the_purchase_says_was_paid_before()
    {
        var purchase = Paid(33.20m);

        Assert.Equal(100m, Map(purchase).Outstanding.Amount);
        Assert.Equal(("PAID", 0m), (Map(purchase, [Payment("connectors:trade:x/1", 100m, true)]).PaymentState, Map(purchase, [Payment("connectors:trade:x/1", 100m, true)]).Outstanding.Amount));
    }

    [Fact]
    public void R33_What_is_not_told_is_not_made_up()
    {
        var order = Map("""{"type":"order","purchase_identifiers":{"sparklayer":"x-1"},"packages":[{"type":"incoming","line_items":[{"quantity":1,"line_total":{"total_gross":{"number":"12","currency":"GBP"}}}]}]}""", customer: null);

        Assert.Equal((default, default, string.Empty, string.Empty), (order.Total, order.Lines[0].Amount, order.CustomerId, order.PaymentState));
        Assert.Equal((default(Sku), default(OfferId), null, null), (order.Lines[0].Sku, order.Lines[0].VariantId, order.ShipTo, order.Company));
    }

    [Theory]
    [InlineData("0.2", 20)]
    [InlineData("20", 20)]
    [InlineData("0.05", 5)]
    [InlineData("0", 0)]
    public void A_rate_is_read_as_fraction_or_percent_by_what_the_amounts_say(string rate, decimal percent)
    {
        var tax = percent == 0m ? "0" : percent.ToString(System.Globalization.CultureInfo.InvariantCulture);

        var order = Map($$$"""
            {"type":"order","purchase_identifiers":{"sparklayer":"x-1"},"currency_code":"gbp","packages":[{"type":"incoming","line_items":[{"identifiers":{"sku":"A"},"quantity":1,
             "line_total":{"total_net":{"number":"100"},"total_tax":{"number":"{{{tax}}}"}},"tax_lines":[{"title":"VAT","amount":{"number":"{{{tax}}}"},"rate":{{{rate}}}}]}]}]}
            """);

        Assert.Equal(percent, Assert.Single(order.Lines[0].Taxes).RatePercent);
    }

    [Fact]
    public void A_line_that_stands_in_several_packages_is_one_and_what_was_called_off_of_it_costs_nothing()
    {
        static string Package(string type, int quantity) => $$$"""{"type":"{{{type}}}","line_items":[{"identifiers":{"sku":"A"},"quantity":{{{quantity}}},"line_total":{"total_net":{"number":"{{{quantity * 10}}}.00"},"total_tax":{"number":"{{{quantity * 2}}}.00"},"total_gross":{"number":"{{{quantity * 12}}}.00"} } }]}""";
        static string Purchase(int total) => $$$"""{"type":"order","purchase_identifiers":{"sparklayer":"x-1"},"currency_code":"GBP","calculated_total":{"number":"{{{total}}}.00","currency":"GBP"},"packages":[{{{Package("shipped", 3)}}},{{{Package("processing", 2)}}},{{{Package("cancelled", 4)}}}]}""";

        foreach (var total in new[] { 60, 108 })
        {
            var order = Map(Purchase(total));
            var line = Assert.Single(order.Lines);
            Assert.Equal((5m, 4m, 50m, 10m), (line.Quantity, line.Removed, line.Amount.Amount, line.Taxes.Sum(static t => t.Amount.Amount)));
            Assert.Equal(60m, order.Total.Amount);
            Assert.Equal(3m, Assert.Single(Assert.Single(order.Fulfilments).Lines).Quantity);
        }

        // Any other figure holds something that is not read, and stays for the sum to be compared with.
        Assert.Equal(99m, Map(Purchase(99)).Total.Amount);
    }

    [Fact]
    public void Packages_for_several_addresses_are_a_hold_and_those_that_are_called_off_do_not_count()
    {
        static string Package(string type, string street) => $$$"""{"type":"{{{type}}}","line_items":[{"identifiers":{"sku":"A"},"quantity":1}],"shipping_address":{"address_line1":"{{{street}}}","city":"Leeds","country_code":"gb"}}""";
        static string Purchase(params string[] packages) => $$$"""{"type":"order","purchase_identifiers":{"sparklayer":"x-1"},"packages":[{{{string.Join(',', packages)}}}]}""";

        Assert.Equal("its packages go to several addresses", Assert.Single(Map(Purchase(Package("incoming", "1 A Road"), Package("incoming", "2 B Road"))).Holds).Reason);
        Assert.Empty(Map(Purchase(Package("incoming", "1 A Road"), Package("cancelled", "2 B Road"))).Holds);
        Assert.Empty(Map(Purchase(Package("incoming", "1 A Road"), Package("shipped", "1 A Road"))).Holds);
    }

    [Theory]
    [InlineData("8f14e45f-ceea-467f-a0e6-7d1f0b6a5c3e")]
    [InlineData("00000000-0000-0000-0000-000000000001")]
    [InlineData("ffffffff-ffff-ffff-ffff-ffffffffffff")]
    [InlineData("8F14E45F-CEEA-467F-A0E6-7D1F0B6A5C3E")]
    [InlineData("o_1234")]
    [InlineData("cjld2cjxh0000qzrmn831i7rn")]
    [InlineData("id-cjld2cjxh0000qzrmn831i7rn")]
    [InlineData("zzzzzzzzzzzzzzzzzzzzzzzzz")]
    public void An_id_comes_back_as_it_went_and_a_UUID_fits_into_what_systems_behind_keep(string id)
    {
        var key = SparkLayerStorefrontOrders.KeyOf(new ConnectionName("wholesale"), id);

        Assert.Equal(id, SparkLayerStorefrontOrders.PurchaseIdOf(key));
        if (Guid.TryParseExact(id, "D", out _) && !id.Any(char.IsUpper))
            Assert.Equal(35, key.ToString().Length);
    }

    private static string Paid(decimal total) => Whole().Replace(
        "\"currency_code\"", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"\"total_paid\":{{\"number\":\"{total}\",\"currency\":\"GBP\"}},\"currency_code\""), StringComparison.Ordinal);

    private static Transaction Payment(string id, decimal amount, bool counts) => new() { PlatformId = id, Total = new PurchaseMoney { Number = amount, Currency = "GBP" }, ApplyToBalance = counts };

    private static StorefrontOrder Map(string json, Transaction[]? payments = null, Customer? customer = null, Action<SparkLayerStorefrontOptions>? configure = null)
    {
        var options = new SparkLayerStorefrontOptions();
        configure?.Invoke(options);
        return new PurchaseMapping(new ConnectionName("trade"), options).Map(JsonSerializer.Deserialize(json, SparkLayerJsonContext.Default.Purchase)!, payments ?? [], json.Contains("\"c-1\"", StringComparison.Ordinal) ? Buyer : customer);
    }

    private static string Whole() => $$$"""
        {"type":"order","purchase_identifiers":{"sparklayer":"{{{Id}}}","visible":"P#1264"},"customer_identifiers":{"sparklayer":"c-1"},"payment_method":"on_account","dates":{"placed_at":"2026-03-02T10:00:00+02:00","updated_at":"2026-03-02T08:05:00Z"},
         "customer_reference":"PO-7","currency_code":"gbp","billing_address":{"address_line1":"1 Office Park","city":"Leeds","postal_code":"LS1 1AA","country_code":"GB"},"calculated_fulfilment_status":"incoming",
         "calculated_total":{"number":"133.20","currency":"GBP"},"accounting_files":[],"metadata":[{"name":"route","value":"north"},{"name":"cancellation_note","value":"ours"}],
         "custom_fields":[{"name":"Delivery instructions","value":"Leave at gate 3"},{"name":"delivery INSTRUCTIONS","value":"Ring twice"},{"name":"Site","value":["Leeds","York"]},{"name":"Floor","answer":2},{"name":"Access","extra":"ground","lift":"no"},{"name":"Empty","value":null}],
         "packages":[{"type":"incoming","shipping_method":{"name":"Courier","line_total":{"total_net":{"number":"10.00"},"total_tax":{"number":"2.00"} } },
          "shipping_address":{"first_name":"Robin","last_name":"Buyer","address_line1":"7 Works Road","city":"Leeds","postcode":"LS1 1AA","country_code":"gb"},
          "line_items":[{"identifiers":{"sku":"A"},"unit_of_measure":"CASE","quantity":2,"line_total":{"total_net":{"number":"60.00","currency":"GBP"},"total_tax":{"number":"12.00","currency":"GBP"},"total_gross":{"number":"72.00","currency":"GBP"},"discount_net":{"number":"5.00","currency":"GBP"}},
           "tax_lines":[{"title":"VAT","amount":{"number":"12.00","currency":"GBP"},"rate":0.2}]},
           {"identifiers":{"sku":"B"},"quantity":1,"custom_attributes":[{"key":"Engraving","value":"R.B."}],"line_total":{"total_tax":{"number":"8.20","currency":"GBP"},"total_gross":{"number":"49.20","currency":"GBP"} } }]}]}
        """;
}
