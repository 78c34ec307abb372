using Connectors.Domain.Documents;
using Connectors.Domain.Orders;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Flows.Engine;
using Connectors.Flows.Rules;

namespace Connectors.Flows.BackOffice;

/// <summary>Draws conclusions about ERP and warehouse from the facts of one order: one use, then thrown away.</summary>
internal sealed class BackOfficePlan(BackOfficeState state, BackOfficeContext context, PlanSheet sheet)
{
    /// <summary>The facts, with what was concluded to be sent.</summary>
    public BackOfficeState State { get; private set; } = state;

    /// <summary>Takes the order as it is to be booked; what the ERP has stays as it was mapped.</summary>
    public void Map(SalesOrder order) => State = State with { SalesOrder = order, Fulfilment = null };

    /// <summary>Books the order and passes it on to the warehouse.</summary>
    /// <param name="isOutdated">Whether the channel now wants less than what was mapped.</param>
    /// <param name="facts">What rules of the host's own see.</param>
    /// <returns>Where it stands.</returns>
    public BackOfficeStep Post(bool isOutdated, RuleFacts facts)
    {
        if (State.Booked is not { } erp)
        {
            sheet.Do(new BackOfficeEffect.CreateErpOrder(), RetrySafety.Create, Priority.Order, stillWorkingFor: context.Erp.StillWorkingFor);
            return BackOfficeStep.Booking;
        }

        if (State.WarehouseOrderId is null && isOutdated)
        {
            // The goods were not asked for yet: the sales order is made anew without what was cancelled.
            CancelErpOrder();
            return BackOfficeStep.BookingAnew;
        }

        PlanChecks();
        if (State.WarehouseOrderId is not null)
        {
            WatchWarehouse();
            return BackOfficeStep.AtWarehouse;
        }

        var compared = MarketplaceOrderMapping.CompareTotals(State.SalesOrder!, erp, context.TotalTolerance);
        if (!compared.IsOk)
        {
            sheet.Hold(string.Empty, compared.Refusal);
            if (State.ErpCheckAt is null)
                sheet.Do(new BackOfficeEffect.ReadErpOrder(), RetrySafety.Read, Priority.Order, context.Now + context.RecheckHolds);
        }
        else if (MarketplaceOrderMapping.ToFulfilment(State.SalesOrder!, erp) is var mapped && sheet.Ask(mapped, "warehouse order", facts) is { } fulfilment)
        {
            State = State with { Fulfilment = ReferenceEquals(mapped, fulfilment) ? null : fulfilment };
            sheet.Do(new BackOfficeEffect.SubmitToWarehouse(), RetrySafety.Create, Priority.Order, stillWorkingFor: context.Warehouse.StillWorkingFor);
        }

        return BackOfficeStep.Booked;
    }

    /// <summary>What was set going for an order that is no more: the goods are stopped first, and booked back only if they were.</summary>
    public void TakeBack()
    {
        if (State.WarehouseOrderId is not null && State.WarehouseCancellation is null)
            sheet.Do(new BackOfficeEffect.CancelAtWarehouse(), RetrySafety.Act, Priority.Order, stillWorkingFor: context.Warehouse.StillWorkingFor);
        else if (State.Booked is not null && State.WarehouseCancellation is null or WarehouseCancellation.Cancelled)
            CancelErpOrder();
    }

    private void CancelErpOrder() => sheet.Do(new BackOfficeEffect.CancelErpOrder(), RetrySafety.Act, Priority.Order, stillWorkingFor: context.Erp.StillWorkingFor);

    /// <summary>An attempt whose answer was lost may have been carried out after it was made anew: once more it is looked for later.</summary>
    private void PlanChecks()
    {
        if (State.ErpCheckAt is { } erp)
            sheet.Do(new BackOfficeEffect.ReadErpOrder(), RetrySafety.Read, Priority.Order, erp);
        if (State.WarehouseCheckAt is { } warehouse)
            sheet.Do(new BackOfficeEffect.ReadWarehouseOrder(), RetrySafety.Read, Priority.Order, warehouse);
    }

    private void WatchWarehouse()
    {
        if (State.Warehouse is WarehouseOrderState.Held or WarehouseOrderState.BackOrdered)
        {
            sheet.Warn("warehouse", new Refusal
            {
                Reason = ReasonCatalogue.WarehouseHeld,
                Message = $"The warehouse holds order {context.OrderName}: {State.WarehouseText}.",
                Remedy = "Settle with the warehouse what it waits for; the order goes on by itself.",
            });
        }
        else if (State.Warehouse == WarehouseOrderState.Cancelled)
        {
            sheet.Hold("warehouse", new Refusal
            {
                Reason = ReasonCatalogue.WarehouseCancelled,
                Message = $"The warehouse cancelled order {context.OrderName}, which the customer still expects.",
                Remedy = "Have the warehouse take it up again, or cancel it where it was ordered.",
            });
        }
    }
}
