using System.Globalization;
using System.Numerics;
using Connectors.Domain.Reasons;
using Connectors.Domain.Units;
using Connectors.Domain.Values;

namespace Connectors.Domain.Stock;

/// <summary>The one rule by which channels and pack sizes live from one stock: selling a case lowers the singles, and the other way round.</summary>
/// <param name="units">The packs of each SKU.</param>
public sealed class StockAllocator(UnitCatalogue units)
{
    private const int MaxWeight = 1_000_000;

    /// <summary>Base units in the smallest step that quantities have.</summary>
    private const decimal Step = 1_000_000m;

    /// <summary>
    /// Says what each offer shows of the stock. What a safety stock leaves is counted in the SKU's base unit, rounded towards less: a tenth of 47 pieces kept back leaves 42.
    /// The order of <paramref name="offers"/> does not matter.
    /// </summary>
    /// <param name="sku">The goods.</param>
    /// <param name="sellable">Base units to show, safety stocks not yet taken off; negative counts as none.</param>
    /// <param name="mode">Shared or divided.</param>
    /// <param name="offers">The offers that live from it.</param>
    /// <returns>The allocation; a refusal of <see cref="UnitCatalogue"/> when a pack is unknown or a quantity cannot be counted.</returns>
    /// <exception cref="ArgumentException">An offer comes twice, a safety stock is negative, a weight is out of range, or the mode is not said.</exception>
    public Outcome<PoolAllocation> Allocate(Sku sku, decimal sellable, PoolMode mode, IReadOnlyCollection<PoolOffer> offers)
    {
        ArgumentNullException.ThrowIfNull(offers);
        Check(mode, offers);
        var stock = Math.Max(0m, sellable);
        PoolOffer[] sorted = offers.Count == 1 ? [.. offers] : [.. offers.OrderBy(static o => o.Channel, StringComparer.Ordinal).ThenBy(static o => o.OfferSku.Value, StringComparer.Ordinal)];
        var packs = mode == PoolMode.Shared ? Share(sku, stock, sorted) : Divide(sku, stock, sorted);
        if (!packs.IsOk)
            return packs.Refusal;

        var shares = new PoolShare[sorted.Length];
        for (var i = 0; i < sorted.Length; i++)
        {
            var baseUnits = units.ToBase(sku, new Quantity(packs.Value[i], sorted[i].Pack));
            if (!baseUnits.IsOk)
                return baseUnits.Refusal;
            shares[i] = new PoolShare(sorted[i].Channel, sorted[i].OfferSku, packs.Value[i], baseUnits.Value.Value);
        }

        var shown = mode == PoolMode.Shared ? shares.Select(static s => s.BaseUnits).DefaultIfEmpty().Max() : shares.Sum(static s => s.BaseUnits);
        return new PoolAllocation { Sku = sku, Mode = mode, Sellable = stock, Shares = shares, NotShown = stock - shown };
    }

    private static void Check(PoolMode mode, IReadOnlyCollection<PoolOffer> offers)
    {
        if (mode is not (PoolMode.Shared or PoolMode.Divided))
            throw new ArgumentException("Shared or divided is expected.", nameof(mode));
        if (offers.Count > 1 && offers.DistinctBy(static o => (o.Channel, o.OfferSku)).Count() != offers.Count)
            throw new ArgumentException("An offer comes twice.", nameof(offers));
        if (offers.Any(static o => o.SafetyStock < 0 || o.Weight is < 0 or > MaxWeight))
            throw new ArgumentException("A safety stock of at least 0 and a weight from 0 to one million are expected.", nameof(offers));
    }

    private Outcome<long[]> Share(Sku sku, decimal stock, PoolOffer[] offers)
    {
        var packs = new long[offers.Length];
        for (var i = 0; i < offers.Length; i++)
        {
            var left = Math.Max(0m, stock - offers[i].SafetyStock);
            if (!Exact.InRange(left))
                return Uncountable(sku, stock);
            var toShow = units.Countable(sku, left);
            if (!toShow.IsOk)
                return toShow.Refusal;
            var count = units.ToPacks(sku, toShow.Value, offers[i].Pack);
            if (!count.IsOk)
                return count.Refusal;
            if (!Exact.InRange(count.Value.Whole))
                return Uncountable(sku, stock);
            packs[i] = (long)count.Value.Whole;
        }

        return packs;
    }

    /// <summary>By weight, down to whole packs; what that leaves goes to the offers that lost most by it, a pack each; and again, until no pack fits.</summary>
    private Outcome<long[]> Divide(Sku sku, decimal stock, PoolOffer[] offers)
    {
        var sizes = new Ratio[offers.Length];
        for (var i = 0; i < offers.Length; i++)
        {
            var size = units.BaseUnitsPer(sku, offers[i].Pack);
            if (!size.IsOk)
                return size.Refusal;
            sizes[i] = size.Value;
        }

        var unreserved = Math.Max(0m, stock - offers.Select(static o => o.SafetyStock).DefaultIfEmpty().Max());
        if (!Exact.InRange(unreserved))
            return Uncountable(sku, unreserved);
        var countable = units.Countable(sku, unreserved);
        if (!countable.IsOk)
            return countable.Refusal;
        var toShow = countable.Value;

        // In whole steps of one common denominator, so that no division rounds behind our back.
        var common = sizes.Aggregate(BigInteger.One, static (product, size) => product * size.Denominator / BigInteger.GreatestCommonDivisor(product, size.Denominator));
        var left = new BigInteger(toShow * Step) * common;
        var steps = sizes.Select(s => new BigInteger(Step) * s.Numerator * common / s.Denominator).ToArray();
        var packs = new BigInteger[offers.Length];
        while (true)
        {
            int[] fitting = [.. Enumerable.Range(0, offers.Length).Where(i => offers[i].Weight > 0 && steps[i] <= left)];
            if (fitting.Length == 0)
                break;
            var total = fitting.Sum(i => (long)offers[i].Weight);
            var parts = fitting.Select(i => (Offer: i, Part: BigInteger.DivRem(left * offers[i].Weight, total * steps[i]))).ToArray();
            foreach (var (i, part) in parts)
                Give(i, part.Quotient);
            foreach (var (i, _) in parts.Where(static p => !p.Part.Remainder.IsZero).OrderByDescending(static p => p.Part.Remainder))
                Give(i, steps[i] <= left ? BigInteger.One : BigInteger.Zero);
        }

        return packs.All(static p => p <= (long)Exact.MaxQuantity) ? packs.Select(static p => (long)p).ToArray() : Uncountable(sku, toShow);

        void Give(int offer, BigInteger more)
        {
            packs[offer] += more;
            left -= more * steps[offer];
        }
    }

    private static Refusal Uncountable(Sku sku, decimal quantity) => new()
    {
        Reason = ReasonCatalogue.UnitOverflow,
        Message = $"The stock of SKU '{sku}' cannot be divided exactly.",
        Remedy = "Correct the level: at most one million million with six decimals.",
        Facts = [new Fact("SKU", sku.Value), new Fact("sellable", quantity.ToString(CultureInfo.InvariantCulture))],
    };
}
