using System.Net.Http.Json;

namespace Connectors.Http.Internal;

/// <summary>Whether content can be read, or written, again for another attempt.</summary>
internal static class Replay
{
    public static bool IsPossible(HttpContent? content)
    {
        if (content is null or ByteArrayContent or ReadOnlyMemoryContent or JsonContent or StreamedContent)
            return true;   // Text and forms are byte arrays.
        if (content is not MultipartContent parts)
            return false;
        foreach (var part in parts)
        {
            if (!IsPossible(part))
                return false;
        }
        return true;
    }
}
