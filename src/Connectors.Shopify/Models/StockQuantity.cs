namespace Connectors.Shopify.Models;

/// <summary>What stock is to be.</summary>
/// <param name="InventoryItemId">Global id of the item.</param>
/// <param name="LocationId">Global id of the location.</param>
/// <param name="Quantity">How many there are to be.</param>
/// <param name="ChangeFrom">How many there must be now, or nothing is set; null compares nothing.</param>
public sealed record StockQuantity(string InventoryItemId, string LocationId, int Quantity, int? ChangeFrom);
