using System.Globalization;
using Connectors.Domain.Reasons;
using Connectors.Domain.Units;
using Connectors.Domain.Values;

namespace Connectors.Domain.Stock;

/// <summary>How many kits the stock of their parts allows.</summary>
/// <remarks>
/// A part that is sold by itself too is shown by both offers, as in a shared stock. Where that must not be, ask with what a divided stock leaves for the kit of each part.
/// </remarks>
public static class KitStock
{
    /// <summary>Whole kits that can be promised: what the scarcest part allows.</summary>
    /// <param name="kit">The kit.</param>
    /// <param name="parts">What one consists of, as <see cref="UnitCatalogue.PartsOf"/> says; at least one.</param>
    /// <param name="sellable">Base units of each part that can be promised, as <see cref="SellableStock"/> says; negative counts as none. Parts that nobody knows about are left out.</param>
    /// <returns>Base units of the kit, never below zero; <see cref="ReasonCatalogue.StockMissing"/> when a part is not known: that is not zero.</returns>
    /// <exception cref="ArgumentException">There are no parts, or one has a quantity that is not above zero.</exception>
    public static Outcome<decimal> Of(Sku kit, IReadOnlyList<KitPart> parts, IReadOnlyDictionary<Sku, decimal> sellable)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(sellable);
        if (parts.Count == 0 || parts.Any(static p => p.Quantity <= 0))
            throw new ArgumentException("Parts with a quantity above zero are expected.", nameof(parts));
        var kits = Exact.MaxQuantity;
        foreach (var part in parts)
        {
            if (!sellable.TryGetValue(part.Sku, out var there))
                return Missing(kit, part);
            kits = Math.Min(kits, decimal.Floor(Math.Clamp(there, 0m, Exact.MaxQuantity) / part.Quantity));
        }

        return kits;
    }

    private static Refusal Missing(Sku kit, KitPart part) => new()
    {
        Reason = ReasonCatalogue.StockMissing,
        Message = $"It is not known how much of SKU '{part.Sku}' is available, which kit '{kit}' needs.",
        Remedy = "Let the source send a full level; until then the last published quantity stays.",
        Facts = [new Fact("SKU", kit.Value), new Fact("part", part.Sku.Value), new Fact("needed for one", part.Quantity.ToString(CultureInfo.InvariantCulture))],
    };
}
