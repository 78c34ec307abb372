using Connectors.Domain.Documents;
using Connectors.Domain.Values;
using Connectors.Flows.B2BOrders.StoreRefunds;
using Connectors.Flows.Tests.Support;

namespace Connectors.Flows.Tests.StoreRefunds;

/// <summary>What of a store's refund was invoiced, and so is to be credited.</summary>
public sealed class StoreRefundSumsTests
{
    private static readonly OrderLineId Line = new("11");
    private static readonly DateTimeOffset LeftAt = Given.T0.AddHours(5);

    [Fact]
    public void Goods_that_came_back_are_credited_whatever_the_warehouse_left_short()
    {
        // Ten ordered, eight invoiced, nobody refunded the two yet.
        var back = Refund("1", 3, RefundedGoods.Returned, hours: 9);

        Assert.Equal(3, Invoiced(back, [back], ordered: 10, booked: 10, invoiced: 8));
    }

    [Fact]
    public void What_never_left_and_was_not_invoiced_is_not_credited_and_what_was_invoiced_is()
    {
        var rest = Refund("1", 2, RefundedGoods.NeverLeft, hours: 9);
        var more = Refund("2", 1, RefundedGoods.NeverLeft, hours: 10);

        Assert.Equal(0, Invoiced(rest, [rest, more], ordered: 10, booked: 10, invoiced: 8));
        Assert.Equal(1, Invoiced(more, [rest, more], ordered: 10, booked: 10, invoiced: 8));
    }

    [Fact]
    public void What_was_taken_off_before_it_was_booked_is_not_credited_whatever_the_store_does_with_the_goods()
    {
        var early = Refund("1", 4, RefundedGoods.NotRestocked, hours: 1);
        var late = Refund("2", 2, RefundedGoods.NotRestocked, hours: 9);

        Assert.Equal(0, Invoiced(early, [early, late], ordered: 10, booked: 6, invoiced: 6));
        Assert.Equal(2, Invoiced(late, [early, late], ordered: 10, booked: 6, invoiced: 6));
    }

    [Fact]
    public void An_edit_that_is_no_refund_takes_up_what_was_not_invoiced_before_any_refund_does()
    {
        var refund = Refund("1", 2, RefundedGoods.NeverLeft, hours: 9);

        // Four were edited off before the order was booked: of what was invoiced two are refunded.
        Assert.Equal(2, Invoiced(refund, [refund], ordered: 10, booked: 6, invoiced: 6, edited: 4));
    }

    [Fact]
    public void Invoices_that_count_in_another_unit_tell_nothing()
    {
        var refund = Refund("1", 2, RefundedGoods.Returned, hours: 9);

        Assert.Null(StoreRefundSums.Invoiced(refund, Order([refund], 10), Sold(10), [Invoice(10, "BOX")], LeftAt, static u => u.Value));
    }

    [Fact]
    public void A_part_of_a_line_is_credited_with_its_share_of_amount_and_tax()
    {
        var early = Refund("1", 3, RefundedGoods.NeverLeft, hours: 1);
        var lines = StoreRefundSums.Invoiced(early, Order([early], 10), Sold(10), [Invoice(9, "EA")], LeftAt, static u => u.Value)!;

        var part = Assert.Single(lines);
        Assert.Equal((2m, 6.67m, 1.33m), (part.Quantity, part.Amount.Amount, part.Tax.Amount));
    }

    [Theory]
    [InlineData("12.00", true)]
    [InlineData("0", true)]
    [InlineData("12.01", false)]
    [InlineData("17.00", false)]
    public void Money_that_the_lines_do_not_explain_is_seen(string amount, bool isExplained)
    {
        var refund = Refund("1", 3, RefundedGoods.Returned, hours: 9) with { Amount = new Money(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), Given.Gbp) };

        Assert.Equal(isExplained, StoreRefundSums.IsExplained(refund, pricesIncludeTax: false));
        Assert.False(StoreRefundSums.IsExplained(refund with { Amount = default }, pricesIncludeTax: false));
    }

    [Fact]
    public void Money_alone_is_explained_by_nothing() => Assert.False(StoreRefundSums.IsExplained(new StorefrontRefund("1", Given.T0, new Money(5m, Given.Gbp)), pricesIncludeTax: false));

    private static decimal Invoiced(StorefrontRefund refund, IReadOnlyList<StorefrontRefund> all, decimal ordered, decimal booked, decimal invoiced, decimal edited = 0) =>
        StoreRefundSums.Invoiced(refund, Order(all, ordered, edited), Sold(booked), [Invoice(invoiced, "EA")], LeftAt, static u => u.Value)!.Sum(static l => l.Quantity);

    private static StorefrontRefund Refund(string id, decimal quantity, RefundedGoods goods, int hours) => new(id, Given.T0.AddHours(hours), new Money(12m, Given.Gbp))
    {
        Lines = [new StorefrontRefundLine(Line, quantity, new Money(10m, Given.Gbp), new Money(2m, Given.Gbp), goods)],
    };

    private static StorefrontOrder Order(IReadOnlyList<StorefrontRefund> refunds, decimal ordered, decimal edited = 0) => new()
    {
        Key = new OrderKey(new("trade"), "1"),
        Refunds = refunds,
        Lines = [new StorefrontOrderLine { LineId = Line, Quantity = ordered - edited - refunds.Sum(static r => r.Lines.Sum(static l => l.Quantity)), Removed = edited + refunds.Sum(static r => r.Lines.Sum(static l => l.Quantity)) }],
    };

    private static SalesOrder Sold(decimal count) => new()
    {
        Key = new OrderKey(new("trade"), "1"), ExternalNumber = "trade:1", Origin = Origin.B2B, OrderedAt = Given.T0, Customer = new CustomerNumber("C-1"), Currency = Given.Gbp, PricesIncludeTax = false, ShipTo = Given.Address, Total = new Money(count * 4m, Given.Gbp),
        Lines = [new SalesOrderLine { LineId = Line, Sku = new Sku("SKU-1"), Quantity = new Quantity(count, Given.Each), Ordered = new OrderedPack(Given.Each, count, new Ratio(1), new Money(4m, Given.Gbp)), Amount = new Money(count * 4m, Given.Gbp) }],
    };

    private static ErpInvoice Invoice(decimal count, string unit) => new() { Id = "1", Number = "SI-1", Currency = Given.Gbp, Lines = [new ErpInvoiceLine(new Sku("sku-1"), count, unit)] };
}
