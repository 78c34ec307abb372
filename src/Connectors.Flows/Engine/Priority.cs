namespace Connectors.Flows.Engine;

/// <summary>How urgent work is. Work of a lower number leaves in the next free slot, whatever waits behind it.</summary>
public enum Priority
{
    /// <summary>Receiving and accepting orders: the marketplace's clock runs.</summary>
    Acknowledge = 0,

    /// <summary>Confirming dispatches.</summary>
    Ship = 1,

    /// <summary>Passing orders on to ERP and warehouse.</summary>
    Order = 2,

    /// <summary>Returns and settlement.</summary>
    Returns = 3,

    /// <summary>Stock that goes down or out.</summary>
    StockDown = 4,

    /// <summary>Stock that goes up.</summary>
    StockUp = 5,

    /// <summary>Prices.</summary>
    Price = 6,

    /// <summary>Catalogue and reference data.</summary>
    Catalogue = 7,
}
