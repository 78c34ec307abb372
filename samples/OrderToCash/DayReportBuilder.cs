using Connectors.Domain.Documents;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.Storage;

namespace OrderToCash;

/// <summary>Reads the report off the store: nothing is counted along the way, so a restart forgets nothing.</summary>
internal static class DayReportBuilder
{
    public static async Task<DayReport> BuildAsync(IFlowStore store, OrderPolicy policy, TimeSpan elapsed, long faults, LedgerVerdict? ledger, CancellationToken cancellationToken)
    {
        var counts = new OrderCounts();
        var acceptance = new List<TimeSpan>();
        var dispatch = new List<TimeSpan>();
        var shipments = 0;
        var several = 0;
        var whole = true;
        await foreach (var view in store.GetCasesAsync("order", cancellationToken: cancellationToken))
        {
            var state = MarketplaceOrdersFlow.Read((await store.GetCaseAsync(view.Case, cancellationToken))!.State);
            var journal = await store.GetJournalAsync(view.Case, cancellationToken);
            whole &= JournalChain.FindBreak(journal, view) is null;
            if (state is null)
                continue;
            Count(counts, view.Stage, state);
            shipments += state.Confirmed.Count;
            several += state.Confirmed.Count > 1 ? 1 : 0;
            if (state is { AcceptedByUs: true, AcceptedAt: { } accepted, Order: { } order })
                acceptance.Add(order.CreatedAt + policy.AcceptanceWindow - accepted);
            if (state.Confirmed.Count > 0 && state.Order?.ShipBy is { } shipBy)
                dispatch.Add(shipBy - state.Confirmed.Max(static c => c.At));
        }

        await foreach (var view in store.GetCasesAsync("b2b-order", cancellationToken: cancellationToken))
            whole &= JournalChain.FindBreak(await store.GetJournalAsync(view.Case, cancellationToken), view) is null;

        var all = await store.GetExceptionsAsync(includeCleared: true, cancellationToken: cancellationToken);
        var open = all.Where(static e => e.ClearedAt is null).ToList();
        return new DayReport
        {
            Orders = counts,
            Holds = ByReason(open.Where(static e => e.Holds)),
            Warnings = ByReason(open.Where(static e => !e.Holds)),
            Mended = ByReason(all.Where(static e => e is { Holds: true, ClearedAt: not null })),
            Acceptance = Margins(acceptance),
            Dispatch = Margins(dispatch),
            Shipments = new ShipmentCounts(shipments, several),
            Ledger = ledger,
            JournalWhole = whole,
            ElapsedMs = (long)elapsed.TotalMilliseconds,
            FaultsInjected = faults,
        };
    }

    private static void Count(OrderCounts counts, string stage, OrderState state)
    {
        counts.Received++;
        counts.Accepted += state.AcceptedAt is null ? 0 : 1;
        counts.Posted += state.BackOffice.Erp is null ? 0 : 1;
        counts.Released += state.BackOffice.WarehouseOrderId is null ? 0 : 1;
        counts.Dispatched += state.BackOffice.Dispatches.Any(static d => d.State == ShipmentState.Dispatched) ? 1 : 0;
        counts.Confirmed += stage is OrderStage.Confirmed or OrderStage.Completed ? 1 : 0;
        counts.Held += stage == OrderStage.Held ? 1 : 0;
        counts.Ignored += stage == OrderStage.Ignored ? 1 : 0;
        counts.Cancelled += stage == OrderStage.Cancelled ? 1 : 0;
        counts.Lost += stage == OrderStage.Lost ? 1 : 0;
    }

    private static List<HoldCount> ByReason(IEnumerable<ExceptionRecord> records) =>
        [.. records.GroupBy(static e => (e.Code, e.Owner)).OrderByDescending(static g => g.Count()).Select(static g => new HoldCount(g.Key.Code, g.Key.Owner.ToString(), g.Count()))];

    private static ClockMargins Margins(List<TimeSpan> margins)
    {
        margins.Sort();
        return margins.Count == 0
            ? new ClockMargins(null, null, 0)
            : new ClockMargins(margins[0], margins[margins.Count / 2], margins.Count(static m => m < TimeSpan.Zero));
    }
}
