namespace Connectors.Mirakl.Models;

/// <summary>The price of one piece from a number of pieces on.</summary>
/// <param name="QuantityThreshold">Pieces from which it holds; at least 1.</param>
/// <param name="Price">Price of one piece, in the offer's currency.</param>
public readonly record struct VolumePriceStep(int QuantityThreshold, decimal Price);
