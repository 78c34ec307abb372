using Connectors.Domain.Documents;
using Connectors.Domain.Reasons;
using Connectors.Flows.Explain;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.Rules;
using Connectors.Flows.Storage;
using Connectors.Flows.Tests.Support;

namespace Connectors.Flows.Tests.MarketplaceOrders;

/// <summary>A host's own rules at the points where documents leave.</summary>
public sealed class HostRuleTests
{
    private static readonly RuleReason Why = new("acme.hazardous", Owner.Operations, "The order holds hazardous goods.", "Book a hazardous goods carrier.")
    {
        Runbook = new Uri("https://acme.example/runbooks/hazardous"),
    };

    private readonly World _world = new();
    private readonly InMemoryFlowStore _store;

    public HostRuleTests() => _store = new InMemoryFlowStore(_world.Clock);

    public static TheoryData<string, HostRule, string> Points => new()
    {
        { "acceptance", new HostRule<MarketplaceOrder>("hazardous", "3", static (_, _) => new RuleVerdict<MarketplaceOrder>.Hold(Why)), "accept" },
        { "sales order", new HostRule<SalesOrder>("hazardous", "3", static (_, _) => new RuleVerdict<SalesOrder>.Hold(Why)), "create-erp-order" },
        { "warehouse order", new HostRule<FulfilmentOrder>("hazardous", "3", static (_, _) => new RuleVerdict<FulfilmentOrder>.Veto(Why)), "submit" },
        { "shipment S1", new HostRule<ShipmentConfirmation>("hazardous", "3", static (_, _) => new RuleVerdict<ShipmentConfirmation>.Hold(Why)), "confirm" },
    };

    [Theory]
    [MemberData(nameof(Points))]
    public async Task A_rule_keeps_a_document_from_leaving_and_says_why_who_and_where_to_read_on(string subject, HostRule rule, string call)
    {
        _world.Rules = [rule];

        await ThroughAsync(isAccepted: call != "accept");

        Assert.Equal(0, _world.TimesCalled(call));
        var record = Assert.Single(await _store.GetExceptionsAsync(scope: "order/bq:1-A"), static e => e.Code == "acme.hazardous");
        Assert.Equal((subject, Owner.Operations, true), (record.Subject, record.Owner, record.Holds));
        Assert.Equal(["rule: hazardous version 3", "runbook: https://acme.example/runbooks/hazardous"], record.Facts.Select(static f => $"{f.Name}: {f.Value}"));
        Assert.Contains("hazardous version 3", (await _store.ExplainAsync(OrderMessages.CaseOf(Given.Key()), _world.Clock.GetUtcNow()))!.ToString(), StringComparison.Ordinal);

        Assert.Contains(
            await _store.GetJournalAsync(OrderMessages.CaseOf(Given.Key())),
            static e => e.Code == "problem.raised" && e.Text.Contains("rule 'hazardous' version 3", StringComparison.Ordinal));

        _world.Rules = [];
        for (var i = 0; i < 4; i++)
            await LaterAsync(TimeSpan.FromMinutes(16));
        Assert.Equal(1, _world.TimesCalled(call));
    }

    [Fact]
    public async Task A_rule_amends_the_document_that_leaves_and_the_journal_names_it()
    {
        _world.Rules =
        [
            new HostRule<SalesOrder>("channel", "1", static (order, _) => new RuleVerdict<SalesOrder>.Amend(order with { Channel = "ACME" }, "channel named")),
            new HostRule<FulfilmentOrder>("notes", "2", static (order, _) => new RuleVerdict<FulfilmentOrder>.Amend(order with { DeliveryService = "Fragile" }, "service named")),
        ];

        await ThroughAsync();

        var state = MarketplaceOrdersFlow.Read((await _store.GetCaseAsync(OrderMessages.CaseOf(Given.Key())))!.State)!;
        Assert.Equal("ACME", state.BackOffice.SalesOrder!.Channel);
        Assert.Equal("Fragile", Assert.Single(_world.SubmittedOrders).DeliveryService);
        Assert.Contains(await _store.GetJournalAsync(OrderMessages.CaseOf(Given.Key())), static e => e.Code == "rule.amended" && e.Text.Contains("'channel' version 1", StringComparison.Ordinal));
        Assert.Equal((1, 1), (_world.ErpCreated.Count, _world.Confirmed.Count()));
    }

    [Fact]
    public async Task A_rule_whose_version_alone_rises_is_named_again_once()
    {
        _world.Faults = static (name, _) => name == "submit" ? Fault.NotExecuted : Fault.None;
        static HostRule Notes(string version) => new HostRule<FulfilmentOrder>("notes", version, static (order, _) => new RuleVerdict<FulfilmentOrder>.Amend(order with { DeliveryService = "Fragile" }, "service named"));
        foreach (var version in (string[])["1", "2", "2"])
        {
            _world.Rules = [Notes(version)];
            _world.Show(Given.Order(MarketplaceOrderState.Shipping));
            for (var i = 0; i < 3; i++)
                await LaterAsync(TimeSpan.FromMinutes(31));
        }

        var named = (await _store.GetJournalAsync(OrderMessages.CaseOf(Given.Key()))).Where(static e => e.Code == "rule.amended").Select(static e => e.Text);
        Assert.Equal(["warehouse order: rule 'notes' version 1: service named", "warehouse order: rule 'notes' version 2: service named"], named);
    }

    [Fact]
    public async Task A_rule_that_throws_holds_its_own_order_and_no_other()
    {
        _world.Rules = [new HostRule<SalesOrder>("picky", "1", static (order, _) => order.ExternalNumber == "bq:bad-A" ? throw new InvalidOperationException("secret words") : null)];
        _world.Show(Given.Order(MarketplaceOrderState.Shipping, "bad-A"));
        _world.Show(Given.Order(MarketplaceOrderState.Shipping, "good-A"));

        await LaterAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(["bq:good-A"], _world.ErpCreated);
        var record = Assert.Single(await _store.GetExceptionsAsync());
        Assert.Equal(("rule.failed", "order/bq:bad-A"), (record.Code, record.Scope));
        Assert.DoesNotContain("secret", record.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_cannot_be_amended_before_its_acceptance_which_says_yes_or_no_only()
    {
        _world.Rules = [new HostRule<MarketplaceOrder>("renamed", "4", static (order, _) => new RuleVerdict<MarketplaceOrder>.Amend(order with { Channel = "ACME" }, "channel named"))];

        await ThroughAsync(isAccepted: false);

        Assert.Equal(0, _world.TimesCalled("accept"));
        var record = Assert.Single(await _store.GetExceptionsAsync(scope: "order/bq:1-A"));
        Assert.Equal(("rule.failed", Owner.Integrator, true), (record.Code, record.Owner, record.Holds));
        Assert.Contains("rule 'renamed' version 4", record.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("before its acceptance", record.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(await _store.GetJournalAsync(OrderMessages.CaseOf(Given.Key())), static e => e.Code == "rule.amended");
    }

    public static TheoryData<string, HostRule, HostRule> AmendedAndHeld => new()
    {
        {
            "sales order",
            new HostRule<SalesOrder>("channel", "1", static (order, _) => new RuleVerdict<SalesOrder>.Amend(order with { Channel = "ACME" }, "channel named")),
            new HostRule<SalesOrder>("hazardous", "3", static (_, _) => new RuleVerdict<SalesOrder>.Hold(Why))
        },
        {
            "warehouse order",
            new HostRule<FulfilmentOrder>("channel", "1", static (order, _) => new RuleVerdict<FulfilmentOrder>.Amend(order with { DeliveryService = "Fragile" }, "service named")),
            new HostRule<FulfilmentOrder>("hazardous", "3", static (_, _) => new RuleVerdict<FulfilmentOrder>.Hold(Why))
        },
        {
            "shipment S1",
            new HostRule<ShipmentConfirmation>("channel", "1", static (told, _) => new RuleVerdict<ShipmentConfirmation>.Amend(told with { CarrierName = "ACME" }, "carrier named")),
            new HostRule<ShipmentConfirmation>("hazardous", "3", static (_, _) => new RuleVerdict<ShipmentConfirmation>.Hold(Why))
        },
    };

    [Theory]
    [MemberData(nameof(AmendedAndHeld))]
    public async Task The_journal_is_the_same_after_ten_looks_and_names_an_amendment_once(string subject, HostRule amends, HostRule holds)
    {
        _world.Rules = [amends, holds];
        await ThroughAsync();
        await LaterAsync(TimeSpan.FromMinutes(16));
        var before = (await _store.GetJournalAsync(OrderMessages.CaseOf(Given.Key()))).Count;

        for (var i = 0; i < 10; i++)
            await LaterAsync(TimeSpan.FromMinutes(16));
        Assert.Equal(before, (await _store.GetJournalAsync(OrderMessages.CaseOf(Given.Key()))).Count);

        _world.Rules = [amends];
        for (var i = 0; i < 4; i++)
            await LaterAsync(TimeSpan.FromMinutes(16));
        Assert.Equal(
            [true],
            (await _store.GetJournalAsync(OrderMessages.CaseOf(Given.Key()))).Where(static e => e.Code == "rule.amended").Select(e => e.Text.StartsWith($"{subject}: rule 'channel' version 1: ", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("create-erp-order")]
    [InlineData("submit")]
    [InlineData("confirm")]
    public async Task An_amendment_is_named_once_however_often_its_document_is_tried(string call)
    {
        _world.Rules =
        [
            new HostRule<SalesOrder>("channel", "1", static (order, _) => new RuleVerdict<SalesOrder>.Amend(order with { Channel = "ACME" }, "channel named")),
            new HostRule<FulfilmentOrder>("service", "1", static (order, _) => new RuleVerdict<FulfilmentOrder>.Amend(order with { DeliveryService = "Fragile" }, "service named")),
            new HostRule<ShipmentConfirmation>("carrier", "1", static (told, _) => new RuleVerdict<ShipmentConfirmation>.Amend(told with { CarrierName = "ACME" }, "carrier named")),
        ];
        var left = 5;
        _world.Faults = (name, _) => name == call && left-- > 0 ? Fault.NotExecuted : Fault.None;

        await ThroughAsync();
        for (var i = 0; i < 10; i++)
        {
            await LaterAsync(TimeSpan.FromMinutes(16));
            if (_world.AtWarehouse("1-A") is { Shipments.Count: 0 })
                _world.Dispatch("1-A", Given.Shipment());
        }

        Assert.Single(_world.Confirmed);
        Assert.Equal(
            ["sales order: rule 'channel' version 1: channel named", "warehouse order: rule 'service' version 1: service named", "shipment S1: rule 'carrier' version 1: carrier named"],
            (await _store.GetJournalAsync(OrderMessages.CaseOf(Given.Key()))).Where(static e => e.Code == "rule.amended").Select(static e => e.Text));
    }

    private async Task ThroughAsync(bool isAccepted = true)
    {
        _world.Show(Given.Order(MarketplaceOrderState.WaitingAcceptance));
        await LaterAsync(TimeSpan.FromMinutes(1));
        if (!isAccepted)
            return;
        _world.Move("1-A", MarketplaceOrderState.Shipping);
        await LaterAsync(TimeSpan.FromMinutes(6));
        if (_world.AtWarehouse("1-A") is not null)
            _world.Dispatch("1-A", Given.Shipment());
        await LaterAsync(TimeSpan.FromMinutes(16));
    }

    private async Task LaterAsync(TimeSpan by)
    {
        _world.Clock.Advance(by);
        using var runner = _world.Runner(_store);
        await runner.RunUntilIdleAsync();
    }
}
