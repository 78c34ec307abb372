using Connectors.Flows.Engine;
using Connectors.Domain.Reasons;
using Connectors.Domain.Returns;
using Connectors.Domain.Values;
using Connectors.EndToEnd.Tests.Support;
using Connectors.Flows.BackOffice;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.Returns;
using Connectors.Simulators;
using Connectors.Simulators.BusinessCentral;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.EndToEnd.Tests;

/// <summary>
/// Goods that come back (BD-F4, R81–R85), through real clients and HTTP: exactly one credit note and exactly one refund for each return, whatever fails and whatever people do meanwhile.
/// </summary>
public sealed class ReturnTests
{
    private const long PaintRoller = 210_008;
    private const string Damaged = "RETURN_NON_COMPLIANT_DAMAGED_PRODUCT";
    private const string Quarantine = "6d1f5b0e-9b0a-4b7e-8f0e-2f6a1f0c3b11";

    private static readonly ConnectionName Bq = new("bq");
    private static readonly ReturnsPolicy Consenting = new() { Consents = true, QuarantineLocation = Quarantine };

    [Fact]
    public async Task R81_R83_A_return_becomes_exactly_one_credit_note_and_one_refund_of_the_same_sum()
    {
        await using var day = await SoldAsync(Consenting);
        var (order, price) = day.Sold();
        var id = day.World.AskReturn(order, 2);
        await day.PassAsync(TimeSpan.FromHours(8));

        // R82: nothing is credited or paid before the goods are here.
        Assert.Equal("IN_PROGRESS", day.World.ReturnState(id));
        Assert.Equal((false, 2m * price), (Assert.Single(day.World.ErpCreditMemos(order)).IsPosted, Assert.Single(day.World.ErpCreditMemos(order)).Total));
        Assert.Empty(day.World.Refunds(order));

        day.World.MoveReturn(id, "RECEIVED");
        await day.PassAsync(TimeSpan.FromHours(10));

        var memo = Assert.Single(day.World.ErpCreditMemos(order));
        Assert.Equal((true, 2m * price), (memo.IsPosted, memo.Total));
        Assert.Equal(2m, Assert.Single(memo.Goods).Value);
        Assert.Equal($"R{Guid.Parse(id):N}".ToUpperInvariant(), memo.ExternalNumber);
        Assert.Equal([2m * price], day.World.Refunds(order));

        // R83: the flow is the owner of the return's state, and ends it.
        Assert.Equal("CLOSED", day.World.ReturnState(id));
        await day.AssertRefundedAsync(id);
        await day.AssertRightAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Whatever_fails_on_the_way_each_return_has_one_credit_note_and_one_refund(int seed)
    {
        await using var day = await Day.StartAsync(
            o => o with
            {
                Seed = seed, Orders = 12, FaultRate = 0.1m, TradingWindow = TimeSpan.FromHours(2), BusinessCentral = new BusinessCentralBehaviours { Locks = 0.1m, RefusedAfterPosting = 0.5m },
            },
            ReturnDay.Calm,
            static s => s.AddReturns([new ReturnRoute(Bq, new ConnectionName("bc"))], Consenting));
        await day.PassAsync(TimeSpan.FromDays(3));
        var orders = day.World.Ledger.Entries().Where(static e => e.State is "RECEIVED" or "SHIPPED").Select(static e => e.OrderId).ToList();
        var returns = orders.ConvertAll(o => (Order: o, Id: day.World.AskReturn(o)));
        await day.PassAsync(TimeSpan.FromDays(1));
        foreach (var (_, id) in returns)
            day.World.MoveReturn(id, "RECEIVED");

        await day.PassAsync(TimeSpan.FromDays(2));

        Assert.True(returns.Count >= 10);
        foreach (var (order, id) in returns)
        {
            await day.AssertRefundedAsync(id);
            var memo = Assert.Single(day.World.ErpCreditMemos(order));
            Assert.True(memo.IsPosted);
            Assert.Equal(memo.Total, Assert.Single(day.World.Refunds(order)));
        }

        Assert.True((await day.World.CheckAsync()).FaultsInjected.Values.Sum() > 20, "the plan injected faults");
        await day.AssertRightAsync();
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(3, 0.15)]
    [InlineData(4, 0.15)]
    [InlineData(5, 0.15)]
    [InlineData(6, 0.15)]
    public async Task Two_returns_of_one_invoice_at_once_have_a_credit_note_and_a_refund_each(int seed, double faults)
    {
        await using var day = await SoldAsync(Consenting, o => o with { Seed = seed, FaultRate = (decimal)faults });
        var (order, price) = day.Sold();
        string[] ids = [day.World.AskReturn(order), day.World.AskReturn(order)];
        await day.PassAsync(TimeSpan.FromHours(12));
        foreach (var id in ids)
            day.World.MoveReturn(id, "RECEIVED");

        await day.PassAsync(TimeSpan.FromDays(2));

        foreach (var id in ids)
            await day.AssertRefundedAsync(id);
        var memos = day.World.ErpCreditMemos(order);
        Assert.Equal(2, memos.Select(static m => m.ExternalNumber).Distinct().Count());
        Assert.All(memos, m => Assert.Equal((true, price), (m.IsPosted, m.Total)));
        Assert.Equal([price, price], day.World.Refunds(order));
        Assert.All(ids, id => Assert.Equal("CLOSED", day.World.ReturnState(id)));
        await day.AssertRightAsync();
    }

    [Fact]
    public async Task A_return_that_is_called_off_leaves_its_pieces_to_another_that_waits_for_them()
    {
        await using var day = await SoldAsync(Consenting);
        var (order, price) = day.Sold();
        var first = day.World.AskReturn(order, 2);
        await day.PassAsync(TimeSpan.FromHours(8));
        var second = day.World.AskReturn(order, 2);
        await day.PassAsync(TimeSpan.FromHours(8));
        Assert.Equal([ReasonCatalogue.ReturnTooMany.Code], await day.CodesAsync(second));

        day.World.MoveReturn(first, "CANCELED");
        day.World.DeleteErpCreditMemo(Assert.Single(day.World.ErpCreditMemos(order)).Number);
        day.World.MoveReturn(second, "RECEIVED");
        await day.PassAsync(TimeSpan.FromDays(2));

        Assert.Equal("Closed", await day.StageOfAsync(first));
        Assert.Equal((true, 2m * price), (Assert.Single(day.World.ErpCreditMemos(order)).IsPosted, Assert.Single(day.World.Refunds(order))));
        await day.AssertRefundedAsync(second);
    }

    [Fact]
    public async Task R82_What_a_person_reports_is_credited_the_damaged_into_quarantine_and_the_missing_not()
    {
        await using var day = await SoldAsync(Consenting);
        var (order, price) = day.Sold();
        var id = day.World.AskReturn(order, 3);
        await day.PassAsync(TimeSpan.FromHours(8));

        var line = day.LineOf(order);
        await day.Store.DeliverAsync([ReturnsFlow.Received(Bq, id, Receipt("p-1", new ReceivedGoods(line, 1m, GoodsCondition.Sellable)), "goods-in")], day.Clock.GetUtcNow());
        await day.PassAsync(TimeSpan.FromHours(8));
        Assert.False(Assert.Single(day.World.ErpCreditMemos(order)).IsPosted);
        Assert.Equal("RECEIVED", day.World.ReturnState(id));

        await day.Store.DeliverAsync([ReturnsFlow.Received(Bq, id, Receipt("p-2", new ReceivedGoods(line, 1m, GoodsCondition.Damaged), new ReceivedGoods(line, 1m, GoodsCondition.Missing)), "goods-in")], day.Clock.GetUtcNow());
        await day.PassAsync(TimeSpan.FromHours(8));

        var memo = Assert.Single(day.World.ErpCreditMemos(order));
        Assert.Equal((true, 2m * price, 2m), (memo.IsPosted, memo.Total, Assert.Single(memo.Goods).Value));
        Assert.Contains(Guid.Parse(Quarantine), memo.Locations);
        Assert.Equal([2m * price], day.World.Refunds(order));
        await day.AssertRightAsync();
    }

    [Fact]
    public async Task A_parcel_that_is_the_last_credits_what_came()
    {
        await using var day = await SoldAsync(Consenting);
        var (order, price) = day.Sold();
        var id = day.World.AskReturn(order, 3);
        await day.PassAsync(TimeSpan.FromHours(8));

        await day.Store.DeliverAsync([ReturnsFlow.Received(Bq, id, Receipt("p-1", new ReceivedGoods(day.LineOf(order), 1m, GoodsCondition.Sellable)), "goods-in", isLast: true)], day.Clock.GetUtcNow());
        await day.PassAsync(TimeSpan.FromHours(8));

        Assert.Equal(price, Assert.Single(day.World.ErpCreditMemos(order)).Total);
        Assert.Equal([price], day.World.Refunds(order));
        await day.AssertRightAsync();
    }

    [Fact]
    public async Task Damaged_goods_wait_where_no_location_for_them_is_set()
    {
        await using var day = await SoldAsync(Consenting with { QuarantineLocation = null });
        var (order, _) = day.Sold();
        var id = day.World.AskReturn(order);
        await day.PassAsync(TimeSpan.FromHours(8));
        day.World.MoveReturn(id, "RECEIVED", Damaged);
        await day.PassAsync(TimeSpan.FromHours(8));

        Assert.Equal([ReasonCatalogue.ReturnNoQuarantine.Code], await day.CodesAsync(id));
        Assert.Empty(day.World.Refunds(order));
    }

    [Fact]
    public async Task Without_an_invoice_it_waits_and_goes_on_when_there_is_one()
    {
        await using var day = await SoldAsync(Consenting, orders: ReturnDay.Calm with { Posting = DispatchPosting.ByOthers });
        var (order, price) = day.Sold();
        var id = day.World.AskReturn(order);
        await day.PassAsync(TimeSpan.FromHours(8));
        day.World.MoveReturn(id, "RECEIVED");
        await day.PassAsync(TimeSpan.FromDays(3));

        Assert.Contains(ReasonCatalogue.ReturnNotInvoiced.Code, await day.CodesAsync(id));
        Assert.Empty(day.World.ErpCreditMemos(order));
        Assert.Empty(day.World.Refunds(order));

        day.World.PostErpOrder((await day.StateAsync(order)).BackOffice.Erp!.Number);
        await day.PassAsync(TimeSpan.FromHours(12));

        Assert.Equal((true, price), (Assert.Single(day.World.ErpCreditMemos(order)).IsPosted, Assert.Single(day.World.Refunds(order))));
        Assert.Empty(await day.CodesAsync(id));
    }

    [Fact]
    public async Task Of_an_order_that_is_invoiced_in_parts_the_invoice_is_credited_that_holds_what_came_back_and_no_other_return_waits_for_it()
    {
        await using var day = await SoldAsync(Consenting with { Delivery = DeliveryCredit.Never }, orders: ReturnDay.Calm with { Posting = DispatchPosting.ByOthers });
        var (order, price) = day.Sold();
        var number = (await day.StateAsync(order)).BackOffice.Erp!.Number;
        day.World.PostErpOrder(number, 1m);
        string[] ids = [day.World.AskReturn(order, 2), day.World.AskReturn(order)];
        await day.PassAsync(TimeSpan.FromHours(8));
        Assert.Equal([ReasonCatalogue.ReturnInvoiceUnclear.Code], await day.CodesAsync(ids[0]));
        Assert.Equal(price, Assert.Single(day.World.ErpCreditMemos(order)).Total);

        day.World.PostErpOrder(number);
        foreach (var id in ids)
            day.World.MoveReturn(id, "RECEIVED");
        await day.PassAsync(TimeSpan.FromHours(24));

        foreach (var id in ids)
            await day.AssertRefundedAsync(id);
        Assert.Equal([price, 2m * price], day.World.ErpCreditMemos(order).Select(static m => m.Total).Order());
        Assert.Equal([price, 2m * price], day.World.Refunds(order).Order());
        await day.AssertRightAsync();
    }

    [Fact]
    public async Task A_draft_that_a_person_deletes_is_made_again_once_and_then_a_person_decides()
    {
        await using var day = await SoldAsync(Consenting);
        var (order, price) = day.Sold();
        var id = day.World.AskReturn(order);
        await day.PassAsync(TimeSpan.FromHours(8));
        day.World.DeleteErpCreditMemo(Assert.Single(day.World.ErpCreditMemos(order)).Number);
        await day.PassAsync(TimeSpan.FromHours(24));
        day.World.DeleteErpCreditMemo(Assert.Single(day.World.ErpCreditMemos(order)).Number);
        await day.PassAsync(TimeSpan.FromHours(24));

        Assert.Equal([ReasonCatalogue.ReturnCreditRemoved.Code], await day.CodesAsync(id));
        Assert.Empty(day.World.ErpCreditMemos(order));

        day.World.MoveReturn(id, "RECEIVED");
        await day.Store.DeliverAsync([ReturnsFlow.Retry(Bq, id, "T-1", new Requester("finance", "console", "ticket-1"))], day.Clock.GetUtcNow());
        await day.PassAsync(TimeSpan.FromHours(24));

        Assert.Equal((true, price), (Assert.Single(day.World.ErpCreditMemos(order)).IsPosted, Assert.Single(day.World.Refunds(order))));
        await day.AssertRightAsync();
    }

    [Fact]
    public async Task A_draft_that_a_person_changed_waits_for_a_person()
    {
        await using var day = await SoldAsync(Consenting with { DraftsEarly = true });
        var (order, price) = day.Sold();
        var id = day.World.AskReturn(order);
        await day.PassAsync(TimeSpan.FromHours(8));
        day.World.SetErpPostingDates(new DateOnly(2030, 1, 1), null);
        day.World.MoveReturn(id, "RECEIVED");
        await day.PassAsync(TimeSpan.FromHours(3));
        Assert.Equal([ReasonCatalogue.ReturnNotPosted.Code], await day.CodesAsync(id));
        var draft = Assert.Single(day.World.ErpCreditMemos(order)).Number;
        day.World.ChangeErpCreditMemo(draft, 1m);
        day.World.SetErpPostingDates(null, null);
        await day.PassAsync(TimeSpan.FromHours(12));

        Assert.Equal([ReasonCatalogue.ReturnCreditDiffers.Code], await day.CodesAsync(id));
        Assert.Empty(day.World.Refunds(order));

        // The person meant it: posts it, and has paid back what it says.
        day.World.PostErpCreditMemo(draft);
        await day.Store.DeliverAsync([ReturnsFlow.TakeCreditNote(Bq, id, "T-1", "finance")], day.Clock.GetUtcNow());
        await day.PassAsync(TimeSpan.FromHours(12));

        Assert.NotEqual(1m, price);
        Assert.Equal([1m], day.World.Refunds(order));
        Assert.Equal((true, 1m), (Assert.Single(day.World.ErpCreditMemos(order)).IsPosted, Assert.Single(day.World.ErpCreditMemos(order)).Total));
        await day.AssertRefundedAsync(id);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_person_who_posts_the_draft_says_that_the_goods_came_only_where_it_is_set_so(bool tells)
    {
        await using var day = await SoldAsync(Consenting with { PostingTellsReceipt = tells });
        var (order, price) = day.Sold();
        var id = day.World.AskReturn(order);
        await day.PassAsync(TimeSpan.FromHours(8));
        day.World.PostErpCreditMemo(Assert.Single(day.World.ErpCreditMemos(order)).Number);
        await day.PassAsync(TimeSpan.FromHours(12));

        if (!tells)
        {
            Assert.Equal([ReasonCatalogue.ReturnNotReceived.Code], await day.CodesAsync(id));
            Assert.Empty(day.World.Refunds(order));
            day.World.MoveReturn(id, "RECEIVED");
            await day.PassAsync(TimeSpan.FromHours(12));
        }

        Assert.Equal((true, price), (Assert.Single(day.World.ErpCreditMemos(order)).IsPosted, Assert.Single(day.World.Refunds(order))));
        Assert.Equal("CLOSED", day.World.ReturnState(id));
    }

    [Fact]
    public async Task A_return_that_is_closed_without_anybody_having_seen_its_goods_pays_nobody_and_is_told()
    {
        await using var day = await SoldAsync(Consenting);
        var (order, _) = day.Sold();
        var id = day.World.AskReturn(order);
        await day.PassAsync(TimeSpan.FromHours(8));
        day.World.MoveReturn(id, "CLOSED");
        await day.PassAsync(TimeSpan.FromHours(24));

        Assert.Contains(ReasonCatalogue.ReturnWrongStep.Code, await day.CodesAsync(id));
        Assert.DoesNotContain(day.World.ErpCreditMemos(order), static m => m.IsPosted);
        Assert.Empty(day.World.Refunds(order));
    }

    [Fact]
    public async Task A_draft_that_a_person_makes_beside_is_never_taken()
    {
        await using var day = await SoldAsync(Consenting);
        var (order, price) = day.Sold();
        var theirs = day.World.MakeErpCreditMemo(order);
        var id = day.World.AskReturn(order);
        await day.PassAsync(TimeSpan.FromHours(8));

        Assert.Equal([ReasonCatalogue.OutcomeUnclear.Code], await day.CodesAsync(id));
        Assert.Equal(theirs, Assert.Single(day.World.ErpCreditMemos(order)).Number);

        await day.Store.DeliverAsync([ReturnsFlow.OfSomethingElse(Bq, id, theirs, "finance")], day.Clock.GetUtcNow());
        day.World.MoveReturn(id, "RECEIVED");
        await day.PassAsync(TimeSpan.FromHours(24));

        Assert.Equal([false, true], day.World.ErpCreditMemos(order).Select(static m => m.IsPosted));
        Assert.Equal([price], day.World.Refunds(order));
    }

    [Fact]
    public async Task A_refund_that_is_refused_for_want_of_balance_is_paid_when_there_is_some()
    {
        await using var day = await SoldAsync(Consenting);
        var (order, price) = day.Sold();
        var id = day.World.AskReturn(order);
        await day.PassAsync(TimeSpan.FromHours(8));
        day.World.SetBalanceShort(true);
        day.World.MoveReturn(id, "RECEIVED");
        await day.PassAsync(TimeSpan.FromDays(8));

        Assert.Equal([ReasonCatalogue.RefundDue.Code, ReasonCatalogue.RefundRefused.Code], await day.CodesAsync(id));
        Assert.Empty(day.World.Refunds(order));
        Assert.NotNull((await day.Store.GetCaseAsync(ReturnsFlow.CaseOf(Bq, id)))!.Deadline);

        day.World.SetBalanceShort(false);
        await day.PassAsync(TimeSpan.FromHours(12));

        Assert.Equal([price], day.World.Refunds(order));
        await day.AssertRefundedAsync(id);
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(0.5)]
    public async Task What_the_operator_paid_back_first_is_not_paid_again(double part)
    {
        await using var day = await SoldAsync(Consenting);
        var (order, price) = day.Sold();
        var id = day.World.AskReturn(order);
        await day.PassAsync(TimeSpan.FromHours(1));
        var first = decimal.Round(price * (decimal)part, 2);
        day.World.RefundInPortal(order, first);
        await day.PassAsync(TimeSpan.FromHours(12));
        Assert.Equal([ReasonCatalogue.RefundedEarly.Code], await day.CodesAsync(id));

        day.World.MoveReturn(id, "RECEIVED");
        await day.PassAsync(TimeSpan.FromHours(12));

        Assert.Equal(part < 1 ? [first, price - first] : [first], day.World.Refunds(order));
        Assert.Equal((true, price), (Assert.Single(day.World.ErpCreditMemos(order)).IsPosted, Assert.Single(day.World.ErpCreditMemos(order)).Total));
        await day.AssertRefundedAsync(id);
    }

    [Fact]
    public async Task What_the_operator_paid_back_before_the_return_was_asked_for_is_not_paid_again_without_a_persons_word()
    {
        await using var day = await SoldAsync(Consenting);
        var (order, price) = day.Sold();
        day.World.RefundInPortal(order, price);
        await day.PassAsync(TimeSpan.FromHours(1));
        var id = day.World.AskReturn(order);
        await day.PassAsync(TimeSpan.FromHours(8));
        day.World.MoveReturn(id, "RECEIVED");
        await day.PassAsync(TimeSpan.FromHours(12));
        Assert.Equal([ReasonCatalogue.RefundUnclear.Code], await day.CodesAsync(id));
        Assert.Equal([price], day.World.Refunds(order));

        await day.Store.DeliverAsync([ReturnsFlow.Acknowledge(Bq, id, "T-1", new Requester("finance", "console", "ticket-1"))], day.Clock.GetUtcNow());
        await day.PassAsync(TimeSpan.FromHours(12));

        Assert.Equal([price], day.World.Refunds(order));
        Assert.Equal((true, price), (Assert.Single(day.World.ErpCreditMemos(order)).IsPosted, Assert.Single(day.World.ErpCreditMemos(order)).Total));
        await day.AssertRefundedAsync(id);
    }

    [Fact]
    public async Task More_paid_in_the_portal_than_the_return_is_worth_is_told_and_ends_with_a_persons_word()
    {
        await using var day = await SoldAsync(Consenting);
        var (order, price) = day.Sold();
        var id = day.World.AskReturn(order);
        await day.PassAsync(TimeSpan.FromHours(8));
        day.World.RefundInPortal(order, price + 1m);
        day.World.MoveReturn(id, "RECEIVED");
        await day.PassAsync(TimeSpan.FromHours(12));
        Assert.Equal([ReasonCatalogue.RefundMismatch.Code], await day.CodesAsync(id));

        await day.Store.DeliverAsync([ReturnsFlow.Acknowledge(Bq, id, "T-1", new Requester("finance", "console", "ticket-1"))], day.Clock.GetUtcNow());
        await day.PassAsync(TimeSpan.FromHours(12));

        Assert.Equal([price + 1m], day.World.Refunds(order));
        Assert.Empty(await day.CodesAsync(id));
        await day.AssertRefundedAsync(id);
    }

    [Theory]
    [InlineData(RefundMoment.Posted, 0)]
    [InlineData(RefundMoment.Drafted, 1)]
    public async Task A_closed_period_keeps_nobodys_money_where_refunds_follow_the_draft(RefundMoment moment, int refunds)
    {
        await using var day = await SoldAsync(Consenting with { Refund = moment });
        var (order, price) = day.Sold();
        var id = day.World.AskReturn(order);
        await day.PassAsync(TimeSpan.FromHours(8));
        day.World.SetErpPostingDates(new DateOnly(2026, 3, 12), null);
        day.World.MoveReturn(id, "RECEIVED");
        await day.PassAsync(TimeSpan.FromHours(12));

        Assert.False(Assert.Single(day.World.ErpCreditMemos(order)).IsPosted);
        Assert.Equal(refunds, day.World.Refunds(order).Count);

        // The books open on a later day, and on that day it is posted.
        await day.PassAsync(TimeSpan.FromDays(8));
        Assert.Equal((true, price), (Assert.Single(day.World.ErpCreditMemos(order)).IsPosted, Assert.Single(day.World.Refunds(order))));
        await day.AssertRefundedAsync(id);
    }

    [Fact]
    public async Task A_return_that_is_called_off_leaves_no_money_and_shows_the_draft_that_is_left()
    {
        await using var day = await SoldAsync(Consenting);
        var (order, _) = day.Sold();
        var id = day.World.AskReturn(order);
        await day.PassAsync(TimeSpan.FromHours(8));
        day.World.MoveReturn(id, "CANCELED");
        await day.PassAsync(TimeSpan.FromHours(8));
        Assert.Equal([ReasonCatalogue.ReturnWrongStep.Code], await day.CodesAsync(id));

        day.World.DeleteErpCreditMemo(Assert.Single(day.World.ErpCreditMemos(order)).Number);
        await day.PassAsync(TimeSpan.FromHours(24));

        Assert.Equal("Closed", await day.StageOfAsync(id));
        Assert.Empty(day.World.Refunds(order));
        Assert.Empty(day.World.ErpCreditMemos(order));
    }

    [Fact]
    public async Task Goods_that_come_after_a_return_was_called_off_stay_to_be_seen_until_a_person_has()
    {
        await using var day = await SoldAsync(Consenting with { DraftsEarly = false });
        var (order, _) = day.Sold();
        var id = day.World.AskReturn(order);
        await day.PassAsync(TimeSpan.FromHours(8));
        day.World.MoveReturn(id, "CANCELED");
        await day.PassAsync(TimeSpan.FromHours(8));
        Assert.Equal("Closed", await day.StageOfAsync(id));

        await day.Store.DeliverAsync([ReturnsFlow.Received(Bq, id, Receipt("p-1", new ReceivedGoods(day.LineOf(order), 1m, GoodsCondition.Sellable)), "goods-in")], day.Clock.GetUtcNow());
        await day.PassAsync(TimeSpan.FromDays(2));
        Assert.Equal([ReasonCatalogue.ReturnWrongStep.Code], await day.CodesAsync(id));

        await day.Store.DeliverAsync([ReturnsFlow.Acknowledge(Bq, id, "T-1", new Requester("goods-in", "console", "ticket-1"))], day.Clock.GetUtcNow());
        await day.PassAsync(TimeSpan.FromHours(2));
        Assert.Empty(await day.CodesAsync(id));
        Assert.Equal("Closed", await day.StageOfAsync(id));
    }

    [Fact]
    public async Task R85_The_whole_order_back_gives_its_delivery_its_tax_and_its_commission_back()
    {
        await using var day = await SoldAsync(Consenting);
        var (order, _) = day.Sold();
        var state = await day.StateAsync(order);
        var id = day.World.AskReturn(order, 3);
        await day.PassAsync(TimeSpan.FromHours(8));
        day.World.MoveReturn(id, "RECEIVED");
        await day.PassAsync(TimeSpan.FromHours(12));

        var memo = Assert.Single(day.World.ErpCreditMemos(order));
        Assert.Equal(state.BackOffice.SalesOrder!.Total.Amount, memo.Total);
        Assert.Equal(memo.Total, day.World.Refunds(order).Sum());
        Assert.Contains((await day.Store.GetJournalAsync(ReturnsFlow.CaseOf(Bq, id))), e => e.Text.Contains($"commission back {state.Order!.Lines[0].Commission}", StringComparison.Ordinal));
        await day.AssertRightAsync();
    }

    [Fact]
    public async Task R84_One_query_tells_all_that_happened_to_an_order_returns_and_money_included()
    {
        await using var day = await SoldAsync(Consenting);
        var (order, _) = day.Sold();
        var id = day.World.AskReturn(order);
        await day.PassAsync(TimeSpan.FromHours(8));
        day.World.MoveReturn(id, "RECEIVED");
        await day.PassAsync(TimeSpan.FromHours(12));

        var told = await day.Store.GetOrderTimelineAsync(new OrderKey(Bq, order));

        var codes = told.Select(static e => e.Code).ToList();
        string[] milestones = ["order.accepted", "erp.order-created", "return.state", "return.credit-drafted", "return.received", "return.credit-posted", "return.refund-sent", "return.over"];
        Assert.Equal(milestones, milestones.Where(codes.Contains));
        Assert.Equal(milestones, milestones.OrderBy(codes.IndexOf));
        Assert.Equal(told.OrderBy(static e => e.At).Select(static e => e.At), told.Select(static e => e.At));
    }

    private static async Task<Day> SoldAsync(ReturnsPolicy policy, Func<SimulationOptions, SimulationOptions>? configure = null, OrderPolicy? orders = null)
    {
        var day = await Day.StartAsync(configure, orders ?? ReturnDay.Calm, services: s => s.AddReturns([new ReturnRoute(Bq, new ConnectionName("bc"))], policy));
        day.World.AddOrder(new PlannedOrder { OrderId = ReturnDay.Order, Lines = [new PlannedLine(PaintRoller, 3)] });
        await day.PassAsync(TimeSpan.FromDays(3));
        return day;
    }

    private static GoodsReceipt Receipt(string id, params ReceivedGoods[] lines) => new() { ReceiptId = id, ReceivedAt = Day.Morning, Lines = lines };
}
