using System.Collections.Frozen;
using System.Globalization;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;

namespace Connectors.Domain.Fulfilment;

/// <summary>
/// Finds what a warehouse calls the delivery service that a shopper chose. Codes are taken exactly and nothing is guessed; a marketplace without rows has its codes passed on.
/// Immutable and thread-safe; successful answers do not allocate.
/// </summary>
/// <remarks>The most specific row wins: warehouse and channel, then warehouse, then channel, then the row for any.</remarks>
public sealed class DeliveryServiceMap
{
    private const string TableName = "delivery services";

    private readonly FrozenDictionary<ServiceKey, string> _texts;
    private readonly FrozenSet<string> _covered;
    private readonly IReadOnlyList<DeliveryServiceRow> _rows;

    private DeliveryServiceMap(DeliveryServiceTable table)
    {
        Version = table.Version;
        _rows = [.. table.Rows];
        _texts = _rows.ToFrozenDictionary(static r => new ServiceKey(r.Marketplace, r.Channel, r.Warehouse, r.Service), static r => r.Text);
        Marketplaces = ConnectionName.Each(_rows.Select(static r => r.Marketplace));
        Warehouses = ConnectionName.Each(_rows.Select(static r => r.Warehouse).OfType<ConnectionName>());
        _covered = Marketplaces.Select(static m => m.Value).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>Version of the table behind every answer.</summary>
    public string Version { get; }

    /// <summary>Connections whose codes rows are about, each once, so that a name nobody knows can be found; never null.</summary>
    public IReadOnlyList<ConnectionName> Marketplaces { get; }

    /// <summary>Connections whose texts rows are about, each once; never null.</summary>
    public IReadOnlyList<ConnectionName> Warehouses { get; }

    /// <summary>Checks the table and makes it ready for use, or says everything that is wrong with it.</summary>
    public static Validated<DeliveryServiceMap, RowError> Compile(DeliveryServiceTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var check = new TableCheck();
        check.Version(table.Version);
        var seen = new Dictionary<ServiceKey, int>();
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var row = table.Rows[i];
            var number = i + 1;
            check.Text(number, nameof(DeliveryServiceRow.Marketplace), row.Marketplace.Value);
            check.OptionalText(number, nameof(DeliveryServiceRow.Channel), row.Channel);
            check.OptionalText(number, nameof(DeliveryServiceRow.Warehouse), row.Warehouse?.Value);
            check.Text(number, nameof(DeliveryServiceRow.Service), row.Service);
            check.Text(number, nameof(DeliveryServiceRow.Text), row.Text);
            var key = new ServiceKey(row.Marketplace, row.Channel, row.Warehouse, row.Service);
            if (!seen.TryAdd(key, number))
                check.Add(number, nameof(DeliveryServiceRow.Service), row.Service, string.Create(CultureInfo.InvariantCulture, $"one text for a service; row {seen[key]} has one too"));
        }

        return check.Finish(() => new DeliveryServiceMap(table));
    }

    /// <summary>The service as the warehouse is to be told.</summary>
    /// <param name="marketplace">Connection that the order came from.</param>
    /// <param name="channel">Sales channel; null when there is only one.</param>
    /// <param name="warehouse">Connection that is to send the goods.</param>
    /// <param name="service">The marketplace's code of the service that the shopper chose.</param>
    /// <returns>The text; the code itself when no row is about the marketplace; or <see cref="ReasonCatalogue.DeliveryServiceUnmapped"/> when rows are, and none fits.</returns>
    public Outcome<string> Find(ConnectionName marketplace, string? channel, ConnectionName warehouse, string service)
    {
        ArgumentNullException.ThrowIfNull(service);
        if (!_covered.Contains(marketplace.Value))
            return service;
        return _texts.TryGetValue(new ServiceKey(marketplace, channel, warehouse, service), out var text)
            || _texts.TryGetValue(new ServiceKey(marketplace, null, warehouse, service), out text)
            || _texts.TryGetValue(new ServiceKey(marketplace, channel, null, service), out text)
            || _texts.TryGetValue(new ServiceKey(marketplace, null, null, service), out text)
            ? text
            : Unmapped(marketplace, channel, warehouse, service);
    }

    private Refusal Unmapped(ConnectionName marketplace, string? channel, ConnectionName warehouse, string service) => new()
    {
        Reason = ReasonCatalogue.DeliveryServiceUnmapped,
        Message = $"Delivery service '{service}' of {marketplace} has no text of {warehouse}.",
        Remedy = "Add the service with the text that the warehouse knows it by.",
        Facts =
        [
            new Fact("marketplace", marketplace.Value), new Fact("channel", channel ?? "none"), new Fact("warehouse", warehouse.Value), new Fact("delivery service", service),
            .. _rows.Where(r => r.Marketplace == marketplace).Select(static r => r.Service).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(5).Select(static s => new Fact("mapped service", s)),
        ],
        Table = TableName,
        TableVersion = Version,
    };

    private readonly record struct ServiceKey(ConnectionName Marketplace, string? Channel, ConnectionName? Warehouse, string Service);
}
