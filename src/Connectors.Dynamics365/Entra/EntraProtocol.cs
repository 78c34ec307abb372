using System.Net;
using System.Net.Http.Headers;
using Connectors.Domain.Ports;
using Connectors.Http;

namespace Connectors.Dynamics365.Entra;

/// <summary>How the token endpoint says no: <c>{"error":"invalid_client","error_description":"AADSTS…","correlation_id":"…"}</c>.</summary>
internal sealed class EntraProtocol : VendorProtocol
{
    public override VendorError ReadError(HttpStatusCode statusCode, HttpResponseHeaders headers, string? mediaType, string body) => ReadObject(body, root =>
    {
        var code = Text(root, "error");
        return new()
        {
            Code = code,
            RequestId = Text(root, "correlation_id"),
            Details = [new VendorErrorDetail(code, null, Text(root, "error_description"))],
            // A wrong secret or tenant answers 400 as often as 401; either way it is who we are that was refused.
            Kind = (int)statusCode is 400 or 401 && code is not (null or "temporarily_unavailable") ? FailureKind.Denied : null,
            IsTransient = code == "temporarily_unavailable" ? true : null,
        };
    });
}
