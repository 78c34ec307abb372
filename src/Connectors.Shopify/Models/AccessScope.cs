namespace Connectors.Shopify.Models;

/// <summary>A right of the app.</summary>
public sealed record AccessScope
{
    /// <summary>Its name: <c>read_orders</c>. Empty when not given.</summary>
    public string Handle { get => field ?? string.Empty; init; }
}
