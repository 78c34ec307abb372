namespace Connectors.Flows.Prices;

/// <summary>A <see cref="PriceRoute"/> as it stands in configuration: names of connections.</summary>
public sealed class PriceRouteOptions
{
    /// <summary>Where offers are shown, for example <c>bq</c>.</summary>
    public string Marketplace { get; set; } = string.Empty;

    /// <summary>Whose items say what offers cost that the price table has no row for, for example <c>bc</c>; leave it out to go by the table alone.</summary>
    public string? Erp { get; set; }
}
