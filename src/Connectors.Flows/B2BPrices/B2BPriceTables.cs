using Connectors.Domain.Offers;
using Connectors.Domain.Prices;
using Connectors.Domain.Tables;
using Connectors.Domain.Units;
using Connectors.Flows.Tables;

namespace Connectors.Flows.B2BPrices;

/// <summary>The mapping tables that price lists go by at one moment: an immutable snapshot.</summary>
/// <param name="Prices">What SKUs are to cost on which list.</param>
/// <param name="Offers">What each SKU of the store sells, for prices of an ERP's items; null without such a table.</param>
/// <param name="Units">How packs convert to base units, for prices of an ERP's items; null without such a table.</param>
internal sealed record B2BPriceTables(ListPrices Prices, OfferMap? Offers, UnitCatalogue? Units)
{
    private static readonly ListPrices NoPrices = ListPrices.Compile(new ListPriceTable { Version = "none" }).Value;
    private static readonly B2BPriceTables None = new(NoPrices, null, null);

    /// <summary>Names and versions of all of them.</summary>
    public string Version { get; } = $"list-prices {Prices.Version}, offers {Offers?.Version ?? "none"}, units {Units?.Version ?? "none"}";

    /// <summary>The tables of a source, put together anew only when they change.</summary>
    /// <param name="source">Where they come from; null for nowhere.</param>
    public static Func<B2BPriceTables> From(ITableSource? source) => source is null
        ? static () => None
        : TableSnapshots.Of(source, static now => new B2BPriceTables(now.Find<ListPrices>() ?? NoPrices, now.Find<OfferMap>(), now.Find<UnitCatalogue>()));
}
