using Connectors.Domain.Deadlines;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Domain.Returns;
using Connectors.Flows.Engine;
using Connectors.Flows.Refunds;

namespace Connectors.Flows.Returns;

/// <summary>Draws every conclusion from the facts of one return: one use, then thrown away.</summary>
/// <param name="heard">The facts.</param>
/// <param name="facts">How they were heard.</param>
/// <param name="context">What they are judged by.</param>
/// <param name="now">The present instant, UTC.</param>
internal sealed class ReturnPlan(ReturnState heard, ReturnFacts facts, ReturnContext context, DateTimeOffset now)
{
    /// <summary>How soon after it was taken a refund is looked for, and how soon again while the marketplace's list lags.</summary>
    private static readonly TimeSpan FirstLook = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan NextLook = TimeSpan.FromMinutes(5);

    private readonly ReturnsPolicy _policy = context.Policy;
    private readonly List<Problem> _problems = [];
    private readonly List<PlannedEffect<ReturnEffect>> _effects = [];
    private readonly List<DateTimeOffset> _lookAgain = [];
    private readonly ReturnState _state = heard;

    private string Key => _state.Return!.Order.ToString();

    public Decision<ReturnState, ReturnEffect> ToDecision(CaseId caseId)
    {
        if (_state.IsClosed)
        {
            if (_state.LateReceipts.Count > 0)
                Warn(ReturnRefusals.CameLate(_state));
            return new() { State = _state, Stage = _state.Credit is { IsPosted: true } ? ReturnStage.Refunded : ReturnStage.Closed, IsClosed = true, Problems = _problems, Notes = facts.Notes };
        }

        if (_state.Return is null)
        {
            Do(new ReturnEffect.Check(), RetrySafety.Read, _state.CheckedAt + _policy.CheckEvery);
            return new() { State = _state, Stage = ReturnStage.Announced, Effects = _effects, Notes = facts.Notes };
        }

        var (stage, needsTurn, isOver) = Conclude();
        var deadline = DeadlineOf();
        var (state, deliver) = Turn(caseId, needsTurn && !isOver, isOver);
        return new()
        {
            State = isOver ? state with { IsClosed = true } : state,
            Stage = !isOver && _problems.Exists(static p => p.Holds) ? ReturnStage.Held : stage,
            Effects = isOver ? [] : _effects,
            Problems = isOver ? [] : [.. _problems.DistinctBy(static p => p.Key, StringComparer.Ordinal)],
            Notes = isOver ? [.. facts.Notes, new Note("return.over", stage == ReturnStage.Refunded ? $"Credited by {_state.Credit!.Number} and paid back: {_state.Asked!.Total}; commission back {_state.CommissionBack}." : "Nothing is credited or paid.")] : facts.Notes,
            Deadline = isOver ? null : deadline?.Due,
            Value = isOver ? null : _state.Asked?.Total.ToString(),
            IsClosed = isOver,
            Deliver = deliver,
            Rows = facts.Rows,
            LookAgainAt = isOver || _lookAgain.Count == 0 ? null : _lookAgain.Where(at => at > now).Select(static at => (DateTimeOffset?)at).Min(),
        };
    }

    private (string Stage, bool NeedsTurn, bool IsOver) Conclude()
    {
        var found = _state.Return!;
        Do(new ReturnEffect.Check(), RetrySafety.Read, (_state.CheckedAt ?? _state.SeenAt) + _policy.CheckEvery);
        var meaning = context.MeaningOf(found.StateText);
        if (!meaning.IsOk)
        {
            Hold(meaning.Refusal);
            return (ReturnStage.Announced, false, false);
        }

        var receipts = facts.ReceiptsOf(_state);
        if (_state.AreGoodsRefused && _state.Credit is not { IsPosted: true })
            return End(found, ReturnStage.Received);
        if (_state.IsSettled)
            return End(found, ReturnStage.Received);
        if (meaning.Value is ReturnMeaning.Cancelled or ReturnMeaning.ConsentRefused or ReturnMeaning.NeverArrived && _state.ReceivedAt is null)
            return End(found, ReturnStage.Announced);
        if (meaning.Value is ReturnMeaning.Done && _state.ReceivedAt is null)
        {
            Hold(ReturnRefusals.OverUnseen(found));
            return (ReturnStage.Announced, false, false);
        }

        if (meaning.Value is ReturnMeaning.AwaitsConsent)
            Consent(found);
        if (_state.ReceivedAt is not null && meaning.Value is ReturnMeaning.Authorised && _policy.TellsMarketplace)
        {
            Do(new ReturnEffect.TellReceipt(), RetrySafety.Act, RefusedUntil("tell-receipt", _policy.CheckEvery) ?? MovedUntil(ReturnMeaning.Authorised));
            if (_state.RefusalOf("tell-receipt") is { } untold)
                Warn(ReturnRefusals.Rejected(found, untold));
        }

        if (_state.SeenRefunds.Count > 0 && _state.ReceivedAt is null)
            Warn(ReturnRefusals.RefundedEarly(_state));
        var isAllHere = ReturnFacts.IsAllHere(_state, receipts);
        if (meaning.Value is ReturnMeaning.AwaitsConsent && _state.ReceivedAt is null)
            return (ReturnStage.ToConsent, false, false);
        if (!isAllHere && !_policy.DraftsEarly)
            return (_state.ReceivedAt is null ? ReturnStage.Announced : ReturnStage.Received, false, false);
        var needsTurn = Credit(found, isAllHere);
        var isPosted = _state.Credit is { IsPosted: true };
        var isPaid = false;
        if (isAllHere && IsCreditRight() && (isPosted || _policy.Refund == RefundMoment.Drafted))
            (needsTurn, isPaid) = PayBack(found, needsTurn);
        if (isPosted && isPaid && !TellsEnd(meaning.Value))
            return (ReturnStage.Refunded, false, true);
        if (_state.ReceivedAt is not null && !isPaid)
            Due(found);
        return (isPosted ? ReturnStage.Credited : _state.ReceivedAt is null ? ReturnStage.Announced : ReturnStage.Received, needsTurn, false);
    }

    /// <summary>It ends without money. A draft that stands in the ERP is a person's to delete: others may have worked on it.</summary>
    private (string Stage, bool NeedsTurn, bool IsOver) End(MarketplaceReturn found, string stage)
    {
        if (_state is { Credit: null, IsOn: false, CreditMissedAt: null } && _state.RefusalOf("create-credit") is null)
            return (ReturnStage.Closed, false, true);
        if (_state.Credit is null)
        {
            // What a person settled needs no look: an attempt that may have been carried out is looked for by the engine, although nobody wants it any more, and beside a posted note without a mark no look could tell.
            if (_state is { IsSettled: true, CreditMissedAt: null })
                return (ReturnStage.Closed, false, true);

            // An attempt to make it may still be under way. It is looked for until the ERP works on it no more; a turn that it has is kept until then, so that no other return meets a draft without a mark.
            var until = _state.CreditMissedAt + context.Erp.StillWorkingFor;
            if (_state.CreditSeenAt >= until)
                return (ReturnStage.Closed, false, true);
            Do(new ReturnEffect.ReadCredit(), RetrySafety.Read, until);
            return (stage, _state.HasAsked, false);
        }

        Hold(ReturnRefusals.WrongEnd(found));
        Do(new ReturnEffect.ReadCredit(), RetrySafety.Read, _state.CreditMissedAt is { } missed ? missed + context.Erp.StillWorkingFor : _state.CreditSeenAt + _policy.CheckEvery);
        return (stage, false, false);
    }

    private void Consent(MarketplaceReturn found)
    {
        if (_policy.Consents)
        {
            Do(new ReturnEffect.Consent(), RetrySafety.Act, RefusedUntil("consent", _policy.CheckEvery) ?? MovedUntil(ReturnMeaning.AwaitsConsent));
            Refused(found, "consent");
            return;
        }

        var due = found.CreatedAt + _policy.ConsentWithin;
        _lookAgain.Add(due);
        if (now >= due)
            Hold(ReturnRefusals.ConsentDue(found));
    }

    /// <summary>The document in the ERP: made, brought to what came, posted. Whether that needs the turn of the order.</summary>
    private bool Credit(MarketplaceReturn found, bool isAllHere)
    {
        if (_state.Sale is not { Invoices.Count: > 0 } sale)
        {
            Do(new ReturnEffect.ReadSale(), RetrySafety.Read, _state.SaleReadAt + _policy.ErpAgainAfter);
            if (_state.SaleReadAt is not null && _state.Sale is null)
                Hold(ReturnRefusals.OrderUnknown(found));
            else if (_state is { SaleReadAt: not null, ReceivedAt: { } received })
                HoldFrom(received + _policy.PostedWithin, () => ReturnRefusals.NotInvoiced(found, _state.Sale!));
            return false;
        }

        if (_state.Credit is { IsPosted: true } posted)
        {
            if (!isAllHere)
                Hold(ReturnRefusals.PostedEarly(found, posted));
            else if (!IsCreditRight())
                Hold(ReturnRefusals.CreditDiffers(found, posted, _state.Asked!));
            return false;
        }

        if (_state.CreditRemovals > 1)
        {
            Hold(ReturnRefusals.CreditRemoved(found, _state.CreditRemovals));
            return false;
        }

        if (_state.Others is null)
            return true;
        var receipts = facts.ReceiptsOf(_state);
        if (ReturnSums.Of(_state, isAllHere ? receipts : [], context) is { IsOk: false } none && !_state.IsTaken)
        {
            Hold(none.Refusal);
            return Stuck();
        }

        var posts = _policy.Posts && context.Erp.Posts && !IsReceiptUntold();
        var step = CreditPlan.Next(_state.Document, new CreditTerms(now, _state.IsOn, isAllHere, posts, _policy.TotalTolerance, context.Erp.StillWorkingFor, _policy.ErpAgainAfter, _policy.CheckEvery));
        if (step.LookAgainAt is { } again)
            _lookAgain.Add(again);
        Do(step);
        if (step.Differs)
            Hold(ReturnRefusals.CreditDiffers(found, _state.Credit!, _state.Asked!));
        if (step.Refused is { } refused)
            Hold(step.Move == CreditMove.Post ? ReturnRefusals.NotPosted(found, _state.Credit, refused) : ReturnRefusals.Rejected(found, refused));
        if (step.IsForOthers && _state.ReceivedAt is { } since)
            HoldFrom(since + _policy.PostedWithin, () => ReturnRefusals.NotPosted(found, _state.Credit, null));
        return step.NeedsTurn;
    }

    private void Do(CreditStep step)
    {
        switch (step.Move)
        {
            case CreditMove.Create:
                Do(new ReturnEffect.CreateCredit(), RetrySafety.Create, worksFor: context.Erp.StillWorkingFor);
                break;
            case CreditMove.Fit:
                Do(new ReturnEffect.FitCredit(_state.AskedVersion), RetrySafety.SafeRepeat, step.NotBefore);
                break;
            case CreditMove.Read:
                Do(new ReturnEffect.ReadCredit(), RetrySafety.Read, step.NotBefore);
                break;
            case CreditMove.Post:
                Do(new ReturnEffect.PostCredit(), RetrySafety.Act, step.NotBefore, context.Erp.StillWorkingFor);
                break;
        }
    }

    /// <summary>
    /// What it comes to cannot be told: others of the order have their turn meanwhile, and it takes another when the sale was read anew, since parts of an order are invoiced as they leave and
    /// other returns give up what they took. Whether it needs the turn now.
    /// </summary>
    private bool Stuck()
    {
        if (!_state.IsStuck)
            return true;
        Do(new ReturnEffect.ReadSale(), RetrySafety.Read, _state.SaleReadAt + _policy.ErpAgainAfter);
        if (_state.Credit is not null)
            Do(new ReturnEffect.ReadCredit(), RetrySafety.Read, _state.CreditSeenAt + _policy.CheckEvery);
        return false;
    }

    /// <summary>Whether the ERP's document holds what came back, or a person takes it as it is.</summary>
    private bool IsCreditRight() => _state.Document.IsRight(_policy.TotalTolerance);

    private bool IsReceiptUntold() => _effects.Exists(static e => e.Effect is ReturnEffect.TellReceipt) && _state.RefusalOf("tell-receipt") is null && _state.MovedFrom != ReturnMeaning.Authorised;

    private (bool NeedsTurn, bool IsPaid) PayBack(MarketplaceReturn found, bool needsTurn)
    {
        if (RefundShare.IsTooMuch(_state))
        {
            Hold(ReturnRefusals.RefundTooMuch(_state));
            return (needsTurn, false);
        }

        // Others are told of its refunds with the end of its turn.
        if (RefundShare.IsPaid(_state) || RefundShare.IsTakenAsIs(_state))
            return (needsTurn, true);
        if (_state.UnclearRefunds.Count > 0)
        {
            Hold(ReturnRefusals.RefundUnclear(_state));
            return (needsTurn, false);
        }

        if (IsWaiting("pay-back", _policy.RefundAgainAfter))
        {
            Hold(ReturnRefusals.RefundRefused(found, _state.RefusalOf("pay-back")!));
            return (needsTurn, false);
        }

        if (!_state.IsOn)
            return (true, false);
        Do(new ReturnEffect.PayBack(), RetrySafety.Create, _state.RefundSentAt is { } sent ? Later(sent + FirstLook, _state.RefundsReadAt + NextLook) : null, context.MarketplaceWorksFor);
        if (_state.RefusalOf("pay-back") is { } refused)
            Hold(ReturnRefusals.RefundRefused(found, refused));
        return (true, false);
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset? other) => other > one ? other.Value : one;

    private bool TellsEnd(ReturnMeaning meaning)
    {
        // That the goods came may have been told, and the list not show it yet.
        if (!_policy.TellsMarketplace || !(meaning is ReturnMeaning.Received || (meaning is ReturnMeaning.Authorised && _state.MovedFrom == ReturnMeaning.Authorised)))
            return false;
        if (_state.RefusalOf("close") is not null || _state.MovedFrom == ReturnMeaning.Received)
            return false;
        Do(new ReturnEffect.Close(), RetrySafety.Act);
        return true;
    }

    private Deadline? DeadlineOf() => _state.ReceivedAt is { } received ? new Deadline(received, received + _policy.RefundWithin) : null;

    private void Due(MarketplaceReturn found)
    {
        if (DeadlineOf() is not { } deadline)
            return;
        if (deadline.NextChangeAfter(now, _policy.Deadlines) is { } next)
            _lookAgain.Add(next);
        var severity = deadline.StageAt(now, _policy.Deadlines) switch { DeadlineStage.Warn => Severity.Warning, DeadlineStage.Page => Severity.Page, DeadlineStage.Breached => Severity.Lost, _ => (Severity?)null };
        if (severity is { } loud)
            _problems.Add(new Problem(string.Empty, ReturnRefusals.RefundDue(found, deadline.Due), loud, deadline.Due) { Holds = false });
    }

    private (ReturnState State, IReadOnlyList<InboxMessage> Deliver) Turn(CaseId caseId, bool needs, bool isOver)
    {
        if (needs && !_state.HasAsked)
        {
            var asking = _state with { Turn = _state.Turn + 1, HasAsked = true, IsOn = false };
            return (asking, [OrderReturnsFlow.Tell(Key, context.Route.Marketplace, $"wanted {asking.Turn} {caseId.Key}", new OrderReturnsInput.TurnWanted(caseId.Key, asking.Turn))]);
        }

        if (!needs && _state.HasAsked)
            return (_state with { HasAsked = false, IsOn = false }, [OrderReturnsFlow.Tell(Key, context.Route.Marketplace, $"over {_state.Turn} {caseId.Key}", new OrderReturnsInput.TurnOver(caseId.Key, _state.Turn, isOver && _state is { Credit: null, IsSettled: false } ? null : Share(caseId)))]);
        return (_state, isOver && _state.Turn > 0
            ? [OrderReturnsFlow.Tell(Key, context.Route.Marketplace, $"end {caseId.Key}", new OrderReturnsInput.TurnOver(caseId.Key, _state.Turn, _state is { Credit: null, IsSettled: false } ? null : Share(caseId)))]
            : []);
    }

    private BookedReturn Share(CaseId caseId) => _state is { IsSettled: true, Credit: null } ? ReturnSums.ByHand(_state, caseId) : new(caseId.Key)
    {
        InvoiceId = _state.Asked?.Invoice.Id ?? string.Empty,
        Lines = [.. _state.Refund.Select(r => new BookedLine(r.LineId, r.Quantity, r.Amount))],
        Delivery = _state.Asked?.Charges.FirstOrDefault(static c => c.Kind == ChargeKind.Shipping)?.Amount,
        RefundIds = [.. _state.Refunds.Select(static r => r.Id)],
    };

    /// <summary>Until when a step that was taken may be missing from the list.</summary>
    private DateTimeOffset? MovedUntil(ReturnMeaning from) => _state.MovedFrom == from ? _state.MovedAt + _policy.CheckEvery : null;

    /// <summary>Whether what was refused is not to be tried again yet. Nothing of it was done, so that others of the order may have their turn.</summary>
    private bool IsWaiting(string effect, TimeSpan wait)
    {
        if (RefusedUntil(effect, wait) is not { } until || now >= until)
            return false;
        _lookAgain.Add(until);
        return true;
    }

    private DateTimeOffset? RefusedUntil(string effect, TimeSpan wait) => _state.RefusalOf(effect)?.At + wait;

    private void Refused(MarketplaceReturn found, string effect)
    {
        if (_state.RefusalOf(effect) is { } refused)
            Hold(ReturnRefusals.Rejected(found, refused));
    }

    private void Do(ReturnEffect effect, RetrySafety repeat, DateTimeOffset? notBefore = null, TimeSpan worksFor = default) =>
        _effects.Add(new PlannedEffect<ReturnEffect>(effect.Id, effect, repeat, Priority.Returns) { NotBefore = notBefore, StillWorkingFor = worksFor });

    private void Hold(Refusal why) => _problems.Add(new Problem(string.Empty, why) { Deadline = DeadlineOf()?.Due });

    private void HoldFrom(DateTimeOffset from, Func<Refusal> why)
    {
        _lookAgain.Add(from);
        if (now >= from)
            Hold(why());
    }

    private void Warn(Refusal why) => _problems.Add(new Problem(string.Empty, why) { Holds = false });
}
