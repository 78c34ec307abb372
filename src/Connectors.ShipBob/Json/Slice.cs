using System.Text.Json;

namespace Connectors.ShipBob.Json;

/// <summary>One page in the <c>{items, next, …}</c> shape.</summary>
internal sealed record Slice<T>
    where T : class
{
    /// <summary>A missing list is no empty list.</summary>
    public required IReadOnlyList<T> Items
    {
        get;
        init => field = value is not null && !value.Contains(null!) ? value : throw new JsonException("The list of items is missing.");
    }

    /// <summary>Address or cursor of the next page; null or empty on the last.</summary>
    public string? Next { get; init; }
}
