using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Connectors.Flows.Engine;

namespace Connectors.Flows.MarketplaceOrders;

/// <summary>
/// The decisions of the marketplace order-to-cash flow. Pure: an input becomes facts, and from the facts alone follows
/// everything that is to be done and everything a person must see. Nothing is remembered as "already planned".
/// </summary>
internal static class OrderDecisions
{
    /// <summary>Hears one input and concludes.</summary>
    /// <param name="state">What is known; null for a new case.</param>
    /// <param name="input">What was heard; null when only time has come or a table changed.</param>
    /// <param name="context">Everything else the decision rests on.</param>
    public static Decision<OrderState, OrderEffect> Decide(OrderState? state, OrderInput? input, OrderContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var notes = new List<Note>();
        var before = state ?? new OrderState();
        var heard = OrderFacts.Hear(before, input, context, notes);
        var plan = new OrderPlan(heard, context, notes);
        plan.Make();
        var decision = plan.ToDecision();
        return notes.Exists(static n => IsAmendment(n) || IsMapping(n)) || input is OrderInput.OfMarketplace { Content: MarketplaceInput.ShipmentConfirmed }
            ? decision with { Notes = NamingOnce(before, input, context, decision) }
            : decision;
    }

    /// <summary>
    /// Rules are asked at every look, so most of what they amend is known already: an order is named as mapped when no rule holds it, as amended when it is another than the
    /// one that was kept, and an amended confirmation when it was told.
    /// </summary>
    private static List<Note> NamingOnce(OrderState before, OrderInput? input, OrderContext context, Decision<OrderState, OrderEffect> decision)
    {
        var (then, now) = (before.BackOffice, decision.State.BackOffice);
        var isOther = (
            SalesOrder: Differ(then.SalesOrder, now.SalesOrder, OrderJsonContext.Default.SalesOrder),
            Fulfilment: Differ(then.Fulfilment, now.Fulfilment, OrderJsonContext.Default.FulfilmentOrder));
        List<Note> notes = [.. decision.Notes.Where(n =>
            IsMapping(n) ? now.SalesOrder is not null : !IsAmendment(n) || (IsOf(n, "sales order") && isOther.SalesOrder) || (IsOf(n, "warehouse order") && isOther.Fulfilment))];
        if (input is not OrderInput.OfMarketplace { Content: MarketplaceInput.ShipmentConfirmed confirmed })
            return notes;

        // What it was told is what was planned of the facts before this answer.
        var planned = new List<Note>();
        new OrderPlan(before, context, planned).Make();
        return [.. planned.Where(n => IsAmendment(n) && IsOf(n, $"shipment {confirmed.ShipmentId}")), .. notes];
    }

    private static bool Differ<T>(T? left, T? right, JsonTypeInfo<T> type)
        where T : class => JsonSerializer.Serialize(left!, type) != JsonSerializer.Serialize(right!, type);

    private static bool IsAmendment(Note note) => note.Code == "rule.amended";

    private static bool IsMapping(Note note) => note.Code == "order.mapped";

    private static bool IsOf(Note note, string subject) => note.Text.StartsWith(subject + ": ", StringComparison.Ordinal);
}
