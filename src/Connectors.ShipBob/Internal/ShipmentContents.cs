using Connectors.Domain.Documents;
using Connectors.Domain.Values;
using Connectors.ShipBob.Models;

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

    /// <summary>The contents of each shipment, in the same order.</summary>
    /// <param name="order">The order, which tells what was sold.</param>
    /// <param name="shipments">Its shipments.</param>
    /// <param name="isLive">Whether a shipment was or will be sent.</param>
    public static ShipmentContents[] Of(Order order, Shipment[] shipments, Func<Shipment, bool> isLive)
    {
        var pieces = Array.ConvertAll(shipments, Pieces);
        var sold = Sold(order);
        var each = new Dictionary<string, long?>(StringComparer.Ordinal);
        var moreMayCome = order.Status == OrderStatus.PartiallyFulfilled && !shipments.Any(s => isLive(s) && s.Status != ShipmentStatus.Completed);
        foreach (var sku in pieces.OfType<Dictionary<string, long?>>().SelectMany(static p => p.Keys).Distinct(StringComparer.Ordinal))
        {
            var held = shipments.Zip(pieces, (shipment, p) => (IsLive: isLive(shipment), Pieces: p?.GetValueOrDefault(sku))).ToList();
            var live = held.Where(static h => h.IsLive).Select(static h => h.Pieces).OfType<long>().ToArray();
            each[sku] = sold.TryGetValue(sku, out var ordered) ? PiecesInOne(ordered, live, isAll: !moreMayCome && !held.Exists(static h => h is { IsLive: false, Pieces: > 0 })) : 1;
        }

        return Array.ConvertAll(pieces, p =>
        {
            if (p is null)
                return Unknown;
            Sku[] uncounted = [.. p.Where(line => Count(line) is null).Select(static line => new Sku(line.Key))];
            return new ShipmentContents(
                [.. p.Where(line => Count(line) is not null).Select(line => new DispatchedLine(new Sku(line.Key), Count(line)!.Value))], uncounted.Length == 0 ? null : uncounted);
        });

        long? Count(KeyValuePair<string, long?> line) => line.Value is { } there && each[line.Key] is { } one && there % one == 0 ? there / one : null;
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

    /// <summary>The pieces of each SKU, lots added up, and null where they cannot be counted; null when it is not clear what is in it.</summary>
    private static Dictionary<string, long?>? Pieces(Shipment shipment)
    {
        if (!shipment.Products.All(static p => p is not null && SkuOf(p) is not null))
            return null;
        var pieces = new Dictionary<string, long?>(StringComparer.Ordinal);
        foreach (var product in shipment.Products)
        {
            var sku = SkuOf(product)!;
            pieces[sku] = IsCountable(product) ? pieces.GetValueOrDefault(sku, 0) + product.InventoryItems.Sum(static i => (long)i.Quantity) : null;
        }

        return pieces;
    }

    private static bool IsCountable(ShipmentProduct product) =>
        product.InventoryItems.Count > 0 && product.InventoryItems.All(static i => i is not null) && !IsBundle(product);

    private static string? SkuOf(ShipmentProduct product) =>
        !string.IsNullOrWhiteSpace(product.ReferenceId) ? product.ReferenceId : string.IsNullOrWhiteSpace(product.Sku) ? null : product.Sku;
}
