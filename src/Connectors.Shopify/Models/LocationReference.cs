namespace Connectors.Shopify.Models;

/// <summary>A location, named.</summary>
public sealed record LocationReference
{
    /// <summary>The vendor's global id. Empty when not given.</summary>
    public string Id { get => field ?? string.Empty; init; }
}
