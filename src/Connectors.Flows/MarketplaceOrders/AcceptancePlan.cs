using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;
using Connectors.Flows.Rules;

namespace Connectors.Flows.MarketplaceOrders;

/// <summary>Draws the conclusions about an order that waits for acceptance (policy C1): one use, then thrown away.</summary>
internal sealed class AcceptancePlan(OrderState state, OrderContext context, PlanSheet sheet, BackOfficePlan office)
{
    private readonly OrderPolicy _policy = context.Policy;

    /// <summary>The facts, with what was decided.</summary>
    public OrderState State { get; private set; } = state;

    /// <summary>When it is to be looked at again although nothing happens; null when nothing comes by itself.</summary>
    public DateTimeOffset? LookAgainAt { get; private set; }

    public void Make(MarketplaceOrder order, RuleFacts facts, TimeSpan stillWorkingFor)
    {
        if (_policy.Acceptance is AcceptancePolicy.ByMarketplace or AcceptancePolicy.Manual)
            return;
        if (_policy.Acceptance != AcceptancePolicy.First && !IsReady(order, facts))
            return;
        sheet.Do(new MarketplaceEffect.Accept(), RetrySafety.Act, Priority.Acknowledge, stillWorkingFor: stillWorkingFor);
    }

    /// <summary>That an order was accepted without its checks is told until it is on its way.</summary>
    public static void WarnOfUnchecked(OrderState state, PlanSheet sheet)
    {
        if (state is not { Decision.IsUnchecked: true, Order: { } order })
            return;
        sheet.Warn("checks", new Refusal
        {
            Reason = ReasonCatalogue.AcceptedUnchecked,
            Message = $"Order {order.Key} was accepted because its time ran out before stock and prices could be asked.",
            Remedy = "Compare its goods with the warehouse and the ERP; what cannot be sent is to be refunded. See why they did not answer.",
            Facts = [new Fact("order", order.Key.ToString())],
        });
    }

    private bool IsReady(MarketplaceOrder order, RuleFacts facts)
    {
        if (sheet.Ask(order, "acceptance", facts) is null || Decide(order) is not { } decision)
            return false;
        WarnOfUnchecked(State, sheet);
        return _policy.Acceptance != AcceptancePolicy.AfterErpDraft || decision.RefusesAll(order) || IsDrafted(decision.Without(order), facts);
    }

    /// <summary>What is decided on the lines; null while that waits. What was decided once stays.</summary>
    private AcceptanceDecision? Decide(MarketplaceOrder order)
    {
        if (State.Decision is { } decided)
            return decided;
        if (!AcceptanceChecks.AreAsked(_policy))
            return new AcceptanceDecision(context.Now, []);
        var checks = new AcceptanceChecks(order, _policy, context.Tables.Mapping);
        if (checks.Question is { Stock.Count: 0, Prices.Count: 0 })
            return DecideUnmapped(order);
        var isAnswered = checks.AreAnsweredBy(office.State.Goods);
        if (!isAnswered && !IsPastFallback(order))
        {
            sheet.Do(checks.Question, RetrySafety.Read, Priority.Acknowledge);
            return null;
        }

        // What was said of some of it holds when no time is left to hear of the rest.
        var goods = office.State.Goods ?? new GoodsSeen { At = context.Now };
        var failed = checks.Find(goods).ToList();
        if (failed.Count == 0 && !isAnswered)
            return Keep(new AcceptanceDecision(context.Now, []) { IsUnchecked = true }, "accepted without an answer: no time is left to wait for one");
        if (failed.Exists(static f => f.Then == AcceptanceCheck.Hold))
        {
            foreach (var check in failed)
                sheet.Hold($"order line {check.Line.LineId}", check.Why);
            return AskAgain(checks, goods);
        }

        var refused = failed.GroupBy(static f => f.Line.LineId, static (line, all) => new RefusedLine(line, all.First().Why.Reason.Code, string.Join(' ', all.Select(static f => f.Why.Message)))).ToList();
        var decision = new AcceptanceDecision(context.Now, refused) { IsUnchecked = !isAnswered };
        if (refused.Count == 0 || decision.RefusesAll(order) || !IsWholeOnly)
            return Keep(decision, refused.Count == 0 ? null : Text(decision));
        if (_policy.WithoutPartialAcceptance == PartialRefusal.Hold)
        {
            sheet.Hold("acceptance", PartlyRefused(order, failed));
            return AskAgain(checks, goods);
        }

        var whole = order.Lines.Where(l => !l.IsWithdrawn && !refused.Exists(r => r.LineId == l.LineId))
            .Select(static l => new RefusedLine(l.LineId, ReasonCatalogue.PartialAcceptanceDisabled.Code, "The marketplace takes one decision for all lines."));
        decision = decision with { Refused = [.. refused, .. whole] };
        return Keep(decision, Text(decision));
    }

    /// <summary>A draft waits for its lines to be mapped, and then there is something to compare.</summary>
    private AcceptanceDecision DecideUnmapped(MarketplaceOrder order) => _policy.Acceptance == AcceptancePolicy.AfterErpDraft && !IsPastFallback(order)
        ? new AcceptanceDecision(context.Now, [])
        : Keep(new AcceptanceDecision(context.Now, []), "nothing of it can be compared: no line is mapped");

    private bool IsWholeOnly => State.IsWholeOnly || context.Capabilities is { PartialAcceptance: false };

    /// <summary>What people mend shows only to whoever asks.</summary>
    private AcceptanceDecision? AskAgain(AcceptanceChecks checks, GoodsSeen goods)
    {
        sheet.Do(checks.Question, RetrySafety.Read, Priority.Order, goods.At + _policy.RecheckHolds);
        return null;
    }

    private AcceptanceDecision Keep(AcceptanceDecision decision, string? note)
    {
        State = State with { Decision = decision };
        if (note is not null)
            sheet.Notes.Add(new Note("order.acceptance-decided", note));
        return decision;
    }

    /// <summary>Whether the ERP has the draft, or no time is left to wait for it.</summary>
    private bool IsDrafted(MarketplaceOrder order, RuleFacts facts)
    {
        if (office.State.Booked is not null)
        {
            office.WatchDraft();
            return true;
        }

        if (IsPastFallback(order))
            return true;
        var mapped = context.Map(order, isDraft: true);
        if (!mapped.IsOk)
        {
            foreach (var refusal in mapped.Refusals)
                sheet.Hold(PlanSheet.SubjectOf(refusal), refusal);
            return false;
        }

        if (sheet.Ask(mapped.Value, PlanSheet.SalesOrder, facts) is not { } draft)
            return false;
        if (office.State.SalesOrder is null)
            sheet.Notes.Add(new Note("order.drafted", $"tables: {context.Tables.Version}"));
        office.BookDraft(draft);
        return false;
    }

    /// <summary>Whether nothing that cannot be had may keep the order any longer; if not, that instant is waited for.</summary>
    private bool IsPastFallback(MarketplaceOrder order)
    {
        var at = context.AcceptanceEnds(order, _policy.AcceptanceFallbackAt);
        if (context.Now >= at)
            return true;
        LookAgainAt = at;
        return false;
    }

    private static string Text(AcceptanceDecision decision) => string.Join(' ', decision.Refused.Select(static r => $"Line {r.LineId} is refused ({r.Reason}): {r.Message}"));

    private static Refusal PartlyRefused(MarketplaceOrder order, IReadOnlyList<FailedCheck> failed) => new()
    {
        Reason = ReasonCatalogue.PartialAcceptanceDisabled,
        Message = $"{failed.DistinctBy(static f => f.Line.LineId).Count()} of the lines of order {order.Key} are to be refused, and the marketplace takes one decision for all.",
        Remedy = "Accept or refuse the whole order in the marketplace's back office; or mend what is wrong with the lines: they are looked at again by themselves.",
        Facts = [.. failed.SelectMany(static f => f.Why.Facts.Take(2).Append(new Fact("reason", f.Why.Reason.Code)))],
    };
}
