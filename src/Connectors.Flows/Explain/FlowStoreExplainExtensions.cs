using Connectors.Domain.Values;
using Connectors.Flows.Engine;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.Returns;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Explain;

/// <summary>Explains cases from what the store keeps.</summary>
public static class FlowStoreExplainExtensions
{
    /// <summary>All that happened to an order, in order: its own way, each of its returns, and the money that went back. Empty when nobody knows the order.</summary>
    /// <param name="store">Where it is kept.</param>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Cancels the reads.</param>
    public static async Task<IReadOnlyList<OrderTimelineEntry>> GetOrderTimelineAsync(this ICaseQuery store, OrderKey order, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        List<CaseId> cases = [MarketplaceOrdersFlow.CaseOf(order)];
        await foreach (var row in store.GetRowsAsync(ReturnMessages.TableOf(order), cancellationToken: cancellationToken).ConfigureAwait(false))
            cases.Add(new CaseId(ReturnMessages.Flow, row.Key));
        var entries = new List<OrderTimelineEntry>();
        foreach (var caseId in cases)
            entries.AddRange((await store.GetJournalAsync(caseId, cancellationToken).ConfigureAwait(false)).Select(e => new OrderTimelineEntry(e.At, caseId, e.Code, e.Text)));
        return [.. entries.OrderBy(static e => e.At)];
    }

    /// <summary>Why the case stands where it stands; null when there is no such case.</summary>
    /// <param name="store">Where it is kept.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="now">The present instant, for the time that is left.</param>
    /// <param name="cancellationToken">Cancels the reads.</param>
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
            IsHistoryWhole = JournalChain.FindBreak(history, view.JournalLength, view.JournalPrunedTo, view.JournalPrunedHash) is null,
        };
    }
}
