using Connectors.Domain.Payments;
using Connectors.Domain.Values;

namespace Connectors.Domain.Ports;

/// <summary>A customer account of the ERP.</summary>
/// <param name="Number">Its number.</param>
/// <param name="IsBlocked">Whether new orders are refused.</param>
/// <param name="CreditLimit">Credit limit in the account's currency, no limit, or not said.</param>
/// <param name="Balance">What it owes now, open orders not counted; null when the ERP did not say.</param>
public sealed record ErpCustomer(CustomerNumber Number, bool IsBlocked, CreditLimit CreditLimit, decimal? Balance)
{
    /// <summary>What of <see cref="Balance"/> is past its due date; null when the ERP did not say.</summary>
    public decimal? Overdue { get; init; }
}
