namespace Connectors.Shopify.Json;

/// <summary>The data of an answer.</summary>
internal sealed record AnswerData<T>
{
    /// <summary>Null where what was asked for is not there. A missing member is no answer.</summary>
    public required T? Result { get; init; }
}
