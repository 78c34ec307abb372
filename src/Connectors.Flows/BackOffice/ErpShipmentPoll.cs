using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;
using Connectors.Flows.Engine.Polling;
using Connectors.Flows.Storage;

namespace Connectors.Flows.BackOffice;

/// <summary>
/// Asks ERPs what they have posted as shipped, once for all flows: the external number names the order, and where a person put another in its place, the number of the sales order does.
/// Shipments of orders that are nobody's are passed over.
/// </summary>
internal static class ErpShipmentPoll
{
    /// <summary>Makes it.</summary>
    /// <param name="erps">The ERPs, by connection.</param>
    /// <param name="listeners">Who listens, of all flows; perhaps nobody.</param>
    public static PollFlow<(CaseId Case, ErpShipment Shipment)> Create(IReadOnlyDictionary<ConnectionName, IErp> erps, IReadOnlyList<DispatchListener<(CaseId Case, ErpShipment Shipment)>> listeners) => new(
        DispatchListeners.Options("erp-shipments", listeners) with { SoonestAgain = ErpWatch.SoonestAgain },
        listeners.Select(static l => new PollListener<(CaseId Case, ErpShipment Shipment)>(
            l.System,
            l.Every,
            (sent, _, _) => new(sent.Case.Flow == l.Flow && WarehouseReference.IsOf(sent.Case.Key, l.Channel) ? l.Hear(sent) : null))),
        async (connection, position, context, cancellationToken) =>
        {
            var theirs = listeners.Where(l => l.System == connection).ToList();
            var since = theirs.Since(position);
            var page = await erps[connection].GetShipmentChangesAsync(since, position.Continuation, cancellationToken).ConfigureAwait(false);
            return new PollPage<(CaseId, ErpShipment)>(await OfCasesAsync(page.Items, theirs, context.Cases, cancellationToken).ConfigureAwait(false))
            {
                Newest = page.Items.Count == 0 ? null : page.Items.Max(static s => s.ChangedAt),
                Continuation = page.Continuation,
                SystemTime = page.SystemTime,
                Unreadable = [.. page.Unreadable.Select(Unreadable)],
            };
        });

    /// <summary>Nothing asks for a posted shipment alone: the list is read again until it can be read there.</summary>
    private static UnreadableDocument Unreadable(UnreadableItem item)
    {
        var where = string.IsNullOrEmpty(item.Id) ? item.Path : $"{item.Path} of {item.Id}";
        return new UnreadableDocument(where, where);
    }

    /// <summary>Each shipment with the case that it is about; most are found without looking at others.</summary>
    private static async Task<IReadOnlyList<(CaseId, ErpShipment)>> OfCasesAsync(
        IReadOnlyList<ErpShipment> shipments, IReadOnlyList<DispatchListener<(CaseId Case, ErpShipment Shipment)>> listeners, ICaseQuery cases, CancellationToken cancellationToken)
    {
        var found = new List<(CaseId, ErpShipment)>();
        var others = new List<ErpShipment>();
        foreach (var shipment in shipments)
        {
            if (await ByExternalNumberAsync(shipment.ExternalNumber, listeners, cases, cancellationToken).ConfigureAwait(false) is { } known)
                found.Add((known, shipment));
            else if (shipment.OrderNumber.Length > 0)
                others.Add(shipment);
        }

        if (others.Count == 0)
            return found;
        var byOrder = await ByOrderNumberAsync(listeners, cases, cancellationToken).ConfigureAwait(false);
        foreach (var shipment in others)
        {
            if (byOrder.TryGetValue(shipment.OrderNumber, out var open))
                found.Add((open, shipment));
        }

        return found;
    }

    /// <summary>The order that an external number names, in exactly that spelling; one that the ERP wrote in upper case is found by the number of its sales order.</summary>
    private static async Task<CaseId?> ByExternalNumberAsync(string number, IReadOnlyList<DispatchListener<(CaseId Case, ErpShipment Shipment)>> listeners, ICaseQuery cases, CancellationToken cancellationToken)
    {
        foreach (var listener in listeners)
        {
            var prefix = listener.Channel.Value + ":";
            if (number.Length <= prefix.Length || !number.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                continue;
            var named = new CaseId(listener.Flow, prefix + number[prefix.Length..]);
            if (await cases.GetCaseAsync(named, cancellationToken).ConfigureAwait(false) is not null)
                return named;
        }

        return null;
    }

    /// <summary>The open orders by the numbers of their sales orders.</summary>
    private static async Task<Dictionary<string, CaseId>> ByOrderNumberAsync(IReadOnlyList<DispatchListener<(CaseId Case, ErpShipment Shipment)>> listeners, ICaseQuery cases, CancellationToken cancellationToken)
    {
        var open = new Dictionary<string, CaseId>(StringComparer.OrdinalIgnoreCase);
        foreach (var listener in listeners)
        {
            await foreach (var view in OpenCases.OfAsync(cases, listener.Flow, listener.Channel, after: null, cancellationToken).ConfigureAwait(false))
            {
                if (KeptOffice.In((await cases.GetCaseAsync(view.Case, cancellationToken).ConfigureAwait(false))?.State, listener.Read)?.Erp is { } erp)
                    open.TryAdd(erp.Number, view.Case);
            }
        }

        return open;
    }
}
