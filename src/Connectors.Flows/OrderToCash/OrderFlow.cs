using Connectors.Domain.Carriers;
using Connectors.Domain.Documents;
using Connectors.Domain.Orders;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;
using Connectors.Flows.Json;
using Connectors.Flows.OrderToCash.Platform;
using Connectors.Flows.OrderToCash.References;
using Connectors.Flows.Rules;
using Connectors.Flows.Storage;

namespace Connectors.Flows.OrderToCash;

/// <summary>
/// Marketplace orders to cash: durable receipt → acceptance → clearance → ERP → warehouse → dispatches → confirmations, with
/// the branches for cancelled and lost orders. Decisions stand in <see cref="OrderDecisions"/>; here they meet the ports.
/// </summary>
internal sealed class OrderFlow : Flow<OrderState, OrderInput, OrderEffect, OrderKnowledge>
{
    private readonly OrderPorts _ports;
    private readonly IReadOnlyList<OrderInstance> _instances;
    private readonly IReadOnlyList<HostRule> _rules;

    /// <summary>Makes the flow.</summary>
    /// <param name="ports">The systems and the ways between them.</param>
    /// <param name="instances">Whose orders, and the choices that hold for them.</param>
    /// <param name="rules">Rules of the host's own; null for none.</param>
    public OrderFlow(OrderPorts ports, IReadOnlyList<OrderInstance> instances, IReadOnlyList<HostRule>? rules = null)
        : base(OrderMessages.Flow, FlowsJsonContext.Default.OrderState, FlowsJsonContext.Default.OrderInput, FlowsJsonContext.Default.OrderEffect)
    {
        _ports = ports;
        _instances = instances;
        _rules = rules ?? [];
        Connections = [.. instances.SelectMany(static i => i.Routes).Select(static r => r.Marketplace.Value)];
    }

    /// <inheritdoc/>
    public override int Format => OrderMessages.Format;

    /// <inheritdoc/>
    public override IReadOnlyCollection<string> Connections { get; }

    /// <inheritdoc/>
    public override async ValueTask<Knowledge> ReadKnowledgeAsync(ICaseQuery cases, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(cases);
        var known = new Dictionary<ConnectionName, OrderContext>();
        foreach (var instance in _instances)
        {
            var tables = instance.Tables();
            foreach (var route in instance.Routes)
            {
                var platform = await PlatformFlow.KnownAsync(cases, route.Marketplace, cancellationToken).ConfigureAwait(false);
                var approved = platform is null ? null : new ApprovedCarriers(platform.Version, route.Marketplace, platform.Carriers);
                known.Add(route.Marketplace, new OrderContext(default, route, instance.Policy, tables, approved, platform?.Capabilities)
                {
                    Erp = _ports.Erps[route.Erp].Capabilities,
                    Warehouse = _ports.Warehouses[route.Warehouse].Capabilities,
                    Rules = _rules,
                });
            }
        }

        return new Knowledge(new OrderKnowledge(known), string.Join("; ", known.Values.Select(static c => $"{c.Route.Marketplace}: {c.Tables.Version}, carriers approved {c.Approved?.Version ?? "unknown"}")));
    }

    /// <inheritdoc/>
    protected override Decision<OrderState, OrderEffect> Decide(CaseId caseId, OrderState? state, OrderInput? input, DateTimeOffset now, OrderKnowledge knowledge)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        return OrderDecisions.Decide(state, input, knowledge.Marketplaces[OrderKey.Parse(caseId.Key).Connection] with { Now = now });
    }

    /// <inheritdoc/>
    protected override async Task<EffectResult<OrderInput>> RunAsync(CaseId caseId, OrderState? state, OrderEffect effect, EffectContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(context);
        var key = OrderKey.Parse(caseId.Key);
        var route = _ports.RouteOf(key.Connection);
        var marketplace = _ports.Marketplaces[route.Marketplace];
        var erp = _ports.Erps[route.Erp];
        var warehouse = _ports.Warehouses[route.Warehouse];
        return new EffectResult<OrderInput>(effect switch
        {
            OrderEffect.Accept => await AcceptAsync(marketplace, state.Order!, context, cancellationToken).ConfigureAwait(false),
            OrderEffect.CreateErpOrder => await CreateErpOrderAsync(erp, state.SalesOrder!, context, cancellationToken).ConfigureAwait(false),
            OrderEffect.CancelErpOrder => await CancelErpOrderAsync(erp, warehouse, state, context, cancellationToken).ConfigureAwait(false),
            OrderEffect.ReadErpOrder => new OrderInput.ErpOrderSeen(
                EffectContext.Certain(await erp.FindOrderAsync(state.SalesOrder!.ExternalNumber, cancellationToken).ConfigureAwait(false), "sales order")),
            OrderEffect.WriteReference => new OrderInput.ReferenceWanted(),
            OrderEffect.SubmitToWarehouse => await SubmitAsync(warehouse, state.Fulfilment ?? MarketplaceOrderMapping.ToFulfilment(state.SalesOrder!, state.Erp!), context, cancellationToken).ConfigureAwait(false),
            OrderEffect.ReadWarehouseOrder => new OrderInput.WarehouseOrderChecked(
                EffectContext.Certain(await warehouse.FindOrderAsync(key.ToString(), cancellationToken).ConfigureAwait(false), "warehouse order")),
            OrderEffect.CancelAtWarehouse => await CancelAtWarehouseAsync(warehouse, key.ToString(), context, cancellationToken).ConfigureAwait(false),
            OrderEffect.ConfirmShipment confirm => await ConfirmAsync(marketplace, confirm, context, cancellationToken).ConfigureAwait(false),
            _ => throw new InvalidOperationException($"{effect.GetType().Name} is not an effect of this flow."),
        })
        {
            Deliver = effect is OrderEffect.WriteReference ? [ReferenceMessages.Want(new SellerReference(key, state.Erp!.Number))] : [],
        };
    }

    /// <inheritdoc/>
    protected override OrderInput Rejected(OrderState? state, OrderEffect effect, Rejection rejection)
    {
        ArgumentNullException.ThrowIfNull(effect);
        return new OrderInput.EffectRejected(effect.Id, rejection);
    }

    private static async Task<OrderInput?> AcceptAsync(IMarketplace marketplace, MarketplaceOrder order, EffectContext context, CancellationToken cancellationToken)
    {
        var once = await context.OnceAsync(
            ct => marketplace.FindAcceptanceAsync(order.Key, ct),
            async (permit, ct) =>
            {
                await marketplace.AcceptAsync(new OrderAcceptance(order.Key, [.. order.Lines.Select(static l => l.LineId)], []), permit, ct).ConfigureAwait(false);
                return order;
            },
            "acceptance",
            looksBeforeFirst: false, // "wrong state" is how a marketplace says that it is already decided
            cancellationToken).ConfigureAwait(false);
        return once is null ? null : new OrderInput.Accepted(once.WasThere ? once.Value : null);
    }

    private static async Task<OrderInput?> CreateErpOrderAsync(IErp erp, SalesOrder order, EffectContext context, CancellationToken cancellationToken)
    {
        // Looked up before every attempt, the first too: a restored backup must not book an order twice.
        var once = await context.OnceAsync(
            ct => erp.FindOrderAsync(order.ExternalNumber, ct), (permit, ct) => erp.CreateOrderAsync(order, permit, ct), "sales order", cancellationToken: cancellationToken).ConfigureAwait(false);
        return once is null ? null : new OrderInput.ErpOrderCreated(once.Value, once.WasThere) { MayBeTwice = context.SentAt is not null && !once.WasThere };
    }

    private static async Task<OrderInput?> CancelErpOrderAsync(IErp erp, IWarehouse warehouse, OrderState state, EffectContext context, CancellationToken cancellationToken)
    {
        var externalNumber = state.Erp!.ExternalNumber;

        // A submission whose answer was lost may have reached the warehouse: goods are stopped before they are booked back.
        if (!context.IsWithdrawn && state.WarehouseOrderId is null
            && EffectContext.Certain(await warehouse.FindOrderAsync(state.SalesOrder!.Key.ToString(), cancellationToken).ConfigureAwait(false), "warehouse order") is { } there)
        {
            return new OrderInput.WarehouseOrderSeen(there, IsAnswer: true);
        }

        var once = await context.OnceAsync(
            async ct => await erp.FindOrderAsync(externalNumber, ct).ConfigureAwait(false) switch
            {
                LookupResult<ErpOrder>.Absent => new LookupResult<ErpOrder>.Found(state.Erp),
                LookupResult<ErpOrder>.Found => new LookupResult<ErpOrder>.Absent(),
                var unclear => unclear,
            },
            async (permit, ct) =>
            {
                await erp.CancelOrderAsync(externalNumber, permit, ct).ConfigureAwait(false);
                return state.Erp;
            },
            "cancellation of the sales order",
            looksBeforeFirst: false,
            cancellationToken).ConfigureAwait(false);
        return once is null ? null : new OrderInput.ErpOrderCancelled();
    }

    private static async Task<OrderInput?> SubmitAsync(IWarehouse warehouse, FulfilmentOrder order, EffectContext context, CancellationToken cancellationToken)
    {
        // A warehouse that knows the reference already says so by refusing it.
        var once = await context.OnceAsync(
            ct => warehouse.FindOrderAsync(order.Reference, ct), (permit, ct) => warehouse.SubmitOrderAsync(order, permit, ct), "warehouse order", cancellationToken: cancellationToken).ConfigureAwait(false);
        return once is null ? null : new OrderInput.WarehouseOrderSeen(once.Value, IsAnswer: true) { MayBeTwice = context.SentAt is not null && !once.WasThere };
    }

    private static async Task<OrderInput?> CancelAtWarehouseAsync(IWarehouse warehouse, string reference, EffectContext context, CancellationToken cancellationToken)
    {
        if (context.MayHaveHappened
            && EffectContext.Certain(await warehouse.FindOrderAsync(reference, cancellationToken).ConfigureAwait(false), "warehouse order") is { State: WarehouseOrderState.Cancelled })
        {
            return new OrderInput.WarehouseOrderCancelled(WarehouseCancellation.Cancelled);
        }

        return context.IsWithdrawn
            ? null
            : new OrderInput.WarehouseOrderCancelled(await warehouse.CancelOrderAsync(reference, context.Permit, cancellationToken).ConfigureAwait(false));
    }

    private static async Task<OrderInput?> ConfirmAsync(IMarketplace marketplace, OrderEffect.ConfirmShipment effect, EffectContext context, CancellationToken cancellationToken)
    {
        var confirmation = effect.Confirmation;
        var once = await context.OnceAsync(
            ct => marketplace.FindShipmentAsync(confirmation, ct), (permit, ct) => marketplace.ConfirmShipmentAsync(confirmation, permit, ct), "shipment confirmation", cancellationToken: cancellationToken).ConfigureAwait(false);
        return once is null ? null : new OrderInput.ShipmentConfirmed(effect.ShipmentId, once.Value, confirmation.TrackingNumber, confirmation.Lines);
    }
}
