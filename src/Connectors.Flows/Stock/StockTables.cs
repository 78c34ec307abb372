using System.Collections.Concurrent;
using Connectors.Domain.Offers;
using Connectors.Domain.Stock;
using Connectors.Domain.Tables;
using Connectors.Domain.Units;
using Connectors.Domain.Values;
using Connectors.Flows.Tables;

namespace Connectors.Flows.Stock;

/// <summary>The mapping tables that stock goes by at one moment: an immutable snapshot.</summary>
internal sealed class StockTables
{
    private readonly ConcurrentDictionary<ConnectionName, StockOffers> _offers = new();

    /// <summary>Puts a snapshot together.</summary>
    /// <param name="offers">What each offer sells.</param>
    /// <param name="units">How packs convert to base units, and what kits consist of.</param>
    /// <param name="safetyStock">How much is kept back.</param>
    /// <param name="sources">Whose word counts.</param>
    /// <param name="velocity">How long to wait between two looks; null to wait as the policy says.</param>
    public StockTables(OfferMap offers, UnitCatalogue units, SafetyStockRules safetyStock, StockSources sources, VelocityClasses? velocity = null)
    {
        Offers = offers;
        Units = units;
        SafetyStock = safetyStock;
        Sources = sources;
        Velocity = velocity;
        Version = $"offers {offers.Version}, units {units.Version}, safety stock {safetyStock.Version}, stock sources {sources.Version}" + (velocity is null ? string.Empty : $", velocity classes {velocity.Version}");
    }

    /// <summary>Names and versions of all of them.</summary>
    public string Version { get; }

    public OfferMap Offers { get; }

    public UnitCatalogue Units { get; }

    public SafetyStockRules SafetyStock { get; }

    public StockSources Sources { get; }

    public VelocityClasses? Velocity { get; }

    /// <summary>The tables of a source, put together anew only when they change.</summary>
    /// <param name="source">Where they come from.</param>
    /// <exception cref="InvalidOperationException">From the function: the source lacks one of them; velocity classes alone may be lacking.</exception>
    public static Func<StockTables> From(ITableSource source) =>
        TableSnapshots.Of(source, static now => new StockTables(now.Need<OfferMap>(), now.Need<UnitCatalogue>(), now.Need<SafetyStockRules>(), now.Need<StockSources>(), now.Find<VelocityClasses>()));

    /// <summary>The offers of one marketplace.</summary>
    public StockOffers OffersOf(ConnectionName marketplace) => _offers.GetOrAdd(marketplace, static (m, tables) => new StockOffers(tables.Offers, tables.Units, m), this);
}
