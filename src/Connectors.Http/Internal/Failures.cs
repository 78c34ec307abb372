using System.Globalization;
using System.Net;
using Connectors.Domain.Ports;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Connectors.Http.Internal;

/// <summary>Turns verdicts into what the caller catches. Messages name system, operation, status and code: never text of a body.</summary>
internal static class Failures
{
    private const int BodyCharacters = 4096;

    /// <summary>The caller's exception for a response that is no success.</summary>
    public static ConnectorException FromResponse(ConnectorCall call, HttpStatusCode status, Verdict verdict)
    {
        if (verdict.Fault is { } fault)
            return Unreadable(call, status, fault.What, fault.Cause, verdict.Kind, verdict.IsTransient);
        var error = verdict.Error ?? new();

        // "Nothing was carried out" holds for this attempt; it must hold for the earlier ones too.
        var kind = verdict.Kind == FailureKind.NotExecuted ? Classifier.Ended(call.MayHaveRun) : verdict.Kind;
        var text = call.Text(BodyCharacters * 4);
        var facts = new Facts(call.Operation, kind, verdict.IsTransient)
        {
            StatusCode = status,
            Error = error,
            RetryAfter = verdict.RetryAfter,
            Body = text.Length switch { 0 => null, > BodyCharacters => text[..BodyCharacters], _ => text },
        };
        return facts.Refused(status);
    }

    /// <summary>The failure of a call that was answered among others, by its own status and error.</summary>
    public static ConnectorException FromPart(Operation operation, HttpStatusCode status, VendorError error)
    {
        var verdict = Classifier.Of(operation, status, error, retryAfter: null);
        return new Facts(operation, verdict.Kind, verdict.IsTransient) { StatusCode = status, Error = error }.Refused(status);
    }

    /// <summary>The caller's exception for a call that ended without a response; null leaves the exception as it is.</summary>
    public static Exception? FromException(ConnectorCall call, Exception exception, CancellationToken cancellationToken)
    {
        if (call.Message is null && call.Attempts == 0)
        {
            call.BeginIfAlone();
            call.FailAttempt(exception);
        }
        if (exception is ConnectorException || Classifier.Of(exception, call.MayHaveRun) is not { } verdict)
            return null;
        if (cancellationToken.IsCancellationRequested)
            return exception is OperationCanceledException e && e.CancellationToken == cancellationToken
                ? null
                : new OperationCanceledException("The call was cancelled.", exception, cancellationToken);
        var facts = new Facts(call.Operation, verdict.Kind, verdict.IsTransient) { RetryAfter = verdict.RetryAfter, Inner = exception };
        return exception switch
        {
            BrokenCircuitException when verdict.Kind == FailureKind.NotExecuted => facts.Busy("circuit breaker is open"),
            BrokenCircuitException => facts.Make("circuit breaker opened before the outcome was known"),
            TimeoutRejectedException when call.Attempts == 0 => facts.Busy("no free slot in time"),
            TimeoutRejectedException => facts.Make("timed out"),
            ExecutionRejectedException when verdict.Kind == FailureKind.NotExecuted => facts.Busy("refused by a policy of the host"),
            ExecutionRejectedException => facts.Make("refused by a policy of the host"),
            _ when Classifier.NeverSent(exception) => facts.Make("no connection"),
            _ when verdict.Kind == FailureKind.Unreadable => facts.Make("unreadable response"),
            _ => facts.Make("connection lost"),
        };
    }

    /// <summary>The call was refused on our side.</summary>
    public static ConnectorException Busy(ConnectorCall call, string what, TimeSpan? retryAfter = null)
    {
        var facts = new Facts(call.Operation, Classifier.Ended(call.MayHaveRun), true) { RetryAfter = retryAfter };
        return call.MayHaveRun ? facts.Make(what) : facts.Busy(what);
    }

    /// <summary>The permit to send has ended, or ends before a wait is over. What counts is whether anything that makes or moves something has left under it.</summary>
    public static ConnectorException PermitOver(ConnectorCall call, TimeSpan? retryAfter = null, Exception? inner = null)
    {
        const string What = "the permit to send has ended";
        var mayHaveRun = call.Permit is { HasSent: true } || (call.Operation.RetrySafety == RetrySafety.SafeRepeat && call.MayHaveRun);
        var facts = new Facts(call.Operation, Classifier.Ended(mayHaveRun), true) { RetryAfter = retryAfter, Inner = inner };
        return mayHaveRun ? facts.Make(What) : facts.Busy(What);
    }

    /// <summary>A handler of the host sent again what must not be repeated.</summary>
    public static ConnectorException Repeated(ConnectorCall call)
    {
        const string What = "a handler of the host repeated a call that must not be repeated; the repeat was not sent";
        var facts = new Facts(call.Operation, Classifier.Ended(call.MayHaveRun), true) { RetryAfter = call.Verdict?.RetryAfter };
        return call.MayHaveRun ? facts.Make(What) : facts.Busy(What);
    }

    /// <summary>No token could be had, so that this attempt sent nothing.</summary>
    public static ConnectorException NoToken(ConnectorCall call, Exception inner) =>
        new Facts(call.Operation, Classifier.Ended(call.MayHaveRunBefore), true) { RetryAfter = (inner as ConnectorException)?.RetryAfter, Inner = inner }.Make("no access token");

    /// <summary>A sign-in that was refused a moment ago and so is not tried again yet.</summary>
    public static ConnectorAuthenticationException Remembered(ConnectorAuthenticationException refusal, TimeSpan wait) =>
        new($"{refusal.Message} (remembered; the same secret is not tried again yet)", refusal)
        {
            System = refusal.System, Operation = refusal.Operation, Kind = refusal.Kind, StatusCode = refusal.StatusCode,
            ErrorCode = refusal.ErrorCode, RequestId = refusal.RequestId, Details = refusal.Details, RetryAfter = wait,
        };

    /// <summary>A failure that the client itself finds.</summary>
    public static ConnectorException Found(Operation operation, FailureKind kind, string why, Exception? inner) =>
        new Facts(operation, kind, false) { Inner = inner }.Make(why);

    /// <summary>A success whose body is not what the vendor promised.</summary>
    public static ConnectorException Unreadable(ConnectorCall call, HttpStatusCode? status, string what, Exception? inner = null, FailureKind kind = FailureKind.Unreadable, bool isTransient = false) =>
        new Facts(call.Operation, kind, isTransient)
        {
            StatusCode = status,
            Inner = inner,
            Body = call.Text(BodyCharacters) is { Length: > 0 } text ? text : null,
        }.Make(what);

    /// <summary>A vendor's code goes into messages only if it looks like one, because some vendors put prose there.</summary>
    private static bool IsWord(string? code)
    {
        if (code is not { Length: > 0 and <= 64 })
            return false;
        foreach (var c in code)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-' or '.' or ':'))
                return false;
        }
        return true;
    }

    private readonly record struct Facts(Operation Operation, FailureKind Kind, bool IsTransient)
    {
        public HttpStatusCode? StatusCode { get; init; }
        public VendorError? Error { get; init; }
        public TimeSpan? RetryAfter { get; init; }
        public string? Body { get; init; }
        public Exception? Inner { get; init; }

        /// <summary>A status that is no success, with the vendor's code.</summary>
        public ConnectorException Refused(HttpStatusCode status)
        {
            var isSaidInside = (int)status < 300;
            var what = string.Create(CultureInfo.InvariantCulture, $"{(int)status}{(IsWord(Error?.Code) ? $" {Error?.Code}" : "")}{(isSaidInside ? Fields() : "")}");
            var isTooMuch = status == HttpStatusCode.TooManyRequests || (isSaidInside && Error?.RetryAfter is not null);
            return isTooMuch && Kind == FailureKind.NotExecuted ? RateLimit(what) : Make(what);
        }

        /// <summary>A status that says all is well names nothing: the fields do, as far as they look like ones.</summary>
        private string Fields() => Error?.Details.Select(static d => d.Field).Where(IsWord).Distinct(StringComparer.Ordinal).Take(3).ToArray() is { Length: > 0 } fields
            ? $" at {string.Join(", ", fields)}"
            : string.Empty;

        private ConnectorRateLimitException RateLimit(string what) => new(Message(what), Inner)
        {
            System = Operation.System, Operation = Operation.Code, Kind = Kind, IsTransient = IsTransient, StatusCode = StatusCode,
            ErrorCode = Error?.Code, RequestId = Error?.RequestId, Details = Error?.Details!, RetryAfter = RetryAfter, Body = Body,
        };

        public ConnectorBusyException Busy(string what) => new(Message(what), Inner)
        {
            System = Operation.System, Operation = Operation.Code, Kind = Kind, IsTransient = IsTransient, RetryAfter = RetryAfter,
        };

        public ConnectorException Make(string what) => Kind switch
        {
            FailureKind.Denied => new ConnectorAuthenticationException(Message(what), Inner)
            {
                System = Operation.System, Operation = Operation.Code, Kind = Kind, IsTransient = IsTransient, StatusCode = StatusCode,
                ErrorCode = Error?.Code, RequestId = Error?.RequestId, Details = Error?.Details!, RetryAfter = RetryAfter, Body = Body,
            },
            FailureKind.NotFound => new ConnectorNotFoundException(Message(what), Inner)
            {
                System = Operation.System, Operation = Operation.Code, Kind = Kind, IsTransient = IsTransient, StatusCode = StatusCode,
                ErrorCode = Error?.Code, RequestId = Error?.RequestId, Details = Error?.Details!, RetryAfter = RetryAfter, Body = Body,
            },
            FailureKind.NotAvailable => new ConnectorNotAvailableException(Message(what), Inner)
            {
                System = Operation.System, Operation = Operation.Code, Kind = Kind, IsTransient = IsTransient, StatusCode = StatusCode,
                ErrorCode = Error?.Code, RequestId = Error?.RequestId, Details = Error?.Details!, RetryAfter = RetryAfter, Body = Body,
            },
            FailureKind.Conflict => new ConnectorConflictException(Message(what), Inner)
            {
                System = Operation.System, Operation = Operation.Code, Kind = Kind, IsTransient = IsTransient, StatusCode = StatusCode,
                ErrorCode = Error?.Code, RequestId = Error?.RequestId, Details = Error?.Details!, RetryAfter = RetryAfter, Body = Body,
            },
            _ => new ConnectorException(Message(what), Inner)
            {
                System = Operation.System, Operation = Operation.Code, Kind = Kind, IsTransient = IsTransient, StatusCode = StatusCode,
                ErrorCode = Error?.Code, RequestId = Error?.RequestId, Details = Error?.Details!, RetryAfter = RetryAfter, Body = Body,
            },
        };

        private string Message(string what) => $"{Operation.System} {Operation.Code} failed: {what}";
    }
}
