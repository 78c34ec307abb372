using System.Text.Json;
using Connectors.Domain.Customers;
using Connectors.Domain.Documents;
using Connectors.Domain.Fees;
using Connectors.Domain.Offers;
using Connectors.Domain.Units;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.Storage;
using Connectors.Flows.Tests.Support;

namespace Connectors.Flows.Tests.MarketplaceOrders;

/// <summary>What sales orders say of the marketplace's fees (policy C6).</summary>
public sealed class OrderFeeTests
{
    private static readonly OrderPolicy ChargeLines = new() { Fees = FeeBooking.ChargeLines };

    [Fact]
    public void R89_Fees_are_a_memo_unless_the_policy_makes_them_lines()
    {
        var memo = Booked(new OrderPolicy(), Tables());
        Assert.Equal(new Money(1.44m, Given.Gbp), memo.State.BackOffice.SalesOrder!.ExpectedFees);
        Assert.Null(memo.State.BackOffice.SalesOrder.Fees);
        Assert.DoesNotContain(memo.Last.Rows, static r => r.Table.StartsWith("charged-orders", StringComparison.Ordinal));

        var lines = Booked(ChargeLines, Tables()).State.BackOffice.SalesOrder!;
        Assert.Null(lines.ExpectedFees);
        Assert.Equal([("COMMISSION_FEE", -1.2m), ("COMMISSION_VAT", -0.24m)], lines.Fees!.Select(static f => (f.Type, f.Amount.Amount)));
        Assert.Equal(12m, lines.Total.Amount);
    }

    [Fact]
    public void R89_An_order_is_sent_when_the_erps_total_is_what_the_buyer_pays_less_the_fees_and_else_is_held()
    {
        Assert.Contains("warehouse-order", Booked(ChargeLines, Tables()).Posted(total: 10.56m).Effects);
        Assert.Contains(Booked(ChargeLines, Tables()).Posted(total: 12m).Problems, static p => p.Contains("erp.total-mismatch", StringComparison.Ordinal));
        Assert.Contains(Booked(new OrderPolicy(), Tables()).Posted(total: 10.56m).Problems, static p => p.Contains("erp.total-mismatch", StringComparison.Ordinal));
    }

    [Fact]
    public void R89_A_table_without_an_account_holds_the_order_and_one_with_it_lets_it_go()
    {
        var story = new OrderStory(ChargeLines, Tables(fees: null)).Hear(new MarketplaceInput.OrderSeen(Order()));
        Assert.Equal("order.fees-unmapped", story.Problem.Why.Reason.Code);
        Assert.DoesNotContain("erp-order", story.Effects);

        story.With(Tables()).Look();

        Assert.Empty(story.Problems);
        Assert.Contains("erp-order", story.Effects);
    }

    [Fact]
    public void R89_A_buyer_with_an_account_of_his_own_is_held()
    {
        var story = new OrderStory(ChargeLines, Tables(own: "C-77")).Hear(new MarketplaceInput.OrderSeen(Order()));

        Assert.Equal("order.fees-shown", story.Problem.Why.Reason.Code);
        Assert.Empty(new OrderStory(tables: Tables(own: "C-77")).Hear(new MarketplaceInput.OrderSeen(Order())).Problems);
    }

    [Fact]
    public void R89_What_the_erp_has_stays_when_the_policy_is_changed()
    {
        // How many are left of a line is not clear, so that the order is mapped once more although it is booked.
        var before = Booked(new OrderPolicy(), Tables()).Posted().State;
        var unclear = Order() with { UpdatedAt = Given.T0.AddMinutes(1), Lines = [Line() with { IsQuantityUnclear = true }] };
        var after = new OrderContext(Given.T0.AddMinutes(2), Given.Route, ChargeLines, Tables(), Given.Approved, Given.Several);
        var state = OrderDecisions.Decide(before, new MarketplaceInput.OrderSeen(unclear), after).State;
        state = OrderDecisions.Decide(state, new MarketplaceInput.OrderSeen(Order() with { UpdatedAt = Given.T0.AddMinutes(3) }), after).State;

        Assert.Null(state.BackOffice.SalesOrder!.Fees);
        Assert.Null(after.Map(Order(), booked: before.BackOffice.SalesOrder).Value.Fees);
        Assert.NotNull(after.Map(Order()).Value.Fees);
    }

    [Fact]
    public void R89_A_draft_is_made_anew_when_the_policy_is_changed_before_the_order_is_cleared()
    {
        var drafts = new OrderPolicy { Acceptance = AcceptancePolicy.AfterErpDraft };
        var waiting = Order() with { State = MarketplaceOrderState.WaitingAcceptance, CanShip = false, ShipTo = null };
        var drafted = new OrderStory(drafts, Tables()).Hear(new MarketplaceInput.OrderSeen(waiting)).Posted().Accepted().State;
        Assert.True(drafted.BackOffice.IsErpDraft);

        var after = new OrderContext(Given.T0.AddMinutes(2), Given.Route, drafts with { Fees = FeeBooking.ChargeLines }, Tables(), Given.Approved, Given.Several);
        var decision = OrderDecisions.Decide(drafted, new MarketplaceInput.OrderSeen(Order() with { UpdatedAt = Given.T0.AddMinutes(3) }), after);

        Assert.NotNull(decision.State.BackOffice.SalesOrder!.Fees);
        Assert.Contains("cancel-erp-order", decision.Effects.Select(static e => e.Id));
    }

    [Fact]
    public void R89_An_order_is_kept_for_the_settlement_once_the_erp_has_it_and_no_longer_when_it_is_taken_out()
    {
        var story = Booked(ChargeLines, Tables());
        Assert.DoesNotContain(story.Last.Rows, IsCharged);

        var row = Assert.Single(story.Posted(total: 10.56m).Last.Rows, IsCharged);
        Assert.Equal(("charged-orders/bq", "1-A"), (row.Table, row.Key));
        var kept = JsonSerializer.Deserialize(row.Content!, ReservationJsonContext.Default.KeptChargedOrder)!;
        Assert.Equal((story.State.BackOffice.Erp!.Number, "bq:1-A"), (kept.Number, kept.ExternalNumber));
        Assert.Equal(story.State.BackOffice.SalesOrder!.Fees, kept.Fees);
        Assert.DoesNotContain(story.Look().Last.Rows, IsCharged);

        var gone = story.State.BackOffice with { IsErpCancelled = true };
        Assert.Null(Assert.Single(ChargedOrders.Changes(Given.Key(), story.State.BackOffice, gone)).Content);
    }

    private static bool IsCharged(RowChange row) => row.Table.StartsWith("charged-orders", StringComparison.Ordinal);

    private static OrderStory Booked(OrderPolicy policy, OrderTables tables) => new OrderStory(policy, tables).Hear(new MarketplaceInput.OrderSeen(Order()));

    private static MarketplaceOrder Order() => Given.Order(MarketplaceOrderState.Shipping, lines: [Line()]) with { Commission = new Money(1.44m, Given.Gbp) };

    private static MarketplaceOrderLine Line() => Given.Line("L1") with
    {
        Commission = new Money(1.44m, Given.Gbp), ExpectedFees = [new ExpectedFee("COMMISSION_FEE", new Money(1.2m, Given.Gbp)), new ExpectedFee("COMMISSION_VAT", new Money(0.24m, Given.Gbp))],
    };

    private static OrderTables Tables(string? own = null) => Tables(SettlementWorld.Map(static t => t with { Posting = FeePosting.ChargeLines, ChargeClearing = PostingTarget.Customer("MARKET") }), own);

    private static OrderTables Tables(FeeMap? fees, string? own = null)
    {
        var usual = Given.Tables();
        return new OrderTables(
            Given.Compiled(OfferMap.Compile(new OfferTable { Version = "offers-2", Rows = [Given.Offer("O1", "SKU-1", Given.Each)] })),
            Given.Compiled(UnitCatalogue.Compile(new UnitTable { Version = "units-2", Rows = [new UnitRow(new Sku("SKU-1"), Given.Each, new Ratio(1), IsBase: true)] })),
            Given.Compiled(CustomerMap.Compile(new CustomerTable
            {
                Version = "customers-1", Rows = [new CustomerRow(Given.Bq, null, null, new CustomerNumber("BQ-ALL")), .. own is null ? [] : (CustomerRow[])[new CustomerRow(Given.Bq, null, own, new CustomerNumber("TRADE"))]],
            })),
            usual.Carriers, usual.Payments, fees: fees);
    }
}
