using Connectors.Domain.Documents;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;

namespace Connectors.Flows.B2BOrders;

/// <summary>Turns what was heard into facts. Late and repeated news never takes a fact back.</summary>
internal static class B2BFacts
{
    public static B2BOrderState Hear(B2BOrderState state, B2BInput? input, B2BContext context, List<Note> notes) => Reconsider(input switch
    {
        null => state,
        B2BInput.OfBackOffice office => state with { BackOffice = BackOfficeFacts.Hear(state.BackOffice, office.Content, context.BackOffice(B2BPlan.NameOf(state)), notes) },
        B2BInput.OfStorefront storefront => Hear(state, storefront.Content, context, notes),
        _ => throw new InvalidOperationException($"{input.GetType().Name} is not an input of this flow."),
    }, context);

    private static B2BOrderState Hear(B2BOrderState state, StorefrontInput input, B2BContext context, List<Note> notes) => input switch
    {
        StorefrontInput.OrderSeen seen => SeeOrder(state, seen.Order, notes),
        StorefrontInput.CreditTold told => state.Credit is { } asked && asked.Number == told.Number
            ? state with { Credit = asked.IsAgain ? asked with { AnsweredAt = context.Now, Account = told.Account } : asked with { AnsweredAt = context.Now, Account = told.Account, Available = told.Available, IsUnlimited = told.IsUnlimited } }
            : state,
        StorefrontInput.DispatchTold told when state.Told.All(t => t.ShipmentId != told.ShipmentId) => Told(
            state with { Told = [.. state.Told, new ToldDispatch(told.ShipmentId, told.FulfilmentId, told.TrackingNumbers, told.Lines, context.Now)] },
            notes,
            "dispatch.told",
            $"the store knows shipment {told.ShipmentId} as {told.FulfilmentId}"),
        StorefrontInput.DispatchTold => state,
        StorefrontInput.TrackingCorrected corrected => Told(
            state with { Told = [.. state.Told.Select(t => t.ShipmentId == corrected.ShipmentId ? t with { TrackingNumbers = corrected.TrackingNumbers } : t)] },
            notes,
            "dispatch.tracking-corrected",
            $"the store was told other tracking for shipment {corrected.ShipmentId}"),
        StorefrontInput.ReleaseGiven given => state.Order is not { } order ? state : Told(
            state with { Word = new FinanceRelease(given.By, context.Now, order.Total) }, notes, "payment.release-given", $"{given.By} lets it leave, up to {order.Total}"),
        StorefrontInput.PricesTold told => state.PriceCheck is { } check && check.Number == told.Number ? state with { PriceCheck = check with { AnsweredAt = context.Now, Quote = told.Quote } } : state,
        StorefrontInput.PricesAccepted accepted => state.Order is not { } priced ? state : Told(
            state with { AcceptedPrices = new AcceptedPrices(accepted.By, PriceJudgement.Of(priced)) }, notes, "prices.accepted", $"{accepted.By} has it booked at the prices that it was sold at"),
        StorefrontInput.DraftCompleted completed => state.BecameOrder is not null ? state : Told(
            state with { BecameOrder = completed.Order, Order = state.Order is { } draft ? draft with { State = StorefrontOrderState.Completed, CompletedAs = completed.Order } : null },
            notes,
            "draft.completed",
            $"the draft is order {completed.Order}"),

        // An order that was released by itself needs it no more; one that waits for its answer gets that.
        StorefrontInput.CreditPassed passed => state is { Release: not null } or { Credit: { AnsweredAt: null } } ? state : Told(
            state with { Credit = passed.Credit with { Number = Math.Max(state.Credit?.Number ?? 0, 1) }, Word = state.Word ?? passed.Word },
            notes,
            "credit.passed",
            $"what draft {passed.Draft} took of the credit of {passed.Credit.Customer} is taken by the order"),
        StorefrontInput.EffectRejected rejected => Told(
            state with { Rejected = state.Rejected.With(rejected.EffectId, rejected.Why, context.Tables.Version, state.Order?.UpdatedAt, context.Now + context.Policy.RecheckHolds) },
            notes,
            "effect.refused",
            $"{rejected.EffectId}: {rejected.Why.Message}"),
        StorefrontInput.RetryRequested retry => Told(state with { Rejected = [], BackOffice = state.BackOffice with { ErpRemovals = 0 } }, notes, "case.retry", $"asked for by {retry.By ?? "a person"}"),
        StorefrontInput.Acknowledged seen => Told(state with { IsAcknowledged = true, SeenConflict = state.Conflict ?? state.SeenConflict }, notes, "case.acknowledged", $"seen by {seen.By ?? "a person"}"),
        _ => throw new InvalidOperationException($"{input.GetType().Name} is not an input of this part."),
    };

    /// <summary>What was cancelled or completed never comes back, and an older snapshot says nothing.</summary>
    private static B2BOrderState SeeOrder(B2BOrderState state, StorefrontOrder order, List<Note> notes)
    {
        if (state.BackOffice.ErasedAt is not null)
            order = PersonalParts.Without(order);
        if (state.Order is { } known && (order.UpdatedAt < known.UpdatedAt
            || (order.UpdatedAt == known.UpdatedAt && known.State is StorefrontOrderState.Cancelled or StorefrontOrderState.Completed && order.State != known.State)))
        {
            return state;
        }

        // A store may keep the key of a draft or a quote for the order that it becomes: what was over, or seen by a person, was not the order.
        if (state.Order is { Kind: StorefrontOrderKind.Draft or StorefrontOrderKind.Quote } && order.Kind == StorefrontOrderKind.Order)
            state = state with { IsClosed = false, IsAcknowledged = false, BecameOrder = null };

        // A draft that became an order stays that, whatever a page that was read before shows.
        if (state.BecameOrder is not null && order.CompletedAs is null)
            return state;
        if (state.Order?.State != order.State || state.Order.Kind != order.Kind)
            notes.Add(new Note(state.Order is null ? "order.received" : "order.moved", $"the store shows {order.Kind} {order.StateText}"));
        // What the store refused because of a hold it may take once the hold is another, whether or not that changes the order's own time.
        var isHeldOtherwise = state.Rejected.Count > 0 && state.Order is { } before && !before.Holds.SequenceEqual(order.Holds);
        return state with { Order = order, BecameOrder = state.BecameOrder ?? (order.CompletedAs == order.Key ? null : order.CompletedAs), Rejected = isHeldOtherwise ? [] : state.Rejected };
    }

    private static B2BOrderState Reconsider(B2BOrderState state, B2BContext context)
    {
        var standing = state.Rejected.StillStanding(context.Tables.Version, state.Order?.UpdatedAt);
        return ReferenceEquals(standing, state.Rejected) ? state : state with { Rejected = standing };
    }

    private static B2BOrderState Told(B2BOrderState state, List<Note> notes, string code, string text)
    {
        notes.Add(new Note(code, text));
        return state;
    }
}
