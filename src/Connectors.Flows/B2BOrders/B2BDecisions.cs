using System.Text.Json;
using Connectors.Domain.Payments;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;

namespace Connectors.Flows.B2BOrders;

/// <summary>
/// The decisions of the flow of business orders. Pure: an input becomes facts, and from the facts alone follows everything that is to be done and everything a person must see.
/// </summary>
internal static class B2BDecisions
{
    /// <summary>Hears one input and concludes.</summary>
    /// <param name="state">What is known; null for a new case.</param>
    /// <param name="input">What was heard; null when only time has come or a table changed.</param>
    /// <param name="context">Everything else the decision rests on.</param>
    public static Decision<B2BOrderState, B2BEffect> Decide(B2BOrderState? state, B2BInput? input, B2BContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var notes = new List<Note>();
        var before = state ?? new B2BOrderState();
        var heard = B2BFacts.Hear(before, input, context, notes);
        var plan = new B2BPlan(heard, context, notes);
        plan.Make();
        var decision = plan.ToDecision();
        if (decision.State.Order is { } order)
        {
            decision = decision with
            {
                Rows =
                [
                    .. Reservations.Changes(context.Route.Erp, order.Key, before.BackOffice, decision.State.BackOffice),
                    .. UninvoicedOrders.Changes(context.Route.Erp, order.Key, before.BackOffice, decision.State.BackOffice),
                    .. OnAccountOrders.Changes(order.Key, RowOf(before), RowOf(decision.State)),
                ],
            };
        }

        return plan.Amendments.Count == 0 ? decision : NamingOnce(before, plan.Amendments, decision);
    }

    /// <summary>What a business owes: kept for the receivables report, and no part of any payout.</summary>
    private static string? RowOf(B2BOrderState state) =>
        state is { Release: { Basis: ReleaseBasis.Credit or ReleaseBasis.CreditWaived } or { ReleasedBy: not null }, BackOffice: { Booked: not null, SalesOrder: { } sales } } ? OnAccountOrders.RowOf(sales) : null;

    /// <summary>Rules are asked at every look, so most of what they amend is known already: it is named when the document is another than the one that was kept.</summary>
    private static Decision<B2BOrderState, B2BEffect> NamingOnce(B2BOrderState before, IReadOnlyList<Amendment> amendments, Decision<B2BOrderState, B2BEffect> decision)
    {
        var (then, now) = (before.BackOffice, decision.State.BackOffice);
        var known = amendments.Where(a => a.Subject switch
        {
            PlanSheet.SalesOrder => now.SalesOrder is null || IsSame(then, now),
            PlanSheet.WarehouseOrder => now.Fulfilment is null || IsSame(then, now),
            _ => true,
        }).Select(static a => a.Note).ToList();
        return decision with { Notes = [.. decision.Notes.Where(n => !known.Exists(k => ReferenceEquals(k, n)))] };

        static bool IsSame(BackOfficeState left, BackOfficeState right) => Written(left) == Written(right);

        static string Written(BackOfficeState office) => JsonSerializer.Serialize(
            new B2BOrderState { BackOffice = new BackOfficeState { SalesOrder = office.SalesOrder, Fulfilment = office.Fulfilment } }, B2BJsonContext.Default.B2BOrderState);
    }
}
