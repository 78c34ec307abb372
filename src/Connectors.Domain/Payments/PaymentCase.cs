using Connectors.Domain.Documents;

namespace Connectors.Domain.Payments;

/// <summary>The facts in closed words. There are so few cases that a table is looked at for each of them.</summary>
internal readonly record struct PaymentCase(
    Origin Origin, OrderStanding Order, PaymentTerms Terms, PaymentStanding Payment, AccountState Account, CreditStanding Credit)
{
    private const int Origins = (int)Origin.B2B + 1;
    private const int Orders = (int)OrderStanding.Finished + 1;
    private const int TermsCount = (int)PaymentTerms.OnAccount + 1;
    private const int Payments = (int)PaymentStanding.Withheld + 1;
    private const int Accounts = (int)AccountState.Blocked + 1;
    private const int Credits = (int)CreditStanding.Short + 1;

    /// <summary>One more than the largest <see cref="Index"/>.</summary>
    internal const int Count = Origins * Orders * TermsCount * Payments * Accounts * Credits;

    /// <summary>Every case that rules are asked about.</summary>
    internal static IEnumerable<PaymentCase> All { get; } =
    [
        .. from origin in Enum.GetValues<Origin>()
           from order in Enum.GetValues<OrderStanding>()
           from terms in Enum.GetValues<PaymentTerms>()
           from payment in Enum.GetValues<PaymentStanding>()
           from account in Enum.GetValues<AccountState>()
           from credit in Enum.GetValues<CreditStanding>()
           let one = new PaymentCase(origin, order, terms, payment, account, credit)
           where one.IsKnown
           select one,
    ];

    /// <summary>
    /// Whether rules are asked at all. Of an order that is not live it is enough to know so; of a live one every word must be known, so that no unknown one passes.
    /// </summary>
    internal bool IsKnown =>
        Origin != Origin.Unspecified && Order != OrderStanding.Unknown && (uint)Account < Accounts
        && (Order != OrderStanding.Live || (Terms != PaymentTerms.Unknown && Payment != PaymentStanding.Unknown));

    internal int Index => (((((int)Origin * Orders + (int)Order) * TermsCount + (int)Terms) * Payments + (int)Payment) * Accounts + (int)Account) * Credits + (int)Credit;

    internal bool Fits(PaymentRule rule) =>
        (rule.Origin is null || rule.Origin == Origin)
        && (rule.Order is null || rule.Order == Order)
        && (rule.Terms is null || rule.Terms == Terms)
        && (rule.Payment is null || rule.Payment == Payment)
        && (rule.Account is null || rule.Account == Account)
        && (rule.Credit is null || rule.Credit == Credit);

    /// <summary>Why this case must not be released on the basis, as the column of the rule that is wrong and what is expected there; null when it may.</summary>
    internal (string Column, string Expected)? Forbids(ReleaseBasis basis) => this switch
    {
        { Order: not OrderStanding.Live } => (nameof(PaymentRule.Order), "Live; nothing else is released"),
        { Account: AccountState.Blocked } => (nameof(PaymentRule.Account), "another account, or a rule before that holds blocked ones"),
        { Payment: PaymentStanding.Failed or PaymentStanding.Withheld } => (nameof(PaymentRule.Payment), "another payment, or rules before that hold failed and withheld ones"),
        { Terms: PaymentTerms.Prepaid, Payment: not (PaymentStanding.Paid or PaymentStanding.Cleared) } =>
            (nameof(PaymentRule.Payment), "Paid or Cleared; what is prepaid needs its payment"),
        { Terms: PaymentTerms.OnAccount, Payment: not PaymentStanding.Paid } when basis == ReleaseBasis.Payment =>
            (nameof(PaymentRule.Basis), "Credit or CreditWaived; what is on account is not paid"),
        { Account: not AccountState.Verified } or { Credit: not CreditStanding.Enough } when basis == ReleaseBasis.Credit =>
            (nameof(PaymentRule.Basis), "a verified account and enough credit as conditions"),
        _ => null,
    };
}
