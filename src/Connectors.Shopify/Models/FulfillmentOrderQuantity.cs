namespace Connectors.Shopify.Models;

/// <summary>Units of a fulfilment order's line.</summary>
/// <param name="Id">Global id of the fulfilment order's line, not of the order's.</param>
/// <param name="Quantity">Units, above zero.</param>
public sealed record FulfillmentOrderQuantity(string Id, int Quantity);
