using System.Globalization;
using Connectors.Domain.Ports;

namespace Connectors.Flows.Tests.Years;

/// <summary>
/// The vendors of a world: what they hold, what they do with a request, and what the caller gets to see of it. They never refuse a second creation: doing
/// nothing twice is the engine's duty.
/// </summary>
internal sealed class VendorModel
{
    /// <summary>A vendor's own limit: after it nothing of a request is carried out any more, and what was carried out can be seen.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(8);

    /// <summary>How far polls reach back behind what they have seen.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromMinutes(10);

    private readonly YearWorld _world;
    private readonly Dictionary<(string Operation, string Reference), List<(Thing Thing, TimeSpan SeenFrom)>> _things = [];
    private readonly Dictionary<(string Operation, string Reference), decimal> _told = [];
    private readonly HashSet<string> _noted = new(StringComparer.Ordinal);
    private readonly List<(string Connection, FeedItem Item, TimeSpan SeenFrom)> _feed = [];
    private readonly TimeSpan _feedAhead;
    private int _made;

    public VendorModel(YearWorld world)
    {
        _world = world;
        _feedAhead = world.Dice.Span(-TimeSpan.FromHours(3), TimeSpan.FromHours(3), "clock of the feed");
        Warehouse = new WarehouseModel(world);
    }

    public WarehouseModel Warehouse { get; }

    public DateTimeOffset FeedClock => _world.Agenda.TrueInstant + _feedAhead;

    public bool IsNoted(string reference) => _noted.Contains(reference);

    /// <summary>How many A was told to have left.</summary>
    public decimal Told(string reference) => _told.Where(t => t.Key.Reference == reference).Sum(static t => t.Value);

    public bool Holds(string operation, string reference) => _things.ContainsKey((operation, reference));

    public void Order(string connection, string reference) => _feed.Add((
        connection, new FeedItem(reference, FeedClock, ParcelGoods.Ordered(reference)), _world.Agenda.Now + _world.Dice.Skewed(TimeSpan.Zero, TimeSpan.FromMinutes(5), "feed shows late")));

    /// <summary>People take off an order what will not come.</summary>
    public void Reduce(string reference, decimal quantity)
    {
        var at = _feed.FindIndex(f => f.Item.Reference == reference);
        var known = _feed[at];
        if (known.Item.Quantity <= quantity)
            return;
        _world.Note("people", string.Create(CultureInfo.InvariantCulture, $"reduce {reference} to {quantity}"));
        _feed.RemoveAt(at);
        _feed.Add(known with { Item = known.Item with { UpdatedAt = FeedClock, Quantity = quantity } });
    }

    /// <summary>What the feed of a connection shows at present, by when it last changed.</summary>
    public IEnumerable<FeedItem> Shown(string connection) => _feed.Where(f => f.Connection == connection && f.SeenFrom <= _world.Agenda.Now).Select(static f => f.Item);

    /// <summary>What a reader of ours cannot read of an item in a list of F or B at present.</summary>
    public UnreadableItem? Unreadable(string list, string id) => _world.Troubles(list).Any(t => t.Kind == TroubleKind.Unreadable && _world.Dice.Share($"unreadable {t.At} {id}", 0) < t.Odds)
        ? new UnreadableItem(id, $"{list}[{id}].state")
        : null;

    /// <summary>The vendors as one worker sees them.</summary>
    public WorkerPorts For(SimulatedWorker worker) => new(_world, this, worker);

    public static bool IsRefused(Dice dice, string reference) => dice.Share($"refused {reference}", 0) < 0.03;

    public Thing? Seen(string operation, string reference)
    {
        if (!_things.TryGetValue((operation, reference), out var things) || things.Find(t => t.SeenFrom <= _world.Agenda.Now).Thing is not { } thing)
            return null;
        return operation == "move" ? thing with { Order = Warehouse.Find(reference) } : thing;
    }

    public bool IsThere(string operation, string reference, string id) => _things.TryGetValue((operation, reference), out var things) && things.Exists(t => t.Thing.Id == id);

    public void SetNote(string reference) => _noted.Add(reference);

    public Thing Commit(string operation, string reference, decimal quantity, TimeSpan seenFrom)
    {
        var key = (operation, reference);
        if (!_things.TryGetValue(key, out var things))
            _things.Add(key, things = []);
        var thing = new Thing(string.Create(CultureInfo.InvariantCulture, $"T{++_made}"), reference) { Quantity = quantity };
        things.Add((thing, seenFrom));
        _world.Note("vendor", $"carries out {operation} {reference}");
        if (things.Count > 1)
            _world.Break("done once", $"{operation} of {reference} was carried out {things.Count} times");
        if (operation == "move")
        {
            Warehouse.Accept(reference);
            return thing with { Order = Warehouse.Find(reference) };
        }

        if (operation.StartsWith("tell", StringComparison.Ordinal))
        {
            _told[(operation, reference)] = _told.GetValueOrDefault((operation, reference)) + quantity;
            if (Told(reference) > Warehouse.Left(reference))
                _world.Break("told is what left", $"A was told of {Told(reference)} of {reference}, of which {Warehouse.Left(reference)} have left");
        }

        return thing;
    }
}
