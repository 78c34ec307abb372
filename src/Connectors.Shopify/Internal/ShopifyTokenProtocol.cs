using System.Net;
using System.Net.Http.Headers;
using Connectors.Domain.Ports;
using Connectors.Http;

namespace Connectors.Shopify.Internal;

/// <summary>How the token endpoint says no: the words of OAuth, <c>{"error":"invalid_client","error_description":"…"}</c>. Anything else is trouble on the way, and passes.</summary>
internal sealed class ShopifyTokenProtocol : VendorProtocol
{
    public override VendorError ReadError(HttpStatusCode statusCode, HttpResponseHeaders headers, string? mediaType, string body) => ReadObject(body, root =>
    {
        var code = Text(root, "error");
        var saysNo = code is "invalid_client" or "unauthorized_client" or "invalid_request" or "invalid_scope" or "invalid_grant" or "unsupported_grant_type" or "access_denied"
            or "application_cannot_be_found" or "shop_not_permitted";
        return new()
        {
            Code = code,
            Details = [new VendorErrorDetail(code, null, Text(root, "error_description"))],
            Kind = saysNo ? FailureKind.Denied : FailureKind.NotExecuted,
            IsTransient = !saysNo,
            IsForeign = code is null,
        };
    });
}
