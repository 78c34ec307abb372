namespace Connectors.Simulators.SparkLayer;

/// <summary>A price that stands on a list.</summary>
/// <param name="Sku">The SKU as it was sent.</param>
/// <param name="Quantity">From how many on.</param>
/// <param name="Price">What one costs.</param>
/// <param name="UnitOfMeasure">The unit; null for the only one.</param>
public sealed record SparkPrice(string Sku, int Quantity, decimal Price, string? UnitOfMeasure = null)
{
    /// <summary>Whether it holds tax: <c>net</c> or <c>gross</c>. Default <c>net</c>.</summary>
    public string TaxType { get; init; } = "net";
}
