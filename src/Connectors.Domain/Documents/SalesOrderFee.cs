using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>A fee of the marketplace on a sales order: a charge line of its own, which books it before it is settled.</summary>
/// <param name="Type">The transaction type that it will settle under, for example <c>COMMISSION_FEE</c>.</param>
/// <param name="Amount">As the seller sees it: below zero is taken off the order. Without tax of its own, and never part of <see cref="SalesOrder.Total"/>.</param>
/// <param name="Target">Where it is booked: a ledger account.</param>
public sealed record SalesOrderFee(string Type, Money Amount, PostingTarget Target);
