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

    /// <summary>Whether some of what was sold of <see cref="Uncounted"/> is in no shipment: pieces that do not divide by what was sold are not all of it.</summary>
    public bool LacksUncounted { get; private init; }

    /// <summary>Whether it says of everything that it names that none of it is inside.</summary>
    public bool IsEmpty { get; private init; }

    /// <summary>The contents of each shipment, in the same order.</summary>
    /// <param name="order">The order, which tells what was sold.</param>
    /// <param name="shipments">Its shipments.</param>
    /// <param name="isLive">Whether a shipment was or will be sent.</param>
    public static ShipmentContents[] Of(Order order, Shipment[] shipments, Func<Shipment, bool> isLive)
    {
        var pieces = Array.ConvertAll(shipments, Pieces);
        var sold = Sold(order);
        var each = new Dictionary<string, ItemPieces?>(StringComparer.Ordinal);
        var lacking = new HashSet<string>(StringComparer.Ordinal);
        var moreMayCome = order.Status == OrderStatus.PartiallyFulfilled && !shipments.Any(s => isLive(s) && s.Status != ShipmentStatus.Completed);
        foreach (var sku in pieces.OfType<Dictionary<string, ItemPieces?>>().SelectMany(static p => p.Keys).Distinct(StringComparer.Ordinal))
        {
            var held = shipments.Zip(pieces, (shipment, p) => (IsLive: isLive(shipment), Pieces: p?.GetValueOrDefault(sku))).ToList();
            var live = held.Select(static h => h.IsLive ? h.Pieces : h.Pieces?.ToDictionary(static i => i.Key, static _ => 0L)).OfType<ItemPieces>().ToArray();

            // A shipment that names it and says that none of it is inside hides how much there is in all.
            var isAll = !moreMayCome && !held.Exists(static h => h.Pieces is { } p && (p.Values.Sum() > 0) != h.IsLive);
            var ordered = sold.TryGetValue(sku, out var count) ? count : 0;
            each[sku] = PiecesInOne(ordered, live, isAll);
            if (each[sku] is null && ordered is > 0 && Sum(live).Values.Any(q => q % ordered != 0))
                lacking.Add(sku);
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
    /// <param name="ordered">How many were sold; null where that counts no pieces.</param>
    /// <param name="live">The pieces in each shipment, none of those that will not be sent.</param>
    /// <param name="isAll">Whether those shipments are all that there will be: of a part nobody can tell what the whole is.</param>
    /// <returns>The pieces; null when that cannot be told.</returns>
    private static ItemPieces? PiecesInOne(long? ordered, ItemPieces[] live, bool isAll)
    {
        var all = Sum(live);
        if (all.Count <= 1 && (ordered is 0 || all.Values.Sum() <= ordered))
            return all.ToDictionary(static i => i.Key, static _ => 1L);
        if (ordered is not > 0 || !isAll || all.Values.Any(q => q % ordered != 0))
            return null;

        // More than was sold: one is several pieces, unless each shipment by itself could be all of it and one of them replaces another.
        var one = all.ToDictionary(static i => i.Key, i => i.Value / ordered.Value);
        return (all.Count > 1 || live.Any(p => p.Values.Sum() > ordered)) && live.All(p => Whole(p, one) is not null) ? one : null;
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
}
