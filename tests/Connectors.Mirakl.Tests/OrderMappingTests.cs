using Connectors.Domain.Documents;
using Connectors.Domain.Values;
using Connectors.Mirakl.Internal;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Tests;

public class OrderMappingTests
{
    private static readonly ConnectionName Bq = new("bq");

    [Fact]
    public void An_order_maps_with_its_amounts_in_its_currency()
    {
        var order = Map(Fixture.Orders("or11-page")[0]);

        Assert.Equal(new OrderKey(Bq, "70011-A"), order.Key);
        Assert.Equal(new Money(124.96m, CurrencyCode.Gbp), order.Total);
        Assert.Equal(new Money(4.99m, CurrencyCode.Gbp), order.ShippingTotal);
        Assert.Equal(new Money(17.27m, CurrencyCode.Gbp), order.Commission);
        Assert.True(order.PricesIncludeTax);
    }

    [Fact]
    public void An_order_maps_its_dates_references_and_channel()
    {
        var order = Map(Fixture.Orders("or11-page")[0]);

        Assert.Equal(new DateTimeOffset(2026, 3, 4, 16, 0, 0, TimeSpan.Zero), order.ShipBy);
        Assert.Equal(("BQ_UK", "STD", "SO-5001", "PAY_ON_ACCEPTANCE", "cust-8841"), (order.Channel, order.ShippingService, order.SellerReference, order.PaymentWorkflow, order.CustomerId));
    }

    [Fact]
    public void Who_decided_on_an_order_shows_by_the_date_that_only_a_decision_of_the_seller_has()
    {
        var decidedAt = new DateTimeOffset(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);
        var order = Fixture.Orders("or11-page")[0] with { OrderState = OrderState.Refused };

        Assert.Equal(decidedAt, Map(order with { AcceptanceDecisionDate = decidedAt }).AcceptanceDecidedAt);
        Assert.Null(Map(order with { AcceptanceDecisionDate = null }).AcceptanceDecidedAt);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(null, false)]
    public void A_buyer_pays_the_seller_only_where_the_platform_says_so(bool? said, bool pays) =>
        Assert.Equal(pays, Map(Fixture.Orders("or11-page")[0] with { CustomerDirectlyPaysSeller = said }).BuyerPaysSeller);

    [Fact]
    public void A_line_maps_the_offer_and_its_taxes()
    {
        var line = Map(Fixture.Orders("or11-page")[0]).Lines.Single();

        Assert.Equal((new OrderLineId("70011-A-1"), new OfferId("550021"), new Sku("TAP-CHROME-01"), 3m), (line.LineId, line.OfferId, line.OfferSku, line.Quantity));
        Assert.Equal(new TaxAmount("UK-VAT-20", new Money(19.995m, CurrencyCode.Gbp), 20m), line.Taxes.Single());
    }

    [Fact]
    public void R89_A_line_tells_commission_and_its_tax_by_the_types_that_they_settle_under()
    {
        var order = Fixture.Orders("or11-page")[0];

        Assert.Equal([new ExpectedFee("COMMISSION_FEE", Gbp(14.39m)), new ExpectedFee("COMMISSION_VAT", Gbp(2.88m))], Map(order).Lines[0].ExpectedFees);
        Assert.Equal([new ExpectedFee("COMMISSION_FEE", Gbp(17.27m))], Map(Line(order, static l => l with { CommissionFee = null })).Lines[0].ExpectedFees);
        Assert.Null(Map(Line(order, static l => l with { TotalCommission = 0m, CommissionFee = 0m })).Lines[0].ExpectedFees);
        Assert.Null(Map(Line(order, static l => l with { TotalCommission = null })).Lines[0].ExpectedFees);

        static Order Line(Order order, Func<OrderLine, OrderLine> change) => order with { OrderLines = [.. order.OrderLines.Select(change)] };

        static Money Gbp(decimal amount) => new(amount, CurrencyCode.Gbp);
    }

    [Fact]
    public void An_address_maps_to_an_alpha_2_country_with_the_relay_address()
    {
        var address = Map(Fixture.Orders("or11-page")[0]).ShipTo!;

        Assert.Equal(("Mabel Oakes", "12 Larch Lane", "Flat 3", "Leeds", "LS6 2AB", "GB"), (address.Name, address.Line1, address.Line2, address.City, address.Postcode, address.CountryCode));
        Assert.Equal("relay-70011@orders.example", address.Email);
    }

    [Fact]
    public void Custom_fields_keep_every_value()
    {
        var fields = Map(Fixture.Orders("or11-page")[0]).CustomFields;

        Assert.Equal(Fixture.Orders("or11-page")[0].OrderAdditionalFields.Select(f => (f.Code!, string.Join('|', f.Value.Values))), fields.Select(f => (f.Code, string.Join('|', f.Values))));
        Assert.Contains(fields, f => f.Values.Count > 1);
    }

    [Fact]
    public void A_withheld_address_is_null() => Assert.Null(Map(Fixture.Orders("or11-page")[1]).ShipTo);

    [Fact]
    public void An_address_without_content_counts_as_withheld() => Assert.Null(Map(Fixture.Orders("or11-odd")[0]).ShipTo);

    [Fact]
    public void An_unknown_state_is_unknown_and_keeps_its_word()
    {
        var order = Map(Fixture.Orders("or11-odd")[0]);

        Assert.Equal((MarketplaceOrderState.Unknown, "TERMINATED"), (order.State, order.StateText));
    }

    [Fact]
    public void A_missing_currency_and_channel_take_the_connections_own()
    {
        var order = OrderMapping.ToDocument(Fixture.Orders("or11-odd")[0], Bq, "BQ_UK", CurrencyCode.Gbp);

        Assert.Equal((CurrencyCode.Gbp, "BQ_UK"), (order.Total.Currency, order.Channel));
    }

    [Theory]
    [InlineData("STAGING", MarketplaceOrderState.Staging)]
    [InlineData("WAITING_ACCEPTANCE", MarketplaceOrderState.WaitingAcceptance)]
    [InlineData("WAITING_DEBIT", MarketplaceOrderState.WaitingDebit)]
    [InlineData("WAITING_DEBIT_PAYMENT", MarketplaceOrderState.WaitingDebit)]
    [InlineData("SHIPPING", MarketplaceOrderState.Shipping)]
    [InlineData("SHIPPED", MarketplaceOrderState.Shipped)]
    [InlineData("TO_COLLECT", MarketplaceOrderState.Shipped)]
    [InlineData("RECEIVED", MarketplaceOrderState.Received)]
    [InlineData("CLOSED", MarketplaceOrderState.Closed)]
    [InlineData("REFUSED", MarketplaceOrderState.Refused)]
    [InlineData("CANCELED", MarketplaceOrderState.Cancelled)]
    [InlineData("shipping", MarketplaceOrderState.Unknown)]
    [InlineData("", MarketplaceOrderState.Unknown)]
    public void A_state_word_maps_to_its_neutral_word(string word, MarketplaceOrderState expected) => Assert.Equal(expected, OrderMapping.State(word));

    [Theory]
    [InlineData(3, 10, 20, 1)]
    [InlineData(2, 10, 20, 1)]
    [InlineData(3, 0, 0, 1)]
    public void A_quantity_that_a_cancelation_may_have_lowered_is_not_told_from_prices(int quantity, int unit, int price, int cancelled)
    {
        var line = new OrderLine
        {
            OrderLineId = "1", Quantity = quantity, PriceUnit = unit, Price = price, Cancelations = [new OrderLineCancelation { Id = "c", Quantity = cancelled }],
        };
        var order = new Order { OrderId = "A", OrderState = OrderState.Shipping, OrderLines = [line] };

        Assert.True(OrderMapping.IsReduced(order));
        Assert.True(Map(order).Lines[0].IsQuantityUnclear);
        var told = OrderMapping.ToDocument(order, Bq, null, null, new LeftToSend(new Dictionary<string, int> { ["1"] = 2 }, IsSettled: true)).Lines[0];
        Assert.Equal((2m, false), (told.Quantity, told.IsQuantityUnclear));
    }

    [Fact]
    public void A_line_refunded_before_shipping_is_not_to_be_sent()
    {
        var line = new OrderLine { OrderLineId = "1", OrderLineState = OrderLineState.Refunded };

        Assert.Equal(MarketplaceOrderState.Cancelled, Map(new Order { OrderId = "A", OrderLines = [line] }).Lines[0].State);
        Assert.Equal(MarketplaceOrderState.Closed, Map(new Order { OrderId = "A", OrderLines = [line with { ShippedDate = DateTimeOffset.UnixEpoch }] }).Lines[0].State);
    }

    [Theory]
    [InlineData("CLOSED", 2, false, MarketplaceOrderState.Cancelled)]
    [InlineData("CLOSED", 1, false, MarketplaceOrderState.Closed)]
    [InlineData("CLOSED", 2, true, MarketplaceOrderState.Closed)]
    [InlineData("SHIPPING", 2, false, MarketplaceOrderState.Shipping)]
    public void A_line_of_a_closed_order_that_never_left_and_is_being_refunded_is_not_to_be_sent(string state, int refunded, bool wasReceived, MarketplaceOrderState expected)
    {
        var line = new OrderLine
        {
            OrderLineId = "1", OrderLineState = new(state), Quantity = 2, ReceivedDate = wasReceived ? DateTimeOffset.UnixEpoch : null,
            Refunds = [new OrderLineRefund { Id = "a", Quantity = 1 }, new OrderLineRefund { Id = "b", Quantity = refunded - 1 }],
        };

        Assert.Equal(expected, Map(new Order { OrderId = "A", OrderState = new(state), OrderLines = [line] }).Lines[0].State);
    }

    [Theory]
    [InlineData("GBR", null, "GB")]
    [InlineData("gbr", "France", "GB")]
    [InlineData("GB", null, "GB")]
    [InlineData(null, "united kingdom", "GB")]
    [InlineData("", "Republic of Ireland", "IE")]
    [InlineData(null, "Côte d’Ivoire", "CI")]
    [InlineData(null, "Bosnia & Herzegovina", "")]
    [InlineData("ZZZ", "Nowhere", "")]
    [InlineData(null, null, "")]
    public void A_country_is_told_by_code_or_else_by_name(string? code, string? name, string expected) => Assert.Equal(expected, Countries.ToAlpha2(code, name));

    private static MarketplaceOrder Map(Order order) => OrderMapping.ToDocument(order, Bq, null, null);
}
