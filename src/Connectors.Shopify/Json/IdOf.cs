namespace Connectors.Shopify.Json;

/// <summary>A thing that is named and no more.</summary>
internal sealed record IdOf
{
    public required string Id { get; init; }
}
