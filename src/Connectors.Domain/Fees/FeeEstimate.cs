using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Domain.Fees;

/// <summary>What an order was expected to cost, as its import saw it.</summary>
/// <param name="OrderId">The marketplace's order id.</param>
/// <param name="Type">The transaction type it will settle under, for example <c>COMMISSION_FEE</c>.</param>
/// <param name="Amount">As the seller sees it: below zero is kept from the seller.</param>
/// <param name="IsCharged">Whether the ERP's order carries it as a charge line; false when it is only a memo.</param>
/// <param name="UsedIn">Id of the cycle that used it first; null when none has. Other cycles take it as zero, so that no estimate counts twice.</param>
public sealed record FeeEstimate(string OrderId, string Type, Money Amount, bool IsCharged = false, string? UsedIn = null)
{
    /// <summary>Where the charge line was booked; null for where the fee table books the type now.</summary>
    public PostingTarget? Target { get; init; }
}
