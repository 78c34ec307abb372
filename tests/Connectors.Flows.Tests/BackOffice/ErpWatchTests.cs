using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;
using Connectors.Flows.Storage;
using Connectors.Flows.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Connectors.Flows.Tests.BackOffice;

/// <summary>ERPs are watched for every flow whose orders they keep, and each case is woken in its own way.</summary>
public sealed class ErpWatchTests
{
    private readonly World _world = new();
    private readonly InMemoryFlowStore _store;
    private readonly List<string> _woken = [];

    public ErpWatchTests() => _store = new InMemoryFlowStore(_world.Clock);

    [Fact]
    public async Task What_an_ERP_does_not_show_as_it_was_known_wakes_the_case_of_its_own_flow()
    {
        var known = await BookedAsync("bq:1-A");
        var changed = await BookedAsync("store:7");
        await _store.DeliverAsync([Told("order", "bq:1-A"), Told("b2b-order", "store:7"), Told("other", "store:7")], _world.Clock.GetUtcNow());
        var poll = ErpWatch.Create(new Dictionary<ConnectionName, IErp> { [Given.Bc] = _world }, [Listener("order", "bq", known), Listener("b2b-order", "store", changed with { Erp = changed.Erp! with { Id = "another" } })]);

        using var runner = new FlowRunner(_store, [poll], new FlowRunnerOptions { LeaseClock = _world.Clock }, _world.Clock, NullLogger<FlowRunner>.Instance);
        await runner.RunUntilIdleAsync();

        Assert.Equal(["b2b-order store:7"], _woken);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task A_sales_order_that_no_warehouse_has_yet_is_looked_at_too(bool isDraft, bool isWoken)
    {
        var refused = await BookedAsync("bq:1-A") with { WarehouseOrderId = null, IsErpDraft = isDraft };
        await _store.DeliverAsync([Told("order", "bq:1-A")], _world.Clock.GetUtcNow());
        var poll = ErpWatch.Create(new Dictionary<ConnectionName, IErp> { [Given.Bc] = _world }, [Listener("order", "bq", refused with { Erp = refused.Erp! with { Id = "deleted" } })]);

        using var runner = new FlowRunner(_store, [poll], new FlowRunnerOptions { LeaseClock = _world.Clock }, _world.Clock, NullLogger<FlowRunner>.Instance);
        await runner.RunUntilIdleAsync();

        Assert.Equal(isWoken ? ["order bq:1-A"] : [], _woken);
    }

    private async Task<BackOfficeState> BookedAsync(string number)
    {
        var order = new SalesOrder
        {
            Key = OrderKey.Parse(number), ExternalNumber = number, Origin = Origin.B2B, OrderedAt = Given.T0, Customer = new CustomerNumber("C-1"), Currency = CurrencyCode.Gbp, PricesIncludeTax = true,
            ShipTo = Given.Address, Lines = [], Total = new Money(0, CurrencyCode.Gbp),
        };
        return new BackOfficeState { SalesOrder = order, WarehouseOrderId = "W1", Erp = await ((IErp)_world).CreateOrderAsync(order, SendPermit.WithoutLimit(), CancellationToken.None) };
    }

    private ErpListener Listener(string flow, string channel, BackOfficeState office) => new()
    {
        Erp = Given.Bc,
        Channel = new ConnectionName(channel),
        Flow = flow,
        Every = TimeSpan.FromMinutes(30),
        Tell = (key, inputId, _) =>
        {
            _woken.Add($"{flow} {key}");
            return new InboxMessage(new CaseId(flow, key), channel, inputId, "{}", Priority.Order);
        },
        Read = _ => office,
    };

    private static InboxMessage Told(string flow, string key) => new(new CaseId(flow, key), key.Split(':')[0], key, "{}", Priority.Order);
}
