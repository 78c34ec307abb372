namespace Connectors.Simulators.SparkLayer;

/// <summary>A level that stands in a location.</summary>
/// <param name="Sku">The SKU as it was sent.</param>
/// <param name="Location">The seller's id of the location, or else the vendor's.</param>
/// <param name="Level">How many there are.</param>
/// <param name="MinStockLevel">The negative floor; null when none was sent.</param>
public sealed record SparkStock(string Sku, string Location, int Level, int? MinStockLevel)
{
    /// <summary>When more come; null when nothing was sent.</summary>
    public DateOnly? RestockDate { get; init; }
}
