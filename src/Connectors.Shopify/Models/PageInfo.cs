namespace Connectors.Shopify.Models;

/// <summary>Where a page of a list ends.</summary>
public sealed record PageInfo
{
    /// <summary>Whether another page follows.</summary>
    public bool HasNextPage { get; init; }

    /// <summary>Where the next page begins; null on an empty page.</summary>
    public string? EndCursor { get; init; }
}
