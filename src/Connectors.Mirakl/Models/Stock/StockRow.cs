namespace Connectors.Mirakl.Models;

/// <summary>The quantity of one offer, or of one offer in one warehouse, as STO01 takes it. Nothing else of the offer is touched.</summary>
/// <param name="OfferSku">The shop's SKU of the offer.</param>
/// <param name="Quantity">Pieces that can be sold; not negative.</param>
/// <param name="WarehouseCode">The warehouse; null sets the offer's own quantity.</param>
public sealed record StockRow(string OfferSku, int Quantity, string? WarehouseCode = null)
{
    /// <summary>Whether the offer's quantity in that warehouse is removed instead of set.</summary>
    public bool Delete { get; init; }
}
