using Connectors.Domain.Documents;
using Connectors.Domain.Payments;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.Rules;
using Connectors.Flows.Tests.Support;

namespace Connectors.Flows.Tests.MarketplaceOrders;

/// <summary>Every way of accepting orders (policy C1) keeps the same promises: nothing is lost, nothing doubled, whoever accepts and whatever fails.</summary>
public sealed class AcceptancePolicyTests : AcceptanceTestBase
{
    public static TheoryData<AcceptancePolicy> Policies => [.. Enum.GetValues<AcceptancePolicy>()];

    public static TheoryData<AcceptancePolicy, Fault> LostAnswers
    {
        get
        {
            var all = new TheoryData<AcceptancePolicy, Fault>();
            foreach (var policy in Enum.GetValues<AcceptancePolicy>())
            {
                foreach (var fault in new[] { Fault.LostBefore, Fault.LostAfter, Fault.Late, Fault.NotExecuted })
                    all.Add(policy, fault);
            }

            return all;
        }
    }

    private bool IsOurs => Policy.Acceptance is not (AcceptancePolicy.ByMarketplace or AcceptancePolicy.Manual);

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task An_order_is_accepted_once_and_goes_all_the_way(AcceptancePolicy policy)
    {
        await StartAsync(policy);

        Assert.Equal(policy == AcceptancePolicy.AfterErpDraft ? 1 : 0, World.ErpOrders.Count);
        await AcceptElsewhereAsync();
        Assert.Empty(World.Submitted);
        await ClearAsync();

        await AssertSentAsync();
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task Nothing_but_a_draft_is_made_before_the_acceptance_stands_in_the_journal(AcceptancePolicy policy)
    {
        World.Faults = static (name, _) => name == "accept" ? Fault.NotExecuted : Fault.None;
        await StartAsync(policy);
        await LaterAsync(TimeSpan.FromHours(1));

        Assert.Equal(policy == AcceptancePolicy.AfterErpDraft ? 1 : 0, World.ErpCreated.Count);
        Assert.Empty(World.Submitted);
        World.Faults = static (_, _) => Fault.None;
        await LaterAsync(TimeSpan.FromHours(1));
        await AcceptElsewhereAsync();
        await ClearAsync();

        var journal = (await JournalAsync()).Select(static e => e.Code).ToList();
        var accepted = journal.FindIndex(static c => c is "order.accepted" or "order.accepted-elsewhere");
        Assert.InRange(accepted, 0, journal.IndexOf("warehouse.order-submitted"));
        if (policy != AcceptancePolicy.AfterErpDraft)
            Assert.InRange(accepted, 0, journal.IndexOf("erp.order-created"));
        await AssertSentAsync();
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task With_the_ERP_down_an_order_is_accepted_in_time_and_booked_once_afterwards(AcceptancePolicy policy)
    {
        World.Faults = static (name, _) => name.Contains("erp", StringComparison.Ordinal) ? Fault.NotExecuted : Fault.None;
        await StartAsync(policy);

        Assert.Equal(policy is AcceptancePolicy.AfterDurableReceipt or AcceptancePolicy.First ? 1 : 0, World.Accepted.Count);
        await LaterAsync(Window / 2 - TimeSpan.FromMinutes(10));
        Assert.Equal(policy is AcceptancePolicy.AfterDurableReceipt or AcceptancePolicy.First ? 1 : 0, World.Accepted.Count);
        await LaterAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(IsOurs ? 1 : 0, World.Accepted.Count);
        await AcceptElsewhereAsync();
        await ClearAsync();
        Assert.Empty(World.ErpCreated);

        World.Faults = static (_, _) => Fault.None;
        await LaterAsync(TimeSpan.FromHours(2));
        await AssertSentAsync();
    }

    [Theory]
    [InlineData(Fault.NotExecuted)]
    [InlineData(Fault.LostBefore)]
    public async Task An_acceptance_that_waits_for_its_next_attempt_is_not_sent_once_the_merchant_accepts_by_hand(Fault fault)
    {
        await FailAndAcceptByHandAsync(fault);

        Assert.Empty(World.Accepted);
        Assert.Contains(await JournalAsync(), static e => e.Code == "effect.withdrawn" && e.Text.StartsWith("accept:", StringComparison.Ordinal));
        Assert.Equal(MarketplaceOrderState.WaitingAcceptance, World["1-A"].State);
        await AcceptElsewhereAsync();
        await ClearAsync();
        await AssertSentAsync();
    }

    [Fact]
    public async Task An_acceptance_that_was_carried_out_before_the_merchant_went_over_to_accepting_by_hand_is_found()
    {
        await FailAndAcceptByHandAsync(Fault.LostAfter);

        Assert.Single(World.Accepted);
        Assert.Contains(await JournalAsync(), static e => e.Code is "order.accepted" or "order.accepted-elsewhere");
    }

    [Theory]
    [MemberData(nameof(LostAnswers))]
    public async Task A_lost_answer_to_the_acceptance_neither_loses_the_order_nor_accepts_it_twice(AcceptancePolicy policy, Fault fault)
    {
        FailOnce("accept", fault);
        await StartAsync(policy);
        for (var i = 0; i < 8; i++)
            await LaterAsync(TimeSpan.FromMinutes(6));
        await AcceptElsewhereAsync();
        await ClearAsync();

        await AssertSentAsync();
    }

    [Theory]
    [MemberData(nameof(LostAnswers))]
    public async Task A_lost_answer_of_the_ERP_leaves_one_sales_order_with_the_right_address(AcceptancePolicy policy, Fault fault)
    {
        FailOnce("create-erp-order", fault);
        World.Erp = new ErpCapabilities { StillWorkingFor = TimeSpan.FromMinutes(20) };
        await StartAsync(policy);
        for (var i = 0; i < 6; i++)
            await LaterAsync(TimeSpan.FromMinutes(10));
        await AcceptElsewhereAsync();
        await ClearAsync();
        for (var i = 0; i < 6; i++)
            await LaterAsync(TimeSpan.FromMinutes(10));

        await AssertSentAsync();
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task A_sales_order_whose_answer_was_lost_before_the_ERP_went_down_is_never_taken_for_the_cleared_one(AcceptancePolicy policy)
    {
        var hasFailed = false;
        World.Faults = (name, _) => !name.Contains("erp", StringComparison.Ordinal) ? Fault.None : hasFailed || name != "create-erp-order" ? hasFailed ? Fault.NotExecuted : Fault.None : Fail();
        await StartAsync(policy);
        await LaterAsync(Window / 2);
        await AcceptElsewhereAsync();
        await ClearAsync();

        World.Faults = static (_, _) => Fault.None;
        for (var i = 0; i < 12; i++)
            await LaterAsync(TimeSpan.FromMinutes(10));

        await AssertSentAsync();

        Fault Fail()
        {
            hasFailed = true;
            return Fault.LostAfter;
        }
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task A_window_that_nobody_meets_warns_pages_and_ends_as_a_lost_order_with_nothing_left_behind(AcceptancePolicy policy)
    {
        World.Faults = static (name, _) => name == "accept" ? Fault.NotExecuted : Fault.None;
        await StartAsync(policy);
        await LaterAsync(Window / 2);
        Assert.Single(await ProblemsAsync(), static e => e is { Code: "order.acceptance-due", Subject: "Warn" });
        await LaterAsync(Window / 4);
        Assert.Single(await ProblemsAsync(), static e => e is { Code: "order.acceptance-due", Subject: "Page" });
        await LaterAsync(Window / 4);
        World.Move("1-A", MarketplaceOrderState.Refused);
        await LaterAsync(TimeSpan.FromMinutes(6));
        await LaterAsync(TimeSpan.FromMinutes(6));

        Assert.Single(await ProblemsAsync(), static e => e is { Code: "order.lost" } && e.Facts.Any(static f => f is { Name: "value", Value: "12 GBP" }));
        Assert.Equal((OrderStage.Lost, true), await EndAsync());
        Assert.Empty(World.ErpOrders);
        Assert.Empty(World.Submitted);
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task An_order_that_is_withdrawn_before_its_acceptance_leaves_nothing_behind(AcceptancePolicy policy)
    {
        World.Faults = static (name, _) => name == "accept" ? Fault.NotExecuted : Fault.None;
        await StartAsync(policy);
        World.Move("1-A", MarketplaceOrderState.Cancelled);
        await LaterAsync(TimeSpan.FromMinutes(6));
        await LaterAsync(TimeSpan.FromMinutes(6));

        Assert.Equal((OrderStage.Cancelled, true), await EndAsync());
        Assert.Empty(World.Accepted);
        Assert.Empty(World.ErpOrders);
        Assert.Empty(World.Submitted);
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task A_rule_that_holds_keeps_the_order_from_being_accepted_by_us_unless_acceptance_is_first(AcceptancePolicy policy)
    {
        World.Rules =
        [
            new HostRule<MarketplaceOrder>("hazardous", "3", static (_, _) => new RuleVerdict<MarketplaceOrder>.Hold(new RuleReason("acme.hazardous", Owner.Operations, "Hazardous goods.", "Ask."))),
        ];
        await StartAsync(policy);
        await LaterAsync(Window / 2);

        var isAsked = policy is AcceptancePolicy.AfterDurableReceipt or AcceptancePolicy.AfterErpDraft;
        Assert.Equal(policy == AcceptancePolicy.First ? 1 : 0, World.Accepted.Count);
        Assert.Empty(World.ErpCreated);
        Assert.Equal(isAsked, (await ProblemsAsync()).Any(static e => e.Code == "acme.hazardous"));
        if (policy != AcceptancePolicy.First)
            Assert.Contains(await ProblemsAsync(), static e => e.Code == "order.acceptance-due");

        World.Rules = [];
        await LaterAsync(TimeSpan.FromMinutes(16));
        await AcceptElsewhereAsync();
        await ClearAsync();
        await AssertSentAsync();
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task Every_line_is_decided_on_in_one_call(AcceptancePolicy policy)
    {
        await StartAsync(policy, Given.Line("L1"), Given.Line("L2", "O2", 1), Given.Line("L3", "O12", 1, MarketplaceOrderState.Cancelled));

        if (IsOurs)
            Assert.Equal(["L1", "L2", "L3"], Assert.Single(World.Decisions).Accepted.Select(static l => l.Value));
        Assert.Equal(IsOurs ? 1 : 0, World.TimesCalled("accept"));
    }

    [Fact]
    public async Task A_draft_that_the_mapping_holds_keeps_the_order_until_the_fallback_and_no_longer()
    {
        World.Tables = static () => Given.Tables(mapsOffer: false);
        await StartAsync(AcceptancePolicy.AfterErpDraft);
        await LaterAsync(Window / 4);
        Assert.Empty(World.Accepted);
        Assert.Contains(await ProblemsAsync(), static e => e is { Code: "offer.unmapped", Holds: true });

        await LaterAsync(Window / 4);
        Assert.Single(World.Accepted);
        Assert.Empty(World.ErpCreated);

        World.Tables = static () => Given.Tables();
        await ClearAsync();
        await LaterAsync(TimeSpan.FromMinutes(20));
        await AssertSentAsync();
    }

    [Fact]
    public async Task A_draft_that_already_says_everything_is_the_sales_order()
    {
        World.Show(Given.Order(MarketplaceOrderState.WaitingAcceptance) with { ShipTo = Given.Address });
        await StartAsync(AcceptancePolicy.AfterErpDraft, isShown: true);
        await ClearAsync();

        Assert.Single(World.ErpCreated);
        await AssertSentAsync();
    }

    [Fact]
    public async Task A_draft_of_an_order_that_somebody_shipped_before_it_was_cleared_is_taken_back()
    {
        await StartAsync(AcceptancePolicy.AfterErpDraft);
        World.Move("1-A", MarketplaceOrderState.Shipped);
        await LaterAsync(TimeSpan.FromMinutes(6));
        await LaterAsync(TimeSpan.FromMinutes(6));

        Assert.Empty(World.ErpOrders);
        Assert.Equal((OrderStage.Ignored, true), await EndAsync());
    }

    [Fact]
    public async Task An_order_that_somebody_shipped_while_its_draft_waited_for_a_table_is_shown_and_the_draft_taken_back()
    {
        await StartAsync(AcceptancePolicy.AfterErpDraft);
        World.Tables = static () => Given.Tables(mapsOffer: false);
        await ClearAsync();
        Assert.Single(World.ErpOrders);
        World.Move("1-A", MarketplaceOrderState.Shipped);
        await LaterAsync(TimeSpan.FromMinutes(6));
        await LaterAsync(TimeSpan.FromMinutes(6));

        Assert.Empty(World.ErpOrders);
        Assert.Contains(await ProblemsAsync(), static e => e is { Code: "order.shipped-elsewhere", Holds: true });
    }

    [Fact]
    public async Task Goods_that_the_operator_sends_leave_no_draft()
    {
        await StartAsync(AcceptancePolicy.AfterErpDraft);
        World.Show(World["1-A"] with { State = MarketplaceOrderState.Shipping, CanShip = false, ShipTo = Given.Address });
        await LaterAsync(TimeSpan.FromMinutes(6));

        Assert.Empty(World.ErpOrders);
        Assert.Empty(World.Submitted);
    }

    [Fact]
    public async Task An_order_that_the_payment_rules_leave_to_others_once_it_is_cleared_leaves_no_draft()
    {
        var standard = StandardPaymentTable.Create();
        var leaving = standard with
        {
            Version = "leaving",
            Rules = [.. standard.Rules.Select(static r => r.Id == "prepaid.cleared" ? r with { Action = PaymentAction.Ignore, Basis = ReleaseBasis.None } : r)],
        };
        World.Tables = () => Given.Tables(payments: leaving);
        await StartAsync(AcceptancePolicy.AfterErpDraft);
        Assert.Single(World.ErpOrders);

        await ClearAsync();

        Assert.Empty(World.ErpOrders);
        Assert.Empty(World.Submitted);
        Assert.Equal(OrderStage.Ignored, (await EndAsync()).Stage);
    }

    private async Task StartAsync(AcceptancePolicy policy, params MarketplaceOrderLine[] lines) => await StartAsync(policy, isShown: false, lines);

    private async Task StartAsync(AcceptancePolicy policy, bool isShown, params MarketplaceOrderLine[] lines)
    {
        Policy = new OrderPolicy { Acceptance = policy };
        if (isShown)
            await LaterAsync(TimeSpan.Zero);
        else
            await ShowAsync(lines);
    }

    /// <summary>The first attempt to accept fails, and before the next one falls due the merchant changes the policy.</summary>
    private async Task FailAndAcceptByHandAsync(Fault fault)
    {
        FailOnce("accept", fault);
        await StartAsync(AcceptancePolicy.AfterDurableReceipt);

        Policy = Policy with { Acceptance = AcceptancePolicy.Manual };
        for (var i = 0; i < 4; i++)
            await LaterAsync(TimeSpan.FromMinutes(11));
    }

    /// <summary>Whoever else accepts does so now.</summary>
    private async Task AcceptElsewhereAsync()
    {
        if (IsOurs)
            return;
        World.Move("1-A", MarketplaceOrderState.WaitingDebit);
        await LaterAsync(TimeSpan.FromMinutes(6));
    }

    /// <summary>One acceptance, one sales order with the right address, one warehouse order, one confirmation.</summary>
    private async Task AssertSentAsync()
    {
        Assert.Equal(IsOurs ? 1 : 0, World.Accepted.GetValueOrDefault(Given.Key()));
        Assert.Equal(Given.Address, World.ErpContents[Assert.Single(World.ErpOrders).Id].ShipTo);
        Assert.Equal(Given.Address, Assert.Single(World.SubmittedOrders).ShipTo);
        World.Dispatch("1-A", Given.Shipment());
        await LaterAsync(TimeSpan.FromMinutes(16));
        await LaterAsync(TimeSpan.FromMinutes(40));
        await LaterAsync(TimeSpan.FromMinutes(40));
        Assert.Single(World.Confirmed);
        Assert.Equal((OrderStage.Completed, true), await EndAsync());
        Assert.DoesNotContain(await ProblemsAsync(), static e => e.Holds);
    }
}
