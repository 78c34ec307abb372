namespace Connectors.Shopify.Models;

/// <summary>Where a fulfilment order is to be fulfilled.</summary>
public sealed record AssignedLocation
{
    /// <summary>Its name then.</summary>
    public string? Name { get; init; }

    /// <summary>The location; null when it was deleted.</summary>
    public LocationReference? Location { get; init; }
}
