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
    /// <summary>The code for a company that is not there.</summary>
    public const string CompanyNotFound = "Internal_CompanyNotFound";

    /// <summary>The code for nothing that a filter matches, which posting actions answer too when they are done.</summary>
    public const string DataNotFoundFilter = "Internal_DataNotFoundFilter";

    private const string CorrelationMark = "CorrelationId:";

    private static readonly string[] Families = ["Application_", "BadRequest", "Internal_", "Request_", "Authentication_", "Authorization_"];

    public override VendorError ReadError(HttpStatusCode statusCode, HttpResponseHeaders headers, string? mediaType, string body)
    {
        var read = ReadObject(body, static root => root.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object
            ? new() { Code = Text(error, "code"), Details = [new VendorErrorDetail(null, null, Text(error, "message"))] }
            : new() { IsForeign = true });
        var (text, correlation) = TakeCorrelation(read.Details is [var told] ? told.Message : null);
        var locked = locks.Match(text);
        var (kind, transient) = locked ? (FailureKind.NotExecuted, true) : Meaning(read.Code, statusCode);
        return new VendorError
        {
            Code = read.Code,
            RequestId = correlation ?? Header(headers, "request-id"),
            Details = read.Code is null && text is null ? [] : [new VendorErrorDetail(read.Code, ErrorFields.Find(text), text)],
            Kind = kind,
            IsTransient = transient,
            IsForeign = read.IsForeign || !(locked || IsOwn(read.Code)),
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
        "Request_EntityChanged" or "BadRequest_InvalidToken" or "Internal_EntityWithSameKeyExists" => (FailureKind.Conflict, false),
        // The company was made anew, or is being: the client looks it up again.
        CompanyNotFound => (FailureKind.NotExecuted, false),
        // Addresses and the shape of pages are gone for a while when the service is upgraded or its metadata is rebuilt: nothing was done, and nothing is refused for good.
        "BadRequest" or "BadRequest_NotFound" or "BadRequest_ResourceNotFound" or "BadRequest_InvalidRequestUrl" or "BadRequest_MethodNotAllowed" or "BadRequest_MethodNotImplemented" =>
            (FailureKind.NotExecuted, true),
        "Internal_RecordNotFound" or DataNotFoundFilter or "Internal_InvalidTableRelation" =>
            (status == HttpStatusCode.NotFound ? FailureKind.NotFound : FailureKind.Rejected, false),
        not null when code.StartsWith("Authentication_", StringComparison.Ordinal) || code.StartsWith("Authorization_", StringComparison.Ordinal) =>
            (FailureKind.Denied, false),
        not null when IsRefusal(status) && (code.StartsWith("Application_", StringComparison.Ordinal) || code.StartsWith("BadRequest", StringComparison.Ordinal)) =>
            (FailureKind.Rejected, false),
        // The service's own words for a failure inside, of the database for one. It may have come after the work was done.
        not null when code.StartsWith("Internal_", StringComparison.Ordinal) => (FailureKind.OutcomeUnknown, true),
        _ => (null, null),
    };

    /// <summary>Codes are the service's own when they have its families' names.</summary>
    private static bool IsOwn(string? code) => code is not null && Families.Any(family => code.StartsWith(family, StringComparison.Ordinal));

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
