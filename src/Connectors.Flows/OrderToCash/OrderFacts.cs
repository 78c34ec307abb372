using Connectors.Domain.Documents;
using Connectors.Domain.Fulfilment;
using Connectors.Flows.Engine;

namespace Connectors.Flows.OrderToCash;

/// <summary>Turns what was heard into facts. Late and repeated news never takes a fact back.</summary>
internal static class OrderFacts
{
    public static OrderState Hear(OrderState state, OrderInput? input, OrderContext context, List<Note> notes) => Reconsider(input switch
    {
        null => state,
        OrderInput.OrderSeen seen => SeeOrder(state, seen.Order, context, notes),
        OrderInput.Accepted accepted => Accept(state, accepted.Order, context, notes),
        OrderInput.ErpOrderCreated created => Told(
            state with { Erp = created.Order, IsErpCancelled = false, IsReferenceWanted = false, ReferenceRejection = null, ErpCheckAt = created.MayBeTwice ? context.Now + context.Erp.StillWorkingFor : null }, notes, "erp.order-created", $"ERP order {created.Order.Number}{(created.WasThere ? ", found: an earlier attempt had created it" : string.Empty)}"),
        OrderInput.ErpOrderSeen seen => SeeErpOrder(state, seen.Order, notes),
        OrderInput.ErpOrderCancelled => Told(state with { IsErpCancelled = true }, notes, "erp.order-cancelled", $"ERP order {state.Erp?.Number} taken back"),
        OrderInput.ReferenceWanted => Told(state with { IsReferenceWanted = true }, notes, "order.reference-wanted", $"ERP number {state.Erp?.Number} is to stand on the marketplace order"),
        OrderInput.ReferenceRejected rejected => Told(
            state with { ReferenceRejection = rejected.ErrorCode ?? string.Empty }, notes, "order.reference-rejected", $"the marketplace did not take ERP number {state.Erp?.Number}"),
        OrderInput.WarehouseOrderSeen seen => SeeWarehouse(seen.MayBeTwice ? state with { WarehouseCheckAt = context.Now + context.Warehouse.StillWorkingFor } : state, seen, notes),
        OrderInput.WarehouseOrderChecked => Told(state with { WarehouseCheckAt = null }, notes, "warehouse.order-checked", "no second warehouse order is there"),
        OrderInput.WarehouseOrderCancelled cancelled => Told(
            state with { WarehouseCancellation = cancelled.Result }, notes, "warehouse.order-cancelled", $"the warehouse was asked to stop: {cancelled.Result}"),
        OrderInput.ShipmentConfirmed confirmed => Confirm(state, confirmed, context, notes),
        OrderInput.EffectRejected rejected => Told(
            state with { Rejected = [.. state.Rejected.Where(r => r.EffectId != rejected.EffectId), new(rejected.EffectId, rejected.Why, context.Tables.Version, state.Order?.UpdatedAt)] },
            notes,
            "effect.refused",
            $"{rejected.EffectId}: {rejected.Why.Message}"),
        OrderInput.RetryRequested => Told(state with { Rejected = [] }, notes, "case.retry", "a person asked to try again"),
        OrderInput.Acknowledged => Told(state with { IsAcknowledged = true }, notes, "case.acknowledged", "a person has seen how it ended"),
        _ => throw new InvalidOperationException($"{input.GetType().Name} is not an input of this flow."),
    }, context);

    private static OrderState SeeOrder(OrderState state, MarketplaceOrder order, OrderContext context, List<Note> notes)
    {
        if (state.Order is { } known)
        {
            if (IsOlder(order, known))
                return state;

            // An address once given stays: marketplaces withhold it again at times.
            order = order with { ShipTo = order.ShipTo ?? known.ShipTo };
        }

        if (state.Order?.State != order.State)
            notes.Add(new Note(state.Order is null ? "order.received" : "order.moved", $"the marketplace shows {order.StateText}"));
        var seen = state with { Order = order };
        return seen.AcceptedAt is null && IsPastAcceptance(order.State)
            ? Told(seen with { AcceptedAt = context.Now }, notes, "order.accepted-elsewhere", "the marketplace shows it as accepted")
            : seen;
    }

    private static OrderState Accept(OrderState state, MarketplaceOrder? found, OrderContext context, List<Note> notes)
    {
        if (found is not null && !IsPastAcceptance(found.State))
            return SeeOrder(state, found, context, notes);
        var accepted = Told(
            state with { AcceptedAt = context.Now, AcceptedByUs = true },
            notes,
            "order.accepted",
            found is null ? "accepted every line" : "an earlier attempt had accepted it");
        return found is null ? accepted : SeeOrder(accepted, found, context, notes);
    }

    /// <summary>Of two snapshots of one instant the one further on is the newer; a state nobody knows tells nothing of that.</summary>
    private static bool IsOlder(MarketplaceOrder order, MarketplaceOrder known) =>
        order.UpdatedAt < known.UpdatedAt
        || (order.UpdatedAt == known.UpdatedAt && order.State < known.State && order.State != MarketplaceOrderState.Unknown);

    private static OrderState SeeErpOrder(OrderState state, ErpOrder? order, List<Note> notes)
    {
        if (order is null)
            return Told(state with { Erp = null, ErpCheckAt = null }, notes, "erp.order-removed", $"ERP order {state.Erp?.Number} is no longer there");
        return order.Total == state.Erp?.Total
            ? state with { Erp = order, ErpCheckAt = null }
            : Told(state with { Erp = order, ErpCheckAt = null }, notes, "erp.order-changed", $"ERP order {order.Number} now totals {order.Total}");
    }

    private static OrderState SeeWarehouse(OrderState state, OrderInput.WarehouseOrderSeen seen, List<Note> notes)
    {
        var isLate = seen.Order.ChangedAt < state.WarehouseChangedAt;
        var newest = DispatchAggregation.Newest(state.Dispatches.Concat(seen.Order.Shipments));
        var left = newest.Count(static s => s.State == ShipmentState.Dispatched);
        if (seen.IsAnswer)
            notes.Add(new Note("warehouse.order-submitted", $"warehouse order {seen.Order.Id}"));
        if (left > state.Dispatches.Count(static s => s.State == ShipmentState.Dispatched))
            notes.Add(new Note("warehouse.dispatched", $"{left} shipments have left"));
        return state with
        {
            WarehouseOrderId = state.WarehouseOrderId ?? seen.Order.Id,
            Warehouse = isLate ? state.Warehouse : seen.Order.State,
            WarehouseText = isLate ? state.WarehouseText : seen.Order.StateText,
            WarehouseChangedAt = isLate ? state.WarehouseChangedAt : seen.Order.ChangedAt ?? state.WarehouseChangedAt,
            Dispatches = newest,
        };
    }

    private static OrderState Confirm(OrderState state, OrderInput.ShipmentConfirmed confirmed, OrderContext context, List<Note> notes) =>
        state.Confirmed.Any(c => c.ShipmentId == confirmed.ShipmentId)
            ? state
            : Told(
                state with { Confirmed = [.. state.Confirmed, new(confirmed.ShipmentId, confirmed.MarketplaceId, confirmed.TrackingNumber, confirmed.Lines, context.Now)] },
                notes,
                "shipment.confirmed",
                $"shipment {confirmed.ShipmentId} confirmed as {confirmed.MarketplaceId}");

    /// <summary>A no stands only as long as the order and the tables are what they were.</summary>
    private static OrderState Reconsider(OrderState state, OrderContext context) =>
        state.Rejected.Any(r => !StillStands(r, state, context)) ? state with { Rejected = [.. state.Rejected.Where(r => StillStands(r, state, context))] } : state;

    private static bool StillStands(RejectedEffect rejected, OrderState state, OrderContext context) =>
        rejected.TablesVersion == context.Tables.Version && rejected.OrderUpdatedAt == state.Order?.UpdatedAt;

    private static bool IsPastAcceptance(MarketplaceOrderState state) => state is
        MarketplaceOrderState.WaitingDebit or MarketplaceOrderState.Shipping or MarketplaceOrderState.Shipped or
        MarketplaceOrderState.Received or MarketplaceOrderState.Closed;

    private static OrderState Told(OrderState state, List<Note> notes, string code, string text)
    {
        notes.Add(new Note(code, text));
        return state;
    }
}
