using System.Text;
using System.Text.Json;

namespace Connectors.Patchworks.Internal;

/// <summary>Takes the payloads out of an answer. Pure.</summary>
internal static class CallbackPayloads
{
    /// <summary>The elements of a list in JSON, a text as itself and anything else as it is written; what is no list is one payload.</summary>
    public static IReadOnlyList<ReadOnlyMemory<byte>> Read(ReadOnlyMemory<byte> body)
    {
        if (!body.Span.TrimStart(" \t\r\n"u8).StartsWith("["u8))
            return [body];
        try
        {
            using var document = JsonDocument.Parse(body);
            return [.. document.RootElement.EnumerateArray().Select(static e => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(e.ValueKind == JsonValueKind.String ? e.GetString()! : e.GetRawText()))];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return [body];   // A text of another kind may begin so too.
        }
    }
}
