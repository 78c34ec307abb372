using System.Net;
using System.Net.Http.Headers;
using Connectors.Domain.Ports;
using Connectors.Http;

namespace Connectors.Dynamics365.Entra;

/// <summary>How the token endpoint says no: <c>{"error":"invalid_client","error_description":"AADSTS…","correlation_id":"…"}</c>.</summary>
internal sealed class EntraProtocol : VendorProtocol
{
    private static readonly string[] Passing = ["AADSTS90033", "AADSTS90024", "AADSTS90006", "AADSTS90012", "AADSTS90055", "AADSTS50196"];

    public override VendorError ReadError(HttpStatusCode statusCode, HttpResponseHeaders headers, string? mediaType, string body) => ReadObject(body, root =>
    {
        var code = Text(root, "error");
        return new()
        {
            Code = code,
            RequestId = Text(root, "correlation_id"),
            Details = [new VendorErrorDetail(code, null, Text(root, "error_description"))],
            // A wrong secret or tenant answers 400 as often as 401; either way it is who we are that was refused. Anything else passes by itself, whatever its status.
            Kind = SaysNo(code) && !SaysLater(Text(root, "error_description")) ? FailureKind.Denied : FailureKind.NotExecuted,
            IsTransient = !SaysNo(code) || SaysLater(Text(root, "error_description")),
            IsForeign = code is null,
        };
    });

    /// <summary>The words for a client, a secret, a tenant or a permission that is not accepted.</summary>
    private static bool SaysNo(string? code) => code
        is "invalid_client" or "unauthorized_client" or "invalid_request" or "invalid_scope" or "invalid_resource" or "invalid_grant" or "unsupported_grant_type"
        or "access_denied" or "consent_required" or "interaction_required";

    /// <summary>Some troubles of the service come under a word for a refusal; their numbers tell them.</summary>
    private static bool SaysLater(string? text) => text is not null && Passing.Any(number => text.Contains(number, StringComparison.Ordinal));

}
