using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>A fee on a line that the customer pays beside price and shipping, for example for recycling.</summary>
/// <param name="Code">The origin's code of the fee.</param>
/// <param name="Amount">The fee, with or without tax as the order says.</param>
public sealed record FeeAmount(string Code, Money Amount);
