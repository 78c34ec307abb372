using Connectors.Domain.Customers;
using Connectors.Domain.Documents;
using Connectors.Domain.Fees;
using Connectors.Domain.Orders;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;

namespace Connectors.Domain.Tests.Orders;

/// <summary>Marketplace fees as lines of the sales order (policy C6).</summary>
public sealed class OrderFeeLinesTests
{
    private static readonly ConnectionName Bq = new("bq");
    private static readonly PostingTarget Commission = PostingTarget.Account("7010");
    private static readonly PostingTarget FeeTax = PostingTarget.Account("2210");

    [Fact]
    public void R89_Each_type_of_fee_is_a_line_of_its_own_and_what_the_buyer_pays_stays()
    {
        var order = Added(Source(Line("L1", 4.71m, 0.94m), Line("L2", 1m, 0.2m)));

        Assert.Equal([new SalesOrderFee("COMMISSION_FEE", Gbp(-5.71m), Commission), new SalesOrderFee("COMMISSION_VAT", Gbp(-1.14m), FeeTax)], order.Fees);
        Assert.Equal((Gbp(50m), Gbp(43.15m)), (order.Total, order.ErpTotal));
        Assert.Null(order.ExpectedFees);
    }

    [Fact]
    public void R89_The_erps_total_is_held_to_the_order_less_its_fees()
    {
        var order = Added(Source(Line("L1", 4.71m, 0.94m)));

        Assert.True(MarketplaceOrderMapping.CompareTotals(order, Erp(44.35m)).IsOk);
        Assert.Equal(ReasonCatalogue.ErpTotalMismatch, MarketplaceOrderMapping.CompareTotals(order, Erp(50m)).Refusal!.Reason);
        Assert.True(MarketplaceOrderMapping.CompareTotals(order with { Fees = null }, Erp(50m)).IsOk);
    }

    [Fact]
    public void Fees_of_lines_that_are_not_to_be_sent_are_left_out()
    {
        var source = Source(
            Line("L1", 4.71m, 0.94m), Line("L2", 1m, 0.2m) with { State = MarketplaceOrderState.Refused }, Line("L3", 1m, 0.2m) with { State = MarketplaceOrderState.Cancelled }, Line("L4", 1m, 0.2m) with { Quantity = 0 });

        Assert.Equal([-4.71m, -0.94m], Added(source).Fees!.Select(static f => f.Amount.Amount));
    }

    [Fact]
    public void An_order_without_fees_has_no_lines_and_asks_for_no_table()
    {
        var plain = Order() with { ExpectedFees = null };

        Assert.Same(plain.Lines, OrderFeeLines.Add(plain, Source(Line("L1", 0m, 0m)), null, Customers()).Value.Lines);
        Assert.Null(OrderFeeLines.Add(plain, Source(Line("L1", 0m, 0m)), null, Customers()).Value.Fees);
    }

    [Fact]
    public void R89_A_type_without_an_account_is_named_with_what_to_set()
    {
        var source = Source(Line("L1", 4.71m, 0.94m) with { ExpectedFees = [new("COMMISSION_FEE", Gbp(1m)), new("GREEN_FEE", Gbp(2m)), new("PAYMENT", Gbp(3m))] });
        var fees = Fees(t => t with { Rows = [.. t.Rows.Select(static r => r.Type == "COMMISSION_FEE" ? r with { Target = PostingTarget.Item("FEE") } : r)] });

        var refusal = Assert.Single(OrderFeeLines.Add(Order(), source, fees, Customers()).Refusals);

        Expect.Refused(refusal, ReasonCatalogue.OrderFeesUnmapped);
        Assert.Equal("not in the fee table", Expect.Fact(refusal, "GREEN_FEE"));
        Assert.Equal("booked on NonInventoryItem FEE, which is no ledger account", Expect.Fact(refusal, "COMMISSION_FEE"));
        Assert.Equal("Payout in the fee table, and no fee of an order", Expect.Fact(refusal, "PAYMENT"));
        Assert.Equal(("fees", "fees-1"), (refusal.Table, refusal.TableVersion));
    }

    [Fact]
    public void R89_A_table_that_books_fees_at_settlement_and_none_at_all_hold_the_order()
    {
        var source = Source(Line("L1", 4.71m, 0.94m));
        var journal = Fees(static t => t with { Posting = FeePosting.JournalAtSettlement });

        foreach (var fees in (FeeMap?[])[journal, null])
            Assert.Contains("charge_lines", Expect.Refused(Assert.Single(OrderFeeLines.Add(Order(), source, fees, Customers()).Refusals), ReasonCatalogue.OrderFeesUnmapped).Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Commission_of_which_nobody_tells_the_types_holds_the_order()
    {
        var source = Source(Line("L1", 4.71m, 0.94m) with { ExpectedFees = null });

        Expect.Refused(Assert.Single(OrderFeeLines.Add(Order(), source, Fees(), Customers()).Refusals), ReasonCatalogue.OrderFeesUnmapped);
    }

    [Theory]
    [InlineData(false, null, true)]
    [InlineData(true, null, false)]
    [InlineData(false, "C-77", false)]
    [InlineData(false, "C-78", true)]
    public void R89_A_buyer_who_receives_the_invoice_never_sees_the_commission(bool paysSeller, string? own, bool isTaken)
    {
        var source = Source(Line("L1", 4.71m, 0.94m)) with { BuyerPaysSeller = paysSeller };

        var added = OrderFeeLines.Add(Order(), source, Fees(), Customers(own));

        Assert.Equal(isTaken, added.IsOk);
        if (!isTaken)
            Expect.Refused(Assert.Single(added.Refusals), ReasonCatalogue.OrderFeesShown);
    }

    [Fact]
    public void An_account_is_a_buyers_own_where_a_row_names_the_buyer()
    {
        var customers = Customers("C-77");

        Assert.True(customers.HasOwnAccount(Bq, "BQ_UK", "C-77"));
        Assert.False(customers.HasOwnAccount(Bq, "BQ_UK", "C-78"));
        Assert.False(customers.HasOwnAccount(new("other"), "BQ_UK", "C-77"));
        Assert.Equal((true, false, false), (customers.HasOwnAccounts(Bq), customers.HasOwnAccounts(new("other")), Customers().HasOwnAccounts(Bq)));
    }

    private static SalesOrder Added(MarketplaceOrder source) => OrderFeeLines.Add(Order(), source, Fees(), Customers()).Value;

    private static CustomerMap Customers(string? own = null) => CustomerMap.Compile(new CustomerTable
    {
        Version = "customers-1",
        Rows = [new CustomerRow(Bq, null, null, new CustomerNumber("C-BQ")), .. own is null ? [] : (CustomerRow[])[new CustomerRow(Bq, null, own, new CustomerNumber("TRADE"))]],
    }).Value;

    private static FeeMap Fees(Func<FeeTable, FeeTable>? change = null)
    {
        var other = PostingTarget.Account("7090");
        var table = StandardFeeTable.Create(new FeeAccounts
        {
            Receivable = PostingTarget.Customer("C-BQ"), Commission = Commission, FeeTax = FeeTax, Subscription = other, SellerFees = other, Manual = other, RemittedTax = other, OperatorDelivery = other, Reserve = other,
            Payout = PostingTarget.Bank("GIRO"),
        }) with { Version = "fees-1", Posting = FeePosting.ChargeLines, ChargeClearing = PostingTarget.Customer("C-BQ") };
        return FeeMap.Compile(change?.Invoke(table) ?? table).Value;
    }

    private static SalesOrder Order() => new()
    {
        Key = new OrderKey(Bq, "1-A"),
        ExternalNumber = "bq:1-A",
        Origin = Origin.Marketplace,
        OrderedAt = DateTimeOffset.UnixEpoch,
        Customer = new CustomerNumber("C-BQ"),
        Currency = CurrencyCode.Gbp,
        PricesIncludeTax = true,
        ShipTo = new PostalAddress(),
        Total = Gbp(50m),
        ExpectedFees = Gbp(5.65m),
    };

    private static MarketplaceOrder Source(params MarketplaceOrderLine[] lines) => new() { Key = new OrderKey(Bq, "1-A"), Channel = "BQ_UK", CustomerId = "C-77", Total = Gbp(50m), Commission = Gbp(5.65m), Lines = lines };

    private static MarketplaceOrderLine Line(string id, decimal fee, decimal tax) => new()
    {
        LineId = new OrderLineId(id), State = MarketplaceOrderState.Shipping, Quantity = 1, Commission = Gbp(fee + tax), ExpectedFees = [new("COMMISSION_FEE", Gbp(fee)), new("COMMISSION_VAT", Gbp(tax))],
    };

    private static ErpOrder Erp(decimal total) => new() { Id = "1", Number = "SO-1", ExternalNumber = "bq:1-A", Total = Gbp(total) };

    private static Money Gbp(decimal amount) => new(amount, CurrencyCode.Gbp);
}
