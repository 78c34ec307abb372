namespace Connectors.Mirakl.Models;

/// <summary>Goods of a return to make.</summary>
/// <param name="OrderLineId">The order line.</param>
/// <param name="Quantity">How many come back, at least 1.</param>
/// <param name="ReasonCode">Why.</param>
public sealed record NewReturnLine(string OrderLineId, int Quantity, ReturnReason ReasonCode);
