namespace Connectors.Flows.Settlement;

/// <summary>A <see cref="SettlementRoute"/> as it stands in configuration: names of connections.</summary>
public sealed class SettlementRouteOptions
{
    /// <summary>Whose billing cycles, for example <c>bq</c>.</summary>
    public string Marketplace { get; set; } = string.Empty;

    /// <summary>Where they are booked, for example <c>bc</c>.</summary>
    public string Erp { get; set; } = string.Empty;
}
