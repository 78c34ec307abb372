using Connectors.Domain.Ports;
using Connectors.Mirakl.Internal;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Tests;

public class OrderLookupTests
{
    private static readonly DateTimeOffset Began = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private static readonly NewRefund Refund = new() { OrderLineId = "1", Amount = 10m, ShippingAmount = 2m, ReasonCode = "17" };

    private static readonly NewCancelation Cancelation = new() { OrderLineId = "1", Quantity = 2, Amount = 10m, ShippingAmount = 2m, ReasonCode = "34" };

    [Fact]
    public void A_refund_of_equal_amounts_and_reason_made_since_is_the_one() =>
        Assert.Equal("r", Assert.IsType<LookupResult<OrderLineRefund>.Found>(Of(Made(Began.AddSeconds(3)))).Value.Id);

    [Fact]
    public void Of_two_equal_refunds_made_since_the_first_is_the_one() =>
        Assert.Equal("r", Assert.IsType<LookupResult<OrderLineRefund>.Found>(Of(Made(Began.AddMinutes(9)) with { Id = "later" }, Made(Began))).Value.Id);

    [Fact]
    public void No_refund_means_it_did_not_happen() => Assert.IsType<LookupResult<OrderLineRefund>.Absent>(Of());

    [Fact]
    public void An_equal_refund_made_well_before_is_another() => Assert.IsType<LookupResult<OrderLineRefund>.Absent>(Of(Made(Began.AddMinutes(-6))));

    [Fact]
    public void An_equal_refund_made_just_before_proves_nothing_as_clocks_differ() =>
        Assert.IsType<LookupResult<OrderLineRefund>.CannotTell>(Of(Made(Began.AddMinutes(-4))));

    [Fact]
    public void An_equal_refund_without_a_date_proves_nothing() => Assert.IsType<LookupResult<OrderLineRefund>.CannotTell>(Of(Made(null)));

    [Fact]
    public void An_equal_refund_without_a_reason_proves_nothing() =>
        Assert.IsType<LookupResult<OrderLineRefund>.CannotTell>(Of(Made(Began) with { ReasonCode = null }));

    [Fact]
    public void One_made_since_that_does_not_tell_its_amount_proves_nothing()
    {
        Assert.IsType<LookupResult<OrderLineRefund>.CannotTell>(Of(Made(Began) with { Amount = null }));
        Assert.IsType<LookupResult<OrderLineRefund>.Absent>(Of(Made(Began.AddDays(-1)) with { Amount = null }));
        Assert.IsType<LookupResult<OrderLineRefund>.Found>(Of(Made(Began.AddDays(-1)) with { Amount = null }, Made(Began)));
        Assert.IsType<LookupResult<OrderLineCancelation>.CannotTell>(OfCancelation(new() { Id = "c", Quantity = 2, ShippingAmount = 2m, ReasonCode = "34", CreatedDate = Began }));
    }

    [Fact]
    public void A_refund_of_another_amount_shipping_or_reason_is_another()
    {
        Assert.IsType<LookupResult<OrderLineRefund>.Absent>(Of(Made(Began) with { Amount = 9.99m }));
        Assert.IsType<LookupResult<OrderLineRefund>.Absent>(Of(Made(Began) with { ShippingAmount = null }));
        Assert.IsType<LookupResult<OrderLineRefund>.Absent>(Of(Made(Began) with { ReasonCode = "18" }));
    }

    [Fact]
    public void A_line_that_the_order_does_not_have_proves_nothing() =>
        Assert.IsType<LookupResult<OrderLineRefund>.CannotTell>(OrderLookup.Refund(In("RECEIVED", new OrderLine { OrderLineId = "2" }), Refund, Began));

    [Fact]
    public void A_cancelation_of_equal_quantity_amounts_and_reason_made_since_is_the_one() =>
        Assert.Equal("c", Assert.IsType<LookupResult<OrderLineCancelation>.Found>(OfCancelation(new() { Id = "c", Quantity = 2, Amount = 10.00m, ShippingAmount = 2m, ReasonCode = "34", CreatedDate = Began })).Value.Id);

    [Fact]
    public void A_cancelation_of_another_quantity_is_another() =>
        Assert.IsType<LookupResult<OrderLineCancelation>.Absent>(OfCancelation(new() { Id = "c", Quantity = 1, Amount = 10m, ShippingAmount = 2m, ReasonCode = "34", CreatedDate = Began }));

    [Fact]
    public void A_cancelation_without_a_date_proves_nothing() =>
        Assert.IsType<LookupResult<OrderLineCancelation>.CannotTell>(OfCancelation(new() { Id = "c", Quantity = 2, Amount = 10m, ShippingAmount = 2m, ReasonCode = "34" }));

    [Theory]
    [InlineData("STAGING", "absent", "absent", "absent")]
    [InlineData("WAITING_ACCEPTANCE", "absent", "absent", "absent")]
    [InlineData("WAITING_DEBIT_PAYMENT", "found", "absent", "absent")]
    [InlineData("SHIPPING", "found", "absent", "absent")]
    [InlineData("TO_COLLECT", "found", "found", "absent")]
    [InlineData("CLOSED", "found", "found", "absent")]
    [InlineData("REFUSED", "found", "absent", "absent")]
    [InlineData("CANCELED", "found", "absent", "found")]
    [InlineData("TELEPORTED", "cannot tell", "cannot tell", "cannot tell")]
    [InlineData(null, "cannot tell", "cannot tell", "cannot tell")]
    public void The_state_of_an_order_tells_what_was_done_to_all_of_it(string? state, string accepted, string shipped, string cancelled)
    {
        var order = state is null ? null : In(state);

        Assert.Equal((accepted, shipped, cancelled), (Word(OrderLookup.Acceptance(order)), Word(OrderLookup.Shipment(order)), Word(OrderLookup.Cancelation(order))));
    }

    [Theory]
    [InlineData("INCIDENT_OPEN", "absent")]
    [InlineData("RECEIVED", "found")]
    [InlineData("", "cannot tell")]
    public void An_incident_is_closed_when_the_line_has_left_its_state(string state, string answer) =>
        Assert.Equal(answer, Word(OrderLookup.IncidentResolution(In("RECEIVED", new OrderLine { OrderLineId = "1", OrderLineState = new(state) }), "1")));

    [Theory]
    [InlineData(null, "absent")]
    [InlineData("0.850", "found")]
    [InlineData("0.9", "cannot tell")]
    public void A_line_is_adjusted_when_it_has_the_measurement(string? actual, string answer)
    {
        var measurement = new Measurement { ActualMeasurement = actual is null ? null : decimal.Parse(actual, System.Globalization.CultureInfo.InvariantCulture) };

        Assert.Equal(answer, Word(OrderLookup.Adjustment(In("SHIPPING", new OrderLine { OrderLineId = "1", Measurement = measurement }), new OrderLineAdjustment("1", 0.85m))));
    }

    internal static string Word<T>(LookupResult<T> answer) => answer switch
    {
        LookupResult<T>.Found => "found",
        LookupResult<T>.Absent => "absent",
        _ => "cannot tell",
    };

    private static Order In(string state, params OrderLine[] lines) => new() { OrderId = "A", OrderState = new(state), OrderLines = lines };

    private static LookupResult<OrderLineRefund> Of(params OrderLineRefund[] refunds) =>
        OrderLookup.Refund(In("RECEIVED", new OrderLine { OrderLineId = "1", Refunds = refunds }), Refund, Began);

    private static LookupResult<OrderLineCancelation> OfCancelation(OrderLineCancelation made) =>
        OrderLookup.Cancelation(In("SHIPPING", new OrderLine { OrderLineId = "1", Cancelations = [made] }), Cancelation, Began);

    private static OrderLineRefund Made(DateTimeOffset? at) => new() { Id = "r", Amount = 10.00m, ShippingAmount = 2m, ReasonCode = "17", CreatedDate = at };
}
