using Connectors.Simulators.Ledger;
using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.Tests.Ledger;

/// <summary>Changes to a book of events: something dropped, doubled, changed, moved or put in. The book stays in the order of time.</summary>
internal sealed class HistoryEdit
{
    private readonly Dictionary<string, string> _orderOfDocument = new(StringComparer.Ordinal);
    private List<WorldEvent> _events;

    public HistoryEdit(IReadOnlyList<WorldEvent> events)
    {
        _events = [.. events];
        var orders = events.OfType<OrderPlaced>().ToDictionary(static o => o.OrderId, static o => o.OrderId, StringComparer.OrdinalIgnoreCase);
        foreach (var happened in events)
        {
            if (happened is SalesOrderCreated sales && OrderReference.Resolve(sales.Order.ExternalNumber, orders) is { } sold)
                _orderOfDocument[sales.SalesOrderId] = sold;
            else if (happened is WarehouseOrderCreated asked && OrderReference.Resolve(asked.Order.Reference, orders) is { } sent)
                _orderOfDocument[asked.WarehouseOrderId] = sent;
        }
    }

    public IReadOnlyList<WorldEvent> Events => _events;

    public string? OrderOf(WorldEvent happened) => happened switch
    {
        MarketplaceEvent marketplace => marketplace.OrderId,
        SalesOrderEvent sales => _orderOfDocument.GetValueOrDefault(sales.SalesOrderId),
        WarehouseEvent warehouse => _orderOfDocument.GetValueOrDefault(warehouse.WarehouseOrderId),
        _ => null,
    };

    public T First<T>(string order)
        where T : WorldEvent => Of<T>(order)[0];

    public IReadOnlyList<T> Of<T>(string order)
        where T : WorldEvent => [.. _events.OfType<T>().Where(e => OrderOf(e) == order)];

    public HistoryEdit Drop<T>(string order)
        where T : WorldEvent
    {
        if (_events.RemoveAll(e => e is T && OrderOf(e) == order) == 0)
            throw new InvalidOperationException($"{order} has no {typeof(T).Name}.");
        return this;
    }

    /// <summary>Every event of the type, or the one at the index only.</summary>
    public HistoryEdit Change<T>(string order, Func<T, T> change, int? only = null)
        where T : WorldEvent
    {
        var seen = 0;
        for (var i = 0; i < _events.Count; i++)
        {
            if (_events[i] is T one && OrderOf(one) == order && (only is null || only == seen++))
                _events[i] = change(one);
        }

        return Sorted();
    }

    public HistoryEdit Put(params ReadOnlySpan<WorldEvent> happened)
    {
        _events.AddRange(happened);
        return Sorted();
    }

    private HistoryEdit Sorted()
    {
        _events = [.. _events.OrderBy(static e => e.At)];
        return this;
    }
}
