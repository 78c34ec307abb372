namespace Connectors.Simulators.SparkLayer;

/// <summary>A line that a business orders.</summary>
/// <param name="Sku">What.</param>
/// <param name="Quantity">How many.</param>
/// <param name="NetPrice">What one costs, before tax and after the discount.</param>
/// <param name="Unit">Its unit of measure; null for none.</param>
/// <param name="Discount">What the discount takes off one, before tax.</param>
public sealed record SparkOrderLine(string Sku, int Quantity, decimal NetPrice, string? Unit = null, decimal Discount = 0m);
