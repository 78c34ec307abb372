using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Connectors.Simulators.Internal;

/// <summary>A request, read to its end.</summary>
internal sealed class Call(HttpContext context, byte[] body)
{
    public string Method { get; } = context.Request.Method;

    /// <summary>The path, split at its slashes and unescaped; without empty segments.</summary>
    public string[] Path { get; } = (context.Request.Path.Value ?? string.Empty).Split('/', StringSplitOptions.RemoveEmptyEntries);

    public IQueryCollection Query { get; } = context.Request.Query;

    public byte[] Body { get; } = body;

    public string Origin { get; } = $"{context.Request.Scheme}://{context.Request.Host.Value}";

    public string PathText { get; } = context.Request.Path.Value ?? string.Empty;

    public string QueryText { get; } = context.Request.QueryString.Value ?? string.Empty;

    public string? Header(string name) => context.Request.Headers.TryGetValue(name, out var value) ? value.ToString() : null;

    /// <summary>The value of the query parameter; null when it is absent or empty.</summary>
    public string? Parameter(string name) => Query.TryGetValue(name, out var value) && value.ToString() is { Length: > 0 } text ? text : null;

    /// <summary>The values of a comma-joined parameter; null when it is absent.</summary>
    public HashSet<string>? CommaList(string name) =>
        Parameter(name)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal);

    /// <summary>The values of a repeated parameter; null when it is absent.</summary>
    public HashSet<string>? Repeated(string name) =>
        Query.TryGetValue(name, out var values) && values.Count > 0 ? values.OfType<string>().ToHashSet(StringComparer.Ordinal) : null;

    public DateTimeOffset? Instant(string name) => Parameter(name) is { } text ? ParseInstant(text) : null;

    public static DateTimeOffset? ParseInstant(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant) ? instant : null;

    public int Number(string name, int otherwise) =>
        int.TryParse(Parameter(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    public bool? Flag(string name) => bool.TryParse(Parameter(name), out var flag) ? flag : null;

    /// <summary>Reads the body as a JSON object.</summary>
    public bool TryReadObject([NotNullWhen(true)] out JsonDocument? document)
    {
        try
        {
            document = JsonDocument.Parse(Body);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return true;
            document.Dispose();
        }
        catch (JsonException)
        {
            // Not JSON: the caller answers in its vendor's way.
        }

        document = null;
        return false;
    }
}
