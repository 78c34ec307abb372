using Connectors.Domain.Documents;
using Connectors.Domain.Orders;
using Connectors.Domain.Ports;
using Connectors.Flows.Engine;

namespace Connectors.Flows.BackOffice;

/// <summary>Carries out what the back office of an order asks for, looking before it acts.</summary>
internal static class BackOfficeHandlers
{
    public static async Task<BackOfficeInput?> RunAsync(BackOfficeState state, BackOfficeEffect effect, IErp erp, IWarehouse warehouse, EffectContext context, CancellationToken cancellationToken) => effect switch
    {
        BackOfficeEffect.CreateErpOrder => await CreateErpOrderAsync(erp, state.SalesOrder!, context, cancellationToken).ConfigureAwait(false),
        BackOfficeEffect.CancelErpOrder => await CancelErpOrderAsync(erp, warehouse, state, context, cancellationToken).ConfigureAwait(false),
        BackOfficeEffect.ReadErpOrder => new BackOfficeInput.ErpOrderSeen(await ReadErpOrderAsync(erp, state, cancellationToken).ConfigureAwait(false)),
        BackOfficeEffect.SubmitToWarehouse => await SubmitAsync(warehouse, state.Fulfilment ?? MarketplaceOrderMapping.ToFulfilment(state.SalesOrder!, state.Erp!), context, cancellationToken).ConfigureAwait(false),
        BackOfficeEffect.ReadWarehouseOrder => new BackOfficeInput.WarehouseOrderChecked(
            EffectContext.Certain(await warehouse.FindOrderAsync(ReferenceOf(state), cancellationToken).ConfigureAwait(false), "warehouse order")),
        BackOfficeEffect.CancelAtWarehouse => await CancelAtWarehouseAsync(warehouse, state, context, cancellationToken).ConfigureAwait(false),
        _ => throw new InvalidOperationException($"{effect.GetType().Name} is not an effect of this part."),
    };

    private static string ReferenceOf(BackOfficeState state) => state.SalesOrder!.Key.ToString();

    private static async Task<BackOfficeInput?> CreateErpOrderAsync(IErp erp, SalesOrder order, EffectContext context, CancellationToken cancellationToken)
    {
        // Looked up before every attempt, the first too: a restored backup must not book an order twice.
        var once = await context.OnceAsync(
            ct => erp.FindOrderAsync(order.ExternalNumber, ct), (permit, ct) => erp.CreateOrderAsync(order, permit, ct), "sales order", cancellationToken: cancellationToken).ConfigureAwait(false);
        return once is null ? null : new BackOfficeInput.ErpOrderCreated(once.Value, once.WasThere) { MayBeTwice = context.SentAt is not null && !once.WasThere };
    }

    /// <summary>By its external number, so that a second one is seen, and, when that finds none, by its own id: lists may lag.</summary>
    private static async Task<ErpOrder?> ReadErpOrderAsync(IErp erp, BackOfficeState state, CancellationToken cancellationToken)
    {
        var listed = EffectContext.Certain(await erp.FindOrderAsync(state.SalesOrder!.ExternalNumber, cancellationToken).ConfigureAwait(false), "sales order");
        return listed is null && state.Erp is { } known
            ? EffectContext.Certain(await erp.FindKnownOrderAsync(known, cancellationToken).ConfigureAwait(false), "sales order")
            : listed;
    }

    private static async Task<BackOfficeInput?> CancelErpOrderAsync(IErp erp, IWarehouse warehouse, BackOfficeState state, EffectContext context, CancellationToken cancellationToken)
    {
        var booked = state.Erp!;

        // A submission whose answer was lost may have reached the warehouse: goods are stopped before they are booked back.
        if (!context.IsWithdrawn && state.WarehouseOrderId is null
            && EffectContext.Certain(await warehouse.FindOrderAsync(ReferenceOf(state), cancellationToken).ConfigureAwait(false), "warehouse order") is { } there)
        {
            return new BackOfficeInput.WarehouseOrderSeen(there, IsAnswer: true);
        }

        var once = await context.OnceAsync(
            async ct => await erp.FindKnownOrderAsync(booked, ct).ConfigureAwait(false) switch
            {
                LookupResult<ErpOrder>.Absent => new LookupResult<ErpOrder>.Found(booked),
                LookupResult<ErpOrder>.Found => new LookupResult<ErpOrder>.Absent(),
                var unclear => unclear,
            },
            async (permit, ct) =>
            {
                await erp.CancelOrderAsync(booked, permit, ct).ConfigureAwait(false);
                return booked;
            },
            "cancellation of the sales order",
            looksBeforeFirst: false,
            cancellationToken).ConfigureAwait(false);
        return once is null ? null : new BackOfficeInput.ErpOrderCancelled();
    }

    private static async Task<BackOfficeInput?> SubmitAsync(IWarehouse warehouse, FulfilmentOrder order, EffectContext context, CancellationToken cancellationToken)
    {
        // A warehouse that knows the reference already says so by refusing it.
        var once = await context.OnceAsync(
            ct => warehouse.FindSubmittedOrderAsync(order, ct), (permit, ct) => warehouse.SubmitOrderAsync(order, permit, ct), "warehouse order", cancellationToken: cancellationToken).ConfigureAwait(false);
        return once is null ? null : new BackOfficeInput.WarehouseOrderSeen(once.Value, IsAnswer: true) { MayBeTwice = context.SentAt is not null && !once.WasThere };
    }

    private static async Task<BackOfficeInput?> CancelAtWarehouseAsync(IWarehouse warehouse, BackOfficeState state, EffectContext context, CancellationToken cancellationToken)
    {
        // Asked by its own id: what is absent under a reference may be there all the same.
        var reference = ReferenceOf(state);
        if (context.MayHaveHappened
            && EffectContext.Certain(
                state.WarehouseOrderId is { } known
                    ? await warehouse.FindKnownOrderAsync(known, reference, cancellationToken).ConfigureAwait(false)
                    : await warehouse.FindOrderAsync(reference, cancellationToken).ConfigureAwait(false),
                "warehouse order") is { State: WarehouseOrderState.Cancelled })
        {
            return new BackOfficeInput.WarehouseOrderCancelled(WarehouseCancellation.Cancelled);
        }

        return context.IsWithdrawn
            ? null
            : new BackOfficeInput.WarehouseOrderCancelled(await warehouse.CancelOrderAsync(reference, state.WarehouseOrderId, context.Permit, cancellationToken).ConfigureAwait(false));
    }
}
