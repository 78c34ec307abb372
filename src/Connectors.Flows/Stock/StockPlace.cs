namespace Connectors.Flows.Stock;

/// <summary>A SKU at a location.</summary>
/// <param name="Sku">Its position among the SKUs that are needed.</param>
/// <param name="LocationId">The location; null for all together, or where nobody said.</param>
internal readonly record struct StockPlace(int Sku, string? LocationId);
