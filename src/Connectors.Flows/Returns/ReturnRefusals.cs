using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Domain.Reasons;
using Connectors.Domain.Returns;
using Connectors.Flows.Engine;
using Connectors.Flows.Refunds;

namespace Connectors.Flows.Returns;

/// <summary>What people are told about returns.</summary>
internal static class ReturnRefusals
{
    public static Refusal ConsentDue(MarketplaceReturn found) => Of(
        ReasonCatalogue.ReturnConsentDue, found, $"Return {found.Id} waits for consent since {found.CreatedAt:u}.", "Accept or refuse it in the marketplace's portal, or let returns be consented to (Consents).");

    public static Refusal OrderUnknown(MarketplaceReturn found) => Of(
        ReasonCatalogue.ReturnOrderUnknown, found, $"Order {found.Order} was not booked here, so that nobody knows what the goods of return {found.Id} were sold with.", "Credit and refund it by hand, end the return in the portal, and refuse its goods here.");

    public static Refusal LineUnknown(MarketplaceReturn found) => Of(
        ReasonCatalogue.ReturnOrderUnknown, found, $"Return {found.Id} names lines that order {found.Order} was not booked with.", "Credit and refund it by hand, end the return in the portal, and refuse its goods here.");

    public static Refusal NotInvoiced(MarketplaceReturn found, ReturnedSale sale) => Of(
        ReasonCatalogue.ReturnNotInvoiced, found, $"Goods of return {found.Id} are here, and sales order {sale.Order.Number} is not invoiced.", "Post the sales order. It goes on by itself then.", new Fact("sales order", sale.Order.Number));

    public static Refusal InvoiceUnclear(MarketplaceReturn found, ReturnedSale sale, IReadOnlyList<ReversedLine> lines, IReadOnlyList<BookedReturn> others) => Of(
        ReasonCatalogue.ReturnInvoiceUnclear, found, $"No invoice of sales order {sale.Order.Number} holds all that comes back with return {found.Id} and that no other return takes.",
        "Nothing, where a part of the order is still to be invoiced: it goes on by itself then. Else credit it by hand, invoice by invoice, refund it in the portal, and acknowledge it.",
        [
            .. lines.GroupBy(static l => (l.LineId, l.Sku)).Select(static g => new Fact($"line {g.Key.LineId}", string.Create(CultureInfo.InvariantCulture, $"{g.Sum(static l => l.Quantity):0.#####} of {g.Key.Sku}"))),
            .. sale.Invoices.Select(i => new Fact($"invoice {i.Number}", string.Join(", ", lines.Select(static l => l.Sku.Value.ToUpperInvariant()).Distinct().Select(
                sku => string.Create(CultureInfo.InvariantCulture, $"{ReturnSums.Left(i, sku, sale, others):0.#####} of {sku} left"))))),
        ]);

    public static Refusal NoQuarantine(MarketplaceReturn found, ReturnContext context) => Of(
        ReasonCatalogue.ReturnNoQuarantine, found, $"Goods of return {found.Id} cannot be sold again, and no location for such goods is set.", $"Set {nameof(ReturnsPolicy.QuarantineLocation)} to the id of a location of '{context.Route.Erp}', or do not credit them.");

    public static Refusal CreditDiffers(MarketplaceReturn found, ErpCreditNote credit, ErpReturn asked) => Of(
        ReasonCatalogue.ReturnCreditDiffers, found,
        credit.IsPosted ? $"Credit note {credit.Number} of return {found.Id} was posted with other content than came back." : $"Somebody changed draft {credit.Number} of return {found.Id}, or it comes to another total.",
        credit.IsPosted ? "Take it as it stands, and that is paid back; or correct it by a document of its own." : "Put it right in the ERP, have it put right (retry), or take it as it stands once it is posted.",
        [new Fact("asked for", asked.Total.ToString()), new Fact("in the ERP", credit.Total?.ToString() ?? "not told"), .. credit.Differences]);

    public static Refusal CreditRemoved(MarketplaceReturn found, int times) => Of(
        ReasonCatalogue.ReturnCreditRemoved, found, string.Create(CultureInfo.InvariantCulture, $"The draft credit note of return {found.Id} was deleted {times} times."), "Have it made again (retry), or refuse the goods.");

    public static Refusal PostedEarly(MarketplaceReturn found, ErpCreditNote credit) => Of(
        ReasonCatalogue.ReturnNotReceived, found, $"Credit note {credit.Number} of return {found.Id} was posted before its goods came.", "It goes on when the goods are here. Let posting count as receipt (PostingTellsReceipt) where that is how it is done.", new Fact("credit note", credit.Number));

    public static Refusal NotPosted(MarketplaceReturn found, ErpCreditNote? credit, RefusedStep? refused) => Of(
        ReasonCatalogue.ReturnNotPosted, found, $"The credit note of return {found.Id} is not posted{(refused is null ? string.Empty : ": the ERP refuses it")}.", "Mend what the ERP names (posting period, customer, set-up), or post it there. It is tried again by itself.",
        [.. credit is null ? Array.Empty<Fact>() : [new Fact("draft", credit.Number)], .. refused is null ? Array.Empty<Fact>() : Said(refused.Why)]);

    public static Refusal RefundRefused(MarketplaceReturn found, RefusedStep refused) => Of(
        ReasonCatalogue.RefundRefused, found, $"The marketplace refuses to pay return {found.Id} back.", "See to the shop's balance, or pay it back in the portal: that is noticed. It is tried again by itself.", [.. Said(refused.Why)]);

    public static Refusal RefundDue(MarketplaceReturn found, DateTimeOffset due) => Of(
        ReasonCatalogue.RefundDue, found, $"The money for the goods of return {found.Id} must be back with the customer by {due:u}.", "See to what holds the return, or pay it back in the portal: that is noticed.");

    public static Refusal RefundTooMuch(ReturnState state) => Of(
        ReasonCatalogue.RefundMismatch, state.Return!, $"More was paid back than return {state.Return!.Id} is worth.", "Acknowledge it where it was meant, and credit the difference by hand; or say which refund is of something else.",
        new Fact("credited", state.Asked!.Total.ToString()), new Fact("refunded", state.Refunds.Sum(static r => r.Amount.Amount + r.ShippingAmount.Amount).ToString(CultureInfo.InvariantCulture)));

    public static Refusal RefundUnclear(ReturnState state) => Of(
        ReasonCatalogue.RefundUnclear, state.Return!, $"Something of the lines of return {state.Return!.Id} was paid back before the return was asked for, or with another return of the order, and whether for the same pieces nobody here can tell.",
        "Acknowledge it where it was for the same pieces: then it is not paid again. Say that the refund is of something else where it was.",
        [.. state.UnclearRefunds.Select(static r => new Fact($"refund {r.Id}", string.Create(CultureInfo.InvariantCulture, $"{r.Amount.Amount + r.ShippingAmount.Amount} {r.Amount.Currency} for {r.Quantity:0.#####} of line {r.LineId}, {r.CreatedAt:u}")))]);

    public static Refusal RefundedEarly(ReturnState state) => Of(
        ReasonCatalogue.RefundedEarly, state.Return!, $"Somebody paid return {state.Return!.Id} back, in whole or in part, before its goods came.", "Nothing, when it was meant: what was paid is not paid again. If the goods never come, credit it as goodwill by hand.",
        new Fact("refunded", state.SeenRefunds.Sum(static r => r.Amount.Amount + r.ShippingAmount.Amount).ToString(CultureInfo.InvariantCulture)));

    public static Refusal WrongEnd(MarketplaceReturn found) => Of(
        ReasonCatalogue.ReturnWrongStep, found, $"The marketplace says that return {found.Id} is '{found.StateText}', and goods came or a document stands in the ERP.", "Delete the draft in the ERP where nothing came; or see to it in the portal where goods did.", new Fact("state", found.StateText));

    public static Refusal OverUnseen(MarketplaceReturn found) => Of(
        ReasonCatalogue.ReturnWrongStep, found, $"The marketplace says that return {found.Id} is '{found.StateText}', and nobody said that its goods came.", "Report the goods where they came; refuse them where they did not, and delete the draft in the ERP.", new Fact("state", found.StateText));

    public static Refusal CameLate(ReturnState state) => Of(
        ReasonCatalogue.ReturnWrongStep, state.Return!, $"Goods of return {state.Return!.Id} came when it was over, and nothing here credits them.", "Credit and refund them by hand, or send them back; then acknowledge it.",
        [.. state.LateReceipts.SelectMany(static r => r.Lines.Select(l => new Fact($"receipt {r.ReceiptId}", string.Create(CultureInfo.InvariantCulture, $"{l.Quantity:0.#####} of line {l.LineId}, {l.Condition}"))))]);

    public static Refusal Rejected(MarketplaceReturn found, RefusedStep refused) => Of(
        ReasonCatalogue.SystemRejected, found, $"{refused.Why.System} refuses '{refused.Effect}' of return {found.Id}.", "Mend what it names. It is tried again by itself.", [.. Said(refused.Why)]);

    private static IEnumerable<Fact> Said(Rejection why) =>
        [new Fact("system", why.System), new Fact("operation", why.Operation), .. why.ErrorCode is { } code ? [new Fact("code", code)] : Array.Empty<Fact>(), new Fact("answer", why.Message)];

    private static Refusal Of(Reason reason, MarketplaceReturn found, FormattableString message, string remedy, params Fact[] facts) => Of(reason, found, message.ToString(CultureInfo.InvariantCulture), remedy, facts);

    private static Refusal Of(Reason reason, MarketplaceReturn found, string message, string remedy, params Fact[] facts) => new()
    {
        Reason = reason,
        Message = message,
        Remedy = remedy,
        Facts = [new Fact("return", found.Id), new Fact("order", found.Order.ToString()), .. facts],
    };
}
