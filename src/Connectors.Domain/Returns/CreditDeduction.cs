using Connectors.Domain.Values;

namespace Connectors.Domain.Returns;

/// <summary>What is taken off the credit of a line, for example for use or for packaging that is missing.</summary>
/// <param name="LineId">The order's line.</param>
/// <param name="Amount">How much, in the terms of the line's price; above zero and at most what is credited of the line.</param>
/// <param name="Reason">Why, for people; not empty.</param>
public sealed record CreditDeduction(OrderLineId LineId, Money Amount, string Reason);
