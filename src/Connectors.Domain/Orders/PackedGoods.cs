using Connectors.Domain.Reasons;
using Connectors.Domain.Units;
using Connectors.Domain.Values;

namespace Connectors.Domain.Orders;

/// <summary>What a number of packs is in base units, and what of other SKUs is in it.</summary>
/// <param name="PerPack">Base units in one pack.</param>
/// <param name="Quantity">Base units of all of them.</param>
/// <param name="Parts">What one base unit consists of; empty for a SKU that is no kit.</param>
internal readonly record struct PackedGoods(Ratio PerPack, Quantity Quantity, IReadOnlyList<KitPart> Parts)
{
    /// <summary>Counts them, or says the first thing that stands in the way: a pack that nobody knows is none.</summary>
    public static Outcome<PackedGoods> Of(UnitCatalogue units, Sku sku, Quantity ordered)
    {
        var perPack = units.BaseUnitsPer(sku, ordered.Unit);
        if (!perPack.IsOk)
            return perPack.Refusal;
        var quantity = units.ToBase(sku, ordered);
        if (!quantity.IsOk)
            return quantity.Refusal;
        var parts = units.PartsOf(sku);
        foreach (var part in parts)
        {
            var needed = units.Countable(part.Sku, quantity.Value.Value * part.Quantity);
            if (!needed.IsOk)
                return needed.Refusal;
        }

        return new PackedGoods(perPack.Value, quantity.Value, parts);
    }
}
