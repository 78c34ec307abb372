using System.Diagnostics.CodeAnalysis;
using Connectors.Http;

namespace Connectors.SparkLayer.Internal;

/// <summary>Bodies that are written by hand, re-readable for repeats.</summary>
internal static class Bodies
{
    /// <summary>Sends bytes as they are.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "The message owns its content.")]
    public static ConnectorRequest Bytes(this ConnectorRequest request, byte[] bytes, string mediaType = "application/json")
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
        return request.Content(content);
    }
}
