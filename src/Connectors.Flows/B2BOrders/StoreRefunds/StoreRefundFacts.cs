using Connectors.Flows.Engine;
using Connectors.Flows.Refunds;

namespace Connectors.Flows.B2BOrders.StoreRefunds;

/// <summary>Turns what was heard into facts. Pure: a refund never changes, and late news never takes a fact back.</summary>
internal static class StoreRefundFacts
{
    public static StoreRefundState Hear(CaseId caseId, StoreRefundState? state, StoreRefundInput? input, StoreRefundContext context, List<Note> notes)
    {
        var known = state ?? new StoreRefundState { SeenAt = context.Now };
        known = input switch
        {
            StoreRefundInput.Seen seen when known.Refund is null => Told(known with { Refund = seen.Refund, PricesIncludeTax = seen.PricesIncludeTax, SeenAt = context.Now }, notes, "refund.seen", $"the store shows refund {seen.Refund.Id} of {seen.Refund.Amount}"),

            // Another turn tells what others take by then.
            StoreRefundInput.SaleRead read => known with { Sale = read.Sale ?? known.Sale, IsGone = read.IsGone, SaleReadAt = context.Now, Others = known.Document.Asked is null ? null : known.Others },
            StoreRefundInput.TurnCame turn when turn.Turn == known.Turn && known.HasAsked => known with { IsOn = true, Others = turn.Others, Document = known.Document with { MissedAt = known.Document.Credit is null ? null : known.Document.MissedAt } },
            StoreRefundInput.CreditSeen credit => SeeCredit(known, credit, context, notes),
            StoreRefundInput.EffectRejected rejected => Refuse(known, rejected, context, notes),
            StoreRefundInput.RetryRequested retry => Told(
                known with
                {
                    Document = known.Document with { Refused = [], Removals = 0, IsTaken = false, FittedVersion = known.Document.Credit is { IsPosted: false } ? null : known.Document.FittedVersion },
                    SaleReadAt = known.Document.Asked is null ? null : known.SaleReadAt,
                },
                notes,
                "refund.retry",
                $"asked for by {retry.By}"),
            StoreRefundInput.CreditTaken taken => Told(known with { Document = known.Document with { IsTaken = true } }, notes, "refund.credit-taken", $"{taken.By} takes the credit note as it stands in the ERP"),
            StoreRefundInput.GoodsCredited word => Told(known with { GoodsWord = word.By }, notes, "refund.goods-credited", $"{word.By} has the goods credited"),
            StoreRefundInput.DocumentOfOther other => Told(
                known with { OfOthers = [.. known.OfOthers.Append(other.Number).Distinct(StringComparer.OrdinalIgnoreCase)] }, notes, "refund.document-of-other", $"{other.By} says that {other.Number} is of something else"),
            StoreRefundInput.Acknowledged by when known.Refund is not null && !known.IsClosed => Told(known with { IsSettled = true }, notes, "refund.acknowledged", $"settled by hand, says {by.By}"),
            _ => known,
        };
        return Settle(caseId, known, context);
    }

    private static StoreRefundState SeeCredit(StoreRefundState known, StoreRefundInput.CreditSeen seen, StoreRefundContext context, List<Note> notes)
    {
        var document = known.Document.See(seen.Credit, seen.FittedVersion, context.Erp.StillWorkingFor, context.Now);
        if (seen.Credit is { } there)
        {
            if (known.Document.Credit is null)
                notes.Add(new Note("refund.credit-drafted", $"{there.Number} stands in the ERP"));
            if (there.IsPosted && known.Document.Credit is not { IsPosted: true })
                notes.Add(new Note("refund.credit-posted", $"{there.Number} is posted over {there.Total}"));
        }
        else if (document.Removals > known.Document.Removals)
        {
            notes.Add(new Note("refund.credit-removed", $"draft {known.Document.Credit!.Number} was deleted"));
        }

        // Found by the look-up of an attempt that nobody wanted any more.
        return known with { Document = document, IsClosed = known.IsClosed && seen.Credit is null };
    }

    private static StoreRefundState Refuse(StoreRefundState known, StoreRefundInput.EffectRejected rejected, StoreRefundContext context, List<Note> notes)
    {
        // On another day the ERP may take it: days that are over get closed.
        var today = DateOnly.FromDateTime(context.Now.UtcDateTime);
        return Told(
            known with
            {
                Document = known.Document with { Refused = [.. known.Document.Refused.Where(r => r.Effect != rejected.Effect), new RefusedStep(rejected.Effect, context.Now, rejected.Why)] },
                PostingDay = rejected.Effect == CreditDocument.Post && known.PostingDay < today ? today : known.PostingDay,
            },
            notes,
            "effect.refused",
            $"{rejected.Why.System} refuses '{rejected.Effect}'");
    }

    /// <summary>What its document is to hold follows from the sale and from what others take; what is posted stands.</summary>
    private static StoreRefundState Settle(CaseId caseId, StoreRefundState known, StoreRefundContext context)
    {
        if (known is not { Refund: { } refund, Sale: { Lines.Count: > 0, Invoices.Count: > 0 } sale, Others: { } others, IsSettled: false } || known.Document is { Credit.IsPosted: true } or { IsTaken: true })
            return known;
        var day = known.PostingDay ?? DateOnly.FromDateTime(context.Now.UtcDateTime);
        var kept = known.Document is { Credit: not null, Asked: { } before } && sale.Invoices.Any(i => i.Id == before.Invoice.Id) ? before.Invoice : null;
        var mark = ReturnMark.Of(StoreRefundMessages.OrderOf(caseId).Connection, refund.Id, context.Erp.ExternalNumberLength);
        var asked = StoreRefundSums.Document(mark, sale, others, kept, context.Erp.Locations ? context.Policy.NotRestockedLocation : null, day, known.OfOthers);
        if (asked is null)
            return known;
        var isNew = CreditKey.Of(known.Document.Asked) != CreditKey.Of(asked);
        return known with { PostingDay = day, Document = known.Document with { Asked = asked, AskedVersion = known.Document.AskedVersion + (isNew ? 1 : 0) } };
    }

    private static StoreRefundState Told(StoreRefundState state, List<Note> notes, string code, string text)
    {
        notes.Add(new Note(code, text));
        return state;
    }
}
