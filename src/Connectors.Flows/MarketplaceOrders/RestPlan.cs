using Connectors.Domain.Documents;
using Connectors.Domain.Fulfilment;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;

namespace Connectors.Flows.MarketplaceOrders;

/// <summary>
/// Draws conclusions about what of an order has not left and will not come: a person's word, or the policy, makes one refund or one cancelation of it at the marketplace. One use, then thrown away.
/// </summary>
internal sealed class RestPlan(OrderState state, OrderContext context, PlanSheet sheet, BackOfficePlan office, List<Note> notes)
{
    /// <summary>Who decides where the policy does.</summary>
    public const string ByPolicy = "policy";

    /// <summary>The facts, with what was concluded to be told.</summary>
    public OrderState State { get; private set; } = state;

    /// <summary>Whether something is to be told, so that the order needs its turn.</summary>
    public bool NeedsTurn { get; private set; }

    /// <summary>When to look again; null for no reason of this part.</summary>
    public DateTimeOffset? LookAgainAt { get; private set; }

    /// <summary>Draws them.</summary>
    /// <param name="order">The order as it is still expected.</param>
    /// <param name="isAtWarehouse">Whether the warehouse has it.</param>
    /// <param name="stillWorkingFor">How long the marketplace may be at a lost request.</param>
    public void Make(MarketplaceOrder order, bool isAtWarehouse, TimeSpan stillWorkingFor)
    {
        if (State.OpenRest is null && isAtWarehouse)
            Decide(order);
        if (State.OpenRest is { } open)
            Tell(open, stillWorkingFor);
        else if (State.RestWord is { } word)
            Wait(word);
    }

    private void Tell(OrderRest open, TimeSpan stillWorkingFor)
    {
        var effect = new MarketplaceEffect.TellRest(open, State.RestTurn?.CameAt ?? context.Now);

        // Refused, it waits for a person, and keeps no return of the order from its turn.
        NeedsTurn = !sheet.IsRefused(effect.Id);
        if (!NeedsTurn || State.RestTurn is { IsAsked: true, CameAt: not null })
            sheet.Do(effect, RetrySafety.Create, Priority.Order, stillWorkingFor: stillWorkingFor);
    }

    private void Decide(MarketplaceOrder order)
    {
        if (office.Left is not { WillNotLeave: true, IsUnclear: false } left)
            return;
        var missing = OrderRests.Missing(left, order);
        if (missing.Count == 0)
        {
            if (State.RestWord is { } idle)
                Forget(idle, "nothing of it is expected any more, or all of it has left");
            return;
        }

        // How many are left to send the marketplace has still to say.
        if (missing.Any(m => order.Lines.Any(l => l.LineId == m.LineId && l.IsQuantityUnclear)))
            return;
        if (State.RestWord is { } word)
            Decide(order, left, word.Lines.Count == 0 ? missing : [.. missing.Select(m => m with { Quantity = Math.Min(m.Quantity, word.Lines.Where(l => l.LineId == m.LineId).Sum(static l => l.Quantity)) }).Where(static m => m.Quantity > 0m)], word);
        else if (context.Policy.Rest == RestPolicy.Automatic && IsPlain(order, left))
            Decide(order, left, missing);
    }

    private void Decide(MarketplaceOrder order, GoneGoods left, IReadOnlyList<ConfirmedLine> lines, RestWord word)
    {
        if (lines.Count == 0)
            Forget(word, "none of these lines lacks anything");
        else
            Fix(OrderRests.Of(State, order, left, lines, word.By, context.Now));
    }

    private void Decide(MarketplaceOrder order, GoneGoods left, IReadOnlyList<ConfirmedLine> missing)
    {
        // The warehouse may take its word back; what is paid back does not come back.
        var since = office.State.Dispatches.Select(static d => (DateTimeOffset?)d.ChangedAt).Append(office.State.WarehouseChangedAt).Max() ?? context.Now;
        if (since + context.Policy.RestAfter is var due && context.Now < due)
            LookAgainAt = due;
        else
            Fix(OrderRests.Of(State, order, left, missing, ByPolicy, context.Now));
    }

    /// <summary>Whether nothing else is odd with what left: goods that were not ordered may stand for those that are missing, and packs that are not whole a person sees to.</summary>
    private bool IsPlain(MarketplaceOrder order, GoneGoods left) => left.IsFinal
        && DispatchAggregation.Aggregate(OrderedLine.Of(office.State.SalesOrder!, order), office.State.Dispatches, office.State.Warehouse) is { IsUnclear: false } status
        && status.Findings.All(static f => f.Reason == ReasonCatalogue.ShortShipped)
        && status.Lines.All(l => left.Rest.FirstOrDefault(r => r.LineId == l.LineId) is not { } rest || IsWholePacks(l, rest));

    private bool IsWholePacks(LineDispatch line, UnsentLine rest)
    {
        var pack = office.State.SalesOrder!.Lines.First(l => l.LineId == rest.LineId).Ordered.BaseUnitsPerPack;
        return line.Dispatched * pack.Denominator == rest.Left * pack.Numerator;
    }

    private void Fix(OrderRest rest)
    {
        State = State with { Rests = [.. State.Rests, rest], RestWord = null };
        notes.Add(new Note("rest.decided", $"{rest.By}: {Describe(rest)} will not come and is to be {(rest.IsRefund ? "refunded" : "cancelled")}"));
    }

    private void Forget(RestWord word, string why)
    {
        State = State with { RestWord = null };
        notes.Add(new Note("rest.nothing-missing", $"{word.By} said that something will not come, and {why}"));
    }

    private void Wait(RestWord word) => sheet.Warn("rest", new Refusal
    {
        Reason = ReasonCatalogue.RestMayLeave,
        Message = $"{word.By} said that the rest of order {State.Order!.Key} will not come, and the warehouse does not say so yet: it may still leave.",
        Remedy = "Have the warehouse stop it. It is paid back as soon as the warehouse shows that nothing more will leave.",
        Facts = [new Fact("order", State.Order.Key.ToString()), new Fact("warehouse", office.State.WarehouseText.Length == 0 ? office.State.Warehouse.ToString() : office.State.WarehouseText)],
    });

    /// <summary>Which lines, how many, for how much.</summary>
    public static string Describe(OrderRest rest) => string.Join(", ", rest.Lines.Select(static l => FormattableString.Invariant($"{l.Quantity:0.#####} of line {l.LineId} for {l.Amount + l.ShippingAmount}")));
}
