using System.Net;
using System.Net.Http.Headers;
using Connectors.Domain.Ports;
using Connectors.Http;

namespace Connectors.SparkLayer.Internal;

/// <summary>How the token endpoint says no. Whatever the status of a refusal, it is key, secret, site or environment that was not accepted.</summary>
internal sealed class SparkLayerTokenProtocol : SparkLayerProtocol
{
    public override VendorError ReadError(HttpStatusCode statusCode, HttpResponseHeaders headers, string? mediaType, string body)
    {
        var error = base.ReadError(statusCode, headers, mediaType, body);
        return !error.IsForeign && (int)statusCode is (400 or 401 or 403 or 404 or 422) ? error with { Kind = FailureKind.Denied, IsTransient = false } : error;
    }
}
