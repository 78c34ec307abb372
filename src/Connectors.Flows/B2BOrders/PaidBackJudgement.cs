using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Flows.B2BOrders;

/// <summary>Whether the invoices of an order are settled, and whether the store's order may be marked as paid for that. Pure.</summary>
internal static class PaidBackJudgement
{
    /// <summary>The store's words for an order that is paid, or was paid and given back: nothing of it is to be marked.</summary>
    private static readonly string[] Over = ["PAID", "REFUNDED"];

    /// <summary>The store's words for an order that may be marked. An authorised payment would be captured by it, and one that was given back in part, voided or expired is a person's.</summary>
    private static readonly string[] Markable = ["PENDING", "PARTIALLY_PAID"];

    /// <summary>Whether the store has nothing more to be told: it is called off there, or nothing is outstanding.</summary>
    public static bool IsOver(StorePayment payment) =>
        payment.State == StorefrontOrderState.Cancelled || Has(Over, payment.PaymentState) || (payment.Outstanding.Currency != default && payment.Outstanding.Amount <= 0m);

    /// <summary>
    /// Whether all that is outstanding in the store was paid to the ERP. What was credited there and is still outstanding in the store was not, and nobody marks it as if it had been.
    /// </summary>
    /// <param name="payment">As the store shows it.</param>
    /// <param name="received">What the ERP was paid.</param>
    /// <param name="tolerance">How much the two may differ, in major units.</param>
    public static bool MayMark(StorePayment payment, Money received, decimal tolerance) =>
        Has(Markable, payment.PaymentState) && payment.State is StorefrontOrderState.Open or StorefrontOrderState.Sent && payment.Outstanding.Currency == received.Currency && payment.Outstanding.Amount <= received.Amount + tolerance;

    /// <summary>
    /// The invoices of one order, once nothing of them is left to pay; null before that, and while the ERP does not say. A credit memo settles what is left, whether it is applied to the invoice yet or not; it is no
    /// money that came in.
    /// </summary>
    /// <param name="externalNumber">The order's number in the ERP.</param>
    /// <param name="documents">What the ERP has, of this order and of others.</param>
    public static SettledInvoices? Settled(string externalNumber, IReadOnlyList<ErpReceivable> documents)
    {
        var numbered = documents.Where(d => string.Equals(d.ExternalNumber, externalNumber, StringComparison.OrdinalIgnoreCase)).ToList();
        var invoices = numbered.FindAll(static d => d.Total is not < 0m);
        List<ErpReceivable> all =
        [
            .. numbered,
            .. documents.Where(d => d.Total < 0m && !numbered.Contains(d) && invoices.Exists(i => string.Equals(i.Number, d.CreditedNumber, StringComparison.OrdinalIgnoreCase))),
        ];
        if (invoices.Count == 0 || all.Exists(d => d.Total is null || d.Remaining is null || d.Currency != invoices[0].Currency) || all.Sum(static d => d.Remaining) > 0m)
            return null;
        return new SettledInvoices(new Money(all.Sum(static d => d.Total!.Value - d.Remaining!.Value), invoices[0].Currency), [.. invoices.Select(static i => i.Number)]);
    }

    private static bool Has(string[] words, string word) => words.Contains(word, StringComparer.OrdinalIgnoreCase);
}
