using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Http;
using Connectors.ShipBob.Models;

namespace Connectors.ShipBob.Internal;

/// <summary>The levels of the SKUs that were asked for, summed over the inventory items of each.</summary>
/// <param name="skus">Which; none for all.</param>
/// <param name="centre">The centre whose stock it is; null for all together.</param>
/// <param name="asOf">When it was asked for.</param>
internal sealed class StockSum(IReadOnlyCollection<Sku> skus, long? centre, DateTimeOffset asOf)
{
    private readonly HashSet<long> _seen = [];
    private readonly Dictionary<Sku, StockLevel> _levels = [];
    private readonly Dictionary<string, UnreadableItem> _unreadable = new(StringComparer.Ordinal);

    public HashSet<Sku> Asked { get; } = [.. skus];

    public IReadOnlyCollection<StockLevel> Levels => _levels.Values;

    /// <summary>Rows that could not be read on any page.</summary>
    public IReadOnlyList<UnreadableItem> Unreadable =>
        [.. _unreadable.Values.Where(u => !long.TryParse(u.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || !_seen.Contains(id))];

    public void Add(Page<InventoryLevel> page)
    {
        Note(page.Unreadable);
        foreach (var item in page.Items)
            Add(item.InventoryId, item.Sku, item.TotalOnHandQuantity, item.TotalCommittedQuantity, item.TotalFulfillableQuantity);
    }

    public void Add(Page<LocationInventoryLevel> page)
    {
        Note(page.Unreadable);
        foreach (var item in page.Items)
        {
            var there = item.Locations.FirstOrDefault(l => l is not null && l.LocationId == centre);
            if (there is null && item.Locations.Count > 0)
                Add(item.InventoryId, item.Sku, 0, 0, 0);
            else
                Add(item.InventoryId, item.Sku, there?.OnHandQuantity, there?.CommittedQuantity, there?.FulfillableQuantity);
        }
    }

    private void Add(long id, string? text, int? onHand, int? committed, int? fulfillable)
    {
        // A search matches parts of names and SKUs too; what holds a control character is no SKU of ours.
        if (string.IsNullOrWhiteSpace(text) || VendorText.HasControl(text) || !_seen.Add(id))
            return;
        var sku = new Sku(text);
        if (Asked.Count > 0 && !Asked.Contains(sku))
            return;
        var level = new StockLevel(sku, centre?.ToString(CultureInfo.InvariantCulture), onHand, committed, fulfillable, asOf);
        _levels[sku] = _levels.TryGetValue(sku, out var other)
            ? level with { OnHand = level.OnHand + other.OnHand, Allocated = level.Allocated + other.Allocated, Available = level.Available + other.Available }
            : level;
    }

    private void Note(IReadOnlyList<UnreadableItem> items)
    {
        foreach (var item in items)
            _unreadable.TryAdd(item.Id ?? item.Path, item);
    }
}
