using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Connectors.Domain.Ports;

namespace Connectors.Http.Internal;

/// <summary>A document in JSON.</summary>
/// <param name="type">Metadata of the document.</param>
/// <param name="list">Where it holds a list that is read item by item where it must be; null for a document that is read as a whole or not at all.</param>
/// <param name="none">Which successes may come without a document.</param>
internal sealed class JsonAnswer<T>(JsonTypeInfo<T> type, ListShape? list = null, NoDocument none = NoDocument.Never) : IAnswer
    where T : notnull
{
    private T? _value;

    /// <summary>What was read.</summary>
    public T Value => _value ?? throw new InvalidOperationException("Nothing was read.");

    /// <summary>What was read; null when the success came without a document, as it may.</summary>
    public T? ValueOrNone => _value;

    /// <summary>Items of the list that could not be read; never null.</summary>
    public IReadOnlyList<UnreadableItem> Unreadable { get; private set; } = [];

    public AnswerFault? Read(HttpStatusCode status, ReadOnlySpan<byte> body)
    {
        (_value, Unreadable) = (default, []);
        if (body.StartsWith(ConnectorCall.ByteOrderMark))
            body = body[ConnectorCall.ByteOrderMark.Length..];
        if (body.IsEmpty && (none == NoDocument.WhereEmpty || (none == NoDocument.WhereSaid && status == HttpStatusCode.NoContent)))
            return null;
        if (body.IsEmpty)
            return new("empty body", MayPass: true);
        try
        {
            _value = JsonSerializer.Deserialize(body, type);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Whatever a reader throws, it means that the body is not what was promised. A lack of memory is ours.
            if (list is not null && JsonBodies.IsWhole(body) && ItemByItem.TryRead(body, type, list, out var rest, out var unreadable))
            {
                (_value, Unreadable) = (rest, unreadable);
                return null;
            }

            return new("unreadable body", JsonBodies.MayPass(body), JsonFailures.WithoutQuotes(e, type));
        }
        return _value is null ? new("body is null", MayPass: false) : null;
    }
}
