namespace Connectors.SparkLayer.Models;

/// <summary>A place to make.</summary>
public sealed record NewStockLocation
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Our id of it, by which it is found again; null for none.</summary>
    public string? ExternalId { get; init; }
}
