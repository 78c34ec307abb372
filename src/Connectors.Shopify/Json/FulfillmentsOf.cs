using Connectors.Shopify.Models;

namespace Connectors.Shopify.Json;

/// <summary>The fulfilments of an order: a list without pages.</summary>
internal sealed record FulfillmentsOf
{
    public required IReadOnlyList<Fulfillment> Fulfillments { get; init; }

    public ItemCount? FulfillmentsCount { get; init; }
}
