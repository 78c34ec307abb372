using Connectors.SparkLayer.Models;

namespace Connectors.SparkLayer.Internal;

/// <summary>What may be sent of levels: a pair of SKU and location that stands twice refuses the whole call. Pure.</summary>
internal static class StockRows
{
    public static bool NamesOneLocation(StockUpdate row) => string.IsNullOrWhiteSpace(row.StockLocationId) != string.IsNullOrWhiteSpace(row.StockLocationExternalId)
        && (row.StockLocationId is null || row.StockLocationExternalId is null);

    /// <summary>Of each pair the last row, in the place of the last; rows that name no location, or two, are refused.</summary>
    public static (IReadOnlyList<StockUpdate> Rows, IReadOnlyList<RejectedEntry<StockUpdate>> Rejected, IReadOnlyList<StockUpdate> Superseded) Check(IReadOnlyCollection<StockUpdate> levels)
    {
        var (rows, rejected, superseded) = (new List<StockUpdate>(levels.Count), new List<RejectedEntry<StockUpdate>>(), new List<StockUpdate>());
        var seen = new HashSet<(string, string, string)>();
        foreach (var level in levels.Reverse())
        {
            if (!NamesOneLocation(level))
                rejected.Add(new RejectedEntry<StockUpdate>(level, PushReasons.LocationUnclear, "stock_location_id", "The row names no location, or names it twice."));
            else if (seen.Add((level.Sku.ToUpperInvariant(), level.StockLocationId?.ToUpperInvariant() ?? string.Empty, level.StockLocationExternalId ?? string.Empty)))
                rows.Add(level);
            else
                superseded.Add(level);
        }

        rows.Reverse();
        return (rows, rejected, superseded);
    }
}
