using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.Ledger;

/// <summary>The life of one order at the warehouse.</summary>
internal sealed class WarehouseOrderStory(WarehouseOrderCreated created)
{
    public WarehouseOrderCreated Created { get; } = created;

    public List<WarehouseEvent> Events { get; } = [created];

    /// <summary>What it says now.</summary>
    public WarehouseOrderContent Content => Events.OfType<WarehouseOrderChanged>().LastOrDefault()?.Order ?? Created.Order;

    /// <summary>Whether a person, and not the seller's program, decided what is sent.</summary>
    public bool HasPersonalGoods
    {
        get
        {
            if (Created.By == Actor.Person)
                return true;
            var before = Created.Order;
            foreach (var changed in Events.OfType<WarehouseOrderChanged>())
            {
                if (changed.By == Actor.Person && !changed.Order.Goods.SequenceEqual(before.Goods))
                    return true;
                before = changed.Order;
            }

            return false;
        }
    }

    /// <summary>Base units of each item that it is to send, or has sent.</summary>
    public Units Requested(Func<WorldEvent, bool> until)
    {
        var units = new Units();
        var content = Created.Order;
        foreach (var happened in Events.Where(until))
        {
            if (happened is WarehouseOrderChanged changed)
                content = changed.Order;
            else if (happened is GoodsStopped stopped)
                units.Take(stopped.Goods);
        }

        units.Add(content.Goods);
        return units;
    }
}
