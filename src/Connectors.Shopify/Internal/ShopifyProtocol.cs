using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Connectors.Domain.Ports;
using Connectors.Http;

namespace Connectors.Shopify.Internal;

/// <summary>
/// How Shopify says no, in three layers: a status; <c>errors</c> beside the data of a 200, with a code; <c>userErrors</c> inside the data of a 200, of a mutation that was understood and refused.
/// <c>errors</c> may be a plain text, and <c>extensions</c> may be anything: neither ever hides the rest. And every answer tells what it cost.
/// </summary>
internal sealed class ShopifyProtocol : VendorProtocol
{
    private const string RequestId = "X-Request-Id";

    public override VendorError ReadError(HttpStatusCode statusCode, HttpResponseHeaders headers, string? mediaType, string body)
    {
        var error = ReadObject(body, root => root.TryGetProperty("errors", out var errors) && Details(errors) is { Count: > 0 } details
            ? new VendorError { Code = details[0].Code, Details = details }
            : new VendorError { IsForeign = true });
        return error with { RequestId = IdOf(headers) };
    }

    public override AnswerReport? ReadAnswer(Operation operation, HttpResponseHeaders headers, ReadOnlySpan<byte> body)
    {
        var answer = AnswerParts.Read(body);
        var cost = ReadCost(body[answer.Extensions], out var wait);
        var error = Read(operation, answer, body, wait);
        return error is null && cost is null ? null : new AnswerReport(error is null ? null : error with { RequestId = IdOf(headers) }, cost);
    }

    private static VendorError? Read(Operation operation, in AnswerParts answer, ReadOnlySpan<byte> body, TimeSpan? wait)
    {
        if (Details(body[answer.Errors]) is { Count: > 0 } errors)
        {
            var code = errors.Select(static e => e.Code).FirstOrDefault(static c => c is not null);
            var (kind, isTransient) = Meaning(code, answer.HasData);

            // Something of the answer is there, so that it was done; what is missing was denied or broke. Nobody takes a part for the whole.
            if (answer.HasResult && operation.RetrySafety != RetrySafety.Read)
                (kind, isTransient) = (FailureKind.OutcomeUnknown, false);
            return new() { Code = code, Details = errors, Kind = kind, IsTransient = isTransient, RetryAfter = code == ShopifyErrorCodes.Throttled ? wait ?? TimeSpan.FromSeconds(1) : null };
        }

        if (Details(body[answer.UserErrors]) is { Count: > 0 } refusals)
        {
            var code = refusals.Select(static e => e.Code).FirstOrDefault(static c => c is not null) ?? ShopifyErrorCodes.UserError;
            var (kind, isTransient) = MeaningOfRefusal(code);
            return new() { Code = code, Details = refusals, Kind = kind, IsTransient = isTransient };
        }

        return null;
    }

    /// <summary>Codes of <c>errors</c>. Without data nothing was carried out: the document or its variables were not taken. With data, something broke on the way.</summary>
    private static (FailureKind, bool) Meaning(string? code, bool hasData) => code switch
    {
        ShopifyErrorCodes.Throttled => (FailureKind.NotExecuted, true),
        ShopifyErrorCodes.AccessDenied => (FailureKind.Denied, false),
        ShopifyErrorCodes.MaxCostExceeded => (FailureKind.Rejected, false),
        "INTERNAL_SERVER_ERROR" => (FailureKind.OutcomeUnknown, true),
        ShopifyErrorCodes.KeyInUse or ShopifyErrorCodes.KeyOfOther or ShopifyErrorCodes.KeyOfFailed => MeaningOfRefusal(code),
        _ => hasData ? (FailureKind.OutcomeUnknown, true) : (FailureKind.Rejected, false),
    };

    /// <summary>Codes of <c>userErrors</c>: the mutation was understood, and not carried out.</summary>
    private static (FailureKind, bool) MeaningOfRefusal(string code) => code switch
    {
        ShopifyErrorCodes.Stale or ShopifyErrorCodes.StaleQuantity or "COMPARE_QUANTITY_STALE" or ShopifyErrorCodes.InvalidDigest => (FailureKind.Conflict, false),
        ShopifyErrorCodes.KeyInUse => (FailureKind.OutcomeUnknown, true),   // The first request with the key is still being worked on.
        "INTERNAL_ERROR" => (FailureKind.OutcomeUnknown, true),
        "NOT_FOUND" => (FailureKind.NotFound, false),
        "APP_NOT_AUTHORIZED" or "NO_REFUND_PERMISSION" => (FailureKind.Denied, false),
        ShopifyErrorCodes.BulkInProgress => (FailureKind.NotExecuted, false),
        _ => (FailureKind.Rejected, false),
    };

    private static List<VendorErrorDetail> Details(ReadOnlySpan<byte> json)
    {
        if (json.IsEmpty)
            return [];
        var reader = new Utf8JsonReader(json);
        using var document = JsonDocument.ParseValue(ref reader);
        return Details(document.RootElement);
    }

    private static List<VendorErrorDetail> Details(JsonElement errors)
    {
        var details = new List<VendorErrorDetail>();
        switch (errors.ValueKind)
        {
            case JsonValueKind.String:
                details.Add(new(null, null, TextOf(errors)));
                break;
            case JsonValueKind.Array:
                foreach (var error in errors.EnumerateArray())
                    details.Add(Detail(error));
                break;
            case JsonValueKind.Object:
                foreach (var member in errors.EnumerateObject())
                    details.Add(new(null, member.Name, TextOf(member.Value) ?? member.Value.GetRawText()));
                break;
            default:
                break;
        }

        return details;
    }

    private static VendorErrorDetail Detail(JsonElement error)
    {
        if (error.ValueKind != JsonValueKind.Object)
            return new(null, null, TextOf(error));
        var code = Text(error, "code");
        if (error.TryGetProperty("extensions", out var extensions) && extensions.ValueKind == JsonValueKind.Object)
            code ??= Text(extensions, "code");
        return new(code, Path(error, "field") ?? Path(error, "path"), Text(error, "message"));
    }

    /// <summary>Where it is: a list of names and places, joined by dots; or one text.</summary>
    private static string? Path(JsonElement error, string name)
    {
        if (!error.TryGetProperty(name, out var path))
            return null;
        return path.ValueKind == JsonValueKind.Array
            ? string.Join('.', path.EnumerateArray().Select(static part => part.ValueKind == JsonValueKind.Number ? part.GetRawText() : TextOf(part))) is { Length: > 0 } text ? text : null
            : TextOf(path);
    }

    private static CallCost? ReadCost(ReadOnlySpan<byte> extensions, out TimeSpan? wait)
    {
        wait = null;
        if (extensions.IsEmpty)
            return null;
        var reader = new Utf8JsonReader(extensions);
        using var document = JsonDocument.ParseValue(ref reader);
        if (document.RootElement is not { ValueKind: JsonValueKind.Object } root || !root.TryGetProperty("cost", out var cost) || cost.ValueKind != JsonValueKind.Object
            || !cost.TryGetProperty("throttleStatus", out var status) || status.ValueKind != JsonValueKind.Object
            || Number(cost, "requestedQueryCost") is not { } asked || Number(status, "currentlyAvailable") is not { } available
            || Number(status, "maximumAvailable") is not { } most || Number(status, "restoreRate") is not (> 0m and var rate))
            return null;
        if (asked > available)
            wait = TimeSpan.FromSeconds((long)Math.Min(3600m, decimal.Ceiling((asked - available) / rate)));
        return new CallCost(asked, available, most, rate);
    }

    private static decimal? Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) ? number : null;

    private static string? IdOf(HttpResponseHeaders headers) => headers.NonValidated.TryGetValues(RequestId, out var values) && values.FirstOrDefault() is { } id && VendorText.IsId(id) ? id : null;
}
