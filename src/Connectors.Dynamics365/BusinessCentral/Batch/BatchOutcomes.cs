using System.Globalization;
using System.Net;
using System.Text.Json;
using Connectors.Domain.Ports;
using Connectors.Dynamics365.BusinessCentral.Internal;
using Connectors.Http;

namespace Connectors.Dynamics365.BusinessCentral.Batch;

/// <summary>Tells each call of a batch what became of it. A call that worked is never taken back for the sake of another, unless the service took it back too.</summary>
internal static class BatchOutcomes
{
    public static void Settle(BusinessCentralBatch batch, BatchAnswer answer, BusinessCentralProtocol protocol)
    {
        var answers = answer.Responses.ToLookup(static r => r.Id, StringComparer.Ordinal);
        using var noHeaders = new HttpResponseMessage();
        for (var i = 0; i < batch.Calls.Count; i++)
            Settle(batch.Calls[i], [.. answers[BusinessCentralBatch.IdOf(i)]], protocol, noHeaders);

        if (!batch.IsAtomic || batch.Calls.All(static c => c.Failure is null))
            return;

        // Of a transaction of which one outcome is not known none is: the rest may stand or be rolled back.
        var isOpen = batch.Calls.Any(static c => c.Failure is { Kind: FailureKind.OutcomeUnknown });
        foreach (var call in batch.Calls.Where(static c => c.Failure is null))
        {
            call.Forget();
            call.Fail(isOpen
                ? Open(call, "the outcome of another call of its batch is not known, and they are one transaction")
                : ConnectorException.For(call.Operation, FailureKind.NotExecuted, "another call of its batch failed, so all of it was rolled back"));
        }
    }

    private static void Settle(BatchCall call, IReadOnlyList<BatchItemAnswer> answers, BusinessCentralProtocol protocol, HttpResponseMessage noHeaders)
    {
        if (answers is not [{ } only])
        {
            call.Fail(Open(call, answers.Count == 0 ? "the batch was answered without it" : "the batch was answered with two outcomes for it"));
            return;
        }

        if (only.Status is not (>= 200 and < 300))
        {
            call.Fail(Failure(call.Operation, (HttpStatusCode)only.Status, protocol.ReadError((HttpStatusCode)only.Status, noHeaders.Headers, null, only.Body?.GetRawText() ?? string.Empty)));
            return;
        }

        try
        {
            call.Succeed(only.Body);
        }
        catch (JsonException)
        {
            // The message of such an exception may quote the body, so it does not go along.
            call.Fail(Open(call, "its answer in the batch cannot be read"));
        }
    }

    /// <summary>It may have been done: what is only read is merely unreadable.</summary>
    private static ConnectorException Open(BatchCall call, string why) =>
        ConnectorException.For(call.Operation, OpenKind(call.Operation), why);

    private static FailureKind OpenKind(Operation operation) => operation.RetrySafety == RetrySafety.Read ? FailureKind.Unreadable : FailureKind.OutcomeUnknown;

    private static ConnectorException Failure(Operation operation, HttpStatusCode status, VendorError error)
    {
        var open = error.IsForeign && status is not (HttpStatusCode.FailedDependency or HttpStatusCode.TooManyRequests);
        var kind = error.Kind ?? (open ? OpenKind(operation) : KindOf(status));
        var transient = error.IsTransient ?? open;
        var message = string.Create(CultureInfo.InvariantCulture, $"{operation.System} {operation.Code} failed in a batch: {(int)status} {error.Code}").TrimEnd();
        return kind switch
        {
            FailureKind.Denied => new ConnectorAuthenticationException(message)
            {
                System = operation.System, Operation = operation.Code, Kind = kind, IsTransient = transient, StatusCode = status, ErrorCode = error.Code, RequestId = error.RequestId, Details = error.Details,
            },
            FailureKind.NotFound => new ConnectorNotFoundException(message)
            {
                System = operation.System, Operation = operation.Code, Kind = kind, IsTransient = transient, StatusCode = status, ErrorCode = error.Code, RequestId = error.RequestId, Details = error.Details,
            },
            FailureKind.Conflict => new ConnectorConflictException(message)
            {
                System = operation.System, Operation = operation.Code, Kind = kind, IsTransient = transient, StatusCode = status, ErrorCode = error.Code, RequestId = error.RequestId, Details = error.Details,
            },
            _ => new ConnectorException(message)
            {
                System = operation.System, Operation = operation.Code, Kind = kind, IsTransient = transient, StatusCode = status, ErrorCode = error.Code, RequestId = error.RequestId, Details = error.Details,
            },
        };
    }

    private static FailureKind KindOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.TooManyRequests or HttpStatusCode.FailedDependency => FailureKind.NotExecuted,
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => FailureKind.Denied,
        HttpStatusCode.NotFound => FailureKind.NotFound,
        HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed or HttpStatusCode.PreconditionRequired => FailureKind.Conflict,
        >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError and not HttpStatusCode.RequestTimeout => FailureKind.Rejected,
        _ => FailureKind.OutcomeUnknown,
    };
}
