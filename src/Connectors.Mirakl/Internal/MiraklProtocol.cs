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

    public override VendorError ReadError(HttpStatusCode statusCode, HttpResponseHeaders headers, string? mediaType, string body) => ReadObject(body, Read);

    private static VendorError Read(JsonElement root)
    {
        var details = new List<VendorErrorDetail>();
        var hasList = root.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array;
        if (hasList)
        {
            foreach (var error in errors.EnumerateArray())
            {
                if (error.ValueKind == JsonValueKind.Object)
                    details.Add(new VendorErrorDetail(Text(error, "code", numbersToo: true), Text(error, "field", numbersToo: true), Text(error, "message", numbersToo: true)));
                else if (TextOf(error) is { } text)
                    details.Add(new VendorErrorDetail(null, null, text));
            }
        }

        var code = Text(root, "code", numbersToo: true) ?? Text(root, "error_code", numbersToo: true);
        if (Text(root, "message", numbersToo: true) is { } message)
            details.Add(new VendorErrorDetail(code, Text(root, "field", numbersToo: true), message));
        return new VendorError
        {
            Code = code ?? details.Find(static d => d.Code is not null)?.Code,
            Details = details,
            // A lone message is how gateways speak; the platform says its status beside it.
            IsForeign = details.Count == 0 || (details is [{ Code: null }] && !hasList && !root.TryGetProperty("status", out _)),
        };
    }
}
