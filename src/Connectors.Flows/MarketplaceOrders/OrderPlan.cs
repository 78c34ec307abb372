using System.Globalization;
using Connectors.Domain.Carriers;
using Connectors.Domain.Deadlines;
using Connectors.Domain.Documents;
using Connectors.Domain.Fulfilment;
using Connectors.Domain.Payments;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;
using Connectors.Flows.MarketplaceOrders.Setup;
using Connectors.Flows.Rules;

namespace Connectors.Flows.MarketplaceOrders;

/// <summary>Draws every conclusion from the facts of one order: one use, then thrown away.</summary>
internal sealed class OrderPlan(OrderState state, OrderContext context, List<Note> notes)
{
    /// <summary>How long a platform that was not read yet is taken to work on a lost request: waiting costs minutes of a window of hours, a repeat may cost the order.</summary>
    private static readonly TimeSpan WhileUnknown = TimeSpan.FromMinutes(10);

    private readonly PlanSheet _sheet = new(state.Rejected, context.Rules, notes);
    private BackOfficePlan _office = null!;
    private OrderState _state = state;
    private string _stage = OrderStage.Received;
    private bool _isClosed;
    private DateTimeOffset? _lookAgainAt;
    private bool _isRestPlanned;
    private bool _needsTurn;
    private IReadOnlyList<InboxMessage> _deliver = [];

    /// <inheritdoc cref="PlanSheet.Amendments"/>
    public IReadOnlyList<Amendment> Amendments => _sheet.Amendments;

    public void Make()
    {
        if (_state.Order is not { } order)
            return;
        _office = new BackOfficePlan(_state.BackOffice, context.BackOffice(order.Key), _sheet) { DeliveryBack = OrderRests.Delivery(_state.Rests) };
        PlanOrder(order);
        if (order.State <= MarketplaceOrderState.Shipping && _stage is not (OrderStage.AtWarehouse or OrderStage.Confirmed))
            _office.WatchUnasked();
        _office.Reserve(_isClosed ? [] : Goods(order));
        (_state, _deliver) = OrderRests.Turn(_state with { BackOffice = _office.State }, _needsTurn);
    }

    private void PlanOrder(MarketplaceOrder order)
    {
        switch (order.State)
        {
            case MarketplaceOrderState.Staging:
                break;
            case MarketplaceOrderState.WaitingAcceptance or MarketplaceOrderState.WaitingDebit or MarketplaceOrderState.Shipping when _office.LacksErased && _state.RefusedAt is null:
                HoldErased(order);
                break;
            case MarketplaceOrderState.WaitingAcceptance:
                PlanAcceptance(order);
                break;
            case MarketplaceOrderState.WaitingDebit:
                PlanClearance();
                break;
            case MarketplaceOrderState.Shipping:
                PlanFulfilment(order);
                break;
            case MarketplaceOrderState.Shipped or MarketplaceOrderState.Received or MarketplaceOrderState.Closed when IsWithdrawn(order):
                PlanCancellation(order);
                break;
            case MarketplaceOrderState.Shipped or MarketplaceOrderState.Received or MarketplaceOrderState.Closed:
                PlanEnd(order);
                break;
            case MarketplaceOrderState.Refused:
                PlanRefused(order);
                break;
            case MarketplaceOrderState.Cancelled:
                PlanCancellation(order);
                break;
            default:
                _sheet.Hold(string.Empty, PlanSheet.Refuse(
                    ReasonCatalogue.OrderStateUnknown,
                    $"Order {order.Key} is in state '{order.StateText}', which this version does not know.",
                    "Look the order up in the marketplace's back office; update the SDK when the state is new."));
                break;
        }
    }

    public Decision<OrderState, OrderEffect> ToDecision()
    {
        var again = new[]
        {
            _isClosed ? null : _sheet.Deadline?.NextChangeAfter(context.Now, context.Policy.Deadlines),
            _sheet.Holds && !_isClosed ? context.Now + context.Policy.RecheckHolds : null,
            _lookAgainAt,
        };
        return new Decision<OrderState, OrderEffect>
        {
            State = _isClosed ? Forget(_state) : _state,
            Stage = _sheet.Holds && !_isClosed ? OrderStage.Held : _stage,
            Effects = [.. _sheet.Effects.Select(static e => new PlannedEffect<OrderEffect>(e.Id, OrderEffect.Of(e.Effect), e.RetrySafety, e.Priority) { NotBefore = e.NotBefore, StillWorkingFor = e.StillWorkingFor })],
            Problems = _sheet.Problems,
            Notes = notes,
            LookAgainAt = again.Min(),
            Deadline = _isClosed ? null : _sheet.Deadline?.Due,
            Value = _isClosed && _stage != OrderStage.Lost ? null : _state.Order?.Total.ToString(),
            IsClosed = _isClosed,
            Deliver = _deliver,
        };
    }

    private void PlanAcceptance(MarketplaceOrder order)
    {
        // Decided, and the marketplace's list has not caught up yet.
        if (_state.RefusedAt is not null)
        {
            _stage = OrderStage.Refused;
            return;
        }

        if (_state.AcceptedAt is not null)
        {
            PlanClearance();
            return;
        }

        _stage = OrderStage.ToAccept;
        Watch(new Deadline(order.CreatedAt, context.AcceptanceEnds(order)), ReasonCatalogue.AcceptanceDue, null, order, "accepted");
        var plan = new AcceptancePlan(_state, context, _sheet, _office);
        plan.Make(order, Facts(order), StillWorkingFor);
        _state = plan.State;
        _lookAgainAt = plan.LookAgainAt;
    }

    /// <summary>Its clock runs on for whoever decides what becomes of it.</summary>
    private void HoldErased(MarketplaceOrder order)
    {
        if (_state.AcceptedAt is null && order.State == MarketplaceOrderState.WaitingAcceptance)
            Watch(new Deadline(order.CreatedAt, context.AcceptanceEnds(order)), ReasonCatalogue.AcceptanceDue, null, order, "accepted");
        else if (order.ShipBy is { } shipBy)
            Watch(new Deadline(order.CreatedAt, shipBy), ReasonCatalogue.DispatchDue, ReasonCatalogue.DispatchLate, order, "dispatched");
        _office.HoldErased();
    }

    private void PlanClearance()
    {
        _stage = OrderStage.WaitingClearance;
        _office.WatchDraft();
        AcceptancePlan.WarnOfUnchecked(_state, _sheet);
    }

    private void PlanFulfilment(MarketplaceOrder order)
    {
        _stage = OrderStage.Posting;
        if (!order.CanShip && IsUnbooked)
        {
            _stage = OrderStage.Ignored;
            TakeDraftBack();
            return;
        }

        if (order.ShipBy is { } shipBy)
            _sheet.Deadline = new Deadline(order.CreatedAt, shipBy);
        PlanPosting(order);
        if (!_isRestPlanned)
            PlanRest(order);
        if (_sheet.Deadline is { } deadline && _stage != OrderStage.Confirmed)
            Watch(deadline, ReasonCatalogue.DispatchDue, ReasonCatalogue.DispatchLate, order, "dispatched");
    }

    private void PlanPosting(MarketplaceOrder order)
    {
        if (((_office.State.Booked is null && !_office.HasLeftErp) || _office.State.IsErpDraft || MustBeClear(order)) && !MapAndRelease(order))
            return;
        var shrunk = Shrunk(order).ToList();
        _office.Expected = OrderRests.Counts(OrderRests.Expected(order, _state));
        var step = _office.Post(shrunk.Count > 0 || _state.HasNewAddress, Facts(order));
        if (step is BackOfficeStep.Booking or BackOfficeStep.BookingAnew)
            return;
        if (!_state.IsReferenceWanted && _office.State.Erp is not null)
            _sheet.Do(new MarketplaceEffect.WriteReference(), RetrySafety.SafeRepeat, Priority.Order);
        WarnOfRejectedReference(order);
        if (step is not (BackOfficeStep.AtWarehouse or BackOfficeStep.InErp))
            return;
        _stage = step == BackOfficeStep.InErp ? OrderStage.InErp : OrderStage.AtWarehouse;
        if (!_office.CanStillStop)
            WarnOfLateChanges(order, shrunk);
        PlanRest(order);
        PlanConfirmations(OrderRests.Expected(order, _state));
    }

    /// <summary>What has not left and will not come, if somebody decided that.</summary>
    private void PlanRest(MarketplaceOrder order)
    {
        var plan = new RestPlan(_state, context, _sheet, _office, notes);
        plan.Make(OrderRests.Expected(order, _state), _stage == OrderStage.AtWarehouse, StillWorkingFor);
        _isRestPlanned = true;
        (_state, _needsTurn, _lookAgainAt) = (plan.State, plan.NeedsTurn, plan.LookAgainAt ?? _lookAgainAt);
    }

    /// <summary>What could not be changed at the warehouse any more.</summary>
    private void WarnOfLateChanges(MarketplaceOrder order, IEnumerable<SalesOrderLine> shrunk)
    {
        // What was taken off and has not left will not leave any more: there is nothing to ask the warehouse.
        var kept = _office.Left is { WillNotLeave: true, IsUnclear: false } left ? left : null;
        var now = OrderRests.Counts(order);
        foreach (var sent in shrunk.Where(s => kept is null || kept.Rest.FirstOrDefault(r => r.LineId == s.LineId) is not { } rest || rest.Left > now.GetValueOrDefault(s.LineId)))
        {
            _sheet.Warn($"line {sent.LineId}", _office.LeavesFromErp
                ? PlanSheet.Refuse(
                    ReasonCatalogue.CancelledTooLate,
                    $"Line {sent.LineId} of order {order.Key} was reduced or cancelled after the ERP had posted goods of the order as sent.",
                    "Take it out of the sales order in the ERP; if it has left, expect it back.")
                : PlanSheet.Refuse(
                    ReasonCatalogue.CancelledTooLate,
                    $"Line {sent.LineId} of order {order.Key} was reduced or cancelled after the warehouse had it.",
                    "Ask the warehouse to leave it out; if it has left, expect it back."));
        }

        if (_state.HasNewAddress)
        {
            _sheet.Warn("address", _office.LeavesFromErp
                ? PlanSheet.Refuse(
                    ReasonCatalogue.AddressChangedTooLate,
                    $"The address of order {order.Key} was changed after the ERP had posted goods of it as sent.",
                    "Correct the address on what is left of the sales order in the ERP, and have the carrier send what has left to the address that the marketplace shows.")
                : PlanSheet.Refuse(
                    ReasonCatalogue.AddressChangedTooLate,
                    $"The address of order {order.Key} was changed after the warehouse had it, and it could not be stopped there.",
                    "Have the warehouse or the carrier send the parcel to the address that the marketplace shows."));
        }
    }

    private void WarnOfRejectedReference(MarketplaceOrder order)
    {
        if (_state.ReferenceRejection is not { } code)
            return;
        _sheet.Warn("reference", PlanSheet.Refuse(
            ReasonCatalogue.SystemRejected,
            $"The marketplace did not take the ERP's number {_office.State.Erp?.Number} of order {order.Key}.",
            "The order itself is not affected. Write the number in the marketplace's back office if it is needed there.") with
        {
            Facts = [new Fact("code", code.Length == 0 ? "none" : code)],
        });
    }

    /// <summary>Maps the order once it is complete and its payment lets it go.</summary>
    private bool MapAndRelease(MarketplaceOrder order)
    {
        var payment = context.Tables.Payments.Decide(PaymentFacts.From(order));
        _state = _state with { UnbookedSince = payment.Action == PaymentAction.Ignore ? null : _state.UnbookedSince ?? context.Now };
        if (payment.Action != PaymentAction.Release)
        {
            if (payment.Action == PaymentAction.Ignore)
            {
                _stage = OrderStage.Ignored;
                TakeDraftBack();
            }
            else if (payment.Why is { } why)
            {
                _sheet.Hold(string.Empty, why);
            }

            return false;
        }

        var mapped = context.Map(order, booked: _office.State is { Booked: not null, IsErpDraft: false } ? _office.State.SalesOrder : null);
        if (!mapped.IsOk)
        {
            foreach (var refusal in mapped.Refusals)
                _sheet.Hold(PlanSheet.SubjectOf(refusal), refusal);
            return false;
        }

        var differences = context.Setup.Of(mapped.Value, order, context.Tables).ToList();
        foreach (var (subject, why) in differences)
            _sheet.Hold(subject, why, Topic.Table(why.Table!), OrderSetupFlow.TopicOf(order.Key.Connection));
        if (differences.Count > 0)
            return false;

        if (_office.State is { SalesOrder: null } or { IsDraft: true })
            notes.Add(new Note("order.mapped", $"released by payment rule '{payment.RuleId}'; tables: {context.Tables.Version}"));
        if (_sheet.Ask(mapped.Value, PlanSheet.SalesOrder, Facts(order)) is not { } sales)
            return false;
        _office.Map(sales, _office.State is { IsDraft: true, SalesOrder: { } draft } && !OrderDecisions.Differ(draft, sales, OrderJsonContext.Default.SalesOrder));
        _state = _state with { HasNewAddress = false, UnbookedSince = _office.State.IsErpDraft ? _state.UnbookedSince : null };
        return true;
    }

    /// <summary>How many are still to be sent is not clear, and the goods are about to be asked for: the mapping holds the order until it is.</summary>
    private bool MustBeClear(MarketplaceOrder order) =>
        _office is { HasLeftErp: false, State: { WarehouseOrderId: null } or { WarehouseCancellation: WarehouseCancellation.Cancelled } }
        && order.Lines.Any(static l => l is { IsQuantityUnclear: true, IsWithdrawn: false });

    /// <summary>Lines of the sales order of which the marketplace now wants less.</summary>
    private IEnumerable<SalesOrderLine> Shrunk(MarketplaceOrder order) => _office.State.SalesOrder!.Lines.Where(sold =>
        order.Lines.FirstOrDefault(l => l.LineId == sold.LineId) is not { IsWithdrawn: false } now
        || now.Quantity < sold.Ordered.Count);

    private void PlanConfirmations(MarketplaceOrder order)
    {
        var office = _office.State;
        _office.WatchShipments();
        if (_office.ErpShowsAllAt is { } shown && shown > context.Now)
            _lookAgainAt = shown;
        if (_office.Shipments.Count == 0)
            return;
        foreach (var odd in _office.Shipments.Where(static d => d.State == ShipmentState.Unknown))
        {
            _sheet.Hold($"shipment {odd.ShipmentId}", WithDeadline(PlanSheet.Refuse(
                ReasonCatalogue.ShipmentStateUnknown,
                $"The warehouse says '{odd.StateText}' of shipment {odd.ShipmentId}, and whether it has left is not known.",
                "Look it up at the warehouse; if it has left and the deadline is near, confirm it in the marketplace's back office."), order));
        }

        if (context.Approved is not { } approved || context.Capabilities is not { } capabilities)
        {
            _sheet.Hold(
                string.Empty,
                PlanSheet.Refuse(
                    ReasonCatalogue.SystemUnavailable,
                    $"The approved carriers of {order.Key.Connection} were not read yet.",
                    "Nothing to do: it goes on as soon as they are read."),
                Topic.Platform(order.Key.Connection.Value));
            return;
        }

        var status = DispatchAggregation.Aggregate(OrderedLine.Of(office.SalesOrder!, order), _office.Shipments, _office.Progress);
        var plan = ConfirmationPlan.Make(
            status,
            ConfirmationPlan.PacksOf(office.SalesOrder!),
            [.. _state.Confirmed.Select(c => new ConfirmedShipment(c.ShipmentId, c.Lines)
            {
                IsStillToLeave = _office.Shipments.Any(d => d.ShipmentId == c.ShipmentId && d.State == ShipmentState.Pending),
            })],
            capabilities.MultipleShipments);
        foreach (var finding in status.Findings.Concat(plan.Findings))
        {
            if (PlanSheet.IsForAPerson(finding, status) && !IsBeingTold(finding))
                _sheet.Hold(PlanSheet.SubjectOf(finding), finding);
            else
                _sheet.Warn(PlanSheet.SubjectOf(finding), finding);
        }

        foreach (var planned in plan.Confirmations)
            PlanConfirmation(order, planned, plan.Confirmations.Count == 1, approved, capabilities);
        foreach (var doubt in status.Shipments.SelectMany(s => context.Tables.Carriers.Doubts(s.Shipment)))
            _sheet.Warn(PlanSheet.SubjectOf(doubt), doubt);
        PlanCorrections(order);

        // In several shipments the last may fill packs an earlier one began; only the sum tells that nothing is left. A shipment that
        // grew after it was confirmed leaves something untold that nobody plans: the order stays open for a person then.
        if (status.IsComplete && plan.IsEverythingTold && plan.Confirmations.Count == 0 && !_sheet.Holds)
            _stage = OrderStage.Confirmed;
    }

    /// <summary>Whether the marketplace is being told that what the line lacks will not come.</summary>
    private bool IsBeingTold(Refusal finding) => (finding.Reason == ReasonCatalogue.ShortShipped || finding.Reason == ReasonCatalogue.BrokenPack)
        && _state.OpenRest is { } open && finding.Facts.Any(f => f.Name == "order line" && open.Lines.Any(l => l.LineId.Value == f.Value));

    private void PlanConfirmation(MarketplaceOrder order, PlannedConfirmation planned, bool isOnly, ApprovedCarriers approved, MarketplaceCapabilities capabilities)
    {
        var shipment = planned.Shipment;
        if (Confirmation(order, shipment, planned.Lines, approved, capabilities) is not { } mapped)
            return;

        // Each may fail or wait by itself, so only one that stands alone is sure to be the last.
        var complete = mapped with { CompletesOrder = (planned.CompletesOrder && isOnly) || !capabilities.MultipleShipments };
        if (_sheet.Ask(complete, $"shipment {shipment.ShipmentId}", Facts(order)) is { } confirmation)
            _sheet.Do(new MarketplaceEffect.ConfirmShipment(shipment.ShipmentId, confirmation), RetrySafety.Create, Priority.Ship, stillWorkingFor: StillWorkingFor);
    }

    /// <summary>What the marketplace is told of a shipment; null when its carrier cannot be named, and then the order waits for that.</summary>
    private ShipmentConfirmation? Confirmation(
        MarketplaceOrder order, DispatchedShipment shipment, IReadOnlyList<ConfirmedLine> lines, ApprovedCarriers approved, MarketplaceCapabilities capabilities)
    {
        var named = _office.LeavesFromErp && shipment.CarrierText.Length == 0 && context.Policy.ErpCarrier is { } usual ? shipment with { CarrierText = usual } : shipment;
        var carrier = context.Tables.Carriers.Assign(named, context.Route.CarrierSource, approved, order.ShippingService, capabilities.UnregisteredCarriers);
        if (_office.LeavesFromErp && FindUntracked(named, carrier) is { } untracked)
        {
            _sheet.Hold(
                $"shipment {shipment.ShipmentId}",
                WithDeadline(untracked, order),
                Topic.Table("tracking"),
                Topic.Table("carriers"),
                Topic.Platform(order.Key.Connection.Value));
            return null;
        }

        if (carrier.IsOk)
        {
            return new ShipmentConfirmation
            {
                Order = order.Key,
                Carrier = carrier.Value.Code,
                CarrierName = carrier.Value.Name,
                TrackingNumber = carrier.Value.TrackingNumber,
                TrackingUrl = carrier.Value.TrackingUrl,
                Lines = lines,
                OtherShipments = [.. _state.Confirmed.Where(c => c.ShipmentId != shipment.ShipmentId).Select(static c => c.MarketplaceId)],
            };
        }

        _sheet.Hold(
            $"shipment {shipment.ShipmentId}",
            WithDeadline(carrier.Refusal, order),
            Topic.Table(carrier.Refusal.Table ?? "carriers"),
            Topic.Platform(order.Key.Connection.Value));
        return null;
    }

    /// <summary>Why a dispatch of the ERP's own people waits for its tracking; null when it does not.</summary>
    private Refusal? FindUntracked(DispatchedShipment shipment, Outcome<ShipmentCarrier> carrier)
    {
        var isNeeded = !carrier.IsOk && carrier.Refusal.Reason == ReasonCatalogue.TrackingMissing;
        if (carrier is { IsOk: true, Value.TrackingNumber: not null } || (shipment.TrackingNumbers.Count > 0 && !isNeeded))
            return null;
        if (carrier.IsOk && context.Policy.WithoutTracking == UntrackedDispatch.WhereNotNeeded)
            return null;
        var several = _office.Shipments.Count(static s => s.State != ShipmentState.Cancelled) > 1;
        var keeps = context.Erp.TracksPackages;
        return new Refusal
        {
            Reason = keeps ? ReasonCatalogue.TrackingMissing : ReasonCatalogue.TrackingNotAvailable,
            Message = $"The ERP has posted shipment {shipment.ShipmentId} as sent, and nobody has said under which tracking number: its confirmation waits.",
            Remedy = $"{(keeps ? "Enter carrier and number on the posted shipment in the ERP, or" : "Enter")} carrier and number of {(several ? $"shipment {shipment.ShipmentId}" : "the order")}, as a row of the tracking table or by the program that people use; the dispatch is confirmed by itself then."
                + (carrier.IsOk ? " For goods that have none by nature, set WithoutTracking to WhereNotNeeded." : string.Empty),
            Facts =
            [
                new Fact("shipment", shipment.ShipmentId), new Fact("carrier text", shipment.CarrierText.Length == 0 ? "none" : shipment.CarrierText),
                .. shipment.TrackingNumbers.Select(static n => new Fact("no tracking number", n.Value)),
                .. carrier.IsOk ? [] : (Fact[])[new Fact("besides", carrier.Refusal.Reason.Code)],
            ],
            Table = "tracking",
            TableVersion = context.Tables.Tracking?.Version,
        };
    }

    /// <summary>Tells the marketplace of tracking numbers that changed after it was told others; where it does not take that, a person is told.</summary>
    private void PlanCorrections(MarketplaceOrder order)
    {
        foreach (var told in _state.Confirmed)
        {
            var now = _office.Shipments.FirstOrDefault(d => d.ShipmentId == told.ShipmentId);
            if (now is not { TrackingNumbers.Count: > 0 } || (told.TrackingNumber is { } number && TrackingNumbers.Hold(now.TrackingNumbers, number)))
                continue;
            if (context.Approved is { } approved && context.Capabilities is { } capabilities
                && Confirmation(order, now, told.Lines, approved, capabilities) is { TrackingNumber: { } corrected } confirmation && corrected != told.TrackingNumber)
            {
                var correction = new MarketplaceEffect.CorrectTracking(told.ShipmentId, told.MarketplaceId, confirmation);
                if (_state.Rejected.All(r => r.EffectId != correction.Id))
                {
                    _sheet.Do(correction, RetrySafety.SafeRepeat, Priority.Ship);
                    continue;
                }
            }

            _sheet.Warn($"shipment {told.ShipmentId}", PlanSheet.Refuse(
                ReasonCatalogue.TrackingChanged,
                $"The tracking number of shipment {told.ShipmentId} changed after it was confirmed as {told.MarketplaceId}, and the marketplace could not be told.",
                "Correct the number in the marketplace's back office."));
        }
    }

    private void PlanEnd(MarketplaceOrder order)
    {
        if (IsUnbooked)
        {
            _stage = OrderStage.Ignored;
            if (TakeDraftBack())
                return;
            if (_state is { UnbookedSince: not null, IsAcknowledged: false })
            {
                _sheet.Hold(string.Empty, PlanSheet.Refuse(
                    ReasonCatalogue.ShippedElsewhere,
                    $"The marketplace shows order {order.Key} worth {order.Total} as {order.StateText}; somebody shipped it there before it was booked, and the ERP has no sales order for it.",
                    "Find out who sent which goods, book the order in the ERP, then acknowledge the case."));
                return;
            }
        }
        else
        {
            _stage = OrderStage.Completed;
        }

        PlanCorrections(order);
        if (!_state.IsAcknowledged)
            _office.WatchAfterEnd(wasCancelled: false);
        if (_office.State.Booked is not null)
            _office.CheckBeforeEnd(wasSent: true);
        if (_stage == OrderStage.Completed)
            _office.PostDispatch(isEnd: true, _state.IsAcknowledged);
        if (_stage == OrderStage.Completed && !_state.IsAcknowledged)
            _lookAgainAt = _office.BookBeforeEnd(context.Policy.PostedWithin, _state.IsClosed);
        WarnOfUnsent(order);
        _isClosed = _sheet.Effects.Count == 0 && _lookAgainAt is null && (_state.IsAcknowledged || !_office.IsPostingOpen);
        if (_isClosed && !_state.IsClosed && _stage == OrderStage.Completed)
            notes.Add(new Note("order.completed", $"the marketplace shows {order.StateText}; {_state.Confirmed.Count} dispatches confirmed"));
    }

    /// <summary>
    /// Somebody marked the order as sent although a part of it has not left. Nothing is paid back by itself: the rest may have gone another way, and what people refund of an order that counts as sent is not taken off it,
    /// so that nobody could tell whether it was paid already.
    /// </summary>
    private void WarnOfUnsent(MarketplaceOrder order)
    {
        if (_office.Left is not { IsFinal: true, IsUnclear: false } left)
            return;
        var missing = OrderRests.Unpaid(left, order, _state);
        if (_state.RestWord is { } word)
        {
            _state = _state with { RestWord = null };
            notes.Add(new Note("rest.not-refunded", $"{word.By} said that something will not come, and the marketplace shows {order.StateText}: what is missing is for a person to refund"));
        }

        if (missing.Count == 0 || _state.IsAcknowledged)
            return;
        _sheet.Warn("unsent", PlanSheet.Refuse(
            ReasonCatalogue.ShortShipped,
            $"The marketplace shows order {order.Key} as {order.StateText}, and by the warehouse's books a part of it has not left and will not: {string.Join(", ", missing.Select(static m => FormattableString.Invariant($"{m.Quantity:0.#####} of line {m.LineId}")))}. The customer may have paid for it.",
            "Find out who marked the order as sent. Refund what is missing in the marketplace's portal, or have it sent; then acknowledge the case. It is not refunded by itself."));
        _lookAgainAt ??= context.Now + context.Policy.RecheckHolds;
    }

    /// <summary>Whether the ERP has nothing of it but perhaps a draft.</summary>
    private bool IsUnbooked => _office.State is { SalesOrder: null } or { IsErpDraft: true, Booked: not { IsInvoiced: true } };

    private bool TakeDraftBack()
    {
        if (_office.State is { IsErpDraft: true })
            _office.TakeBack(_state.IsAcknowledged);
        return _sheet.Effects.Count > 0;
    }

    private void PlanRefused(MarketplaceOrder order)
    {
        _stage = _state.RefusedAt is null && order.AcceptanceDecidedAt is null ? OrderStage.Lost : OrderStage.Refused;
        if (!_state.IsAcknowledged)
            _office.WatchUnasked(isOver: true);
        _office.TakeBack(_state.IsAcknowledged);
        if (_sheet.Effects.Count > 0)
            return;
        if (!_state.IsClosed)
            _office.CheckBeforeEnd(wasSent: false);
        _isClosed = _sheet.Effects.Count == 0 && !_sheet.Holds;
        if (_state.RefusedAt is not null)
            return;
        if (order.AcceptanceDecidedAt is { } decidedAt)
        {
            TellRefusedElsewhere(order, decidedAt);
            return;
        }

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
        _sheet.Add(new Problem(string.Empty, late, Severity.Lost) { Holds = false });
    }

    /// <summary>Somebody decided against an order that this program was to accept. Where people decide on every order that is no news.</summary>
    private void TellRefusedElsewhere(MarketplaceOrder order, DateTimeOffset decidedAt)
    {
        if (_state.IsAcknowledged || context.Policy.Acceptance == AcceptancePolicy.Manual)
            return;
        _sheet.Warn(string.Empty, PlanSheet.Refuse(
            ReasonCatalogue.OrderRefusedElsewhere,
            $"Order {order.Key} worth {order.Total} was refused by a person in the marketplace's back office.",
            "Nothing is left to do here: acknowledge the case. See there who refused it when nobody should have.") with
        {
            Facts = [new Fact("value", order.Total.ToString()), new Fact("refused", decidedAt.ToString("u", CultureInfo.InvariantCulture))],
        });
    }

    /// <summary>A cancellation after the debit is told as the refund of every line: the order is closed, and nothing of it is to be sent.</summary>
    private static bool IsWithdrawn(MarketplaceOrder order) =>
        order.Lines.Count > 0 && order.Lines.All(static l => l.IsWithdrawn);

    private bool IsPastWindow(MarketplaceOrder order) => context.Now >= context.AcceptanceEnds(order);

    private void PlanCancellation(MarketplaceOrder order)
    {
        _stage = OrderStage.Cancelled;
        _office.TakeBack(_state.IsAcknowledged);
        if (_state is { IsAcknowledged: false, BackOffice.WarehouseCancellation: WarehouseCancellation.TooLate or WarehouseCancellation.PartlyCancelled })
        {
            _sheet.Add(new Problem("warehouse", PlanSheet.Refuse(
                ReasonCatalogue.CancelledTooLate,
                $"Order {order.Key} was cancelled, but the warehouse could not stop it: {_state.BackOffice.WarehouseCancellation}.",
                "Expect the goods back, or settle with the customer; the sales order stays in the ERP."), Severity.Page) { Holds = false });
        }

        if (!_state.IsAcknowledged)
            _office.WatchAfterEnd(wasCancelled: true);
        if (!_state.IsClosed && _sheet.Effects.Count == 0)
            _office.CheckBeforeEnd(wasSent: false);
        _isClosed = _sheet.Effects.Count == 0 && !_sheet.Holds;
    }

    private void Watch(Deadline deadline, Reason due, Reason? breached, MarketplaceOrder order, string what)
    {
        _sheet.Deadline = deadline;
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
        _sheet.Add(new Problem(stage.ToString(), why, stage == DeadlineStage.Warn ? Severity.Warning : Severity.Page, deadline.Due) { Holds = false });
    }

    private TimeSpan StillWorkingFor => context.Capabilities?.StillWorkingFor ?? WhileUnknown;

    /// <summary>What the order takes from stock: as it is mapped, or before that what of it can be.</summary>
    private IReadOnlyList<ReservedGoods> Goods(MarketplaceOrder order)
    {
        if (_stage is OrderStage.Ignored or OrderStage.Cancelled or OrderStage.Refused or OrderStage.Lost)
            return [];
        if (_office is { IsMappedAnew: false, State: { SalesOrder: not null, Reserved.Count: > 0 } known })
            return known.Reserved;
        if (_office.State.SalesOrder is { } sales)
            return [.. sales.Lines.SelectMany(ReservedGoods.Of)];
        var wanted = _state.Decision?.Without(order) ?? order;
        return
        [
            .. wanted.Lines.Where(static l => l is { IsWithdrawn: false, Quantity: > 0 }).Select(l => context.Tables.Mapping.MapLine(wanted, l))
                .Where(static m => m.IsOk).SelectMany(static m => ReservedGoods.Of(m.Value)),
        ];
    }

    private RuleFacts Facts(MarketplaceOrder order) => new(context.Now, order, _office.State.SalesOrder, context.Tables);

    private static Refusal WithDeadline(Refusal refusal, MarketplaceOrder order) => order.ShipBy is { } due
        ? refusal with { Facts = [.. refusal.Facts, new Fact("dispatch deadline", due.ToString("u", CultureInfo.InvariantCulture))] }
        : refusal;

    /// <summary>What was known of persons goes with the end of the order; the figures stay.</summary>
    private static OrderState Forget(OrderState state) => state with
    {
        IsClosed = true,
        Order = state.Order is { } order ? PersonalParts.Without(order) : null,
        BackOffice = state.BackOffice.Forget(),
    };
}
