namespace Connectors.Shopify.Models;

/// <summary>Work that the service does later.</summary>
public sealed record Job
{
    /// <summary>The vendor's global id.</summary>
    public required string Id { get; init; }

    /// <summary>Whether it is over. It does not say how it ended: read what it was to change.</summary>
    public bool Done { get; init; }
}
