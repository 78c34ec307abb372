using Connectors.Domain.Documents;
using Connectors.Domain.Payments;
using Connectors.Domain.Reasons;

namespace Connectors.Flows.B2BOrders;

/// <summary>Whether an order may leave as far as its payment is concerned: by the payment rules, the merchant's choices for what is paid by invoice, and a person's word. Pure.</summary>
internal static class PaymentJudgement
{
    /// <summary>Rule id of an order whose invoice is not paid yet.</summary>
    public const string InvoiceUnpaid = "invoice.unpaid";

    /// <summary>Rule id of an order that is paid later in a way that no rule knows.</summary>
    public const string PayLater = "pay-later.finance";

    /// <summary>The store's word for a payment that nobody has made yet.</summary>
    public const string Pending = "PENDING";

    private const string OnAccount = "paymentOnAccount";
    private const string ByInvoice = "paymentByInvoice";
    private const string Upfront = "upfrontPayment";
    private const string Paid = "PAID";
    private const string PartiallyPaid = "PARTIALLY_PAID";
    private const string PartiallyRefunded = "PARTIALLY_REFUNDED";

    /// <summary>What a person's word lets pass: what is not wrong in itself, and waits for somebody to decide.</summary>
    private static readonly Reason[] Decidable = [ReasonCatalogue.FinanceRelease, ReasonCatalogue.CreditExceeded, ReasonCatalogue.AccountOverdue, ReasonCatalogue.AccountUnverified];

    /// <summary>Whether it is an order on account, of which something of the account's credit is taken.</summary>
    public static bool TakesCredit(StorefrontOrder order, B2BPolicy policy) =>
        StateOf(order) != Paid && !Is(order.PaymentMethod, Upfront) && !(Is(order.PaymentMethod, ByInvoice) && policy.InvoicePayment == InvoicePayment.WhenPaid);

    /// <summary>Whether the buyer's account is charged by its own credit and terms; what is paid by invoice is not.</summary>
    public static bool IsOnAccount(StorefrontOrder order) => Is(order.PaymentMethod, OnAccount);

    /// <summary>Whether it, or the order that it becomes, is paid after an invoice.</summary>
    public static bool IsPaidLater(StorefrontOrder order) => order.PaymentTerms is not null || (order.PaymentMethod.Length > 0 && !Is(order.PaymentMethod, Upfront));

    public static PaymentDecision Decide(StorefrontOrder order, CreditCheck credit, B2BContext context)
    {
        var state = StateOf(order);
        var rules = context.Tables.Payments;
        var decision = rules.Decide(new PaymentFacts(Origin.B2B, order.PaymentMethod, state, "confirmed", credit.Account, credit.Headroom));
        if (decision.Why?.Reason == ReasonCatalogue.CustomerBlocked || state == Paid)
            return decision;
        if (Is(order.PaymentMethod, ByInvoice) && context.Policy.InvoicePayment == InvoicePayment.WhenPaid && (decision.Action == PaymentAction.Release || decision.Why?.Reason != ReasonCatalogue.PaymentFailed))
            return Hold(InvoiceUnpaid, ReasonCatalogue.PaymentPending, "Its invoice is not paid yet.", "It goes on by itself once the store shows it as paid. A person may let it leave before.", context.Policy.InvoiceDwell, rules);
        if (decision.RuleId == PaymentRules.UnknownRuleId && order.PaymentTerms is not null && Is(state, Pending))
            return Hold(PayLater, ReasonCatalogue.FinanceRelease, "It is paid later in a way that no payment rule knows.", "Let it leave, or add the method to the payment rules.", TimeSpan.FromDays(1), rules, new Fact("method", order.PaymentMethod.Length == 0 ? "none" : order.PaymentMethod));
        return decision;
    }

    /// <summary>Whether a person's word lets the order pass what holds it.</summary>
    public static bool Overrides(FinanceRelease word, PaymentDecision decision, StorefrontOrder order) =>
        decision is { Action: PaymentAction.Hold, Why: { } why } && (Decidable.Contains(why.Reason) || decision.RuleId == InvoiceUnpaid)
        && order.Total.Currency == word.UpTo.Currency && order.Total.Amount <= word.UpTo.Amount;

    /// <summary>What was refunded is no longer wanted, and what is left of the order was paid, or was not: the store's word says only that something was given back.</summary>
    private static string StateOf(StorefrontOrder order) => Is(order.PaymentState, PartiallyRefunded) ? order.Outstanding.Amount <= 0m ? Paid : PartiallyPaid : order.PaymentState;

    private static PaymentDecision Hold(string rule, Reason reason, string message, string remedy, TimeSpan most, PaymentRules rules, params Fact[] facts) =>
        new(PaymentAction.Hold, rule, rules.Version, new Refusal { Reason = reason, Message = message, Remedy = remedy, Facts = [new Fact("payment rule", rule), .. facts] })
        {
            Approval = rules.Approval,
            MaxDwell = most,
        };

    private static bool Is(string text, string word) => string.Equals(text, word, StringComparison.OrdinalIgnoreCase);
}
