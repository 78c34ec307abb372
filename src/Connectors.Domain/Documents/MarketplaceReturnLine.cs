using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>Goods of one order line that come back.</summary>
/// <param name="LineId">The order line.</param>
/// <param name="Quantity">How many of the offer.</param>
/// <param name="ReasonCode">The marketplace's code of the customer's reason; empty when there is none.</param>
public sealed record MarketplaceReturnLine(OrderLineId LineId, decimal Quantity, string ReasonCode)
{
    /// <summary>Whether somebody has looked at the goods and told the marketplace.</summary>
    public bool IsInspected { get; init; }

    /// <summary>The marketplace's code of what is wrong with the goods; null when nothing is, or nobody has looked. <see cref="Returns.ReturnStatusMap"/> knows what it means.</summary>
    public string? FaultReason { get; init; }
}
