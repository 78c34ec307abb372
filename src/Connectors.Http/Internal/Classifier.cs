using System.Net;
using Connectors.Domain.Ports;
using Polly;
using Polly.CircuitBreaker;

namespace Connectors.Http.Internal;

/// <summary>Pure answers to: what does this failure mean?</summary>
internal static class Classifier
{
    public static Verdict Of(Operation operation, HttpStatusCode status, VendorError error, TimeSpan? retryAfter) =>
        (error.IsForeign ? OfForeign(operation, status) : OfStatus(operation, status)) is var plain
            ? new(Open(operation, error.Kind) ?? plain.Kind, error.IsTransient ?? plain.IsTransient) { Error = error, RetryAfter = retryAfter }
            : default;

    /// <summary>A success that is not what was promised.</summary>
    public static Verdict Of(Operation operation, AnswerFault fault) => new(
        fault.IsOfAction && operation.RetrySafety != RetrySafety.Read ? FailureKind.OutcomeUnknown : FailureKind.Unreadable, fault.MayPass) { Fault = fault };

    /// <summary>Something on the way answered. That it had too many calls it says for itself, and passed nothing on; of all else nobody knows.</summary>
    private static Verdict OfForeign(Operation operation, HttpStatusCode status) =>
        status == HttpStatusCode.TooManyRequests ? new(FailureKind.NotExecuted, true) : new(Unknown(operation), true);

    /// <summary>A protocol does not know whether a call could have changed anything: a read could not.</summary>
    private static FailureKind? Open(Operation operation, FailureKind? kind) => kind == FailureKind.OutcomeUnknown ? Unknown(operation) : kind;

    private static Verdict OfStatus(Operation operation, HttpStatusCode status) => status switch
    {
        HttpStatusCode.TooManyRequests => new(FailureKind.NotExecuted, true),
        HttpStatusCode.RequestTimeout => new(Unknown(operation), true),
        < HttpStatusCode.BadRequest => new(Unknown(operation), true),   // No API of ours redirects: somebody on the way does.
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.ProxyAuthenticationRequired => new(FailureKind.Denied, false),
        HttpStatusCode.NotFound => new(operation.NotFoundMeans, false),
        HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotImplemented => new(FailureKind.NotAvailable, false),
        HttpStatusCode.Conflict => new(operation.ConflictMeans, operation.ConflictMeans == FailureKind.NotExecuted),
        HttpStatusCode.PreconditionFailed or HttpStatusCode.PreconditionRequired => new(FailureKind.Conflict, false),
        HttpStatusCode.HttpVersionNotSupported => new(FailureKind.Rejected, false),
        >= HttpStatusCode.InternalServerError => new(Unknown(operation), IsServerFault(status)),
        _ => new(FailureKind.Rejected, false),
    };

    /// <summary>The statuses that pass by themselves, those of a content network (52x) among them; also what the circuit breaker counts.</summary>
    public static bool IsServerFault(HttpStatusCode status) => status
        is HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout
        || (int)status is >= 520 and < 530;

    /// <summary>Null when the exception is none of the transport's, and so not ours to explain.</summary>
    /// <param name="exception">What ended the attempt or the call.</param>
    /// <param name="mayHaveRun">Whether this or an earlier attempt may have been carried out.</param>
    public static Verdict? Of(Exception exception, bool mayHaveRun) => exception switch
    {
        BrokenCircuitException broken => new(Ended(mayHaveRun), true) { RetryAfter = broken.RetryAfter },
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } or InvalidDataException => new(FailureKind.Unreadable, false),
        HttpRequestException or IOException or ExecutionRejectedException or OperationCanceledException =>
            new(Ended(mayHaveRun), true),
        _ => null,
    };

    /// <summary>Failed before a byte of the request left: name, connection, TLS, proxy, or the connect timeout.</summary>
    /// <remarks><see cref="HttpClient.Timeout"/> looks like the connect timeout but says nothing; only it wraps a second cancellation.</remarks>
    public static bool NeverSent(Exception exception) => exception
        is HttpRequestException
        {
            HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
        }
        or OperationCanceledException { InnerException: TimeoutException { InnerException: not OperationCanceledException } };

    public static FailureKind Ended(bool mayHaveRun) => mayHaveRun ? FailureKind.OutcomeUnknown : FailureKind.NotExecuted;

    /// <summary>A read changes nothing, so it never ends with an unknown outcome.</summary>
    private static FailureKind Unknown(Operation operation) =>
        operation.RetrySafety == RetrySafety.Read ? FailureKind.NotExecuted : FailureKind.OutcomeUnknown;
}
