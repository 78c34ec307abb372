using System.Runtime.CompilerServices;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;
using Connectors.Flows.BackOffice;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.MarketplaceOrders.Platform;
using Connectors.Flows.MarketplaceOrders.References;
using Connectors.Flows.Refunds;
using Connectors.Flows.Returns;
using Connectors.Flows.Rules;
using Connectors.Flows.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Connectors.Flows.Tests.Support;

/// <summary>
/// A marketplace, an ERP and a warehouse in memory, with a ledger of what really happened. They never refuse a second order: doing nothing twice
/// is the flow's duty.
/// </summary>
internal sealed class World : IMarketplace, IErp, IErpFulfilment, IWarehouse
{
    private readonly Lock _lock = new();
    private readonly Dictionary<OrderKey, List<MarketplaceOrder>> _orders = [];
    private readonly List<(OrderKey Key, ShipmentConfirmation Told, string Id)> _told = [];
    private readonly List<ErpOrder> _erpOrders = [];
    private readonly List<(DateTimeOffset At, Action Effect)> _late = [];
    private readonly Dictionary<string, List<WarehouseOrder>> _warehouseOrders = new(StringComparer.Ordinal);

    /// <summary>The way of the orders.</summary>
    public OrderRoute Route { get; init; } = Given.Route;

    /// <summary>What the ERP's people posted as shipped, the newest snapshot of each.</summary>
    public Dictionary<string, ErpShipment> ErpShipments { get; } = [];

    /// <summary>How the ERP writes a unit.</summary>
    public Func<UnitCode, string> UnitTexts { get; set; } = static unit => unit.Value;

    public ManualClock Clock { get; } = new(skipsWaits: false);

    public List<string> Calls { get; } = [];

    /// <summary>What goes wrong with a call, by its name and what it is about.</summary>
    public Func<string, string, Fault> Faults { get; set; } = static (_, _) => Fault.None;

    /// <summary>Mixes up what a poll gives.</summary>
    public Func<IReadOnlyList<object>, IReadOnlyList<object>> Mix { get; set; } = static news => [news[^1]];

    public Func<CancellationToken, Task> BeforeEach { get; set; } = static _ => Task.CompletedTask;

    public TimeSpan? RetryAfter { get; set; }

    /// <summary>What the ERP does with goods that left; null when others post.</summary>
    public ErpFulfilmentCapabilities? PostsDispatches { get; set; }

    /// <summary>What the ERP posted, in order: goods that were not posted before.</summary>
    public List<(string Order, ErpDispatch Asked, decimal Packs)> Postings { get; } = [];

    /// <summary>How much the worker's clock is ahead of everybody else's.</summary>
    public TimeSpan AheadBy { get; set; }

    /// <summary>How long a request that is carried out late takes after its answer was lost.</summary>
    public TimeSpan LateBy { get; set; }

    public bool RejectsReferences { get; set; }

    /// <summary>Whether the warehouse answers a stop that it is too late, whatever has left.</summary>
    public bool RefusesStops { get; set; }

    /// <summary>References that were written, one list a call.</summary>
    public List<IReadOnlyList<SellerReference>> References { get; } = [];

    /// <summary>Whether what polls by date and orders themselves do not show is looked for too.</summary>
    public bool LooksLater { get; init; }

    /// <summary>Whether the worker is of a release that keeps orders in another layout.</summary>
    public bool IsNextRelease { get; set; }

    public List<FulfilmentOrder> SubmittedOrders { get; } = [];

    public IReadOnlyList<HostRule> Rules { get; set; } = [];

    public Dictionary<OrderKey, int> Accepted { get; } = [];

    /// <summary>Every decision on an order's lines that was carried out.</summary>
    public List<OrderAcceptance> Decisions { get; } = [];

    /// <summary>Whether lines of one order may be decided differently; nobody can ask it.</summary>
    public bool TakesPartly { get; set; } = true;

    /// <summary>What the warehouse has free, by SKU; it does not speak of others.</summary>
    public Dictionary<string, decimal> Stock { get; } = [];

    /// <summary>Whether the warehouse tells a row of stock that cannot be read, after those that can.</summary>
    public bool HasUnreadableStock { get; set; }

    /// <summary>What the ERP says of items, by SKU.</summary>
    public Dictionary<string, ErpItem> Items { get; } = [];

    public List<string> ErpCreated { get; } = [];

    public List<string> ErpCancelled { get; } = [];

    public List<string> Submitted { get; } = [];

    public decimal ErpSurcharge { get; set; }

    public Func<OrderTables> Tables { get; set; } = static () => Given.Tables();

    public IEnumerable<(OrderKey Key, ShipmentConfirmation Told)> Confirmed => _told.Select(static t => (t.Key, t.Told));

    public IReadOnlyList<ErpOrder> ErpOrders => _erpOrders;

    public ErpCapabilities Erp { get; set; } = new();

    ErpCapabilities IErp.Capabilities => Erp;

    public WarehouseCapabilities Warehouse { get; set; } = new() { PartialDispatch = true };

    WarehouseCapabilities IWarehouse.Capabilities => Warehouse;

    /// <summary>The name that it has as a marketplace.</summary>
    public ConnectionName Shop { get; init; } = Given.Bq;

    /// <summary>What it says it can do as a marketplace.</summary>
    public MarketplaceCapabilities Marketplace { get; set; } = Given.Several;

    /// <summary>Whether its answers to polls tell the time on its clock.</summary>
    public bool TellsTime { get; set; }

    ConnectionName IMarketplace.Connection => Shop;

    ConnectionName IErp.Connection => Given.Bc;

    ConnectionName IErpFulfilment.Connection => Given.Bc;

    ConnectionName IWarehouse.Connection => Given.Wh;

    public IReadOnlyList<IFlow> Flows(OrderPolicy? policy = null)
    {
        var ports = new OrderPorts([Route], [this], [this], [this], PostsDispatches is null ? [] : [this]);
        IReadOnlyList<OrderInstance> instances = [new([Route], policy ?? new OrderPolicy(), () => Tables())];
        return
        [
            IsNextRelease ? new NextOrderFlow(ports, instances, Rules) : new OrderFlow(ports, instances, Rules),
            new ReferenceFlow(ports.Marketplaces, new Dictionary<string, TimeSpan> { ["bq"] = instances[0].Policy.ReferencesEvery }),
            new PlatformFlow(ports.Marketplaces, new Dictionary<string, TimeSpan> { ["bq"] = instances[0].Policy.ReferenceEvery }),
            OrderPolls.Changes(ports, instances),
            OrderPolls.Sweep(ports, instances),
            ErpShipmentPoll.Create(ports.Erps, [.. OrderPolls.OfErpShipments(instances)]),
            new OrderReturnsFlow([OrderMessages.TakerOf([Shop.Value]), ReturnMessages.TakerOf([Shop.Value])]),
            TrackingRowPoll.Create(instances),
            WarehousePoll.Create(ports.Warehouses, [.. OrderPolls.OfWarehouses(instances)]),
            .. LooksLater ? [OrderPolls.LateChanges(ports, instances), ErpWatch.Create(ports.Erps, [.. OrderPolls.OfErps(instances)])] : Array.Empty<IFlow>(),
        ];
    }

    public FlowRunner Runner(IFlowStore store, int concurrency = 1, OrderPolicy? policy = null, ILogger<FlowRunner>? logger = null, int patience = 5) => new(
        store,
        Flows(policy),
        new FlowRunnerOptions { Concurrency = concurrency, Patience = patience, LeaseClock = Clock },
        new SkewedClock(Clock, AheadBy),
        logger ?? NullLogger<FlowRunner>.Instance);

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

    /// <summary>An order that changed a while ago comes into the lists only now.</summary>
    public void ShowLate(MarketplaceOrder order, TimeSpan ago)
    {
        lock (_lock)
            _orders[order.Key] = [order with { UpdatedAt = Clock.GetUtcNow() - ago }];
    }

    /// <summary>Somebody posts the sales order in the ERP's own screen.</summary>
    public void Post(string number) => _erpOrders[_erpOrders.FindIndex(o => o.Number == number)] = _erpOrders.Find(o => o.Number == number)! with { IsInvoiced = true };

    /// <summary>Somebody enters the sales order once more.</summary>
    public void Copy(string number) => _erpOrders.Add(_erpOrders.Find(o => o.Number == number)! with { Id = "copy", Number = "SO-COPY" });

    /// <summary>A person deletes it in the ERP, or posts it and the invoice does not show yet.</summary>
    public ErpOrder RemoveFromErp(string number)
    {
        var order = _erpOrders.Find(o => o.Number == number)!;
        _erpOrders.Remove(order);
        return order;
    }

    /// <summary>The invoice of an order that was posted shows.</summary>
    public void ShowInvoice(ErpOrder order) => _erpOrders.Add(order with { IsInvoiced = true });

    public void RemoveCopy() => _erpOrders.RemoveAll(static o => o.Id == "copy");

    public void Move(string id, MarketplaceOrderState state) => Show(this[id] with
    {
        State = state,
        StateText = state.ToString().ToUpperInvariant(),
        CanShip = state == MarketplaceOrderState.Shipping,
        ShipTo = state == MarketplaceOrderState.Shipping ? Given.Address : this[id].ShipTo,
    });

    /// <summary>Orders that the marketplace shows with a value that cannot be read, with the value's place.</summary>
    public Dictionary<string, string> Unreadable { get; } = [];

    /// <summary>Orders that the warehouse shows with a value that cannot be read, by reference, with the value's place.</summary>
    public Dictionary<string, string> UnreadableAtWarehouse { get; } = [];

    /// <summary>Whether what cannot be read shows without its id, at the marketplace and at the warehouse.</summary>
    public bool HidesIds { get; set; }

    /// <summary>From when on changed orders were asked for at the warehouse, call by call.</summary>
    public List<DateTimeOffset> WarehouseAskedSince { get; } = [];

    /// <summary>How many changed orders the marketplace shows at once.</summary>
    public int OrdersOnPage { get; set; } = int.MaxValue;

    /// <summary>What happens before a page other than the first is read.</summary>
    public Action? BetweenPages { get; set; }

    /// <summary>From when on changed orders were asked for, call by call.</summary>
    public List<DateTimeOffset> AskedSince { get; } = [];

    public void Dispatch(string id, params DispatchedShipment[] shipments)
    {
        lock (_lock)
        {
            var known = AtWarehouse(id)!;
            IReadOnlyList<DispatchedShipment> all = [.. known.Shipments.Where(k => Array.TrueForAll(shipments, s => s.ShipmentId != k.ShipmentId)), .. shipments];
            _warehouseOrders[known.Reference].Add(known with { State = WarehouseOrderState.PartiallyDispatched, StateText = "sending", ChangedAt = Clock.GetUtcNow(), Shipments = all });
        }
    }

    /// <summary>Somebody else sends an order to the warehouse.</summary>
    public void ShowAtWarehouse(WarehouseOrder order)
    {
        lock (_lock)
            _warehouseOrders[order.Reference] = [order with { ChangedAt = Clock.GetUtcNow() }];
    }

    /// <summary>Somebody changes an order in the warehouse's own screen.</summary>
    public void SetAtWarehouse(string id, WarehouseOrderState state)
    {
        lock (_lock)
        {
            var known = AtWarehouse(id)!;
            _warehouseOrders[known.Reference].Add(known with { State = state, StateText = state.ToString(), ChangedAt = Clock.GetUtcNow() });
        }
    }

    public void SetErpTotal(decimal total) => ChangeErpOrders(o => o with { Total = new Money(total, Given.Gbp) });

    /// <summary>How look-ups see the sales orders from now on.</summary>
    public void ChangeErpOrders(Func<ErpOrder, ErpOrder> change)
    {
        for (var i = 0; i < _erpOrders.Count; i++)
            _erpOrders[i] = change(_erpOrders[i]);
    }

    Task<MarketplaceCapabilities> IMarketplace.GetCapabilitiesAsync(CancellationToken cancellationToken) =>
        CallAsync("capabilities", "bq", () => Marketplace, cancellationToken);

    Task<ItemList<MarketplaceCarrier>> IMarketplace.GetCarriersAsync(CancellationToken cancellationToken) =>
        CallAsync("carriers", "bq", static () => new ItemList<MarketplaceCarrier>(Given.Carriers), cancellationToken);

    async IAsyncEnumerable<MarketplaceOrder> IMarketplace.GetOrdersChangedSinceAsync(DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var changed = await CallAsync(
            "poll-orders", "bq", () => _orders.Values.Where(v => v[^1].UpdatedAt >= since).SelectMany(v => Mix(v)).Cast<MarketplaceOrder>().ToList(), cancellationToken);
        foreach (var order in changed)
            yield return order;
    }

    async Task<ItemPage<MarketplaceOrder>> IMarketplace.GetOrderChangesAsync(DateTimeOffset since, string? continuation, CancellationToken cancellationToken)
    {
        lock (_lock)
            AskedSince.Add(since);
        if (continuation is not null)
            BetweenPages?.Invoke();
        var all = new List<MarketplaceOrder>();
        await foreach (var order in ((IMarketplace)this).GetOrdersChangedSinceAsync(since, cancellationToken))
            all.Add(order);
        var from = continuation is null ? 0 : int.Parse(continuation, System.Globalization.CultureInfo.InvariantCulture);
        var changed = all.Skip(from).Take(OrdersOnPage).ToList();
        var next = from + changed.Count;
        return new ItemPage<MarketplaceOrder>(
            [.. changed.Where(o => !Unreadable.ContainsKey(o.Key.OrderId))], next < all.Count ? next.ToString(System.Globalization.CultureInfo.InvariantCulture) : null)
        {
            Unreadable = [.. changed.Select(static o => o.Key.OrderId).Where(Unreadable.ContainsKey).Select(id => new UnreadableItem(HidesIds ? null : id, Unreadable[id]))],
            SystemTime = TellsTime ? Clock.GetUtcNow() : null,
        };
    }

    Task<ItemList<MarketplaceOrder>> IMarketplace.GetOrdersAsync(IReadOnlyCollection<OrderKey> keys, CancellationToken cancellationToken) =>
        CallAsync<ItemList<MarketplaceOrder>>("read-orders", "bq", () => new ItemList<MarketplaceOrder>(
            [.. keys.Where(k => _orders.ContainsKey(k) && !Unreadable.ContainsKey(k.OrderId)).Select(k => _orders[k][^1])],
            [.. keys.Where(k => Unreadable.ContainsKey(k.OrderId)).Select(k => new UnreadableItem(HidesIds ? null : k.OrderId, Unreadable[k.OrderId]))]), cancellationToken);

    Task IMarketplace.AcceptAsync(OrderAcceptance acceptance, SendPermit permit, CancellationToken cancellationToken) => SendAsync(
        permit,
        "accept",
        acceptance.Order.ToString(),
        () =>
        {
            if (this[acceptance.Order.OrderId].State != MarketplaceOrderState.WaitingAcceptance)
                throw Failure("accept", FailureKind.Rejected, "ORDER_INVALID_STATE");
            if (this[acceptance.Order.OrderId].Lines.Any(l => acceptance.Accepted.Concat(acceptance.Refused).Count(id => id == l.LineId) != 1))
                throw Failure("accept", FailureKind.Rejected, "ORDER_LINE_ACCEPTANCE_DECISION_MISSING");
            if (!TakesPartly && acceptance is { Accepted.Count: > 0, Refused.Count: > 0 })
                throw Failure("accept", FailureKind.NotAvailable, "ORDER_PARTIAL_ACCEPTANCE_DISABLED");
            Accepted[acceptance.Order] = Accepted.GetValueOrDefault(acceptance.Order) + 1;
            Decisions.Add(acceptance);
            Show(this[acceptance.Order.OrderId] with
            {
                Lines = [.. this[acceptance.Order.OrderId].Lines.Select(l => acceptance.Refused.Contains(l.LineId) ? l with { State = MarketplaceOrderState.Refused } : l)],
            });
            Move(acceptance.Order.OrderId, acceptance.Accepted.Count == 0 ? MarketplaceOrderState.Refused : MarketplaceOrderState.WaitingDebit);
            return true;
        },
        cancellationToken);

    Task<LookupResult<MarketplaceOrder>> IMarketplace.FindAcceptanceAsync(OrderKey key, CancellationToken cancellationToken) => FindAsync<MarketplaceOrder>(
        "find-acceptance",
        key.ToString(),
        () => this[key.OrderId] is { State: not (MarketplaceOrderState.WaitingAcceptance or MarketplaceOrderState.Staging) } order ? [order] : [],
        cancellationToken);

    Task<string> IMarketplace.ConfirmShipmentAsync(ShipmentConfirmation confirmation, SendPermit permit, CancellationToken cancellationToken) => SendAsync(
        permit,
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

    public Task CorrectTrackingAsync(string shipmentId, ShipmentConfirmation confirmation, SendPermit permit, CancellationToken cancellationToken = default) => SendAsync(
        permit,
        "correct-tracking",
        $"{confirmation.Order} {confirmation.TrackingNumber}",
        () =>
        {
            var at = _told.FindIndex(t => t.Id == shipmentId);
            _told[at] = _told[at] with { Told = _told[at].Told with { TrackingNumber = confirmation.TrackingNumber } };
            return true;
        },
        cancellationToken);

    /// <summary>What was refunded or cancelled on somebody's asking, in order.</summary>
    public List<(OrderReduction Asked, bool IsRefund, string Id, DateTimeOffset At)> Reductions { get; } = [];

    /// <summary>Whether orders show at once what was taken off them.</summary>
    public bool ShowsReductions { get; set; } = true;

    public Task<IReadOnlyList<string>> CancelAsync(OrderReduction cancellation, SendPermit permit, CancellationToken cancellationToken = default) =>
        SendAsync(permit, "cancel", cancellation.Order.ToString(), () => Reduce(cancellation, isRefund: false), cancellationToken);

    public Task<LookupResult<IReadOnlyList<string>>> FindCancellationAsync(OrderReduction cancellation, DateTimeOffset since, CancellationToken cancellationToken = default) =>
        FindReductionAsync("find-cancellation", cancellation, since, cancellationToken);

    public Task<IReadOnlyList<string>> RefundAsync(OrderReduction refund, SendPermit permit, CancellationToken cancellationToken = default) =>
        SendAsync(permit, "refund", refund.Order.ToString(), () => Reduce(refund, isRefund: true), cancellationToken);

    public Task<LookupResult<IReadOnlyList<string>>> FindRefundAsync(OrderReduction refund, DateTimeOffset since, CancellationToken cancellationToken = default) =>
        FindReductionAsync("find-refund", refund, since, cancellationToken);

    /// <summary>Somebody takes pieces off an order in the marketplace's own screens.</summary>
    public void ReduceInPortal(string id, decimal quantity, string line = "L1") => Show(Less(this[id], new OrderLineId(line), quantity));

    /// <summary>The marketplace's list shows at last what was taken off.</summary>
    public void ShowReductions()
    {
        ShowsReductions = true;
        foreach (var (asked, _, _, _) in Reductions)
            Take(asked);
    }

    private IReadOnlyList<string> Reduce(OrderReduction asked, bool isRefund)
    {
        if (this[asked.Order.OrderId].State != MarketplaceOrderState.Shipping)
            throw Failure("reduce", FailureKind.Rejected, "ORDER_LINE_INVALID_STATE");
        Reductions.Add((asked, isRefund, $"R{Reductions.Count + 1}", Clock.GetUtcNow()));
        if (ShowsReductions)
            Take(asked);
        return [Reductions[^1].Id];
    }

    private void Take(OrderReduction asked)
    {
        var order = asked.Lines.Aggregate(this[asked.Order.OrderId], static (rest, line) => Less(rest, line.LineId, line.Quantity));
        Show(order);
        if (order.Lines.All(l => ToldOf(order.Key, l.LineId) >= l.Quantity))
            Move(order.Key.OrderId, order.Lines.All(static l => l.IsWithdrawn) ? MarketplaceOrderState.Closed : MarketplaceOrderState.Shipped);
    }

    private static MarketplaceOrder Less(MarketplaceOrder order, OrderLineId line, decimal quantity) => order with
    {
        Lines = [.. order.Lines.Select(l => l.LineId != line ? l : l.Quantity == quantity ? l with { Quantity = 0m, State = MarketplaceOrderState.Cancelled } : l with { Quantity = l.Quantity - quantity })],
    };

    private Task<LookupResult<IReadOnlyList<string>>> FindReductionAsync(string name, OrderReduction asked, DateTimeOffset since, CancellationToken cancellationToken) => FindAsync<IReadOnlyList<string>>(
        name,
        asked.Order.ToString(),
        () => Reductions.Where(r => r.At >= since && r.Asked.ReasonCode == asked.ReasonCode && r.Asked.Lines.Select(static l => (l.LineId, l.Amount, l.ShippingAmount)).SequenceEqual(asked.Lines.Select(static l => (l.LineId, l.Amount, l.ShippingAmount))))
            .Select(static r => (IReadOnlyList<string>)[r.Id]).Take(1),
        cancellationToken);

    Task<IReadOnlyList<RejectedReference>> IMarketplace.SetSellerReferencesAsync(IReadOnlyList<SellerReference> references, SendPermit permit, CancellationToken cancellationToken) =>
        CallAsync<IReadOnlyList<RejectedReference>>(
            "references",
            "bq",
            () =>
            {
                References.Add(references);
                return RejectsReferences ? [.. references.Select(static r => new RejectedReference(r.Order, "NO"))] : [];
            },
            cancellationToken);

    Task<LookupResult<ErpCustomer>> IErp.FindCustomerAsync(CustomerNumber number, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<ItemList<ErpItem>> IErp.GetItemsAsync(IReadOnlyCollection<Sku> skus, CancellationToken cancellationToken) => CallAsync(
        "items", string.Join(',', skus), () => new ItemList<ErpItem>([.. skus.Where(s => Items.ContainsKey(s.Value)).Select(s => Items[s.Value])]), cancellationToken);

    IAsyncEnumerable<ErpShipment> IErp.GetShipmentsChangedSinceAsync(DateTimeOffset since, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<LookupResult<ErpOrder>> IErp.FindOrderAsync(string externalNumber, CancellationToken cancellationToken) =>
        FindAsync("find-erp-order", externalNumber, () => _erpOrders.Where(o => o.ExternalNumber == externalNumber), cancellationToken);

    async Task<IReadOnlyList<LookupResult<ErpOrder>>> IErp.FindOrdersAsync(IReadOnlyList<string> externalNumbers, CancellationToken cancellationToken)
    {
        var found = new List<LookupResult<ErpOrder>>();
        foreach (var number in externalNumbers)
            found.Add(await ((IErp)this).FindOrderAsync(number, cancellationToken));
        return found;
    }

    Task<LookupResult<ErpOrder>> IErp.FindCreatedOrderAsync(SalesOrder order, ErpOrder? known, CancellationToken cancellationToken) => FindAsync(
        "find-erp-order",
        order.ExternalNumber,
        () => _erpOrders.Where(o => known is null ? o.ExternalNumber == order.ExternalNumber : o.Id == known.Id).Select(o => Compared(o, order)),
        cancellationToken);

    Task<LookupResult<ErpOrder>> IErp.FindAttemptedOrderAsync(SalesOrder order, TimeSpan within, CancellationToken cancellationToken) => FindAsync(
        "find-erp-order",
        order.ExternalNumber,
        () => _erpOrders.Where(o => o.ExternalNumber == order.ExternalNumber || (ErpContents.TryGetValue(o.Id, out var content) && content.Key == order.Key)).Select(o => Compared(o, order) with { ExternalNumber = order.ExternalNumber }),
        cancellationToken);

    /// <summary>What a sales order says that was made, by its id.</summary>
    public Dictionary<string, SalesOrder> ErpContents { get; } = [];

    private ErpOrder Compared(ErpOrder made, SalesOrder asked)
    {
        if (made.IsInvoiced || !ErpContents.TryGetValue(made.Id, out var content))
            return made;
        IEnumerable<Fact> differences =
        [
            .. content.ShipTo == asked.ShipTo ? Array.Empty<Fact>() : [new Fact("ship-to", "another")],
            .. content.Lines.Select(static l => (l.LineId, l.Ordered.Count)).SequenceEqual(asked.Lines.Select(static l => (l.LineId, l.Ordered.Count))) ? Array.Empty<Fact>() : [new Fact("quantity", "another")],
        ];
        return made with { Differences = [.. made.Differences, .. differences] };
    }

    /// <summary>Somebody brings the lines of a sales order down in the ERP's own screen, by line.</summary>
    public void CloseRest(string number, params (string Line, decimal Left)[] lines)
    {
        var order = _erpOrders.Find(o => o.Number == number)!;
        var content = ErpContents[order.Id];
        ErpContents[order.Id] = content with
        {
            Lines = [.. content.Lines.Select(l => lines.FirstOrDefault(c => c.Line == l.LineId.Value) is { Line: not null } c ? l with { Ordered = l.Ordered with { Count = c.Left } } : l).Where(static l => l.Ordered.Count > 0m)],
        };
        ChangeErpOrders(o => o.Id == order.Id ? o with { Total = new Money(ErpContents[o.Id].Lines.Sum(static l => l.Ordered.Count * l.Ordered.UnitPrice.Amount), Given.Gbp) } : o);
    }

    Task<LookupResult<ErpOrder>> IErp.FindKnownOrderAsync(ErpOrder known, CancellationToken cancellationToken) =>
        FindAsync("find-erp-order", known.ExternalNumber, () => _erpOrders.Where(o => o.Id == known.Id), cancellationToken);

    Task<ItemPage<ErpShipment>> IErp.GetShipmentChangesAsync(DateTimeOffset since, string? continuation, CancellationToken cancellationToken) => CallAsync(
        "poll-shipments", "bc", () => new ItemPage<ErpShipment>([.. ErpShipments.Values.Where(s => s.ChangedAt >= since)], null), cancellationToken);

    string IErp.UnitText(UnitCode unit) => UnitTexts(unit);

    /// <summary>Somebody posts goods of an order as shipped in the ERP's own screen, or what was shipped changes there.</summary>
    public ErpShipment Ship(string number, string externalNumber, params ErpShipmentLine[] lines) =>
        ErpShipments[number] = new ErpShipment
        {
            Number = number, ExternalNumber = externalNumber, OrderNumber = _erpOrders.Find(o => string.Equals(o.ExternalNumber, externalNumber, StringComparison.OrdinalIgnoreCase))?.Number ?? "SO-OTHER", ChangedAt = Clock.GetUtcNow(), Lines = lines,
        };

    Task<ErpOrder> IErp.CreateOrderAsync(SalesOrder order, SendPermit permit, CancellationToken cancellationToken) => SendAsync(
        permit,
        "create-erp-order",
        order.ExternalNumber,
        () =>
        {
            ErpCreated.Add(order.ExternalNumber);
            _erpOrders.Add(new ErpOrder
            {
                Id = $"guid-{ErpCreated.Count}", Number = $"SO-{ErpCreated.Count}", ExternalNumber = order.ExternalNumber, Total = order.Total with { Amount = order.Total.Amount + ErpSurcharge },
            });
            ErpContents[_erpOrders[^1].Id] = order;
            return _erpOrders[^1];
        },
        cancellationToken);

    Task IErp.CancelOrderAsync(ErpOrder order, SendPermit permit, CancellationToken cancellationToken) => SendAsync(
        permit,
        "cancel-erp-order",
        order.ExternalNumber,
        () =>
        {
            if (_erpOrders.Exists(o => o.Id == order.Id && o.IsInvoiced))
                throw Failure("cancel-erp-order", FailureKind.Rejected, "INVOICED");
            if (_erpOrders.RemoveAll(o => o.Id == order.Id) == 0)
                throw Failure("cancel-erp-order", FailureKind.NotFound);
            ErpCancelled.Add(order.ExternalNumber);
            return true;
        },
        cancellationToken);

    ErpFulfilmentCapabilities IErpFulfilment.Capabilities => PostsDispatches!;

    Task<LookupResult<PostedErpDispatch>> IErpFulfilment.FindDispatchAsync(ErpDispatch dispatch, CancellationToken cancellationToken) => FindAsync(
        "find-posting",
        dispatch.Order.ExternalNumber,
        () => ToPost(dispatch) > 0m ? [] : new[] { Standing(dispatch) },
        cancellationToken);

    Task<PostedErpDispatch> IErpFulfilment.PostDispatchAsync(ErpDispatch dispatch, SendPermit permit, CancellationToken cancellationToken) => SendAsync(
        permit,
        "post-dispatch",
        dispatch.Order.ExternalNumber,
        () =>
        {
            if (!_erpOrders.Exists(o => o.Id == dispatch.Order.Id && !o.IsInvoiced))
                throw Failure("post-dispatch", FailureKind.NotFound);
            if (ToPost(dispatch) is > 0m and var packs)
                Postings.Add((dispatch.Order.Number, dispatch, packs));
            if (dispatch.WithInvoice && PostedOf(dispatch.Order) >= ErpContents[dispatch.Order.Id].Lines.Sum(static l => l.Ordered.Count))
                Post(dispatch.Order.Number);
            return Standing(dispatch) with { PostedOn = dispatch.LeftAt is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : null };
        },
        cancellationToken);

    /// <summary>The orders that were reduced on our asking.</summary>
    public List<string> ErpReductions { get; } = [];

    Task IErpFulfilment.ReduceOrderAsync(ErpDispatch left, SendPermit permit, CancellationToken cancellationToken) => SendAsync(
        permit,
        "reduce-order",
        left.Order.ExternalNumber,
        () =>
        {
            if (!_erpOrders.Exists(o => o.Id == left.Order.Id && !o.IsInvoiced))
                throw Failure("reduce-order", FailureKind.NotFound);
            var lines = ErpContents[left.Order.Id].Lines.Select(l => (Line: l.LineId.Value, Left: left.Lines.Where(d => d.Sku == l.Sku).Sum(static d => d.Quantity), l.Ordered.Count)).Where(static l => l.Count > l.Left).ToList();
            if (lines.Count == 0)
                throw Failure("reduce-order", FailureKind.Rejected);
            ErpReductions.Add(left.Order.Number);
            CloseRest(left.Order.Number, [.. lines.Select(static l => (l.Line, l.Left))]);
            return left;
        },
        cancellationToken);

    private decimal PostedOf(ErpOrder order) => Postings.Where(p => p.Order == order.Number).Sum(static p => p.Packs);

    private decimal ToPost(ErpDispatch dispatch) => dispatch.Lines.Sum(static l => l.Quantity) - PostedOf(dispatch.Order);

    private PostedErpDispatch Standing(ErpDispatch dispatch) => new() { OrderNumber = dispatch.Order.Number, IsOrderGone = _erpOrders.Exists(o => o.Id == dispatch.Order.Id && o.IsInvoiced) };

    Task<LookupResult<WarehouseOrder>> IWarehouse.FindOrderAsync(string reference, CancellationToken cancellationToken) =>
        FindAsync<WarehouseOrder>("find-warehouse-order", reference, () => _warehouseOrders.TryGetValue(reference, out var versions) ? [versions[^1]] : [], cancellationToken);

    Task<LookupResult<WarehouseOrder>> IWarehouse.FindKnownOrderAsync(string orderId, string reference, CancellationToken cancellationToken) =>
        CallAsync<LookupResult<WarehouseOrder>>(
            "find-known-warehouse-order",
            orderId,
            () => _warehouseOrders.Values.Select(static v => v[^1]).FirstOrDefault(o => o.Id == orderId) switch
            {
                { } there when UnreadableAtWarehouse.ContainsKey(there.Reference) => throw Failure("find-known-warehouse-order", FailureKind.Unreadable),
                { } there when there.Reference == reference => new LookupResult<WarehouseOrder>.Found(there),
                _ => new LookupResult<WarehouseOrder>.CannotTell("it is not there, or has another reference"),
            },
            cancellationToken);

    Task<LookupResult<WarehouseOrder>> IWarehouse.FindSubmittedOrderAsync(FulfilmentOrder order, CancellationToken cancellationToken) =>
        ((IWarehouse)this).FindOrderAsync(order.Reference, cancellationToken);

    Task<WarehouseOrder> IWarehouse.SubmitOrderAsync(FulfilmentOrder order, SendPermit permit, CancellationToken cancellationToken) => SendAsync(
        permit,
        "submit",
        order.Reference,
        () =>
        {
            Submitted.Add(order.Reference);
            SubmittedOrders.Add(order);
            var made = new WarehouseOrder { Id = $"W{Submitted.Count}", Reference = order.Reference, State = WarehouseOrderState.Accepted, StateText = "new", ChangedAt = Clock.GetUtcNow() };
            _warehouseOrders[order.Reference] = [made];
            return made;
        },
        cancellationToken);

    Task<WarehouseCancellation> IWarehouse.CancelOrderAsync(string reference, string? orderId, SendPermit permit, CancellationToken cancellationToken) => SendAsync(
        permit,
        "cancel-warehouse-order",
        reference,
        () =>
        {
            var known = _warehouseOrders[reference][^1];
            if (known.Shipments.Count > 0 || RefusesStops)
                return WarehouseCancellation.TooLate;
            _warehouseOrders[reference].Add(known with { State = WarehouseOrderState.Cancelled, ChangedAt = Clock.GetUtcNow() });
            return WarehouseCancellation.Cancelled;
        },
        cancellationToken);

    IAsyncEnumerable<WarehouseOrder> IWarehouse.GetOrdersChangedSinceAsync(DateTimeOffset since, CancellationToken cancellationToken) => throw new NotSupportedException();

    async Task<ItemPage<WarehouseOrder>> IWarehouse.GetOrderChangesAsync(DateTimeOffset since, string? continuation, CancellationToken cancellationToken)
    {
        lock (_lock)
            WarehouseAskedSince.Add(since);
        var changed = await CallAsync(
            "poll-dispatches",
            "wh",
            () => _warehouseOrders.Values.Where(v => v[^1].ChangedAt >= since).SelectMany(v => Mix(v)).Cast<WarehouseOrder>().ToList(),
            cancellationToken);
        return new ItemPage<WarehouseOrder>([.. changed.Where(o => !UnreadableAtWarehouse.ContainsKey(o.Reference))], null)
        {
            Unreadable = [.. changed.Where(o => UnreadableAtWarehouse.ContainsKey(o.Reference)).Select(o => new UnreadableItem(HidesIds ? null : o.Id, UnreadableAtWarehouse[o.Reference]))],
            SystemTime = TellsTime ? Clock.GetUtcNow() : null,
        };
    }

    async IAsyncEnumerable<StockLevel> IWarehouse.GetStockAsync(IReadOnlyCollection<Sku> skus, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var told = await CallAsync("stock", string.Join(',', skus), () => skus.Where(s => Stock.ContainsKey(s.Value)).Select(s => new StockLevel(s, null, null, null, Stock[s.Value], Clock.GetUtcNow())).ToList(), cancellationToken);
        foreach (var level in told)
            yield return level;
        if (HasUnreadableStock)
            throw Failure("stock", FailureKind.Unreadable);
    }

    public decimal ToldOf(OrderKey key, OrderLineId line) =>
        _told.Where(t => t.Key == key).SelectMany(static t => t.Told.Lines).Where(l => l.LineId == line).Sum(static l => l.Quantity);

    private async Task<LookupResult<T>> FindAsync<T>(string name, string about, Func<IEnumerable<T>> find, CancellationToken cancellationToken)
        where T : class
    {
        lock (_lock)
        {
            if (Faults(name, about) == Fault.CannotTell)
                return new LookupResult<T>.CannotTell("two look alike");
        }

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

    private Task<T> SendAsync<T>(SendPermit permit, string name, string about, Func<T> effect, CancellationToken cancellationToken) =>
        permit.MarkSent() ? CallAsync(name, about, effect, cancellationToken) : throw Failure(name, FailureKind.NotExecuted);

    private async Task<T> CallAsync<T>(string name, string about, Func<T> effect, CancellationToken cancellationToken)
    {
        await BeforeEach(cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            foreach (var late in _late.Where(l => l.At <= Clock.GetUtcNow()).ToList())
            {
                _late.Remove(late);
                late.Effect();
            }

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
                case Fault.Late:
                    _late.Add((Clock.GetUtcNow() + LateBy, () => effect()));
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
