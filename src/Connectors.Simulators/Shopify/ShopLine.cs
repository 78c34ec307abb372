namespace Connectors.Simulators.Shopify;

/// <summary>A line of an order that a business places.</summary>
/// <param name="Sku">SKU.</param>
/// <param name="Quantity">Units.</param>
/// <param name="RetailPrice">What a unit costs everybody, before tax.</param>
/// <param name="Price">What a unit costs this business: SparkLayer takes the difference off.</param>
public sealed record ShopLine(string Sku, int Quantity, decimal RetailPrice, decimal Price)
{
    /// <summary>What a unit is to cost this business by what was agreed, before tax; null when that is what it costs. The order must not be booked at another price unless somebody says so.</summary>
    public decimal? AgreedPrice { get; init; }
}
