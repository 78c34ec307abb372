using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;
using Connectors.Flows.Refunds;

namespace Connectors.Flows.B2BOrders.StoreRefunds;

/// <summary>What people are told about a store's refunds.</summary>
/// <param name="order">The order.</param>
/// <param name="refund">The refund.</param>
internal sealed class StoreRefundRefusals(OrderKey order, StorefrontRefund refund)
{
    public Refusal AmountUnclear() => Of(
        ReasonCatalogue.RefundAmountUnclear, $"The store paid {refund.Amount} of order {order} back with refund {refund.Id}, and the lines that it names do not explain that amount.",
        "Decide what the money was for, credit it in the ERP by hand, and acknowledge the refund.",
        [new Fact("amount", refund.Amount.Currency == default ? "not told" : refund.Amount.ToString()), .. refund.Lines.Select(static l => new Fact($"line {l.LineId}", string.Create(CultureInfo.InvariantCulture, $"{l.Quantity:0.#####} for {l.Amount}, tax {l.Tax}")))]);

    public Refusal GoodsSent(IReadOnlyList<RefundedLine> lines) => Of(
        ReasonCatalogue.RefundGoodsSent, $"Refund {refund.Id} of order {order} is of goods that were invoiced as sent, and the store does not say that they came back: {StoreRefundSums.Describe(lines)}.",
        "Find out whether the buyer has the goods. Have them credited where they come back into stock (CreditGoods); else credit in the ERP by hand what is to be credited, and acknowledge the refund.", []);

    public Refusal NotInvoiced() => Of(
        ReasonCatalogue.ReturnNotInvoiced, $"The store refunded something of order {order} (refund {refund.Id}), and the order is not invoiced in the ERP.", "See to it that the sales order is posted, or closed. It goes on by itself then.", []);

    public Refusal InvoiceUnclear(RefundedSale sale) => Of(
        ReasonCatalogue.ReturnInvoiceUnclear,
        sale.Lines is null ? $"The invoices of order {order} count goods of refund {refund.Id} in another unit than they were sold in." : $"No invoice of order {order} holds all of refund {refund.Id} that nothing else takes: {StoreRefundSums.Describe(sale.Lines)}.",
        "Credit it in the ERP by hand, invoice by invoice, and acknowledge the refund.",
        [.. sale.Invoices.Select(static i => new Fact($"invoice {i.Number}", string.Join(", ", i.Lines.Select(static l => string.Create(CultureInfo.InvariantCulture, $"{l.Quantity:0.#####} {l.UnitText} of {l.Sku}")))))]);

    public Refusal CreditDiffers(ErpCreditNote credit, ErpReturn asked) => Of(
        ReasonCatalogue.ReturnCreditDiffers,
        credit.IsPosted ? $"Credit note {credit.Number} of refund {refund.Id} was posted with other content than was refunded." : $"Somebody changed draft {credit.Number} of refund {refund.Id}, or it comes to another total.",
        credit.IsPosted ? "Take it as it stands, or correct it by a document of its own and take it then." : "Put it right in the ERP, have it put right (retry), or take it as it stands once it is posted.",
        [new Fact("asked for", asked.Total.ToString()), new Fact("in the ERP", credit.Total?.ToString() ?? "not told"), .. credit.Differences]);

    public Refusal CreditRemoved(int times) => Of(
        ReasonCatalogue.ReturnCreditRemoved, string.Create(CultureInfo.InvariantCulture, $"The draft credit note of refund {refund.Id} was deleted {times} times."), "Have it made again (retry), or acknowledge the refund.", []);

    public Refusal NotPosted(ErpCreditNote draft, RefusedStep? refused) => Of(
        ReasonCatalogue.ReturnNotPosted, $"The credit note of refund {refund.Id} is not posted{(refused is null ? string.Empty : ": the ERP refuses it")}.", "Mend what the ERP names (posting period, customer, set-up), or post it there. It is tried again by itself.",
        [new Fact("draft", draft.Number), .. refused is null ? Array.Empty<Fact>() : Said(refused.Why)]);

    public Refusal Settled(ErpCreditNote draft) => Of(
        ReasonCatalogue.ReturnWrongStep, $"Refund {refund.Id} was settled by hand, and draft {draft.Number} of it stands in the ERP.", "Delete the draft in the ERP, so that nobody posts it.", [new Fact("draft", draft.Number)]);

    public Refusal Rejected(RefusedStep refused) => Of(
        ReasonCatalogue.SystemRejected, $"{refused.Why.System} refuses '{refused.Effect}' of refund {refund.Id}.", "Mend what it names. It is tried again by itself.", [.. Said(refused.Why)]);

    private static IEnumerable<Fact> Said(Rejection why) =>
        [new Fact("system", why.System), new Fact("operation", why.Operation), .. why.ErrorCode is { } code ? [new Fact("code", code)] : Array.Empty<Fact>(), new Fact("answer", why.Message)];

    private Refusal Of(Reason reason, string message, string remedy, Fact[] facts) => new()
    {
        Reason = reason,
        Message = message,
        Remedy = remedy,
        Facts = [new Fact("order", order.ToString()), new Fact("refund", refund.Id), .. facts],
    };
}
