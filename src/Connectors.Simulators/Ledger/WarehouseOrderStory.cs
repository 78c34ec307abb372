using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.Ledger;

/// <summary>The life of one order at the warehouse.</summary>
internal sealed class WarehouseOrderStory(WarehouseOrderCreated created)
{
    public WarehouseOrderCreated Created { get; } = created;

    public List<WarehouseEvent> Events { get; } = [created];

    /// <summary>What it says now.</summary>
    public WarehouseOrderContent Content => Events.OfType<WarehouseOrderChanged>().LastOrDefault()?.Order ?? Created.Order;

    /// <summary>Whether a person, and not the seller's program, decided where it goes.</summary>
    public bool HasPersonalRecipient
    {
        get
        {
            var before = Created.Order;
            var personal = false;
            foreach (var changed in Events.OfType<WarehouseOrderChanged>())
            {
                personal = changed.Order.Recipient == before.Recipient ? personal : changed.By == Actor.Person;
                before = changed.Order;
            }

            return personal;
        }
    }

    /// <summary>Whether a person, and not the seller's program, decided what is sent.</summary>
    public bool HasPersonalGoods => Events.OfType<WarehouseOrderChanged>().Any(static c => c.By == Actor.Person);

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
