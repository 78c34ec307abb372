using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Connectors.Http;

namespace Connectors.Patchworks.Internal;

/// <summary>
/// How Patchworks says no. Nobody documented it: <c>{"message": "…", "errors": {"field": ["…"]}}</c> is expected, and a plain text or an empty body is taken where the service is known to answer so.
/// </summary>
internal class PatchworksProtocol : VendorProtocol
{
    public override VendorError ReadError(HttpStatusCode statusCode, HttpResponseHeaders headers, string? mediaType, string body)
    {
        var text = body.AsSpan().Trim("\uFEFF \t\r\n");
        return text switch
        {
            // Who is not known, who called too often and what is too long is said by what stands before the service too, without a word.
            [] => new() { IsForeign = statusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.TooManyRequests) },
            ['{', ..] => ReadObject(body, root => Read(statusCode, root)),
            ['<', ..] => new() { IsForeign = true },
            _ => new() { IsForeign = mediaType is "text/html" || (int)statusCode is < 400 or >= 500 },
        };
    }

    private static VendorError Read(HttpStatusCode statusCode, JsonElement root)
    {
        var details = new List<VendorErrorDetail>();
        var says = Text(root, "message") ?? Text(root, "error");
        var code = Text(root, "code", numbersToo: true);
        if (root.TryGetProperty("errors", out var errors))
            Collect(errors, null, code, details);
        var isOurs = says is not null || details.Count > 0;
        if (details.Count == 0 && says is not null)
            details.Add(new(code, null, says));
        if (statusCode == HttpStatusCode.UnprocessableEntity && (SaysNotDeployed(says) || details.Exists(static d => SaysNotDeployed(d.Message))))
            return new() { Code = PatchworksErrorCodes.NotDeployed, Details = details };
        return new() { Code = code, Details = details, IsForeign = !isOurs };
    }

    private static void Collect(JsonElement errors, string? field, string? code, List<VendorErrorDetail> details)
    {
        switch (errors.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in errors.EnumerateObject())
                    Collect(member.Value, member.Name, code, details);
                break;
            case JsonValueKind.Array:
                foreach (var error in errors.EnumerateArray())
                    Collect(error, field, code, details);
                break;
            default:
                if (TextOf(errors) is { } message)
                    details.Add(new(code, field, message));
                break;
        }
    }

    private static bool SaysNotDeployed(string? text) => text?.Contains("deployed", StringComparison.OrdinalIgnoreCase) is true;
}
