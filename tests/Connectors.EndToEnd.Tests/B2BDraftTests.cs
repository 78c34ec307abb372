using Connectors.EndToEnd.Tests.Support;
using Connectors.Flows.B2BOrders;
using Connectors.Simulators.Shopify;

namespace Connectors.EndToEnd.Tests;

/// <summary>Drafts on account that are completed by the flow, over the real clients: when, only when, and once.</summary>
public sealed class B2BDraftTests
{
    private static readonly B2BPolicy Completing = TradeDay.Calm with { Drafts = DraftCompletion.CompleteVerified, DraftDwell = TimeSpan.FromHours(6) };

    [Fact]
    public async Task SP_F3_R15_R23_A_verified_draft_on_account_becomes_one_order_that_leaves_without_a_human()
    {
        await using var day = await TradeDay.StartAsync(Completing);
        var draft = day.Shop.PlaceDraft(TradeDay.Order());

        await day.PassAsync(TimeSpan.FromMinutes(20));

        var order = day.Shop.OrderOf(draft)!;
        Assert.Equal((B2BStage.Ignored, B2BStage.AtWarehouse), (await day.StageAsync(draft), await day.StageAsync(order)));
        Assert.Equal(("PENDING", 1, 1), (day.Shop.PaymentOf(order).State, day.Shop.Effects["draftOrderComplete"], day.Shop.CountOrders()));
        Assert.Contains("draft.completed", await day.JournalAsync(draft));
        Assert.Equal("on-account.verified", (await day.StateAsync(order)).Release!.RuleId);
        Assert.Empty(await day.RecordsAsync(draft));
        Assert.Empty(await day.SalesOrdersAsync(draft));

        await day.PassAsync(TimeSpan.FromHours(12));
        Assert.Equal(B2BStage.Completed, await day.StageAsync(order));
        Assert.Single(await day.InvoicesAsync(order));
    }

    [Fact]
    public async Task A_draft_without_terms_is_never_completed_because_that_would_mark_it_as_paid()
    {
        await using var day = await TradeDay.StartAsync(Completing);
        var draft = day.Shop.PlaceDraft(TradeDay.Order() with { NetDays = null });
        await day.PassAsync(TimeSpan.FromMinutes(20));
        var record = Assert.Single(await day.RecordsAsync(draft));
        Assert.Equal(("storefront.draft-without-terms", Domain.Reasons.Owner.AccountManagement), (record.Code, record.Owner));
        Assert.Null(day.Shop.OrderOf(draft));

        day.Shop.SetTerms(draft, 30);
        await day.PassAsync(TimeSpan.FromMinutes(20));

        Assert.Empty(await day.RecordsAsync(draft));
        Assert.Equal(B2BStage.AtWarehouse, await day.StageAsync(day.Shop.OrderOf(draft)!));
    }

    [Fact]
    public async Task Terms_that_are_taken_off_in_the_last_moment_keep_the_draft_from_being_marked_as_paid()
    {
        await using var day = await TradeDay.StartAsync(Completing);
        var draft = day.Shop.PlaceDraft(TradeDay.Order());
        day.Shop.SetReady(draft, false);
        await day.PassAsync(TimeSpan.FromMinutes(10));

        day.Shop.SetTerms(draft, null);
        day.Shop.SetReady(draft, true);
        await day.PassAsync(TimeSpan.FromMinutes(20));

        Assert.Null(day.Shop.OrderOf(draft));
        Assert.Equal(["storefront.draft-without-terms"], await day.CodesAsync(draft));
    }

    [Theory]
    [InlineData("paymentByInvoice")]
    [InlineData("hokodoPayment")]
    public async Task R15_Only_drafts_on_account_are_completed_and_what_waits_is_told(string payment)
    {
        await using var day = await TradeDay.StartAsync(Completing with { DraftDwell = TimeSpan.FromHours(1) });
        var draft = day.Shop.PlaceDraft(TradeDay.Order(payment: payment));

        await day.PassAsync(TimeSpan.FromMinutes(70));

        Assert.Null(day.Shop.OrderOf(draft));
        Assert.Equal(["storefront.draft-waiting"], await day.CodesAsync(draft));
    }

    [Fact]
    public async Task R16_A_draft_whose_status_nobody_understands_is_quarantined()
    {
        await using var day = await TradeDay.StartAsync(Completing);
        var draft = day.Shop.PlaceDraft(TradeDay.Order());
        day.Shop.SetDraftStatus(draft, "COMPLETED"); // and names no order

        await day.PassAsync(TimeSpan.FromMinutes(20));

        Assert.Null(day.Shop.OrderOf(draft));
        Assert.Equal(["order.state-unknown"], await day.CodesAsync(draft));
    }

    [Fact]
    public async Task A_draft_that_the_store_is_still_working_out_waits_for_it_alone()
    {
        await using var day = await TradeDay.StartAsync(Completing);
        var draft = day.Shop.PlaceDraft(TradeDay.Order());
        day.Shop.SetReady(draft, false);
        await day.PassAsync(TimeSpan.FromMinutes(12));
        Assert.Null(day.Shop.OrderOf(draft));

        day.Shop.SetReady(draft, true);
        await day.PassAsync(TimeSpan.FromMinutes(40));

        Assert.NotNull(day.Shop.OrderOf(draft));
        Assert.Empty(await day.RecordsAsync(draft));
    }

    [Fact]
    public async Task R26_A_draft_and_an_order_do_not_both_take_what_is_left_of_the_credit()
    {
        await using var day = await TradeDay.StartAsync(Completing, creditLimit: 400m);
        var draft = day.Shop.PlaceDraft(TradeDay.Order());
        var order = day.Shop.PlaceOrder(TradeDay.Order());

        await day.PassAsync(TimeSpan.FromMinutes(30));

        var held = day.Shop.OrderOf(draft) is null ? draft : order;
        Assert.Equal(["payment.credit-exceeded"], await day.CodesAsync(held));
        Assert.Equal(B2BStage.AtWarehouse, await day.StageAsync(day.Shop.OrderOf(draft) ?? order));
    }

    [Fact]
    public async Task R26_What_a_draft_took_of_the_credit_passes_to_its_order_and_counts_once()
    {
        await using var day = await TradeDay.StartAsync(Completing, creditLimit: 520m);
        var drafts = new[] { day.Shop.PlaceDraft(TradeDay.Order()), day.Shop.PlaceDraft(TradeDay.Order()) };
        for (var i = 0; i < 30 && drafts.Any(d => day.Shop.OrderOf(d) is null); i++)
            await day.PassAsync(TimeSpan.FromMinutes(1));

        // Their orders were not seen yet: what the drafts took is theirs all the same.
        var third = day.Shop.PlaceDraft(TradeDay.Order(brushes: 0));
        await day.PassAsync(TimeSpan.FromHours(1));

        // Two fit, and no third; had one of them counted twice, one of the two would be held, and had it been let go between the two, the third would have it.
        Assert.Equal(["payment.credit-exceeded"], await day.CodesAsync(third));
        foreach (var draft in drafts)
        {
            var order = day.Shop.OrderOf(draft)!;
            Assert.Equal(B2BStage.AtWarehouse, await day.StageAsync(order));
            Assert.DoesNotContain(await day.Store.GetExceptionsAsync(includeCleared: true, scope: B2BOrdersFlow.CaseOf(TradeDay.KeyOf(order)).ToString()), static r => r.Code == "payment.credit-exceeded");
        }

        // Invoiced, they are the ERP's own figures.
        await day.PassAsync(TimeSpan.FromHours(12));
        Assert.Null(day.Shop.OrderOf(third));
        day.World.SetErpCreditLimit(TradeDay.Account, 10_000m);
        await day.PassAsync(TimeSpan.FromHours(1));
        Assert.Equal(B2BStage.AtWarehouse, await day.StageAsync(day.Shop.OrderOf(third)!));
    }

    [Fact]
    public async Task An_order_that_is_called_off_before_it_was_seen_gives_back_what_its_draft_took()
    {
        await using var day = await TradeDay.StartAsync(Completing with { PollEvery = TimeSpan.FromHours(1) }, creditLimit: 400m);
        var draft = day.Shop.PlaceDraft(TradeDay.Order());
        for (var i = 0; i < 120 && day.Shop.OrderOf(draft) is null; i++)
            await day.PassAsync(TimeSpan.FromMinutes(1));
        day.Shop.Cancel(day.Shop.OrderOf(draft)!);
        await day.PassAsync(TimeSpan.FromHours(7));
        Assert.Equal(B2BStage.Cancelled, await day.StageAsync(day.Shop.OrderOf(draft)!));

        var next = day.Shop.PlaceOrder(TradeDay.Order());
        await day.PassAsync(TimeSpan.FromHours(2));

        Assert.NotEqual(B2BStage.Held, await day.StageAsync(next));
    }

    [Fact]
    public async Task R24_A_persons_word_for_a_draft_holds_for_its_order_too()
    {
        await using var day = await TradeDay.StartAsync(Completing, creditLimit: 100m);
        var draft = day.Shop.PlaceDraft(TradeDay.Order());
        await day.PassAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(["payment.credit-exceeded"], await day.CodesAsync(draft));

        await day.TellAsync(B2BOrdersFlow.Release(TradeDay.KeyOf(draft), "ticket-1", "credit control"));
        await day.PassAsync(TimeSpan.FromMinutes(20));

        var order = day.Shop.OrderOf(draft)!;
        Assert.Equal((B2BStage.AtWarehouse, "credit control"), (await day.StageAsync(order), (await day.StateAsync(order)).Release!.ReleasedBy));
    }

    [Fact]
    public async Task F5_A_completion_whose_answer_was_lost_is_found_and_makes_no_second_order()
    {
        await using var day = await TradeDay.StartAsync(Completing, creditLimit: 300m);
        var draft = day.Shop.PlaceDraft(TradeDay.Order());

        day.Lost.LoseNextAnswer();
        await day.PassAsync(TimeSpan.FromHours(1));

        Assert.Equal((1, 1), (day.Shop.Effects["draftOrderComplete"], day.Shop.CountOrders()));
        Assert.Equal(B2BStage.AtWarehouse, await day.StageAsync(day.Shop.OrderOf(draft)!));
        Assert.Empty(await day.RecordsAsync(day.Shop.OrderOf(draft)!));
    }

    [Fact]
    public async Task A_worker_that_dies_while_it_completes_a_draft_is_followed_by_another_that_finds_the_order()
    {
        await using var day = await TradeDay.StartAsync(Completing, creditLimit: 300m);
        var draft = day.Shop.PlaceDraft(TradeDay.Order());

        Assert.True(await day.DieAtAsync("draft-order-complete", TimeSpan.FromHours(1)), "It was not completed.");
        await day.PassAsync(TimeSpan.FromHours(1));

        Assert.Equal((1, 1), (day.Shop.Effects["draftOrderComplete"], day.Shop.CountOrders()));
        Assert.Equal(B2BStage.AtWarehouse, await day.StageAsync(day.Shop.OrderOf(draft)!));
    }

    [Fact]
    public async Task A_person_who_completes_it_in_the_same_moment_makes_the_one_order_that_there_is()
    {
        await using var day = await TradeDay.StartAsync(Completing, creditLimit: 300m);
        var draft = day.Shop.PlaceDraft(TradeDay.Order());
        var byPerson = string.Empty;

        day.Lost.BeforeNextWrite(() => byPerson = day.Shop.CompleteDraft(draft));
        await day.PassAsync(TimeSpan.FromHours(1));

        Assert.NotEmpty(byPerson);
        Assert.Equal((byPerson, 1), (day.Shop.OrderOf(draft), day.Shop.CountOrders()));
        Assert.False(day.Shop.Effects.ContainsKey("draftOrderComplete"));
        Assert.Equal(B2BStage.AtWarehouse, await day.StageAsync(byPerson));
        Assert.Empty(await day.RecordsAsync(draft));
    }

    [Fact]
    public async Task Faults_of_all_systems_complete_every_draft_once()
    {
        await using var day = await TradeDay.StartAsync(Completing with { PollEvery = TimeSpan.FromMinutes(10) }, static o => o with { FaultRate = 0.1m, Seed = 3 });
        var drafts = Enumerable.Range(0, 4).Select(i => day.Shop.PlaceDraft(TradeDay.Order(brushes: 12 + i) with { CartId = $"cart-{i}" })).ToList();

        await day.PassAsync(TimeSpan.FromHours(12));

        Assert.Equal((4, 4), (day.Shop.Effects["draftOrderComplete"], day.Shop.CountOrders()));
        foreach (var draft in drafts)
            Assert.Equal(B2BStage.Completed, await day.StageAsync(day.Shop.OrderOf(draft)!));
    }

    [Fact]
    public async Task SW_F3_A_draft_of_what_no_table_knows_is_told_before_the_buyer_has_an_order()
    {
        await using var day = await TradeDay.StartAsync(Completing);
        var draft = day.Shop.PlaceDraft(TradeDay.Order() with { Lines = [new ShopLine("BRS-PALLET", 1, 900m, 800m)] });

        await day.PassAsync(TimeSpan.FromMinutes(20));

        Assert.Null(day.Shop.OrderOf(draft));
        Assert.Equal(["offer.unmapped"], await day.CodesAsync(draft));
    }
}
