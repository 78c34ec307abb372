namespace Connectors.Simulators.Shopify;

/// <summary>A line of an order that a business places.</summary>
/// <param name="Sku">SKU.</param>
/// <param name="Quantity">Units.</param>
/// <param name="RetailPrice">What a unit costs everybody, before tax.</param>
/// <param name="Price">What a unit costs this business: SparkLayer takes the difference off.</param>
public sealed record ShopLine(string Sku, int Quantity, decimal RetailPrice, decimal Price);
