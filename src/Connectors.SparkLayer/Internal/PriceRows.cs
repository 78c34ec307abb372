using Connectors.SparkLayer.Models;

namespace Connectors.SparkLayer.Internal;

/// <summary>What may be sent of prices: a write deletes what it does not repeat. Pure.</summary>
internal static class PriceRows
{
    /// <summary>Tells the rows that may be sent from those that could only do harm.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="slug">The one list that they are for; null where each names its own.</param>
    public static (IReadOnlyList<SkuPrices> Rows, IReadOnlyList<RejectedEntry<SkuPrices>> Rejected) Check(IReadOnlyCollection<SkuPrices> rows, string? slug)
    {
        var counts = rows.GroupBy(row => Key(row, slug)).ToDictionary(static g => g.Key, static g => g.Count());
        var (good, bad) = (new List<SkuPrices>(rows.Count), new List<RejectedEntry<SkuPrices>>());
        foreach (var row in rows)
        {
            if (Why(row, slug, counts[Key(row, slug)]) is var (code, field, message))
                bad.Add(new RejectedEntry<SkuPrices>(row, code, field, message));
            else
                good.Add(row);
        }

        return (good, bad);
    }

    /// <summary>Prices that are there with those that change; each is known by quantity and unit.</summary>
    public static IReadOnlyList<QuantityPrice> Merge(IReadOnlyList<QuantityPrice> there, IReadOnlyList<QuantityPrice> changed)
    {
        var keys = changed.Select(Break).ToHashSet();
        return [.. there.Where(price => !keys.Contains(Break(price))).Concat(changed).OrderBy(static p => p.UnitOfMeasure, StringComparer.Ordinal).ThenBy(static p => p.Quantity)];
    }

    public static bool HasBreakTwice(IReadOnlyList<QuantityPrice> prices) => prices.Select(Break).Distinct().Count() < prices.Count;

    private static (string Code, string Field, string Message)? Why(SkuPrices row, string? slug, int count) => row switch
    {
        _ when !IsOfList(row, slug) => (PushReasons.PriceListUnclear, "price_list_slug", "The row names no list, or another."),
        _ when count > 1 => (PushReasons.SkuTwice, "sku", "The SKU stands there twice for one list."),
        { Pricing.Count: 0, IsRemoved: false } => (PushReasons.NoPrices, "pricing", "Without prices the SKU would lose all that it has."),
        _ when HasBreakTwice(row.Pricing) => (PushReasons.BreakTwice, "pricing", "Two prices are for the same quantity and unit."),
        _ => null,
    };

    private static bool IsOfList(SkuPrices row, string? slug) =>
        slug is null ? !string.IsNullOrWhiteSpace(row.PriceListSlug) : row.PriceListSlug is null || row.PriceListSlug.Equals(slug, StringComparison.OrdinalIgnoreCase);

    /// <summary>SKUs are compared without case, and so are lists.</summary>
    private static (string List, string Sku) Key(SkuPrices row, string? slug) => ((slug ?? row.PriceListSlug ?? string.Empty).ToUpperInvariant(), row.Sku.ToUpperInvariant());

    private static (int Quantity, string Unit) Break(QuantityPrice price) => (price.Quantity, price.UnitOfMeasure ?? string.Empty);
}
