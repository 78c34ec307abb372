using System.Globalization;
using Connectors.Domain.Documents;

namespace Connectors.Flows.B2BPrices;

/// <summary>Where two sets of prices of one SKU differ, break by break. Pure.</summary>
internal static class B2BPriceDifferences
{
    private const string None = "none";

    /// <summary>Each break that differs, with both values as people read them.</summary>
    public static IEnumerable<(string Field, string Told, string Shown)> Between(IReadOnlyList<B2BPriceBreak> told, IReadOnlyList<B2BPriceBreak> shown)
    {
        foreach (var (unit, quantity) in told.Concat(shown).Select(static b => (b.Unit, b.Quantity)).Distinct().OrderBy(static k => k.Unit, StringComparer.Ordinal).ThenBy(static k => k.Quantity))
        {
            var (ours, theirs) = (Text(Find(told, unit, quantity)), Text(Find(shown, unit, quantity)));
            if (ours != theirs)
                yield return (string.Create(CultureInfo.InvariantCulture, $"price from {quantity}{(unit is null ? string.Empty : ' ' + unit)}"), ours, theirs);
        }
    }

    /// <summary>The break for exactly this quantity and unit; null when there is none.</summary>
    public static B2BPriceBreak? Find(IReadOnlyList<B2BPriceBreak> breaks, string? unit, int quantity) => breaks.FirstOrDefault(b => b.Unit == unit && b.Quantity == quantity);

    /// <summary>The break by which so many are sold; null when there is none.</summary>
    public static B2BPriceBreak? FindFor(IReadOnlyList<B2BPriceBreak> breaks, string? unit, int quantity) => breaks.Where(b => b.Unit == unit && b.Quantity <= quantity).MaxBy(static b => b.Quantity);

    private static string Text(B2BPriceBreak? price) => price is null ? None : price.Price.ToString("0.######", CultureInfo.InvariantCulture) + (price.IncludesTax ? " with tax" : string.Empty);
}
