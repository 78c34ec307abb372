using Connectors.Flows.Engine;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Explain;

/// <summary>Explains cases from what the store keeps.</summary>
public static class FlowStoreExplainExtensions
{
    /// <summary>Why the case stands where it stands; null when there is no such case.</summary>
    /// <param name="store">Where it is kept.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="now">The present instant, for the time that is left.</param>
    /// <param name="cancellationToken">Cancels the reads.</param>
    /// <example>
    /// <code>
    /// var explanation = await store.ExplainAsync(CaseId.Parse("order/bq:12345-A"), clock.GetUtcNow(), cancellationToken);
    /// Console.WriteLine(explanation);
    /// </code>
    /// </example>
    public static async Task<CaseExplanation?> ExplainAsync(this ICaseQuery store, CaseId caseId, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        if (await store.GetCaseAsync(caseId, cancellationToken).ConfigureAwait(false) is not { } view)
            return null;
        var history = await store.GetJournalAsync(caseId, cancellationToken).ConfigureAwait(false);
        return new CaseExplanation
        {
            Case = caseId,
            Stage = view.Stage,
            IsClosed = view.IsClosed,
            Problems = await store.GetExceptionsAsync(scope: caseId.ToString(), cancellationToken: cancellationToken).ConfigureAwait(false),
            Next = view.Effects,
            Left = view.Deadline - now,
            Value = view.Value,
            History = history,
            IsHistoryWhole = JournalChain.FindBreak(history, view) is null,
        };
    }
}
