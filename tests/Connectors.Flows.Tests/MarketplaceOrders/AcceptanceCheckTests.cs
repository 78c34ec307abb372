using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.Tests.Support;

namespace Connectors.Flows.Tests.MarketplaceOrders;

/// <summary>What is looked at before an order is accepted, and the refusal of lines or orders on purpose.</summary>
public sealed class AcceptanceCheckTests : AcceptanceTestBase
{
    private static readonly Sku Sku1 = new("SKU-1");

    public AcceptanceCheckTests() => Policy = new OrderPolicy { StockShort = AcceptanceCheck.Refuse };

    public static TheoryData<AcceptancePolicy> Policies => [AcceptancePolicy.AfterDurableReceipt, AcceptancePolicy.AfterErpDraft];

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task Too_little_stock_holds_the_order_for_a_person_and_lets_it_go_once_there_is_enough(AcceptancePolicy policy)
    {
        Policy = new OrderPolicy { Acceptance = policy, StockShort = AcceptanceCheck.Hold };
        World.Stock["SKU-1"] = 11;
        await ShowAsync(Given.Line("L1", "O12", 1));

        Assert.Empty(World.Accepted);
        Assert.Empty(World.ErpCreated);
        var record = Assert.Single(await ProblemsAsync(), static e => e.Code == "order.stock-short");
        Assert.Equal(("order line L1", Owner.Operations, true, Given.T0 + Window), (record.Subject, record.Owner, record.Holds, record.Deadline));
        Assert.Equal(["order line: L1", "quantity: 1", "sku: SKU-1", "base units ordered: 12", "available: 11"], record.Facts.Select(static f => $"{f.Name}: {f.Value}"));

        World.Stock["SKU-1"] = 12;
        await LaterAsync(TimeSpan.FromMinutes(16));
        Assert.Single(World.Accepted);
        Assert.DoesNotContain(await ProblemsAsync(), static e => e.Code == "order.stock-short");
    }

    [Fact]
    public async Task A_hold_of_a_check_outlasts_the_fallback_and_the_clock_is_watched()
    {
        Policy = new OrderPolicy { StockShort = AcceptanceCheck.Hold };
        World.Stock["SKU-1"] = 0;
        await ShowAsync();
        await LaterAsync(Window * 3 / 4);

        Assert.Empty(World.Accepted);
        Assert.Contains(await ProblemsAsync(), static e => e is { Code: "order.acceptance-due", Subject: "Page" });
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task Only_the_lines_that_lack_stock_are_refused_and_they_reach_neither_ERP_nor_warehouse(AcceptancePolicy policy)
    {
        Policy = Policy with { Acceptance = policy };
        World.Stock["SKU-1"] = 2;
        World.Stock["SKU-2"] = 0;
        await ShowAsync(Given.Line("L1"), Given.Line("L2", "O2", 1));

        Assert.Equal(("L1", "L2"), Decided());
        Assert.Contains("Line L2 is refused (order.stock-short)", await NoteAsync("order.acceptance-decided"), StringComparison.Ordinal);
        await ClearAsync();

        Assert.Equal(["L1"], World.ErpContents[Assert.Single(World.ErpOrders).Id].Lines.Select(static l => l.LineId.Value));
        Assert.All(World.ErpContents.Values, static o => Assert.DoesNotContain(o.Lines, static l => l.LineId.Value == "L2"));
        Assert.Equal([Sku1], Assert.Single(World.SubmittedOrders).Lines.Select(static l => l.Sku));
        Assert.DoesNotContain(await ProblemsAsync(), static e => e.Holds);
    }

    [Fact]
    public async Task Stock_is_given_to_lines_in_their_order()
    {
        World.Stock["SKU-1"] = 13;
        await ShowAsync(Given.Line("L1"), Given.Line("L2", "O12", 1), Given.Line("L3", "O1", 11));

        Assert.Equal(("L1,L3", "L2"), Decided());
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task An_order_refused_on_purpose_ends_refused_and_not_lost(AcceptancePolicy policy)
    {
        Policy = Policy with { Acceptance = policy };
        World.Stock["SKU-1"] = 1;
        await ShowAsync();
        await LaterAsync(TimeSpan.FromMinutes(6));

        Assert.Equal(("", "L1"), Decided());
        Assert.Equal((OrderStage.Refused, true), await EndAsync());
        Assert.Equal("refused by policy: line L1, order.stock-short", await NoteAsync("order.refused"));
        Assert.Empty(await ProblemsAsync());
        Assert.Empty(World.ErpCreated);
    }

    [Theory]
    [InlineData(Fault.LostBefore)]
    [InlineData(Fault.LostAfter)]
    [InlineData(Fault.Late)]
    public async Task A_lost_answer_to_a_refusal_ends_refused_and_is_decided_once(Fault fault)
    {
        FailOnce("accept", fault);
        World.Stock["SKU-1"] = 1;
        await ShowAsync();
        for (var i = 0; i < 8; i++)
            await LaterAsync(TimeSpan.FromMinutes(6));

        Assert.Equal(("", "L1"), Decided());
        Assert.Equal((OrderStage.Refused, true), await EndAsync());
        Assert.Empty(await ProblemsAsync());
    }

    [Fact]
    public async Task What_others_refuse_stays_lost()
    {
        World.Faults = static (name, _) => name == "accept" ? Fault.NotExecuted : Fault.None;
        World.Stock["SKU-1"] = 1;
        await ShowAsync();
        await LaterAsync(Window);
        World.Move("1-A", MarketplaceOrderState.Refused);
        await LaterAsync(TimeSpan.FromMinutes(6));

        Assert.Equal(OrderStage.Lost, (await EndAsync()).Stage);
        Assert.Contains(await ProblemsAsync(), static e => e.Code == "order.lost");
    }

    [Fact]
    public async Task A_repeat_sends_the_same_decision_whatever_the_stock_is_by_then()
    {
        FailOnce("accept", Fault.LostBefore);
        World.Stock["SKU-1"] = 2;
        World.Stock["SKU-2"] = 0;
        await ShowAsync(Given.Line("L1"), Given.Line("L2", "O2", 1));
        (World.Stock["SKU-1"], World.Stock["SKU-2"]) = (0, 9);
        for (var i = 0; i < 4; i++)
            await LaterAsync(TimeSpan.FromMinutes(16));

        Assert.Equal(2, World.TimesCalled("accept"));
        Assert.Equal(("L1", "L2"), Decided());
    }

    [Theory]
    [InlineData(null)]
    [InlineData(false)]
    public async Task Where_one_decision_holds_for_all_lines_a_person_decides(bool? isSaid)
    {
        World.TakesPartly = false;
        World.Marketplace = World.Marketplace with { PartialAcceptance = isSaid };
        World.Stock["SKU-1"] = 2;
        World.Stock["SKU-2"] = 0;
        await LaterAsync(TimeSpan.Zero);
        World.Show(Given.Order(MarketplaceOrderState.WaitingAcceptance, lines: [Given.Line("L1"), Given.Line("L2", "O2", 1)]));
        await LaterAsync(TimeSpan.FromMinutes(6));

        Assert.Empty(World.Decisions);
        Assert.Equal(isSaid is null ? 1 : 0, World.TimesCalled("accept"));
        var record = Assert.Single(await ProblemsAsync(), static e => e.Code == "order.partial-acceptance-disabled");
        Assert.Equal((Owner.Operations, true), (record.Owner, record.Holds));
        Assert.Contains(record.Facts, static f => f is { Name: "order line", Value: "L2" });

        World.Stock["SKU-2"] = 1;
        await LaterAsync(TimeSpan.FromMinutes(16));
        Assert.Equal(("L1,L2", ""), Decided());
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task Where_one_decision_holds_for_all_lines_the_whole_order_is_refused_when_the_policy_says_so(AcceptancePolicy policy)
    {
        Policy = Policy with { Acceptance = policy, WithoutPartialAcceptance = PartialRefusal.RefuseOrder };
        World.TakesPartly = false;
        World.Stock["SKU-1"] = 2;
        World.Stock["SKU-2"] = 0;
        await ShowAsync(Given.Line("L1"), Given.Line("L2", "O2", 1));
        await LaterAsync(TimeSpan.FromMinutes(6));
        await LaterAsync(TimeSpan.FromMinutes(6));

        Assert.Equal(("", "L1,L2"), Decided());
        Assert.Equal("refused by policy: line L2, order.stock-short; line L1, order.partial-acceptance-disabled", await NoteAsync("order.refused"));
        Assert.Equal((OrderStage.Refused, true), await EndAsync());
        Assert.Empty(World.ErpOrders);
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task A_check_without_an_answer_keeps_no_order_from_being_accepted_in_time(AcceptancePolicy policy)
    {
        Policy = Policy with { Acceptance = policy };
        World.Faults = static (name, _) => name == "stock" ? Fault.NotExecuted : Fault.None;
        await ShowAsync();
        await LaterAsync((Window / 2) - TimeSpan.FromMinutes(1));
        Assert.Empty(World.Accepted);

        await LaterAsync(TimeSpan.FromMinutes(1));
        Assert.Single(World.Accepted);
        Assert.Contains(await ProblemsAsync(), static e => e is { Code: "order.accepted-unchecked", Holds: false });
        await ClearAsync();
        Assert.Single(World.ErpOrders);
        Assert.DoesNotContain(await ProblemsAsync(), static e => e.Code == "order.accepted-unchecked");
    }

    [Fact]
    public async Task What_the_warehouse_does_not_say_refuses_nothing_and_stands_in_the_journal()
    {
        await ShowAsync();

        Assert.Single(World.Accepted);
        Assert.Equal("stock of SKU-1: the warehouse does not say", await NoteAsync("goods.not-compared"));
    }

    [Fact]
    public async Task A_row_of_stock_that_cannot_be_read_keeps_no_order_of_other_goods_up()
    {
        World.HasUnreadableStock = true;
        World.Stock["SKU-1"] = 1;
        await ShowAsync();

        Assert.Equal(("", "L1"), Decided());
    }

    [Fact]
    public async Task A_row_of_stock_that_cannot_be_read_is_no_answer_about_goods_of_which_nothing_else_is_said()
    {
        World.HasUnreadableStock = true;
        await ShowAsync();

        Assert.Empty(World.Decisions);
    }

    [Theory]
    [InlineData(6.67, true)]
    [InlineData(6.66, false)]
    public async Task A_price_too_far_below_the_ERPs_holds_the_order(decimal erpPrice, bool holds)
    {
        Policy = new OrderPolicy { PriceDrop = AcceptanceCheck.Hold };
        Price(new Money(erpPrice, Given.Gbp), includesTax: true);
        await ShowAsync();

        Assert.Equal(holds ? 0 : 1, World.Accepted.Count);
        Assert.Equal(holds, (await ProblemsAsync()).Any(static e => e is { Code: "order.price-drop", Holds: true }));
    }

    [Fact]
    public async Task A_pack_is_held_to_the_price_of_what_is_in_it()
    {
        Policy = new OrderPolicy { PriceDrop = AcceptanceCheck.Refuse };
        Price(new Money(0.6m, Given.Gbp), includesTax: true);
        await ShowAsync(Given.Line("L1"), Given.Line("L2", "O12", 1));

        Assert.Equal(("L1", "L2"), Decided());
    }

    [Theory]
    [InlineData("GBP", false, "price of line L1: without tax in the ERP, with in the order")]
    [InlineData("GBP", null, "price of line L1: the ERP does not say whether it contains the tax")]
    [InlineData("EUR", true, "price of line L1: EUR in the ERP, GBP in the order")]
    [InlineData(null, true, "price of line L1: the ERP has none of SKU-1")]
    public async Task Prices_that_cannot_be_compared_refuse_nothing_and_the_journal_says_so(string? currency, bool? includesTax, string note)
    {
        Policy = new OrderPolicy { PriceDrop = AcceptanceCheck.Refuse };
        Price(currency is null ? null : new Money(99m, new CurrencyCode(currency)), includesTax);
        await ShowAsync();

        Assert.Single(World.Accepted);
        Assert.Equal(note, await NoteAsync("goods.not-compared"));
    }

    [Fact]
    public async Task A_line_that_is_not_mapped_is_not_checked()
    {
        World.Tables = static () => Given.Tables(mapsOffer: false);
        await ShowAsync();

        Assert.Single(World.Accepted);
        Assert.Equal(0, World.TimesCalled("stock"));
    }

    [Fact]
    public async Task Acceptance_that_is_first_asks_nothing()
    {
        Policy = Policy with { Acceptance = AcceptancePolicy.First };
        World.Stock["SKU-1"] = 0;
        await ShowAsync();

        Assert.Equal(("L1", ""), Decided());
        Assert.Equal(0, World.TimesCalled("stock"));
    }

    private void Price(Money? price, bool? includesTax) => World.Items["SKU-1"] = new ErpItem(Sku1, "EA", false, null) { UnitPrice = price, PriceIncludesTax = includesTax };

    private (string Accepted, string Refused) Decided()
    {
        var decision = Assert.Single(World.Decisions);
        return (string.Join(',', decision.Accepted), string.Join(',', decision.Refused));
    }

    private async Task<string> NoteAsync(string code) => Assert.Single(await JournalAsync(), e => e.Code == code).Text;
}
