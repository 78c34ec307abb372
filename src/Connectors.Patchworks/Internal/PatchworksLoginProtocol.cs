using System.Net;
using System.Net.Http.Headers;
using Connectors.Domain.Ports;
using Connectors.Http;

namespace Connectors.Patchworks.Internal;

/// <summary>How the sign-in says no. Whatever the status of a refusal, it is user, password, member's name or address that was not accepted.</summary>
internal sealed class PatchworksLoginProtocol : PatchworksProtocol
{
    public override VendorError ReadError(HttpStatusCode statusCode, HttpResponseHeaders headers, string? mediaType, string body)
    {
        var error = base.ReadError(statusCode, headers, mediaType, body);
        return !error.IsForeign && (int)statusCode is (400 or 401 or 403 or 404 or 422) ? error with { Kind = FailureKind.Denied, IsTransient = false } : error;
    }
}
