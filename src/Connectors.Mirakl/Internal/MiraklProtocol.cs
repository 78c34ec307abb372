using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Connectors.Http;

namespace Connectors.Mirakl.Internal;

/// <summary>
/// Reads Mirakl's error bodies. The contract defines none; seen are <c>{message, status}</c>, <c>{errors:[{code, field, message}]}</c>,
/// gateways' HTML, plain text and nothing at all.
/// </summary>
internal sealed class MiraklProtocol : VendorProtocol
{
    public static MiraklProtocol Instance { get; } = new();

    public override VendorError ReadError(HttpStatusCode statusCode, HttpResponseHeaders headers, string? mediaType, string body)
    {
        if (body is null || !body.AsSpan().TrimStart().StartsWith("{"))
            return new VendorError();
        try
        {
            using var document = JsonDocument.Parse(body);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return new VendorError();
        }
    }

    private static VendorError Read(JsonElement root)
    {
        var details = new List<VendorErrorDetail>();
        if (root.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array)
        {
            foreach (var error in errors.EnumerateArray())
            {
                if (error.ValueKind == JsonValueKind.Object)
                    details.Add(new VendorErrorDetail(Text(error, "code"), Text(error, "field"), Text(error, "message")));
                else if (error.ValueKind == JsonValueKind.String)
                    details.Add(new VendorErrorDetail(null, null, error.GetString()));
            }
        }

        var code = Text(root, "code") ?? Text(root, "error_code");
        if (Text(root, "message") is { } message)
            details.Add(new VendorErrorDetail(code, Text(root, "field"), message));
        return new VendorError { Code = code ?? details.Find(static d => d.Code is not null)?.Code, Details = details };
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value)
        ? value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        }
        : null;
}
