using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Http;
using Connectors.SparkLayer.Models;
using SparkStockLevel = Connectors.SparkLayer.Models.StockLevel;

namespace Connectors.SparkLayer.Internal;

/// <summary>A site's stock behind the neutral port: one location of it. What people set beside the level, how far it may fall and when more comes, is read and repeated. Thread-safe.</summary>
internal sealed class SparkLayerB2BStock(ConnectionName connection, SparkLayerClient client, SparkLayerB2BOptions options) : IB2BStock
{
    /// <inheritdoc/>
    public ConnectionName Connection => connection;

    /// <summary>Levels are overwritten; whether the site takes its sales off is not documented.</summary>
    public B2BStockCapabilities Capabilities { get; } = new();

    /// <inheritdoc/>
    public async Task<ItemList<B2BStockLevel>> GetLevelsAsync(IReadOnlyCollection<Sku> skus, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(skus);
        if (skus.Count == 0)
            return [];
        var location = await LocationAsync(cancellationToken).ConfigureAwait(false);
        var (levels, unreadable) = await ReadAsync(skus, location, cancellationToken).ConfigureAwait(false);
        return new ItemList<B2BStockLevel>([.. skus.Where(sku => levels.ContainsKey(sku.Value)).Select(sku => new B2BStockLevel(sku, levels[sku.Value]?.Level))], unreadable);
    }

    /// <inheritdoc/>
    public async Task<B2BStockResult> SetLevelsAsync(IReadOnlyList<B2BStockRow> rows, SendPermit permit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(permit);
        if (rows.Count == 0)
            return new B2BStockResult(0, []);
        var last = rows.Reverse().DistinctBy(static r => r.Sku.Value, StringComparer.OrdinalIgnoreCase).Reverse().ToList();
        var location = await LocationAsync(cancellationToken).ConfigureAwait(false);
        var (levels, unreadable) = await ReadAsync([.. last.Select(static r => r.Sku)], location, cancellationToken).ConfigureAwait(false);
        var rejected = new List<RejectedRow>();
        var updates = new List<StockUpdate>();
        foreach (var row in last)
        {
            var known = levels.GetValueOrDefault(row.Sku.Value);
            if (known is null && unreadable.Any(u => u.Id is null || string.Equals(u.Id, row.Sku.Value, StringComparison.OrdinalIgnoreCase)))
                rejected.Add(new RejectedRow(row.Sku, "What the site keeps of its stock cannot be read, so that it would be overwritten."));
            else if (row.Quantity is < 0 or > int.MaxValue)
                rejected.Add(new RejectedRow(row.Sku, "The site takes levels from 0 to 2147483647."));
            else if (known?.Level != row.Quantity)
                updates.Add(new StockUpdate { StockLocationId = location.Id, Sku = row.Sku.Value, Level = (int)row.Quantity, RestockDate = known?.RestockDate, MinStockLevel = known?.MinStockLevel ?? 0 });
        }

        var report = await client.Under(permit).Stock.PushAsync(updates, cancellationToken).ConfigureAwait(false);
        report.ThrowIfStopped();
        rejected.AddRange(report.Rejected.Select(static r => new RejectedRow(new Sku(r.Row.Sku), r.Message ?? r.Code ?? "The site gave no reason.")));
        return new B2BStockResult(last.Count - rejected.Count, rejected);
    }

    /// <summary>What the site has of the SKUs, without case: null where it has some elsewhere alone.</summary>
    private async Task<(Dictionary<string, SparkStockLevel?> Levels, IReadOnlyList<UnreadableItem> Unreadable)> ReadAsync(IReadOnlyCollection<Sku> skus, StockLocation location, CancellationToken cancellationToken)
    {
        var stock = await client.Stock.GetStockAsync([.. skus.Select(static s => s.Value)], cancellationToken).ConfigureAwait(false);
        var levels = new Dictionary<string, SparkStockLevel?>(StringComparer.OrdinalIgnoreCase);
        foreach (var sku in stock)
            levels[sku.Sku] = sku.StockLevels.FirstOrDefault(l => IsAt(l, location));
        return (levels, stock.Unreadable);
    }

    private static bool IsAt(SparkStockLevel level, StockLocation location) => level.StockLocationId is { } id
        ? string.Equals(id, location.Id, StringComparison.OrdinalIgnoreCase)
        : level.StockLocationExternalId is { } external && external == location.ExternalId;

    /// <summary>The location that everything is about.</summary>
    private async Task<StockLocation> LocationAsync(CancellationToken cancellationToken)
    {
        var locations = await client.Stock.GetLocationsAsync(cancellationToken).ConfigureAwait(false);
        var named = options.StockLocation is { } name ? locations.Where(l => l.ExternalId == name || string.Equals(l.Id, name, StringComparison.OrdinalIgnoreCase)).ToList() : [.. locations];
        return named is [var only] && (options.StockLocation is not null || locations.Unreadable.Count == 0)
            ? only
            : throw ConnectorException.For(
                SparkLayerOperations.ListStockLocations,
                FailureKind.NotAvailable,
                options.StockLocation is null ? $"the site has {locations.Count + locations.Unreadable.Count} locations, and the options name none" : $"the site has {named.Count} locations with the id that the options name");
    }
}
