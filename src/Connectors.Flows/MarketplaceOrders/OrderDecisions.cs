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
        var heard = OrderFacts.Hear(state ?? new OrderState(), input, context, notes);
        var plan = new OrderPlan(heard, context, notes);
        plan.Make();
        return plan.ToDecision();
    }
}
