using Connectors.Domain.Customers;
using Connectors.Domain.Documents;
using Connectors.Domain.Offers;
using Connectors.Domain.Orders;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Domain.Units;
using Connectors.Domain.Values;

namespace Connectors.Domain.Tests.Orders;

public sealed class StorefrontOrderMappingTests
{
    private static readonly ConnectionName Trade = new("trade");
    private static readonly Sku Brush = new("BRUSH");
    private static readonly UnitCode Each = new("EA");
    private static readonly UnitCode Case = new("XCS");
    private static readonly UnitCatalogue Units = UnitCatalogue.Compile(new UnitTable
    {
        Version = "u",
        Rows = [new(Brush, Each, new Ratio(1), IsBase: true), new(Brush, Case, new Ratio(12), IsBase: false)],
        OrderQuantities = [new(Brush, Each, Multiple: 6, Minimum: 12)],
    }).Value;

    private static readonly OfferMap Offers = OfferMap.Compile(new OfferTable
    {
        Version = "o",
        Rows = [new(Trade, new OfferId("1"), Brush, Brush, Each), new(Trade, new OfferId("2"), new Sku("BRUSH-C12"), Brush, Case)],
    }).Value;

    [Fact]
    public void R64_A_case_is_counted_in_base_units_and_its_money_is_conserved()
    {
        var order = Mapped(Order(Line("1", "2", "BRUSH-C12", 3, 100m)));

        var line = Assert.Single(order.Lines);
        Assert.Equal((new Quantity(36, Each), new OrderedPack(Case, 3, new Ratio(12), Pounds(33.34m)), Pounds(100m), Pounds(20m)), (line.Quantity, line.Ordered, line.Amount, line.Tax));
        Assert.Equal((Pounds(120m), Origin.B2B, "trade:77"), (order.Total, order.Origin, order.ExternalNumber));
    }

    [Theory]
    [InlineData("2", "BRUSH", "offer.sku-changed")]
    [InlineData("3", "BRUSH", "offer.unmapped")]
    public void R65_A_pack_is_never_guessed(string variant, string sku, string code) =>
        Assert.Equal(code, Assert.Single(Refusals(Order(Line("1", variant, sku, 12, 60m)))).Reason.Code);

    [Theory]
    [InlineData(6, OrderQuantityRule.Minimum)]
    [InlineData(15, OrderQuantityRule.Multiple)]
    public void R67_Order_quantities_are_checked_again(decimal quantity, OrderQuantityRule broken)
    {
        var refusal = Assert.Single(Refusals(Order(Line("1", "1", "BRUSH", quantity, 60m))));

        Assert.Equal(ReasonCatalogue.OrderQuantityNotAllowed, refusal.Reason);
        Assert.Contains(refusal.Facts, static f => f is { Name: "order line", Value: "1" });
        Assert.Equal(broken, Assert.IsType<OrderQuantityRefusal>(refusal).Broken);
    }

    [Fact]
    public void Without_an_offer_table_quantities_are_base_units()
    {
        var line = Mapped(Order(Line("1", "9", "BRUSH", 24, 60m)), byOffers: false).Lines[0];

        Assert.Equal((Brush, new Quantity(24, Each)), (line.Sku, line.Quantity));
        Assert.Equal("unit.sku-unknown", Refusals(Order(Line("1", "9", "OTHER", 24, 60m)), byOffers: false)[0].Reason.Code);
    }

    [Fact]
    public void R17_What_the_buyer_wrote_goes_along_whole()
    {
        var order = Mapped(Order(Line("1", "1", "BRUSH", 12, 60m) with { Attributes = [new("Engraving", ["A. Ltd"])] }) with
        {
            PurchaseOrderNumber = "PO-1", Instructions = "Gate 3\nRing twice", Attributes = [new("Site", ["Leeds"])],
        });

        Assert.Equal(("PO-1", "Gate 3; Ring twice"), (order.PurchaseOrderNumber, order.ShipTo.DeliveryNote));
        Assert.Equal(["Site: Leeds", "BRUSH Engraving: A. Ltd"], order.Attributes!.Select(static a => $"{a.Code}: {string.Join(',', a.Values)}"));
    }

    [Fact]
    public void R17_A_PO_number_that_the_ERP_does_not_keep_whole_is_refused()
    {
        var erp = new ErpCapabilities { ExternalNumberLength = 7, TextLimits = new OrderTextLimits { PurchaseOrderNumber = 4 } };

        Assert.Equal(["order.number-too-long", "order.text-too-long"], Refusals(Order(Line("1", "1", "BRUSH", 12, 60m)) with { PurchaseOrderNumber = "PO-12" }, erp: erp).Select(static r => r.Reason.Code));
    }

    [Fact]
    public void R33_The_account_is_the_companys_or_the_customers_and_nobody_elses()
    {
        var order = Order(Line("1", "1", "BRUSH", 12, 60m));

        Assert.Equal("C-1", Mapped(order).Customer.Value);
        Assert.Equal("C-2", Mapped(order with { CompanyId = "ACME" }).Customer.Value);
        Assert.Equal("C-1", Mapped(order with { CompanyId = "Unknown Ltd" }).Customer.Value);
        Assert.Equal("customer.unmapped", Assert.Single(Refusals(order with { CustomerId = "99" })).Reason.Code);
    }

    [Fact]
    public void R45_Tax_on_an_order_that_is_exempt_is_refused() =>
        Assert.Equal("order.tax-mismatch", Assert.Single(Refusals(Order(Line("1", "1", "BRUSH", 12, 60m)) with { IsTaxExempt = true })).Reason.Code);

    [Fact]
    public void The_total_is_the_sum_of_lines_delivery_and_taxes()
    {
        var order = Order(Line("1", "1", "BRUSH", 12, 60m)) with { Delivery = Pounds(10m), DeliveryTaxes = [new("VAT", Pounds(2m), 20m)], Total = Pounds(84m) };

        var charge = Assert.Single(Mapped(order).Charges);
        Assert.Equal((ChargeKind.Shipping, Pounds(10m), Pounds(2m)), (charge.Kind, charge.Amount, charge.Tax));
        Assert.Equal("order.total-mismatch", Assert.Single(Refusals(order with { Total = Pounds(84.01m) })).Reason.Code);
        Assert.Equal("order.total-mismatch", Assert.Single(Refusals(order with { Total = new Money(84m, CurrencyCode.Eur) })).Reason.Code);
        Assert.Equal(Pounds(72m), Mapped(order with { PricesIncludeTax = true, Total = Pounds(70m), Lines = [order.Lines[0]] } with { Total = Pounds(72m), Delivery = Pounds(12m) }).Total);
    }

    [Fact]
    public void Lines_that_cannot_be_sent_hold_the_order_and_those_that_were_taken_off_are_left_out()
    {
        var line = Line("1", "1", "BRUSH", 12, 60m);
        var gone = Line("2", "1", "BRUSH", 0, 0m) with { Removed = 6 };

        Assert.Single(Mapped(Order(line, gone)).Lines);
        Assert.Contains("is not sent", Assert.Single(Refusals(Order(line with { IsSent = false }))).Message, StringComparison.Ordinal);
        Assert.Contains("without a SKU", Assert.Single(Refusals(Order(line with { Sku = default }))).Message, StringComparison.Ordinal);
        Assert.Contains("negative", Refusals(Order(line with { Quantity = -1 }))[0].Message, StringComparison.Ordinal);
        Assert.Contains("no line", Assert.Single(Refusals(Order(gone) with { Total = Pounds(0m) })).Message, StringComparison.Ordinal);
        Assert.Contains("twice", Assert.Single(Refusals(Order(line, line))).Message, StringComparison.Ordinal);
        Assert.Contains("variant", Assert.Single(Refusals(Order(line with { VariantId = default }))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void R18_What_is_missing_is_named()
    {
        var refusals = Refusals(Order(Line("1", "1", "BRUSH", 12, 60m) with { Amount = default, Taxes = [] }) with { ShipTo = null, Delivery = default(Money), Total = Pounds(0m) });

        Assert.Equal(["ship-to address", "price of line 1", "price of the delivery"], Assert.Single(refusals, static r => r.Reason == ReasonCatalogue.OrderIncomplete).Facts.Where(static f => f.Name == "missing").Select(static f => f.Value));
    }

    private static SalesOrder Mapped(StorefrontOrder order, bool byOffers = true)
    {
        var mapped = Mapping(byOffers).Map(order);
        Assert.True(mapped.IsOk, string.Join(", ", mapped.Refusals.Select(static r => r.Message)));
        return mapped.Value;
    }

    private static IReadOnlyList<Refusal> Refusals(StorefrontOrder order, bool byOffers = true, ErpCapabilities? erp = null) => Mapping(byOffers).Map(order, erp).Refusals;

    private static StorefrontOrderMapping Mapping(bool byOffers) => new(
        Units,
        CustomerMap.Compile(new CustomerTable { Version = "c", Rows = [new(Trade, null, "5", new CustomerNumber("C-1")), new(Trade, null, "ACME", new CustomerNumber("C-2"))] }).Value,
        byOffers ? Offers : null);

    private static StorefrontOrder Order(params StorefrontOrderLine[] lines) => new()
    {
        Key = new OrderKey(Trade, "77"),
        Kind = StorefrontOrderKind.Order,
        State = StorefrontOrderState.Open,
        CustomerId = "5",
        ShipTo = new PostalAddress { Name = "Pat Tester", Line1 = "1 Sample Street", City = "Testford", Postcode = "TE1 1ST", CountryCode = "GB" },
        Lines = lines,
        Total = Pounds(lines.Sum(static l => l.Amount.Amount + l.Taxes.Sum(static t => t.Amount.Amount))),
    };

    private static StorefrontOrderLine Line(string id, string variant, string sku, decimal quantity, decimal amount) => new()
    {
        LineId = new OrderLineId(id), VariantId = new OfferId(variant), Sku = new Sku(sku), Title = "Brush", Quantity = quantity, Amount = Pounds(amount),
        Taxes = amount == 0m ? [] : [new TaxAmount("VAT", Pounds(amount * 0.2m), 20m)],
    };

    private static Money Pounds(decimal amount) => new(amount, CurrencyCode.Gbp);
}
