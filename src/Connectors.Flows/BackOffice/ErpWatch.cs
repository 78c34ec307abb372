using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;
using Connectors.Flows.Engine.Polling;

namespace Connectors.Flows.BackOffice;

/// <summary>
/// Looks at the sales orders whose goods are still to leave, of all flows and many in one look: what people do in the ERP's own screen (post, delete, copy) shows only to whoever asks.
/// What is as it was known is told to nobody; what is not found, or not alone, the order's case looks at itself.
/// </summary>
internal static class ErpWatch
{
    private const int LooksInOneRun = 20;

    /// <summary>Makes it.</summary>
    /// <param name="erps">The ERPs, by connection.</param>
    /// <param name="listeners">Whose orders, of all flows; a channel has one.</param>
    public static PollFlow<(string Key, DateTimeOffset At)> Create(IReadOnlyDictionary<ConnectionName, IErp> erps, IReadOnlyList<ErpListener> listeners) => new(
        new PollOptions("erp-watch", Priority.Order, TimeSpan.MaxValue),
        listeners.Select(static l => new PollListener<(string Key, DateTimeOffset At)>(
            l.Channel, l.Every, (odd, _, _) => new(l.Wake(odd.Key, string.Create(CultureInfo.InvariantCulture, $"erp-check {odd.At:O}"))))),
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
                if (KeptOffice.In((await context.Cases.GetCaseAsync(view.Case, cancellationToken).ConfigureAwait(false))?.State, listener.Read) is { } office && IsToWatch(office))
                    watched.Add((view.Case.Key, office));
            }

            var known = await AreAsKnownAsync(erps[listener.Erp], [.. watched.Select(static w => w.Office)], cancellationToken).ConfigureAwait(false);
            return new PollPage<(string, DateTimeOffset)>([.. watched.Where((_, i) => !known[i]).Select(w => (w.Key, context.Now))]) { Continuation = next };
        });

    private static bool IsToWatch(BackOfficeState office) =>
        office is { SalesOrder: not null, WarehouseOrderId: not null, Warehouse: not WarehouseOrderState.Dispatched, ErpCheckAt: null, Booked.IsInvoiced: false };

    private static async Task<bool[]> AreAsKnownAsync(IErp erp, IReadOnlyList<BackOfficeState> offices, CancellationToken cancellationToken)
    {
        if (offices.Count == 0)
            return [];
        try
        {
            var found = await erp.FindOrdersAsync([.. offices.Select(static o => o.SalesOrder!.ExternalNumber)], cancellationToken).ConfigureAwait(false);
            return [.. offices.Select((office, i) => found[i] is LookupResult<ErpOrder>.Found { Value: { IsInvoiced: false } there } && there.Id == office.Erp!.Id)];
        }
        catch (PortException refused) when (refused.Kind is FailureKind.Rejected or FailureKind.Unreadable)
        {
            // One of them is the cause: each case looks at its own, and tells of it.
            return new bool[offices.Count];
        }
    }
}
