using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Connectors.Domain.Ports;
using Connectors.Http;

namespace Connectors.Dynamics365.BusinessCentral.Internal;

/// <summary>
/// How Business Central says no: <c>{"error":{"code":"…","message":"…  CorrelationId:  guid."}}</c>. Lock time-outs have no status or
/// code of their own, only phrases; they are told apart here because nothing was done and a repeat is safe.
/// </summary>
/// <param name="locks">The sentences that mean a lock.</param>
internal sealed class BusinessCentralProtocol(LockSentences locks) : VendorProtocol
{
    private const string CorrelationMark = "CorrelationId:";

    public override VendorError ReadError(HttpStatusCode statusCode, HttpResponseHeaders headers, string? mediaType, string body)
    {
        var read = ReadObject(body, static root => root.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object
            ? new() { Code = Text(error, "code"), Details = [new VendorErrorDetail(null, null, Text(error, "message"))] }
            : new());
        var (text, correlation) = TakeCorrelation(read.Details is [var told] ? told.Message : null);
        var locked = locks.Match(text);
        var (kind, transient) = locked ? (FailureKind.NotExecuted, true) : Meaning(read.Code, statusCode);
        return new VendorError
        {
            Code = read.Code,
            RequestId = correlation ?? Header(headers, "request-id"),
            Details = read.Code is null && text is null ? [] : [new VendorErrorDetail(read.Code, null, text)],
            Kind = kind,
            IsTransient = transient,
        };
    }

    private static bool IsRefusal(HttpStatusCode status) => (int)status is >= 400 and < 500 && status is not HttpStatusCode.RequestTimeout;

    private static (FailureKind? Kind, bool? Transient) Meaning(string? code, HttpStatusCode status) => code switch
    {
        // Whatever the body says, too many calls were not carried out.
        _ when status == HttpStatusCode.TooManyRequests => (FailureKind.NotExecuted, true),

        // A customisation wanted to show a dialog: it will want to again, whatever the status.
        "Application_CallbackNotAllowed" => (FailureKind.Rejected, false),
        "Internal_TenantUnavailable" => (FailureKind.NotExecuted, true),
        // The service's own words for a failure inside the database. It may have come after the work was done.
        "Internal_ServerError" => (null, true),
        "Request_EntityChanged" or "BadRequest_InvalidToken" or "Internal_EntityWithSameKeyExists" => (FailureKind.Conflict, false),
        "Internal_CompanyNotFound" or "BadRequest_NotFound" or "BadRequest_ResourceNotFound" => (FailureKind.NotFound, false),
        "Internal_RecordNotFound" or "Internal_DataNotFoundFilter" or "Internal_InvalidTableRelation" =>
            (status == HttpStatusCode.NotFound ? FailureKind.NotFound : FailureKind.Rejected, false),
        not null when code.StartsWith("Authentication_", StringComparison.Ordinal) || code.StartsWith("Authorization_", StringComparison.Ordinal) =>
            (FailureKind.Denied, false),
        not null when IsRefusal(status) && (code.StartsWith("Application_", StringComparison.Ordinal) || code.StartsWith("BadRequest", StringComparison.Ordinal)) =>
            (FailureKind.Rejected, false),
        _ => (null, null),
    };

    private static (string? Text, string? Correlation) TakeCorrelation(string? message)
    {
        if (message is null || message.LastIndexOf(CorrelationMark, StringComparison.OrdinalIgnoreCase) is not (>= 0 and var at))
            return (message, null);
        var id = message[(at + CorrelationMark.Length)..].Trim().TrimEnd('.');
        return (message[..at].TrimEnd(), id.Length is > 0 and <= 64 ? id : null);
    }

    private static string? Header(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
