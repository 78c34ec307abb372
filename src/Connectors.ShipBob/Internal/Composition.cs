using Connectors.ShipBob.Models;

namespace Connectors.ShipBob.Internal;

/// <summary>How many pieces of each component one of a product is. Pure.</summary>
internal sealed class Composition
{
    private const string Bundle = "Bundle";
    private static readonly Composition Single = new([1]);

    private readonly long[] _pieces;

    private Composition(IEnumerable<long> pieces) => _pieces = [.. pieces.Order()];

    /// <summary>What the products tell of the SKU; null when none has it, one does not say, or two say different things.</summary>
    public static Composition? Of(string sku, IEnumerable<Product> products)
    {
        var told = products.SelectMany(p => p.Variants.Where(v => v is not null && v.Sku == sku).Select(v => Of(p, v))).ToList();
        return told.Count > 0 && told.TrueForAll(c => c is not null && c._pieces.SequenceEqual(told[0]!._pieces)) ? told[0] : null;
    }

    /// <summary>
    /// How many pieces of each inventory item one is, by what shipments hold. A definition names variants and a shipment inventory items, so that they are told apart by how many
    /// there are: each shipment holds whole ones, of the same items everywhere.
    /// </summary>
    /// <param name="shipments">The pieces in each shipment that was or will be sent.</param>
    /// <param name="sold">How many were sold.</param>
    /// <returns>The pieces; null where a shipment holds something else, or all of them more than was sold, as when the definition was changed since.</returns>
    public Dictionary<long, long>? PiecesInOne(IEnumerable<IReadOnlyDictionary<long, long>> shipments, long sold)
    {
        Dictionary<long, long>? one = null;
        foreach (var pieces in shipments.Select(static s => s.Where(static i => i.Value != 0).ToDictionary()).Where(static s => s.Count > 0))
        {
            var count = pieces.Values.Sum() / _pieces.Sum();
            if (count <= 0 || pieces.Values.Any(q => q % count != 0))
                return null;
            var here = pieces.ToDictionary(static i => i.Key, i => i.Value / count);
            if (!here.Values.Order().SequenceEqual(_pieces) || (one is not null && !here.All(i => one.GetValueOrDefault(i.Key) == i.Value)))
                return null;
            one = here;
            sold -= count;
        }

        return sold < 0 ? null : one;
    }

    private static Composition? Of(Product product, ProductVariant variant)
    {
        if (variant.BundleDefinition.Count == 0)
            return string.Equals(product.Type, Bundle, StringComparison.OrdinalIgnoreCase) ? null : Single;
        return variant.BundleDefinition.All(static c => c is { VariantId: not null, Quantity: > 0 })
            ? new(variant.BundleDefinition.GroupBy(static c => c.VariantId, static c => (long)c.Quantity!.Value).Select(static g => g.Sum()))
            : null;
    }
}
