using Connectors.Domain.Values;

namespace Connectors.Domain.Fees;

/// <summary>A transaction that may explain why a cycle does not add up.</summary>
/// <param name="Cause">Why it is suspected.</param>
/// <param name="LineId">The transaction.</param>
/// <param name="Type">Its type.</param>
/// <param name="OrderId">The marketplace's order id; null when it is about no order.</param>
/// <param name="Amount">Its amount as the seller sees it.</param>
public sealed record ResidualItem(ResidualCause Cause, string LineId, string Type, string? OrderId, Money Amount);
