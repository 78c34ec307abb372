using Connectors.Domain.Documents;
using Connectors.Domain.Reasons;

namespace Connectors.Domain.Payments;

/// <summary>The payment rules that the SDK starts with; a host may replace them by its own table.</summary>
public static class StandardPaymentTable
{
    /// <summary>How a Mirakl order says that its buyer pays an invoice later.</summary>
    public const string PayOnDueDate = "PAY_ON_DUE_DATE";

    /// <summary>
    /// A marketplace order is released only when it is cleared for shipping and may be shipped by the seller; one that is paid later also needs the account
    /// policy. Orders on their way there are held, finished ones ignored, and everything else is unknown and held.
    /// </summary>
    /// <param name="onAccount">When an order on account is released.</param>
    public static PaymentTable Create(OnAccountPolicy onAccount = OnAccountPolicy.ReleaseIfAccountVerified) => new()
    {
        Version = $"standard-1-{onAccount}",
        Rules =
        [
            Hold("marketplace.staging", "STAGING"),
            Hold("marketplace.waiting-acceptance", "WAITING_ACCEPTANCE"),
            Hold("marketplace.waiting-debit", "WAITING_DEBIT"),
            Hold("marketplace.not-ours-to-ship", "SHIPPING") with { PaymentState = PaymentFacts.CannotShip },
            Hold("marketplace.account-blocked", "SHIPPING") with { Account = AccountState.Blocked, ReasonCode = ReasonCatalogue.CustomerBlocked.Code },
            .. OnAccount(onAccount),
            Release("marketplace.pay-on-acceptance", "PAY_ON_ACCEPTANCE"),
            Release("marketplace.pay-on-shipment", "PAY_ON_SHIPMENT"),
            Release("marketplace.pay-on-delivery", "PAY_ON_DELIVERY"),
            Release("marketplace.no-payment-confirmation", "NO_CUSTOMER_PAYMENT_CONFIRMATION"),
            Release("marketplace.workflow-not-given", string.Empty),
            Ignore("marketplace.shipped", "SHIPPED"),
            Ignore("marketplace.received", "RECEIVED"),
            Ignore("marketplace.closed", "CLOSED"),
            Ignore("marketplace.refused", "REFUSED"),
            Ignore("marketplace.cancelled", "CANCELLED"),
        ],
    };

    private static PaymentRule[] OnAccount(OnAccountPolicy policy)
    {
        var rule = Hold("marketplace.on-account", "SHIPPING") with { PaymentState = PaymentFacts.CanShip, Method = PayOnDueDate };
        return policy switch
        {
            OnAccountPolicy.ReleaseIfAccountVerified =>
            [
                rule with
                {
                    Id = "marketplace.on-account.verified", Account = AccountState.Verified, Credit = CreditStanding.Enough,
                    Action = PaymentAction.Release, ReasonCode = null,
                },
                rule with
                {
                    Id = "marketplace.on-account.credit-short", Account = AccountState.Verified, Credit = CreditStanding.Short,
                    ReasonCode = ReasonCatalogue.CreditExceeded.Code,
                },
                rule with { Id = "marketplace.on-account.unverified", ReasonCode = ReasonCatalogue.AccountUnverified.Code },
            ],
            OnAccountPolicy.ReleaseAlways =>
                [rule with { Id = "marketplace.on-account.always", Action = PaymentAction.Release, ReasonCode = null }],
            OnAccountPolicy.HoldForFinance =>
                [rule with { Id = "marketplace.on-account.finance", ReasonCode = ReasonCatalogue.PaymentPending.Code }],
            _ => throw new ArgumentOutOfRangeException(nameof(policy), policy, "A known policy is expected."),
        };
    }

    private static PaymentRule Hold(string id, string orderState) => new()
    {
        Id = id,
        Origin = Origin.Marketplace,
        OrderState = orderState,
        Action = PaymentAction.Hold,
        ReasonCode = ReasonCatalogue.PaymentPending.Code,
    };

    private static PaymentRule Release(string id, string method) => new()
    {
        Id = id,
        Origin = Origin.Marketplace,
        OrderState = "SHIPPING",
        PaymentState = PaymentFacts.CanShip,
        Method = method,
        Action = PaymentAction.Release,
    };

    private static PaymentRule Ignore(string id, string orderState) => new()
    {
        Id = id,
        Origin = Origin.Marketplace,
        OrderState = orderState,
        Action = PaymentAction.Ignore,
    };
}
