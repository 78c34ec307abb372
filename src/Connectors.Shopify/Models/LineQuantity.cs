namespace Connectors.Shopify.Models;

/// <summary>Units of an order's line.</summary>
/// <param name="LineId">Global id of the order's line.</param>
/// <param name="Quantity">Units, above zero.</param>
public sealed record LineQuantity(string LineId, int Quantity);
