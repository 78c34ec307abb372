using Connectors.Simulators.Internal;
using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.Shopify;

/// <summary>The people of a store that sends what apps put into it (<see cref="ShopifyBehaviours.SendsForOthers"/>): they pack, buy labels, and mark in the store what has left. Used under the lock of the world.</summary>
internal sealed class ShopFloor(WorldState world, ShopifyStore store)
{
    private const int InStock = 10_000;

    private readonly Dictionary<string, ShopNode> _orders = new(StringComparer.Ordinal);

    /// <summary>The store stocks what the seller's range is made of, in pieces.</summary>
    public void Begin()
    {
        foreach (var sku in world.Offers.SelectMany(static o => o.Sent).Distinct(StringComparer.OrdinalIgnoreCase))
            store.AddVariant(sku, InStock);
    }

    /// <summary>The orders that apps put in, by global id.</summary>
    public IEnumerable<ShopNode> Orders => _orders.Values;

    public bool Has(ShopNode order) => _orders.ContainsKey(order.Id);

    /// <summary>What people write of a carrier where there is one field for it.</summary>
    public static string CompanyOf(string carrier, string? service) => service is null ? carrier : $"{carrier} {service}";

    /// <summary>An app put an order in: it is sent as the world has planned it.</summary>
    public void Take(ShopNode order, bool tellsShopper, Actor by, DateTimeOffset now)
    {
        _orders[order.Id] = order;
        var reference = order.Text("sourceIdentifier");
        world.Events.Add(new WarehouseOrderCreated(now, by, ShopTrace.Stored(order, tellsShopper)));
        var behind = world.Orders.Behind(reference);
        var dice = Dice.For(world.Options.Seed, "shopify.dispatch", reference);
        var fate = behind?.Dispatch ?? DispatchFate.Throw(ref dice, world.Options);
        var leaves = now + fate.Delay;
        var parcels = Parcels(order, fate, behind);
        for (var number = 1; number <= parcels.Count; number++)
        {
            var (parcel, at) = (parcels[number - 1], number);
            world.Agenda.At(leaves, then => Send(order, parcel, fate, at, then));
            leaves += dice.Between(TimeSpan.FromMinutes(30), TimeSpan.FromHours(3));
        }
    }

    /// <summary>Nothing of it will be sent.</summary>
    public void Stop(ShopNode order, Actor by, DateTimeOffset now) => world.Events.Add(new GoodsStopped(now, by, order.Id, ShopTrace.Goods(order)));

    /// <summary>Somebody asked that it is not sent, and something has left.</summary>
    public void RefuseStop(ShopNode order, Actor by, DateTimeOffset now) => world.Events.Add(new StopRefused(now, by, order.Id));

    private void Send(ShopNode order, IReadOnlyList<(ShopNode Line, int Quantity)> parcel, DispatchFate fate, int number, DateTimeOffset now)
    {
        // Called off, held or changed by people since it was packed: then they see to it themselves.
        if (order["cancelledAt"] is not null || store.Fulfil(order, parcel, CompanyOf(fate.Carrier, fate.Service), Number(order, number, "first"), now) is not { } made)
            return;
        world.Events.Add(new ParcelLabelled(now, order.Id, Parcel(made, fate)));
        world.Events.Add(new ParcelLeft(now, order.Id, Parcel(made, fate)));
        if (order.Text("displayFulfillmentStatus") == "FULFILLED")
            world.Events.Add(new WarehouseOrderFulfilled(now, order.Id, order.Text("sourceIdentifier")));
        if (number != 1 || !fate.CorrectsTracking)
            return;
        world.Agenda.At(now.AddHours(1), later =>
        {
            made.Nodes("trackingInfo")[0]["number"] = Number(order, number, "second");
            ShopifyStore.Touch(made, later);
            ShopifyStore.Touch(order, later);
            world.Events.Add(new ParcelRetracked(later, Actor.Vendor, order.Id, Parcel(made, fate)));
        });
    }

    private static ParcelContent Parcel(ShopNode made, DispatchFate fate) => new(
        made.Id,
        [.. made.Nodes("fulfillmentLineItems").GroupBy(static l => ((ShopNode)l["lineItem"]!).Text("sku"), StringComparer.Ordinal).Select(static g => new Goods(g.Key, g.Sum(static l => l.Number("quantity"))))],
        made.Nodes("trackingInfo")[0].Text("company"), null, made.Nodes("trackingInfo")[0].Text("number"),
        DispatchFate.Usual.FirstOrDefault(u => u.Carrier == fate.Carrier && u.Service == fate.Service).Code);

    private string Number(ShopNode order, int number, string which) => $"16{Dice.For(world.Options.Seed, "shopify." + which, $"{order.Text("sourceIdentifier")}/{order.Id}/{number.Text()}").Digits(12)}";

    /// <summary>Spreads the lines over parcels in whole offer packs, unless the fate breaks them.</summary>
    private static List<IReadOnlyList<(ShopNode Line, int Quantity)>> Parcels(ShopNode order, DispatchFate fate, WorldOrder? behind)
    {
        var chunks = new List<(ShopNode Line, int Quantity)>();
        foreach (var line in order.Nodes("lineItems"))
        {
            var pack = fate.BreaksPacks ? 1 : Math.Max(1, behind?.Packs.FirstOrDefault(p => p.Sku == line.Text("sku")).BaseUnits ?? 1);
            for (var left = line.Number("quantity"); left > 0; left -= pack)
                chunks.Add((line, Math.Min(pack, left)));
        }

        var count = Math.Max(1, Math.Min(fate.Parcels, chunks.Count));
        return [.. Enumerable.Range(0, count).Select(i => (IReadOnlyList<(ShopNode, int)>)[..
            chunks.Where((_, at) => at * count / chunks.Count == i).GroupBy(static c => c.Line).Select(static g => (g.Key, g.Sum(static c => c.Quantity)))])];
    }
}
