using System.Collections.Frozen;
using System.Net.Http.Headers;
using System.Text;

namespace Connectors.Http;

/// <summary>What of a message's headers may be logged: an allow-list of values, the names of all others.</summary>
public static class HeaderRedaction
{
    private static readonly FrozenSet<string> Allowed = new[]
    {
        "Accept", "Accept-Encoding", "Age", "Cache-Control", "Content-Encoding", "Content-Length", "Content-Type", "Date", "Deprecation",
        "OData-Version", "Preference-Applied", "Prefer", "Request-Id", "Retry-After", "Server", "Sunset", "Transfer-Encoding", "User-Agent", "Vary",
        "X-Correlation-Id", "X-Ms-Correlation-Request-Id", "X-Ms-Correlation-X", "X-Ms-Request-Id", "X-Rate-Limit-Limit", "X-Rate-Limit-Remaining", "X-RateLimit-Limit",
        "X-RateLimit-Remaining", "X-RateLimit-Reset", "X-Request-Id",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether values of the header hold neither secrets nor personal data.</summary>
    /// <param name="name">Header name, in any case.</param>
    public static bool IsLoggable(string name) => Allowed.Contains(name);

    /// <summary>The headers as <c>name=value</c>, separated by blanks; a value that is not on the list is <c>*</c>.</summary>
    public static string Describe(HttpHeaders headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        var text = new StringBuilder();
        foreach (var (name, values) in headers.NonValidated)
        {
            if (text.Length > 0)
                text.Append(' ');
            text.Append(name).Append('=').Append(IsLoggable(name) ? values.ToString() : "*");
        }
        return text.ToString();
    }
}
