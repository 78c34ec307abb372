using Connectors.Flows.Engine;
using Connectors.EndToEnd.Tests.Support;
using Connectors.Flows.B2BOrders;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.EndToEnd.Tests;

/// <summary>Orders on account that are paid in the ERP show as paid in the store, once, over the real clients.</summary>
public sealed class B2BPaidBackTests
{
    private static readonly B2BPolicy Usual = TradeDay.Calm with { PollEvery = TimeSpan.FromMinutes(10), PaidBackEvery = TimeSpan.FromHours(2) };

    [Fact]
    public async Task SP_F2_An_order_on_account_is_marked_as_paid_in_the_store_when_nothing_of_its_invoices_is_left_and_its_own_case_is_long_over()
    {
        await using var day = await TradeDay.StartAsync(Usual);
        var id = await DeliveredAsync(day);
        Assert.Equal((PaidBackStage.Unpaid, B2BStage.Completed), (await day.PaymentStageAsync(id), await day.StageAsync(id)));

        day.World.PayErpInvoice((await day.InvoicesAsync(id)).Single().Number, 100m);
        await day.PassAsync(TimeSpan.FromHours(3));
        Assert.Equal((PaidBackStage.Unpaid, "PENDING", 256.80m), (await day.PaymentStageAsync(id), day.Shop.PaymentOf(id).State, day.Shop.PaymentOf(id).Outstanding));

        await PayAsync(day, id);
        await day.PassAsync(TimeSpan.FromHours(3));
        Assert.Equal((PaidBackStage.Over, "PAID", 0m), (await day.PaymentStageAsync(id), day.Shop.PaymentOf(id).State, day.Shop.PaymentOf(id).Outstanding));
        Assert.Equal(1, day.Shop.Effects["orderMarkAsPaid"]);
        Assert.DoesNotContain("orderCreateManualPayment", day.Shop.Effects.Keys);
        Assert.Empty(await day.PaymentRecordsAsync(id));
    }

    [Fact]
    public async Task F5_A_mark_whose_answer_was_lost_is_found_and_not_made_twice()
    {
        await using var day = await TradeDay.StartAsync(Usual);
        var id = await DeliveredAsync(day);
        await PayAsync(day, id);

        day.Lost.LoseNextAnswer();
        await day.PassAsync(TimeSpan.FromHours(4));

        Assert.Equal((PaidBackStage.Over, "PAID", 1), (await day.PaymentStageAsync(id), day.Shop.PaymentOf(id).State, day.Shop.Effects["orderMarkAsPaid"]));
        Assert.Empty(await day.PaymentRecordsAsync(id));
    }

    [Fact]
    public async Task A_worker_that_dies_while_it_marks_is_followed_by_another_that_looks_first()
    {
        await using var day = await TradeDay.StartAsync(Usual);
        var id = await DeliveredAsync(day);
        await PayAsync(day, id);

        Assert.True(await day.DieAtAsync("order-mark-as-paid", TimeSpan.FromHours(4)), "Nothing was written.");
        await day.PassAsync(TimeSpan.FromHours(1));

        Assert.Equal((PaidBackStage.Over, "PAID", 1), (await day.PaymentStageAsync(id), day.Shop.PaymentOf(id).State, day.Shop.Effects["orderMarkAsPaid"]));
    }

    [Fact]
    public async Task Faults_of_store_and_ERP_mark_every_paid_order_once_and_no_other()
    {
        await using var day = await TradeDay.StartAsync(Usual, static o => o with { FaultRate = 0.1m, Seed = 5 });
        var ids = Enumerable.Range(0, 4).Select(i => day.Shop.PlaceOrder(TradeDay.Order(brushes: 12 + i))).ToList();
        await day.PassAsync(TimeSpan.FromHours(12));
        foreach (var id in ids.Take(3))
            await PayAsync(day, id);

        await day.PassAsync(TimeSpan.FromHours(10));

        Assert.Equal(["PAID", "PAID", "PAID", "PENDING"], ids.Select(id => day.Shop.PaymentOf(id).State));
        Assert.Equal(3, day.Shop.Effects["orderMarkAsPaid"]);
    }

    [Fact]
    public async Task One_look_at_the_ERP_is_enough_for_many_orders()
    {
        var asked = new Asked();
        await using var day = await TradeDay.StartAsync(Usual, flows: services => services.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler(asked.NewHandler)));
        var ids = Enumerable.Range(0, 6).Select(_ => day.Shop.PlaceOrder(TradeDay.Order(brushes: 12))).ToList();
        await day.PassAsync(TimeSpan.FromHours(12));
        foreach (var id in ids)
            Assert.Equal(PaidBackStage.Unpaid, await day.PaymentStageAsync(id));

        // Away from every other look at the ERP and the store: their orders are over.
        asked.Calls.Clear();
        await day.PassAsync(TimeSpan.FromHours(2));

        var erp = asked.Calls.Where(static c => c.Contains("salesInvoices", StringComparison.Ordinal) || c.Contains("salesCreditMemos", StringComparison.Ordinal)).ToList();
        Assert.InRange(erp.Count, 1, 6);
        Console.WriteLine($"6 unpaid orders, one look: {string.Join(", ", erp.GroupBy(static c => c).Select(static g => $"{g.Key} x{g.Count()}"))}");
    }

    [Fact]
    public async Task What_others_marked_called_off_or_gave_back_in_the_store_is_never_marked()
    {
        await using var day = await TradeDay.StartAsync(Usual);
        var (paid, voided) = (await DeliveredAsync(day), await DeliveredAsync(day));
        day.Shop.Pay(paid);
        day.Shop.SetPaymentState(voided, "VOIDED");
        await day.PassAsync(TimeSpan.FromHours(1));
        Assert.Equal(PaidBackStage.Over, await day.PaymentStageAsync(paid));

        await PayAsync(day, paid);
        await PayAsync(day, voided);
        await day.PassAsync(TimeSpan.FromHours(5));

        Assert.False(day.Shop.Effects.ContainsKey("orderMarkAsPaid"));
        var record = Assert.Single(await day.PaymentRecordsAsync(voided));
        Assert.Equal("storefront.not-marked-paid", record.Code);
        Assert.Contains("VOIDED", record.Message, StringComparison.Ordinal);

        day.Shop.SetPaymentState(voided, "PENDING");
        await day.PassAsync(TimeSpan.FromHours(5));
        Assert.Equal(("PAID", PaidBackStage.Over), (day.Shop.PaymentOf(voided).State, await day.PaymentStageAsync(voided)));
        Assert.Empty(await day.PaymentRecordsAsync(voided));
    }

    [Fact]
    public async Task What_the_ERP_credited_and_the_store_still_shows_as_outstanding_is_not_marked_as_if_it_had_been_paid()
    {
        await using var day = await TradeDay.StartAsync(Usual);
        var id = await DeliveredAsync(day);
        day.World.PostErpCreditMemo(day.World.MakeErpCreditMemo(TradeDay.KeyOf(id).ToString()));

        await day.PassAsync(TimeSpan.FromHours(5));

        Assert.False(day.Shop.Effects.ContainsKey("orderMarkAsPaid"));
        Assert.Contains("0.00 GBP", Assert.Single(await day.PaymentRecordsAsync(id), static r => r.Code == "storefront.not-marked-paid").Message.Replace("0 GBP", "0.00 GBP", StringComparison.Ordinal), StringComparison.Ordinal);

        await day.TellAsync(B2BOrdersFlow.AcknowledgePayment(TradeDay.KeyOf(id), "ticket-1", new Requester("finance", "console", "ticket-1")));
        await day.PassAsync(TimeSpan.FromMinutes(10));
        Assert.Empty(await day.PaymentRecordsAsync(id));
        Assert.Equal(PaidBackStage.Over, await day.PaymentStageAsync(id));
    }

    [Fact]
    public async Task Nobody_is_told_of_an_unpaid_order_unless_the_merchant_says_from_when_on()
    {
        await using var quiet = await TradeDay.StartAsync(Usual with { PaidBackEvery = TimeSpan.FromDays(1) });
        var one = await DeliveredAsync(quiet);
        await quiet.PassAsync(TimeSpan.FromDays(2));
        Assert.Empty(await quiet.PaymentRecordsAsync(one));

        await using var day = await TradeDay.StartAsync(Usual with { PaidBackEvery = TimeSpan.FromDays(1), UnpaidDwell = TimeSpan.FromDays(1) });
        var id = await DeliveredAsync(day);
        await day.PassAsync(TimeSpan.FromDays(2));
        Assert.Equal("payment.unpaid", Assert.Single(await day.PaymentRecordsAsync(id)).Code);
    }

    [Fact]
    public async Task Where_it_is_off_and_of_what_was_paid_by_card_nothing_is_watched()
    {
        await using var off = await TradeDay.StartAsync(Usual with { MarksAsPaid = false });
        var one = await DeliveredAsync(off);
        await PayAsync(off, one);
        await off.PassAsync(TimeSpan.FromHours(5));
        Assert.Equal("unknown", await off.PaymentStageAsync(one));
        Assert.False(off.Shop.Effects.ContainsKey("orderMarkAsPaid"));

        await using var day = await TradeDay.StartAsync(Usual);
        var card = day.Shop.PlaceOrder(TradeDay.Order(payment: "upfrontPayment", isPaid: true));
        await day.PassAsync(TimeSpan.FromHours(12));
        Assert.Equal((B2BStage.Completed, "unknown"), (await day.StageAsync(card), await day.PaymentStageAsync(card)));
    }

    private static async Task<string> DeliveredAsync(TradeDay day)
    {
        var id = day.Shop.PlaceOrder(TradeDay.Order());
        await day.PassAsync(TimeSpan.FromHours(12));
        Assert.Equal(B2BStage.Completed, await day.StageAsync(id));
        return id;
    }

    private static async Task PayAsync(TradeDay day, string id)
    {
        foreach (var invoice in await day.InvoicesAsync(id))
            day.World.PayErpInvoice(invoice.Number);
    }

    private sealed class Asked
    {
        public List<string> Calls { get; } = [];

        public DelegatingHandler NewHandler() => new Handler(this);

        private sealed class Handler(Asked owner) : DelegatingHandler
        {
            protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                lock (owner.Calls)
                    owner.Calls.Add(request.RequestUri!.AbsolutePath.Split('/')[^1]);
                return base.SendAsync(request, cancellationToken);
            }
        }
    }
}
