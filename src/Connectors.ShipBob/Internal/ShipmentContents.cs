using Connectors.Domain.Documents;
using Connectors.Domain.Values;
using Connectors.ShipBob.Models;

namespace Connectors.ShipBob.Internal;

/// <summary>
/// What is in each shipment of an order, counted as it was sold. Shipments tell pieces taken from stock: a product may be six of one item, or a bundle of several. Where the
/// pieces cannot be counted back, nothing is said about the whole shipment, because a part of its contents would read as all of it. Pure.
/// </summary>
internal static class ShipmentContents
{
    /// <summary>The contents of each shipment, in the same order; empty where they are not clear. A quantity of zero means that nothing of it is in it.</summary>
    /// <param name="order">The order, which tells what was sold.</param>
    /// <param name="shipments">Its shipments.</param>
    /// <param name="isLive">Whether a shipment was or will be sent.</param>
    public static DispatchedLine[][] Of(Order order, Shipment[] shipments, Func<Shipment, bool> isLive)
    {
        var pieces = Array.ConvertAll(shipments, Pieces);
        var sold = Sold(order);
        var each = new Dictionary<string, long?>(StringComparer.Ordinal);
        var moreMayCome = order.Status == OrderStatus.PartiallyFulfilled && !shipments.Any(s => isLive(s) && s.Status != ShipmentStatus.Completed);
        foreach (var sku in pieces.OfType<Dictionary<string, long>>().SelectMany(static p => p.Keys).Distinct(StringComparer.Ordinal))
        {
            var live = shipments.Zip(pieces).Where(p => p.Second is not null && p.Second.ContainsKey(sku) && isLive(p.First)).Select(p => p.Second![sku]).ToArray();
            var isAll = !moreMayCome && !shipments.Zip(pieces).Any(p => p.Second is not null && p.Second.GetValueOrDefault(sku) > 0 && !isLive(p.First));
            each[sku] = sold.TryGetValue(sku, out var ordered) ? PiecesInOne(ordered, live, isAll) : 1;
        }

        return Array.ConvertAll(pieces, p => p is null || p.Keys.Any(sku => each[sku] is not { } one || p[sku] % one != 0)
            ? []
            : p.Select(line => new DispatchedLine(new Sku(line.Key), line.Value / each[line.Key]!.Value)).ToArray());
    }

    /// <summary>Whether different items were taken for the product.</summary>
    public static bool IsBundle(ShipmentProduct product) => product.InventoryItems.Where(static i => i is not null).DistinctBy(static i => i.Id).Skip(1).Any();

    /// <summary>How many pieces one of the sold is: shipments that hold no more than was sold are counted as they are.</summary>
    /// <param name="ordered">How many were sold; null where that counts no pieces.</param>
    /// <param name="live">The pieces in each shipment that was or will be sent.</param>
    /// <param name="isAll">Whether those shipments are all that there will be: of a part nobody can tell what the whole is.</param>
    /// <returns>The pieces; null when that cannot be told.</returns>
    private static long? PiecesInOne(long? ordered, long[] live, bool isAll)
    {
        if (ordered is not > 0)
            return ordered is null ? null : 1;
        var all = live.Sum();
        if (all <= ordered)
            return 1;

        // More than was sold: one is several pieces, unless each shipment by itself could be all of it and one of them replaces another.
        return isAll && all % ordered == 0 && live.Any(q => q > ordered) && live.All(q => q % (all / ordered.Value) == 0) ? all / ordered.Value : null;
    }

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

    /// <summary>The pieces of each SKU, lots added up; null when they are not clear.</summary>
    private static Dictionary<string, long>? Pieces(Shipment shipment)
    {
        if (!shipment.Products.All(IsClear))
            return null;
        var pieces = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var product in shipment.Products)
            pieces[SkuOf(product)!] = pieces.GetValueOrDefault(SkuOf(product)!) + product.InventoryItems.Sum(static i => (long)i.Quantity);
        return pieces;
    }

    private static bool IsClear(ShipmentProduct product) =>
        product is not null && SkuOf(product) is not null && product.InventoryItems.Count > 0
        && product.InventoryItems.All(static i => i is not null) && !IsBundle(product);

    private static string? SkuOf(ShipmentProduct product) =>
        !string.IsNullOrWhiteSpace(product.ReferenceId) ? product.ReferenceId : string.IsNullOrWhiteSpace(product.Sku) ? null : product.Sku;
}
