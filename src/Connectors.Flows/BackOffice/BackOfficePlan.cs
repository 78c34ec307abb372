using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Domain.Fulfilment;
using Connectors.Domain.Orders;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;
using Connectors.Flows.Rules;

namespace Connectors.Flows.BackOffice;

/// <summary>Draws conclusions about ERP and warehouse from the facts of one order: one use, then thrown away.</summary>
internal sealed class BackOfficePlan(BackOfficeState state, BackOfficeContext context, PlanSheet sheet)
{
    private const string ErpSubject = "sales order in the ERP";

    /// <summary>So often a sales order may be gone before it is not made anew any more.</summary>
    private const int MostRemovals = 3;

    /// <summary>The facts, with what was concluded to be sent.</summary>
    public BackOfficeState State { get; private set; } = state;

    /// <summary>
    /// Whether the ERP's own people send the goods: the route has no warehouse, or had none when they began. An order that a warehouse has stays with it.
    /// </summary>
    public bool LeavesFromErp => State is { WarehouseOrderId: null, IsSubmitted: false } && (context.WarehouseName is null || State.ErpShipments is not null);

    /// <summary>What left or is to leave, by whomever, with the carriers and numbers that people entered.</summary>
    public IReadOnlyList<DispatchedShipment> Shipments => field ??= State.SalesOrder is not { } order ? [] : TrackingWords.Over(
        order.Key, LeavesFromErp ? ErpDispatches.Of(order, State.ErpShipments ?? [], context.UnitText) : State.Counted(), State.Tracking ?? [], context.Tracking, fillsOnly: !LeavesFromErp);

    /// <summary>Whether the ERP's own people have sent something.</summary>
    public bool HasLeftErp => LeavesFromErp && (State.Booked is { IsInvoiced: true } || Shipments.Any(static s => s.State == ShipmentState.Dispatched));

    /// <summary>Whether nothing more will leave, and what has left: as the warehouse says; without one, when the sales order is posted whole and all that was posted must have shown since.</summary>
    public WarehouseOrderState Progress => !LeavesFromErp ? State.Progress()
        : context.Now >= ErpShowsAllAt ? WarehouseOrderState.Dispatched : WarehouseOrderState.Unknown;

    /// <summary>When all that the ERP has posted of a sales order that is gone must have shown; null while it is not gone.</summary>
    public DateTimeOffset? ErpShowsAllAt => State.ErpGoneAt + context.ShipmentsShowWithin;

    /// <summary>How many packs of each line the channel still expects to be sent, or to have been; null while that does not matter. A line that is not named is not expected.</summary>
    public IReadOnlyDictionary<OrderLineId, decimal>? Expected { get; set; }

    /// <summary>What was paid back of the order beside its goods; null for nothing. The ERP has invoiced it with the first goods.</summary>
    public Money? DeliveryBack { get; set; }

    /// <summary>Whether the order was mapped in this look, so that it may be another than it was.</summary>
    public bool IsMappedAnew { get; private set; }

    /// <summary>Takes the order as it is to be booked; what the ERP has stays as it was mapped.</summary>
    /// <param name="order">The order.</param>
    /// <param name="isAsDrafted">Whether a draft of it says the same: then what the ERP has is a draft no more.</param>
    public void Map(SalesOrder order, bool isAsDrafted = false)
    {
        IsMappedAnew = true;
        State = State with
        {
            SalesOrder = order,
            Fulfilment = null,
            IsDraft = false,
            IsErpDraft = State.IsErpDraft && !(isAsDrafted && State.Booked is { IsIncomplete: false, Differences.Count: 0 }),
        };
    }

    /// <summary>Says what the order is going to take from stock: that is kept free for it until the ERP's own figures show it.</summary>
    public void Reserve(IReadOnlyList<ReservedGoods> goods)
    {
        if (!State.Reserved.SequenceEqual(goods))
            State = State with { Reserved = goods, ReservedAt = goods.Count == 0 ? null : State.ReservedAt ?? context.Now };
    }

    /// <summary>Has a draft made of what is known before the order is cleared: it goes into the ERP and no further.</summary>
    public void BookDraft(SalesOrder order)
    {
        IsMappedAnew = true;
        State = State with { SalesOrder = order, Fulfilment = null, IsDraft = true, IsErpDraft = true };
        CreateErpOrder();
    }

    /// <summary>A second draft that a lost attempt may have made late is looked for before the first is used or taken back.</summary>
    public void WatchDraft()
    {
        if (State is { IsErpDraft: true, Booked: not null })
            PlanErpLook(looksAgain: false);
    }

    /// <summary>Books the order and passes it on to the warehouse.</summary>
    /// <param name="isOutdated">Whether the channel now wants less than what was mapped, or it sent somewhere else.</param>
    /// <param name="facts">What rules of the host's own see.</param>
    /// <returns>Where it stands.</returns>
    public BackOfficeStep Post(bool isOutdated, RuleFacts facts)
    {
        if (State is { WarehouseOrderId: not null, WarehouseCancellation: WarehouseCancellation.Cancelled } && State.Stopped() == WarehouseCancellation.Cancelled)
            LeaveWarehouse();
        if (LacksErased)
        {
            HoldErased();
            return State.Booked is null ? BackOfficeStep.Booking : BackOfficeStep.Booked;
        }

        if (State.Booked is not { } erp)
        {
            CreateErpOrder();
            return HasLeftErp ? BackOfficeStep.InErp : BackOfficeStep.Booking;
        }

        if (State is { IsErpDraft: true, ErpCheckAt: not null })
        {
            WatchDraft();
            return BackOfficeStep.BookingAnew;
        }

        if (State.WarehouseOrderId is null && (State.IsErpDraft || (isOutdated && !HasLeftErp)))
        {
            if (erp.IsInvoiced || HasLeftErp)
            {
                HoldPosted(erp, "what is wanted has changed since");
                return BackOfficeStep.Booked;
            }

            // The goods were not asked for yet: the sales order is made anew without what was cancelled.
            CancelErpOrder();
            return BackOfficeStep.BookingAnew;
        }

        var fault = FindFault(erp);
        PlanChecks(fault is not null);
        if (LeavesFromErp)
        {
            // What has left is told whatever the sales order is like by now.
            if (fault is not null && HasLeftErp)
                sheet.Warn(SubjectOf(fault), fault);
            else if (fault is not null)
                sheet.Hold(SubjectOf(fault), fault);
            return BackOfficeStep.InErp;
        }

        if (State.WarehouseOrderId is not null)
        {
            if (fault is not null && (fault.Reason == ReasonCatalogue.ErpOrderDiffers || !State.IsSubmitted))
                sheet.Warn(SubjectOf(fault), fault);
            if (fault is not null)
                WatchUnasked();
            if (isOutdated && CanStillStop)
                sheet.Do(new BackOfficeEffect.CancelAtWarehouse(), RetrySafety.Act, Priority.Order, stillWorkingFor: context.Warehouse.StillWorkingFor);
            WatchWarehouse();
            WatchErp(erp);
            ReleaseRest(fault is null, facts);
            PostDispatch(isEnd: false, isAcknowledged: false);
            if (IsRestSettled && !IsWholeAlone)
                WatchRest(erp);
            return BackOfficeStep.AtWarehouse;
        }

        if (fault is not null)
            sheet.Hold(SubjectOf(fault), fault);
        else if (State.ErpMissedAt is null && IsAllocated())
            Submit(1, facts);

        return BackOfficeStep.Booked;
    }

    /// <summary>Asks for all of the order, or for a part of it.</summary>
    private void Submit(int part, RuleFacts facts)
    {
        if (!IsStillGood())
            return;
        var view = State.AsPart(part);
        var mapped = (view with { Fulfilment = null }).ToFulfilment();
        if (InWarehouseWords(mapped) is not { } order || sheet.Ask(order, PlanSheet.WarehouseOrder, facts) is not { } fulfilment)
            return;
        State = State.WithPart(view with { Fulfilment = ReferenceEquals(mapped, fulfilment) ? null : fulfilment });
        sheet.Do(new BackOfficeEffect.SubmitToWarehouse { Part = part <= 1 ? 0 : part }, RetrySafety.Create, Priority.Order, stillWorkingFor: context.Warehouse.StillWorkingFor);
    }

    /// <summary>Whether the order, or a part of it, is in stock, as far as that is asked before the goods are.</summary>
    private bool IsAllocated()
    {
        if (!context.SplitsBackorders && State.Parts is null)
        {
            WithdrawStock("orders go to the warehouse whole", keepsAllocated: false);
            return true;
        }

        var whole = OrderPart.Of(State.SalesOrder!);
        var version = ShortVersion.Of(string.Join(
            '\n', whole.Lines.Select(static l => FormattableString.Invariant($"{l.LineId}\t{l.Sku}\t{l.Quantity}\t{l.BaseUnitsPerPack}\t{l.Amount}")).Append(whole.Total.ToString())));
        if (State.Stock is not { IsWithdrawn: false } asked || asked.OrderVersion != version)
        {
            // An order that was changed before anything of it was asked for is divided anew.
            State = State with { Parts = null };
            AskStock(whole, version, held: null);
            return false;
        }

        TellHeld(holdsOrder: State.Parts is null);
        return State.Parts is not null || State.Stock is { AnsweredAt: not null, Held: null };
    }

    /// <summary>What follows the first part: each part that is in stock is asked for once those before it are, and what is not is a record until it is, or is not wanted any more.</summary>
    /// <param name="isRight">Whether the sales order is as it is to be.</param>
    /// <param name="facts">What rules of the host's own see.</param>
    private void ReleaseRest(bool isRight, RuleFacts facts)
    {
        if (State.Parts is null)
        {
            WithdrawStock("the warehouse has all of it", keepsAllocated: true);
            return;
        }

        KeepToWanted();
        ExpectReleased();
        var next = State.Parts.FirstOrDefault(static p => p.Number > 1 && p.WarehouseOrderId is null);
        if (next is { Unasked: not null })
            WatchUnasked();
        if (State.ErasedAt is not null && (next is not null || State.Stock is { Held: not null } || HasUnasked))
            HoldErased();
        else if (next is not null && isRight && MayRelease && State.ErpMissedAt is null)
            Submit(next.Number, facts);
        TellHeld(holdsOrder: false);
    }

    /// <summary>What waits and is expected by nobody any more is not asked for: the channel reduced the order, a person gave it up, or nobody knows where it goes.</summary>
    private void KeepToWanted()
    {
        if (State is not { SalesOrder: { } order, Parts: { } parts, Stock: { Held: { } held } asked })
            return;
        if (asked.GivenUpBy is not null)
        {
            WithdrawStock("a person gave it up", keepsAllocated: true);
            return;
        }

        if (Expected is not { } expected)
            return;
        var released = QuantitiesOf(parts);
        var wanted = OrderedLine.Of(order, expected).ToDictionary(static l => l.LineId, l => l.Quantity - released.GetValueOrDefault(l.LineId));
        var kept = held.Take(wanted, decimals: held.Total.Decimals);
        if (kept.Held is null)
            return;
        if (kept.Released is { } still)
            AskStock(still, asked.OrderVersion, still);
        else
            WithdrawStock("it is no longer wanted", keepsAllocated: true);
    }

    /// <summary>Of what a person gave up nobody expects anything, whatever the channel still shows.</summary>
    private void ExpectReleased()
    {
        if (State is not { SalesOrder: { } order, Parts: { } parts, Stock: { GivenUpBy: not null, IsWithdrawn: true } } || Expected is not { } expected)
            return;
        var released = QuantitiesOf(parts);
        Expected = order.Lines.ToDictionary(static l => l.LineId, l => Math.Min(
            expected.GetValueOrDefault(l.LineId), released.GetValueOrDefault(l.LineId) * l.Ordered.BaseUnitsPerPack.Denominator / l.Ordered.BaseUnitsPerPack.Numerator));
    }

    /// <summary>Whether the channel expects more than the warehouse was asked for.</summary>
    private bool HasUnasked
    {
        get
        {
            var asked = QuantitiesOf(State.Numbers().Select(State.AsPart).Where(static p => p.WarehouseOrderId is not null).Select(static p => p.Parts!.First(own => own.Number == p.ViewedPart)));
            return Expected is { } expected && OrderedLine.Of(State.SalesOrder!, expected).Any(l => l.Quantity > asked.GetValueOrDefault(l.LineId));
        }
    }

    private static Dictionary<OrderLineId, decimal> QuantitiesOf(IEnumerable<ReleasedPart> parts) =>
        parts.SelectMany(static p => p.Goods.Lines).GroupBy(static l => l.LineId).ToDictionary(static g => g.Key, static g => g.Sum(static l => l.Quantity));

    /// <summary>How many base units of each line are on their way, or to be; null where the order goes whole.</summary>
    public IReadOnlyDictionary<OrderLineId, decimal>? Released => State.Parts is { } parts ? QuantitiesOf(parts) : null;

    /// <summary>Tells a person what waits for stock; his word has it asked for whatever is there.</summary>
    private void TellHeld(bool holdsOrder)
    {
        if (State.Stock is not { Held: { } held } asked)
            return;
        if (asked is { ForcedBy: not null, IsForced: false })
            AskStock(held, asked.OrderVersion, held);
        var why = new Refusal
        {
            Reason = ReasonCatalogue.Backordered,
            Message = $"{(State.Parts is null ? "Order" : "A part of order")} {context.OrderName}, worth {held.Total}, waits for stock.",
            Remedy = "It goes on by itself once the goods are there. Say so for the case when it is to be sent before, or when it will not come.",
            Facts =
            [
                new Fact("order", context.OrderName), new Fact("value", held.Total.ToString()), new Fact("in line since", asked.Since.ToString("u", CultureInfo.InvariantCulture)),
                .. held.Lines.Select(static l => new Fact($"line {l.LineId}", FormattableString.Invariant($"{l.Quantity:0.######} of {l.Sku}"))),
            ],
        };
        if (holdsOrder)
            sheet.Hold("backorder", why);
        else
            sheet.Warn("backorder", why);
    }

    private void AskStock(OrderPart part, string version, OrderPart? held)
    {
        var before = State.Stock;
        var asked = new StockQuestion((before?.Number ?? 0) + 1, version, before?.Since ?? context.Now)
        {
            Held = held, Allocated = State.Parts?.Count ?? 0, Told = State.Parts is null ? 0 : before?.Told ?? 0, ForcedBy = before?.ForcedBy, IsForced = before?.ForcedBy is not null,
        };
        State = State with { Stock = asked };
        StockNews.Add(new AllocationInput.Asked(State.SalesOrder!.Key, asked.Number, part, asked.Since, asked.Allocated) { IsForced = asked.IsForced });
    }

    /// <summary>What waits is not asked for any more.</summary>
    /// <param name="why">Why not.</param>
    /// <param name="keepsAllocated">Whether what was allocated is still to be asked for; otherwise it is others'.</param>
    private void WithdrawStock(string why, bool keepsAllocated)
    {
        if (State.Stock is not { } asked)
            return;
        var kept = keepsAllocated ? asked.Allocated : Math.Min(asked.Allocated, State.AtWarehouse());
        if (asked.Allocated == kept && (asked.IsWithdrawn || asked is { AnsweredAt: not null, Held: null }))
            return;
        if (asked.Held is { } held)
            sheet.Notes.Add(new Note("backorder.withdrawn", $"what waited for stock, worth {held.Total}, is not asked for any more: {why}"));
        StockNews.Add(new AllocationInput.Withdrawn(State.SalesOrder!.Key, asked.Number, kept));
        State = State with { Stock = asked with { Held = null, IsWithdrawn = true, Allocated = kept } };
    }

    /// <summary>What the case of the warehouse's stock is to hear of the order.</summary>
    public List<AllocationInput> StockNews { get; } = [];

    /// <summary>Tells it what the warehouse has by now, so that its own figures show that.</summary>
    /// <param name="isOver">Whether nothing more is to be asked for.</param>
    public void TellStock(bool isOver)
    {
        if (isOver)
            WithdrawStock("the order is over", keepsAllocated: false);
        if (State.Stock is not { } asked || State.AtWarehouse() is var there && there <= asked.Told)
            return;
        StockNews.Add(new AllocationInput.Taken(State.SalesOrder!.Key, asked.Number, there));
        State = State with { Stock = asked with { Told = there } };
    }

    /// <summary>Whether what follows the first part may be asked for, as far as its channel is concerned.</summary>
    public bool MayRelease { get; set; } = true;

    /// <summary>Asked right before the order is booked or its goods are asked for: whether who is to pay for it still may have it.</summary>
    public Func<bool> IsStillGood { get; set; } = static () => true;

    /// <summary>Whether the goods are still to be asked for, and nobody knows any more where they go. What a warehouse has, or the ERP where its own people send, goes on.</summary>
    public bool LacksErased => State is { ErasedAt: not null, WarehouseOrderId: null } && !(LeavesFromErp && State is { Booked: not null, IsErpDraft: false });

    /// <summary>It waits for a person: nothing of it is sent on.</summary>
    public void HoldErased()
    {
        WithdrawStock("what was known of persons is erased", keepsAllocated: false);
        sheet.Hold("erased", new Refusal
        {
            Reason = ReasonCatalogue.OrderErased,
            Message = State.Parts is null
                ? $"What was known of persons of order {context.OrderName} was erased by request before its goods were asked for, so nothing of it is sent on."
                : $"What was known of persons of order {context.OrderName} was erased by request before all of its goods were asked for, so nothing more of it is sent on.",
            Remedy = "Cancel it where it was bought, or send it by hand and mark it there as sent: the case ends with it.",
            Facts = [new Fact("order", context.OrderName), new Fact("erased", State.ErasedAt!.Value.ToString("u", CultureInfo.InvariantCulture))],
        });
    }

    /// <summary>With the delivery service as the warehouse calls it; null when no row says how, and then the order waits for one.</summary>
    private FulfilmentOrder? InWarehouseWords(FulfilmentOrder order)
    {
        if (context.DeliveryServices is not { } services || order.DeliveryService is not { } chosen)
            return order;
        var found = services.Find(State.SalesOrder!.Key.Connection, State.SalesOrder.Channel, context.WarehouseName!.Value, chosen);
        if (!found.IsOk)
        {
            sheet.Hold("delivery service", found.Refusal);
            return null;
        }

        return found.Value == chosen ? order : order with { DeliveryService = found.Value };
    }

    /// <summary>What was set going for an order that is no more: the goods are stopped first, and booked back only if they were.</summary>
    /// <param name="isAcknowledged">Whether a person took over what cannot be booked back.</param>
    public void TakeBack(bool isAcknowledged)
    {
        if (HasLeftErp)
            return; // what is posted cannot be taken out, nor what stands beside it: people are told
        WithdrawStock("the order is off", keepsAllocated: false);
        List<int> running = [.. State.Numbers().Where(n => State.AsPart(n) is { WarehouseOrderId: not null, WarehouseCancellation: null })];
        foreach (var part in running)
            sheet.Do(new BackOfficeEffect.CancelAtWarehouse { Part = part <= 1 ? 0 : part }, RetrySafety.Act, Priority.Order, stillWorkingFor: context.Warehouse.StillWorkingFor);
        if (running.Count > 0 || State.Booked is not { } erp || State.Stopped() is not (null or WarehouseCancellation.Cancelled))
            return;
        if (!erp.IsInvoiced)
            CancelErpOrder();
        else if (!isAcknowledged)
            HoldPosted(erp, "it is no longer wanted");
    }

    /// <summary>Whether goods that are no longer wanted as they were ordered may still be stopped.</summary>
    public bool CanStillStop => LeavesFromErp ? !HasLeftErp : State.WarehouseCancellation is null && State.Warehouse is not (WarehouseOrderState.PartiallyDispatched or WarehouseOrderState.Dispatched or WarehouseOrderState.Cancelled)
        && State.Dispatches.All(static d => d.State != ShipmentState.Dispatched);

    /// <summary>The warehouse stopped what has changed since: it is asked anew, under a reference that it does not know yet.</summary>
    private void LeaveWarehouse()
    {
        sheet.Notes.Add(new Note("warehouse.order-withdrawn", $"warehouse order {State.WarehouseOrderId} was stopped because the order had changed; the warehouse is asked anew"));
        State = State with
        {
            WarehouseOrderId = null,
            Warehouse = WarehouseOrderState.Unknown,
            WarehouseText = string.Empty,
            WarehouseChangedAt = null,
            WarehouseCheckAt = null,
            WarehouseCancellation = null,
            WarehouseRevision = State.WarehouseRevision + 1,
            Fulfilment = null,
            Parts = null,
            Stock = State.Stock is { } asked ? asked with { IsWithdrawn = true, Held = null } : null,

            // What the stopped order was going to send never comes; what had left all the same has left.
            Dispatches = [.. State.Dispatches.Where(static d => d.State is ShipmentState.Dispatched or ShipmentState.Unknown)],
        };
    }

    /// <summary>An order that ends sooner than a second one may come late stays open until that was looked for.</summary>
    /// <param name="wasSent">Whether it counts as sent; otherwise the warehouse was made to stop, and has nothing to look for.</param>
    public void CheckBeforeEnd(bool wasSent)
    {
        if (wasSent)
            PlanChecks(looksAgain: false);
        else
            PlanErpLook(looksAgain: false);
    }

    /// <summary>
    /// The end of an order that was sent: what a person took out of the ERP meanwhile is booked anew, and posting is waited for where somebody says how long it may take.
    /// </summary>
    /// <param name="postedWithin">How long; null when nobody waits for it.</param>
    /// <param name="wasClosed">Whether the order was over before, and something was heard of it since.</param>
    /// <returns>When to look again; null when there is nothing to wait for.</returns>
    public DateTimeOffset? BookBeforeEnd(TimeSpan? postedWithin, bool wasClosed)
    {
        if (State.Booked is not { } erp)
        {
            if (HasLeftErp)
                return null; // sent, and then deleted: what stands in its shipments is booked
            if (!wasClosed)
            {
                // Refused, or on its way: it is not over before the order is booked.
                CreateErpOrder();
                return context.Now + context.RecheckHolds;
            }

            if (Gone is { } left && State.Posted is null && left.Lines.Count > 0)
                sheet.Warn("erp", NotPosted($"Goods of order {context.OrderName} have left since it was over, and the ERP has no sales order for it any more.", "Enter it in the ERP and post it."));
            return null;
        }

        if (erp.IsInvoiced)
            return null;
        var hasRest = Left is { IsFinal: true, IsUnclear: false, IsWhole: false } && !IsWholeAlone;
        if (hasRest)
            WatchRest(erp);
        if (IsPostingOpen)
        {
            // People may post it meanwhile.
            State = State with { PostingSince = State.PostingSince ?? context.Now };
            return null;
        }

        if (Gone is { } gone && FindRest(erp, gone) is { } rest)
        {
            State = State with { PostingSince = State.PostingSince ?? context.Now };
            sheet.Warn("erp", rest);
            return context.Now + context.RecheckHolds;
        }

        if (hasRest && !State.IsRestClosed)
        {
            State = State with { PostingSince = State.PostingSince ?? context.Now };
            return context.Now + context.RecheckHolds;
        }

        // An order that holds no more than what left, all of it posted, is over: that it still stands there is the ERP's way.
        if (hasRest && State.Posted is { } posted && !posted.Lacks(new Posting(Left!.Lines, null, posted.WithInvoice)))
            return null;
        if (wasClosed || postedWithin is not { } within)
            return null;
        State = State with { PostingSince = State.PostingSince ?? context.Now };
        var due = State.PostingSince.Value + within;
        if (context.Now < due)
            return due;
        sheet.Warn("erp", NotPosted(
            $"Sales order {erp.Number} of order {context.OrderName}, whose goods have left, is not posted in the ERP.", "Post it there, or acknowledge the case when it is booked in another way."));
        return context.Now + within;
    }

    /// <summary>
    /// Has the ERP post what left and is not posted yet. An order that is not as it was ordered is not posted: at its end that holds it. A posting that the ERP refused, and that a person
    /// took over, is that person's.
    /// </summary>
    public void PostDispatch(bool isEnd, bool isAcknowledged)
    {
        if (Gone is not { } gone || context.Fulfilment is not { } can || State is not { Booked: { IsInvoiced: false } erp, IsErpDraft: false, ErpMissedAt: null })
            return;
        var wanted = new Posting(gone.Lines, gone.LeftAt, context.Posting == DispatchPosting.ShipAndInvoice);
        if (wanted.Lines.Count == 0 || !gone.IsCounted || !(gone.IsWhole || can.PartialDispatch) || !wanted.IsBeyond(State.Posted))
        {
            if (State.Posted is { } posted && gone is { IsUnclear: false } && wanted.Lacks(posted))
                sheet.Warn("erp posted", PostedBeyond(erp));
            return;
        }

        IsPostingOpen = true;
        var fault = FindFault(erp);
        if (fault is null && !(isAcknowledged && sheet.IsRefused(BackOfficeEffect.PostingId)))
        {
            sheet.Do(new BackOfficeEffect.PostDispatch(wanted), RetrySafety.Act, Priority.Ship, stillWorkingFor: can.StillWorkingFor);
        }
        else if (fault is not null && isEnd)
        {
            sheet.Hold(SubjectOf(fault), fault);
            if (State.ErpCheckAt is null)
                PlanErpLook(looksAgain: true);
        }
    }

    /// <summary>Whether the ERP is still to post something that left.</summary>
    public bool IsPostingOpen { get; private set; }

    /// <summary>What has left, where it is ours to have it posted; null where it is not. Added up once a look: by then it is known which shipments count.</summary>
    private GoneGoods? Gone => context is { Fulfilment.Posts: true, Posting: not DispatchPosting.ByOthers } && State.Dispatches.Count > 0 ? Left : null;

    /// <summary>What has left, whoever posts it; null while nothing can have. Added up once a look, as <see cref="Gone"/>.</summary>
    public GoneGoods? Left => field ??= State is { SalesOrder: { } order } and ({ Dispatches.Count: > 0 } or { Warehouse: WarehouseOrderState.Cancelled } or { Parts: not null })
        ? GoneGoods.Of(order, State.Counted(), State.Progress())
        : null;

    /// <summary>Whether a part will not leave, and the channel expects it no more.</summary>
    private bool IsRestSettled => Expected is { } expected && Left is { WillNotLeave: true, IsUnclear: false, Rest.Count: > 0 } left && left.Rest.All(r => expected.GetValueOrDefault(r.LineId) <= r.Left);

    /// <summary>Whether the ERP posts whole orders alone: then people reduce the order before it is posted.</summary>
    private bool IsWholeAlone => context is { Fulfilment: { Posts: true, PartialDispatch: false }, Posting: not DispatchPosting.ByOthers };

    /// <summary>
    /// What will not leave stays open in the ERP, and counts as demand there, until it is closed: by itself where the ERP reduces orders, which most do not once a part is posted, and else by people. Who has
    /// to credit delivery besides does both.
    /// </summary>
    private void WatchRest(ErpOrder erp)
    {
        if (erp.IsInvoiced || State.IsErpDraft || State.IsRestClosed)
            return;
        if (context.Fulfilment is { ReducesOrders: true } can && DeliveryBack is null && Left is { IsFinal: true } && !sheet.IsRefused(BackOfficeEffect.RestId))
        {
            // One after the other: a posting under way would not know what the order holds.
            if (!IsPostingOpen)
                sheet.Do(new BackOfficeEffect.CloseErpRest(), RetrySafety.Act, Priority.Order, stillWorkingFor: can.StillWorkingFor);
            return;
        }

        sheet.Warn("erp rest", new Refusal
        {
            Reason = ReasonCatalogue.ErpCloseRest,
            Message = $"Sales order {erp.Number} of order {context.OrderName} still holds goods that will not leave.",
            Remedy = "Close the rest in the ERP: reopen the order and bring these lines down to what was shipped, or delete what is left of it once that is invoiced. It is looked at again by itself. Acknowledge the case when it was settled in another way.",
            Facts =
            [
                new Fact("order", context.OrderName), new Fact("ERP order", erp.Number),
                .. Left!.Rest.Select(static r => new Fact($"line {r.LineId}", string.Create(CultureInfo.InvariantCulture, $"{r.Ordered - r.Left:0.#####} {r.Unit} of {r.Sku}"))),
                .. DeliveryBack is { } delivery ? [new Fact("delivery paid back", delivery.ToString())] : Array.Empty<Fact>(),
            ],
        });
        if (sheet.Effects.All(static e => e.Effect is not BackOfficeEffect.ReadErpOrder))
            sheet.Do(new BackOfficeEffect.ReadErpOrder(), RetrySafety.Read, Priority.Order, (State.ErpSeenAt ?? context.Now) + context.ErpCheckEvery);
    }

    /// <summary>What of an order that is over stays unposted, and whatever is heard of it does not mend that: a person posts or closes it in the ERP.</summary>
    private Refusal? FindRest(ErpOrder erp, GoneGoods gone) => gone switch
    {
        { IsUnclear: true } => NotPosted(
            $"Sales order {erp.Number} of order {context.OrderName}, whose goods have left, is not posted in the ERP: the warehouse does not say what a shipment holds, or whether it has left.",
            "Find out at the warehouse what has left, and post that in the ERP, or acknowledge the case when it is booked in another way."),
        { IsFinal: true, IsWhole: false } when IsWholeAlone => NotPosted(
            $"Sales order {erp.Number} of order {context.OrderName} is not posted: a part has left, the rest will not, and this ERP posts whole orders alone.",
            "Reduce the sales order in the ERP to what has left, and post it there."),
        _ => null,
    };

    private Refusal NotPosted(string message, string remedy) => OfPosting(ReasonCatalogue.ErpNotPosted, message, remedy);

    private Refusal PostedBeyond(ErpOrder erp) => OfPosting(
        ReasonCatalogue.ErpPostedEarly,
        $"More of order {context.OrderName} is posted on sales order {erp.Number} than has left: the warehouse took back what it had said of a shipment.",
        "Find out at the warehouse what has left; what has not takes a credit memo.");

    private Refusal OfPosting(Reason reason, string message, string remedy) => new()
    {
        Reason = reason,
        Message = message,
        Remedy = remedy,
        Facts = [new Fact("order", context.OrderName), .. State.Erp is { } erp ? [new Fact("ERP order", erp.Number)] : Array.Empty<Fact>()],
    };

    private static decimal PacksOf(SalesOrder order) => order.Lines.Sum(static l => l.Ordered.Count);

    /// <summary>Goods that left although the warehouse was not asked for them yet: whatever holds the order here did not hold them.</summary>
    /// <param name="isOver">Whether the order is over, so that what only stands there must be told too.</param>
    public void WatchUnasked(bool isOver = false)
    {
        List<UnaskedOrder> others = [.. State.Numbers().Select(n => State.AsPart(n).Unasked).OfType<UnaskedOrder>()];
        var left = (State is { IsSubmitted: false, WarehouseRevision: 0 } ? State.Dispatches : []).Concat(others.SelectMany(static o => o.Shipments))
            .Where(static d => d.State == ShipmentState.Dispatched).Select(static d => d.ShipmentId).ToList();
        var stands = isOver && others.Exists(static o => o.State != WarehouseOrderState.Cancelled);
        if (left.Count == 0 && !stands)
            return;
        sheet.Add(new Problem("warehouse", new Refusal
        {
            Reason = ReasonCatalogue.WarehouseSentUnasked,
            Message = left.Count > 0
                ? $"Goods of order {context.OrderName} have left the warehouse, which was not asked for them yet."
                : $"The warehouse has an order under the reference of order {context.OrderName}, which is over, and was not asked for it.",
            Remedy = "Find out at the warehouse who had them sent, and mend what holds the order: it goes on with these goods once they are found to be its own, or a person says so. If it must not be sent at all, get them back.",
            Facts = [.. others.Select(static o => new Fact("warehouse order", o.Id)), new Fact("shipments", left.Count == 0 ? "none" : string.Join(", ", left))],
        }, Severity.Page, sheet.Deadline?.Due) { Holds = false });
    }

    /// <summary>What a warehouse shows of an order that is over, and that no longer fits how it ended.</summary>
    /// <param name="wasCancelled">Whether the order was given up; false when it counts as sent.</param>
    public void WatchAfterEnd(bool wasCancelled)
    {
        if (LeavesFromErp)
        {
            if (wasCancelled && HasLeftErp)
                sheet.Add(new Problem("erp", SentFromErp(), Severity.Page) { Holds = false });
            return;
        }

        if (State.Numbers().Any(n => State.AsPart(n).Unasked is not null))
            WatchUnasked(isOver: wasCancelled);
        var hasLeft = State.Dispatches.Any(static d => d.State == ShipmentState.Dispatched);
        if (wasCancelled && hasLeft && State.Stopped() is null or WarehouseCancellation.Cancelled)
        {
            sheet.Add(new Problem("warehouse", new Refusal
            {
                Reason = ReasonCatalogue.CancelledTooLate,
                Message = $"Order {context.OrderName} was cancelled, and goods have left the warehouse all the same.",
                Remedy = "Expect the goods back, or settle with the customer.",
            }, Severity.Page) { Holds = false });
        }
        else if (!wasCancelled && !hasLeft && State.WarehouseOrderId is not null && State.Progress() == WarehouseOrderState.Cancelled)
        {
            sheet.Add(new Problem("warehouse", new Refusal
            {
                Reason = ReasonCatalogue.WarehouseCancelled,
                Message = $"Order {context.OrderName} counts as sent, and the warehouse cancelled it without sending anything.",
                Remedy = "Have the warehouse take it up again, or refund it where it was ordered.",
            }, Severity.Page) { Holds = false });
        }

        // Somebody told the marketplace himself, and the warehouse has still to send. One that was posted although it was never asked to was posted too early; one whose posting
        // was waited for was not.
        if (!wasCancelled && State.Booked is { } erp && State.Progress() != WarehouseOrderState.Cancelled && (State.WarehouseOrderId is not null || (State.PostingSince is null && !hasLeft)))
            WatchErp(erp);
    }

    /// <summary>An order that was given up when a part of it, or all, was posted as sent: the rest stands in the ERP for whoever sends it next.</summary>
    private Refusal SentFromErp() => new()
    {
        Reason = ReasonCatalogue.CancelledTooLate,
        Message = $"Order {context.OrderName} was cancelled, and goods of it are posted in the ERP as sent{(State.Booked is { IsInvoiced: false } open ? $"; the rest stands open on sales order {open.Number}" : string.Empty)}.",
        Remedy = "Close the rest of the sales order in the ERP so that nobody sends it. Expect the goods back, or settle with the customer; what is invoiced takes a credit memo. Then acknowledge the case.",
        Facts =
        [
            new Fact("order", context.OrderName), .. State.Erp is { } erp ? [new Fact("ERP order", erp.Number)] : Array.Empty<Fact>(),
            .. Shipments.Where(static s => s.State == ShipmentState.Dispatched).Select(static s => new Fact("shipment", s.ShipmentId)),
        ],
    };

    /// <summary>The ERP has posted the order whole and shows less than that as sent.</summary>
    public void WatchShipments()
    {
        if (!LeavesFromErp || context.Now < (ErpShowsAllAt ?? DateTimeOffset.MaxValue) || Shipments.Any(static s => s.State == ShipmentState.Dispatched))
            return;
        sheet.Hold("shipments", OfPosting(
            ReasonCatalogue.DispatchUnclear,
            $"Sales order {State.Erp?.Number} of order {context.OrderName} is posted in the ERP, and no shipment with our number on it was found.",
            "See in the ERP which shipment it left by and whether our number still stands on it. If the goods have left, confirm them in the marketplace's back office."));
    }

    /// <summary>Whoever deletes it again and again means it: then a person says what is right, and nobody fights him.</summary>
    private void CreateErpOrder()
    {
        if (HasLeftErp)
        {
            sheet.Warn(ErpSubject, OfPosting(
                ReasonCatalogue.ErpOrderRemoved,
                $"The sales order of order {context.OrderName} is gone from the ERP, which has posted goods of it as sent. It is not made anew: its goods could be sent twice.",
                "Enter in the ERP what is still to be sent, under the same external number: its shipments are told as they are posted."));
            return;
        }

        if (State.ErasedAt is not null)
        {
            HoldErased();
            return;
        }

        if (State.ErpRemovals < MostRemovals)
        {
            if (!IsStillGood())
                return;
            sheet.Do(new BackOfficeEffect.CreateErpOrder(), RetrySafety.Create, Priority.Order, stillWorkingFor: context.Erp.StillWorkingFor);
            return;
        }

        sheet.Hold(ErpSubject, new Refusal
        {
            Reason = ReasonCatalogue.ErpOrderRemoved,
            Message = $"The sales order of order {context.OrderName} was deleted in the ERP {State.ErpRemovals} times, and was made anew each time but the last.",
            Remedy = "Find out who deletes it and why. Try the case again to have it made anew; cancel the order at the marketplace when it is not to be sent.",
            Facts = [new Fact("order", context.OrderName), new Fact("deleted", State.ErpRemovals.ToString(CultureInfo.InvariantCulture))],
        });
    }

    /// <summary>One that was not found where it was is looked for once more: it may be posted, and then there is nothing to take back.</summary>
    private void CancelErpOrder()
    {
        if (State.ErpMissedAt is not null)
            PlanErpLook(looksAgain: false);
        else
            sheet.Do(new BackOfficeEffect.CancelErpOrder(), RetrySafety.Act, Priority.Order, stillWorkingFor: context.Erp.StillWorkingFor);
    }

    /// <summary>What a fault is told of, held or not: sums are the whole order's.</summary>
    private static string SubjectOf(Refusal fault) => fault.Reason == ReasonCatalogue.ErpOrderDiffers || fault.Reason == ReasonCatalogue.ErpOrderIncomplete ? ErpSubject : string.Empty;

    /// <summary>What keeps the sales order, as it was last seen in the ERP, from being sent; null when nothing does.</summary>
    private Refusal? FindFault(ErpOrder erp)
    {
        if (erp.Differences.Count > 0)
        {
            return new Refusal
            {
                Reason = ReasonCatalogue.ErpOrderDiffers,
                Message = $"ERP order {erp.Number} of order {context.OrderName} is not what was ordered.",
                Remedy = "Correct the sales order in the ERP, or delete it there to have it made anew; it is looked at again by itself.",
                Facts = [new Fact("order", context.OrderName), new Fact("ERP order", erp.Number), .. erp.Differences],
            };
        }

        if (erp.IsIncomplete)
        {
            return new Refusal
            {
                Reason = ReasonCatalogue.ErpOrderIncomplete,
                Message = $"ERP order {erp.Number} of order {context.OrderName} was found, and its lines could not be read.",
                Remedy = "Nothing to do at first: it is looked at again by itself. When it stays, see why the ERP does not give its lines.",
                Facts = [new Fact("order", context.OrderName), new Fact("ERP order", erp.Number)],
            };
        }

        if (State.IsRestClosed)
            return null; // its lines were compared with what left
        var compared = MarketplaceOrderMapping.CompareTotals(State.SalesOrder!, erp, context.TotalTolerance);
        return compared.IsOk ? null : compared.Refusal;
    }

    /// <summary>An attempt whose answer was lost may have been carried out after it was made anew: once more it is looked for later. What a person mends in the ERP is seen there.</summary>
    private void PlanChecks(bool looksAgain)
    {
        PlanErpLook(looksAgain);
        foreach (var part in State.Numbers())
        {
            if (State.AsPart(part).WarehouseCheckAt is { } warehouse)
                sheet.Do(new BackOfficeEffect.ReadWarehouseOrder { Part = part <= 1 ? 0 : part }, RetrySafety.Read, Priority.Order, warehouse);
        }
    }

    /// <summary>What people did with the sales order in the ERP's own screen.</summary>
    private void WatchErp(ErpOrder erp)
    {
        var isPostedByUs = State is { SalesOrder: { } order, Posted: { } posted } && posted.Packs >= PacksOf(order);

        // Of a shipment whose word nobody knows a person found out more, and posted.
        if (erp.IsInvoiced && State.Progress() != WarehouseOrderState.Dispatched && !isPostedByUs && !IsRestSettled && State.Dispatches.All(static d => d.State != ShipmentState.Unknown))
        {
            sheet.Warn("erp", new Refusal
            {
                Reason = ReasonCatalogue.ErpPostedEarly,
                Message = $"Sales order {erp.Number} of order {context.OrderName} was posted in the ERP, and not all of its goods have left the warehouse.",
                Remedy = "See to it that the goods leave; what does not leave takes a credit memo.",
            });
        }
    }

    /// <summary>What is posted cannot be taken out of the ERP: a person credits it.</summary>
    private void HoldPosted(ErpOrder erp, string why) => sheet.Hold(ErpSubject, OfPosting(
        ReasonCatalogue.ErpPostedEarly,
        $"Sales order {erp.Number} of order {context.OrderName} was posted in the ERP before its goods have left, and {why}.",
        "Credit in the ERP what is not going to leave, see to what is still wanted, then acknowledge the case."));

    private void PlanErpLook(bool looksAgain)
    {
        var again = looksAgain && State.ErpMissedAt is null ? (State.ErpSeenAt ?? context.Now) + context.RecheckHolds : (DateTimeOffset?)null;
        if ((again < State.ErpCheckAt ? again : State.ErpCheckAt ?? again) is { } erp)
            sheet.Do(new BackOfficeEffect.ReadErpOrder(), RetrySafety.Read, Priority.Order, erp);
    }

    private void WatchWarehouse()
    {
        foreach (var part in State.Numbers())
            WatchWarehouse(State.AsPart(part), State.Parts is null ? "warehouse" : FormattableString.Invariant($"warehouse part {part}"));
    }

    private void WatchWarehouse(BackOfficeState order, string subject)
    {
        if (order.Warehouse is WarehouseOrderState.Held or WarehouseOrderState.BackOrdered)
        {
            sheet.Warn(subject, new Refusal
            {
                Reason = ReasonCatalogue.WarehouseHeld,
                Message = $"The warehouse holds order {context.OrderName}: {order.WarehouseText}.",
                Remedy = "Settle with the warehouse what it waits for; the order goes on by itself.",
            });
        }
        else if (order.Warehouse == WarehouseOrderState.Cancelled && !IsRestSettled)
        {
            sheet.Hold(subject, new Refusal
            {
                Reason = ReasonCatalogue.WarehouseCancelled,
                Message = $"The warehouse cancelled order {context.OrderName}, which the customer still expects.",
                Remedy = "Have the warehouse take it up again, or cancel it where it was ordered.",
            });
        }
    }
}
