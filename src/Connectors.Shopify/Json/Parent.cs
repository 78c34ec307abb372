using Connectors.Shopify.Models;

namespace Connectors.Shopify.Json;

/// <summary>What holds a list that is read page by page: when it last changed tells whether the pages belong together.</summary>
internal sealed record Parent<T>
{
    public DateTimeOffset? UpdatedAt { get; init; }

    public required Connection<T> Items { get; init; }
}
