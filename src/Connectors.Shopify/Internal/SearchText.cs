using System.Globalization;
using System.Text;
using Connectors.Http;

namespace Connectors.Shopify.Internal;

/// <summary>Puts a search together: <c>tag:'b2b' AND updated_at:&gt;='2026-11-01T00:00:00Z'</c>. Every value is quoted, so that none of it is read as syntax.</summary>
internal sealed class SearchText
{
    private readonly StringBuilder _text = new();

    public SearchText Is(string name, string? value)
    {
        if (value is null)
            return this;
        if (value.Length == 0 || VendorText.HasControl(value))
            throw new ArgumentException($"A search for '{name}' needs a text without control characters.", nameof(value));
        Begin().Append(name).Append(":'").Append(value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)).Append('\'');
        return this;
    }

    public SearchText Since(string name, DateTimeOffset? instant, TimeSpan overlap)
    {
        if (instant is { } since)
            Begin().Append(CultureInfo.InvariantCulture, $"{name}:>='{Overlap.Before(since, overlap).UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}'");
        return this;
    }

    public SearchText And(string? query)
    {
        if (!string.IsNullOrWhiteSpace(query))
            Begin().Append('(').Append(query).Append(')');
        return this;
    }

    /// <summary>Null when nothing is searched for.</summary>
    public string? ToText() => _text.Length == 0 ? null : _text.ToString();

    private StringBuilder Begin() => _text.Length == 0 ? _text : _text.Append(" AND ");
}
