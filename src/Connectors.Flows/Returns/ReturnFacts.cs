using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Domain.Returns;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;
using Connectors.Flows.Refunds;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Returns;

/// <summary>Takes what was heard into the facts of one return: one use, then thrown away.</summary>
/// <param name="context">What holds for it.</param>
/// <param name="now">The present instant, UTC.</param>
internal sealed class ReturnFacts(ReturnContext context, DateTimeOffset now)
{
    private const string ByMarketplace = "marketplace";

    private readonly List<Note> _notes = [];

    /// <summary>What happened, for the journal.</summary>
    public IReadOnlyList<Note> Notes => _notes;

    /// <summary>Rows of side tables that change: the return is named with its order, for who looks at that.</summary>
    public IReadOnlyList<RowChange> Rows { get; private set; } = [];

    public ReturnState Hear(ReturnState? state, ReturnInput? input)
    {
        var known = state ?? new ReturnState { SeenAt = now };
        known = input switch
        {
            ReturnInput.Seen seen => See(known, seen.Return),
            ReturnInput.Checked @checked => Check(known, @checked),
            ReturnInput.Moved moved => Noted(known with { MovedFrom = moved.From, MovedAt = now, Refused = Cleared(known, "consent", "tell-receipt", "close") }, "return.told", moved.From switch
            {
                ReturnMeaning.AwaitsConsent => "The marketplace was told that the goods may come back.",
                ReturnMeaning.Authorised => "The marketplace was told that the goods came.",
                _ => "The marketplace was told that the return is over.",
            }),
            ReturnInput.GoodsReported reported => Receive(known, reported),
            ReturnInput.SaleRead read => known with { Sale = read.Sale ?? known.Sale, SaleReadAt = now, IsStuck = false },
            ReturnInput.TurnCame turn when turn.Turn == known.Turn && known.HasAsked => known with
            {
                IsOn = true,
                CreditMissedAt = known.Credit is null ? null : known.CreditMissedAt,

                // What is posted or paid stands; until then what others take by now counts.
                Others = known is { Others: not null, Credit.IsPosted: true } or { Others: not null, RefundSentAt: not null } ? known.Others : turn.Others,
                OthersNow = turn.Others,
            },
            ReturnInput.CreditSeen credit => SeeCredit(known, credit),
            ReturnInput.PaidBack paid => PayBack(known, paid),
            ReturnInput.EffectRejected rejected => Refuse(known, rejected),
            ReturnInput.RetryRequested retry => Noted(Again(known), "return.retry", $"Asked for by {retry.By}."),
            ReturnInput.CreditTaken taken => Noted(known with { IsTaken = true }, "return.credit-taken", $"{taken.By} takes the credit note as it stands in the ERP."),
            ReturnInput.DocumentOfOther other => Noted(known with { OfOthers = [.. known.OfOthers.Append(other.Number).Distinct(StringComparer.OrdinalIgnoreCase)] }, "return.document-of-other", $"{other.By} says that {other.Number} is of something else."),
            ReturnInput.RefundOfOther other => Noted(OfOther(known, other.Id), "return.refund-of-other", $"{other.By} says that refund {other.Id} is of something else."),
            ReturnInput.GoodsRefused refused => Noted(known with { AreGoodsRefused = true }, "return.goods-refused", $"Refused by {refused.By}."),
            ReturnInput.Acknowledged acknowledged => Noted(Acknowledge(known), "return.acknowledged", $"Seen by {acknowledged.By}."),
            _ => known,
        };
        return Settle(known);
    }

    private ReturnState Again(ReturnState known) => known with
    {
        Refused = [],
        CreditRemovals = 0,
        FittedVersion = known.Credit is { IsPosted: false } ? null : known.FittedVersion,
        IsTaken = false,
        SaleReadAt = known.IsStuck ? null : known.SaleReadAt,
        UnclearRefunds = [],

        // One that the marketplace may still be carrying out stays sent.
        RefundSentAt = known.RefundSentAt + context.MarketplaceWorksFor <= now ? null : known.RefundSentAt,
    };

    /// <summary>What nobody here can tell was settled by hand.</summary>
    private static ReturnState Acknowledge(ReturnState known) => known.IsClosed
        ? known with { Receipts = [.. known.Receipts, .. known.LateReceipts], LateReceipts = [] }
        : known with
        {
            IsSettled = known.IsSettled || known is { IsStuck: true, Credit: null },
            TakenRefunds = [.. known.TakenRefunds.Concat(known.UnclearRefunds.Concat(RefundShare.IsTooMuch(known) ? known.Refunds : []).Select(static r => r.Id)).Distinct(StringComparer.Ordinal)],
            UnclearRefunds = [],
        };

    private static ReturnState OfOther(ReturnState known, string id) => known with
    {
        OtherRefunds = [.. known.OtherRefunds.Append(id).Distinct(StringComparer.Ordinal)],
        TakenRefunds = [.. known.TakenRefunds.Where(t => t != id)],
        UnclearRefunds = [.. known.UnclearRefunds.Where(r => r.Id != id)],
        Refunds = [.. known.Refunds.Where(r => r.Id != id)],
    };

    private ReturnState See(ReturnState known, MarketplaceReturn seen)
    {
        if (known.Return is { } before && (seen.UpdatedAt < before.UpdatedAt || (seen.StateText == before.StateText && seen.UpdatedAt == before.UpdatedAt)))
            return known;
        if (known.Return is null && seen.Order.OrderId.Length > 0)
            Rows = [new RowChange(ReturnMessages.TableOf(seen.Order), ReturnMessages.CaseOf(context.Route.Marketplace, seen.Id).Key, seen.Id)];
        if (known.Return?.StateText != seen.StateText)
            Note("return.state", $"The marketplace says '{seen.StateText}'.");
        return known is { IsClosed: true, Credit: null, AreGoodsRefused: false, IsSettled: false } ? Arrive(known with { Return = seen }) : known with { Return = seen };
    }

    /// <summary>The marketplace says of a return that ended without money that its goods came.</summary>
    private ReturnState Arrive(ReturnState known) => TellsReceipt(known) && !IsHeard(known, ByMarketplace) ? Late(known, AsAnnounced(known.Return!)) : known;

    private ReturnState Check(ReturnState known, ReturnInput.Checked read)
    {
        known = known with { CheckedAt = now };
        if (read.Return is { } seen)
            known = See(known, seen);
        return read.Refunds is { } refunds && known.Return is not null ? known with { SeenRefunds = RefundShare.Own(refunds, known) } : known;
    }

    private ReturnState SeeRefunds(ReturnState known, IReadOnlyList<MarketplaceRefund> refunds)
    {
        var own = RefundShare.Own(refunds, known);
        foreach (var more in own.Where(o => known.Refunds.All(r => r.Id != o.Id)))
            Note("return.refund-seen", string.Create(CultureInfo.InvariantCulture, $"Refund {more.Id} of {more.Amount.Amount + more.ShippingAmount.Amount} {more.Amount.Currency} on line {more.LineId}."));
        return known with { RefundsReadAt = now, Refunds = own, UnclearRefunds = RefundShare.Unclear(refunds, known) };
    }

    private ReturnState Receive(ReturnState known, ReturnInput.GoodsReported reported)
    {
        if (IsHeard(known, reported.Receipt.ReceiptId))
            return known with { AllCame = known.AllCame || reported.IsLast };
        Note("return.goods-reported", string.Create(CultureInfo.InvariantCulture, $"{reported.By} reports receipt {reported.Receipt.ReceiptId}: {reported.Receipt.Lines.Sum(static l => l.Quantity)} pieces."));
        return known.IsClosed && IsUncredited(known, reported.Receipt)
            ? Late(known, reported.Receipt)
            : known with { Receipts = [.. known.Receipts, reported.Receipt], AllCame = known.AllCame || reported.IsLast };
    }

    /// <summary>Nobody would look at it any more: a person is told, until he says that he has seen it.</summary>
    private ReturnState Late(ReturnState known, GoodsReceipt receipt) =>
        Noted(known with { LateReceipts = [.. known.LateReceipts, receipt] }, "return.goods-late", $"Receipt {receipt.ReceiptId} came when the return was over.");

    private static bool IsHeard(ReturnState known, string receiptId) => known.Receipts.Concat(known.LateReceipts).Any(r => r.ReceiptId == receiptId);

    /// <summary>Whether a parcel that is told of after the end holds anything that the return did not credit, as it was credited: the marketplace may have told of the same goods before.</summary>
    private static bool IsUncredited(ReturnState known, GoodsReceipt late) => known.Credit is not { IsPosted: true }
        ? late.Lines.Any(static l => l.Condition != GoodsCondition.Missing)
        : late.Lines.Any(static l => l.Condition != GoodsCondition.Sellable)
            || late.Lines.GroupBy(static l => l.LineId).Any(g => g.Concat(known.Receipts.SelectMany(static r => r.Lines).Where(l => l.LineId == g.Key)).Sum(static l => l.Quantity) > known.Refund.Where(r => r.LineId == g.Key).Sum(static r => r.Quantity));

    private ReturnState SeeCredit(ReturnState known, ReturnInput.CreditSeen seen)
    {
        var document = known.Document.See(seen.Credit, seen.FittedVersion, context.Erp.StillWorkingFor, now);
        if (seen.Credit is { } there)
        {
            if (known.Credit is null)
                Note("return.credit-drafted", $"{there.Number} stands in the ERP.");
            if (there.IsPosted && known.Credit is not { IsPosted: true })
                Note("return.credit-posted", $"{there.Number} is posted over {there.Total}.");
        }
        else if (document.Removals > known.CreditRemovals)
        {
            Note("return.credit-removed", $"Draft {known.Credit!.Number} was deleted.");
        }

        // Found by the look-up of an attempt that nobody wanted any more: a return that seemed to have ended without it has not.
        return known.With(document) with { IsClosed = known.IsClosed && (known.Credit is not null || seen.Credit is null) };
    }

    private ReturnState PayBack(ReturnState known, ReturnInput.PaidBack paid)
    {
        known = known with { Refused = Cleared(known, "pay-back") };
        if (paid.Refunds is { } refunds)
            return SeeRefunds(known, refunds);
        return Noted(known with { RefundSentAt = now }, "return.refund-sent", "The marketplace was told to pay the customer back.");
    }

    private ReturnState Refuse(ReturnState known, ReturnInput.EffectRejected rejected)
    {
        Note("return.refused", $"{rejected.Why.System} refuses '{rejected.Effect}'.");

        // On another day the ERP may take it: days that are over get closed.
        var day = rejected.Effect == "post-credit" && known.PostingDay is { } before && DateOnly.FromDateTime(now.UtcDateTime) > before ? DateOnly.FromDateTime(now.UtcDateTime) : known.PostingDay;
        return known with { Refused = [.. Cleared(known, rejected.Effect), new RefusedStep(rejected.Effect, now, rejected.Why)], PostingDay = day };
    }

    /// <summary>What follows from the facts and is kept: when goods came, and what the return comes to.</summary>
    private ReturnState Settle(ReturnState known)
    {
        if (known.Return is null || known.IsClosed)
            return known;
        var receipts = ReceiptsOf(known);
        if (known.ReceivedAt is null && receipts.Count > 0)
            known = Noted(known with { ReceivedAt = now, PostingDay = DateOnly.FromDateTime(now.UtcDateTime) }, "return.received", string.Create(CultureInfo.InvariantCulture, $"{receipts.SelectMany(static r => r.Lines).Sum(static l => l.Quantity)} pieces are accounted for."));

        // Posted before the goods were looked at: what came decides whether it was right.
        var isSettled = known.Credit is { IsPosted: true } && (known.RefundSentAt is not null || !IsAllHere(known, receipts));
        if (known.Sale is not { Invoices.Count: > 0 } || known.Others is null || isSettled || known.IsTaken)
            return known.IsTaken && known.Credit is { IsPosted: true, Total: { } total } && known.Asked?.Total != total ? Take(known, total) : known;
        if (known.ReceivedAt is null && known.Credit is not null && known.Asked is not null)
            return known;
        var sums = ReturnSums.Of(known, IsAllHere(known, receipts) ? receipts : [], context);
        if (!sums.IsOk)
            return known.IsOn ? known with { IsStuck = true } : known;
        var isNew = CreditKey.Of(known.Asked) != CreditKey.Of(sums.Value.Asked);
        return known with { IsStuck = false, Asked = sums.Value.Asked, AskedVersion = known.AskedVersion + (isNew ? 1 : 0), Refund = sums.Value.Refund, CommissionBack = sums.Value.CommissionBack };
    }

    private static ReturnState Take(ReturnState known, Money total) => known with { Asked = known.Asked! with { Total = total }, Refund = ReturnSums.Scale(known.Refund, total) };

    /// <summary>What came: by the word of people and warehouses, or else the marketplace's, or that of who posted the credit note, as the policy says.</summary>
    public IReadOnlyList<GoodsReceipt> ReceiptsOf(ReturnState known)
    {
        if (known.Receipts.Count > 0 || known.Return is not { } found)
            return known.Receipts;
        if (TellsReceipt(known))
            return [AsAnnounced(found)];
        return context.Policy.PostingTellsReceipt && known.Credit is { IsPosted: true }
            ? [new GoodsReceipt { ReceiptId = "credit note", ReceivedAt = now, Lines = [.. found.Lines.Select(static l => new ReceivedGoods(l.LineId, l.Quantity, GoodsCondition.Sellable))] }]
            : [];
    }

    private bool TellsReceipt(ReturnState known) => context.Policy.MarketplaceTellsReceipt && context.MeaningOf(known.Return!.StateText) is { IsOk: true } meaning && SaysReceived(known, known.Return, meaning.Value);

    private GoodsReceipt AsAnnounced(MarketplaceReturn found) =>
        new() { ReceiptId = ByMarketplace, ReceivedAt = found.UpdatedAt, Lines = [.. found.Lines.Select(l => new ReceivedGoods(l.LineId, l.Quantity, ConditionOf(l)))] };

    /// <summary>That a return is over says nothing of its goods: they came when that was said before, or when somebody looked at them.</summary>
    private bool SaysReceived(ReturnState known, MarketplaceReturn found, ReturnMeaning meaning)
    {
        var isInspected = found.Lines.Count > 0 && found.Lines.All(static l => l.IsInspected);
        return (meaning == ReturnMeaning.Received && (!context.Policy.WaitsForInspection || isInspected)) || (meaning == ReturnMeaning.Done && (known.ReceivedAt is not null || isInspected));
    }

    /// <summary>Whether all that was announced is accounted for, or nothing more will come.</summary>
    public static bool IsAllHere(ReturnState known, IReadOnlyList<GoodsReceipt> receipts) => receipts.Count > 0
        && (known.AllCame || known.Return!.Lines.GroupBy(static l => l.LineId).All(g => receipts.SelectMany(static r => r.Lines).Where(l => l.LineId == g.Key).Sum(static l => l.Quantity) >= g.Sum(static l => l.Quantity)));

    private GoodsCondition ConditionOf(MarketplaceReturnLine line) => line.FaultReason is null ? GoodsCondition.Sellable : context.MeaningOf(line.FaultReason) switch
    {
        { IsOk: true, Value: ReturnMeaning.GoodsDamaged } => GoodsCondition.Damaged,
        { IsOk: true, Value: ReturnMeaning.GoodsMissing } => GoodsCondition.Missing,
        _ => GoodsCondition.NotCompliant,
    };

    private static IReadOnlyList<RefusedStep> Cleared(ReturnState known, params string[] effects) => [.. known.Refused.Where(r => !effects.Contains(r.Effect))];

    private ReturnState Noted(ReturnState state, string code, string text)
    {
        Note(code, text);
        return state;
    }

    private void Note(string code, string text) => _notes.Add(new Note(code, text));
}
