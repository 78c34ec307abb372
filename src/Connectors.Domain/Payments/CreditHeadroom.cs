using Connectors.Domain.Ports;
using Connectors.Domain.Values;

namespace Connectors.Domain.Payments;

/// <summary>The credit an account has left, against one order.</summary>
/// <param name="Available">Credit limit less what is owed and less every other released order the ERP has not booked yet.</param>
/// <param name="OrderTotal">What the order would take.</param>
public readonly record struct CreditHeadroom(Money Available, Money OrderTotal)
{
    /// <summary>Whether the account has no limit; then <see cref="Available"/> says nothing.</summary>
    public bool IsUnlimited { get; init; }

    /// <summary>Whether the credit covers the order. Amounts of two currencies cover nothing.</summary>
    public bool IsEnough => IsUnlimited || (Available.Currency == OrderTotal.Currency && Available.Amount >= OrderTotal.Amount);

    /// <summary>The headroom of an account without a limit: any order fits.</summary>
    /// <param name="orderTotal">What the order would take.</param>
    public static CreditHeadroom Unlimited(Money orderTotal) => new(Money.Zero(orderTotal.Currency), orderTotal) { IsUnlimited = true };

    /// <summary>What an ERP's account has left for one order.</summary>
    /// <param name="order">The order and what it would take.</param>
    /// <param name="account">The account as the ERP shows it.</param>
    /// <param name="currency">The account's currency.</param>
    /// <param name="inFlight">The account's released orders that the ERP has not booked yet, as in <see cref="For"/>.</param>
    /// <returns>
    /// The headroom, without bounds for an account without a limit; null when the ERP did not say the limit, or there is one and it did not say the balance, or the amounts
    /// are not all of one currency: then nobody knows it, and the order is held.
    /// </returns>
    public static CreditHeadroom? ForAccount(InFlightOrder order, ErpCustomer account, CurrencyCode currency, IEnumerable<InFlightOrder> inFlight)
    {
        ArgumentNullException.ThrowIfNull(account);
        return account.CreditLimit.Kind switch
        {
            CreditLimitKind.Unlimited => Unlimited(order.Total),
            CreditLimitKind.Limited when account.Balance is { } owed => For(order, new Money(account.CreditLimit.Amount, currency), new Money(owed, currency), inFlight),
            _ => null,
        };
    }

    /// <summary>What an account has left for one order.</summary>
    /// <param name="limit">The account's credit limit.</param>
    /// <param name="owed">What the ERP has booked on it; below zero when the seller owes the customer.</param>
    /// <param name="order">The order and what it would take.</param>
    /// <param name="inFlight">
    /// The account's released orders that the ERP has not booked yet. One that comes more than once counts once, with its largest total; the order itself
    /// does not count among them, and a total below zero counts as nothing.
    /// </param>
    /// <returns>The headroom; null when the amounts are not all of one currency, because then nobody knows it.</returns>
    public static CreditHeadroom? For(InFlightOrder order, Money limit, Money owed, IEnumerable<InFlightOrder> inFlight)
    {
        ArgumentNullException.ThrowIfNull(inFlight);
        var currency = order.Total.Currency;
        if (limit.Currency != currency || owed.Currency != currency)
            return null;

        var taken = new Dictionary<OrderKey, decimal>();
        foreach (var other in inFlight.Where(o => o.Order != order.Order))
        {
            if (other.Total.Currency != currency)
                return null;
            taken[other.Order] = Math.Max(taken.GetValueOrDefault(other.Order), other.Total.Amount);
        }

        return new CreditHeadroom(limit - owed - new Money(taken.Values.Sum(), currency), order.Total);
    }
}
