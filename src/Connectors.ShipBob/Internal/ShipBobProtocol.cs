using System.Globalization;
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

    public override VendorError ReadError(HttpStatusCode statusCode, HttpResponseHeaders headers, string? mediaType, string body) => ReadObject(body, root =>
    {
        var details = new List<VendorErrorDetail>();
        var code = Text(root, "code");
        Collect(root, code, details);
        return (int)statusCode is 400 or 409 or 422 && details.Exists(SaysDuplicate)
            ? new() { Code = ShipBobErrorCodes.DuplicateReference, Details = details, Kind = FailureKind.Conflict, IsTransient = false }
            : new() { Code = code, Details = details };
    });

    public override TimeSpan? ReadRetryAfter(HttpResponseHeaders headers, DateTimeOffset now) =>
        headers.TryGetValues(RetryAfterHeader, out var values)
        && int.TryParse(values.FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : base.ReadRetryAfter(headers, now);

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
                        if (message.ValueKind == JsonValueKind.String)
                            details.Add(new VendorErrorDetail(code, field, message.GetString()));
                    }

                    break;
                case JsonValueKind.String when member.NameEquals("message") || member.NameEquals("detail") || member.NameEquals("title"):
                    details.Add(new VendorErrorDetail(code, null, member.Value.GetString()));
                    break;
                default:
                    break;
            }
        }
    }
}
