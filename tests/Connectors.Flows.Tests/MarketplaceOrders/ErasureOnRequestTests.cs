using System.Reflection;
using Connectors.Domain.Documents;
using Connectors.Flows.Engine;
using Connectors.Flows.Engine.Running;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.Storage;
using Connectors.Flows.Tests.Support;

namespace Connectors.Flows.Tests.MarketplaceOrders;

/// <summary>A person's data goes when somebody asks for it, wherever the order stands, and what the warehouse has goes on.</summary>
public sealed class ErasureOnRequestTests
{
    private static readonly Requester By = new("customer service", "admin console", "request 7");

    private readonly World _world = new();
    private readonly InMemoryFlowStore _store;

    public ErasureOnRequestTests() => _store = new InMemoryFlowStore(_world.Clock);

    public static TheoryData<string, MarketplaceOrderState, Fault, string> Places => new()
    {
        { "not heard yet", MarketplaceOrderState.WaitingAcceptance, Fault.None, string.Empty },
        { "acceptance fails", MarketplaceOrderState.WaitingAcceptance, Fault.Denied, "accept" },
        { "waits for its debit", MarketplaceOrderState.WaitingDebit, Fault.None, string.Empty },
        { "held by a state nobody knows", MarketplaceOrderState.Unknown, Fault.None, string.Empty },
        { "the ERP is away", MarketplaceOrderState.Shipping, Fault.LostBefore, "create-erp-order" },
        { "nobody knows whether the ERP has it", MarketplaceOrderState.Shipping, Fault.LostAfter, "create-erp-order" },
        { "the ERP refuses it", MarketplaceOrderState.Shipping, Fault.Rejected, "create-erp-order" },
        { "set aside", MarketplaceOrderState.Shipping, Fault.Unexpected, "create-erp-order" },
        { "the warehouse refuses it", MarketplaceOrderState.Shipping, Fault.Rejected, "submit" },
        { "nobody knows whether the warehouse has it", MarketplaceOrderState.Shipping, Fault.LostAfter, "submit" },
        { "at the warehouse", MarketplaceOrderState.Shipping, Fault.None, string.Empty },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Nothing_of_the_buyer_stays_or_comes_back_wherever_the_order_stands(string place, MarketplaceOrderState state, Fault fault, string call)
    {
        var order = Given.Order(state) with { ShipTo = Given.Address, CustomFields = [new CustomField("note", [Given.Canaries[0]])] };
        _world.Show(order);
        _world.Faults = (name, _) => name == call ? fault : Fault.None;
        if (place == "not heard yet")
            await _store.DeliverAsync([MarketplaceOrdersFlow.Seen(order)], _world.Clock.GetUtcNow());
        else
            await RunAsync(10);
        if (place != "not heard yet")
            Assert.Contains(Given.Canaries[0], (await _store.GetCaseAsync(Case))!.State, StringComparison.Ordinal);

        Assert.True(await _store.ActAsync(Case, CaseAct.Erase, By, _world.Clock.GetUtcNow()));
        await RunAsync(1);
        await AssertNobodyIsKnownAsync();
        Assert.Contains(await _store.GetJournalAsync(Case), e => e is { Code: "act.erased" } && e.Text == By.ToString());

        // The marketplace shows it again, with everything, and then the end of it.
        _world.Faults = static (_, _) => Fault.None;
        _world.Show(order with { UpdatedAt = _world.Clock.GetUtcNow() });
        await RunAsync(4);
        await AssertNobodyIsKnownAsync();
        _world.Move("1-A", MarketplaceOrderState.Cancelled);
        await RunAsync(10);
        await AssertNobodyIsKnownAsync();
        Assert.True((await _store.GetCaseAsync(Case))!.IsClosed);
    }

    [Fact]
    public async Task What_the_warehouse_has_goes_on_without_a_record()
    {
        _world.Show(Given.Order(MarketplaceOrderState.Shipping) with { ShipTo = Given.Address });
        await RunAsync(4);
        await _store.ActAsync(Case, CaseAct.Erase, By, _world.Clock.GetUtcNow());
        await RunAsync(2);
        Assert.Empty(await _store.GetExceptionsAsync());

        _world.Dispatch("1-A", Given.Shipment());
        await RunAsync(4);

        Assert.Single(_world.Confirmed);
        Assert.Empty(await _store.GetExceptionsAsync());
        Assert.Single(_world.Submitted);
        _world.Move("1-A", MarketplaceOrderState.Closed);
        await RunAsync(4);
        Assert.True((await _store.GetCaseAsync(Case))!.IsClosed);
    }

    [Theory]
    [InlineData(MarketplaceOrderState.WaitingAcceptance, "accept")]
    [InlineData(MarketplaceOrderState.Shipping, "create-erp-order")]
    [InlineData(MarketplaceOrderState.Shipping, "submit")]
    public async Task What_was_not_sent_on_is_not_sent_to_nobody_and_waits_for_a_person(MarketplaceOrderState state, string call)
    {
        _world.Show(Given.Order(state) with { ShipTo = Given.Address });
        _world.Faults = (name, _) => name == call ? Fault.Denied : Fault.None;
        await RunAsync(2);
        await _store.ActAsync(Case, CaseAct.Erase, By, _world.Clock.GetUtcNow());
        await RunAsync(1);
        _world.Faults = static (_, _) => Fault.None;
        var calls = _world.TimesCalled(call);
        await RunAsync(10);

        Assert.Contains(await _store.GetExceptionsAsync(scope: Case.ToString()), static e => e is { Code: "order.erased", Holds: true });
        Assert.Equal(calls, _world.TimesCalled(call));
        Assert.Empty(_world.Submitted);

        _world.Move("1-A", MarketplaceOrderState.Cancelled);
        await RunAsync(10);

        Assert.Equal(_world.ErpCreated, _world.ErpCancelled);
        Assert.True((await _store.GetCaseAsync(Case))!.IsClosed);
        Assert.Empty(await _store.GetExceptionsAsync(scope: Case.ToString()));
    }

    /// <summary>What a host says once for all: nobody has to ask for what lies about for too long.</summary>
    [Theory]
    [InlineData("submit", Fault.Denied)]
    [InlineData("create-erp-order", Fault.Unexpected)]
    public async Task An_order_that_stays_open_for_too_long_is_erased_once_and_its_journal_names_the_setting(string call, Fault fault)
    {
        _world.Show(Given.Order(MarketplaceOrderState.Shipping) with { ShipTo = Given.Address });
        _world.Faults = (name, _) => name == call ? fault : Fault.None;
        await RunAsync(10);
        var erasure = new ErasureByAge(_store, [.. _world.Flows(null)], TimeSpan.FromDays(90));

        _world.Clock.Advance(Given.T0.AddDays(90).AddSeconds(-1) - _world.Clock.GetUtcNow());
        await erasure.EraseAsync(_world.Clock.GetUtcNow(), CancellationToken.None);
        await RunOnceAsync();
        Assert.Contains(Given.Canaries[0], (await _store.GetCaseAsync(Case))!.State, StringComparison.Ordinal);

        _world.Clock.Advance(TimeSpan.FromSeconds(1));
        for (var hour = 0; hour < 3; hour++)
        {
            await erasure.EraseAsync(_world.Clock.GetUtcNow(), CancellationToken.None);
            await RunOnceAsync();
        }

        await AssertNobodyIsKnownAsync();
        Assert.Equal("retention from flow runner: KeepPersonalData 90.00:00:00", Assert.Single(await _store.GetJournalAsync(Case), static e => e.Code == "act.erased").Text);
    }

    [Fact]
    public async Task An_order_that_is_over_is_left_alone_by_age()
    {
        _world.Show(Given.Order(MarketplaceOrderState.Shipping) with { ShipTo = Given.Address });
        await RunAsync(4);
        _world.Move("1-A", MarketplaceOrderState.Closed);
        await RunAsync(10);
        var length = (await _store.GetCaseAsync(Case))!.JournalLength;

        await new ErasureByAge(_store, [.. _world.Flows(null)], TimeSpan.FromDays(1)).EraseAsync(Given.T0.AddDays(400), CancellationToken.None);
        await RunOnceAsync();

        Assert.Equal((true, length), ((await _store.GetCaseAsync(Case))!.IsClosed, (await _store.GetCaseAsync(Case))!.JournalLength));
    }

    [Fact]
    public async Task An_order_that_the_warehouse_gives_back_is_not_asked_for_anew()
    {
        var story = new OrderStory().AtWarehouse();
        var erased = new OrderStory().AtWarehouse().Erased();
        Assert.Contains("order.erased", erased.Hear(Stopped()).Problems.Single(static p => p.Contains("erased", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.DoesNotContain(erased.Effects, static e => e.StartsWith("warehouse-order", StringComparison.Ordinal));
        Assert.Contains(story.Hear(Stopped()).Effects, static e => e.StartsWith("warehouse-order", StringComparison.Ordinal));
        await Task.CompletedTask;

        static Flows.BackOffice.BackOfficeInput Stopped() => new Flows.BackOffice.BackOfficeInput.WarehouseOrderCancelled(Domain.Ports.WarehouseCancellation.Cancelled);
    }

    /// <summary>Whoever writes a flow whose state reaches an address says what of it goes by request.</summary>
    [Fact]
    public void Every_flow_whose_state_may_name_somebody_can_forget_them()
    {
        var flows = typeof(OrderFlow).Assembly.GetTypes().Where(static t => !t.IsAbstract && StateOf(t) is not null).ToList();
        Assert.True(flows.Count > 10);

        var silent = flows.Where(static f => Reaches(StateOf(f)!, [])
            && (f.GetMethod("Erase", BindingFlags.Instance | BindingFlags.NonPublic, [StateOf(f)!, typeof(DateTimeOffset)])!.DeclaringType!.IsGenericType
                || f.GetMethod("KeepsPersonsSince", BindingFlags.Instance | BindingFlags.NonPublic, [StateOf(f)!])!.DeclaringType!.IsGenericType)).Select(static f => f.Name);

        Assert.Empty(silent);
        Assert.Contains(flows, static f => Reaches(StateOf(f)!, []));
    }

    private static Type? StateOf(Type flow)
    {
        for (var type = flow.BaseType; type is not null; type = type.BaseType)
        {
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Flow<,,,>))
                return type.GetGenericArguments()[0];
        }

        return null;
    }

    private static bool Reaches(Type type, HashSet<Type> seen)
    {
        if (type == typeof(PostalAddress) || type == typeof(CustomField))
            return true;
        if (!seen.Add(type))
            return false;
        if (type.IsGenericType && type.GetGenericArguments().Any(a => Reaches(a, seen)))
            return true;
        return type.Namespace?.StartsWith("Connectors", StringComparison.Ordinal) == true
            && type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Any(p => Reaches(p.PropertyType, seen));
    }

    private static CaseId Case { get; } = new("order", Given.Key("1-A").ToString());

    private async Task AssertNobodyIsKnownAsync()
    {
        var view = (await _store.GetCaseAsync(Case))!;
        var sinks = new List<string> { view.State ?? string.Empty };
        sinks.AddRange(view.Effects.Select(static e => $"{e.Content} {e.LastFailure}"));
        sinks.AddRange((await _store.GetJournalAsync(Case)).Select(static e => e.Text));
        sinks.AddRange((await _store.GetExceptionsAsync(includeCleared: true)).Select(static e => $"{e.Message} {string.Join(' ', e.Facts)}"));
        Assert.All(sinks, static text => Assert.All(Given.Canaries, canary => Assert.DoesNotContain(canary, text, StringComparison.OrdinalIgnoreCase)));
    }

    private async Task RunAsync(int times)
    {
        for (var i = 0; i < times; i++)
        {
            _world.Clock.Advance(TimeSpan.FromMinutes(30));
            await RunOnceAsync();
        }
    }

    private async Task RunOnceAsync()
    {
        using var runner = _world.Runner(_store);
        await runner.RunUntilIdleAsync();
    }
}
