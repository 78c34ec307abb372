namespace Connectors.Patchworks;

/// <summary>Which caches a list holds: all that is set must hold.</summary>
public sealed record CacheFilter
{
    /// <summary>Caches of this flow; null for all.</summary>
    public string? FlowId { get; init; }

    /// <summary>Caches that this flow may use, in the vendor's words; null for all.</summary>
    public string? ForFlow { get; init; }

    /// <summary>Caches of this scope, in the vendor's words; null for all.</summary>
    public string? Scope { get; init; }

    /// <summary>Caches of this name; null for all.</summary>
    public string? Name { get; init; }
}
