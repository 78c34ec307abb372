using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.Ledger;

/// <summary>The events, told order by order.</summary>
internal sealed class StoryBook
{
    private readonly Dictionary<string, OrderStory> _byOrder = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, (SalesOrderStory Story, OrderStory? Of)> _sales = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (WarehouseOrderStory Story, OrderStory? Of)> _warehouse = new(StringComparer.Ordinal);

    /// <summary>Orders by arrival.</summary>
    public List<OrderStory> Orders { get; } = [];

    /// <summary>Sales orders and warehouse orders behind which there is no order of the marketplace, and products made by mistake.</summary>
    public List<WorldEvent> Strangers { get; } = [];

    /// <summary>Billing cycles, by the time they were closed.</summary>
    public List<CycleClosed> Cycles { get; } = [];

    /// <summary>What was posted in journals and stands: nobody took it back.</summary>
    public List<JournalPosted> Journals { get; } = [];

    public List<TroublePlanted> Troubles { get; } = [];

    public List<TroubleEnded> TroublesEnded { get; } = [];

    public static StoryBook Read(IEnumerable<WorldEvent> events)
    {
        var book = new StoryBook();
        var sequence = 0;
        foreach (var happened in events)
            book.Add(happened with { Sequence = ++sequence });
        return book;
    }

    public OrderStory? Find(string orderId) => _byOrder.GetValueOrDefault(orderId);

    /// <summary>The order that a reference of the seller means.</summary>
    public OrderStory? Behind(string reference) => OrderReference.Resolve(reference, _byOrder);

    private void Add(WorldEvent happened)
    {
        switch (happened)
        {
            case OrderPlaced placed:
                var story = new OrderStory(placed);
                Orders.Add(story);
                _byOrder[placed.OrderId] = story;
                Add(story, placed);
                break;
            case MarketplaceEvent marketplace:
                Add(Find(marketplace.OrderId), marketplace);
                break;
            case SalesOrderCreated created:
                var sales = new SalesOrderStory(created);
                var buyer = Behind(created.Order.ExternalNumber);
                _sales[created.SalesOrderId] = (sales, buyer);
                if (buyer is null)
                    Strangers.Add(created);
                buyer?.Sales.Add(sales);
                buyer?.Events.Add(created);
                break;
            case SalesOrderEvent sold when _sales.TryGetValue(sold.SalesOrderId, out var known):
                known.Story.Events.Add(sold);
                known.Of?.Events.Add(sold);
                break;
            case WarehouseOrderCreated created:
                var order = new WarehouseOrderStory(created);
                var asked = Behind(created.Order.Reference);
                _warehouse[created.WarehouseOrderId] = (order, asked);
                if (asked is null)
                    Strangers.Add(created);
                asked?.Warehouse.Add(order);
                asked?.Events.Add(created);
                break;
            case WarehouseEvent moved when _warehouse.TryGetValue(moved.WarehouseOrderId, out var known):
                known.Story.Events.Add(moved);
                known.Of?.Events.Add(moved);
                break;
            case ProductMade made:
                Strangers.Add(made);
                break;
            case CycleClosed closed:
                Cycles.Add(closed);
                break;
            case JournalPosted posted:
                Journals.Add(posted);
                break;
            case JournalReversed reversed:
                Journals.RemoveAll(j => j.DocumentNumber == reversed.DocumentNumber);
                break;
            case TroublePlanted planted:
                Troubles.Add(planted);
                break;
            case TroubleEnded ended:
                TroublesEnded.Add(ended);
                break;
            default:
                break;
        }
    }

    private static void Add(OrderStory? story, MarketplaceEvent happened)
    {
        story?.Marketplace.Add(happened);
        story?.Events.Add(happened);
    }
}
