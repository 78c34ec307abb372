using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Connectors.Http.Internal;

/// <summary>A document in JSON.</summary>
internal sealed class JsonAnswer<T>(JsonTypeInfo<T> type) : IAnswer
    where T : notnull
{
    private T? _value;

    /// <summary>What was read.</summary>
    public T Value => _value ?? throw new InvalidOperationException("Nothing was read.");

    public AnswerFault? Read(HttpStatusCode status, ReadOnlySpan<byte> body)
    {
        _value = default;
        if (body.StartsWith(ConnectorCall.ByteOrderMark))
            body = body[ConnectorCall.ByteOrderMark.Length..];
        if (body.IsEmpty)
            return new("empty body", MayPass: true);
        try
        {
            _value = JsonSerializer.Deserialize(body, type);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Whatever a reader throws, it means that the body is not what was promised. A lack of memory is ours.
            return new("unreadable body", JsonBodies.MayPass(body), JsonFailures.WithoutQuotes(e, type));
        }
        return _value is null ? new("body is null", MayPass: false) : null;
    }
}
