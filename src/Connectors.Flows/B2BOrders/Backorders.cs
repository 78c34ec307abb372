namespace Connectors.Flows.B2BOrders;

/// <summary>What becomes of an order of which the warehouse does not have all.</summary>
public enum Backorders
{
    /// <summary>What is in stock goes to the warehouse, in whole packs and kits; the rest waits here, first in line, and follows in warehouse orders of its own. The ERP has one sales order for all of it.</summary>
    ReleaseInStock,

    /// <summary>All of it goes to the warehouse as one order, and the warehouse does with it what it does.</summary>
    SendWhole,
}
