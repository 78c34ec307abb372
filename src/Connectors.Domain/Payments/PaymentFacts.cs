using Connectors.Domain.Documents;

namespace Connectors.Domain.Payments;

/// <summary>All that a payment decision looks at. Texts are compared without regard to case, spaces, hyphens, underscores and dots.</summary>
/// <param name="Origin">Where the order came from.</param>
/// <param name="Method">How the buyer pays, the origin's word, for example SparkLayer's <c>paymentOnAccount</c>; empty when it does not say.</param>
/// <param name="PaymentState">Where the payment stands, the origin's word, for example Shopify's <c>PENDING</c>; empty when it does not say.</param>
/// <param name="OrderState">Where the order stands, the origin's word. A Shopify draft order is a <c>draft</c>, whatever its own status says.</param>
/// <param name="Account">What the ERP says about the account.</param>
/// <param name="Credit">The credit left; null when it is not known, which is not an account without a limit (<see cref="CreditHeadroom.Unlimited"/>).</param>
public readonly record struct PaymentFacts(
    Origin Origin, string Method, string PaymentState, string OrderState, AccountState Account = AccountState.Unspecified, CreditHeadroom? Credit = null)
{
    /// <summary>Payment state of a marketplace order that the marketplace lets the seller ship.</summary>
    public const string CanShip = "CAN_SHIP";

    /// <summary>Payment state of a marketplace order that the marketplace does not let the seller ship.</summary>
    public const string CannotShip = "CANNOT_SHIP";

    /// <summary>How the order stands against the credit.</summary>
    public CreditStanding CreditStanding => Credit switch
    {
        null => CreditStanding.Unknown,
        { IsEnough: true } => CreditStanding.Enough,
        _ => CreditStanding.Short,
    };

    /// <summary>
    /// The facts of a marketplace order: its payment workflow is the method, whether it may be shipped is the payment state,
    /// and its state is the neutral word in capitals, or the marketplace's own word when that is not known.
    /// </summary>
    public static PaymentFacts From(MarketplaceOrder order, AccountState account = AccountState.Unspecified, CreditHeadroom? credit = null)
    {
        ArgumentNullException.ThrowIfNull(order);
        return new PaymentFacts(
            Origin.Marketplace, order.PaymentWorkflow ?? string.Empty, order.CanShip ? CanShip : CannotShip, StateWord(order), account, credit);
    }

    private static string StateWord(MarketplaceOrder order) => order.State switch
    {
        MarketplaceOrderState.Staging => "STAGING",
        MarketplaceOrderState.WaitingAcceptance => "WAITING_ACCEPTANCE",
        MarketplaceOrderState.WaitingDebit => "WAITING_DEBIT",
        MarketplaceOrderState.Shipping => "SHIPPING",
        MarketplaceOrderState.Shipped => "SHIPPED",
        MarketplaceOrderState.Received => "RECEIVED",
        MarketplaceOrderState.Closed => "CLOSED",
        MarketplaceOrderState.Refused => "REFUSED",
        MarketplaceOrderState.Cancelled => "CANCELLED",
        _ => order.StateText,
    };
}
