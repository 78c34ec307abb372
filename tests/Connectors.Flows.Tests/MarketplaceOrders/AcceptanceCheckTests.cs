using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.Storage;
using Connectors.Flows.Tests.Support;

namespace Connectors.Flows.Tests.MarketplaceOrders;

/// <summary>What is looked at before an order is accepted, and the refusal of lines or orders on purpose.</summary>
public sealed class AcceptanceCheckTests
{
    private static readonly Sku Sku1 = new("SKU-1");
    private static readonly TimeSpan Window = new OrderPolicy().AcceptanceWindow;

    private readonly World _world = new();
    private readonly InMemoryFlowStore _store;
    private OrderPolicy _policy = new() { StockShort = AcceptanceCheck.Refuse };

    public AcceptanceCheckTests() => _store = new InMemoryFlowStore(_world.Clock);

    public static TheoryData<AcceptancePolicy> Policies => [AcceptancePolicy.AfterDurableReceipt, AcceptancePolicy.AfterErpDraft];

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task Too_little_stock_holds_the_order_for_a_person_and_lets_it_go_once_there_is_enough(AcceptancePolicy policy)
    {
        _policy = new OrderPolicy { Acceptance = policy, StockShort = AcceptanceCheck.Hold };
        _world.Stock["SKU-1"] = 11;
        await StartAsync(Given.Line("L1", "O12", 1));

        Assert.Empty(_world.Accepted);
        Assert.Empty(_world.ErpCreated);
        var record = Assert.Single(await ProblemsAsync(), static e => e.Code == "order.stock-short");
        Assert.Equal(("order line L1", Owner.Operations, true, Given.T0 + Window), (record.Subject, record.Owner, record.Holds, record.Deadline));
        Assert.Equal(["order line: L1", "quantity: 1", "sku: SKU-1", "base units ordered: 12", "available: 11"], record.Facts.Select(static f => $"{f.Name}: {f.Value}"));

        _world.Stock["SKU-1"] = 12;
        await LaterAsync(TimeSpan.FromMinutes(16));
        Assert.Single(_world.Accepted);
        Assert.DoesNotContain(await ProblemsAsync(), static e => e.Code == "order.stock-short");
    }

    [Fact]
    public async Task A_hold_of_a_check_outlasts_the_fallback_and_the_clock_is_watched()
    {
        _policy = new OrderPolicy { StockShort = AcceptanceCheck.Hold };
        _world.Stock["SKU-1"] = 0;
        await StartAsync();
        await LaterAsync(Window * 3 / 4);

        Assert.Empty(_world.Accepted);
        Assert.Contains(await ProblemsAsync(), static e => e is { Code: "order.acceptance-due", Subject: "Page" });
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task Only_the_lines_that_lack_stock_are_refused_and_they_reach_neither_ERP_nor_warehouse(AcceptancePolicy policy)
    {
        _policy = _policy with { Acceptance = policy };
        _world.Stock["SKU-1"] = 2;
        _world.Stock["SKU-2"] = 0;
        await StartAsync(Given.Line("L1"), Given.Line("L2", "O2", 1));

        Assert.Equal(("L1", "L2"), Decided());
        Assert.Contains("Line L2 is refused (order.stock-short)", await NoteAsync("order.acceptance-decided"), StringComparison.Ordinal);
        await ClearAsync();

        Assert.Equal(["L1"], _world.ErpContents[Assert.Single(_world.ErpOrders).Id].Lines.Select(static l => l.LineId.Value));
        Assert.All(_world.ErpContents.Values, static o => Assert.DoesNotContain(o.Lines, static l => l.LineId.Value == "L2"));
        Assert.Equal([Sku1], Assert.Single(_world.SubmittedOrders).Lines.Select(static l => l.Sku));
        Assert.DoesNotContain(await ProblemsAsync(), static e => e.Holds);
    }

    [Fact]
    public async Task Stock_is_given_to_lines_in_their_order()
    {
        _world.Stock["SKU-1"] = 13;
        await StartAsync(Given.Line("L1"), Given.Line("L2", "O12", 1), Given.Line("L3", "O1", 11));

        Assert.Equal(("L1,L3", "L2"), Decided());
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task An_order_refused_on_purpose_ends_refused_and_not_lost(AcceptancePolicy policy)
    {
        _policy = _policy with { Acceptance = policy };
        _world.Stock["SKU-1"] = 1;
        await StartAsync();
        await LaterAsync(TimeSpan.FromMinutes(6));

        Assert.Equal(("", "L1"), Decided());
        Assert.Equal((OrderStage.Refused, true), await EndAsync());
        Assert.Equal("refused by policy: line L1, order.stock-short", await NoteAsync("order.refused"));
        Assert.Empty(await ProblemsAsync());
        Assert.Empty(_world.ErpCreated);
    }

    [Theory]
    [InlineData(Fault.LostBefore)]
    [InlineData(Fault.LostAfter)]
    [InlineData(Fault.Late)]
    public async Task A_lost_answer_to_a_refusal_ends_refused_and_is_decided_once(Fault fault)
    {
        FailOnce("accept", fault);
        _world.Stock["SKU-1"] = 1;
        await StartAsync();
        for (var i = 0; i < 8; i++)
            await LaterAsync(TimeSpan.FromMinutes(6));

        Assert.Equal(("", "L1"), Decided());
        Assert.Equal((OrderStage.Refused, true), await EndAsync());
        Assert.Empty(await ProblemsAsync());
    }

    [Fact]
    public async Task What_others_refuse_stays_lost()
    {
        _world.Faults = static (name, _) => name == "accept" ? Fault.NotExecuted : Fault.None;
        _world.Stock["SKU-1"] = 1;
        await StartAsync();
        await LaterAsync(Window);
        _world.Move("1-A", MarketplaceOrderState.Refused);
        await LaterAsync(TimeSpan.FromMinutes(6));

        Assert.Equal(OrderStage.Lost, (await EndAsync()).Stage);
        Assert.Contains(await ProblemsAsync(), static e => e.Code == "order.lost");
    }

    [Fact]
    public async Task A_repeat_sends_the_same_decision_whatever_the_stock_is_by_then()
    {
        FailOnce("accept", Fault.LostBefore);
        _world.Stock["SKU-1"] = 2;
        _world.Stock["SKU-2"] = 0;
        await StartAsync(Given.Line("L1"), Given.Line("L2", "O2", 1));
        (_world.Stock["SKU-1"], _world.Stock["SKU-2"]) = (0, 9);
        for (var i = 0; i < 4; i++)
            await LaterAsync(TimeSpan.FromMinutes(16));

        Assert.Equal(2, _world.TimesCalled("accept"));
        Assert.Equal(("L1", "L2"), Decided());
    }

    [Theory]
    [InlineData(null)]
    [InlineData(false)]
    public async Task Where_one_decision_holds_for_all_lines_a_person_decides(bool? isSaid)
    {
        _world.TakesPartly = false;
        _world.Marketplace = _world.Marketplace with { PartialAcceptance = isSaid };
        _world.Stock["SKU-1"] = 2;
        _world.Stock["SKU-2"] = 0;
        await LaterAsync(TimeSpan.Zero);
        _world.Show(Given.Order(MarketplaceOrderState.WaitingAcceptance, lines: [Given.Line("L1"), Given.Line("L2", "O2", 1)]));
        await LaterAsync(TimeSpan.FromMinutes(6));

        Assert.Empty(_world.Decisions);
        Assert.Equal(isSaid is null ? 1 : 0, _world.TimesCalled("accept"));
        var record = Assert.Single(await ProblemsAsync(), static e => e.Code == "order.partial-acceptance-disabled");
        Assert.Equal((Owner.Operations, true), (record.Owner, record.Holds));
        Assert.Contains(record.Facts, static f => f is { Name: "order line", Value: "L2" });

        _world.Stock["SKU-2"] = 1;
        await LaterAsync(TimeSpan.FromMinutes(16));
        Assert.Equal(("L1,L2", ""), Decided());
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task Where_one_decision_holds_for_all_lines_the_whole_order_is_refused_when_the_policy_says_so(AcceptancePolicy policy)
    {
        _policy = _policy with { Acceptance = policy, WithoutPartialAcceptance = PartialRefusal.RefuseOrder };
        _world.TakesPartly = false;
        _world.Stock["SKU-1"] = 2;
        _world.Stock["SKU-2"] = 0;
        await StartAsync(Given.Line("L1"), Given.Line("L2", "O2", 1));
        await LaterAsync(TimeSpan.FromMinutes(6));
        await LaterAsync(TimeSpan.FromMinutes(6));

        Assert.Equal(("", "L1,L2"), Decided());
        Assert.Equal("refused by policy: line L2, order.stock-short; line L1, order.partial-acceptance-disabled", await NoteAsync("order.refused"));
        Assert.Equal((OrderStage.Refused, true), await EndAsync());
        Assert.Empty(_world.ErpOrders);
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task A_check_without_an_answer_keeps_no_order_from_being_accepted_in_time(AcceptancePolicy policy)
    {
        _policy = _policy with { Acceptance = policy };
        _world.Faults = static (name, _) => name == "stock" ? Fault.NotExecuted : Fault.None;
        await StartAsync();
        await LaterAsync((Window / 2) - TimeSpan.FromMinutes(1));
        Assert.Empty(_world.Accepted);

        await LaterAsync(TimeSpan.FromMinutes(1));
        Assert.Single(_world.Accepted);
        Assert.Contains(await ProblemsAsync(), static e => e is { Code: "order.accepted-unchecked", Holds: false });
        await ClearAsync();
        Assert.Single(_world.ErpOrders);
        Assert.DoesNotContain(await ProblemsAsync(), static e => e.Code == "order.accepted-unchecked");
    }

    [Fact]
    public async Task What_the_warehouse_does_not_say_refuses_nothing_and_stands_in_the_journal()
    {
        await StartAsync();

        Assert.Single(_world.Accepted);
        Assert.Equal("stock of SKU-1: the warehouse does not say", await NoteAsync("goods.not-compared"));
    }

    [Theory]
    [InlineData(6.67, true)]
    [InlineData(6.66, false)]
    public async Task A_price_too_far_below_the_ERPs_holds_the_order(decimal erpPrice, bool holds)
    {
        _policy = new OrderPolicy { PriceDrop = AcceptanceCheck.Hold };
        Price(new Money(erpPrice, Given.Gbp), includesTax: true);
        await StartAsync();

        Assert.Equal(holds ? 0 : 1, _world.Accepted.Count);
        Assert.Equal(holds, (await ProblemsAsync()).Any(static e => e is { Code: "order.price-drop", Holds: true }));
    }

    [Fact]
    public async Task A_pack_is_held_to_the_price_of_what_is_in_it()
    {
        _policy = new OrderPolicy { PriceDrop = AcceptanceCheck.Refuse };
        Price(new Money(0.6m, Given.Gbp), includesTax: true);
        await StartAsync(Given.Line("L1"), Given.Line("L2", "O12", 1));

        Assert.Equal(("L1", "L2"), Decided());
    }

    [Theory]
    [InlineData("GBP", false, "price of line L1: without tax in the ERP, with in the order")]
    [InlineData("GBP", null, "price of line L1: the ERP does not say whether it contains the tax")]
    [InlineData("EUR", true, "price of line L1: EUR in the ERP, GBP in the order")]
    [InlineData(null, true, "price of line L1: the ERP has none of SKU-1")]
    public async Task Prices_that_cannot_be_compared_refuse_nothing_and_the_journal_says_so(string? currency, bool? includesTax, string note)
    {
        _policy = new OrderPolicy { PriceDrop = AcceptanceCheck.Refuse };
        Price(currency is null ? null : new Money(99m, new CurrencyCode(currency)), includesTax);
        await StartAsync();

        Assert.Single(_world.Accepted);
        Assert.Equal(note, await NoteAsync("goods.not-compared"));
    }

    [Fact]
    public async Task A_line_that_is_not_mapped_is_not_checked()
    {
        _world.Tables = static () => Given.Tables(mapsOffer: false);
        await StartAsync();

        Assert.Single(_world.Accepted);
        Assert.Equal(0, _world.TimesCalled("stock"));
    }

    [Fact]
    public async Task Acceptance_that_is_first_asks_nothing()
    {
        _policy = _policy with { Acceptance = AcceptancePolicy.First };
        _world.Stock["SKU-1"] = 0;
        await StartAsync();

        Assert.Equal(("L1", ""), Decided());
        Assert.Equal(0, _world.TimesCalled("stock"));
    }

    private void Price(Money? price, bool? includesTax) => _world.Items["SKU-1"] = new ErpItem(Sku1, "EA", false, null) { UnitPrice = price, PriceIncludesTax = includesTax };

    private (string Accepted, string Refused) Decided()
    {
        var decision = Assert.Single(_world.Decisions);
        return (string.Join(',', decision.Accepted), string.Join(',', decision.Refused));
    }

    private async Task StartAsync(params MarketplaceOrderLine[] lines)
    {
        _world.Show(Given.Order(MarketplaceOrderState.WaitingAcceptance, lines: lines));
        await LaterAsync(TimeSpan.Zero);
    }

    private async Task ClearAsync()
    {
        _world.Move("1-A", MarketplaceOrderState.Shipping);
        await LaterAsync(TimeSpan.FromMinutes(6));
        await LaterAsync(TimeSpan.FromMinutes(6));
    }

    private void FailOnce(string call, Fault fault)
    {
        var hasFailed = false;
        _world.LateBy = TimeSpan.FromMinutes(3);
        _world.Marketplace = _world.Marketplace with { StillWorkingFor = TimeSpan.FromMinutes(10) };
        _world.Faults = (name, _) =>
        {
            if (name != call || hasFailed)
                return Fault.None;
            hasFailed = true;
            return fault;
        };
    }

    private async Task<(string Stage, bool IsClosed)> EndAsync()
    {
        var view = (await _store.GetCaseAsync(OrderMessages.CaseOf(Given.Key())))!;
        return (view.Stage, view.IsClosed);
    }

    private async Task<IReadOnlyList<ExceptionRecord>> ProblemsAsync() => await _store.GetExceptionsAsync(scope: "order/bq:1-A");

    private async Task<string> NoteAsync(string code) => Assert.Single(await _store.GetJournalAsync(OrderMessages.CaseOf(Given.Key())), e => e.Code == code).Text;

    private async Task LaterAsync(TimeSpan by)
    {
        _world.Clock.Advance(by);
        using var runner = _world.Runner(_store, policy: _policy);
        await runner.RunUntilIdleAsync();
    }
}
