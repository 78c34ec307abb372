using Connectors.Domain.Values;

namespace Connectors.Domain.Fees;

/// <summary>Sales and refunds of an order that its buyer pays directly: receivable outside the payout.</summary>
/// <param name="OrderId">The marketplace's order id.</param>
/// <param name="Amount">Sales less refunds, as the seller sees it.</param>
/// <param name="Lines">How many lines were left out of the payout.</param>
public sealed record OnAccountSale(string OrderId, Money Amount, int Lines);
