using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>A fee that the marketplace is expected to keep of an order line.</summary>
/// <param name="Type">The transaction type that it will settle under, for example <c>COMMISSION_FEE</c>.</param>
/// <param name="Amount">How much, in the order's currency; above zero is kept from the seller.</param>
public sealed record ExpectedFee(string Type, Money Amount);
