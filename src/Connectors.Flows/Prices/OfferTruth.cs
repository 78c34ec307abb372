namespace Connectors.Flows.Prices;

/// <summary>What an offer is to cost, and which large changes are meant.</summary>
/// <param name="Prices">Its prices.</param>
/// <param name="Confirmed">Least prices that somebody confirmed, each of its channel; never null.</param>
/// <remarks>Value equality does not look into the list.</remarks>
internal sealed record OfferTruth(PriceSet Prices, IReadOnlyList<(string? Channel, decimal Price)> Confirmed);
