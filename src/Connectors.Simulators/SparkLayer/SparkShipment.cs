namespace Connectors.Simulators.SparkLayer;

/// <summary>A package that a purchase shows as sent.</summary>
/// <param name="Id">The vendor's id of it.</param>
/// <param name="TrackingNumbers">Its tracking numbers; never null.</param>
/// <param name="Quantities">How many of each SKU are in it; never null.</param>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record SparkShipment(string Id, IReadOnlyList<string> TrackingNumbers, IReadOnlyDictionary<string, int> Quantities);
