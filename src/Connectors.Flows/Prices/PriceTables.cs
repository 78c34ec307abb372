using Connectors.Domain.Offers;
using Connectors.Domain.Prices;
using Connectors.Domain.Tables;
using Connectors.Domain.Units;
using Connectors.Flows.Tables;

namespace Connectors.Flows.Prices;

/// <summary>The mapping tables that prices go by at one moment: an immutable snapshot.</summary>
/// <param name="Offers">What each offer sells.</param>
/// <param name="Prices">What offers are to cost.</param>
/// <param name="Units">How packs convert to base units, for prices of an ERP's items.</param>
internal sealed record PriceTables(OfferMap Offers, OfferPrices Prices, UnitCatalogue Units)
{
    /// <summary>Names and versions of all of them.</summary>
    public string Version { get; } = $"offers {Offers.Version}, prices {Prices.Version}, units {Units.Version}";

    /// <summary>The tables of a source, put together anew only when they change.</summary>
    /// <param name="source">Where they come from.</param>
    /// <exception cref="InvalidOperationException">From the function: the source lacks one of them.</exception>
    public static Func<PriceTables> From(ITableSource source) =>
        TableSnapshots.Of(source, static now => new PriceTables(now.Need<OfferMap>(), now.Need<OfferPrices>(), now.Need<UnitCatalogue>()));
}
