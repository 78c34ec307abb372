using System.Globalization;
using Connectors.Domain.Ports;

namespace Connectors.Patchworks.Json;

/// <summary>One page of a list, bare or within <c>data</c>.</summary>
internal sealed record EntityList<T>(IReadOnlyList<T> Items, IReadOnlyList<UnreadableItem> Unreadable)
    where T : class
{
    /// <summary>Number of the page, from 1; null when not told.</summary>
    public long? CurrentPage { get; init; }

    /// <summary>How many pages there are; null when not told.</summary>
    public long? LastPage { get; init; }

    /// <summary>Number of the page that follows the one that was asked for; null after the last. Where pages are not counted, only an empty one is the last for certain.</summary>
    public string? NextAfter(long asked)
    {
        var isLast = LastPage is { } last ? (CurrentPage ?? asked) >= last : Items.Count + Unreadable.Count == 0;
        return isLast ? null : (asked + 1).ToString(CultureInfo.InvariantCulture);
    }
}
