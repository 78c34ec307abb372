namespace Connectors.Flows.B2BOrders;

/// <summary>A <see cref="B2BRoute"/> as it stands in configuration: names of connections.</summary>
public sealed class B2BRouteOptions
{
    /// <summary>Where orders come from, for example <c>trade</c>.</summary>
    public string Store { get; set; } = string.Empty;

    /// <summary>Where they are booked, for example <c>bc</c>.</summary>
    public string Erp { get; set; } = string.Empty;

    /// <summary>Who sends the goods, for example <c>warehouse</c>.</summary>
    public string Warehouse { get; set; } = string.Empty;
}
