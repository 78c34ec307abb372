using Connectors.Domain.Documents;
using Connectors.Domain.Fulfilment;
using Connectors.Flows.Engine;

namespace Connectors.Flows.BackOffice;

/// <summary>Turns what was heard of ERP and warehouse into facts. Late and repeated news never takes a fact back.</summary>
internal static class BackOfficeFacts
{
    public static BackOfficeState Hear(BackOfficeState state, BackOfficeInput input, BackOfficeContext context, List<Note> notes)
    {
        var heard = HearNews(state, input, context, notes);
        if (heard.ErasedAt is not null)
            heard = heard with { Erp = BackOfficeState.Uncompared(heard.Erp) };
        DateTimeOffset? knownAt = heard.Booked is null ? null : state.ErpKnownAt ?? context.Now;
        DateTimeOffset? goneAt = context.WarehouseName is null && heard.Booked is { IsInvoiced: true } ? state.ErpGoneAt ?? context.Now : null;
        return heard.ErpKnownAt == knownAt && heard.ErpGoneAt == goneAt ? heard : heard with { ErpKnownAt = knownAt, ErpGoneAt = goneAt };
    }

    private static BackOfficeState HearNews(BackOfficeState state, BackOfficeInput input, BackOfficeContext context, List<Note> notes) => input switch
    {
        BackOfficeInput.GoodsRead read => HearGoods(state, read.Goods with { At = context.Now }, notes),
        BackOfficeInput.ErpOrderCreated created => Told(
            state with { IsErpDraft = IsDraft(state, created), Erp = created.Order, ErpSeenAt = context.Now, IsErpCancelled = false, IsRestClosed = false, ErpMissedAt = null, ErpCheckAt = created.MayBeTwice ? context.Now + context.Erp.StillWorkingFor : state.ErpCheckAt },
            notes,
            "erp.order-created",
            $"ERP order {created.Order.Number}{(created.WasThere ? ", found: an earlier attempt had created it" : string.Empty)}"),
        BackOfficeInput.ErpOrderSeen seen => SeeErpOrder(
            seen is { IsRestClosed: true } && !state.IsRestClosed
                ? Told(state with { ErpCheckAt = NextErpCheck(state, seen, context), IsRestClosed = true }, notes, "erp.rest-closed", $"sales order {seen.Order?.Number} holds no more than what left")
                : state with { ErpCheckAt = NextErpCheck(state, seen, context), IsRestClosed = seen.IsRestClosed },
            seen.Order,
            context,
            notes),
        BackOfficeInput.ErpCheckWanted => state.Booked is null || state.ErpCheckAt is not null ? state : state with { ErpCheckAt = context.Now },
        BackOfficeInput.ErpOrderCancelled => Told(state with { IsErpCancelled = true }, notes, "erp.order-cancelled", $"ERP order {state.Erp?.Number} taken back"),
        BackOfficeInput.WarehouseOrderSeen seen when !seen.IsAnswer && IsOfBefore(seen.Order, state) => SeeWithdrawn(state, seen.Order, notes),
        BackOfficeInput.WarehouseOrderSeen seen => state.PartOf(seen.Order.Reference) is { } part
            ? Of(state, part, view => SeeWarehouse(seen.MayBeTwice ? view with { WarehouseCheckAt = context.Now + context.Warehouse.StillWorkingFor } : view, seen, notes))
            : SeeWithdrawn(state, seen.Order, notes), // a part that is not known is none that counts: what left of it does
        BackOfficeInput.WarehouseOrderTaken taken => Of(state, PartToTake(state, taken), view => TakeWarehouse(view, taken, notes)),
        BackOfficeInput.WarehouseOrderChecked was => Of(state, was.Part, view => Told(view with { WarehouseCheckAt = null }, notes, "warehouse.order-checked", "no second warehouse order is there")),
        BackOfficeInput.WarehouseOrderCancelled cancelled => Of(state, cancelled.Part, view => Told(
            view with { WarehouseCancellation = cancelled.Result }, notes, "warehouse.order-cancelled", $"the warehouse was asked to stop{Named(cancelled.Part)}: {cancelled.Result}")),
        BackOfficeInput.StockAllocated allocated => HearAllocated(state, allocated, context, notes),
        BackOfficeInput.BackorderForced forced => state is { Stock: { Held: not null, ForcedBy: null } asked }
            ? Told(state with { Stock = asked with { ForcedBy = forced.By } }, notes, "backorder.forced", $"{forced.By} says that what waits for stock is to be sent")
            : state,
        BackOfficeInput.BackorderGivenUp given => state is { Parts: not null, Stock: { Held: { } held } asked }
            ? Told(state with { Stock = asked with { GivenUpBy = given.By } }, notes, "backorder.given-up", $"{given.By} says that what waits for stock, worth {held.Total}, will not come")
            : state,
        BackOfficeInput.ErpShipmentSeen seen => SeeErpShipment(state, seen.Shipment, notes),
        BackOfficeInput.TrackingEntered entered => EnterTracking(state, entered, context, notes),
        BackOfficeInput.DispatchPosted posted => HearPosted(state, posted, notes),
        _ => throw new InvalidOperationException($"{input.GetType().Name} is not an input of this part."),
    };

    /// <summary>Hears what is about one part as it is heard of an order that goes whole.</summary>
    private static BackOfficeState Of(BackOfficeState state, int part, Func<BackOfficeState, BackOfficeState> hear)
    {
        var view = state.AsPart(part);
        return state.WithPart(hear(view));
    }

    private static string Named(int part) => part <= 1 ? string.Empty : FormattableString.Invariant($" part {part}");

    /// <summary>The part that the warehouse has not answered of: one that it shows under this id, or else the first.</summary>
    private static int PartToTake(BackOfficeState state, BackOfficeInput.WarehouseOrderTaken taken)
    {
        List<int> open = [.. state.Numbers().Where(n => state.AsPart(n).WarehouseOrderId is null)];
        return open.Find(n => state.AsPart(n).Unasked?.Id == taken.OrderId) is > 0 and var shown ? shown : open.FirstOrDefault();
    }

    /// <summary>An answer to an older question says nothing; of two to the same the later one says what waits, whichever is heard first.</summary>
    private static BackOfficeState HearAllocated(BackOfficeState state, BackOfficeInput.StockAllocated allocated, BackOfficeContext context, List<Note> notes)
    {
        // Nor does one to an order that the warehouse has whole: an earlier attempt asked for all of it.
        if (state.Stock is not { } asked || asked.Number != allocated.Number || asked.IsWithdrawn || state is { Parts: null, WarehouseOrderId: not null })
            return state;
        var heard = state with { Stock = asked with { AnsweredAt = asked.AnsweredAt ?? context.Now } };
        if (allocated.Part >= asked.Allocated)
            heard = heard with { Stock = heard.Stock with { Held = allocated.Held, Allocated = allocated.Part } };

        // What all of the order was allocated at once goes as it did before there were parts.
        if (allocated.Released is not { } goods || (state.Parts is null && allocated is { Part: 1, Held: null }) || state.Parts?.Any(p => p.Number == allocated.Part) == true)
            return heard;
        return Told(
            heard with { Parts = [.. (state.Parts ?? []).Append(new ReleasedPart { Number = allocated.Part, Goods = goods }).OrderBy(static p => p.Number)] },
            notes,
            "backorder.released",
            FormattableString.Invariant($"part {allocated.Part}, worth {goods.Total}, is in stock{(allocated.Held is { } rest ? $"; {rest.Total} waits" : ", and nothing waits any more")}"));
    }

    /// <summary>An order that is posted whole is gone from the ERP's list: that is known without asking for its invoice.</summary>
    private static BackOfficeState HearPosted(BackOfficeState state, BackOfficeInput.DispatchPosted posted, List<Note> notes)
    {
        var (posting, result) = (posted.Posting, posted.Result);
        var heard = state with
        {
            Posted = posting.With(state.Posted),
            Erp = result.IsOrderGone && state.Erp is { } erp ? erp with { IsInvoiced = true } : state.Erp,
        };
        if (result.Beyond.Count > 0)
            notes.Add(new Note("erp.posted-beyond", $"of sales order {result.OrderNumber} more was posted than left: {string.Join(", ", result.Beyond)}"));
        return Told(
            heard,
            notes,
            "erp.dispatch-posted",
            FormattableString.Invariant($"sales order {result.OrderNumber}: {posting.Packs} posted{(result.PostedOn is { } day ? $" on {day:yyyy-MM-dd}" : string.Empty)}{(result.IsOrderGone ? ", all of it" : string.Empty)}"));
    }

    /// <summary>What was said before is not told again.</summary>
    private static BackOfficeState HearGoods(BackOfficeState state, GoodsSeen goods, List<Note> notes)
    {
        var heard = state with { Goods = goods };
        return goods.SaysTheSameAs(state.Goods) ? heard : Told(heard, notes, "goods.read", goods.ToString());
    }

    /// <summary>A draft whose answer was lost may be found when the order is to be made as it is now; then it shows by what is otherwise.</summary>
    private static bool IsDraft(BackOfficeState state, BackOfficeInput.ErpOrderCreated created) =>
        state.IsDraft || (state.IsErpDraft && created is { WasThere: true, Order: { IsIncomplete: true } or { Differences.Count: > 0 } });

    /// <summary>A look after doubt proves nothing for as long as the ERP may still be working; one that is planned for later stays.</summary>
    private static DateTimeOffset? NextErpCheck(BackOfficeState state, BackOfficeInput.ErpOrderSeen seen, BackOfficeContext context) =>
        seen.AfterDoubt ? context.Now + context.Erp.StillWorkingFor : state.ErpCheckAt > context.Now ? state.ErpCheckAt : null;

    private static BackOfficeState SeeErpOrder(BackOfficeState state, ErpOrder? order, BackOfficeContext context, List<Note> notes)
    {
        if (order is null)
            return state.Booked is null ? state : MissErpOrder(state, context, notes); // taken out by us: none is there, as it should be

        // What was seen to differ stands until it is seen to be right, however often its lines cannot be read meanwhile.
        if (order.IsIncomplete && state.Erp is { Differences.Count: > 0 } differed && differed.Id == order.Id)
            order = order with { IsIncomplete = false, Differences = differed.Differences };
        var seen = state with { Erp = order, ErpSeenAt = context.Now, ErpMissedAt = null };
        return order.Total == state.Erp?.Total ? seen : Told(seen, notes, "erp.order-changed", $"ERP order {order.Number} now totals {order.Total}");
    }

    /// <summary>One look that does not find it proves nothing: an answer may be old, a copy may lag. Seen to be gone twice, as far apart as the ERP may lag, it is gone.</summary>
    private static BackOfficeState MissErpOrder(BackOfficeState state, BackOfficeContext context, List<Note> notes)
    {
        var missedAt = state.ErpMissedAt ?? context.Now;
        var lookAgainAt = missedAt + context.Erp.StillWorkingFor;
        return state.ErpMissedAt is not null && context.Now >= lookAgainAt
            ? Told(state with { Erp = null, Posted = null, ErpMissedAt = null, ErpRemovals = state.ErpRemovals + 1 }, notes, "erp.order-removed", $"ERP order {state.Erp?.Number} is no longer there")
            : Told(state with { ErpMissedAt = missedAt, ErpCheckAt = lookAgainAt }, notes, "erp.order-missed", $"ERP order {state.Erp?.Number} was not found; it is looked for once more");
    }

    /// <summary>Whether it is one that was withdrawn because the order had changed.</summary>
    private static bool IsOfBefore(WarehouseOrder order, BackOfficeState state) =>
        state is { WarehouseRevision: > 0, SalesOrder: not null } && (state.Parts is null ? !string.Equals(order.Reference, state.Reference, StringComparison.OrdinalIgnoreCase) : state.PartOf(order.Reference) is null);

    /// <summary>What left all the same counts, and what becomes of it; where the order stands does not.</summary>
    private static BackOfficeState SeeWithdrawn(BackOfficeState state, WarehouseOrder order, List<Note> notes)
    {
        var known = state.Dispatches.Select(static d => d.ShipmentId).ToHashSet(StringComparer.Ordinal);
        var news = order.Shipments.Where(s => s.State == ShipmentState.Dispatched || known.Contains(s.ShipmentId)).ToList();
        if (news.Count == 0)
            return state;
        var heard = state with { Dispatches = DispatchAggregation.Newest(state.Dispatches.Concat(news)) };
        var left = news.Count(s => !known.Contains(s.ShipmentId));
        return left == 0 ? heard : Told(heard, notes, "warehouse.withdrawn-dispatched", $"{left} shipments of the withdrawn warehouse order {order.Id} have left");
    }

    private static BackOfficeState SeeWarehouse(BackOfficeState state, BackOfficeInput.WarehouseOrderSeen seen, List<Note> notes)
    {
        // Whatever has our reference is not ours: it is once it was found to hold these goods for this recipient, or answered us.
        if (state is { WarehouseOrderId: null, WarehouseRevision: 0 } && !seen.IsAnswer)
            return state with { Unasked = UnaskedOrder.Of(state.Unasked, seen.Order) };
        var isLate = seen.Order.ChangedAt < state.WarehouseChangedAt;
        var shown = state.Unasked is { } unasked && unasked.Id == seen.Order.Id ? unasked.Shipments : [];
        var newest = DispatchAggregation.Newest(state.Dispatches.Concat(shown).Concat(seen.Order.Shipments));
        var left = newest.Count(static s => s.State == ShipmentState.Dispatched);
        if (seen.IsAnswer)
            notes.Add(new Note("warehouse.order-submitted", $"warehouse order {seen.Order.Id}"));
        if (left > state.Dispatches.Count(static s => s.State == ShipmentState.Dispatched))
            notes.Add(new Note("warehouse.dispatched", $"{left} shipments have left"));
        return state.WithShipments(seen.Order.Shipments) with
        {
            Unasked = null,
            WarehouseOrderId = state.WarehouseOrderId ?? seen.Order.Id,
            IsSubmitted = state.IsSubmitted || seen.IsAnswer,
            Warehouse = isLate ? state.Warehouse : seen.Order.State,
            WarehouseText = isLate ? state.WarehouseText : seen.Order.StateText,
            WarehouseChangedAt = isLate ? state.WarehouseChangedAt : seen.Order.ChangedAt ?? state.WarehouseChangedAt,
            Dispatches = newest,
        };
    }

    /// <summary>A person knows that it is ours, whatever it holds.</summary>
    private static BackOfficeState TakeWarehouse(BackOfficeState state, BackOfficeInput.WarehouseOrderTaken taken, List<Note> notes)
    {
        if (state.WarehouseOrderId is not null)
            return state;
        notes.Add(new Note("warehouse.order-taken", $"{taken.By} says that warehouse order {taken.OrderId} is this order's"));
        var ours = state with { WarehouseOrderId = taken.OrderId, IsSubmitted = true, Unasked = null };
        return state.Unasked is { } shown && shown.Id == taken.OrderId
            ? ours.WithShipments(shown.Shipments) with { Warehouse = shown.State, WarehouseText = shown.Text, WarehouseChangedAt = shown.ChangedAt, Dispatches = DispatchAggregation.Newest(ours.Dispatches.Concat(shown.Shipments)) }
            : ours;
    }

    private static BackOfficeState SeeErpShipment(BackOfficeState state, ErpShipment shipment, List<Note> notes)
    {
        var known = state.ErpShipments?.FirstOrDefault(IsSame);
        if (known?.ChangedAt > shipment.ChangedAt || (known is { Lines.Count: > 0 } && shipment.Lines.Count == 0))
            return state; // older, or an answer that does not tell the lines: what was seen to be sent stays
        if (known is null)
            notes.Add(new Note("erp.shipment-posted", $"the ERP has posted shipment {shipment.Number}"));
        return state with { ErpShipments = [.. (state.ErpShipments ?? []).Where(s => !IsSame(s)), shipment] };

        bool IsSame(ErpShipment other) => string.Equals(other.Number, shipment.Number, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The newest word on a shipment replaces the one before, of which it keeps what it does not say anew.</summary>
    private static BackOfficeState EnterTracking(BackOfficeState state, BackOfficeInput.TrackingEntered entered, BackOfficeContext context, List<Note> notes)
    {
        var before = state.Tracking?.FirstOrDefault(IsSame);
        var now = new EnteredTracking(
            entered.Shipment, entered.Carrier ?? before?.Carrier, entered.Carrier is null ? before?.Service : entered.Service, entered.Numbers ?? before?.Numbers, entered.By, context.Now);
        return Told(
            state with { Tracking = [.. (state.Tracking ?? []).Where(t => !IsSame(t)), now] },
            notes,
            "shipment.tracking-entered",
            $"{entered.By} entered {(entered.Numbers is null ? "the carrier" : "tracking")} of {(entered.Shipment is { } one ? $"shipment {one}" : "the order")}");

        bool IsSame(EnteredTracking other) => string.Equals(other.Shipment, entered.Shipment, StringComparison.OrdinalIgnoreCase);
    }

    private static BackOfficeState Told(BackOfficeState state, List<Note> notes, string code, string text)
    {
        notes.Add(new Note(code, text));
        return state;
    }
}
