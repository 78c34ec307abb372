using System.Globalization;
using Connectors.Domain.Deadlines;
using Connectors.Domain.Documents;
using Connectors.Domain.Fulfilment;
using Connectors.Domain.Orders;
using Connectors.Domain.Payments;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Flows.Engine;

namespace Connectors.Flows.OrderToCash;

/// <summary>Draws every conclusion from the facts of one order: one use, then thrown away.</summary>
internal sealed class OrderPlan(OrderState state, OrderContext context, List<Note> notes)
{
    private readonly List<PlannedEffect<OrderEffect>> _effects = [];
    private readonly List<Problem> _problems = [];
    private OrderState _state = state;
    private string _stage = OrderStage.Received;
    private Deadline? _deadline;
    private bool _isClosed;

    /// <summary>The order as the ERP has it now.</summary>
    private ErpOrder? ErpOrder => _state.IsErpCancelled ? null : _state.Erp;

    public void Make()
    {
        if (_state.Order is not { } order)
            return;
        switch (order.State)
        {
            case MarketplaceOrderState.Staging:
                break;
            case MarketplaceOrderState.WaitingAcceptance:
                PlanAcceptance(order);
                break;
            case MarketplaceOrderState.WaitingDebit:
                _stage = OrderStage.WaitingClearance;
                break;
            case MarketplaceOrderState.Shipping:
                PlanFulfilment(order);
                break;
            case MarketplaceOrderState.Shipped or MarketplaceOrderState.Received or MarketplaceOrderState.Closed:
                PlanEnd(order);
                break;
            case MarketplaceOrderState.Refused:
                PlanLost(order);
                break;
            case MarketplaceOrderState.Cancelled:
                PlanCancellation(order);
                break;
            default:
                Hold(string.Empty, Refuse(
                    ReasonCatalogue.OrderStateUnknown,
                    $"Order {order.Key} is in state '{order.StateText}', which this version does not know.",
                    "Look the order up in the marketplace's back office; update the SDK when the state is new."));
                break;
        }
    }

    public Decision<OrderState, OrderEffect> ToDecision()
    {
        var holds = _problems.Exists(static p => p.Holds);
        var again = new[]
        {
            _isClosed ? null : _deadline?.NextChangeAfter(context.Now, context.Policy.Deadlines),
            holds && !_isClosed ? context.Now + context.Policy.RecheckHolds : null,
        };
        return new Decision<OrderState, OrderEffect>
        {
            State = _isClosed ? Forget(_state) : _state,
            Stage = holds && !_isClosed ? OrderStage.Held : _stage,
            Effects = _effects,
            Problems = _problems,
            Notes = notes,
            LookAgainAt = again.Min(),
            Deadline = _isClosed ? null : _deadline?.Due,
            Value = _isClosed && _stage != OrderStage.Lost ? null : _state.Order?.Total.ToString(),
            IsClosed = _isClosed,
        };
    }

    private void PlanAcceptance(MarketplaceOrder order)
    {
        if (_state.AcceptedAt is not null)
        {
            // Accepted, and the marketplace's list has not caught up yet.
            _stage = OrderStage.WaitingClearance;
            return;
        }

        _stage = OrderStage.ToAccept;
        Watch(new Deadline(order.CreatedAt, order.CreatedAt + context.Policy.AcceptanceWindow), ReasonCatalogue.AcceptanceDue, null, order, "accepted");
        if (context.Policy.Acceptance == AcceptancePolicy.AfterDurableReceipt)
            Do(new OrderEffect.Accept(), RetrySafety.Act, Priority.Acknowledge);
    }

    private void PlanFulfilment(MarketplaceOrder order)
    {
        _stage = OrderStage.Posting;
        if (!order.CanShip && _state.SalesOrder is null)
        {
            _stage = OrderStage.Ignored;
            return;
        }

        if (order.ShipBy is { } shipBy)
            _deadline = new Deadline(order.CreatedAt, shipBy);
        PlanPosting(order);
        if (_deadline is { } deadline && _stage != OrderStage.Confirmed)
            Watch(deadline, ReasonCatalogue.DispatchDue, ReasonCatalogue.DispatchLate, order, "dispatched");
    }

    private void PlanPosting(MarketplaceOrder order)
    {
        if (!MapAndRelease(order))
            return;

        if (ErpOrder is not { } erp)
        {
            Do(new OrderEffect.CreateErpOrder(), RetrySafety.Create, Priority.Order);
            return;
        }

        if (_state.WarehouseOrderId is null && Shrunk(order).Any())
        {
            // The goods were not asked for yet: the sales order is made anew without what was cancelled.
            Do(new OrderEffect.CancelErpOrder(), RetrySafety.Act, Priority.Order);
            return;
        }

        if (!_state.IsReferenceWanted)
            Do(new OrderEffect.WriteReference(), RetrySafety.SafeRepeat, Priority.Order);
        if (_state.WarehouseOrderId is null)
        {
            var compared = MarketplaceOrderMapping.CompareTotals(_state.SalesOrder!, erp, context.Policy.ErpTotalTolerance);
            if (!compared.IsOk)
            {
                Hold(string.Empty, compared.Refusal);
                Do(new OrderEffect.ReadErpOrder(), RetrySafety.Read, Priority.Order, context.Now + context.Policy.RecheckHolds);
            }
            else
            {
                Do(new OrderEffect.SubmitToWarehouse(), RetrySafety.Create, Priority.Order);
            }

            return;
        }

        _stage = OrderStage.AtWarehouse;
        WatchWarehouse(order);
        PlanConfirmations(order);
    }

    /// <summary>Maps the order once it is complete and its payment lets it go. What the ERP has stays as it was mapped.</summary>
    private bool MapAndRelease(MarketplaceOrder order)
    {
        if (ErpOrder is not null)
            return true;

        var payment = context.Tables.Payments.Decide(PaymentFacts.From(order));
        if (payment.Action != PaymentAction.Release)
        {
            if (payment.Action == PaymentAction.Ignore)
                _stage = OrderStage.Ignored;
            else if (payment.Why is { } why)
                Hold(string.Empty, why);
            return false;
        }

        var mapped = context.Tables.Mapping.Map(order);
        if (!mapped.IsOk)
        {
            foreach (var refusal in mapped.Refusals)
                Hold(SubjectOf(refusal), refusal);
            return false;
        }

        if (_state.SalesOrder is null)
            notes.Add(new Note("order.mapped", $"released by payment rule '{payment.RuleId}'; tables: {context.Tables.Version}"));
        _state = _state with { SalesOrder = mapped.Value };
        return true;
    }

    private void WatchWarehouse(MarketplaceOrder order)
    {
        if (_state.Warehouse is WarehouseOrderState.Held or WarehouseOrderState.BackOrdered)
        {
            Warn("warehouse", Refuse(
                ReasonCatalogue.WarehouseHeld, $"The warehouse holds order {order.Key}: {_state.WarehouseText}.", "Settle with the warehouse what it waits for; the order goes on by itself."));
        }
        else if (_state.Warehouse == WarehouseOrderState.Cancelled)
        {
            Hold("warehouse", Refuse(
                ReasonCatalogue.WarehouseCancelled,
                $"The warehouse cancelled order {order.Key}, which the customer still expects.",
                "Have the warehouse take it up again, or cancel it at the marketplace."));
        }

        foreach (var sent in Shrunk(order))
        {
            Warn($"line {sent.LineId}", Refuse(
                ReasonCatalogue.CancelledTooLate,
                $"Line {sent.LineId} of order {order.Key} was reduced or cancelled after the warehouse had it.",
                "Ask the warehouse to leave it out; if it has left, expect it back."));
        }
    }

    /// <summary>Lines of the sales order of which the marketplace now wants less.</summary>
    private IEnumerable<SalesOrderLine> Shrunk(MarketplaceOrder order) => _state.SalesOrder!.Lines.Where(sold =>
        order.Lines.FirstOrDefault(l => l.LineId == sold.LineId) is not { State: not (MarketplaceOrderState.Cancelled or MarketplaceOrderState.Refused) } now
        || now.Quantity < sold.Ordered.Count);

    private void PlanConfirmations(MarketplaceOrder order)
    {
        if (_state.Dispatches.Count == 0)
            return;
        if (context.Approved is not { } approved || context.Capabilities is not { } capabilities)
        {
            Hold(string.Empty, Refuse(
                ReasonCatalogue.SystemUnavailable,
                $"The approved carriers of {order.Key.Connection} were not read yet.",
                "Nothing to do: it goes on as soon as they are read.") with { Table = "carriers", TableVersion = context.Tables.Carriers.Version });
            return;
        }

        var status = DispatchAggregation.Aggregate(OrderedLine.Of(_state.SalesOrder!), _state.Dispatches, _state.Warehouse);
        var plan = ConfirmationPlan.Make(
            status,
            ConfirmationPlan.PacksOf(_state.SalesOrder!),
            [.. _state.Confirmed.Select(static c => new ConfirmedShipment(c.ShipmentId, c.Lines))],
            capabilities.MultipleShipments);
        foreach (var finding in status.Findings.Concat(plan.Findings))
            Warn(SubjectOf(finding), finding);
        foreach (var planned in plan.Confirmations)
            PlanConfirmation(order, planned, plan.Confirmations.Count == 1, approved, capabilities);
        foreach (var doubt in status.Shipments.SelectMany(s => context.Tables.Carriers.Doubts(s.Shipment)))
            Warn(SubjectOf(doubt), doubt);
        WarnOfChangedTracking();

        // In several shipments the last may fill packs an earlier one began; only the sum tells that nothing is left. A shipment that
        // grew after it was confirmed leaves something untold that nobody plans: the order stays open for a person then.
        if (status.IsComplete && plan.IsEverythingTold && plan.Confirmations.Count == 0 && _problems.TrueForAll(static p => !p.Holds))
            _stage = OrderStage.Confirmed;
    }

    private void PlanConfirmation(MarketplaceOrder order, PlannedConfirmation planned, bool isOnly, Domain.Carriers.ApprovedCarriers approved, MarketplaceCapabilities capabilities)
    {
        var shipment = planned.Shipment;
        var carrier = context.Tables.Carriers.Assign(shipment, context.Route.Warehouse, approved, order.ShippingService, capabilities.UnregisteredCarriers);
        if (!carrier.IsOk)
        {
            Hold($"shipment {shipment.ShipmentId}", WithDeadline(carrier.Refusal, order));
            return;
        }

        Do(
            new OrderEffect.ConfirmShipment(shipment.ShipmentId, new ShipmentConfirmation
            {
                Order = order.Key,
                Carrier = carrier.Value.Code,
                CarrierName = carrier.Value.Name,
                TrackingNumber = carrier.Value.TrackingNumber,
                TrackingUrl = carrier.Value.TrackingUrl,
                Lines = planned.Lines,

                // Each may fail or wait by itself, so only one that stands alone is sure to be the last.
                CompletesOrder = (planned.CompletesOrder && isOnly) || !capabilities.MultipleShipments,
            }),
            RetrySafety.Create,
            Priority.Ship);
    }

    private void WarnOfChangedTracking()
    {
        foreach (var told in _state.Confirmed)
        {
            var now = _state.Dispatches.FirstOrDefault(d => d.ShipmentId == told.ShipmentId);
            if (now is { TrackingNumbers.Count: > 0 } && told.TrackingNumber is { } number && !now.TrackingNumbers.Contains(number))
            {
                Warn($"shipment {told.ShipmentId}", Refuse(
                    ReasonCatalogue.TrackingChanged,
                    $"The tracking number of shipment {told.ShipmentId} changed after it was confirmed as {told.MarketplaceId}.",
                    "Correct the number in the marketplace's back office."));
            }
        }
    }

    private void PlanEnd(MarketplaceOrder order)
    {
        if (_state.SalesOrder is null)
        {
            _stage = OrderStage.Ignored;
        }
        else
        {
            _stage = OrderStage.Completed;
            if (!_state.IsClosed)
                notes.Add(new Note("order.completed", $"the marketplace shows {order.StateText}; {_state.Confirmed.Count} dispatches confirmed"));
        }

        WarnOfChangedTracking();
        _isClosed = true;
    }

    private void PlanLost(MarketplaceOrder order)
    {
        _stage = OrderStage.Lost;
        PlanTakingBack();
        if (_effects.Count > 0)
            return;
        _isClosed = true;
        if (context.Policy.Acceptance == AcceptancePolicy.Manual && !IsPastWindow(order))
        {
            _stage = OrderStage.Cancelled;
            return;
        }

        if (_state.IsAcknowledged)
            return;
        var late = new Refusal
        {
            Reason = ReasonCatalogue.OrderLost,
            Message = $"Order {order.Key} worth {order.Total} was refused: it was not accepted in time.",
            Remedy = "It cannot be won back. Find in the journal why it was not accepted, and mend that.",
            Facts = [new Fact("value", order.Total.ToString()), new Fact("created", order.CreatedAt.ToString("u", CultureInfo.InvariantCulture))],
        };
        _problems.Add(new Problem(string.Empty, late, Severity.Lost) { Holds = false });
    }

    private bool IsPastWindow(MarketplaceOrder order) => context.Now >= order.CreatedAt + context.Policy.AcceptanceWindow;

    private void PlanCancellation(MarketplaceOrder order)
    {
        _stage = OrderStage.Cancelled;
        PlanTakingBack();
        if (_state is { IsAcknowledged: false, WarehouseCancellation: WarehouseCancellation.TooLate or WarehouseCancellation.PartlyCancelled })
        {
            _problems.Add(new Problem("warehouse", Refuse(
                ReasonCatalogue.CancelledTooLate,
                $"Order {order.Key} was cancelled, but the warehouse could not stop it: {_state.WarehouseCancellation}.",
                "Expect the goods back, or settle with the customer; the sales order stays in the ERP."), Severity.Page) { Holds = false });
        }

        _isClosed = _effects.Count == 0 && _problems.TrueForAll(static p => !p.Holds);
    }

    /// <summary>What was set going for an order that is no more: the goods are stopped first, and booked back only if they were.</summary>
    private void PlanTakingBack()
    {
        if (_state.WarehouseOrderId is not null && _state.WarehouseCancellation is null)
            Do(new OrderEffect.CancelAtWarehouse(), RetrySafety.Act, Priority.Order);
        else if (ErpOrder is not null && _state.WarehouseCancellation is null or WarehouseCancellation.Cancelled)
            Do(new OrderEffect.CancelErpOrder(), RetrySafety.Act, Priority.Order);
    }

    private void Watch(Deadline deadline, Reason due, Reason? breached, MarketplaceOrder order, string what)
    {
        _deadline = deadline;
        var stage = deadline.StageAt(context.Now, context.Policy.Deadlines);
        if (stage == DeadlineStage.OnTime)
            return;
        var isLate = stage == DeadlineStage.Breached;
        var why = new Refusal
        {
            Reason = isLate && breached is not null ? breached : due,
            Message = string.Create(CultureInfo.InvariantCulture, $"Order {order.Key} worth {order.Total} must be {what} by {deadline.Due:u}{(isLate ? ", which has passed" : string.Empty)}."),
            Remedy = $"See what keeps the order from being {what}; nothing else stops the clock.",
            Facts = [new Fact("due", deadline.Due.ToString("u", CultureInfo.InvariantCulture)), new Fact("value", order.Total.ToString())],
        };
        _problems.Add(new Problem(stage.ToString(), why, stage == DeadlineStage.Warn ? Severity.Warning : Severity.Page, deadline.Due) { Holds = false });
    }

    private void Do(OrderEffect effect, RetrySafety repeat, Priority priority, DateTimeOffset? notBefore = null)
    {
        if (_state.Rejected.FirstOrDefault(r => r.EffectId == effect.Id) is not { } rejected)
        {
            _effects.Add(new PlannedEffect<OrderEffect>(effect.Id, effect, repeat, priority) { NotBefore = notBefore });
            return;
        }

        Hold(effect.Id, new Refusal
        {
            Reason = ReasonCatalogue.SystemRejected,
            Message = rejected.Why.Message,
            Remedy = "Mend what the system complains of, then retry the case; a changed table or order retries it too.",
            Facts = [new Fact("system", rejected.Why.System), new Fact("operation", rejected.Why.Operation), new Fact("code", rejected.Why.ErrorCode ?? "none")],
        });
    }

    private void Hold(string subject, Refusal why) => _problems.Add(new Problem(subject, why, Severity.Warning, _deadline?.Due));

    private void Warn(string subject, Refusal why) => _problems.Add(new Problem(subject, why, Severity.Warning, _deadline?.Due) { Holds = false });

    private static Refusal WithDeadline(Refusal refusal, MarketplaceOrder order) => order.ShipBy is { } due
        ? refusal with { Facts = [.. refusal.Facts, new Fact("dispatch deadline", due.ToString("u", CultureInfo.InvariantCulture))] }
        : refusal;

    private static string SubjectOf(Refusal refusal) =>
        refusal.Facts.FirstOrDefault(static f => f.Name is "order line" or "shipment") is { } fact ? $"{fact.Name} {fact.Value}" : string.Empty;

    private static Refusal Refuse(Reason reason, string message, string remedy) => new() { Reason = reason, Message = message, Remedy = remedy };

    /// <summary>What was known of persons goes with the end of the order; the figures stay.</summary>
    private static OrderState Forget(OrderState state) => state with
    {
        IsClosed = true,
        Order = state.Order is { } order ? order with { ShipTo = null } : null,
        SalesOrder = state.SalesOrder is { } sales ? sales with { ShipTo = new PostalAddress() } : null,
    };
}
