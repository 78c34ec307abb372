using System.Collections.Frozen;
using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;

namespace Connectors.Domain.Stock;

/// <summary>Holds that each SKU at each location has exactly one source of truth: levels of any other system are refused. Immutable and thread-safe.</summary>
/// <remarks>Accepted levels do not allocate.</remarks>
public sealed class StockSources
{
    private const string TableName = "stock sources";

    private readonly FrozenDictionary<Scope, string> _systems;
    private readonly FrozenDictionary<string, string[]> _locationSystems;

    private StockSources(StockSourceTable table)
    {
        Version = table.Version;
        _systems = table.Rows.ToFrozenDictionary(static r => new Scope(r.Sku?.Value, r.LocationId), static r => r.System);
        _locationSystems = table.Rows
            .Where(static r => r.LocationId is not null)
            .GroupBy(static r => r.Sku?.Value ?? string.Empty, StringComparer.Ordinal)
            .ToFrozenDictionary(static g => g.Key, static g => g.Select(static r => r.System).Distinct(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);
    }

    /// <summary>Version of the table behind every answer.</summary>
    public string Version { get; }

    /// <summary>Checks the table and makes it ready for use, or says everything that is wrong with it.</summary>
    public static Validated<StockSources, RowError> Compile(StockSourceTable table)
    {
        var check = new TableCheck();
        check.Version(table.Version);
        var seen = new Dictionary<Scope, int>();
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var row = table.Rows[i];
            var number = i + 1;
            check.Text(number, nameof(StockSourceRow.System), row.System);
            if (row.Sku is { } sku)
                check.Text(number, nameof(StockSourceRow.Sku), sku.Value);
            check.OptionalText(number, nameof(StockSourceRow.LocationId), row.LocationId);
            var scope = new Scope(row.Sku?.Value, row.LocationId);
            if (!seen.TryAdd(scope, number))
                check.Add(number, nameof(StockSourceRow.System), row.System, string.Create(CultureInfo.InvariantCulture, $"one source for a SKU at a location; row {seen[scope]} names it already"));
        }

        return check.Finish(() => new StockSources(table));
    }

    /// <summary>The system whose word counts for the SKU at the location.</summary>
    /// <param name="sku">The goods.</param>
    /// <param name="locationId">Where they are; null for all locations together.</param>
    /// <returns>The system; <see cref="ReasonCatalogue.StockSourceUnmapped"/> when no row names one.</returns>
    public Outcome<string> SourceOf(Sku sku, string? locationId) =>
        Find(sku, locationId) is { } system ? system : new Refusal
        {
            Reason = ReasonCatalogue.StockSourceUnmapped,
            Message = $"No system is named as the source of stock of SKU '{sku}'.",
            Remedy = "Add the SKU, its location, or a row for all to the stock sources.",
            Facts = [new Fact("SKU", sku.Value), new Fact("location", locationId ?? "all")],
            Table = TableName,
            TableVersion = Version,
        };

    /// <summary>
    /// Lets a level through when it comes from the source of its SKU and location. A level of all locations together is refused
    /// where another system is the source of one of them: it counts what is not its own.
    /// </summary>
    /// <param name="system">The system that says it.</param>
    /// <param name="level">What it says.</param>
    /// <returns>The level itself; <see cref="ReasonCatalogue.StockNotSource"/> or <see cref="ReasonCatalogue.StockSourceUnmapped"/>.</returns>
    public Outcome<StockLevel> Accept(string system, StockLevel level)
    {
        var source = SourceOf(level.Sku, level.LocationId);
        if (!source.IsOk)
            return source.Refusal;
        if (source.Value != system)
            return NotSource(system, level, source.Value);
        return level.LocationId is null && Other(system, level.Sku) is { } other ? NotSource(system, level, other) : level;
    }

    private string? Find(Sku sku, string? locationId) =>
        locationId is not null && _systems.TryGetValue(new Scope(sku.Value, locationId), out var system) ? system
        : _systems.TryGetValue(new Scope(sku.Value, null), out system) ? system
        : locationId is not null && _systems.TryGetValue(new Scope(null, locationId), out system) ? system
        : _systems.GetValueOrDefault(default);

    /// <summary>Another system that is the source of one of the SKU's locations. A row for the SKU at all locations shuts out the rows for locations of all SKUs.</summary>
    private string? Other(string system, Sku sku) =>
        Other(system, sku.Value) ?? (_systems.ContainsKey(new Scope(sku.Value, null)) ? null : Other(system, string.Empty));

    private string? Other(string system, string skuOrAll)
    {
        if (_locationSystems.TryGetValue(skuOrAll, out var systems))
        {
            foreach (var candidate in systems)
            {
                if (candidate != system)
                    return candidate;
            }
        }

        return null;
    }

    private Refusal NotSource(string system, StockLevel level, string source) => new()
    {
        Reason = ReasonCatalogue.StockNotSource,
        Message = $"{system} is not the source of stock of SKU '{level.Sku}' here: {source} is.",
        Remedy = "Stop the writer, or name it as the source in the stock sources.",
        Facts =
        [
            new Fact("SKU", level.Sku.Value), new Fact("location", level.LocationId ?? "all"), new Fact("system", system), new Fact("source", source),
        ],
        Table = TableName,
        TableVersion = Version,
    };

    private readonly record struct Scope(string? Sku, string? LocationId);
}
