using Connectors.Shopify.Models;

namespace Connectors.Shopify.Json;

/// <summary>A draft that was completed, with the order that it became.</summary>
internal sealed record CompletedDraft
{
    public required string Id { get; init; }

    public OrderReference? Order { get; init; }
}
