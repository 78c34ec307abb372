using System.Net;

namespace Connectors.Http.Internal;

/// <summary>That it was done, and no more: 204, or any other success with an empty body or one of JSON. A page of something on the way proves nothing.</summary>
internal sealed class DoneAnswer : IAnswer
{
    public static DoneAnswer Instance { get; } = new();

    public AnswerFault? Read(HttpStatusCode status, ReadOnlySpan<byte> body)
    {
        if (status == HttpStatusCode.NoContent)
            return null;
        if (body.StartsWith(ConnectorCall.ByteOrderMark))
            body = body[ConnectorCall.ByteOrderMark.Length..];
        return body.Trim(" \t\r\n"u8).IsEmpty || JsonBodies.IsWhole(body) ? null : new("the answer is not the system's own", MayPass: true) { IsOfAction = true };
    }
}
