namespace Connectors.Flows.Returns;

/// <summary>A <see cref="ReturnRoute"/> as it stands in configuration: names of connections.</summary>
public sealed class ReturnRouteOptions
{
    /// <summary>Where customers ask to send goods back, for example <c>bq</c>.</summary>
    public string Marketplace { get; set; } = string.Empty;

    /// <summary>Where the marketplace's orders are booked, for example <c>bc</c>.</summary>
    public string Erp { get; set; } = string.Empty;
}
