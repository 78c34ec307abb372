using System.Runtime.CompilerServices;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;
using Connectors.Flows.OrderToCash;
using Connectors.Flows.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Connectors.Flows.Tests.Support;

/// <summary>
/// A marketplace, an ERP and a warehouse in memory, with a ledger of what really happened. They never refuse a second order: doing nothing twice
/// is the flow's duty.
/// </summary>
internal sealed class World : IMarketplace, IErp, IWarehouse
{
    private readonly Lock _lock = new();
    private readonly Dictionary<OrderKey, List<MarketplaceOrder>> _orders = [];
    private readonly List<(OrderKey Key, ShipmentConfirmation Told, string Id)> _told = [];
    private readonly List<ErpOrder> _erpOrders = [];
    private readonly Dictionary<string, List<WarehouseOrder>> _warehouseOrders = new(StringComparer.Ordinal);

    public ManualClock Clock { get; } = new(skipsWaits: false);

    public List<string> Calls { get; } = [];

    /// <summary>What goes wrong with a call, by its name and what it is about.</summary>
    public Func<string, string, Fault> Faults { get; set; } = static (_, _) => Fault.None;

    /// <summary>Mixes up what a poll gives.</summary>
    public Func<IReadOnlyList<object>, IReadOnlyList<object>> Mix { get; set; } = static news => [news[^1]];

    public Func<CancellationToken, Task> BeforeEach { get; set; } = static _ => Task.CompletedTask;

    public TimeSpan? RetryAfter { get; set; }

    public Dictionary<OrderKey, int> Accepted { get; } = [];

    public List<string> ErpCreated { get; } = [];

    public List<string> ErpCancelled { get; } = [];

    public List<string> Submitted { get; } = [];

    public decimal ErpSurcharge { get; set; }

    public Func<OrderTables> Tables { get; set; } = static () => Given.Tables();

    public IEnumerable<(OrderKey Key, ShipmentConfirmation Told)> Confirmed => _told.Select(static t => (t.Key, t.Told));

    public IReadOnlyList<ErpOrder> ErpOrders => _erpOrders;

    ErpCapabilities IErp.Capabilities { get; } = new();

    WarehouseCapabilities IWarehouse.Capabilities { get; } = new() { PartialDispatch = true };

    ConnectionName IMarketplace.Connection => Given.Bq;

    ConnectionName IErp.Connection => Given.Bc;

    ConnectionName IWarehouse.Connection => Given.Wh;

    public OrderFlow Flow(OrderPolicy? policy = null) =>
        new(new OrderPorts([Given.Route], [this], [this], [this]), policy ?? new OrderPolicy(), () => Tables(), Clock);

    public FlowRunner Runner(IFlowStore store, int concurrency = 1, OrderPolicy? policy = null, ILogger<FlowRunner>? logger = null, int patience = 5) => new(
        store, [Flow(policy)], new FlowRunnerOptions { Concurrency = concurrency, Patience = patience }, Clock, logger ?? NullLogger<FlowRunner>.Instance);

    public MarketplaceOrder this[string id] => _orders[Given.Key(id)][^1];

    public WarehouseOrder? AtWarehouse(string id) => _warehouseOrders.TryGetValue(Given.Key(id).ToString(), out var versions) ? versions[^1] : null;

    public int TimesCalled(string name) => Calls.Count(c => c.StartsWith(name + " ", StringComparison.Ordinal));

    public void Show(MarketplaceOrder order)
    {
        lock (_lock)
        {
            if (!_orders.TryGetValue(order.Key, out var versions))
                _orders.Add(order.Key, versions = []);
            versions.Add(order with { UpdatedAt = Clock.GetUtcNow() });
        }
    }

    public void Move(string id, MarketplaceOrderState state) => Show(this[id] with
    {
        State = state,
        StateText = state.ToString().ToUpperInvariant(),
        CanShip = state == MarketplaceOrderState.Shipping,
        ShipTo = state == MarketplaceOrderState.Shipping ? Given.Address : this[id].ShipTo,
    });

    public void Dispatch(string id, params DispatchedShipment[] shipments)
    {
        lock (_lock)
        {
            var known = AtWarehouse(id)!;
            IReadOnlyList<DispatchedShipment> all = [.. known.Shipments.Where(k => Array.TrueForAll(shipments, s => s.ShipmentId != k.ShipmentId)), .. shipments];
            _warehouseOrders[known.Reference].Add(known with { State = WarehouseOrderState.PartiallyDispatched, StateText = "sending", ChangedAt = Clock.GetUtcNow(), Shipments = all });
        }
    }

    public void SetErpTotal(decimal total)
    {
        for (var i = 0; i < _erpOrders.Count; i++)
            _erpOrders[i] = _erpOrders[i] with { Total = new Money(total, Given.Gbp) };
    }

    Task<MarketplaceCapabilities> IMarketplace.GetCapabilitiesAsync(CancellationToken cancellationToken) =>
        CallAsync("capabilities", "bq", static () => Given.Several, cancellationToken);

    Task<IReadOnlyList<MarketplaceCarrier>> IMarketplace.GetCarriersAsync(CancellationToken cancellationToken) =>
        CallAsync("carriers", "bq", static () => Given.Carriers, cancellationToken);

    async IAsyncEnumerable<MarketplaceOrder> IMarketplace.GetOrdersChangedSinceAsync(DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var changed = await CallAsync(
            "poll-orders", "bq", () => _orders.Values.Where(v => v[^1].UpdatedAt >= since).SelectMany(v => Mix(v)).Cast<MarketplaceOrder>().ToList(), cancellationToken);
        foreach (var order in changed)
            yield return order;
    }

    Task<IReadOnlyList<MarketplaceOrder>> IMarketplace.GetOrdersAsync(IReadOnlyCollection<OrderKey> keys, CancellationToken cancellationToken) =>
        CallAsync<IReadOnlyList<MarketplaceOrder>>("read-orders", "bq", () => [.. keys.Where(_orders.ContainsKey).Select(k => _orders[k][^1])], cancellationToken);

    Task IMarketplace.AcceptAsync(OrderAcceptance acceptance, SendPermit permit, CancellationToken cancellationToken) => CallAsync(
        "accept",
        acceptance.Order.ToString(),
        () =>
        {
            if (this[acceptance.Order.OrderId].State != MarketplaceOrderState.WaitingAcceptance)
                throw Failure("accept", FailureKind.Rejected, "ORDER_INVALID_STATE");
            Accepted[acceptance.Order] = Accepted.GetValueOrDefault(acceptance.Order) + 1;
            Move(acceptance.Order.OrderId, MarketplaceOrderState.WaitingDebit);
            return true;
        },
        cancellationToken);

    Task<LookupResult<MarketplaceOrder>> IMarketplace.FindAcceptanceAsync(OrderKey key, CancellationToken cancellationToken) => FindAsync<MarketplaceOrder>(
        "find-acceptance",
        key.ToString(),
        () => this[key.OrderId] is { State: not (MarketplaceOrderState.WaitingAcceptance or MarketplaceOrderState.Staging) } order ? [order] : [],
        cancellationToken);

    Task<string> IMarketplace.ConfirmShipmentAsync(ShipmentConfirmation confirmation, SendPermit permit, CancellationToken cancellationToken) => CallAsync(
        "confirm",
        $"{confirmation.Order} {confirmation.TrackingNumber}",
        () =>
        {
            if (this[confirmation.Order.OrderId].State != MarketplaceOrderState.Shipping)
                throw Failure("confirm", FailureKind.Rejected, "ORDER_INVALID_STATE");
            var id = $"M{_told.Count}";
            _told.Add((confirmation.Order, confirmation, id));
            var order = this[confirmation.Order.OrderId];
            if (order.Lines.All(l => ToldOf(order.Key, l.LineId) >= l.Quantity))
                Move(order.Key.OrderId, MarketplaceOrderState.Shipped);
            return id;
        },
        cancellationToken);

    Task<LookupResult<string>> IMarketplace.FindShipmentAsync(ShipmentConfirmation confirmation, CancellationToken cancellationToken) => FindAsync(
        "find-shipment",
        $"{confirmation.Order} {confirmation.TrackingNumber}",
        () => _told.Where(t => t.Key == confirmation.Order && t.Told.TrackingNumber == confirmation.TrackingNumber && t.Told.Lines.SequenceEqual(confirmation.Lines))
            .Select(static t => t.Id).Take(1),
        cancellationToken);

    // The order flow neither corrects, cancels nor refunds.

    public Task CorrectTrackingAsync(string shipmentId, ShipmentConfirmation confirmation, SendPermit permit, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task CancelAsync(OrderReduction cancellation, SendPermit permit, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<LookupResult<IReadOnlyList<string>>> FindCancellationAsync(OrderReduction cancellation, DateTimeOffset since, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task RefundAsync(OrderReduction refund, SendPermit permit, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<LookupResult<IReadOnlyList<string>>> FindRefundAsync(OrderReduction refund, DateTimeOffset since, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    Task<IReadOnlyList<RejectedReference>> IMarketplace.SetSellerReferencesAsync(IReadOnlyList<SellerReference> references, SendPermit permit, CancellationToken cancellationToken) =>
        CallAsync<IReadOnlyList<RejectedReference>>("references", "bq", static () => [], cancellationToken);

    Task<LookupResult<ErpCustomer>> IErp.FindCustomerAsync(CustomerNumber number, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<ItemList<ErpItem>> IErp.GetItemsAsync(IReadOnlyCollection<Sku> skus, CancellationToken cancellationToken) => throw new NotSupportedException();

    IAsyncEnumerable<ErpShipment> IErp.GetShipmentsChangedSinceAsync(DateTimeOffset since, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<LookupResult<ErpOrder>> IErp.FindOrderAsync(string externalNumber, CancellationToken cancellationToken) =>
        FindAsync("find-erp-order", externalNumber, () => _erpOrders.Where(o => o.ExternalNumber == externalNumber), cancellationToken);

    Task<LookupResult<ErpOrder>> IErp.FindKnownOrderAsync(ErpOrder known, CancellationToken cancellationToken) =>
        FindAsync("find-erp-order", known.ExternalNumber, () => _erpOrders.Where(o => o.Id == known.Id), cancellationToken);

    Task<ItemPage<ErpShipment>> IErp.GetShipmentChangesAsync(DateTimeOffset since, string? continuation, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<ErpOrder> IErp.CreateOrderAsync(SalesOrder order, SendPermit permit, CancellationToken cancellationToken) => CallAsync(
        "create-erp-order",
        order.ExternalNumber,
        () =>
        {
            ErpCreated.Add(order.ExternalNumber);
            _erpOrders.Add(new ErpOrder
            {
                Id = $"guid-{ErpCreated.Count}", Number = $"SO-{ErpCreated.Count}", ExternalNumber = order.ExternalNumber, Total = order.Total with { Amount = order.Total.Amount + ErpSurcharge },
            });
            return _erpOrders[^1];
        },
        cancellationToken);

    Task IErp.CancelOrderAsync(ErpOrder order, SendPermit permit, CancellationToken cancellationToken) => CallAsync(
        "cancel-erp-order",
        order.ExternalNumber,
        () =>
        {
            if (_erpOrders.RemoveAll(o => o.Id == order.Id) == 0)
                throw Failure("cancel-erp-order", FailureKind.NotFound);
            ErpCancelled.Add(order.ExternalNumber);
            return true;
        },
        cancellationToken);

    Task<LookupResult<WarehouseOrder>> IWarehouse.FindOrderAsync(string reference, CancellationToken cancellationToken) =>
        FindAsync<WarehouseOrder>("find-warehouse-order", reference, () => _warehouseOrders.TryGetValue(reference, out var versions) ? [versions[^1]] : [], cancellationToken);

    Task<LookupResult<WarehouseOrder>> IWarehouse.FindKnownOrderAsync(string orderId, string reference, CancellationToken cancellationToken) =>
        ((IWarehouse)this).FindOrderAsync(reference, cancellationToken);

    Task<LookupResult<WarehouseOrder>> IWarehouse.FindSubmittedOrderAsync(FulfilmentOrder order, CancellationToken cancellationToken) =>
        ((IWarehouse)this).FindOrderAsync(order.Reference, cancellationToken);

    Task<ItemPage<WarehouseOrder>> IWarehouse.GetOrderChangesAsync(DateTimeOffset since, string? continuation, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<WarehouseOrder> IWarehouse.SubmitOrderAsync(FulfilmentOrder order, SendPermit permit, CancellationToken cancellationToken) => CallAsync(
        "submit",
        order.Reference,
        () =>
        {
            Submitted.Add(order.Reference);
            var made = new WarehouseOrder { Id = $"W{Submitted.Count}", Reference = order.Reference, State = WarehouseOrderState.Accepted, StateText = "new", ChangedAt = Clock.GetUtcNow() };
            _warehouseOrders[order.Reference] = [made];
            return made;
        },
        cancellationToken);

    Task<WarehouseCancellation> IWarehouse.CancelOrderAsync(string reference, string? orderId, SendPermit permit, CancellationToken cancellationToken) => CallAsync(
        "cancel-warehouse-order",
        reference,
        () =>
        {
            var known = _warehouseOrders[reference][^1];
            if (known.Shipments.Count > 0)
                return WarehouseCancellation.TooLate;
            _warehouseOrders[reference].Add(known with { State = WarehouseOrderState.Cancelled, ChangedAt = Clock.GetUtcNow() });
            return WarehouseCancellation.Cancelled;
        },
        cancellationToken);

    async IAsyncEnumerable<WarehouseOrder> IWarehouse.GetOrdersChangedSinceAsync(DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var changed = await CallAsync(
            "poll-dispatches",
            "wh",
            () => _warehouseOrders.Values.Where(v => v[^1].ChangedAt >= since).SelectMany(v => Mix(v)).Cast<WarehouseOrder>().ToList(),
            cancellationToken);
        foreach (var order in changed)
            yield return order;
    }

    IAsyncEnumerable<StockLevel> IWarehouse.GetStockAsync(IReadOnlyCollection<Sku> skus, CancellationToken cancellationToken) => throw new NotSupportedException();

    public decimal ToldOf(OrderKey key, OrderLineId line) =>
        _told.Where(t => t.Key == key).SelectMany(static t => t.Told.Lines).Where(l => l.LineId == line).Sum(static l => l.Quantity);

    private async Task<LookupResult<T>> FindAsync<T>(string name, string about, Func<IEnumerable<T>> find, CancellationToken cancellationToken)
        where T : class
    {
        if (Faults(name, about) == Fault.CannotTell)
            return new LookupResult<T>.CannotTell("two look alike");
        return await CallAsync<LookupResult<T>>(
            name,
            about,
            () => find().ToList() switch
            {
                [] => new LookupResult<T>.Absent(),
                [var one] => new LookupResult<T>.Found(one),
                _ => new LookupResult<T>.CannotTell("there is more than one"),
            },
            cancellationToken);
    }

    private async Task<T> CallAsync<T>(string name, string about, Func<T> effect, CancellationToken cancellationToken)
    {
        await BeforeEach(cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            Calls.Add($"{name} {about}");
            switch (Faults(name, about))
            {
                case Fault.NotExecuted:
                    throw Failure(name, FailureKind.NotExecuted);
                case Fault.LostBefore:
                    throw Failure(name, FailureKind.OutcomeUnknown);
                case Fault.LostAfter:
                    effect();
                    throw Failure(name, FailureKind.OutcomeUnknown);
                case Fault.Rejected:
                    throw Failure(name, FailureKind.Rejected, "NO");
                case Fault.Denied:
                    throw Failure(name, FailureKind.Denied);
                case Fault.NotAvailable:
                    throw Failure(name, FailureKind.NotAvailable);
                case Fault.Unexpected:
                    throw new InvalidOperationException("a bug");
                default:
                    return effect();
            }
        }
    }

    private PortException Failure(string operation, FailureKind kind, string? code = null) =>
        new($"{operation} failed.") { System = "fake", Operation = operation, Kind = kind, ErrorCode = code, RetryAfter = RetryAfter };
}
