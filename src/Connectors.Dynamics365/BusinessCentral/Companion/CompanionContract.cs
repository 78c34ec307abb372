namespace Connectors.Dynamics365.BusinessCentral.Companion;

/// <summary>What a companion extension can add to the standard API, page by page: <c>docs/business-central-companion.md</c>.</summary>
public enum CompanionContract
{
    /// <summary>Carriers and tracking numbers of posted shipments (<c>shipmentTrackings</c>).</summary>
    ShipmentTracking,

    /// <summary>Stock of each location and variant (<c>locationStocks</c>).</summary>
    LocationStock,

    /// <summary>Prices of price lists (<c>salesPrices</c>).</summary>
    SalesPrices,

    /// <summary>Reduction of open orders (<c>openOrders</c> with <c>Microsoft.NAV.reduce</c>).</summary>
    OrderReduction,

    /// <summary>How many base units the ERP takes for a pack of an item (<c>itemUnits</c>).</summary>
    ItemUnits,

    /// <summary>VAT of each business and product group (<c>taxSetups</c>).</summary>
    TaxSetup,

    /// <summary>Sales return orders that are written and posted (<c>returnOrders</c> with <c>Microsoft.NAV.post</c>, and <c>returnOrderLines</c>).</summary>
    ReturnOrders,
}
