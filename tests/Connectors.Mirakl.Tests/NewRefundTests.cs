using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Tests;

public class NewRefundTests
{
    private static readonly OrderLine Line = new()
    {
        OrderLineId = "1",
        Quantity = 3,
        Price = 30m,
        ShippingPrice = 5m,
        Taxes = [Tax("VAT", 6m), Tax("ECO", 1m)],
        ShippingTaxes = [Tax("VAT", 1m)],
        Fees = [new OrderFee { Code = "CARD", Amount = 0.5m }],
        Refunds = [new OrderLineRefund { Id = "r", Quantity = 1, Amount = 10m, ShippingAmount = 5m, Taxes = [Tax("VAT", 2m), Tax("ECO", 1m)], ShippingTaxes = [Tax("VAT", 1m)] }],
    };

    [Fact]
    public void OfRest_takes_off_what_was_refunded_before()
    {
        var rest = NewRefund.OfRest(new Order { OrderId = "A", CurrencyIsoCode = "GBP" }, Line, "17");

        Assert.Equal((2, 20m, 0m, "17", "GBP"), (rest.Quantity, rest.Amount, rest.ShippingAmount, rest.ReasonCode, rest.CurrencyIsoCode));
        Assert.Equal([new OrderTaxAmount("VAT", 4m)], rest.Taxes);
        Assert.Null(rest.ShippingTaxes);
        Assert.Equal(("CARD", 0.5m), (rest.Fees!.Single().Code, rest.Fees![0].Amount));
    }

    [Theory]
    [InlineData("TAX_EXCLUDED", true)]
    [InlineData("TAX_INCLUDED", false)]
    public void OfRest_sends_no_taxes_where_the_order_level_computes_those_on_top(string mode, bool none)
    {
        var order = new Order { OrderId = "A", OrderTaxMode = new(mode), OrderTaxes = [new OrderTaxTotal { Code = "VAT", TotalAmount = 7m }] };

        Assert.Equal(none, NewRefund.OfRest(order, Line, "17").Taxes is null);
        Assert.Equal(none, NewCancelation.OfRest(order, Line, "34").Taxes is null);
    }

    [Fact]
    public void A_cancelation_of_the_rest_takes_the_line_as_it_is()
    {
        var rest = NewCancelation.OfRest(new Order { OrderId = "A", CurrencyIsoCode = "GBP" }, Line with { Refunds = [] }, "34");

        Assert.Equal((3, 30m, 5m, "34", "GBP"), (rest.Quantity, rest.Amount, rest.ShippingAmount, rest.ReasonCode, rest.CurrencyIsoCode));
        Assert.Equal([new OrderTaxAmount("VAT", 6m), new OrderTaxAmount("ECO", 1m)], rest.Taxes);
        Assert.Equal([new OrderTaxAmount("VAT", 1m)], rest.ShippingTaxes);
    }

    [Fact]
    public void OfRest_of_a_line_that_does_not_tell_what_was_refunded_is_not_made_up()
    {
        var order = new Order { OrderId = "A", CurrencyIsoCode = "GBP" };
        var refund = Line.Refunds[0];

        Assert.Throws<ArgumentException>(() => NewRefund.OfRest(order, Line with { Refunds = [refund with { Amount = null }] }, "17"));
        Assert.Throws<ArgumentException>(() => NewRefund.OfRest(order, Line with { Refunds = [refund with { ShippingAmount = null }] }, "17"));
        Assert.Throws<ArgumentException>(() => NewRefund.OfRest(order, Line with { Price = null }, "17"));
        Assert.Throws<ArgumentException>(() => NewRefund.OfRest(order, Line with { Quantity = null }, "17"));
        Assert.Throws<ArgumentException>(() => NewRefund.OfRest(order, Line with { Taxes = [new OrderLineTax { Code = "VAT" }] }, "17"));
        Assert.Equal(20m, NewRefund.OfRest(order, Line with { ShippingPrice = 0, Refunds = [refund with { ShippingAmount = null }] }, "17").Amount);
    }

    private static OrderLineTax Tax(string code, decimal amount) => new() { Code = code, Amount = amount };
}
