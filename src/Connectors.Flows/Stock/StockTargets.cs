using Connectors.Domain.Offers;
using Connectors.Domain.Reasons;
using Connectors.Domain.Stock;
using Connectors.Domain.Units;
using Connectors.Domain.Values;
using Connectors.Flows.Engine.Polling;

namespace Connectors.Flows.Stock;

/// <summary>What each offer of a marketplace may show of what can be promised: less the safety stock, shared over offers and packs. Pure.</summary>
internal static class StockTargets
{
    /// <summary>Whole packs by the position of the offer; <see cref="StockDelta.Unknown"/> where nobody can tell.</summary>
    /// <param name="offers">The offers.</param>
    /// <param name="context">What holds for them.</param>
    /// <param name="reading">What can be promised.</param>
    /// <param name="now">The present instant, UTC; decides peaks.</param>
    /// <param name="findings">Takes what cannot be told, and why.</param>
    /// <param name="asked">The SKUs that were asked for; of no other is anything told. Null for all.</param>
    public static long[] Of(StockOffers offers, StockContext context, StockReading reading, DateTimeOffset now, LookFindings.Collector findings, IReadOnlySet<Sku>? asked = null)
    {
        var targets = new long[offers.Rows.Count];
        Array.Fill(targets, StockDelta.Unknown);
        var allocator = new StockAllocator(context.Tables.Units);
        foreach (var (sku, own) in offers.BySku)
        {
            var parts = context.Tables.Units.PartsOf(sku);
            if (asked is not null && !(parts.Count == 0 ? asked.Contains(sku) : parts.All(p => asked.Contains(p.Sku))))
                continue;
            var sellable = Sellable(sku, parts, reading);
            if (!sellable.IsOk)
            {
                findings.Add($"SKU {sku}", sellable.Refusal);
                continue;
            }

            var allocation = allocator.Allocate(sku, sellable.Value, context.Policy.Pool, Pool(sku, Countable(sku, own, offers, context, findings), offers, context, sellable.Value, now));
            if (!allocation.IsOk)
            {
                findings.Add($"SKU {sku}", allocation.Refusal);
                continue;
            }

            foreach (var share in allocation.Value.Shares)
            {
                if (share.Channel == context.Route.Marketplace.Value)
                    targets[own.Length == 1 ? own[0] : own.First(at => offers.Rows[at].ShopSku == share.OfferSku)] = share.Packs;
            }
        }

        return targets;
    }

    /// <summary>Where each offer shows all of it, one in a pack that nobody knows keeps none of the others from being told; where it is divided, its part is not known.</summary>
    private static int[] Countable(Sku sku, int[] own, StockOffers offers, StockContext context, LookFindings.Collector findings)
    {
        if (context.Policy.Pool == PoolMode.Divided || Array.TrueForAll(own, IsKnown))
            return own;
        foreach (var at in own.Where(at => !IsKnown(at)))
            findings.Add($"offer {offers.Rows[at].ShopSku}", SizeOf(at).Refusal!);
        return Array.FindAll(own, IsKnown);

        bool IsKnown(int at) => SizeOf(at).IsOk;
        Outcome<Ratio> SizeOf(int at) => context.Tables.Units.BaseUnitsPer(sku, offers.Rows[at].Unit);
    }

    private static Outcome<decimal> Sellable(Sku sku, IReadOnlyList<KitPart> parts, StockReading reading)
    {
        if (parts.Count == 0)
            return reading.Sellable(sku);
        var sellable = new Dictionary<Sku, decimal>(parts.Count);
        foreach (var part in parts)
        {
            var there = reading.Sellable(part.Sku);
            if (!there.IsOk)
                return there.Refusal;
            sellable.Add(part.Sku, there.Value);
        }

        return KitStock.Of(sku, parts, sellable);
    }

    /// <summary>Where each shows all of it, the others take nothing away from ours.</summary>
    private static List<PoolOffer> Pool(Sku sku, int[] own, StockOffers offers, StockContext context, decimal sellable, DateTimeOffset now)
    {
        var pool = new List<PoolOffer>(own.Length);
        foreach (var at in own)
            pool.Add(ToPool(offers.Rows[at], context, sellable, now));
        if (context.Policy.Pool == PoolMode.Divided)
            pool.AddRange(offers.Others(sku).Select(row => ToPool(row, context, sellable, now)));
        return pool;
    }

    private static PoolOffer ToPool(OfferRow row, StockContext context, decimal sellable, DateTimeOffset now) => new(
        row.Marketplace.Value, row.ShopSku, row.Unit, context.Tables.SafetyStock.KeepBack(row.Sku, string.Empty, row.Marketplace.Value, now, sellable).SafetyStock);
}
