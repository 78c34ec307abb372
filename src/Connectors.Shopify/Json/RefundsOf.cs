using Connectors.Shopify.Models;

namespace Connectors.Shopify.Json;

/// <summary>The refunds of an order: a list without pages.</summary>
internal sealed record RefundsOf
{
    public required IReadOnlyList<Refund> Refunds { get; init; }
}
