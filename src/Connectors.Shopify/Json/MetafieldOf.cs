using Connectors.Shopify.Models;

namespace Connectors.Shopify.Json;

/// <summary>One metafield of a thing.</summary>
internal sealed record MetafieldOf
{
    public required string Id { get; init; }

    public Metafield? Metafield { get; init; }
}
