namespace Connectors.Shopify.Json;

/// <summary>Every answer: documents name their one field <c>result</c>, whatever it is called in the schema.</summary>
internal sealed record Answer<T>
{
    public required AnswerData<T> Data { get; init; }
}
