using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;
using Connectors.Flows.Engine.Polling;
using Connectors.Flows.Storage;

namespace Connectors.Flows.BackOffice;

/// <summary>
/// Asks warehouses what changed, once for all flows: a reference names the connection that its order came from, and so the flow that hears of it. Orders of the warehouse that
/// are nobody's are passed over.
/// </summary>
internal static class WarehousePoll
{
    /// <summary>Makes it.</summary>
    /// <param name="warehouses">The warehouses, by connection.</param>
    /// <param name="listeners">Who listens, of all flows.</param>
    public static PollFlow<WarehouseOrder> Create(IReadOnlyDictionary<ConnectionName, IWarehouse> warehouses, IReadOnlyList<DispatchListener<WarehouseOrder>> listeners) => new(
        DispatchListeners.Options("dispatch-poll", listeners),
        listeners.Select(static l => new PollListener<WarehouseOrder>(l.System, l.Every, (order, cases, cancellationToken) => HearAsync(l, order, cases, cancellationToken))),
        async (connection, position, context, cancellationToken) =>
        {
            var theirs = listeners.Where(l => l.System == connection).ToList();
            var since = theirs.Since(position);
            var warehouse = warehouses[connection];
            var page = await warehouse.GetOrderChangesAsync(since, position.Continuation, cancellationToken).ConfigureAwait(false);
            return await PollPage<WarehouseOrder>.OfAsync(
                page, position.Unreadable, static o => o.Id, static o => o.ChangedAt, open => ReadAloneAsync(warehouse, open, ids => ReferencesAsync(ids, theirs, context.Cases, cancellationToken), cancellationToken)).ConfigureAwait(false);
        });

    private static async ValueTask<InboxMessage?> HearAsync(DispatchListener<WarehouseOrder> listener, WarehouseOrder order, ICaseQuery cases, CancellationToken cancellationToken) =>
        WarehouseReference.IsOf(order.Reference, listener.Channel)
        && await cases.GetCaseAsync(new CaseId(listener.Flow, WarehouseReference.KeyOf(order.Reference)), cancellationToken).ConfigureAwait(false) is not null
            ? listener.Hear(order)
            : null;

    /// <summary>
    /// Asks by an order's own id and the reference that its case knows it by. Whatever answer there is for one that no case knows ends it: it can be read, or is there no
    /// more, and an order of ours without an id looks for itself.
    /// </summary>
    private static async Task<PollPage<WarehouseOrder>> ReadAloneAsync(
        IWarehouse warehouse, IReadOnlyList<UnreadableDocument> open, Func<HashSet<string>, Task<Dictionary<string, string>>> referencesOf, CancellationToken cancellationToken)
    {
        // One call each: those that must wait for their turn are the first of the next run.
        var references = await referencesOf([.. open.Select(static e => e.Id)]).ConfigureAwait(false);
        var orders = new List<WarehouseOrder>();
        var unreadable = open.Skip(UnreadableDocument.MostShown).ToList();
        foreach (var one in open.Take(UnreadableDocument.MostShown))
        {
            var reference = references.GetValueOrDefault(one.Id);
            try
            {
                var found = await warehouse.FindKnownOrderAsync(one.Id, reference ?? one.Id, cancellationToken).ConfigureAwait(false);
                if (found is LookupResult<WarehouseOrder>.Found there)
                    orders.Add(there.Value);
                else if (reference is not null)
                    unreadable.Add(one);
            }
            catch (PortException)
            {
                unreadable.Add(one);
            }
        }

        return new PollPage<WarehouseOrder>(orders) { Unreadable = unreadable };
    }

    /// <summary>Our references of orders with these ids of a warehouse, by id, from the cases that are open.</summary>
    private static async Task<Dictionary<string, string>> ReferencesAsync(
        HashSet<string> ids, IReadOnlyList<DispatchListener<WarehouseOrder>> listeners, ICaseQuery cases, CancellationToken cancellationToken)
    {
        var references = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var listener in listeners)
        {
            await foreach (var view in OpenCases.OfAsync(cases, listener.Flow, listener.Channel, after: null, cancellationToken).ConfigureAwait(false))
            {
                if (references.Count == ids.Count)
                    return references;
                var known = await cases.GetCaseAsync(view.Case, cancellationToken).ConfigureAwait(false);
                if (KeptOffice.In(known?.State, listener.Read) is not { SalesOrder: not null } office)
                    continue;
                foreach (var part in office.Numbers().Select(office.AsPart))
                {
                    if (part.WarehouseOrderId is { } id && ids.Contains(id))
                        references.TryAdd(id, part.Reference);
                }
            }
        }

        return references;
    }
}
