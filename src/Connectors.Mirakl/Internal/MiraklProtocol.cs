using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Connectors.Domain.Ports;
using Connectors.Http;

namespace Connectors.Mirakl.Internal;

/// <summary>
/// Reads Mirakl's error bodies. The contract defines none; seen are <c>{message, status}</c>, <c>{errors:[{code, field, message}]}</c>,
/// gateways' HTML, plain text and nothing at all.
/// </summary>
internal sealed class MiraklProtocol : VendorProtocol
{
    /// <summary>The platform can do what was asked for, and the operator does not let this shop.</summary>
    private const string PartialAcceptanceDisabled = "ORDER_PARTIAL_ACCEPTANCE_DISABLED";

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
        code ??= details.Find(static d => d.Code is not null)?.Code;
        return new VendorError
        {
            Code = code,
            Details = details,
            Kind = code == PartialAcceptanceDisabled ? FailureKind.NotAvailable : null,
            // A lone message is how gateways speak; the platform says its status beside it.
            IsForeign = details.Count == 0 || (details is [{ Code: null }] && !hasList && !root.TryGetProperty("status", out _)),
        };
    }
}
