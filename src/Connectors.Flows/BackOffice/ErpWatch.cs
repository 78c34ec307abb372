using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;
using Connectors.Flows.Engine.Polling;

namespace Connectors.Flows.BackOffice;

/// <summary>
/// Looks at the sales orders whose goods are still to leave, or which are still to be posted, of all flows and many in one look: what people do in the ERP's own screen (post, delete,
/// copy) shows only to whoever asks. What is as it was known is told to nobody; what was waited for is told as it is; what is not found, or not alone, the order's case looks at itself.
/// </summary>
internal static class ErpWatch
{
    private const int LooksInOneRun = 20;

    /// <summary>What we write there ourselves is news too: a busy ERP has some all the time.</summary>
    public static readonly TimeSpan SoonestAgain = TimeSpan.FromMinutes(1);

    /// <summary>Makes it.</summary>
    /// <param name="erps">The ERPs, by connection.</param>
    /// <param name="listeners">Whose orders, of all flows; a channel has one.</param>
    public static PollFlow<(string Key, BackOfficeInput News, DateTimeOffset At)> Create(IReadOnlyDictionary<ConnectionName, IErp> erps, IReadOnlyList<ErpListener> listeners) => new(
        new PollOptions("erp-watch", Priority.Order, TimeSpan.MaxValue) { SoonestAgain = SoonestAgain },
        listeners.Select(static l => new PollListener<(string Key, BackOfficeInput News, DateTimeOffset At)>(
            l.Channel, l.Every, (odd, _, _) => new(l.Tell(odd.Key, string.Create(CultureInfo.InvariantCulture, $"erp-check {odd.At:O}"), odd.News))) { Asks = l.Erp }),
        async (channel, position, context, cancellationToken) =>
        {
            var listener = listeners.First(l => l.Channel == channel);
            var watched = new List<(string Key, BackOfficeState Office)>();
            string? next = null;
            string? last = null;
            await foreach (var view in OpenCases.OfAsync(context.Cases, listener.Flow, channel, position.Continuation, cancellationToken).ConfigureAwait(false))
            {
                if (watched.Count == LooksInOneRun)
                {
                    next = last;
                    break;
                }

                last = view.Case.Key;
                if (KeptOffice.In((await context.Cases.GetCaseAsync(view.Case, cancellationToken).ConfigureAwait(false))?.State, listener.Read) is { } office && IsToWatch(office, listener.LeavesFromErp))
                    watched.Add((view.Case.Key, office));
            }

            var news = await NewsAsync(erps[listener.Erp], [.. watched.Select(static w => w.Office)], listener.LeavesFromErp, cancellationToken).ConfigureAwait(false);
            return new PollPage<(string, BackOfficeInput, DateTimeOffset)>([.. watched.Select((w, i) => (w.Key, news[i]!, context.Now)).Where(static n => n.Item2 is not null)]) { Continuation = next };
        });

    private static bool IsToWatch(BackOfficeState office, bool leavesFromErp) =>
        office is { SalesOrder: not null, ErpCheckAt: null, Booked.IsInvoiced: false }
        && (office is { PostingSince: not null } or { WarehouseOrderId: not null, Warehouse: not WarehouseOrderState.Dispatched } || (!office.IsErpDraft && (leavesFromErp || office.WarehouseOrderId is null)));

    /// <summary>What each case has to hear; null where all is as it was.</summary>
    private static async Task<BackOfficeInput?[]> NewsAsync(IErp erp, IReadOnlyList<BackOfficeState> offices, bool leavesFromErp, CancellationToken cancellationToken)
    {
        if (offices.Count == 0)
            return [];
        try
        {
            var found = await erp.FindOrdersAsync([.. offices.Select(static o => o.SalesOrder!.ExternalNumber)], cancellationToken).ConfigureAwait(false);
            return [.. offices.Select((office, i) => News(office, found[i], leavesFromErp))];
        }
        catch (PortException refused) when (refused.Kind is FailureKind.Rejected or FailureKind.Unreadable)
        {
            // One of them is the cause: each case looks at its own, and tells of it.
            return [.. offices.Select(static _ => new BackOfficeInput.ErpCheckWanted())];
        }
    }

    private static BackOfficeInput? News(BackOfficeState office, LookupResult<ErpOrder> found, bool leavesFromErp) => found switch
    {
        LookupResult<ErpOrder>.Found { Value: { IsInvoiced: false } there } when there.Id == office.Erp!.Id => null,
        LookupResult<ErpOrder>.Found { Value: { IsInvoiced: true } posted } when leavesFromErp || office.PostingSince is not null => new BackOfficeInput.ErpOrderSeen(posted),
        _ => new BackOfficeInput.ErpCheckWanted(),
    };
}
