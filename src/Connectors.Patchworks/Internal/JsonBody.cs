using System.Diagnostics.CodeAnalysis;
using Connectors.Http;

namespace Connectors.Patchworks.Internal;

/// <summary>Bodies as the service wants them: always named as JSON, also where there is none, or it answers with pages.</summary>
internal static class JsonBody
{
    public const string MediaType = "application/json";

    [SuppressMessage("Reliability", "CA2000", Justification = "The request sends it, and the message disposes it.")]
    public static ConnectorRequest Body(this ConnectorRequest request, ReadOnlyMemory<byte> body, string mediaType = MediaType) => request.Content(Of(body, mediaType));

    public static ByteArrayContent Of(ReadOnlyMemory<byte> body, string mediaType)
    {
        var content = new ByteArrayContent(body.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
        return content;
    }
}
