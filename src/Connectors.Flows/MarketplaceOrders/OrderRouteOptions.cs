namespace Connectors.Flows.MarketplaceOrders;

/// <summary>An <see cref="OrderRoute"/> as it stands in configuration: names of connections.</summary>
public sealed class OrderRouteOptions
{
    /// <summary>Where orders come from, for example <c>bq</c>.</summary>
    public string Marketplace { get; set; } = string.Empty;

    /// <summary>Where they are booked, for example <c>bc</c>.</summary>
    public string Erp { get; set; } = string.Empty;

    /// <summary>Who sends the goods, for example <c>warehouse</c>; left out where people do by the ERP alone, and not merely empty.</summary>
    public string? Warehouse { get; set; }

    /// <summary>The store into which the orders are put, and which sends them, for example <c>shop</c>; left out, the default, no order is put into a store. It takes the warehouse's place: only one of the two may be named.</summary>
    public string? Storefront { get; set; }

    /// <summary>The B2B store in which the orders are shown and nothing more, for example <c>b2b</c>; left out, the default, they are shown nowhere. Not beside <see cref="Storefront"/>, where they stand in a store already.</summary>
    public string? Display { get; set; }
}
