namespace Connectors.Flows.Stock;

/// <summary>A <see cref="StockRoute"/> as it stands in configuration: names of connections.</summary>
public sealed class StockRouteOptions
{
    /// <summary>Where offers are shown, a marketplace or a B2B store, for example <c>bq</c>.</summary>
    public string Marketplace { get; set; } = string.Empty;

    /// <summary>Whose word on stock counts, for example <c>bc</c>.</summary>
    public string Erp { get; set; } = string.Empty;
}
