namespace Connectors.Http.Internal;

/// <summary>Whether an answer is a web page, which no API and no file of ours is. Pure.</summary>
internal static class WebPages
{
    /// <summary>So much of the beginning tells.</summary>
    public const int Beginning = 1024;

    /// <summary>By its media type, or by how it begins.</summary>
    public static bool Is(string? mediaType, ReadOnlySpan<char> body) => IsMediaType(mediaType) || Is(body);

    public static bool IsMediaType(string? mediaType) =>
        mediaType is not null && (mediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase) || mediaType.Equals("application/xhtml+xml", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether what there is so far may be the beginning of one: nothing but blanks, or markup.</summary>
    public static bool MayBegin(ReadOnlySpan<byte> head)
    {
        if (ConnectorCall.ByteOrderMark.StartsWith(head))
            return true;
        if (head.StartsWith(ConnectorCall.ByteOrderMark))
            head = head[ConnectorCall.ByteOrderMark.Length..];
        return head.TrimStart(" \t\r\n"u8) is [] or [(byte)'<', ..];
    }

    /// <summary>By how it begins: markup with a page's own elements among the first characters.</summary>
    public static bool Is(ReadOnlySpan<char> body)
    {
        var text = body.TrimStart("\uFEFF \t\r\n");
        if (text is not ['<', ..])
            return false;
        text = text[..Math.Min(text.Length, Beginning)];
        return text.Contains("<!doctype html", StringComparison.OrdinalIgnoreCase) || text.Contains("<html", StringComparison.OrdinalIgnoreCase)
            || text.Contains("<head", StringComparison.OrdinalIgnoreCase) || text.Contains("<body", StringComparison.OrdinalIgnoreCase);
    }
}
