namespace Connectors.Shopify.Json;

/// <summary>What a mutation answers: documents name what it gives back <c>value</c>. Its refusals were read by the protocol.</summary>
internal sealed record Payload<T>
{
    public required T? Value { get; init; }
}
