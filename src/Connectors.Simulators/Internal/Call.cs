using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Connectors.Simulators.Time;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Connectors.Simulators.Internal;

/// <summary>A request, read to its end.</summary>
internal sealed class Call
{
    // A vendor may carry a call out long after its connection is gone, so nothing here hangs on the connection.
    private readonly Dictionary<string, string> _headers;

    private Call(HttpRequest request, byte[] body, IReadOnlyDictionary<string, string> parts, string query)
    {
        _headers = request.Headers.ToDictionary(static h => h.Key, static h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        Method = request.Method;
        PathText = request.Path.Value ?? string.Empty;
        Path = PathText.Split('/', StringSplitOptions.RemoveEmptyEntries);
        QueryText = query;
        Query = new QueryCollection(QueryHelpers.ParseQuery(query));
        Body = body;
        Parts = parts;
        Origin = $"{request.Scheme}://{request.Host.Value}";
    }

    private Call(Call asked, string query)
    {
        (_headers, Method, PathText, Path, Body, Parts, Origin) = (asked._headers, asked.Method, asked.PathText, asked.Path, asked.Body, asked.Parts, asked.Origin);
        QueryText = query;
        Query = new QueryCollection(QueryHelpers.ParseQuery(query));
    }

    private Call(Call whole, JsonElement part)
    {
        _headers = new Dictionary<string, string>(whole._headers, StringComparer.OrdinalIgnoreCase);
        _headers.Remove("If-Match");
        if (part.TryGetProperty("headers", out var headers) && headers.ValueKind == JsonValueKind.Object)
        {
            foreach (var header in headers.EnumerateObject())
                _headers[header.Name] = header.Value.ToString();
        }

        Method = part.Member("method") ?? string.Empty;
        var url = part.Member("url") ?? string.Empty;
        var question = url.IndexOf('?', StringComparison.Ordinal);
        PathText = question < 0 ? url : url[..question];
        Path = [.. PathText.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];
        QueryText = question < 0 ? string.Empty : url[question..];
        Query = new QueryCollection(QueryHelpers.ParseQuery(QueryText));
        Body = part.TryGetProperty("body", out var body) ? System.Text.Encoding.UTF8.GetBytes(body.GetRawText()) : [];
        (Parts, Origin) = (whole.Parts, whole.Origin);
    }

    /// <summary>Reads a request; every instant in it is moved from the vendor's clock to that of the world.</summary>
    public static async Task<Call> ReadAsync(HttpContext context, TimeSpan vendorIsAhead = default)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted).ConfigureAwait(false);
        var bytes = ClockShift.Apply(body.ToArray(), -vendorIsAhead).ToArray();
        return new Call(
            context.Request, bytes, await ReadPartsAsync(context.Request.ContentType, bytes).ConfigureAwait(false),
            ClockShift.Apply(context.Request.QueryString.Value ?? string.Empty, -vendorIsAhead));
    }

    public string Method { get; }

    /// <summary>The path, split at its slashes and unescaped; without empty segments.</summary>
    public string[] Path { get; }

    public IQueryCollection Query { get; }

    public byte[] Body { get; }

    /// <summary>Texts of a <c>multipart/form-data</c> body by name; empty when it is none, or broken.</summary>
    public IReadOnlyDictionary<string, string> Parts { get; }

    public string Origin { get; }

    public string PathText { get; }

    public string QueryText { get; }

    /// <summary>Whether the receiver that the call names answered when the vendor asked there.</summary>
    public bool IsReceiverThere { get; set; }

    /// <summary>The same call with another query, as a page token holds it.</summary>
    public Call Asking(string query) => new(this, query);

    /// <summary>A call that came within this one (OData's <c>$batch</c>).</summary>
    public Call Part(JsonElement part) => new(this, part);

    public string? Header(string name) => _headers.GetValueOrDefault(name);

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

    private static async Task<IReadOnlyDictionary<string, string>> ReadPartsAsync(string? contentType, byte[] body)
    {
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary)
            return parts;
        try
        {
            var reader = new MultipartReader(boundary, new MemoryStream(body, writable: false));
            while (await reader.ReadNextSectionAsync().ConfigureAwait(false) is { } section)
            {
                if (section.GetContentDispositionHeader()?.Name is { HasValue: true } name)
                    parts[HeaderUtilities.RemoveQuotes(name).Value!] = await section.ReadAsStringAsync().ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            // A broken body has no parts: the caller answers in its vendor's way.
            parts.Clear();
        }

        return parts;
    }
}
