using Connectors.Domain.Documents;
using Connectors.Domain.Reasons;

namespace Connectors.Domain.Payments;

/// <summary>The payment rules that the SDK starts with, for Mirakl marketplaces and for B2B orders of SparkLayer on Shopify; a host may replace them by its own table.</summary>
public static class StandardPaymentTable
{
    /// <summary>How a Mirakl order says that its buyer pays an invoice later.</summary>
    public const string PayOnDueDate = "PAY_ON_DUE_DATE";

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>
    /// A live order is released when it is prepaid and paid, or cleared by its marketplace; one on account when it is paid, or as the account policy says.
    /// Orders on their way there are held, drafts and finished ones ignored, and everything else is unknown and held.
    /// </summary>
    /// <param name="onAccount">When an order on account is released.</param>
    /// <param name="approval">Who agreed to that, and when; null while nobody has.</param>
    public static PaymentTable Create(OnAccountPolicy onAccount = OnAccountPolicy.ReleaseIfAccountVerified, PaymentApproval? approval = null) => new()
    {
        Version = $"standard-2-{onAccount}",
        Approval = approval,
        OrderStates =
        [
            .. Words(Origin.Marketplace, OrderStanding.Waiting, "STAGING", "WAITING_ACCEPTANCE", "WAITING_DEBIT"),
            .. Words(Origin.Marketplace, OrderStanding.Live, "SHIPPING"),
            .. Words(Origin.Marketplace, OrderStanding.Finished, "SHIPPED", "RECEIVED", "CLOSED", "REFUSED", "CANCELLED"),
            .. Words(Origin.B2B, OrderStanding.Draft, "draft", "quote", "cart"),
            .. Words(Origin.B2B, OrderStanding.Waiting, "order_unconfirmed", "awaiting_approval", "incoming", "on_hold"),
            .. Words(Origin.B2B, OrderStanding.Live, "confirmed", "processing"),
            .. Words(Origin.B2B, OrderStanding.Finished, "shipped", "complete", "returned", "cancelled"),
        ],
        Methods =
        [
            .. Words(Origin.Marketplace, PaymentTerms.Prepaid, "PAY_ON_ACCEPTANCE", "PAY_ON_SHIPMENT", "PAY_ON_DELIVERY", "NO_CUSTOMER_PAYMENT_CONFIRMATION", string.Empty),
            .. Words(Origin.Marketplace, PaymentTerms.OnAccount, PayOnDueDate),
            .. Words(Origin.B2B, PaymentTerms.Prepaid, "upfrontPayment"),
            .. Words(Origin.B2B, PaymentTerms.OnAccount, "paymentOnAccount", "paymentByInvoice", "payOnAccount", "payByAccount", "onAccount", "account",
                "creditAccount", "tradeAccount", "invoice", "payByInvoice"),
        ],
        PaymentStates =
        [
            .. Words(Origin.Marketplace, PaymentStanding.Cleared, PaymentFacts.CanShip),
            .. Words(Origin.Marketplace, PaymentStanding.Withheld, PaymentFacts.CannotShip),
            .. Words(Origin.B2B, PaymentStanding.Open, "PENDING", "AUTHORIZED", "PARTIALLY_PAID", "AWAITING_PAYMENT", "PAYMENT_PENDING", "PENDING_PAYMENT", "UNPAID"),
            .. Words(Origin.B2B, PaymentStanding.Paid, "PAID"),
            .. Words(Origin.B2B, PaymentStanding.Failed, "PARTIALLY_REFUNDED", "REFUNDED", "VOIDED", "EXPIRED"),
        ],
        Rules =
        [
            new PaymentRule { Id = "draft", Order = OrderStanding.Draft, Action = PaymentAction.Ignore },
            new PaymentRule { Id = "finished", Order = OrderStanding.Finished, Action = PaymentAction.Ignore },
            Hold("account.blocked", ReasonCatalogue.CustomerBlocked) with { Account = AccountState.Blocked },
            Hold("waiting", ReasonCatalogue.PaymentPending) with { Order = OrderStanding.Waiting },
            Hold("payment.withheld", ReasonCatalogue.PaymentPending) with { Payment = PaymentStanding.Withheld },
            Hold("payment.failed", ReasonCatalogue.PaymentFailed) with { Payment = PaymentStanding.Failed },
            Release("payment.paid", ReleaseBasis.Payment) with { Payment = PaymentStanding.Paid },
            Release("prepaid.cleared", ReleaseBasis.Payment) with { Terms = PaymentTerms.Prepaid, Payment = PaymentStanding.Cleared },
            Hold("prepaid.open", ReasonCatalogue.PaymentPending) with { Terms = PaymentTerms.Prepaid, Payment = PaymentStanding.Open },
            .. OnAccount(onAccount).Select(static rule => rule with { Terms = PaymentTerms.OnAccount }),
        ],
    };

    private static PaymentRule[] OnAccount(OnAccountPolicy policy) => policy switch
    {
        OnAccountPolicy.ReleaseIfAccountVerified =>
        [
            Release("on-account.verified", ReleaseBasis.Credit) with { Account = AccountState.Verified, Credit = CreditStanding.Enough },
            Hold("on-account.credit-short", ReasonCatalogue.CreditExceeded) with { Account = AccountState.Verified, Credit = CreditStanding.Short },
            Hold("on-account.credit-unknown", ReasonCatalogue.AccountUnverified) with { Account = AccountState.Verified },
            Hold("on-account.overdue", ReasonCatalogue.AccountOverdue) with { Account = AccountState.Overdue },
            Hold("on-account.unverified", ReasonCatalogue.AccountUnverified),
        ],
        OnAccountPolicy.ReleaseAlways => [Release("on-account.always", ReleaseBasis.CreditWaived)],
        OnAccountPolicy.HoldForFinance => [Hold("on-account.finance", ReasonCatalogue.FinanceRelease)],
        _ => throw new ArgumentOutOfRangeException(nameof(policy), policy, "A known policy is expected."),
    };

    private static PaymentRule Hold(string id, Reason reason) =>
        new() { Id = id, Action = PaymentAction.Hold, ReasonCode = reason.Code, MaxDwell = Day };

    private static PaymentRule Release(string id, ReleaseBasis basis) =>
        new() { Id = id, Order = OrderStanding.Live, Action = PaymentAction.Release, Basis = basis };

    private static IEnumerable<StatusAlias<TMeaning>> Words<TMeaning>(Origin origin, TMeaning meaning, params string[] words)
        where TMeaning : struct, Enum =>
        words.Select(word => new StatusAlias<TMeaning>(origin, word, meaning));
}
