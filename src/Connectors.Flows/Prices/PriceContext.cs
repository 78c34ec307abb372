namespace Connectors.Flows.Prices;

/// <summary>Everything besides the case that its conclusions rest on: an immutable snapshot.</summary>
/// <param name="Route">The way of the prices.</param>
/// <param name="Policy">The merchant's choices.</param>
/// <param name="Tables">The mapping tables.</param>
internal sealed record PriceContext(PriceRoute Route, PricePolicy Policy, PriceTables Tables);
