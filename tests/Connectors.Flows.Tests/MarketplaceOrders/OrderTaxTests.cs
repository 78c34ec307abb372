using Connectors.Domain.Documents;
using Connectors.Domain.Offers;
using Connectors.Domain.Orders;
using Connectors.Domain.Reasons;
using Connectors.Domain.Units;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Tests.Support;

namespace Connectors.Flows.Tests.MarketplaceOrders;

/// <summary>The tax of every line is held to the merchant's rules before the ERP is asked for anything. R42–R45.</summary>
public sealed class OrderTaxTests
{
    [Fact]
    public void A_tax_that_its_code_does_not_allow_holds_before_the_sales_order()
    {
        var story = Story("VAT20", tax: 1m);

        Assert.DoesNotContain("erp-order", story.Effects);
        Assert.Equal(ReasonCatalogue.OrderTaxMismatch, story.Problem.Why.Reason);
        Assert.Contains("expected 2.00, actual 1.00", story.Fact("line L1"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_order_of_an_unknown_code_goes_on_once_the_table_has_it()
    {
        var story = Story("VAT-EU", tax: 2m);
        Assert.Equal(ReasonCatalogue.TaxCodeUnknown, story.Problem.Why.Reason);
        Assert.Contains("table:taxes", story.Problem.Topics);

        story.With(Tables(Row("VAT20"), Row("VAT-EU"))).Look();

        Assert.Contains("erp-order", story.Effects);
    }

    [Fact]
    public void A_tax_that_is_right_goes_on() => Assert.Contains("erp-order", Story("VAT20", tax: 2m).Effects);

    [Fact]
    public void Where_a_marketplace_has_no_row_its_taxes_are_not_compared() =>
        Assert.Contains("erp-order", Story("ANY", tax: 7m, new TaxRow(new ConnectionName("other"), "VAT20", "STANDARD", 20)).Effects);

    private static OrderStory Story(string code, decimal tax, params TaxRow[] rows)
    {
        var line = Given.Line("L1") with { Taxes = [new TaxAmount(code, new Money(tax, Given.Gbp), 20)] };
        return new OrderStory(tables: Tables(rows.Length == 0 ? [Row("VAT20")] : rows))
            .Seen(MarketplaceOrderState.WaitingAcceptance, 0, line).Accepted().Seen(MarketplaceOrderState.Shipping, 5, line);
    }

    private static TaxRow Row(string code) => new(Given.Bq, code, "STANDARD", 20);

    private static OrderTables Tables(params TaxRow[] rows) => Given.Tables(
        new OfferTable { Version = "offers-1", Rows = [new OfferRow(Given.Bq, new OfferId("O1"), new Sku("SHOP-O1"), new Sku("SKU-1"), Given.Each)] },
        new UnitTable { Version = "units-1", Rows = [new UnitRow(new Sku("SKU-1"), Given.Each, new Ratio(1), IsBase: true)] },
        taxes: new TaxTable { Version = $"taxes-{rows.Length}", Rows = rows });
}
