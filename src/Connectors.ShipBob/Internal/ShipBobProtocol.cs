using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Connectors.Domain.Ports;
using Connectors.Http;

namespace Connectors.ShipBob.Internal;

/// <summary>
/// How ShipBob says no: a map of field to messages (the field may be the empty text), a list of errors, problem details,
/// <c>{code, message}</c>, or nothing at all. Waits come in <c>x-retry-after</c>.
/// </summary>
internal sealed class ShipBobProtocol : VendorProtocol
{
    private const string RetryAfterHeader = "x-retry-after";

    public override VendorError ReadError(HttpStatusCode statusCode, HttpResponseHeaders headers, string? mediaType, string body) => body.Length == 0 && statusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound
        ? new()   // The service's own way to say these.
        : ReadObject(body, root => Read(statusCode, root));

    private static VendorError Read(HttpStatusCode statusCode, JsonElement root)
    {
        var details = new List<VendorErrorDetail>();
        var code = Text(root, "code");
        Collect(root, code, details);
        return (int)statusCode is 400 or 409 or 422 && details.Exists(SaysDuplicate)
            ? new() { Code = ShipBobErrorCodes.DuplicateReference, Details = details, Kind = FailureKind.Conflict, IsTransient = false }
            : new() { Code = code, Details = details, IsForeign = (code is null && details.Count == 0) || IsGateway(statusCode, root, code) };
    }

    /// <summary>The gateway before the service has words of its own. Whom it does not know, and who has called too often, it says for the service; of anything else it knows nothing.</summary>
    private static bool IsGateway(HttpStatusCode statusCode, JsonElement root, string? code) =>
        code is null && root.TryGetProperty("statusCode", out _) && statusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.TooManyRequests);

    public override TimeSpan? ReadRetryAfter(HttpResponseHeaders headers, DateTimeOffset now) =>
        ReadSeconds(headers, RetryAfterHeader) ?? base.ReadRetryAfter(headers, now);

    private static bool SaysDuplicate(VendorErrorDetail detail) => detail.Message is { } text
        && text.Contains("existing", StringComparison.OrdinalIgnoreCase)
        && text.Contains("reference", StringComparison.OrdinalIgnoreCase);

    private static void Collect(JsonElement map, string? code, List<VendorErrorDetail> details)
    {
        foreach (var member in map.EnumerateObject())
        {
            switch (member.Value.ValueKind)
            {
                case JsonValueKind.Object when member.NameEquals("errors"):
                    Collect(member.Value, code, details);
                    break;
                case JsonValueKind.Array:
                    var field = member.Name.Length == 0 || member.NameEquals("errors") ? null : member.Name;
                    foreach (var message in member.Value.EnumerateArray())
                    {
                        if (TextOf(message) is { } text)
                            details.Add(new VendorErrorDetail(code, field, text));
                    }

                    break;
                case JsonValueKind.String when (member.NameEquals("message") || member.NameEquals("detail") || member.NameEquals("title")) && TextOf(member.Value) is { } told:
                    details.Add(new VendorErrorDetail(code, null, told));
                    break;
                default:
                    break;
            }
        }
    }
}
