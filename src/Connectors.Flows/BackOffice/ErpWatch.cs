using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;
using Connectors.Flows.Engine.Polling;

namespace Connectors.Flows.MarketplaceOrders;

/// <summary>
/// Looks at the sales orders whose goods are still to leave, many in one look: what people do in the ERP's own screen (post, delete, copy) shows only to whoever asks. What is as
/// it was known is told to nobody; what is not found, or not alone, the order's case looks at itself.
/// </summary>
internal static class ErpWatch
{
    private const int LooksInOneRun = 20;

    public static PollFlow<(OrderKey Order, DateTimeOffset At)> Create(OrderPorts ports, IReadOnlyList<OrderInstance> instances) => new(
        new PollOptions("erp-watch", Priority.Order, TimeSpan.MaxValue),
        instances.SelectMany(static i => i.Routes.Select(r => new PollListener<(OrderKey Order, DateTimeOffset At)>(r.Marketplace, i.Policy.ErpCheckEvery, static (odd, _, _) => new(Tell(odd))))),
        async (connection, position, context, cancellationToken) =>
        {
            var erp = ports.Erps[ports.RouteOf(connection).Erp];
            var watched = new List<(OrderKey Key, BackOfficeState Office)>();
            string? next = null;
            string? last = null;
            await foreach (var view in OpenOrders.OfAsync(context.Cases, connection, position.Continuation, cancellationToken).ConfigureAwait(false))
            {
                if (watched.Count == LooksInOneRun)
                {
                    next = last;
                    break;
                }

                last = view.Case.Key;
                if (KeptOffice.In((await context.Cases.GetCaseAsync(view.Case, cancellationToken).ConfigureAwait(false))?.State, OrderMessages.OfficeOf) is { } office && IsToWatch(office))
                    watched.Add((OrderKey.Parse(view.Case.Key), office));
            }

            var known = await AreAsKnownAsync(erp, [.. watched.Select(static w => w.Office)], cancellationToken).ConfigureAwait(false);
            return new PollPage<(OrderKey, DateTimeOffset)>([.. watched.Where((_, i) => !known[i]).Select(w => (w.Key, context.Now))]) { Continuation = next };
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

    private static InboxMessage Tell((OrderKey Order, DateTimeOffset At) odd) =>
        OrderMessages.Of(odd.Order, string.Create(CultureInfo.InvariantCulture, $"erp-check {odd.At:O}"), new BackOfficeInput.ErpCheckWanted());
}
