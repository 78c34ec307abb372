using Connectors.Flows.Engine;
using Connectors.Domain.Reasons;
using Connectors.EndToEnd.Tests.Support;
using Connectors.Flows.B2BOrders;
using Connectors.Flows.B2BOrders.StoreRefunds;
using Connectors.Flows.BackOffice;
using Connectors.Simulators.BusinessCentral;
using Connectors.Testing.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.EndToEnd.Tests;

/// <summary>What a store refunds is credited in the ERP, each refund once, over the real clients.</summary>
public sealed class B2BRefundTests
{
    private const decimal BrushGross = 3.50m * 1.2m;

    private static readonly B2BPolicy Usual = TradeDay.Calm with { PollEvery = TimeSpan.FromMinutes(10), ErpCheckEvery = TimeSpan.FromMinutes(30) };

    [Theory]
    [InlineData("paymentOnAccount", false)]
    [InlineData("upfrontPayment", true)]
    public async Task R81_BD_F4_Goods_that_the_store_took_back_are_credited_by_line_once_and_each_refund_by_its_own_memo(string payment, bool isPaid)
    {
        await using var day = await TradeDay.StartAsync(Usual);
        var id = await DeliveredAsync(day, payment, isPaid);
        var first = day.Shop.Refund(id, TradeDay.Brush, 4);
        var second = day.Shop.Refund(id, TradeDay.Brush, 2, "NO_RESTOCK");

        await day.PassAsync(TimeSpan.FromHours(3));

        Assert.Equal((StoreRefundStage.Credited, StoreRefundStage.Credited), (await day.RefundStageAsync(id, first), await day.RefundStageAsync(id, second)));
        Assert.Equal([2 * BrushGross, 4 * BrushGross], Posted(day, id).Select(static m => m.Total).Order());
        Assert.Equal(["R:TRADE:" + first, "R:TRADE:" + second], Posted(day, id).Select(static m => m.ExternalNumber).Order(StringComparer.Ordinal));
        Assert.Empty(await day.RefundRecordsAsync(id, first));
        Assert.Empty(await day.RecordsAsync(id));

        await day.PassAsync(TimeSpan.FromHours(8));
        Assert.Equal(2, day.World.ErpCreditMemos(TradeDay.KeyOf(id).ToString()).Count);
    }

    [Fact]
    public async Task A_refund_before_the_invoice_waits_for_it_and_one_before_the_order_was_booked_needs_no_memo()
    {
        await using var day = await TradeDay.StartAsync(Usual with { Posting = DispatchPosting.ByOthers, PostedWithin = TimeSpan.FromHours(8) });
        var id = day.Shop.PlaceOrder(TradeDay.Order());
        var early = day.Shop.Refund(id, TradeDay.Brush, 6, "CANCEL");
        await day.PassAsync(TimeSpan.FromHours(12));
        Assert.NotEmpty(day.Shop.FulfilmentsOf(id));
        var waiting = day.Shop.Refund(id, TradeDay.Tap, 1);
        await day.PassAsync(TimeSpan.FromHours(10));
        Assert.Equal((StoreRefundStage.Held, "return.not-invoiced"), (await day.RefundStageAsync(id, waiting), Assert.Single(await day.RefundRecordsAsync(id, waiting)).Code));
        Assert.Empty(day.World.ErpCreditMemos(TradeDay.KeyOf(id).ToString()));

        day.World.PostErpOrder(Assert.Single(await day.SalesOrdersAsync(id)).Number);
        await day.PassAsync(TimeSpan.FromHours(3));

        Assert.Equal((StoreRefundStage.Closed, StoreRefundStage.Credited), (await day.RefundStageAsync(id, early), await day.RefundStageAsync(id, waiting)));
        Assert.Equal(72m, Assert.Single(Posted(day, id)).Total);
    }

    [Fact]
    public async Task Money_that_no_line_explains_is_held_with_its_amount_until_a_person_has_settled_it()
    {
        await using var day = await TradeDay.StartAsync(Usual);
        var id = await DeliveredAsync(day, "upfrontPayment", isPaid: true);
        var alone = day.Shop.RefundAmount(id, 15m);
        var beside = day.Shop.Refund(id, TradeDay.Brush, 1, "RETURN", extra: 5m);

        await day.PassAsync(TimeSpan.FromHours(2));

        foreach (var (refund, amount) in new[] { (alone, "15"), (beside, "9.2") })
        {
            var record = Assert.Single(await day.RefundRecordsAsync(id, refund));
            Assert.Equal(("refund.amount-unclear", Owner.Finance), (record.Code, record.Owner));
            Assert.Contains(amount, record.Message, StringComparison.Ordinal);
        }

        Assert.Empty(day.World.ErpCreditMemos(TradeDay.KeyOf(id).ToString()));
        await day.TellAsync(StoreRefundsFlow.Acknowledge(TradeDay.KeyOf(id), alone, "ticket-1", new Requester("finance", "console", "ticket-1")));
        await day.PassAsync(TimeSpan.FromHours(1));
        Assert.Equal(StoreRefundStage.Closed, await day.RefundStageAsync(id, alone));
    }

    [Fact]
    public async Task Goods_that_were_invoiced_and_never_left_by_the_stores_word_are_a_persons_to_credit()
    {
        await using var day = await TradeDay.StartAsync(Usual);
        var id = await DeliveredAsync(day);
        var refund = day.Shop.Refund(id, TradeDay.Brush, 12, "CANCEL");
        await day.PassAsync(TimeSpan.FromHours(3));
        Assert.Equal("refund.goods-sent", Assert.Single(await day.RefundRecordsAsync(id, refund)).Code);
        Assert.Empty(day.World.ErpCreditMemos(TradeDay.KeyOf(id).ToString()));

        await day.TellAsync(StoreRefundsFlow.CreditGoods(TradeDay.KeyOf(id), refund, "ticket-1", "customer service"));
        await day.PassAsync(TimeSpan.FromHours(1));

        Assert.Equal(StoreRefundStage.Credited, await day.RefundStageAsync(id, refund));
        Assert.Equal(12 * BrushGross, Assert.Single(Posted(day, id)).Total);
    }

    [Fact]
    public async Task What_a_person_credited_by_hand_in_the_ERP_is_told_and_not_credited_again()
    {
        await using var day = await TradeDay.StartAsync(Usual);
        var id = await DeliveredAsync(day);
        var refund = day.Shop.Refund(id, TradeDay.Brush, 4);
        day.World.PostErpCreditMemo(day.World.MakeErpCreditMemo(TradeDay.KeyOf(id).ToString()));

        await day.PassAsync(TimeSpan.FromHours(6));

        Assert.Contains(await day.RefundRecordsAsync(id, refund), static r => r.Code == "system.outcome-unclear");
        Assert.Single(day.World.ErpCreditMemos(TradeDay.KeyOf(id).ToString()));

        await day.TellAsync(StoreRefundsFlow.Acknowledge(TradeDay.KeyOf(id), refund, "ticket-1", new Requester("finance", "console", "ticket-1")));
        await day.PassAsync(TimeSpan.FromHours(6));
        Assert.Equal(StoreRefundStage.Closed, await day.RefundStageAsync(id, refund));
        Assert.Single(day.World.ErpCreditMemos(TradeDay.KeyOf(id).ToString()));
    }

    [Fact]
    public async Task F5_A_memo_whose_answer_was_lost_is_found_and_not_made_twice()
    {
        var lost = new LostAnswers();
        await using var day = await TradeDay.StartAsync(Usual, flows: services => services.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler(lost.NewHandler)));
        var id = await DeliveredAsync(day);
        var refund = day.Shop.Refund(id, TradeDay.Brush, 4);

        for (var i = 0; i < 8; i++)
        {
            lost.LoseNextAnswer();
            await day.PassAsync(TimeSpan.FromMinutes(45));
        }

        await day.PassAsync(TimeSpan.FromHours(2));
        Assert.Equal(StoreRefundStage.Credited, await day.RefundStageAsync(id, refund));
        Assert.Equal(4 * BrushGross, Assert.Single(day.World.ErpCreditMemos(TradeDay.KeyOf(id).ToString())).Total);
    }

    [Theory]
    [InlineData("salesCreditMemos.post")]
    [InlineData("salesInvoices.makeCorrectiveCreditMemo")]
    public async Task A_worker_that_dies_while_it_credits_is_followed_by_another_that_looks_first(string operation)
    {
        await using var day = await TradeDay.StartAsync(Usual);
        var id = await DeliveredAsync(day);
        var refund = day.Shop.Refund(id, TradeDay.Brush, 4);

        Assert.True(await day.DieAtAsync(operation, TimeSpan.FromHours(3)), "Nothing was written.");
        await day.PassAsync(TimeSpan.FromHours(3));

        Assert.Equal(StoreRefundStage.Credited, await day.RefundStageAsync(id, refund));
        Assert.Equal(4 * BrushGross, Assert.Single(day.World.ErpCreditMemos(TradeDay.KeyOf(id).ToString())).Total);
    }

    [Fact]
    public async Task Faults_of_all_systems_credit_every_refund_once()
    {
        await using var day = await TradeDay.StartAsync(Usual, static o => o with { FaultRate = 0.1m, Seed = 11 });
        var id = await DeliveredAsync(day);
        var refunds = new[] { day.Shop.Refund(id, TradeDay.Brush, 4), day.Shop.Refund(id, TradeDay.Brush, 3), day.Shop.Refund(id, TradeDay.Tap, 1) };

        await day.PassAsync(TimeSpan.FromHours(12));

        foreach (var refund in refunds)
            Assert.Equal(StoreRefundStage.Credited, await day.RefundStageAsync(id, refund));
        Assert.Equal((3, (7 * BrushGross) + 72m), (Posted(day, id).Count, Posted(day, id).Sum(static m => m.Total)));
    }

    [Fact]
    public async Task An_order_on_account_of_which_a_part_came_back_is_paid_with_the_rest_and_marked()
    {
        await using var day = await TradeDay.StartAsync(Usual with { PaidBackEvery = TimeSpan.FromHours(1) });
        var id = await DeliveredAsync(day);
        day.Shop.Refund(id, TradeDay.Brush, 4);
        await day.PassAsync(TimeSpan.FromHours(3));
        Assert.Equal(PaidBackStage.Unpaid, await day.PaymentStageAsync(id));

        foreach (var invoice in await day.InvoicesAsync(id))
            day.World.PayErpInvoice(invoice.Number);
        await day.PassAsync(TimeSpan.FromHours(3));

        Assert.Equal(("PAID", 1), (day.Shop.PaymentOf(id).State, day.Shop.Effects["orderMarkAsPaid"]));
    }

    private static List<ErpCreditMemo> Posted(TradeDay day, string id) => [.. day.World.ErpCreditMemos(TradeDay.KeyOf(id).ToString()).Where(static m => m.IsPosted)];

    private static async Task<string> DeliveredAsync(TradeDay day, string payment = "paymentOnAccount", bool isPaid = false)
    {
        var id = day.Shop.PlaceOrder(TradeDay.Order(payment: payment, isPaid: isPaid));
        await day.PassAsync(TimeSpan.FromHours(12));
        Assert.Equal(B2BStage.Completed, await day.StageAsync(id));
        return id;
    }
}
