using Connectors.Domain.Documents;
using Connectors.Domain.Offers;
using Connectors.Domain.Orders;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Domain.Units;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.MarketplaceOrders.Setup;
using Connectors.Flows.Tests.Support;

namespace Connectors.Flows.Tests.MarketplaceOrders;

/// <summary>How the ERP counts and taxes is held to the tables before an order is booked by it. R42, R64, R65.</summary>
public sealed class OrderSetupTests
{
    private static readonly Sku Plug = new("SKU-1");
    private static readonly CustomerNumber Account = new("BQ-ALL");

    [Fact]
    public void R64_A_pack_that_the_ERP_counts_otherwise_holds_the_orders_that_sell_it_and_no_others()
    {
        var setup = Compare(Packs(12), Told("CASE", 10m));
        var (why, subject) = (Assert.Single(setup.Differences(Packs(12), Given.Bq)).Why, Assert.Single(setup.Differences(Packs(12), Given.Bq)).Subject);
        Assert.Equal((ReasonCatalogue.UnitDiffers, "SKU-1 XCS"), (why.Reason, subject));
        Assert.Equal([("SKU", "SKU-1"), ("unit", "XCS"), ("ERP unit", "CASE"), ("base units by the table", "12"), ("base units in the ERP", "10")], why.Facts.Select(static f => (f.Name, f.Value)));

        var cases = Story("O12", Packs(12), setup);
        Assert.DoesNotContain("erp-order", cases.Effects);
        Assert.Equal(ReasonCatalogue.UnitDiffers, cases.Problem.Why.Reason);
        Assert.Equal(["order-setup:bq", "table:units"], cases.Problem.Topics.Order());
        Assert.Contains("erp-order", Story("O1", Packs(12), setup).Effects);
    }

    [Fact]
    public void An_order_goes_on_when_the_table_says_what_the_ERP_does_and_when_the_ERP_was_corrected()
    {
        var setup = Compare(Packs(12), Told("CASE", 10m));

        Assert.Contains("erp-order", Story("O12", Packs(12), setup).With(Packs(10)).Look().Effects);
        Assert.Contains("erp-order", Story("O12", Packs(12), setup).With(Compare(Packs(12), Told("CASE", 12m))).Look().Effects);
    }

    [Fact]
    public void A_third_is_what_the_ERP_keeps_of_it_and_codes_are_compared_without_case()
    {
        Assert.Empty(Compare(Packs(new Ratio(1, 3)), Told("case ", 0.33333m)).Units);
        Assert.Single(Compare(Packs(new Ratio(1, 3)), Told("CASE", 0.3333m)).Units);
    }

    [Fact]
    public void R65_A_pack_that_the_ERP_lacks_is_told_and_one_that_neither_knows_or_of_an_item_that_it_lacks_is_not()
    {
        Assert.Null(Assert.Single(Compare(Packs(12), Told("BOX", 12m)).Units).BaseUnits);
        Assert.Empty(Compare(Packs(null), Told("BOX", 12m)).Units);
        Assert.Contains("base units by the table none", Facts(Compare(Packs(null), Told("CASE", 12m)), Packs(null)));
        Assert.Empty(ErpSetup.Compare(Packs(12), Given.Bq, Text, [], null).Units);
    }

    [Fact]
    public void What_is_not_told_differs_in_nothing()
    {
        var setup = ErpSetup.Compare(Taxes(20m), Given.Bq, Text, null, null);

        Assert.Empty(setup.Units.Select(static u => u.Unit.Value).Concat(setup.Rates.Select(static r => r.TaxGroup)));
    }

    [Fact]
    public void R42_A_tax_group_at_another_rate_holds_the_orders_that_are_taxed_by_it()
    {
        var setup = ErpSetup.Compare(Taxes(20m), Given.Bq, Text, null, [new ErpTaxRate(Account, "standard", 17.5m, "Normal VAT"), new ErpTaxRate(Account, "REDUCED", 5m, "Normal VAT")]);

        var story = Taxed("VAT20", setup);
        Assert.DoesNotContain("erp-order", story.Effects);
        Assert.Equal(ReasonCatalogue.TaxSetupDiffers, story.Problem.Why.Reason);
        Assert.Equal(("20 %", "17.5 %", "BQ-ALL"), (story.Fact("rate by the table"), story.Fact("rate in the ERP"), story.Fact("customer")));
        Assert.Equal(["order-setup:bq", "table:taxes"], story.Problem.Topics.Order());
        Assert.Contains("erp-order", Taxed("VAT5", setup).Effects);
    }

    [Theory]
    [InlineData(null, "none", "none")]
    [InlineData("Full VAT", "no percentage", "Full VAT")]
    public void A_group_that_is_not_set_up_or_is_no_percentage_is_a_difference(string? calculation, string there, string how)
    {
        List<ErpTaxRate> told = [new ErpTaxRate(Account, "REDUCED", 5m, "Normal VAT"), .. calculation is null ? [] : (ErpTaxRate[])[new ErpTaxRate(Account, "STANDARD", null, calculation)]];

        var facts = Facts(ErpSetup.Compare(Taxes(20m), Given.Bq, Text, null, told), Taxes(20m));

        Assert.Contains($"rate in the ERP {there}", facts);
        Assert.Contains($"ERP calculation {how}", facts);
    }

    [Fact]
    public void An_account_that_the_ERP_tells_nothing_of_is_left_alone() =>
        Assert.Empty(ErpSetup.Compare(Taxes(20m), Given.Bq, Text, null, [new ErpTaxRate(new CustomerNumber("OTHER"), "STANDARD", 1m, "Normal VAT")]).Rates);

    private static IEnumerable<string> Facts(ErpSetup setup, OrderTables tables) => Assert.Single(setup.Differences(tables, Given.Bq)).Why.Facts.Select(static f => $"{f.Name} {f.Value}");

    private static ErpSetup Compare(OrderTables tables, ErpItemUnit[] told) => ErpSetup.Compare(tables, Given.Bq, Text, told, null);

    private static ErpItemUnit[] Told(string text, decimal baseUnits) => [new ErpItemUnit(Plug, "EA", 1m), new ErpItemUnit(Plug, text, baseUnits)];

    private static string Text(UnitCode unit) => unit == Given.Case ? "CASE" : unit.Value;

    private static OrderStory Story(string offer, OrderTables tables, ErpSetup setup)
    {
        var line = Given.Line("L1", offer);
        return new OrderStory(tables: tables).With(setup).Seen(MarketplaceOrderState.WaitingAcceptance, 0, line).Accepted().Seen(MarketplaceOrderState.Shipping, 5, line);
    }

    private static OrderStory Taxed(string code, ErpSetup setup)
    {
        var line = Given.Line("L1") with { Taxes = [new TaxAmount(code, new Money(code == "VAT5" ? 0.57m : 2m, Given.Gbp), null)] };
        return new OrderStory(tables: Taxes(20m)).With(setup).Seen(MarketplaceOrderState.WaitingAcceptance, 0, line).Accepted().Seen(MarketplaceOrderState.Shipping, 5, line);
    }

    private static OrderTables Packs(int perCase) => Packs(new Ratio(perCase));

    private static OrderTables Packs(Ratio? perCase) => Given.Tables(
        Offers("O1", "O12"),
        new UnitTable { Version = $"units-{perCase}", Rows = [new UnitRow(Plug, Given.Each, new Ratio(1), IsBase: true), .. perCase is { } of ? [new UnitRow(Plug, Given.Case, of, IsBase: false)] : (UnitRow[])[]] });

    private static OrderTables Taxes(decimal rate) => Given.Tables(
        Offers("O1"),
        new UnitTable { Version = "units-1", Rows = [new UnitRow(Plug, Given.Each, new Ratio(1), IsBase: true)] },
        taxes: new TaxTable { Version = "taxes-1", Rows = [new TaxRow(Given.Bq, "VAT20", "STANDARD", rate), new TaxRow(Given.Bq, "VAT5", "REDUCED", 5m), new TaxRow(new ConnectionName("other"), "X", "UNKNOWN", 1m)] });

    private static OfferTable Offers(params string[] ids) => new() { Version = "offers-1", Rows = [.. ids.Select(static id => Given.Offer(id, "SKU-1", id == "O12" ? Given.Case : Given.Each))] };
}
