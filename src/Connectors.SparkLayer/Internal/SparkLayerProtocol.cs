using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Connectors.Http;

namespace Connectors.SparkLayer.Internal;

/// <summary>
/// How SparkLayer says no: problem details, with a list of errors or without; a bare list of <c>{line, field, message}</c> about prices; nothing at all; or a text.
/// </summary>
internal class SparkLayerProtocol : VendorProtocol
{
    public override VendorError ReadError(HttpStatusCode statusCode, HttpResponseHeaders headers, string? mediaType, string body)
    {
        var text = body.AsSpan().Trim("\uFEFF \t\r\n");
        return text switch
        {
            // Some of the vendor's refusals have no body; of a failure of the way nothing is known anyway.
            [] => new() { IsForeign = (int)statusCode < 400 },
            ['{', ..] => ReadObject(body, ReadProblem),
            ['[', ..] => ReadLines(body),

            // Who is not known, and who called too often, is said by what stands before the service too.
            ['<', ..] => new() { IsForeign = true },
            _ => new() { IsForeign = statusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.TooManyRequests) || mediaType is "text/html" },
        };
    }

    private static VendorError ReadProblem(JsonElement root)
    {
        var details = new List<VendorErrorDetail>();
        if (root.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array)
        {
            foreach (var error in errors.EnumerateArray())
            {
                if (error.ValueKind == JsonValueKind.Object)
                    details.Add(new(Text(error, "code", numbersToo: true), Text(error, "property") ?? Text(error, "field"), Text(error, "message")));
                else if (TextOf(error) is { } message)
                    details.Add(new(null, null, message));
            }
        }

        var code = Text(root, "code") ?? Text(root, "error_code") ?? Text(root, "error") ?? CodeOf(Text(root, "type"));
        var says = Text(root, "detail") ?? Text(root, "message") ?? Text(root, "title");
        var isOurs = code is not null || says is not null || details.Count > 0 || root.TryGetProperty("status", out _);
        if (details.Count == 0 && says is not null)
            details.Add(new(code, null, says));
        return new() { Code = code ?? details.Select(static d => d.Code).FirstOrDefault(static c => c is not null), Details = details, IsForeign = !isOurs };
    }

    /// <summary>The last word of a problem's type, which is an address or the word itself; null for the one that means nothing.</summary>
    private static string? CodeOf(string? type) => type is null or "about:blank" ? null : type.TrimEnd('/').Split('/', '#')[^1] is { Length: > 0 } word ? word : null;

    /// <summary>Refusals of prices name lines of what was sent: the field of each is <c>line:field</c>, see <see cref="RefusedLines"/>.</summary>
    private static VendorError ReadLines(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var details = new List<VendorErrorDetail>();
            foreach (var error in document.RootElement.EnumerateArray())
            {
                if (error.ValueKind == JsonValueKind.Object)
                    details.Add(new(Text(error, "code", numbersToo: true), FieldOf(error), Text(error, "message")));
                else if (TextOf(error) is { } message)
                    details.Add(new(null, null, message));
            }

            return new() { Details = details, Code = details.Select(static d => d.Code).FirstOrDefault(static c => c is not null), IsForeign = details.Count == 0 };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Cut, or with half a character: no vendor writes that about itself.
            return new() { IsForeign = true };
        }
    }

    /// <summary>The colon tells a line from a field, so it stays where there is a line.</summary>
    private static string? FieldOf(JsonElement error) => Text(error, "line", numbersToo: true) is { } line ? $"{line}:{Text(error, "field")}" : Text(error, "field");
}
