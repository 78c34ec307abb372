using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;

namespace Connectors.Flows.BackOffice;

/// <summary>What a warehouse says of the stock of goods that are to be promised.</summary>
internal static class WarehouseStock
{
    /// <summary>One answer for each SKU; null where the warehouse does not say, which is not zero.</summary>
    public static async Task<IReadOnlyList<SeenStock>> ReadAsync(IWarehouse warehouse, IReadOnlyList<Sku> skus, CancellationToken cancellationToken)
    {
        var levels = new List<StockLevel>();
        try
        {
            await foreach (var level in warehouse.GetStockAsync(skus, cancellationToken).ConfigureAwait(false))
                levels.Add(level);
        }
        catch (PortException unread) when (unread.Kind == FailureKind.Unreadable && skus.All(sku => levels.Exists(l => l.Sku == sku)))
        {
            // Rows that cannot be read are told after the others: all that was asked for is there, so they are of other goods.
        }

        return [.. skus.Select(sku => new SeenStock(sku, AvailableOf([.. levels.Where(l => l.Sku == sku)])))];
    }

    /// <summary>Over all locations: as the warehouse has it together, or else added up. What is not said of a part is not known of the whole.</summary>
    private static decimal? AvailableOf(IReadOnlyList<StockLevel> levels)
    {
        var together = levels.Where(static l => l.LocationId is null).ToList();
        var free = (together.Count > 0 ? together : levels).Select(static l => l.Available ?? (l.OnHand - l.Allocated)).ToList();
        return free.Count == 0 || free.Contains(null) ? null : free.Sum();
    }
}
