using System.Reflection;
using Connectors.Domain.Documents;
using Connectors.Domain.Reasons;
using Connectors.Flows.Engine;
using Connectors.Flows.Explain;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.Storage;
using Connectors.Flows.Tests.Support;

namespace Connectors.Flows.Tests.MarketplaceOrders;

/// <summary>R107, R108: what is known of persons stays in the state of open orders; the journal shows who changed it.</summary>
public sealed class PersonalDataTests
{
    private readonly World _world = new();
    private readonly InMemoryFlowStore _store;
    private readonly CapturedLog _log = new();

    public PersonalDataTests() => _store = new InMemoryFlowStore(_world.Clock);

    public static TheoryData<Fault, string> Troubles => new()
    {
        { Fault.None, string.Empty },
        { Fault.LostAfter, "create-erp-order" },
        { Fault.LostBefore, "submit" },
        { Fault.Rejected, "create-erp-order" },
        { Fault.Rejected, "submit" },
        { Fault.Denied, "create-erp-order" },
        { Fault.CannotTell, "find-warehouse-order" },
        { Fault.Unexpected, "submit" },
    };

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task Nothing_personal_leaves_the_state_whatever_goes_wrong(Fault fault, string call)
    {
        _world.Show(Given.Order(MarketplaceOrderState.WaitingAcceptance) with { ShipTo = Given.Address });
        _world.Show(Given.Order(MarketplaceOrderState.Shipping, "2-A") with { ShipTo = Given.Address with { Postcode = string.Empty } });
        _world.Show(Given.Order(MarketplaceOrderState.Unknown, "3-A") with { ShipTo = Given.Address });
        _world.Show(Given.Order(MarketplaceOrderState.Shipping, "4-A", 0, Given.Line("L1", "unmapped")));
        await RunAsync();
        _world.Faults = (name, _) => name == call ? fault : Fault.None;
        _world.Clock.Advance(TimeSpan.FromMinutes(1));
        _world.Move("1-A", MarketplaceOrderState.Shipping);
        for (var i = 0; i < 4; i++)
            await RunAsync(TimeSpan.FromMinutes(15));
        if (_world.AtWarehouse("1-A") is not null)
            _world.Dispatch("1-A", Given.Shipment(carrier: "Nobody knows"));
        await RunAsync(TimeSpan.FromMinutes(15));

        var sinks = await SinksAsync().ToListAsync();

        Assert.NotEmpty(sinks);
        Assert.All(sinks, AssertClean);
        Assert.Contains(Given.Canaries[0], (await _store.GetCaseAsync(Case("2-A")))!.State, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MarketplaceOrderState.Closed)]
    [InlineData(MarketplaceOrderState.Cancelled)]
    public async Task What_people_wrote_into_fields_of_their_own_goes_with_the_order(MarketplaceOrderState end)
    {
        CustomField[] written = [new("delivery-instructions", [$"ring {Given.Canaries[0]}"])];
        _world.Show(Given.Order(MarketplaceOrderState.Shipping, "1-A", 0, Given.Line("L1") with { CustomFields = written }) with { CustomFields = written, PurchaseOrderNumber = Given.Canaries[0] });
        await RunAsync();
        Assert.Contains(Given.Canaries[0], (await _store.GetCaseAsync(Case("1-A")))!.State, StringComparison.Ordinal);
        _world.Move("1-A", end);
        for (var i = 0; i < 6; i++)
            await RunAsync(TimeSpan.FromMinutes(30));

        var kept = await _store.GetCaseAsync(Case("1-A"));
        Assert.True(kept!.IsClosed);
        Assert.DoesNotContain(Given.Canaries[0], kept.State, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_of_a_system_forge_no_line_of_a_journal_a_record_or_an_explanation()
    {
        const string Forged = "NEW\n2026-11-28 09:00 ERROR forged\u001b[2J\u2028end\u202E";
        _world.Show(Given.Order(MarketplaceOrderState.Unknown) with { StateText = Forged });
        await RunAsync();
        _world.Show(Given.Order(MarketplaceOrderState.Shipping) with { StateText = Forged, UpdatedAt = _world.Clock.GetUtcNow() });
        await RunAsync(TimeSpan.FromMinutes(15));

        List<string> shown =
        [
            .. _log.Lines,
            .. (await _store.GetJournalAsync(Case())).Select(static e => e.Text),
            .. (await _store.GetExceptionsAsync(includeCleared: true)).SelectMany(static e => (string[])[e.Message, e.Remedy, .. e.Facts.Select(static f => f.Value)]),
        ];

        Assert.Contains(shown, static text => text.Contains("ERROR forged", StringComparison.Ordinal));
        Assert.All(shown, static text => Assert.DoesNotContain(text, static c => char.IsControl(c) || c is '\u2028' or '\u202E'));
        Assert.DoesNotContain((await _store.ExplainAsync(Case(), _world.Clock.GetUtcNow()))!.ToString().Split(Environment.NewLine), static line => line.StartsWith("2026-11-28 09:00 ERROR", StringComparison.Ordinal));
    }

    /// <summary>Whoever adds a member decides here whether it may stay once an order is over; what is not on the list must be forgotten.</summary>
    [Theory]
    [InlineData(typeof(MarketplaceOrder), "ShipTo BillTo Company PurchaseOrderNumber CustomFields", "Key CommercialId State StateText CanShip AcceptanceDecidedAt CreatedAt UpdatedAt ShipBy Channel PricesIncludeTax Total OrderTaxes ShippingTotal Commission CustomerId RequestedCarrier ShippingService PaymentWorkflow DebitedAt BuyerPaysSeller SellerReference Lines")]
    [InlineData(typeof(MarketplaceOrderLine), "CustomFields", "LineId State OfferId OfferSku Title Quantity IsQuantityUnclear UnitPrice Price ShippingPrice Fees Taxes ShippingTaxes Commission ExpectedFees RefundedCount")]
    [InlineData(typeof(SalesOrder), "ShipTo BillTo Company PurchaseOrderNumber Attributes", "Key ExternalNumber Origin Channel OrderedAt Customer Currency PricesIncludeTax ShipBy DeliveryService Lines Charges Fees Total ExpectedFees")]
    [InlineData(typeof(StorefrontOrder), "ShipTo BillTo Company PurchaseOrderNumber Instructions Attributes Tags Holds", "Key Number Kind State StateText IsTest CompletedAs IsBeingPriced CartId PlacedAt UpdatedAt PaymentMethod PaymentState PaymentTerms PaymentDue Total Outstanding Refunded PricesIncludeTax IsTaxExempt CustomerId CompanyId DeliveryService Delivery DeliveryTaxes Fulfilments Refunds Lines")]
    [InlineData(typeof(StorefrontOrderLine), "Attributes", "LineId VariantId Sku Title Quantity Removed Amount Discount Taxes IsSent")]
    public void Every_member_of_an_order_is_known_to_stay_or_to_go(Type type, string goes, string stays)
    {
        var members = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(static p => p.SetMethod is not null).Select(static p => p.Name);

        Assert.Equal(goes.Split(' ').Concat(stays.Split(' ')).Order(StringComparer.Ordinal), members.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_order_that_cannot_be_read_shows_as_an_exception_until_it_can_and_the_others_go_on()
    {
        _world.Show(Given.Order(MarketplaceOrderState.WaitingAcceptance));
        _world.Show(Given.Order(MarketplaceOrderState.WaitingAcceptance, "2-A"));
        _world.Unreadable["2-A"] = "$.orders[1].order_lines[0].quantity";
        await RunAsync();

        Assert.NotNull(await _store.GetCaseAsync(Case("1-A")));
        Assert.Null(await _store.GetCaseAsync(Case("2-A")));
        Assert.Contains(await Unreadable(), e => e.Contains("2-A", StringComparison.Ordinal));

        _world.Unreadable.Clear();
        await RunAsync(TimeSpan.FromHours(1));

        Assert.NotNull(await _store.GetCaseAsync(Case("2-A")));
        Assert.Empty(await Unreadable());

        async Task<List<string>> Unreadable() =>
            [.. (await _store.GetExceptionsAsync()).Where(static e => e.Code == ReasonCatalogue.ItemUnreadable.Code).Select(static e => e.Message)];
    }

    [Fact]
    public async Task An_order_that_could_not_be_read_is_asked_for_alone_after_the_list_has_gone_past_it()
    {
        _world.Show(Given.Order(MarketplaceOrderState.WaitingAcceptance, "2-A"));
        _world.Unreadable["2-A"] = "$.orders[0].order_lines[0].quantity";
        await RunAsync();
        for (var i = 0; i < 4; i++)
        {
            _world.Clock.Advance(TimeSpan.FromHours(1));
            _world.Show(Given.Order(MarketplaceOrderState.WaitingAcceptance) with { UpdatedAt = _world.Clock.GetUtcNow() });
            await RunAsync();
        }

        Assert.True(_world.AskedSince[^1] > _world["2-A"].UpdatedAt);
        Assert.Null(await _store.GetCaseAsync(Case("2-A")));
        _world.Unreadable.Clear();
        await RunAsync(TimeSpan.FromHours(1));

        Assert.NotNull(await _store.GetCaseAsync(Case("2-A")));
    }

    [Fact]
    public async Task A_warehouse_order_that_could_not_be_read_is_asked_for_alone_after_the_list_has_gone_past_it()
    {
        _world.Show(Given.Order(MarketplaceOrderState.Shipping));
        _world.Show(Given.Order(MarketplaceOrderState.Shipping, "2-A"));
        await RunAsync();
        _world.Dispatch("2-A", Given.Shipment());
        _world.UnreadableAtWarehouse["bq:2-A"] = "$[0].shipments[0].status";
        for (var i = 0; i < 4; i++)
        {
            await RunAsync(TimeSpan.FromHours(1));
            _world.SetAtWarehouse("1-A", WarehouseOrderState.Held);
        }

        await RunAsync(TimeSpan.FromHours(1));
        Assert.True(_world.WarehouseAskedSince[^1] > _world.AtWarehouse("2-A")!.ChangedAt);
        var record = Assert.Single(await _store.GetExceptionsAsync(scope: "dispatch-poll/wh"));
        Assert.Equal((ReasonCatalogue.ItemUnreadable.Code, _world.AtWarehouse("2-A")!.Id), (record.Code, record.Subject));
        Assert.Empty(_world.Confirmed);
        _world.UnreadableAtWarehouse.Clear();
        await RunAsync(TimeSpan.FromHours(1));
        await RunAsync(TimeSpan.FromHours(1));

        Assert.Single(_world.Confirmed);
        Assert.Empty(await _store.GetExceptionsAsync(scope: "dispatch-poll/wh"));
    }

    [Fact]
    public async Task A_warehouse_order_of_somebody_else_that_could_not_be_read_is_told_until_it_can()
    {
        _world.ShowAtWarehouse(Given.WarehouseOrder("7-A") with { Id = "W7", Reference = "webshop 7" });
        _world.UnreadableAtWarehouse["webshop 7"] = "$[0].status";
        await RunAsync();
        await RunAsync(TimeSpan.FromDays(9));
        Assert.Equal(["W7"], (await _store.GetExceptionsAsync(scope: "dispatch-poll/wh")).Select(static e => e.Subject));
        _world.ShowAtWarehouse(Given.WarehouseOrder("8-A") with { Id = "W8", Reference = "webshop 8" });
        await RunAsync(TimeSpan.FromHours(1));
        _world.ShowAtWarehouse(Given.WarehouseOrder("8-A") with { Id = "W8", Reference = "webshop 8" });
        await RunAsync(TimeSpan.FromDays(1));
        Assert.Equal(["W7"], (await _store.GetExceptionsAsync(scope: "dispatch-poll/wh")).Select(static e => e.Subject));

        _world.UnreadableAtWarehouse.Clear();
        await RunAsync(TimeSpan.FromDays(1));

        Assert.Empty(await _store.GetExceptionsAsync(scope: "dispatch-poll/wh"));
    }

    [Fact]
    public async Task What_changed_between_the_pages_of_a_long_run_is_asked_for_by_the_next()
    {
        var firstPageAt = _world.Clock.GetUtcNow();
        _world.OrdersOnPage = 1;
        _world.Show(Given.Order(MarketplaceOrderState.WaitingAcceptance));
        _world.Show(Given.Order(MarketplaceOrderState.WaitingAcceptance, "2-A"));
        _world.BetweenPages = () =>
        {
            _world.BetweenPages = null;
            _world.Clock.Advance(TimeSpan.FromHours(3));
            _world.Show(Given.Order(MarketplaceOrderState.WaitingAcceptance, "2-A") with { UpdatedAt = _world.Clock.GetUtcNow() });
        };
        await RunAsync();
        await RunAsync(TimeSpan.FromHours(1));

        Assert.NotNull(await _store.GetCaseAsync(Case("2-A")));
        Assert.True(_world.AskedSince[^1] <= firstPageAt);
    }

    [Theory]
    [InlineData(MarketplaceOrderState.Received)]
    [InlineData(MarketplaceOrderState.Closed)]
    [InlineData(MarketplaceOrderState.Cancelled)]
    [InlineData(MarketplaceOrderState.Refused)]
    public async Task A_closed_order_knows_nobody(MarketplaceOrderState end)
    {
        _world.Show(Given.Order(MarketplaceOrderState.Shipping));
        await RunAsync();
        Assert.Contains(Given.Canaries[0], (await _store.GetCaseAsync(Case()))!.State, StringComparison.Ordinal);
        _world.Clock.Advance(TimeSpan.FromMinutes(1));
        _world.Move("1-A", end);

        await RunAsync(TimeSpan.FromMinutes(30));

        var view = (await _store.GetCaseAsync(Case()))!;
        Assert.True(view.IsClosed);
        AssertClean(view.State!);
    }

    [Fact]
    public void No_public_record_shows_personal_data_as_text()
    {
        var order = Given.Order(MarketplaceOrderState.Shipping);
        var seen = MarketplaceOrdersFlow.Seen(order);
        var state = new OrderStory().AtWarehouse().State;
        var input = new MarketplaceInput.OrderSeen(order);
        var claimed = new ClaimedCase { Case = Case(), Connection = "bq", Fence = 1, Version = 1, State = seen.Content, Inputs = [new InboxEntry(1, seen.InputId, seen.Content)] };
        object[] shown =
        [
            order, state, state.BackOffice.SalesOrder!, input, seen, claimed, claimed.Inputs[0], new EffectResult<string>(seen.Content) { Deliver = [seen] },
            new EffectResult<OrderInput>(input), new MarketplaceInput.Accepted(order), new CaseView { Case = Case(), State = seen.Content },
            new FlowStep { State = seen.Content, Stage = "S" }, new OrderStory().Seen(MarketplaceOrderState.Shipping).Last,
            new CaseCommit { Case = Case(), Fence = 1, ExpectedVersion = 1, State = seen.Content, Stage = "S", Now = Given.T0, Deliver = [seen] },
        ];

        Assert.All(shown, static s => AssertClean(s.ToString()!));
    }

    [Fact]
    public async Task A_journal_that_somebody_changed_is_seen_in_the_explanation()
    {
        _world.Show(Given.Order(MarketplaceOrderState.Shipping));
        await RunAsync();
        Assert.True((await _store.ExplainAsync(Case(), Given.T0))!.IsHistoryWhole);

        var journal = (List<JournalEntry>)Row(Case()).GetType().GetProperty("Journal")!.GetValue(Row(Case()))!;
        journal[1] = journal[1] with { Text = "nothing to see here" };

        var explanation = (await _store.ExplainAsync(Case(), Given.T0))!;
        Assert.False(explanation.IsHistoryWhole);
        Assert.Contains("Its history was tampered with.", explanation.ToString(), StringComparison.Ordinal);
    }

    private static void AssertClean(string text) => Assert.All(Given.Canaries, canary => Assert.DoesNotContain(canary, text, StringComparison.OrdinalIgnoreCase));

    private static CaseId Case(string id = "1-A") => new("order", Given.Key(id).ToString());

    private object Row(CaseId caseId)
    {
        var rows = typeof(InMemoryFlowStore).GetField("_cases", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(_store)!;
        return rows.GetType().GetProperty("Item")!.GetValue(rows, [caseId])!;
    }

    private async IAsyncEnumerable<string> SinksAsync()
    {
        foreach (var line in _log.Lines)
            yield return line;
        foreach (var record in await _store.GetExceptionsAsync(includeCleared: true))
            yield return $"{record} {string.Join(' ', record.Facts)}";
        await foreach (var view in _store.GetCasesAsync("order"))
        {
            yield return view.ToString();
            yield return string.Join('\n', await _store.GetJournalAsync(view.Case));
            yield return (await _store.ExplainAsync(view.Case, _world.Clock.GetUtcNow()))!.ToString();
            foreach (var effect in (await _store.GetCaseAsync(view.Case))!.Effects)
                yield return effect.ToString();
        }
    }

    private async Task RunAsync(TimeSpan later = default)
    {
        _world.Clock.Advance(later);
        using var runner = _world.Runner(_store, logger: _log, patience: 2);
        await runner.RunUntilIdleAsync();
    }
}
