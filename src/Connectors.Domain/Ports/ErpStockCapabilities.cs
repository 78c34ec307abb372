namespace Connectors.Domain.Ports;

/// <summary>What one ERP installation can tell of stock.</summary>
public sealed record ErpStockCapabilities
{
    /// <summary>Whether levels name their location. Without it a level is the sum of all of them, also of those that do not sell.</summary>
    public bool LocationStock { get; init; }

    /// <summary>
    /// Whether <see cref="Documents.StockLevel.Available"/> is the ERP's own figure, open orders taken off. Without it only <see cref="Documents.StockLevel.OnHand"/> is told, and
    /// <see cref="IErpStock.GetOpenDemandAsync"/> has to be taken off.
    /// </summary>
    public bool TellsAvailable { get; init; }

    /// <summary>Whether <see cref="IErpStock.GetStockMovementsAsync"/> works; without it every look reads all levels.</summary>
    public bool TellsMovements { get; init; }
}
