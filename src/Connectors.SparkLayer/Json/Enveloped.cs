using Connectors.Domain.Ports;

namespace Connectors.SparkLayer.Json;

/// <summary>A list as it came: bare, or within an object whose members' names are not all documented.</summary>
internal sealed record Enveloped<T>(IReadOnlyList<T> Items, IReadOnlyList<UnreadableItem> Unreadable)
    where T : class
{
    /// <summary>Number of the page, from 1; null when not told.</summary>
    public long? CurrentPage { get; init; }

    /// <summary>How many pages there are; null when not told.</summary>
    public long? TotalPages { get; init; }
}
