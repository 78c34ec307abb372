using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;
using Connectors.Flows.Storage;
using Connectors.Flows.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Connectors.Flows.Tests.BackOffice;

/// <summary>Warehouses are asked once, whatever the number of flows whose orders they send.</summary>
public sealed class WarehousePollTests
{
    private static readonly string[] Keys = ["bq:1-A", "store:7", "store:8", "other:9", "bqx:1-A"];

    private readonly World _world = new();
    private readonly InMemoryFlowStore _store;
    private readonly List<string> _heard = [];

    public WarehousePollTests() => _store = new InMemoryFlowStore(_world.Clock);

    [Fact]
    public async Task Each_flow_hears_of_its_own_orders_and_the_warehouse_is_asked_once_for_all()
    {
        foreach (var key in Keys)
            await ((IWarehouse)_world).SubmitOrderAsync(Order(key), SendPermit.WithoutLimit(), CancellationToken.None);
        await _store.DeliverAsync([Told("order", "bq:1-A"), Told("b2b-order", "store:7"), Told("b2b-order", "bqx:1-A")], _world.Clock.GetUtcNow());
        var poll = WarehousePoll.Create(new Dictionary<ConnectionName, IWarehouse> { [Given.Wh] = _world }, [Listener("order", "bq", 15), Listener("b2b-order", "store", 5)]);

        using var runner = new FlowRunner(_store, [poll], new FlowRunnerOptions { LeaseClock = _world.Clock }, _world.Clock, NullLogger<FlowRunner>.Instance);
        await runner.RunUntilIdleAsync();

        Assert.Equal(["b2b-order store:7", "order bq:1-A"], _heard.Order(StringComparer.Ordinal));
        Assert.Equal(1, _world.TimesCalled("poll-dispatches"));
        Assert.Equal(TimeSpan.FromMinutes(5), Assert.Single(poll.Schedules).Every);
    }

    private DispatchListener<WarehouseOrder> Listener(string flow, string channel, int minutes) => new()
    {
        System = Given.Wh,
        Channel = new ConnectionName(channel),
        Flow = flow,
        Every = TimeSpan.FromMinutes(minutes),
        Overlap = TimeSpan.FromMinutes(10),
        FirstReach = TimeSpan.FromDays(7),
        ClockTolerance = TimeSpan.FromMinutes(2),
        Hear = order =>
        {
            _heard.Add($"{flow} {order.Reference}");
            return Told(flow, order.Reference);
        },
        Read = static _ => null,
    };

    private static InboxMessage Told(string flow, string key) => new(new CaseId(flow, key), key.Split(':')[0], key, "{}", Priority.Order);

    private static FulfilmentOrder Order(string reference) => new()
    {
        Reference = reference, DisplayNumber = reference, Origin = Origin.B2B, OrderedAt = Given.T0, ShipTo = Given.Address,
        Lines = [new FulfilmentLine(new OrderLineId("L1"), new Sku("PAINT"), 1, "Paint")],
    };
}
