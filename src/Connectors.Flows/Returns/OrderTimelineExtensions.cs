using Connectors.Domain.Values;
using Connectors.Flows.Engine;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Returns;

/// <summary>Tells all that happened to an order.</summary>
public static class OrderTimelineExtensions
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
}
