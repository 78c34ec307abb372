using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;
using Connectors.Flows.Engine.Polling;

namespace Connectors.Flows.MarketplaceOrders;

/// <summary>
/// Looks at the sales orders whose goods are still to leave: what people do in the ERP's own screen (post, delete, copy) shows only to whoever asks. What is as it was
/// known is told to nobody; what is not found, or not alone, the order's case looks at itself.
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
            var ours = $"{connection.Value}:";
            var odd = new List<(OrderKey, DateTimeOffset)>();
            var looks = 0;
            string? last = null;
            await foreach (var view in context.Cases.GetCasesAsync(OrderMessages.Flow, openOnly: true, position.Continuation ?? ours, cancellationToken).ConfigureAwait(false))
            {
                if (!view.Case.Key.StartsWith(ours, StringComparison.Ordinal))
                    break;
                if (looks == LooksInOneRun)
                    return new PollPage<(OrderKey, DateTimeOffset)>(odd) { Continuation = last };
                last = view.Case.Key;
                if (KeptOffice.In((await context.Cases.GetCaseAsync(view.Case, cancellationToken).ConfigureAwait(false))?.State, OrderMessages.OfficeOf) is not { } office || !IsToWatch(office))
                    continue;
                looks++;
                if (!await IsAsKnownAsync(erp, office, cancellationToken).ConfigureAwait(false))
                    odd.Add((OrderKey.Parse(view.Case.Key), context.Now));
            }

            return new PollPage<(OrderKey, DateTimeOffset)>(odd);
        });

    private static bool IsToWatch(BackOfficeState office) =>
        office is { SalesOrder: not null, WarehouseOrderId: not null, Warehouse: not WarehouseOrderState.Dispatched, ErpCheckAt: null, Booked.IsInvoiced: false };

    private static async Task<bool> IsAsKnownAsync(IErp erp, BackOfficeState office, CancellationToken cancellationToken)
    {
        try
        {
            return await erp.FindOrderAsync(office.SalesOrder!.ExternalNumber, cancellationToken).ConfigureAwait(false)
                is LookupResult<ErpOrder>.Found { Value: { IsInvoiced: false } there } && there.Id == office.Erp!.Id;
        }
        catch (PortException alone) when (alone.Kind is FailureKind.Rejected or FailureKind.Unreadable)
        {
            // Of this order only: its own case tells of it, and the others are looked at.
            return false;
        }
    }

    private static InboxMessage Tell((OrderKey Order, DateTimeOffset At) odd) =>
        OrderMessages.Of(odd.Order, string.Create(CultureInfo.InvariantCulture, $"erp-check {odd.At:O}"), new BackOfficeInput.ErpCheckWanted());
}
