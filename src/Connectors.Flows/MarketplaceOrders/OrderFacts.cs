using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;

namespace Connectors.Flows.MarketplaceOrders;

/// <summary>Turns what was heard into facts. Late and repeated news never takes a fact back.</summary>
internal static class OrderFacts
{
    public static OrderState Hear(OrderState state, OrderInput? input, OrderContext context, List<Note> notes) => Reconsider(input switch
    {
        null => state,
        OrderInput.OfBackOffice office => Hear(state, office.Content, context, notes),
        OrderInput.OfMarketplace marketplace => Hear(state, marketplace.Content, context, notes),
        _ => throw new InvalidOperationException($"{input.GetType().Name} is not an input of this flow."),
    }, context);

    private static OrderState Hear(OrderState state, BackOfficeInput input, OrderContext context, List<Note> notes)
    {
        var heard = state with { BackOffice = BackOfficeFacts.Hear(state.BackOffice, input, context.BackOffice(state.Order?.Key), notes) };

        if (input is BackOfficeInput.GoodsRead { Goods: var goods } && state.Order is { } order && !goods.SaysTheSameAs(state.BackOffice.Goods))
            notes.AddRange(new AcceptanceChecks(order, context.Policy, context.Tables.Mapping).NotCompared(goods).Select(static t => new Note("goods.not-compared", t)));

        // Another sales order has another number.
        return input is BackOfficeInput.ErpOrderCreated ? heard with { IsReferenceWanted = false, ReferenceRejection = null } : heard;
    }

    private static OrderState Hear(OrderState state, MarketplaceInput input, OrderContext context, List<Note> notes) => input switch
    {
        MarketplaceInput.OrderSeen seen => SeeOrder(state, seen.Order, context, notes),
        MarketplaceInput.Accepted accepted => Accept(state, accepted.Order, context, notes),
        MarketplaceInput.PartialAcceptanceRefused => Told(
            state with { IsWholeOnly = true, Decision = null }, notes, "order.partial-acceptance-refused", "the marketplace takes one decision for all lines"),
        MarketplaceInput.ReferenceWanted => Told(
            state with { IsReferenceWanted = true }, notes, "order.reference-wanted", $"ERP number {state.BackOffice.Erp?.Number} is to stand on the marketplace order"),
        MarketplaceInput.ReferenceRejected rejected => Told(
            state with { ReferenceRejection = rejected.ErrorCode ?? string.Empty }, notes, "order.reference-rejected", $"the marketplace did not take ERP number {state.BackOffice.Erp?.Number}"),
        MarketplaceInput.ShipmentConfirmed confirmed => Confirm(state, confirmed, context, notes),
        MarketplaceInput.TrackingCorrected corrected => Told(
            state with { Confirmed = [.. state.Confirmed.Select(c => c.ShipmentId == corrected.ShipmentId ? c with { TrackingNumber = corrected.TrackingNumber } : c)] },
            notes,
            "shipment.tracking-corrected",
            $"the marketplace was told another tracking number for shipment {corrected.ShipmentId}"),
        MarketplaceInput.RestGivenUp given => Told(
            state with { RestWord = new RestWord(given.By, context.Now, given.Lines) },
            notes,
            "rest.given-up",
            $"{given.By} says that {(given.Lines.Count == 0 ? "what has not left" : string.Join(", ", given.Lines.Select(static l => FormattableString.Invariant($"{l.Quantity:0.#####} of line {l.LineId}"))))} will not come"),
        MarketplaceInput.RestTurnCame turn => state.RestTurn is { IsAsked: true } asked && asked.Number == turn.Turn ? state with { RestTurn = asked with { CameAt = context.Now } } : state,
        MarketplaceInput.RestTold told => TellRest(state, told, context, notes),
        MarketplaceInput.RestDropped dropped => DropRest(state, dropped, context, notes),
        MarketplaceInput.EffectRejected rejected => Told(
            state with { Rejected = state.Rejected.With(rejected.EffectId, rejected.Why, context.Tables.Version, state.Order?.UpdatedAt, context.Now + context.Policy.RecheckHolds) },
            notes,
            "effect.refused",
            $"{rejected.EffectId}: {rejected.Why.Message}"),
        MarketplaceInput.RetryRequested retry => Told(
            state with { Rejected = [], BackOffice = state.BackOffice with { ErpRemovals = 0, Goods = Doubted(state.BackOffice.Goods, context) } }, notes, "case.retry", $"asked for by {retry.By ?? "a person"}"),
        MarketplaceInput.Acknowledged seen => Told(state with { IsAcknowledged = true }, notes, "case.acknowledged", $"how it ended was seen by {seen.By ?? "a person"}"),
        _ => throw new InvalidOperationException($"{input.GetType().Name} is not an input of this part."),
    };

    /// <summary>What was said of goods holds until it is said anew, and that is asked at once.</summary>
    private static GoodsSeen? Doubted(GoodsSeen? goods, OrderContext context) => goods is null ? null : goods with { At = context.Now - context.Policy.RecheckHolds };

    private static OrderState SeeOrder(OrderState state, MarketplaceOrder order, OrderContext context, List<Note> notes)
    {
        if (state.BackOffice.ErasedAt is not null)
            order = PersonalParts.Without(order);
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

        // Held to the lines as they were when it was decided: of an order that is refused all are.
        if (order.State == MarketplaceOrderState.Refused && seen.RefusedAt is null && seen.Decision?.RefusesAll(state.Order ?? order) == true && (order.AcceptanceDecidedAt is not null || order.UpdatedAt < context.AcceptanceEnds(order)))
            seen = Refuse(seen, context, notes);
        if (order is { State: MarketplaceOrderState.Refused, AcceptanceDecidedAt: { } decidedAt } && seen.RefusedAt is null && state.Order is not { State: MarketplaceOrderState.Refused, AcceptanceDecidedAt: not null })
            seen = Told(seen, notes, "order.refused-elsewhere", string.Create(CultureInfo.InvariantCulture, $"a person refused it in the marketplace's back office at {decidedAt:u}"));
        if (state is { BackOffice.SalesOrder: not null, Order.ShipTo: { } before } && order.ShipTo is { } now && now != before)
            seen = Told(seen with { HasNewAddress = true }, notes, "order.address-changed", "the marketplace shows another address");
        return seen.AcceptedAt is null && IsPastAcceptance(order.State)
            ? Told(seen with { AcceptedAt = context.Now }, notes, "order.accepted-elsewhere", "the marketplace shows it as accepted")
            : seen;
    }

    private static OrderState Accept(OrderState state, MarketplaceOrder? found, OrderContext context, List<Note> notes)
    {
        if (found is not null && !IsPastAcceptance(found.State))
            return SeeOrder(state, found, context, notes);
        if (found is null && state.Decision?.RefusesAll(state.Order!) == true)
            return Refuse(state, context, notes);
        var accepted = Told(
            state with { AcceptedAt = context.Now, AcceptedByUs = true },
            notes,
            "order.accepted",
            found is not null ? "an earlier attempt had accepted it" : AcceptedText(state, context.Policy));
        return found is null ? accepted : SeeOrder(accepted, found, context, notes);
    }

    private static string AcceptedText(OrderState state, OrderPolicy policy)
    {
        var lines = state.Decision is { Refused.Count: > 0 } decision ? $"accepted every line but {Names(decision)}" : "accepted every line";
        return policy.Acceptance == AcceptancePolicy.AfterErpDraft && state.BackOffice.Booked is null ? $"{lines}, before the ERP has it" : lines;
    }

    /// <summary>The end that our own policy wanted, with who and why; what others refuse is lost.</summary>
    private static OrderState Refuse(OrderState state, OrderContext context, List<Note> notes) => Told(
        state with { RefusedAt = context.Now },
        notes,
        "order.refused",
        $"refused by policy: {string.Join("; ", state.Decision!.Refused.Select(static r => $"line {r.LineId}, {r.Reason}"))}");

    private static string Names(AcceptanceDecision decision) => string.Join(", ", decision.Refused.Select(static r => r.LineId));

    /// <summary>
    /// Of two snapshots of one instant the one further on is the newer, and of one state the one that expects less: what was withdrawn never comes back. A state nobody knows
    /// tells nothing of that, and a quantity that is not clear less than one that is.
    /// </summary>
    private static bool IsOlder(MarketplaceOrder order, MarketplaceOrder known) =>
        order.UpdatedAt < known.UpdatedAt
        || (order.UpdatedAt == known.UpdatedAt && order.State < known.State && order.State != MarketplaceOrderState.Unknown)
        || (order.UpdatedAt == known.UpdatedAt && order.State == known.State && Expected(known) is { } clear && (Expected(order) is not { } asked || asked > clear));

    private static decimal? Expected(MarketplaceOrder order) => order.Lines.Any(static l => l.IsQuantityUnclear)
        ? null
        : order.Lines.Where(static l => !l.IsWithdrawn).Sum(static l => l.Quantity);

    private static OrderState Confirm(OrderState state, MarketplaceInput.ShipmentConfirmed confirmed, OrderContext context, List<Note> notes) =>
        state.Confirmed.Any(c => c.ShipmentId == confirmed.ShipmentId)
            ? state
            : Told(
                state with { Confirmed = [.. state.Confirmed, new(confirmed.ShipmentId, confirmed.MarketplaceId, confirmed.TrackingNumber, confirmed.Lines, context.Now)] },
                notes,
                "shipment.confirmed",
                $"shipment {confirmed.ShipmentId} confirmed as {confirmed.MarketplaceId}");

    private static OrderState TellRest(OrderState state, MarketplaceInput.RestTold told, OrderContext context, List<Note> notes)
    {
        if (state.Rests.FirstOrDefault(r => r.Number == told.Number && r.ToldAt is null) is not { } open)
            return state;
        var done = Told(
            state with { Rests = [.. state.Rests.Select(r => r == open ? r with { ToldAt = context.Now, Ids = told.Ids, ByOthers = told.Order is not null } : r)] },
            notes,
            told.Order is null ? "rest.told" : "rest.told-elsewhere",
            told.Order is null
                ? $"{(open.IsRefund ? "refunded" : "cancelled")} at the marketplace as {(told.Ids.Count == 0 ? "it did not say" : string.Join(", ", told.Ids))}: {RestPlan.Describe(open)}"
                : $"somebody saw to it at the marketplace: {RestPlan.Describe(open)}");
        return told.Order is { } seen ? SeeOrder(done, seen, context, notes) : done;
    }

    /// <summary>What a person said holds for what is left of it; the policy decides anew.</summary>
    private static OrderState DropRest(OrderState state, MarketplaceInput.RestDropped dropped, OrderContext context, List<Note> notes)
    {
        if (state.Rests.FirstOrDefault(r => r.Number == dropped.Number && r.ToldAt is null) is not { } open)
            return SeeOrder(state, dropped.Order, context, notes);
        var anew = Told(
            state with
            {
                Rests = [.. state.Rests.Where(r => r != open)],
                RestWord = state.RestWord ?? (open.By == RestPlan.ByPolicy ? null : new RestWord(open.By, open.DecidedAt, [.. open.Lines.Select(static l => new ConfirmedLine(l.LineId, l.Quantity))])),
            },
            notes,
            "rest.dropped",
            "the order was reduced otherwise meanwhile, or has moved on; what will not come is counted anew");
        return SeeOrder(anew, dropped.Order, context, notes);
    }

    private static OrderState Reconsider(OrderState state, OrderContext context)
    {
        var standing = state.Rejected.StillStanding(context.Tables.Version, state.Order?.UpdatedAt);
        return ReferenceEquals(standing, state.Rejected) ? state : state with { Rejected = standing };
    }

    private static bool IsPastAcceptance(MarketplaceOrderState state) => state is
        MarketplaceOrderState.WaitingDebit or MarketplaceOrderState.Shipping or MarketplaceOrderState.Shipped or
        MarketplaceOrderState.Received or MarketplaceOrderState.Closed;

    private static OrderState Told(OrderState state, List<Note> notes, string code, string text)
    {
        notes.Add(new Note(code, text));
        return state;
    }
}
