using Connectors.Domain.Values;

namespace Connectors.Flows.BackOffice;

/// <summary>What the warehouse said of one SKU.</summary>
/// <param name="Sku">Whose stock.</param>
/// <param name="Available">Free to promise, in base units; null when the warehouse did not say, which is not zero.</param>
public sealed record SeenStock(Sku Sku, decimal? Available);
