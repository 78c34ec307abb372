using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;
using Connectors.Flows.MarketplaceOrders.Display;

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
        if (decision.State.Order is { } order)
        {
            decision = decision with
            {
                Rows =
                [
                    .. Reservations.Changes(context.Route.Erp, order.Key, before.BackOffice, decision.State.BackOffice),
                    .. ChargedOrders.Changes(order.Key, before.BackOffice, decision.State.BackOffice),
                    .. OnAccountOrders.Changes(before.Order, before.BackOffice.SalesOrder, order, decision.State.BackOffice.SalesOrder),
                ],
                Deliver = [.. decision.Deliver, .. OrderDisplays.News(before, decision, context)],
            };
        }

        return plan.Amendments.Count > 0 || notes.Exists(IsMapping) || input is OrderInput.OfMarketplace { Content: MarketplaceInput.ShipmentConfirmed }
            ? NamingOnce(before, input, context, plan.Amendments, decision)
            : decision;
    }

    /// <summary>
    /// Rules are asked at every look, so most of what they amend is known already: an order is named as mapped when no rule holds it, as amended when it is another than the
    /// one that was kept or another rule or version made it so, and an amended confirmation when it was told.
    /// </summary>
    private static Decision<OrderState, OrderEffect> NamingOnce(
        OrderState before, OrderInput? input, OrderContext context, IReadOnlyList<Amendment> amendments, Decision<OrderState, OrderEffect> decision)
    {
        var (then, now) = (before.BackOffice, decision.State.BackOffice);
        var kept = amendments.Where(a => a.Subject switch
        {
            PlanSheet.SalesOrder => now.SalesOrder is not null,
            PlanSheet.WarehouseOrder => now.Fulfilment is not null,
            _ => false,
        }).ToList();
        var others = new[]
        {
            Differ(then.SalesOrder, now.SalesOrder, OrderJsonContext.Default.SalesOrder) ? PlanSheet.SalesOrder : null,
            Differ(then.Fulfilment, now.Fulfilment, OrderJsonContext.Default.FulfilmentOrder) ? PlanSheet.WarehouseOrder : null,
        };
        var known = amendments.Where(a => !others.Contains(a.Subject) && !kept.Exists(k => k == a && !before.AmendedBy.Contains(a.By))).Select(static a => a.Note).ToList();
        List<Note> notes = [.. decision.Notes.Where(n => IsMapping(n) ? now.SalesOrder is not null : !known.Exists(k => ReferenceEquals(k, n)))];
        if (input is OrderInput.OfMarketplace { Content: MarketplaceInput.ShipmentConfirmed confirmed })
        {
            // What it was told is what was planned of the facts before this answer.
            var told = new OrderPlan(before, context, []);
            told.Make();
            notes = [.. told.Amendments.Where(a => a.Subject == $"shipment {confirmed.ShipmentId}").Select(static a => a.Note), .. notes];
        }

        return decision with
        {
            Notes = notes,
            State = kept.Count == 0 ? decision.State : decision.State with
            {
                AmendedBy = [.. before.AmendedBy.Where(b => !kept.Exists(k => b.StartsWith($"{k.Subject}: ", StringComparison.Ordinal))), .. kept.Select(static k => k.By)],
            },
        };
    }

    internal static bool Differ<T>(T? left, T? right, JsonTypeInfo<T> type)
        where T : class => JsonSerializer.Serialize(left!, type) != JsonSerializer.Serialize(right!, type);

    private static bool IsMapping(Note note) => note.Code == "order.mapped";
}
