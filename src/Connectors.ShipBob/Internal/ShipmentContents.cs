using Connectors.Domain.Documents;
using Connectors.Domain.Values;
using Connectors.ShipBob.Models;

// Pieces of each inventory item, by its id.
using ItemPieces = System.Collections.Generic.Dictionary<long, long>;

namespace Connectors.ShipBob.Internal;

/// <summary>
/// What is in each shipment of an order, counted as it was sold. Shipments tell pieces taken from stock: a product may be six of one item, or a bundle of several. Where the
/// pieces of a product cannot be counted back, it is named and not counted. Pure.
/// </summary>
/// <param name="Lines">What is counted. A quantity of zero means that nothing of it is in it.</param>
/// <param name="Uncounted">What is not; null where all is. Without lines and without these nothing is known.</param>
internal sealed record ShipmentContents(DispatchedLine[] Lines, Sku[]? Uncounted)
{
    private static readonly ShipmentContents Unknown = new([], null);

    /// <summary>Whether nobody can tell that all that was sold of <see cref="Uncounted"/> is in the shipments: its pieces are not those of so many.</summary>
    public bool LacksUncounted { get; private init; }

    /// <summary>Whether it says of everything that it names that none of it is inside.</summary>
    public bool IsEmpty { get; private init; }

    /// <summary>The SKUs whose pieces do not tell how many there are, unless it is known what one is made of.</summary>
    /// <param name="order">The order, which tells what was sold.</param>
    /// <param name="shipments">Its shipments.</param>
    /// <param name="isLive">Whether a shipment was or will be sent.</param>
    public static IEnumerable<string> Unsure(Order order, Shipment[] shipments, Func<Shipment, bool> isLive) =>
        ByProduct(order, shipments, Array.ConvertAll(shipments, Pieces), isLive).Where(static g => g is { Ordered: > 1, IsPlain: false }).Select(static g => g.Sku);

    /// <summary>The contents of each shipment, in the same order.</summary>
    /// <param name="order">The order, which tells what was sold.</param>
    /// <param name="shipments">Its shipments.</param>
    /// <param name="isLive">Whether a shipment was or will be sent.</param>
    /// <param name="compositions">What products are made of; null or absent where nobody can tell.</param>
    public static ShipmentContents[] Of(Order order, Shipment[] shipments, Func<Shipment, bool> isLive, IReadOnlyDictionary<string, Composition?> compositions)
    {
        var pieces = Array.ConvertAll(shipments, Pieces);
        var each = new Dictionary<string, ItemPieces?>(StringComparer.Ordinal);
        var lacking = new HashSet<string>(StringComparer.Ordinal);
        foreach (var goods in ByProduct(order, shipments, pieces, isLive))
        {
            each[goods.Sku] = PiecesInOne(goods, compositions.GetValueOrDefault(goods.Sku));
            if (each[goods.Sku] is null && goods.Ordered > 1)
                lacking.Add(goods.Sku);
        }

        return Array.ConvertAll(pieces, p =>
        {
            if (p is null)
                return Unknown;
            var counts = p.Select(line => (Sku: line.Key, Count: line.Value is { } there && each[line.Key] is { } one ? Whole(there, one) : null)).ToList();
            var uncounted = counts.FindAll(static c => c.Count is null);
            return new ShipmentContents(
                [.. counts.Where(static c => c.Count is not null).Select(static c => new DispatchedLine(new Sku(c.Sku), c.Count!.Value))],
                uncounted.Count == 0 ? null : [.. uncounted.Select(static c => new Sku(c.Sku))])
            {
                LacksUncounted = uncounted.Exists(c => lacking.Contains(c.Sku)),
                IsEmpty = p.Count > 0 && p.Values.All(static there => there is not null && there.Values.All(static q => q == 0)),
            };
        });
    }

    /// <summary>Whether different items were taken for the product.</summary>
    public static bool IsBundle(ShipmentProduct product) => product.InventoryItems.Where(static i => i is not null).DistinctBy(static i => i.Id).Skip(1).Any();

    /// <summary>How many pieces of each item one of the sold is: shipments that hold no more than was sold are counted as they are.</summary>
    /// <param name="goods">What the shipments hold of the product.</param>
    /// <param name="composition">What one is made of; null when nobody can tell.</param>
    /// <returns>The pieces; null when that cannot be told.</returns>
    private static ItemPieces? PiecesInOne(Goods goods, Composition? composition)
    {
        var all = goods.All;
        if (goods.IsPlain)
            return all.ToDictionary(static i => i.Key, static _ => 1L);

        // Pieces that divide by what was sold may be fewer of something larger, of which the rest was not found.
        if (goods.Ordered > 1)
            return composition?.PiecesInOne(goods.Live, goods.Ordered.Value);
        if (goods.Ordered is not 1 || !goods.IsAll)
            return null;

        // All of it is the one, unless each shipment by itself could be it and one of them replaces another.
        return (all.Count > 1 || goods.Live.Any(static p => p.Values.Sum() > 1)) && goods.Live.All(p => Whole(p, all) is not null) ? all : null;
    }

    /// <summary>How many of the sold these pieces are; null when they are no whole number of them.</summary>
    private static long? Whole(ItemPieces pieces, ItemPieces one)
    {
        long? count = null;
        foreach (var (item, each) in one.Where(static i => i.Value != 0))
        {
            var there = pieces.GetValueOrDefault(item);
            if (there % each != 0 || (count is { } other && other != there / each))
                return null;
            count = there / each;
        }

        return count ?? (pieces.Values.All(static q => q == 0) ? 0 : null);
    }

    /// <summary>What the shipments hold of each product that they name.</summary>
    private static IEnumerable<Goods> ByProduct(Order order, Shipment[] shipments, Dictionary<string, ItemPieces?>?[] pieces, Func<Shipment, bool> isLive)
    {
        var sold = Sold(order);
        var moreMayCome = order.Status == OrderStatus.PartiallyFulfilled && !shipments.Any(s => isLive(s) && s.Status != ShipmentStatus.Completed);
        foreach (var sku in pieces.OfType<Dictionary<string, ItemPieces?>>().SelectMany(static p => p.Keys).Distinct(StringComparer.Ordinal))
        {
            var held = shipments.Zip(pieces, (shipment, p) => (IsLive: isLive(shipment), Pieces: p?.GetValueOrDefault(sku))).ToList();
            var live = held.Select(static h => h.IsLive ? h.Pieces : h.Pieces?.ToDictionary(static i => i.Key, static _ => 0L)).OfType<ItemPieces>().ToArray();

            // A shipment that names it and says that none of it is inside hides how much there is in all.
            var isAll = !moreMayCome && !held.Exists(static h => h.Pieces is { } p && (p.Values.Sum() > 0) != h.IsLive);
            yield return new Goods(sku, sold.TryGetValue(sku, out var count) ? count : 0, live, Sum(live), isAll);
        }
    }

    private static ItemPieces Sum(IEnumerable<ItemPieces> shipments) =>
        shipments.SelectMany(static p => p).GroupBy(static i => i.Key).ToDictionary(static g => g.Key, static g => g.Sum(static i => i.Value));

    /// <summary>What was sold, in pieces; null for a SKU whose quantity counts something else.</summary>
    private static Dictionary<string, long?> Sold(Order order)
    {
        var sold = new Dictionary<string, long?>(StringComparer.Ordinal);
        foreach (var product in order.Products)
        {
            if (product is null || OrderComparison.SkuOf(product) is not { } sku)
                continue;
            var before = sold.TryGetValue(sku, out var known) ? known : 0;
            sold[sku] = OrderComparison.IsEach(product.QuantityUnitOfMeasureCode) ? before + product.Quantity : null;
        }

        return sold;
    }

    /// <summary>The pieces of each item of each SKU, lots added up, and null where they cannot be counted; null when it is not clear what is in it.</summary>
    private static Dictionary<string, ItemPieces?>? Pieces(Shipment shipment)
    {
        if (!shipment.Products.All(static p => p is not null && SkuOf(p) is not null))
            return null;
        var pieces = new Dictionary<string, ItemPieces?>(StringComparer.Ordinal);
        foreach (var product in shipment.Products)
        {
            var sku = SkuOf(product)!;
            var before = pieces.TryGetValue(sku, out var known) ? known : [];
            pieces[sku] = IsCountable(product) && before is not null
                ? Sum([before, .. product.InventoryItems.Select(static i => new ItemPieces { [i.Id] = i.Quantity })])
                : null;
        }

        return pieces;
    }

    private static bool IsCountable(ShipmentProduct product) => product.InventoryItems.Count > 0 && product.InventoryItems.All(static i => i is not null);

    private static string? SkuOf(ShipmentProduct product) =>
        !string.IsNullOrWhiteSpace(product.ReferenceId) ? product.ReferenceId : string.IsNullOrWhiteSpace(product.Sku) ? null : product.Sku;

    /// <summary>What the shipments of an order hold of a product.</summary>
    /// <param name="Sku">The product.</param>
    /// <param name="Ordered">How many were sold; null where that counts no pieces.</param>
    /// <param name="Live">The pieces in each shipment, none of those that will not be sent.</param>
    /// <param name="All">The pieces in all of them.</param>
    /// <param name="IsAll">Whether those shipments are all that there will be: of a part nobody can tell what the whole is.</param>
    private sealed record Goods(string Sku, long? Ordered, ItemPieces[] Live, ItemPieces All, bool IsAll)
    {
        /// <summary>Whether each piece counts as one: of a single item no more is there than was sold, or nothing at all.</summary>
        public bool IsPlain { get; } = All.Values.All(static q => q == 0) || (All.Count == 1 && (Ordered is 0 || All.Values.Sum() <= Ordered));
    }
}
