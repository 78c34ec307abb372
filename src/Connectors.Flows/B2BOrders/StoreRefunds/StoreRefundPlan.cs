using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Flows.Engine;
using Connectors.Flows.Refunds;

namespace Connectors.Flows.B2BOrders.StoreRefunds;

/// <summary>Draws every conclusion from the facts of one refund: one use, then thrown away.</summary>
internal sealed class StoreRefundPlan(CaseId caseId, StoreRefundState state, StoreRefundContext context, List<Note> notes)
{
    private readonly List<Problem> _problems = [];
    private readonly List<PlannedEffect<StoreRefundEffect>> _effects = [];
    private readonly StoreRefundRefusals _say = new(StoreRefundMessages.OrderOf(caseId), state.Refund ?? new StorefrontRefund(string.Empty, default, default));
    private DateTimeOffset? _lookAgainAt;

    public Decision<StoreRefundState, StoreRefundEffect> ToDecision()
    {
        if (state.IsClosed || state.Refund is null)
            return new() { State = state, Stage = StageAtEnd(), IsClosed = true, Notes = notes };
        var (stage, needsTurn, isOver) = Conclude();
        var (turned, deliver) = Turn(needsTurn && !isOver, isOver);
        if (isOver)
            notes.Add(new Note("refund.over", state.Document.Credit is { IsPosted: true } credit ? $"credited by {credit.Number}" : "nothing is credited"));
        return new()
        {
            State = isOver ? turned with { IsClosed = true } : turned,
            Stage = isOver ? StageAtEnd() : _problems.Exists(static p => p.Holds) ? StoreRefundStage.Held : stage,
            Effects = isOver ? [] : _effects,
            Problems = isOver ? [] : [.. _problems.DistinctBy(static p => p.Key, StringComparer.Ordinal)],
            Notes = notes,
            Value = isOver ? null : (state.Document.Asked?.Total ?? state.Refund.Amount).ToString(),
            IsClosed = isOver,
            Deliver = deliver,
            LookAgainAt = isOver ? null : _lookAgainAt,
        };
    }

    private string StageAtEnd() => state.Document.Credit is { IsPosted: true } ? StoreRefundStage.Credited : StoreRefundStage.Closed;

    private (string Stage, bool NeedsTurn, bool IsOver) Conclude()
    {
        var document = state.Document;
        if (document.Credit is { IsPosted: true } posted)
        {
            if (document.IsRight(context.Policy.ErpTotalTolerance) || state.IsSettled)
                return (StoreRefundStage.Credited, false, true);
            Hold(_say.CreditDiffers(posted, document.Asked!));
            return (StoreRefundStage.Crediting, false, false);
        }

        if (state.IsSettled)
            return End();
        if (!StoreRefundSums.IsExplained(state.Refund!, state.PricesIncludeTax))
        {
            Hold(_say.AmountUnclear());
            return (StoreRefundStage.Waiting, false, false);
        }

        if (state.Refund!.Lines.Count == 0 || (state.IsGone && state.Sale is null))
            return (StoreRefundStage.Closed, false, true);
        if (state.Sale is not { Invoices.Count: > 0 } sale)
        {
            ReadSale();
            HoldFrom(state.SeenAt + context.Policy.PostedWithin, _say.NotInvoiced);
            return (StoreRefundStage.Waiting, false, false);
        }

        if (sale.Lines is not { } lines)
        {
            Hold(_say.InvoiceUnclear(sale));
            ReadSale();
            return (StoreRefundStage.Waiting, false, false);
        }

        if (lines.Count == 0)
            return (StoreRefundStage.Closed, false, true);
        if (state.GoodsWord is null && lines.Any(static l => l.Goods is RefundedGoods.NeverLeft or RefundedGoods.Unknown))
        {
            Hold(_say.GoodsSent([.. lines.Where(static l => l.Goods is RefundedGoods.NeverLeft or RefundedGoods.Unknown)]));
            return (StoreRefundStage.Waiting, false, false);
        }

        return (StoreRefundStage.Crediting, Credit(sale), false);
    }

    /// <summary>Settled by hand. What was missed is looked for until the ERP works on it no more; a draft that stands is a person's to delete.</summary>
    private (string Stage, bool NeedsTurn, bool IsOver) End()
    {
        var document = state.Document;
        if (document.Credit is { } draft)
        {
            Hold(_say.Settled(draft));
            Do(new StoreRefundEffect.ReadCredit(), RetrySafety.Read, document.MissedAt is { } missed ? missed + context.Erp.StillWorkingFor : document.SeenAt + context.Policy.ErpCheckEvery);
            return (StoreRefundStage.Crediting, false, false);
        }

        // An attempt that may have been carried out is looked for by the engine, although nobody wants it any more.
        if (document is { Asked: null } or { MissedAt: null })
            return (StoreRefundStage.Closed, false, true);
        var until = document.MissedAt + context.Erp.StillWorkingFor;
        if (document.SeenAt >= until)
            return (StoreRefundStage.Closed, false, true);
        Do(new StoreRefundEffect.ReadCredit(), RetrySafety.Read, until);
        return (StoreRefundStage.Crediting, state.HasAsked, false);
    }

    /// <summary>The document in the ERP: made, brought to what was refunded, posted. Whether that needs the turn of the order.</summary>
    private bool Credit(RefundedSale sale)
    {
        var document = state.Document;
        if (document.Removals > 1)
        {
            Hold(_say.CreditRemoved(document.Removals));
            return false;
        }

        if (state.Others is null)
            return true;
        if (document.Asked is null)
        {
            // Others have their turn meanwhile: with the sale it asks for another.
            Hold(_say.InvoiceUnclear(sale));
            ReadSale();
            return false;
        }

        var policy = context.Policy;
        var step = CreditPlan.Next(document, new CreditTerms(context.Now, state.IsOn, IsAllHere: true, context.Erp.Posts, policy.ErpTotalTolerance, context.Erp.StillWorkingFor, policy.ErpCheckEvery, policy.ErpCheckEvery));
        if (step.LookAgainAt is { } again)
            _lookAgainAt = again;
        switch (step.Move)
        {
            case CreditMove.Create:
                Do(new StoreRefundEffect.CreateCredit(), RetrySafety.Create, worksFor: context.Erp.StillWorkingFor);
                break;
            case CreditMove.Fit:
                Do(new StoreRefundEffect.FitCredit(document.AskedVersion), RetrySafety.SafeRepeat, step.NotBefore);
                break;
            case CreditMove.Read:
                Do(new StoreRefundEffect.ReadCredit(), RetrySafety.Read, step.NotBefore);
                break;
            case CreditMove.Post:
                Do(new StoreRefundEffect.PostCredit(), RetrySafety.Act, step.NotBefore, context.Erp.StillWorkingFor);
                break;
        }

        if (step.Differs)
            Hold(_say.CreditDiffers(document.Credit!, document.Asked));
        if (step.Refused is { } refused)
            Hold(step.Move == CreditMove.Post ? _say.NotPosted(document.Credit!, refused) : _say.Rejected(refused));
        if (step.IsForOthers)
            HoldFrom(state.SeenAt + policy.PostedWithin, () => _say.NotPosted(document.Credit!, null));
        return step.NeedsTurn;
    }

    private (StoreRefundState State, IReadOnlyList<InboxMessage> Deliver) Turn(bool needs, bool isOver)
    {
        var (order, name) = (StoreRefundMessages.OrderOf(caseId), OrderReturnsFlow.NameOf(caseId));
        if (needs && !state.HasAsked)
        {
            var asking = state with { Turn = state.Turn + 1, HasAsked = true, IsOn = false };
            return (asking, [OrderReturnsFlow.Tell(order.ToString(), order.Connection, $"wanted {asking.Turn} {name}", new OrderReturnsInput.TurnWanted(name, asking.Turn))]);
        }

        if (needs || !(state.HasAsked || (isOver && state.Turn > 0)))
            return (state, []);
        return (
            state with { HasAsked = false, IsOn = false },
            [OrderReturnsFlow.Tell(order.ToString(), order.Connection, isOver ? $"end {name}" : $"over {state.Turn} {name}", new OrderReturnsInput.TurnOver(name, state.Turn, Share(name)))]);
    }

    /// <summary>What it takes; null for nothing. What was settled by hand takes what it would have.</summary>
    private BookedReturn? Share(string name) => state is { Document.Credit: null, IsSettled: false } || state.Document.Asked is not { } asked ? null : new BookedReturn(name)
    {
        InvoiceId = asked.Invoice.Id,
        Lines = [.. state.Sale!.Lines!.Select(static l => new BookedLine(l.LineId, l.Quantity, l.Amount))],
        RefundIds = [state.Refund!.Id],
    };

    private void ReadSale() => Do(new StoreRefundEffect.ReadSale(), RetrySafety.Read, state.SaleReadAt + context.Policy.ErpCheckEvery);

    private void Do(StoreRefundEffect effect, RetrySafety repeat, DateTimeOffset? notBefore = null, TimeSpan worksFor = default) =>
        _effects.Add(new PlannedEffect<StoreRefundEffect>(effect.Id, effect, repeat, Priority.Returns) { NotBefore = notBefore, StillWorkingFor = worksFor });

    private void Hold(Refusal why) => _problems.Add(new Problem(string.Empty, why));

    private void HoldFrom(DateTimeOffset from, Func<Refusal> why)
    {
        if (context.Now >= from)
            Hold(why());
        else if (_lookAgainAt is null || from < _lookAgainAt)
            _lookAgainAt = from;
    }
}
