using System.Collections.Frozen;
using System.Globalization;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;

namespace Connectors.Domain.Carriers;

/// <summary>Finds what people entered of a dispatch's carrier and number. Immutable and thread-safe; answers do not allocate.</summary>
public sealed class TrackingMap
{
    private readonly FrozenDictionary<Key, TrackingRow> _rows;

    private TrackingMap(TrackingTable table)
    {
        Version = table.Version;
        Rows = [.. table.Rows];
        _rows = table.Rows.ToFrozenDictionary(KeyOf);
        Marketplaces = ConnectionName.Each(table.Rows.Select(static r => r.Marketplace));
    }

    /// <summary>Version of the table behind every answer.</summary>
    public string Version { get; }

    /// <summary>The rows, in their order; never null.</summary>
    public IReadOnlyList<TrackingRow> Rows { get; }

    /// <summary>Connections whose orders rows are about, each once, so that a name nobody knows can be found; never null.</summary>
    public IReadOnlyList<ConnectionName> Marketplaces { get; }

    /// <summary>Checks the table and makes it ready for use, or says everything that is wrong with it: a row that names nothing, or a shipment twice.</summary>
    public static Validated<TrackingMap, RowError> Compile(TrackingTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var check = new TableCheck();
        check.Version(table.Version);
        var seen = new Dictionary<Key, int>();
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var row = table.Rows[i];
            var number = i + 1;
            check.Text(number, nameof(TrackingRow.Marketplace), row.Marketplace.Value);
            check.Text(number, nameof(TrackingRow.Order), row.Order);
            check.OptionalText(number, nameof(TrackingRow.Shipment), row.Shipment);
            check.OptionalText(number, nameof(TrackingRow.Carrier), row.Carrier);
            check.OptionalText(number, nameof(TrackingRow.Service), row.Service);
            check.OptionalText(number, nameof(TrackingRow.Numbers), row.Numbers);
            if (row is { Carrier: null, Numbers: null })
                check.Add(number, nameof(TrackingRow.Numbers), string.Empty, "a carrier, a number or both");
            if (!seen.TryAdd(KeyOf(row), number))
                check.Add(number, nameof(TrackingRow.Shipment), row.Shipment ?? string.Empty, string.Create(CultureInfo.InvariantCulture, $"one row for a shipment; row {seen[KeyOf(row)]} has it too"));
        }

        return check.Finish(() => new TrackingMap(table));
    }

    /// <summary>What was entered of a shipment by its number; null for nothing.</summary>
    /// <param name="order">The order.</param>
    /// <param name="shipment">The ERP's number of the posted shipment; null for what was entered of the order without one.</param>
    public TrackingRow? Find(OrderKey order, string? shipment) => _rows.GetValueOrDefault(new Key(order.Connection, order.OrderId, Fold(shipment)));

    private static Key KeyOf(TrackingRow row) => new(row.Marketplace, row.Order, Fold(row.Shipment));

    private static string Fold(string? shipment) => shipment?.Trim().ToUpperInvariant() ?? string.Empty;

    private readonly record struct Key(ConnectionName Marketplace, string Order, string Shipment);
}
