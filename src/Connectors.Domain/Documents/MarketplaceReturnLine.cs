using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>Goods of one order line that come back.</summary>
/// <param name="LineId">The order line.</param>
/// <param name="Quantity">How many of the offer.</param>
/// <param name="ReasonCode">The marketplace's code of the customer's reason; empty when there is none.</param>
public sealed record MarketplaceReturnLine(OrderLineId LineId, decimal Quantity, string ReasonCode);
