using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Connectors.Http;

namespace Connectors.Dynamics365.BusinessCentral.Batch;

/// <summary>A call of a batch that is answered with an entity.</summary>
/// <typeparam name="T">The entity.</typeparam>
public sealed class BatchCall<T> : BatchCall
    where T : class
{
    private readonly JsonTypeInfo<T> _type;

    internal BatchCall(Operation operation, string path, byte[]? body, string? tag, JsonTypeInfo<T> type)
        : base(operation, path, body, tag) => _type = type;

    /// <summary>The entity that was answered; null when the call failed or was not answered.</summary>
    public T? Value { get; private set; }

    internal override void Succeed(JsonElement? body)
    {
        Value = (body is { } there ? there.Deserialize(_type) : null) ?? throw new JsonException("The entity is missing.");
        IsAnswered = true;
    }

    internal override void Forget() => Value = null;
}
