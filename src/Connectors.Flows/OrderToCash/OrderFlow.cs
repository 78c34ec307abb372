using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Connectors.Domain.Carriers;
using Connectors.Domain.Documents;
using Connectors.Domain.Orders;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;
using Connectors.Flows.Json;
using Connectors.Flows.OrderToCash.Polls;
using Connectors.Flows.OrderToCash.References;

namespace Connectors.Flows.OrderToCash;

/// <summary>
/// Marketplace orders to cash: durable receipt → acceptance → clearance → ERP → warehouse → dispatches → confirmations, with
/// the branches for cancelled and lost orders. Decisions stand in <see cref="OrderDecisions"/>; here they meet the ports.
/// </summary>
internal sealed class OrderFlow : Flow<OrderState, OrderInput, OrderEffect>
{
    private readonly OrderPorts _ports;
    private readonly OrderPolicy _policy;
    private readonly Func<OrderTables> _tables;
    private readonly ConcurrentDictionary<ConnectionName, (ApprovedCarriers Approved, MarketplaceCapabilities Capabilities)> _platforms = new();
    private readonly ReferenceFlow _references;

    /// <summary>Makes the flow.</summary>
    /// <param name="ports">The systems and the ways between them.</param>
    /// <param name="policy">The merchant's choices.</param>
    /// <param name="tables">Gives the mapping tables now in force; asked once a decision.</param>
    /// <param name="time">Clock of its polls.</param>
    public OrderFlow(OrderPorts ports, OrderPolicy policy, Func<OrderTables> tables, TimeProvider time)
        : base("order", FlowsJsonContext.Default.OrderState, FlowsJsonContext.Default.OrderInput, FlowsJsonContext.Default.OrderEffect)
    {
        ArgumentNullException.ThrowIfNull(ports);
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(tables);
        _ports = ports;
        _policy = policy;
        _tables = tables;
        _references = new ReferenceFlow(ports.Marketplaces, policy, time);
        Feeds =
        [
            _references,
            new MarketplaceReferenceFlow(ports.Marketplaces, policy, this, time),
            new OrderPollFlow(ports.Marketplaces, policy, this, time),
            new OrderSweepFlow(ports.Marketplaces, policy, this, time),
            new DispatchPollFlow(ports.Warehouses, policy, this, time),
        ];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<IFlow> Feeds { get; }

    /// <summary>The case of an order.</summary>
    public CaseId CaseOf(OrderKey key) => new(Name, key.ToString());

    /// <summary>The input for a snapshot of an order: the same snapshot is heard once, however often it is delivered.</summary>
    public InboxMessage Seen(MarketplaceOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return Snapshot(CaseOf(order.Key), order.Key.Connection, new OrderInput.OrderSeen(order), Priority.Acknowledge);
    }

    /// <summary>The input for a snapshot of an order at its warehouse; the same snapshot is heard once.</summary>
    public InboxMessage Seen(WarehouseOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        var key = OrderKey.Parse(order.Reference);
        return Snapshot(CaseOf(key), key.Connection, new OrderInput.WarehouseOrderSeen(order, IsAnswer: false), Priority.Ship);
    }

    /// <summary>The input by which a person asks for refused effects of an order to be tried again.</summary>
    /// <param name="key">The order.</param>
    /// <param name="requestId">Identity of the request, for example a ticket number: the same one is heard once.</param>
    public InboxMessage Retry(OrderKey key, string requestId) => new(CaseOf(key), key.Connection.Value, $"retry {requestId}", Write(new OrderInput.RetryRequested()), Priority.Order);

    /// <summary>The input by which a person says that the end of an order was seen, so that its record closes: nothing else closes that of a lost order.</summary>
    /// <param name="key">The order.</param>
    public InboxMessage Acknowledge(OrderKey key) => new(CaseOf(key), key.Connection.Value, "acknowledge", Write(new OrderInput.Acknowledged()), Priority.Order);

    /// <summary>Takes what a marketplace's platform allows into use.</summary>
    internal void Use(ConnectionName marketplace, MarketplaceReference reference) =>
        _platforms[marketplace] = (new ApprovedCarriers(reference.Version, marketplace, reference.Carriers), reference.Capabilities);

    /// <inheritdoc/>
    protected override Decision<OrderState, OrderEffect> Decide(CaseId caseId, OrderState? state, OrderInput? input, DateTimeOffset now)
    {
        var connection = OrderKey.Parse(caseId.Key).Connection;
        var platform = _platforms.TryGetValue(connection, out var known) ? known : default;
        return OrderDecisions.Decide(state, input, new OrderContext(now, _ports.RouteOf(connection), _policy, _tables(), platform.Approved, platform.Capabilities));
    }

    /// <inheritdoc/>
    protected override async Task<EffectResult<OrderInput>> RunAsync(CaseId caseId, OrderState? state, OrderEffect effect, EffectCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        var key = OrderKey.Parse(caseId.Key);
        var route = _ports.RouteOf(key.Connection);
        var marketplace = _ports.Marketplaces[route.Marketplace];
        var erp = _ports.Erps[route.Erp];
        var warehouse = _ports.Warehouses[route.Warehouse];
        return new EffectResult<OrderInput>(effect switch
        {
            OrderEffect.Accept => await AcceptAsync(marketplace, state.Order!, call, cancellationToken).ConfigureAwait(false),
            OrderEffect.CreateErpOrder => await CreateErpOrderAsync(erp, state.SalesOrder!, call, cancellationToken).ConfigureAwait(false),
            OrderEffect.CancelErpOrder => await CancelErpOrderAsync(erp, warehouse, state, call, cancellationToken).ConfigureAwait(false),
            OrderEffect.ReadErpOrder => new OrderInput.ErpOrderSeen(
                Certain(await erp.FindOrderAsync(state.SalesOrder!.ExternalNumber, cancellationToken).ConfigureAwait(false), erp.Connection, "sales order")),
            OrderEffect.WriteReference => new OrderInput.ReferenceWanted(),
            OrderEffect.SubmitToWarehouse => await SubmitAsync(warehouse, MarketplaceOrderMapping.ToFulfilment(state.SalesOrder!, state.Erp!), call, cancellationToken).ConfigureAwait(false),
            OrderEffect.CancelAtWarehouse => await CancelAtWarehouseAsync(warehouse, key.ToString(), state.WarehouseOrderId, call, cancellationToken).ConfigureAwait(false),
            OrderEffect.ConfirmShipment confirm => await ConfirmAsync(marketplace, confirm, call, cancellationToken).ConfigureAwait(false),
            _ => throw new InvalidOperationException($"{effect.GetType().Name} is not an effect of this flow."),
        })
        {
            Deliver = effect is OrderEffect.WriteReference ? [_references.Want(new SellerReference(key, state.Erp!.Number))] : [],
        };
    }

    /// <inheritdoc/>
    protected override OrderInput Rejected(OrderState? state, OrderEffect effect, Rejection rejection)
    {
        ArgumentNullException.ThrowIfNull(effect);
        return new OrderInput.EffectRejected(effect.Id, rejection);
    }

    private static async Task<OrderInput?> AcceptAsync(IMarketplace marketplace, MarketplaceOrder order, EffectCall call, CancellationToken cancellationToken)
    {
        if (call.MayHaveHappened && await LookupAsync().ConfigureAwait(false) is { } earlier)
            return new OrderInput.Accepted(earlier);
        if (call.IsWithdrawn)
            return null;
        try
        {
            await marketplace.AcceptAsync(new OrderAcceptance(order.Key, [.. order.Lines.Select(static l => l.LineId)], []), SendPermit.WithoutLimit(), cancellationToken).ConfigureAwait(false);
            return new OrderInput.Accepted(null);
        }
        catch (PortException failure) when (failure.Kind is FailureKind.Rejected or FailureKind.Conflict)
        {
            // "Wrong state" is how a marketplace says that it is already decided.
            if (await LookupAsync().ConfigureAwait(false) is { } decided)
                return new OrderInput.Accepted(decided);
            throw;
        }

        async Task<MarketplaceOrder?> LookupAsync() =>
            Certain(await marketplace.FindAcceptanceAsync(order.Key, cancellationToken).ConfigureAwait(false), marketplace.Connection, "acceptance");
    }

    private static async Task<OrderInput?> CreateErpOrderAsync(IErp erp, SalesOrder order, EffectCall call, CancellationToken cancellationToken)
    {
        // Looked up before every attempt, the first too: a restored backup must not book an order twice.
        if (Certain(await erp.FindOrderAsync(order.ExternalNumber, cancellationToken).ConfigureAwait(false), erp.Connection, "sales order") is { } there)
            return new OrderInput.ErpOrderCreated(there, WasThere: true);
        return call.IsWithdrawn ? null : new OrderInput.ErpOrderCreated(await erp.CreateOrderAsync(order, SendPermit.WithoutLimit(), cancellationToken).ConfigureAwait(false), WasThere: false);
    }

    private static async Task<OrderInput?> CancelErpOrderAsync(IErp erp, IWarehouse warehouse, OrderState state, EffectCall call, CancellationToken cancellationToken)
    {
        var booked = state.Erp!;
        if (call.MayHaveHappened && Certain(await erp.FindKnownOrderAsync(booked, cancellationToken).ConfigureAwait(false), erp.Connection, "sales order") is null)
            return new OrderInput.ErpOrderCancelled();
        if (call.IsWithdrawn)
            return null;

        // A submission whose answer was lost may have reached the warehouse: goods are stopped before they are booked back.
        if (state.WarehouseOrderId is null
            && Certain(await warehouse.FindOrderAsync(state.SalesOrder!.Key.ToString(), cancellationToken).ConfigureAwait(false), warehouse.Connection, "warehouse order") is { } there)
        {
            return new OrderInput.WarehouseOrderSeen(there, IsAnswer: true);
        }

        await erp.CancelOrderAsync(booked, SendPermit.WithoutLimit(), cancellationToken).ConfigureAwait(false);
        return new OrderInput.ErpOrderCancelled();
    }

    private static async Task<OrderInput?> SubmitAsync(IWarehouse warehouse, FulfilmentOrder order, EffectCall call, CancellationToken cancellationToken)
    {
        if (await FindAsync().ConfigureAwait(false) is { } there)
            return there;
        if (call.IsWithdrawn)
            return null;
        try
        {
            return new OrderInput.WarehouseOrderSeen(await warehouse.SubmitOrderAsync(order, SendPermit.WithoutLimit(), cancellationToken).ConfigureAwait(false), IsAnswer: true);
        }
        catch (PortException failure) when (failure.Kind is FailureKind.Rejected or FailureKind.Conflict)
        {
            // A warehouse that knows the reference already says so by refusing it.
            if (await FindAsync().ConfigureAwait(false) is { } known)
                return known;
            throw;
        }

        async Task<OrderInput?> FindAsync() =>
            Certain(await warehouse.FindSubmittedOrderAsync(order, cancellationToken).ConfigureAwait(false), warehouse.Connection, "warehouse order") is { } found
                ? new OrderInput.WarehouseOrderSeen(found, IsAnswer: true)
                : null;
    }

    private static async Task<OrderInput?> CancelAtWarehouseAsync(IWarehouse warehouse, string reference, string? orderId, EffectCall call, CancellationToken cancellationToken)
    {
        if (call.MayHaveHappened && Certain(await FindAsync().ConfigureAwait(false), warehouse.Connection, "warehouse order") is { State: WarehouseOrderState.Cancelled })
            return new OrderInput.WarehouseOrderCancelled(WarehouseCancellation.Cancelled);
        return call.IsWithdrawn
            ? null
            : new OrderInput.WarehouseOrderCancelled(await warehouse.CancelOrderAsync(reference, orderId, SendPermit.WithoutLimit(), cancellationToken).ConfigureAwait(false));

        // An order whose id we hold is asked for by it: a look-up by reference may not show it yet.
        Task<LookupResult<WarehouseOrder>> FindAsync() =>
            orderId is null ? warehouse.FindOrderAsync(reference, cancellationToken) : warehouse.FindKnownOrderAsync(orderId, reference, cancellationToken);
    }

    private static async Task<OrderInput?> ConfirmAsync(IMarketplace marketplace, OrderEffect.ConfirmShipment effect, EffectCall call, CancellationToken cancellationToken)
    {
        var confirmation = effect.Confirmation;
        if (await FindAsync().ConfigureAwait(false) is { } earlier)
            return Done(earlier);
        if (call.IsWithdrawn)
            return null;
        try
        {
            return Done(await marketplace.ConfirmShipmentAsync(confirmation, SendPermit.WithoutLimit(), cancellationToken).ConfigureAwait(false));
        }
        catch (PortException failure) when (failure.Kind is FailureKind.Rejected or FailureKind.Conflict)
        {
            if (await FindAsync().ConfigureAwait(false) is { } known)
                return Done(known);
            throw;
        }

        async Task<string?> FindAsync() =>
            Certain(await marketplace.FindShipmentAsync(confirmation, cancellationToken).ConfigureAwait(false), marketplace.Connection, "shipment confirmation");

        OrderInput Done(string marketplaceId) => new OrderInput.ShipmentConfirmed(effect.ShipmentId, marketplaceId, confirmation.TrackingNumber, confirmation.Lines);
    }

    /// <summary>What was found, or null when it is certainly absent.</summary>
    private static T? Certain<T>(LookupResult<T> lookUp, ConnectionName connection, string what)
        where T : class => lookUp switch
    {
        LookupResult<T>.Found found => found.Value,
        LookupResult<T>.Absent => null,
        LookupResult<T>.CannotTell unclear => throw new OutcomeUnclearException($"Whether the {what} is there cannot be told: {unclear.Reason}")
        {
            System = connection.Value, Operation = $"find {what}", Kind = FailureKind.OutcomeUnknown,
        },
        _ => throw new InvalidOperationException("A look-up has three answers."),
    };

    private InboxMessage Snapshot(CaseId caseId, ConnectionName connection, OrderInput input, Priority priority)
    {
        var content = Write(input);
        return new InboxMessage(caseId, connection.Value, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..32], content, priority);
    }
}
