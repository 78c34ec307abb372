using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>What a B2B store is told about the stock of one SKU.</summary>
/// <param name="Sku">The store's SKU.</param>
/// <param name="Quantity">How many of it can be bought; never below zero.</param>
public sealed record B2BStockRow(Sku Sku, long Quantity);
