using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.Ledger;

/// <summary>The life of one sales order.</summary>
internal sealed class SalesOrderStory(SalesOrderCreated created)
{
    public SalesOrderCreated Created { get; } = created;

    public List<SalesOrderEvent> Events { get; } = [created];

    public SalesOrderDeleted? Deleted => Events.OfType<SalesOrderDeleted>().FirstOrDefault();

    public bool IsPosted => Events.OfType<SalesOrderPosted>().Any();

    /// <summary>Whether all of it is posted, or a person closed what will not leave of one of which all else is.</summary>
    public bool IsComplete => Events.Exists(static e => e is SalesOrderPosted { IsComplete: true } or SalesOrderClosed);

    /// <summary>What it says after the first so many of its events.</summary>
    public SalesOrderContent ContentAfter(int events) => Events.Take(events).Select(ContentOf).Last(static c => c is not null)!;

    /// <summary>The seller's last writing among the first so many events. Dates alone are none: a posting date is written when an order is posted, and tells nothing of what was known of the rest.</summary>
    public SalesOrderEvent VersionAfter(int events)
    {
        SalesOrderEvent version = Created;
        var before = Created.Order;
        foreach (var happened in Events.Take(events).Skip(1))
        {
            if (ContentOf(happened) is not { } now)
                continue;
            if (happened.By == Actor.Seller && !now.SaysTheSameAs(before))
                version = happened;
            before = now;
        }

        return version;
    }

    /// <summary>The words that a person, and not the seller's program, has put there: the judge does not look at them.</summary>
    public SalesOrderPersonal PersonalAfter(int events)
    {
        var personal = default(SalesOrderPersonal);
        SalesOrderContent? before = null;
        foreach (var happened in Events.Take(events))
        {
            if (ContentOf(happened) is not { } now)
                continue;
            if (before is not null && happened.By == Actor.Person)
            {
                personal = new SalesOrderPersonal(
                    personal.Lines || !before.Lines.SequenceEqual(now.Lines) || before.PricesIncludeTax != now.PricesIncludeTax,
                    personal.ShipTo || before.ShipTo != now.ShipTo,
                    personal.Customer || before.Customer != now.Customer || before.Payer != now.Payer,
                    personal.Currency || before.Currency != now.Currency,
                    personal.Reference || before.ExternalNumber != now.ExternalNumber,
                    personal.Dimensions || before.Dimensions != now.Dimensions);
            }

            before = now;
        }

        return personal;
    }

    private static SalesOrderContent? ContentOf(SalesOrderEvent happened) => happened switch
    {
        SalesOrderCreated made => made.Order,
        SalesOrderChanged changed => changed.Order,
        _ => null,
    };
}
