using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>What a warehouse or an ERP says about one SKU. Null means it did not say, which is not zero.</summary>
/// <param name="Sku">Whose stock.</param>
/// <param name="LocationId">The location; null for all of them together.</param>
/// <param name="OnHand">Physically there, in base units.</param>
/// <param name="Allocated">Promised to orders, in base units.</param>
/// <param name="Available">Free to promise, in base units.</param>
/// <param name="AsOf">When it was true, UTC.</param>
public sealed record StockLevel(Sku Sku, string? LocationId, decimal? OnHand, decimal? Allocated, decimal? Available, DateTimeOffset AsOf);
