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
        var isOpen = batch.Calls.Any(static c => c.Failure is { Kind: FailureKind.OutcomeUnknown or FailureKind.Unreadable });
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
        ConnectorException.For(call.Operation, call.Operation.RetrySafety == RetrySafety.Read ? FailureKind.Unreadable : FailureKind.OutcomeUnknown, why);

    /// <summary>The service says nothing more of a call that it did not come to, and that is no doubt.</summary>
    private static ConnectorException Failure(Operation operation, HttpStatusCode status, VendorError error) =>
        ConnectorException.OfPart(operation, status, status == HttpStatusCode.FailedDependency ? error with { Kind = error.Kind ?? FailureKind.NotExecuted } : error);
}
