using BenchmarkDotNet.Attributes;
using Connectors.Benchmarks.Samples;
using Connectors.Domain.Documents;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;
using Connectors.Flows.MarketplaceOrders;

namespace Connectors.Benchmarks.Flows;

/// <summary>One decision of the order-to-cash flow, without JSON, store or ports, against only mapping the order, which each decision on an open order includes.</summary>
[MemoryDiagnoser]
public class OrderDecisionBenchmarks
{
    private const int Skus = 5_000;

    private readonly OrderTables _tables = SampleTables.All(Skus);
    private OrderContext _context = null!;
    private MarketplaceOrder _waiting = null!;
    private MarketplaceOrder _cleared = null!;
    private OrderState _posted = null!;
    private BackOfficeInput.WarehouseOrderSeen _dispatched = null!;

    [Params(3, 10)]
    public int Lines { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _context = new OrderContext(
            SampleOrders.Day.AddHours(1),
            new OrderRoute(SampleTables.Marketplace, SampleTables.Erp, SampleTables.Warehouse),
            new OrderPolicy(),
            _tables,
            SampleTables.Approved(40),
            new() { MultipleShipments = true });
        _waiting = SampleOrders.Create(1, Lines, Skus, MarketplaceOrderState.WaitingDebit);
        _cleared = SampleOrders.Create(1, Lines, Skus);
        var total = _tables.Mapping.Map(_cleared).Value.Total;
        _posted = OrderDecisions.Decide(DecideReceived().State, new BackOfficeInput.ErpOrderCreated(new ErpOrder { Id = "1", Number = "SO1", ExternalNumber = "1", Total = total }, WasThere: false), _context).State;
        _posted = OrderDecisions.Decide(_posted, new BackOfficeInput.WarehouseOrderSeen(Snapshot([]), IsAnswer: true), _context).State;
        _dispatched = new BackOfficeInput.WarehouseOrderSeen(Snapshot([Shipment()]), IsAnswer: false);
        if (!DecideDispatched().Effects.Any(static e => e.Effect.Part is MarketplaceEffect.ConfirmShipment))
            throw new InvalidOperationException("The dispatch is not confirmed.");
    }

    [Benchmark(Baseline = true)]
    public SalesOrder MapOnly() => _tables.Mapping.Map(_cleared).Value;

    [Benchmark]
    public object ReceiveUncleared() => OrderDecisions.Decide(null, new MarketplaceInput.OrderSeen(_waiting), _context);

    [Benchmark]
    public object Receive() => DecideReceived();

    [Benchmark]
    public object Dispatch() => DecideDispatched();

    private Decision<OrderState, OrderEffect> DecideReceived() => OrderDecisions.Decide(null, new MarketplaceInput.OrderSeen(_cleared), _context);

    private Decision<OrderState, OrderEffect> DecideDispatched() => OrderDecisions.Decide(_posted, _dispatched, _context);

    private WarehouseOrder Snapshot(IReadOnlyList<DispatchedShipment> shipments) => new()
    {
        Id = "W1",
        Reference = _cleared.Key.ToString(),
        State = shipments.Count == 0 ? WarehouseOrderState.InProgress : WarehouseOrderState.Dispatched,
        ChangedAt = SampleOrders.Day.AddHours(shipments.Count),
        Shipments = shipments,
    };

    private DispatchedShipment Shipment() => new()
    {
        ShipmentId = "S1",
        State = ShipmentState.Dispatched,
        DispatchedAt = SampleOrders.Day.AddHours(1),
        ChangedAt = SampleOrders.Day.AddHours(1),
        CarrierText = SampleTables.CarrierText(7),
        TrackingNumbers = [new TrackingNumber("PL900000005GB")],
        Lines = [.. _tables.Mapping.Map(_cleared).Value.Lines.Select(static l => new DispatchedLine(l.Sku, l.Quantity.Value))],
    };
}
