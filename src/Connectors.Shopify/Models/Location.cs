namespace Connectors.Shopify.Models;

/// <summary>A place that goods are kept at and leave from.</summary>
public sealed record Location
{
    /// <summary>The vendor's global id.</summary>
    public required string Id { get; init; }

    /// <summary>The number in it.</summary>
    public long LegacyResourceId { get; init; }

    /// <summary>Its name. Empty when not given.</summary>
    public string Name { get => field ?? string.Empty; init; }

    /// <summary>Whether it is used.</summary>
    public bool IsActive { get; init; }

    /// <summary>Whether online orders leave from it.</summary>
    public bool FulfillsOnlineOrders { get; init; }
}
